"""No entry of the menus is offered that would do nothing; and what Copy gives where only a role is picked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from workbench.application.edits.assignments import Remove, SetNote
from workbench.application.edits.departments import AddDepartment, DeleteDepartment
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.scenarios import DeleteScenario
from workbench.application.edits.skills import DeleteSkills
from workbench.domain.vocabulary import DEFAULT
from workbench.presentation.finding_text import message
from workbench.presentation.job_description import job_description
from workbench.shell import menu_handlers
from workbench.shell.application import Workbench
from workbench.widgets.board import menus
from workbench.widgets.dialogs.accept import AcceptDialog
from workbench.widgets.findings.card import FindingCard

ENGINEER, STRATEGIST = "social-engineer", "social-product-strategist"


def enabled(bench: Workbench, title: str) -> set[str]:
    """The names of the actions of a menu that are offered while it is open, and that all are while it is not."""
    menu = next(each.menu() for each in bench.window.menuBar().actions() if each.text() == title)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    there = [each for some in (menu, *menu.findChildren(QMenu)) for each in some.actions()]
    names = {name for name, action in bench.actions.by_name.items() if action in there and action.isEnabled()}
    menu.aboutToHide.emit()
    assert bench.actions["delete_role"].isEnabled() == bench.window.map_shown
    return names


def test_with_nothing_picked_the_menus_offer_what_needs_nothing(opened: Workbench) -> None:
    opened.selection.pick()
    opened.window.message.setFocus()
    QGuiApplication.clipboard().clear()
    edit = enabled(opened, "&Edit")
    assert not edit & {"cut", "copy", "paste", "delete", "copy_card", "copy_profile"}
    assert {"paste_skills", "copy_message", "copy_findings", "policy"} <= edit
    assert enabled(opened, "&Role") == {"add_role", "department_for_roles", "go_to_role"}
    assert enabled(opened, "&Skill") == {"add_skill", "find_skill"}
    opened.session.perform(DeleteScenario(opened.session.document.scenarios[-1].id))
    assert "delete_scenario" not in enabled(opened, "S&cenario")


def test_what_needs_another_is_not_offered_where_there_is_none(opened: Workbench) -> None:
    session = opened.session
    others = tuple(each.id for each in session.scenario.roles if each.id != ENGINEER)
    session.perform(DeleteRoles(session.scenario.id, others))
    kept, *rest = (each.skill for each in session.index.roles[ENGINEER].assignments)
    opened.selection.pick(f"role:{ENGINEER}", f"skill:{kept}")
    assert {"go_to_role", "order_role", "try_placing"} <= enabled(opened, "&Role")
    assert "try_folding" not in enabled(opened, "&Role")
    assert "merge_skill" in enabled(opened, "&Skill")
    session.perform(Remove(session.scenario.id, ENGINEER, tuple(rest)))
    assert "order_role" not in enabled(opened, "&Role")
    session.perform(DeleteSkills(tuple(each.id for each in session.document.skills if each.id != kept)))
    assert enabled(opened, "&Skill") & {"assign_skills", "merge_skill"} == {"assign_skills"}
    session.perform(DeleteRoles(session.scenario.id, (ENGINEER,)))
    assert enabled(opened, "&Role") == {"add_role", "department_for_roles"}


def test_open_points_are_not_offered_to_be_copied_where_there_are_none(bench: Workbench) -> None:
    bench.documents.new_from("blank")
    assert not bench.session.assessment.findings
    assert "copy_findings" not in enabled(bench, "&Edit")


def test_on_the_start_page_what_needs_a_map_stays_grey(bench: Workbench) -> None:
    assert enabled(bench, "&Role") == set()


def test_what_is_picked_is_offered_to_be_copied_and_deleted(opened: Workbench) -> None:
    opened.selection.reveal(f"role:{ENGINEER}")
    assert {"copy", "delete"} <= enabled(opened, "&Edit")
    assert "cut" not in enabled(opened, "&Edit")
    assert {"duplicate_role", "delete_role", "rename", "what_if_marketing"} <= enabled(opened, "&Role")
    opened.selection.reveal("skill:social-graph")
    opened.window.library.view.setFocus()
    assert {"copy", "delete"} <= enabled(opened, "&Edit")
    assert {"assign_skills", "delete_skill", "merge_skill"} <= enabled(opened, "&Skill")


def test_moving_up_and_down_is_offered_where_there_is_a_place_to_go_to(opened: Workbench) -> None:
    board = opened.window.board
    opened.selection.reveal(f"role:{ENGINEER}")
    assert enabled(opened, "&Edit") & {"move_up", "move_down"} == {"move_down"}
    opened.actions["move_down"].trigger()
    QApplication.processEvents()
    assert opened.session.undo_stack.undoText() == "Put Social Engineer after Developer Advocate"
    assert enabled(opened, "&Edit") & {"move_up", "move_down"} == {"move_up"}
    card = board.card(ENGINEER)
    card.set_open(True)
    skills = [each.skill.id for each in card.facts.leads]
    card.reveal_skills(skills[1])
    assert {"move_up", "move_down"} <= enabled(opened, "&Edit")
    opened.actions["move_up"].trigger()
    QApplication.processEvents()
    assert [each.skill.id for each in board.card(ENGINEER).facts.leads] == [skills[1], skills[0], *skills[2:]]
    assert enabled(opened, "&Edit") & {"move_up", "move_down"} == {"move_down"}
    opened.window.library.search.setFocus()
    assert not enabled(opened, "&Edit") & {"move_up", "move_down"}
    opened.actions["show_matrix"].trigger()
    assert enabled(opened, "&Edit") & {"move_up", "move_down"}


def test_a_text_field_offers_what_it_can_do(opened: Workbench) -> None:
    search = opened.window.library.search
    search.setFocus()
    search.setText("social")
    opened.selection.pick()
    QGuiApplication.clipboard().setText("words")
    assert enabled(opened, "&Edit") & {"cut", "copy", "paste", "delete"} == {"paste"}
    search.selectAll()
    assert enabled(opened, "&Edit") & {"cut", "copy", "paste", "delete"} == {"cut", "copy", "paste", "delete"}


def test_what_happens_under_marketing_is_not_offered_to_a_role_that_sits_there(opened: Workbench) -> None:
    index = opened.session.index
    role = index.roles[STRATEGIST]
    assert role.department is not None
    assert index.departments[role.department].kind == "marketing"
    opened.selection.reveal(f"role:{STRATEGIST}")
    assert "what_if_marketing" not in enabled(opened, "&Role")
    opened.actions["what_if_marketing"].trigger()
    assert opened.window.notice.text == "Social Product Strategist sits under marketing already."
    entries = [each.text() for each in menus.card_menu(opened.window.board.card(STRATEGIST)).actions()]
    assert f"See what happens under {index.departments[role.department].name}" not in entries
    opened.session.perform(
        AddDepartment(index.scenario.id, "Brand", "marketing", role.department, f"role:{STRATEGIST}")
    )
    assert opened.session.index.roles[STRATEGIST].department != role.department
    name = index.departments[role.department].name
    actions = menus.card_menu(opened.window.board.card(STRATEGIST)).actions()
    under = next(each.menu() for each in actions if each.text() == "See what happens under")
    assert isinstance(under, QMenu)
    assert name not in [each.text() for each in under.actions()]
    assert f"See what happens under {name}" not in [each.text() for each in actions]
    for each in [each.id for each in index.scenario.departments]:
        opened.session.perform(DeleteDepartment(index.scenario.id, each))
    assert "try_placing" not in enabled(opened, "&Role")


@pytest.mark.parametrize("view", ["board", "organisation"])
def test_copying_a_role_gives_its_job_description(opened: Workbench, qtbot: QtBot, view: str) -> None:
    opened.actions[f"show_{view}"].trigger()
    opened.selection.reveal(f"role:{ENGINEER}")
    skill = next(each.skill for each in opened.session.index.roles[ENGINEER].assignments if each.kind == "lead")
    opened.session.perform(SetNote(opened.session.scenario.id, ENGINEER, skill, "R&D <in part>"))
    target = opened.window.focusWidget()
    qtbot.keyClick(target, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    role = opened.session.index.roles[ENGINEER]
    made = job_description(opened.session.index, role)
    text, html = data.text(), data.html()
    assert text.splitlines()[:2] == [role.title, made.place]
    assert "<h2>Social Engineer</h2>" in html
    assert "R&D <in part>" in text
    assert "R&amp;D &lt;in part&gt;" in html
    for label, said in made.fields:
        assert f"{label}: {said}" in text
        assert f"<b>{label}:</b> {said}" in html
    for part in made.parts:
        assert part.heading in text
        assert f"<h3>{part.heading}</h3>" in html
        for held in part.skills:
            assert held.skill.name in text
            assert held.skill.name in html
    assert "job description of Social Engineer" in opened.window.notice.text


def test_an_accepted_point_says_so_and_the_keys_stay_in_the_list(
    opened: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fill(dialog: AcceptDialog) -> int:
        asked.append(dialog.author)
        dialog._reason.setPlainText("Agreed.")
        if not dialog.author:
            dialog._author.setText("Ann")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AcceptDialog, "exec", fill)
    for _ in range(2):
        place = 1
        card = opened.window.findings.cards()[place]
        card.setFocus()
        assert isinstance(card, FindingCard)
        finding = card.finding
        opened.window.findings.accept_requested.emit(finding)
        assert opened.window.notice.text.startswith(f"Accepted: {message(finding, DEFAULT)}")
        held = opened.window.focusWidget()
        assert held is opened.window.findings.cards()[place]
    assert asked == ["", "Ann"]
    assert {each.author for each in opened.session.scenario.waivers} == {"Ann"}


def test_each_entry_of_help_shows_what_it_is_called(opened: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    for name in ("show_checks", "show_keys", "show_log_folder", "show_about"):
        monkeypatch.setattr(menu_handlers, name, lambda *_, name=name: shown.append(name))
    for action in ("checks", "keys", "show_logs", "about"):
        opened.actions[action].trigger()
    assert shown == ["show_checks", "show_keys", "show_log_folder", "show_about"]
