"""The notice at the foot: deleting says so and offers Undo, and nothing is said longer than it is true."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.application.edits.assignments import Remove
from workbench.application.edits.departments import AddDepartment, DeleteDepartment
from workbench.application.edits.roles import AddRole, DeleteRoles, ToLane
from workbench.application.edits.scenarios import DeleteScenario
from workbench.application.edits.skills import DeleteSkills
from workbench.application.edits.waivers import Accept
from workbench.domain.vocabulary import DEFAULT
from workbench.files.templates import load
from workbench.presentation.finding_text import message
from workbench.qt.session import Session
from workbench.shell.application import Workbench
from workbench.shell.edit_notifications import EditNotifications
from workbench.shell.notice import OFFERS_STAY, STAYS, Notice
from workbench.widgets.dialogs.fix_all import FixAllDialog


def named(session: Session, *names: str) -> tuple[str, ...]:
    """The ids of skills by their names."""
    return tuple(each.id for each in session.document.skills if each.name in names)


DELETIONS: dict[str, Callable[[Session], object]] = {
    "Deleted Social Engineer. Nobody holds 22\xa0% of the work; before, it was 4\xa0%.": lambda session: DeleteRoles(
        session.scenario.id, ("social-engineer",)
    ),
    "Deleted Ad management.": lambda session: DeleteSkills(named(session, "Ad management")),
    "Deleted 2 skills.": lambda session: DeleteSkills(named(session, "Ad management", "Social APIs")),
    "Deleted the scenario Today.": lambda session: DeleteScenario(session.scenario.id),
    "Deleted the department Marketing.": lambda session: DeleteDepartment(
        session.scenario.id, next(each.id for each in session.scenario.departments if each.name == "Marketing")
    ),
    "Removed Ad management from Social Marketing Strategist. Nobody holds 8\xa0% of the work; before, it was 4\xa0%. "
    "The product share rises, 24 → 25\xa0% where people sit: it counts only what is held.": lambda session: Remove(
        session.scenario.id, "social-marketing-strategist", named(session, "Ad management")
    ),
}


def link(bench: Workbench, text: str) -> QPushButton:
    """A link of the notice."""
    return next(each for each in bench.window.notice.findChildren(QPushButton) if each.text() == text)


@pytest.mark.parametrize("said", DELETIONS)
def test_a_deletion_says_what_went_and_the_link_brings_it_back(opened: Workbench, said: str) -> None:
    session, before = opened.session, opened.session.document
    assert session.perform(DELETIONS[said](session))  # type: ignore[arg-type]
    assert opened.window.notice.text == said
    assert opened.window.notice.isVisible()
    link(opened, "Undo").click()
    assert session.document is before
    assert not opened.window.notice.isVisible()


def test_a_share_that_rises_as_work_is_left_to_nobody_is_no_gain(opened: Workbench) -> None:
    session = opened.session
    assert session.perform(DeleteRoles(session.scenario.id, ("social-product-strategist",)))
    assert opened.window.notice.text == (
        "Deleted Social Product Strategist. Nobody holds 33\xa0% of the work; before, it was 4\xa0%. "
        "The product share rises, 24 → 39\xa0% where people sit: it counts only what is held."
    )


def test_a_share_that_falls_as_work_is_left_to_nobody_says_so_too(opened: Workbench) -> None:
    session = opened.session
    session.show_scenario(session.document.scenarios[1].id)
    assert session.perform(DeleteRoles(session.scenario.id, ("social-product-strategist",)))
    said = opened.window.notice.text
    assert said.startswith("Deleted Social Product Strategist. Nobody holds 33\xa0% of the work; before, it was 0\xa0%")


def test_what_was_assessed_earlier_is_not_kept_to_speak_of_it(opened: Workbench, qtbot: QtBot) -> None:
    session, notice = Session(load("before-and-after")), Notice()
    qtbot.addWidget(notice)
    EditNotifications(session, opened.modal_guard, opened.document_file, notice, opened.announcer)
    gone = weakref.ref(session.assessment)
    assert session.perform(DeleteRoles(session.scenario.id, ("social-engineer",)))
    assert notice.text.endswith("Nobody holds 22\xa0% of the work; before, it was 4\xa0%.")
    gc.collect()
    assert gone() is None


def test_fixing_all_is_listed_first_and_then_said_with_undo(opened: Workbench, qtbot: QtBot) -> None:
    session, before, listed = opened.session, opened.session.document, list[str]()

    def answer() -> None:
        for dialog in opened.window.findChildren(FixAllDialog):
            if dialog.isVisible():
                looking.stop()
                assert session.document is before
                listed.extend(dialog.steps.item(row).text() for row in range(dialog.steps.count()))
                qtbot.keyClick(dialog, key)

    looking = QTimer(opened)
    looking.setInterval(20)
    looking.timeout.connect(answer)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        listed.clear()
        looking.start()
        with qtbot.waitSignal(opened.context.bulk_fix.ended, timeout=20_000):
            opened.context.bulk_fix.fix_all("HUB3")
        assert (session.document is before) == (key == Qt.Key.Key_Escape)
        assert [each.rpartition(" of ")[2] for each in listed] == ["Product", "Sales", "Human resources"]
    assert opened.window.notice.text == "Fixed: “3 departments are not tied to the social hub”."
    link(opened, "Undo").click()
    assert session.document is before


def test_a_notice_ends_with_the_next_edit_with_undo_and_with_another_map(opened: Workbench) -> None:
    notice, session = opened.window.notice, opened.session

    def another_edit() -> None:
        session.perform(AddRole(session.scenario.id, "Another role"))

    for ends in (another_edit, session.undo_stack.undo, lambda: opened.documents.new_from("blank")):
        notice.say("Saved plan.xlsx.", (("Open", lambda: None),))
        ends()
        assert not notice.isVisible()


def test_a_refusal_goes_when_its_cause_does(opened: Workbench) -> None:
    opened.session.refused.emit("That cannot be.")
    assert opened.window.notice.text == "That cannot be."
    opened.session.perform(AddRole(opened.session.scenario.id, "Another role"))
    assert not opened.window.notice.isVisible()


def test_what_keeps_work_from_being_saved_stays_until_it_is_dismissed(opened: Workbench) -> None:
    opened.document_file.copies.copy_failed.emit("The disk is full.")
    opened.session.perform(AddRole(opened.session.scenario.id, "Another role"))
    assert opened.window.notice.isVisible()
    link(opened, "Dismiss").click()
    assert not opened.window.notice.isVisible()


def test_work_under_way_keeps_its_line_whatever_else_is_said(opened: Workbench) -> None:
    window = opened.window
    opened.export_job.started.emit(Path("plan.xlsx"))
    opened.context.bulk_fix.slow.emit()
    opened.session.perform(DeleteRoles(opened.session.scenario.id, ("social-engineer",)))
    opened.context.bulk_fix.ended.emit("")
    assert (window.export_strip.text, window.export_strip.isVisible()) == ("Writing plan.xlsx…", True)
    assert not window.fix_strip.isVisible()
    assert link(opened, "Undo").isVisible()
    opened.export_job.ended.emit()
    assert not window.export_strip.isVisible()


def test_every_notice_but_a_lasting_one_has_its_time(opened: Workbench) -> None:
    notice = opened.window.notice
    timer = notice.findChild(QTimer)
    assert timer is not None
    for links, bad, lasting, time in (
        ((), False, False, STAYS),
        ((), True, False, OFFERS_STAY),
        ((("Open", lambda: None),), False, False, OFFERS_STAY),
        ((), True, True, None),
    ):
        notice.say("Said.", links, bad=bad, lasting=lasting)
        assert (timer.interval() if timer.isActive() else None) == time
    notice.say("Said.")
    timer.timeout.emit()
    assert not notice.isVisible()


def test_a_role_in_another_lane_says_where_it_sits(opened: Workbench) -> None:
    index = opened.session.index
    role = index.roles["social-engineer"]
    assert role.department is not None
    opened.session.perform(ToLane(index.scenario.id, role.id, "marketing"))
    place = opened.session.index.departments[role.department].name
    assert opened.window.notice.text == f"Social Engineer sits in {place}."
    card = opened.window.board.card(role.id)
    card.set_open(False)
    assert card.facts.place.endswith(f" · {place}")


def test_a_new_department_says_where_departments_are_found(opened: Workbench) -> None:
    opened.session.perform(AddDepartment(opened.session.scenario.id, "Payroll", "other"))
    assert opened.window.notice.text.startswith("Added Payroll. All departments are listed under Scenario")


def test_accepting_is_said_and_the_link_opens_it_again(opened: Workbench) -> None:
    session, before = opened.session, opened.session.document
    finding = session.assessment.open[0]
    assert session.perform(
        Accept(session.scenario.id, finding, "Agreed.", "Ada", date(2026, 11, 24), says=message(finding, DEFAULT))
    )
    assert opened.window.notice.text.startswith(f"Accepted: {message(finding, DEFAULT)} It stays listed under Accepted")
    link(opened, "Undo").click()
    assert session.document is before
