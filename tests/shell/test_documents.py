"""The whole window, in process: new, save, close, export, the tour, and what a refusal looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, QMetaMethod, QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.other_words import MADE_UP, foreign_in
from tests.support.questions import when_shown
from workbench.application.edits.assignments import Assign
from workbench.application.edits.document import SetTitle
from workbench.application.edits.terms import SetTerms
from workbench.domain.assess import all_rules
from workbench.domain.vocabulary import DEFAULT
from workbench.files.atomic import write_atomically
from workbench.files.document import read, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.recovery import KEPT_DAYS
from workbench.files.templates import load, templates
from workbench.qt.background import Background
from workbench.runtime.preferences import Preferences
from workbench.shell.actions import MENUS, ActionSpec, Submenu
from workbench.shell.application import Workbench
from workbench.shell.help import HelpDialog, checks_html
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.dialogs.lines import LinesDialog
from workbench.widgets.start.tour import EXPORT, STEPS


def answer(monkeypatch: pytest.MonkeyPatch, button: QMessageBox.StandardButton) -> list[str]:
    """Answer the next questions with a button; the texts asked are collected."""
    asked: list[str] = []

    def exec_(box: QMessageBox) -> int:
        asked.append(box.text())
        return int(button.value)

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    return asked


def specs() -> Iterator[ActionSpec]:
    for _, entries in MENUS:
        for entry in entries:
            if isinstance(entry, ActionSpec):
                yield entry
            elif isinstance(entry, Submenu):
                yield from (each for each in entry.entries if each is not None)


def test_every_action_is_in_the_menus_once_with_a_key_of_its_own(bench: Workbench) -> None:
    names = [spec.name for spec in specs()]
    assert len(names) == len(set(names)) == len(bench.actions.by_name)
    keys = [key.toString() for action in bench.actions.by_name.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_on_the_start_page_only_what_makes_sense_is_offered(bench: Workbench) -> None:
    assert not bench.window.map_shown
    assert bench.actions["open"].isEnabled()
    assert not bench.actions["export"].isEnabled()
    bench.documents.new_from("social-leadership")
    assert bench.window.map_shown
    assert bench.actions["export"].isEnabled()


def test_undo_is_named(opened: Workbench) -> None:
    session = opened.session
    session.perform(Assign(session.scenario.id, "social-engineer", ("social-graph",), "lead"))
    assert opened.actions["undo"].text() == "&Undo Assign Social graph strategy to Social Engineer"
    opened.actions["undo"].trigger()
    assert opened.actions["redo"].text() == "&Redo Assign Social graph strategy to Social Engineer"
    assert not opened.actions["undo"].isEnabled()


def test_a_map_without_a_title_takes_that_of_its_file(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "My HR map.capmap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    bench.documents.new_from("blank")
    with qtbot.waitSignal(bench.document_file.saved):
        bench.documents.save()
    assert bench.session.document.title == read(path).document.title == "My HR map"
    assert not bench.document_file.dirty
    assert "My HR map.capmap in" in bench.documents.recent()[0].detail


def test_the_question_says_that_what_is_discarded_is_kept_for_some_days(
    opened: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.session.perform(SetTitle("Mine"))
    told: list[str] = []

    def exec_(box: QMessageBox) -> int:
        told.append(box.informativeText())
        return int(QMessageBox.StandardButton.Cancel.value)

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    opened.window.close()
    assert f"A copy of it is kept for {KEPT_DAYS} days" in told[0]


def test_the_checks_are_explained_by_skills_of_no_template() -> None:
    page = checks_html(DEFAULT).casefold()
    skills = {skill.name.casefold() for card in templates() for skill in load(card.name).skills}
    assert {name for name in skills if name in page and " " in name} == set()


def test_the_checks_are_headed_by_what_they_are_about() -> None:
    page = checks_html(DEFAULT)
    assert page.count("<h3>") == len(all_rules())
    for code in all_rules():
        assert f"<h3>{code}" not in page
        assert page.count(code) == 1
    assert "<h3>There is no Social Product Strategist</h3>" in page
    assert "{" not in page


def test_the_checks_are_explained_in_the_words_of_the_map_as_they_are_written(opened: Workbench) -> None:
    assert opened.session.perform(SetTerms(replace(MADE_UP, hub="<b>plimhouse</b>")))
    page: list[str] = []
    when_shown(HelpDialog, lambda dialog: (page.append(dialog.page.toPlainText()), dialog.reject()))
    opened.actions["checks"].trigger()
    assert "The <b>plimhouse</b> sits inside a department" in page[0]
    assert list(foreign_in(page[0].splitlines())) == []


def test_closing_with_unsaved_work_asks_and_cancel_keeps_it(opened: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.session.perform(SetTitle("Mine"))
    asked = answer(monkeypatch, QMessageBox.StandardButton.Cancel)
    opened.window.close()
    assert asked == ["Save the changes to “Mine”?"]
    assert opened.window.isVisible()
    answer(monkeypatch, QMessageBox.StandardButton.Discard)
    opened.window.close()
    assert not opened.window.isVisible()


def test_fixes_being_worked_out_do_not_reach_a_map_that_was_closed(opened: Workbench) -> None:
    before = opened.session.document
    opened.context.bulk_fix.fix_all("GAP1")
    opened.documents.close()
    for work in opened.findChildren(Background):
        work.wait()
    assert opened.session.document is before
    assert not opened.actions["undo"].isEnabled()


def test_a_file_is_opened_by_dropping_it_on_the_window_and_remembered(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "dropped.capmap"
    data, _ = to_bytes(load("social-leadership"), fresh_identity())
    write_atomically(path, data)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    point, left = bench.window.rect().center(), Qt.MouseButton.LeftButton
    plain, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(point, copy, mime, left, plain)
    QApplication.sendEvent(bench.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(bench.window, QDropEvent(point, copy, mime, left, plain))
    assert not bench.window.map_shown  # the other program waits for the end of the drag, not for what is asked here
    QCoreApplication.processEvents()
    bench.documents.opening.wait()
    assert bench.session.document.title == "Social leadership"
    assert bench.document_file.path == path
    assert [file.path for file in bench.documents.recent()] == [path]


def test_a_broken_file_says_so_and_keeps_what_is_open(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answer(monkeypatch, QMessageBox.StandardButton.Ok)
    path = tmp_path / "broken.capmap"
    path.write_text("not a map", encoding="utf-8")
    before = opened.session.document
    opened.documents.open_path(path)
    opened.documents.opening.wait()
    assert said == []  # at the start the window is not shown yet
    QCoreApplication.processEvents()
    assert len(said) == 1
    assert "broken.capmap" in said[0]
    assert opened.session.document is before


def test_save_writes_what_is_on_screen_and_says_where(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "map.capmap"
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(path)
    assert read(path).document == opened.session.document
    assert opened.window.notice.text == "Saved map.capmap."
    assert "map.capmap" in opened.window._file_label.text()


def test_export_says_where_and_offers_to_open_it(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "out.xlsx"
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.export(".xlsx", path)
    assert opened.window.notice.text.startswith("Saved out.xlsx.")
    assert openpyxl.load_workbook(path).active is not None


def test_an_export_asked_for_during_another_is_written_after_it(opened: Workbench, tmp_path: Path) -> None:
    names = ("one.csv", "two.csv", "three.json")
    for name in names:
        opened.export(Path(name).suffix, tmp_path / name)
    assert opened.window.export_strip.text == "Writing one.csv…"
    opened.export_job.wait()
    assert all((tmp_path / name).exists() for name in names)
    assert opened.window.notice.text.startswith("Saved three.json.")
    assert not opened.window.export_strip.isVisible()


def test_an_export_that_cannot_be_written_keeps_the_old_one(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.export_job.failed, timeout=20_000):
        opened.export(".xlsx", tmp_path / "nowhere" / "out.xlsx")
    assert "out.xlsx" in opened.window.notice.text


def test_a_refusal_is_a_sentence_at_the_foot(opened: Workbench) -> None:
    session = opened.session
    held = session.index.roles["social-engineer"].assignments[0].skill
    assert not session.perform(Assign(session.scenario.id, "social-engineer", (held,), "lead"))
    assert "holds" in opened.window.notice.text


def test_open_points_go_to_the_clipboard_as_text(opened: Workbench) -> None:
    opened.actions["copy_findings"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].startswith("Must fix: On paper product holds 60\xa0%")


def test_message_and_card_go_to_the_clipboard_as_pictures(opened: Workbench) -> None:
    opened.window.resize(1280, 720)
    opened.actions["copy_message"].trigger()
    message = QGuiApplication.clipboard().image()
    assert opened.window.message.folded
    assert message.size() == opened.window.message.picture(opened.session.assessment).size()
    assert message.height() > 300
    opened.selection.pick()
    opened.actions["copy_card"].trigger()
    assert QGuiApplication.clipboard().image().size() == message.size()
    assert "Pick a role card first" in opened.window.notice.text
    opened.selection.pick("role:social-engineer")
    opened.actions["copy_card"].trigger()
    card = QGuiApplication.clipboard().image()
    assert not opened.window.board.card("social-engineer").opened
    assert card.height() > 4 * opened.window.board.card("social-engineer").height()


def test_the_tour_ends_with_a_mended_exported_design(bench: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    bench.start_tour()
    tour = bench.window.tour
    assert tour is not None
    for _ in range(40):
        if tour.number == EXPORT:
            break
        if tour.next_button.isEnabled():
            tour.next_button.click()
        else:
            tour.help_button.click()
            qtbot.waitUntil(lambda: not bench.context.bulk_fix.busy)
    assert bench.session.assessment.verdict == "distinct"
    assert bench.session.assessment.count("warning") == 0
    with qtbot.waitSignal(bench.export_job.saved, timeout=20_000):
        bench.export(".xlsx", tmp_path / "tour.xlsx")
    assert tour.number == len(STEPS) - 1
    tour.next_button.click()
    assert bench.window.tour is None


def test_light_dark_and_folding(opened: Workbench) -> None:
    window = opened.window
    opened.actions["theme_dark"].trigger()
    assert opened.theme.dark
    assert Preferences.load(write_atomically).theme == "dark"
    opened.actions["theme_light"].trigger()
    assert not opened.theme.dark
    opened.actions["toggle_left"].trigger()
    assert not window.library.isVisible()
    opened.selection.reveal("skill:social-graph")
    assert window.library.isVisible()


def test_what_if_shows_and_changes_nothing(opened: Workbench) -> None:
    before = opened.session.document
    opened.selection.pick("role:social-engineer")
    opened.actions["what_if_marketing"].trigger()
    assert opened.session.document is before


def test_everything_that_takes_the_focus_has_a_name(opened: Workbench) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in opened.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.toolTip())
    ]
    assert nameless == []


def test_a_note_is_asked_for_and_kept(opened: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    def type_and_agree(dialog: LinesDialog) -> int:
        dialog.edit.setPlainText("Since May ")
        return 1

    monkeypatch.setattr(LinesDialog, "exec", type_and_agree)
    role = opened.session.index.roles["social-engineer"]
    opened.window.board.commands.note_requested.emit(role.id, role.assignments[0].skill)
    assert opened.session.index.roles[role.id].assignments[0].note == "Since May"


def test_every_wish_of_a_view_is_heard(bench: Workbench) -> None:
    window = bench.window
    views = [window.views.view(name) for name in VIEW_SPECS]
    for view in (
        *views,
        window.board.commands,
        window.library,
        window.findings,
        window.start_page,
        window.message,
    ):
        meta = view.metaObject()
        for number in range(meta.methodOffset(), meta.methodCount()):
            method = meta.method(number)
            if method.methodType() == QMetaMethod.MethodType.Signal:
                assert view.isSignalConnected(method), f"{type(view).__name__}: {method.methodSignature()}"


def test_a_save_that_fails_says_what_stands_there_and_that_the_work_is_here(opened: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    opened.document_file.save(path)
    opened.document_file.wait()
    QCoreApplication.processEvents()
    path.write_bytes(b"theirs")
    opened.session.perform(SetTitle("Mine"))
    opened.documents.save()
    opened.document_file.wait()
    QCoreApplication.processEvents()
    assert opened.window.notice.text == (
        "“plan.capmap” was not saved: somebody else changed it meanwhile. What they saved was left alone. "
        "Merge it with yours, or save under another name. Your changes are still here in the window."
    )
