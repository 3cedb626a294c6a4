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
from workbench.qt.comparison_session import BOTH_READ, BUSY, ONLY_READ, ComparedScenario, ComparisonSession
from workbench.qt.session import AT_ONCE, Session

TODAY_SIDE, PROPOSED = ComparedScenario("", "today"), ComparedScenario("", "proposed")


def comparing_of(document: CapabilityMap) -> tuple[Session, ComparisonSession]:
    session = Session(document, lambda: TODAY)
    comparison_session = ComparisonSession(session)
    comparison_session.activate(True)
    return session, comparison_session


@pytest.fixture
def pair(qtbot: QtBot) -> tuple[Session, ComparisonSession]:
    return comparing_of(load("before-and-after"))


def test_the_first_is_compared_with_the_one_on_screen_else_the_next(pair: tuple[Session, ComparisonSession]) -> None:
    session, comparison_session = pair
    assert comparison_session.sides == (TODAY_SIDE, PROPOSED)
    assert comparison_session.names == ("Today", "Proposed")
    session.perform(DuplicateScenario("today", "Third"))
    assert comparison_session.sides == (TODAY_SIDE, PROPOSED)
    _, other = comparing_of(session.document)
    other._session.show_scenario("third")
    assert ComparisonSession(other._session).sides == (TODAY_SIDE, ComparedScenario("", "third"))


def test_one_scenario_has_nothing_beside_it(qtbot: QtBot) -> None:
    session, comparison_session = comparing_of(load("social-leadership"))
    assert comparison_session.sides is None
    assert comparison_session.comparison is None
    assert comparison_session.target is None
    session.perform(DuplicateScenario(session.scenario.id, "Copy"))
    assert comparison_session.comparison is not None
    assert comparison_session.comparison.changes == ()


def test_the_comparison_follows_edits(pair: tuple[Session, ComparisonSession]) -> None:
    session, comparison_session = pair
    assert comparison_session.comparison is not None
    before = len(comparison_session.comparison.changes)
    session.perform(SetRole("today", "social-product-strategist", "department", "product"))
    assert len(comparison_session.comparison.changes) == before - 1
    session.undo_stack.undo()
    assert len(comparison_session.comparison.changes) == before


def test_a_side_gives_way_when_its_scenario_is_deleted_and_comes_back_with_it(
    pair: tuple[Session, ComparisonSession],
) -> None:
    session, comparison_session = pair
    session.perform(DuplicateScenario("proposed", "Third"))
    comparison_session.compare("third", "proposed")
    session.perform(DeleteScenario("third"))
    assert comparison_session.sides == (TODAY_SIDE, PROPOSED)
    session.perform(DeleteScenario("proposed"))
    assert comparison_session.sides is None
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert comparison_session.sides == (ComparedScenario("", "third"), PROPOSED)


def test_choosing_what_the_other_side_is_swaps(pair: tuple[Session, ComparisonSession]) -> None:
    _, comparison_session = pair
    comparison_session.choose(0, PROPOSED)
    assert comparison_session.sides == (PROPOSED, TODAY_SIDE)
    comparison_session.swap()
    assert comparison_session.sides == (TODAY_SIDE, PROPOSED)


def test_all_changes_are_copied_as_one_step(pair: tuple[Session, ComparisonSession]) -> None:
    session, comparison_session = pair
    assert comparison_session.comparison is not None
    start = session.document
    assert comparison_session.copy(comparison_session.comparison.changes)
    assert comparison_session.comparison.changes == ()
    assert session.undo_stack.undoText() == "Copy 9 changes to Today"
    session.undo_stack.undo()
    assert session.document is start


def test_a_file_is_a_side_and_is_only_read(pair: tuple[Session, ComparisonSession]) -> None:
    session, comparison_session = pair
    refused: list[str] = []
    session.refused.connect(refused.append)
    comparison_session.take_file(1, Path("old/holistic.capmap"), load("holistic"))
    assert comparison_session.names == ("Today", "Today (holistic.capmap)")
    assert comparison_session.comparison is not None
    assert comparison_session.copy(comparison_session.comparison.changes)
    assert comparison_session.comparison.changes == ()
    comparison_session.swap()
    assert comparison_session.target is None
    assert not comparison_session.copy(comparison_session.comparison.changes)
    assert refused == [ONLY_READ]
    comparison_session.take_file(1, Path("new/holistic.capmap"), load("holistic"))
    assert comparison_session.names == ("Today (holistic.capmap in old)", "Today (holistic.capmap in new)")
    assert not comparison_session.copy(comparison_session.comparison.changes)
    assert refused == [ONLY_READ, BOTH_READ]
    assert comparison_session.comparison.changes == ()
    session.load(load("social-leadership"))
    assert comparison_session.sides is None
    assert [name for _, name in comparison_session.choices()] == ["Proposed"]


def test_what_nobody_sees_is_worked_out_when_it_is_seen(pair: tuple[Session, ComparisonSession]) -> None:
    session, comparison_session = pair
    comparison_session.activate(False)
    before = comparison_session.comparison
    session.perform(SetRole("today", "social-product-strategist", "grade", 5))
    assert comparison_session.comparison is before
    comparison_session.activate(True)
    assert comparison_session.comparison is not before


def test_a_large_map_is_compared_off_the_thread_of_the_window(qtbot: QtBot) -> None:
    document = wide(AT_ONCE // 10, 6)
    first = document.scenarios[0]
    second = replace(first, id="two", name="Two", roles=first.roles[1:])
    session, comparison_session = comparing_of(replace(document, scenarios=(first, second)))
    refused: list[str] = []
    session.refused.connect(refused.append)
    assert comparison_session.busy
    assert not comparison_session.copy(())
    assert refused == [BUSY]
    comparison_session.wait()
    assert not comparison_session.busy
    assert comparison_session.comparison is not None
    assert [each.subject for each in comparison_session.comparison.changes] == ["role:r0"]
    comparison_session.swap()
    comparison_session.swap()
    answers: list[bool] = []
    comparison_session.changed.connect(lambda: answers.append(comparison_session.busy))
    comparison_session.wait()
    assert answers == [False]  # of the two asked for last alone
    assert comparison_session.comparison.differences.after.scenario.id == "two"
