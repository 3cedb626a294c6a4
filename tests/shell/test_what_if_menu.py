"""What if, by menu: the scenario it makes is shown, said at the foot, and asked to be compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.widgets.board.conftest import ENGINEER, PRODUCT
from workbench.application.edits.departments import DeleteDepartment
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.scenarios import DeleteScenario, RenameScenario
from workbench.shell.application import Workbench
from workbench.shell.header import SCENARIO_WIDTH
from workbench.widgets.board.menus import card_menu
from workbench.widgets.dialogs.picker import Picker
from workbench.widgets.matrix import MatrixView
from workbench.widgets.matrix.menus import cell_menu
from workbench.widgets.organisation import OrganisationView
from workbench.widgets.organisation.menus import subject_menu
from workbench.widgets.parts.what_if_menu import TITLE

WORDS = ("Fold this role into…", "Remove this role", "Place it in…")
Compared = list[tuple[str, str]]


@dataclass
class Answers:
    """What is typed into a picker before it is taken, None to dismiss it; and what the last one asked and offered."""

    letters: str | None = None
    prompt: str = ""
    offered: tuple[str, ...] = ()

    def give(self, picker: Picker) -> int:
        """Answer a picker."""
        picker.show()
        shown = picker.findChildren(QListWidget)[0]
        self.prompt = picker.findChildren(QLabel)[0].text()
        self.offered = tuple(shown.item(row).text() for row in range(shown.count()))
        if self.letters is None:
            picker.reject()
        else:
            picker.findChildren(QLineEdit)[0].setText(self.letters)
            picker.accept()
        return picker.result()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    given = Answers()
    monkeypatch.setattr(Picker, "exec", lambda picker: given.give(picker))
    return given


def entry(menu: QMenu, text: str) -> QMenu:
    found = next(each.menu() for each in menu.actions() if each.text() == text)
    assert isinstance(found, QMenu)
    return found


@pytest.fixture
def compared(opened: Workbench) -> Compared:
    """The pairs of scenarios asked to be compared."""
    asked: list[tuple[str, str]] = []
    opened.commands.compare_wanted.connect(lambda one, other: asked.append((one, other)))
    return asked


def test_a_role_folded_into_another(opened: Workbench, answers: Answers, compared: Compared) -> None:
    session, today = opened.session, opened.session.scenario
    opened.selection.pick(f"role:{ENGINEER}")
    answers.letters = "product strat"
    opened.actions["try_folding"].trigger()
    assert "Social Engineer" in answers.prompt
    assert "the headcount of both" in answers.prompt
    assert len(answers.offered) == len(today.roles) - 1
    assert session.scenario.name == "Today, Social Engineer folded into Social Product Strategist"
    assert ENGINEER not in session.index.roles
    assert session.document.scenarios[0] is today
    assert compared == [(today.id, session.scenario.id)]
    assert session.undo_stack.undoText() == "What if: Fold Social Engineer into Social Product Strategist"
    notice = opened.window.notice
    assert notice.text == f"“{session.scenario.name}” is a new scenario; “Today” is as it was."
    next(each for each in notice.findChildren(QPushButton) if each.text() == "Undo").click()
    assert session.scenario is today
    assert [each.name for each in session.document.scenarios] == ["Today", "Proposed"]


def test_a_role_removed_and_the_scenario_kept_or_deleted(opened: Workbench, compared: Compared) -> None:
    session, today = opened.session, opened.session.scenario
    opened.selection.pick(f"role:{ENGINEER}")
    opened.actions["try_removing"].trigger()
    trial = session.scenario
    assert trial.name == "Today, without Social Engineer"
    assert compared == [(today.id, trial.id)]
    session.show_scenario(today.id)
    opened.actions["try_removing"].trigger()
    assert session.scenario.name == "Today, without Social Engineer (2)"
    session.perform(DeleteScenario(session.scenario.id))
    assert session.document.scenarios[:2] == (today, trial)
    assert [each.name for each in session.document.scenarios[2:]] == ["Proposed"]


def test_a_role_placed_in_another_department(
    opened: Workbench, answers: Answers, compared: list[tuple[str, str]]
) -> None:
    session, today = opened.session, opened.session.scenario
    opened.selection.pick(f"role:{PRODUCT}")
    answers.letters = "technology"
    opened.actions["try_placing"].trigger()
    assert answers.prompt == "Where would Social Product Strategist sit?"
    assert len(answers.offered) == len(today.departments) - 1
    assert session.scenario.name == "Today, Social Product Strategist in Technology"
    assert session.index.roles[PRODUCT].department == "technology"
    assert compared == [(today.id, session.scenario.id)]


def test_a_question_that_is_dismissed_makes_nothing(
    opened: Workbench, answers: Answers, compared: list[tuple[str, str]]
) -> None:
    before = opened.session.document
    opened.selection.pick(f"role:{ENGINEER}")
    for action in ("try_folding", "try_placing"):
        opened.actions[action].trigger()
    assert opened.session.document is before
    assert compared == []


def test_without_another_role_or_department_it_says_how_to_make_one(opened: Workbench) -> None:
    session, scenario = opened.session, opened.session.scenario
    session.perform(DeleteRoles(scenario.id, tuple(each for each in session.index.roles if each != ENGINEER)))
    for department in list(session.index.departments):
        session.perform(DeleteDepartment(scenario.id, department))
    opened.selection.pick(f"role:{ENGINEER}")
    for action, said in (("try_folding", "There is no other role"), ("try_placing", "There is no other department")):
        opened.actions[action].trigger()
        assert opened.window.notice.text.startswith(said)
    assert session.scenario.name == "Today"


def test_a_title_being_typed_is_part_of_what_is_tried(opened: Workbench, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    qtbot.waitActive(opened.window)
    opened.selection.pick(f"role:{ENGINEER}")
    field: Any = opened.window.inspector.page.form.fields["title"]
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "Platform Engineer")
    opened.actions["try_removing"].trigger()
    assert opened.session.scenario.name == "Today, without Platform Engineer"
    assert opened.session.document.scenarios[0].roles != opened.session.scenario.roles
    assert {each.title for each in opened.session.document.scenarios[0].roles} >= {"Platform Engineer"}


def test_the_menu_of_a_card_offers_what_the_role_menu_does(
    opened: Workbench, answers: Answers, compared: list[tuple[str, str]]
) -> None:
    role_menu = opened.actions.menus["what_if"]
    assert tuple(each.text().replace("&", "") for each in role_menu.actions()) == WORDS
    trials = entry(card_menu(opened.window.board.card(ENGINEER)), TITLE)
    assert tuple(each.text() for each in trials.actions()) == WORDS
    for number, letters in ((0, "product strat"), (1, None), (2, "marketing")):
        opened.session.show_scenario(opened.session.document.scenarios[0].id)
        answers.letters = letters
        trials.actions()[number].trigger()
    assert [one for one, _ in compared] == ["today"] * 3
    assert len({other for _, other in compared} - {"today", "proposed"}) == 3


def menu_in_matrix(bench: Workbench) -> QMenu:
    """The menu of a cell in the column of the engineer."""
    view = bench.window.views.on_show
    assert isinstance(view, MatrixView)
    table = view.table
    roles = (table.cells.role_at(each) for each in range(table.model().columnCount()))
    column = next(number for number, role in enumerate(roles) if role is not None and role.id == ENGINEER)
    table.setCurrentIndex(table.model().index(1, column))
    return cell_menu(table)


def menu_in_organisation(bench: Workbench) -> QMenu:
    """The menu of the engineer."""
    view = bench.window.views.on_show
    assert isinstance(view, OrganisationView)
    return subject_menu(view, view.commands, f"role:{ENGINEER}")


@pytest.mark.parametrize(("name", "menu_of"), [("matrix", menu_in_matrix), ("organisation", menu_in_organisation)])
def test_the_menu_of_a_role_in_every_view_offers_the_same(
    name: str, menu_of: Callable[[Workbench], QMenu], opened: Workbench, answers: Answers, compared: Compared
) -> None:
    for number, letters in ((0, "product strat"), (1, None), (2, "marketing")):
        opened.session.show_scenario("today")
        opened.window.views.show_view(name)
        trials = entry(menu_of(opened), TITLE)
        assert tuple(each.text() for each in trials.actions()) == WORDS
        answers.letters = letters
        trials.actions()[number].trigger()
        assert opened.window.views.name == "compare"
    assert [one for one, _ in compared] == ["today"] * 3
    assert len({other for _, other in compared} - {"today", "proposed"}) == 3


def test_the_menu_of_a_department_offers_no_trial_of_a_role(opened: Workbench) -> None:
    opened.window.views.show_view("organisation")
    view = opened.window.views.on_show
    assert isinstance(view, OrganisationView)
    offered = [each.text() for each in subject_menu(view, view.commands, "department:marketing").actions()]
    assert "Lies in" in offered
    assert TITLE not in offered


def test_a_map_open_for_reading_only_is_not_changed(opened: Workbench, compared: Compared) -> None:
    opened.session.read_only = True
    before = opened.session.document
    opened.selection.pick(f"role:{ENGINEER}")
    opened.actions["try_removing"].trigger()
    assert opened.session.document is before
    assert compared == []
    assert "reading only" in opened.window.notice.text


def test_a_long_name_of_a_scenario_is_cut_in_the_header_and_whole_in_its_tip(opened: Workbench) -> None:
    session, width = opened.session, opened.window.minimumSizeHint().width()
    name = "Today, " + "Customer Service Social Representative " * 4
    session.perform(RenameScenario(session.scenario.id, name))
    switch = opened.window.findChild(QToolButton, "scenarioSwitch")
    assert switch.text().startswith("Today, Customer")
    assert switch.text().endswith("…  ▾")
    assert switch.toolTip() == session.scenario.name
    assert switch.accessibleName() == f"Scenario: {session.scenario.name}"
    assert opened.window.minimumSizeHint().width() <= width + SCENARIO_WIDTH
    session.undo_stack.undo()
    assert (switch.text(), switch.toolTip()) == ("Today  ▾", "")
