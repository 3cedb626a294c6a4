"""Which two are compared, kept as the map changes: defaults, choices, swap, files, deletion and undo, large maps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.boards import wide
from tests.support.panels import TODAY
from workbench.application.edits.roles import SetRole
from workbench.application.edits.scenarios import DeleteScenario, DuplicateScenario
from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.qt.comparing import BOTH_READ, BUSY, ONLY_READ, Chosen, Comparing
from workbench.qt.session import AT_ONCE, Session

TODAY_SIDE, PROPOSED = Chosen("", "today"), Chosen("", "proposed")


def comparing_of(document: CapabilityMap) -> tuple[Session, Comparing]:
    session = Session(document, lambda: TODAY)
    comparing = Comparing(session)
    comparing.activate(True)
    return session, comparing


@pytest.fixture
def pair(qtbot: QtBot) -> tuple[Session, Comparing]:
    return comparing_of(load("before-and-after"))


def test_the_first_is_compared_with_the_one_on_screen_else_the_next(pair: tuple[Session, Comparing]) -> None:
    session, comparing = pair
    assert comparing.sides == (TODAY_SIDE, PROPOSED)
    assert comparing.names == ("Today", "Proposed")
    session.perform(DuplicateScenario("today", "Third"))
    assert comparing.sides == (TODAY_SIDE, PROPOSED)
    _, other = comparing_of(session.document)
    other._session.show_scenario("third")
    assert Comparing(other._session).sides == (TODAY_SIDE, Chosen("", "third"))


def test_one_scenario_has_nothing_beside_it(qtbot: QtBot) -> None:
    session, comparing = comparing_of(load("social-leadership"))
    assert comparing.sides is None
    assert comparing.comparison is None
    assert comparing.target is None
    session.perform(DuplicateScenario(session.scenario.id, "Copy"))
    assert comparing.comparison is not None
    assert comparing.comparison.changes == ()


def test_the_comparison_follows_edits(pair: tuple[Session, Comparing]) -> None:
    session, comparing = pair
    assert comparing.comparison is not None
    before = len(comparing.comparison.changes)
    session.perform(SetRole("today", "social-product-strategist", "department", "product"))
    assert len(comparing.comparison.changes) == before - 1
    session.undo_stack.undo()
    assert len(comparing.comparison.changes) == before


def test_a_side_gives_way_when_its_scenario_is_deleted_and_comes_back_with_it(pair: tuple[Session, Comparing]) -> None:
    session, comparing = pair
    session.perform(DuplicateScenario("proposed", "Third"))
    comparing.compare("third", "proposed")
    session.perform(DeleteScenario("third"))
    assert comparing.sides == (TODAY_SIDE, PROPOSED)
    session.perform(DeleteScenario("proposed"))
    assert comparing.sides is None
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert comparing.sides == (Chosen("", "third"), PROPOSED)


def test_choosing_what_the_other_side_is_swaps(pair: tuple[Session, Comparing]) -> None:
    _, comparing = pair
    comparing.choose(0, PROPOSED)
    assert comparing.sides == (PROPOSED, TODAY_SIDE)
    comparing.swap()
    assert comparing.sides == (TODAY_SIDE, PROPOSED)


def test_all_changes_are_copied_as_one_step(pair: tuple[Session, Comparing]) -> None:
    session, comparing = pair
    assert comparing.comparison is not None
    start = session.document
    assert comparing.copy(comparing.comparison.changes)
    assert comparing.comparison.changes == ()
    assert session.undo_stack.undoText() == "Copy 9 changes to Today"
    session.undo_stack.undo()
    assert session.document is start


def test_a_file_is_a_side_and_is_only_read(pair: tuple[Session, Comparing]) -> None:
    session, comparing = pair
    refused: list[str] = []
    session.refused.connect(refused.append)
    comparing.take_file(1, Path("old/holistic.capmap"), load("holistic"))
    assert comparing.names == ("Today", "Today (holistic.capmap)")
    assert comparing.comparison is not None
    assert comparing.copy(comparing.comparison.changes)
    assert comparing.comparison.changes == ()
    comparing.swap()
    assert comparing.target is None
    assert not comparing.copy(comparing.comparison.changes)
    assert refused == [ONLY_READ]
    comparing.take_file(1, Path("new/holistic.capmap"), load("holistic"))
    assert comparing.names == ("Today (holistic.capmap in old)", "Today (holistic.capmap in new)")
    assert not comparing.copy(comparing.comparison.changes)
    assert refused == [ONLY_READ, BOTH_READ]
    assert comparing.comparison.changes == ()
    session.load(load("social-leadership"))
    assert comparing.sides is None
    assert [name for _, name in comparing.choices()] == ["Proposed"]


def test_what_nobody_sees_is_worked_out_when_it_is_seen(pair: tuple[Session, Comparing]) -> None:
    session, comparing = pair
    comparing.activate(False)
    before = comparing.comparison
    session.perform(SetRole("today", "social-product-strategist", "grade", 5))
    assert comparing.comparison is before
    comparing.activate(True)
    assert comparing.comparison is not before


def test_a_large_map_is_compared_off_the_thread_of_the_window(qtbot: QtBot) -> None:
    document = wide(AT_ONCE // 10, 6)
    first = document.scenarios[0]
    second = replace(first, id="two", name="Two", roles=first.roles[1:])
    session, comparing = comparing_of(replace(document, scenarios=(first, second)))
    refused: list[str] = []
    session.refused.connect(refused.append)
    assert comparing.busy
    assert not comparing.copy(())
    assert refused == [BUSY]
    comparing.wait()
    assert not comparing.busy
    assert comparing.comparison is not None
    assert [each.subject for each in comparing.comparison.changes] == ["role:r0"]
    comparing.swap()
    comparing.swap()
    answers: list[bool] = []
    comparing.changed.connect(lambda: answers.append(comparing.busy))
    comparing.wait()
    assert answers == [False]  # of the two asked for last alone
    assert comparing.comparison.differences.after.scenario.id == "two"
