"""What the board shows keeps up with the map: previews are those of the map on screen, names are those of now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.support.boards import wide
from tests.support.panels import make_context
from tests.widgets.board.conftest import ENGINEER, HUB, Bench
from workbench.application.edits.assignments import Assign
from workbench.application.edits.departments import SetDepartment
from workbench.application.edits.roles import SetRole
from workbench.domain.assess import assess
from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.qt.session import AT_ONCE
from workbench.widgets.board.card_data import findings_by_chip, roles_told_otherwise
from workbench.widgets.parts.previews import Previews


def test_a_preview_is_worked_out_again_after_an_edit(bench: Bench) -> None:
    session, previews = bench.session, Previews(bench.session)
    edit = Assign(session.scenario.id, ENGINEER, ("ad-management",), "lead")
    before = previews.ask(edit)
    assert before is not None
    assert previews.ask(edit) is before
    session.perform(SetRole(session.scenario.id, HUB, "purpose", "To keep all in step"))
    after = previews.ask(edit)
    assert after is not None
    assert after.before.index.document is session.document


def test_a_preview_of_a_large_map_says_when_it_is_there(qtbot: QtBot) -> None:
    session = make_context(wide(AT_ONCE // 10 + 1, 10)).session
    previews = Previews(session)
    edit = Assign(session.scenario.id, "r0", ("s50",), "lead")
    with qtbot.waitSignal(previews.ready, timeout=20_000):
        assert previews.ask(edit) is None
    found = previews.ask(edit)
    assert found is not None
    assert found.before.index.document is session.document


def test_a_point_that_many_chips_share_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = wide(60, 10)
    first = findings_by_chip(assess(Index(document, document.scenarios[0]), date(2026, 11, 23)))
    again = assess(Index(document, document.scenarios[0]), date(2026, 11, 23))
    points = {id(each) for some in first.values() for each in some}
    compared: list[object] = []
    equal = Finding.__eq__

    def counted(self: Finding, other: object) -> bool:
        compared.append(other)
        return equal(self, other)

    monkeypatch.setattr(Finding, "__eq__", counted)
    assert roles_told_otherwise(first, findings_by_chip(again, first)) == set()
    assert len(first) > 2 * len(points) >= len(compared) > 0
    changed = replace(document.scenarios[0], roles=document.scenarios[0].roles[1:])
    fewer = assess(Index(replace(document, scenarios=(changed,)), changed), date(2026, 11, 23))
    assert document.scenarios[0].roles[0].id in roles_told_otherwise(first, findings_by_chip(fewer, first))


def test_cards_name_a_renamed_department_and_a_renamed_superior(bench: Bench) -> None:
    session = bench.session
    scenario, role = session.scenario.id, session.index.roles[ENGINEER]
    assert role.department is not None
    session.perform(SetRole(scenario, ENGINEER, "reports_to", HUB))
    card = bench.card(ENGINEER)
    session.perform(SetDepartment(scenario, role.department, "name", "Foundry"))
    assert "Foundry" in card.facts.detail
    session.perform(SetRole(scenario, HUB, "title", "Master of works"))
    assert "reports to the Master of works" in card.facts.detail
