"""Importing in the window: each way in, one undo step, the earlier version, the notice, files that are no tables."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.shell.test_file_drop import COPY, files, let_go
from tests.support.questions import press, when_asked, when_shown
from tests.support.window_imports import MATRIX, accepting, matrix, told_and_cancelled, wait_for
from workbench.application.edits.document import SetTitle
from workbench.application.edits.roles import SetRole
from workbench.application.edits.skills import SetSkill
from workbench.application.new_map import blank_map
from workbench.presentation.import_targets import TargetEntry
from workbench.qt.import_session import ImportSession
from workbench.qt.session import READ_ONLY
from workbench.shell.application import Workbench
from workbench.shell.import_controller import STOPPED
from workbench.widgets.dialogs.preferences import FORGOTTEN, PreferencesDialog
from workbench.widgets.importing.dialog import ImportDialog
from workbench.widgets.importing.imported_dialog import SAVE, ImportedDialog
from workbench.widgets.skill_table import SkillTableView

ADDED = "4 skills, 3 roles, 12 assignments added"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return matrix(tmp_path)


def links(bench: Workbench) -> dict[str, QPushButton]:
    notice = bench.window.notice
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # those of the notice before are gone
    QCoreApplication.processEvents()  # and the layout shows the new ones
    return {each.text(): each for each in notice.findChildren(QPushButton) if each.isVisibleTo(notice)}


def imported(bench: Workbench, qtbot: QtBot, said: str = "Imported") -> None:
    """Wait until the notice says what was imported, and what is written is written."""
    wait_for(bench, qtbot, lambda: bench.window.notice.text.startswith(said))
    wait_for(bench, qtbot, lambda: not isinstance(QApplication.activeWindow(), QDialog))
    assert bench.imports.wait(20)


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Answer the next question for files."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))


def kept(bench: Workbench) -> list[tuple[str, ...]]:
    return [version.whys for version in bench.backups.versions(bench.document_file.identity.document_id)]


# Ways in


def by_menu(bench: Workbench, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, path)
    bench.window.activateWindow()
    assert QTest.qWaitForWindowActive(bench.window)
    QTest.keyClick(bench.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


def by_drop(bench: Workbench, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert let_go(bench.window, files(path), COPY) == COPY


def by_open(bench: Workbench, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    bench.actions["open"].trigger()


def by_start_page(bench: Workbench, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, path)
    QTest.mouseClick(bench.window.start_page.import_button, Qt.MouseButton.LeftButton)


def by_second_start(bench: Workbench, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.come_forward([path])


Way = Callable[[Workbench, Path, pytest.MonkeyPatch], None]


@pytest.mark.parametrize("way", [by_menu, by_drop, by_open, by_start_page, by_second_start])
def test_each_way_leads_from_the_start_page_to_a_checked_new_map(
    bench: Workbench, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    into = accepting(bench)
    way(bench, table, monkeypatch)
    imported(bench, qtbot)
    assert into == ["kitchen"]
    assert bench.window.map_shown
    assert bench.session.document.title == "kitchen"
    assert [role.title for role in bench.session.scenario.roles] == [
        "Role A Engineer",
        "Role B Designer",
        "Role C Manager",
    ]
    assert bench.session.assessment.index.assignments == 12
    assert bench.document_file.path is None
    assert bench.document_file.dirty
    assert bench.window.notice.text == f"Imported “kitchen.csv”: {ADDED}. It is a new map, in no file yet."
    assert list(links(bench)) == ["Dismiss", "Show", "Say what they belong to", "Undo", "Save"]
    assert not (table.parent / ".kitchen.csv.lock").exists()


def test_a_new_map_is_emptied_again_by_undo(bench: Workbench, qtbot: QtBot, table: Path) -> None:
    accepting(bench)
    bench.imports.open([table])
    imported(bench, qtbot)
    filled = bench.session.document
    assert bench.session.undo_stack.count() == 1
    QTest.mouseClick(links(bench)["Undo"], Qt.MouseButton.LeftButton)
    document = bench.session.document
    assert (document.title, document.skills, document.scenarios[0].roles) == ("kitchen", (), ())
    assert bench.window.map_shown
    assert bench.document_file.dirty
    bench.session.undo_stack.redo()
    assert bench.session.document is filled


@pytest.mark.parametrize("where", ["notice", "whole", "strip"])
def test_a_link_leads_to_where_it_is_said_what_the_skills_belong_to(
    bench: Workbench, qtbot: QtBot, table: Path, where: str
) -> None:
    accepting(bench)
    bench.imports.open([table])
    imported(bench, qtbot)
    message = bench.window.message
    message.set_folded(where == "strip")
    button = {
        "notice": links(bench)["Say what they belong to"],
        "whole": message.belongings[0],
        "strip": message.belongings[1],
    }[where]
    assert button.isVisible()
    assert button.text() == "Say what they belong to"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(button, Qt.Key.Key_Space)
    view = bench.window.views.on_show
    assert isinstance(view, SkillTableView)
    assert bench.window.focusWidget() is view.table
    here = view.table.currentIndex()
    assert view.model.columns[here.column()].name == "belongs_to"
    first = bench.session.document.skills[0].id
    assert view.model.thing_at(here.row()) == first
    bench.session.perform(SetSkill(first, "belongs_to", "product"))
    assert not any(link.isVisibleTo(message) for link in message.belongings)


def test_a_new_map_comes_up_on_the_board_with_nothing_selected(opened: Workbench, qtbot: QtBot, table: Path) -> None:
    role = opened.session.scenario.roles[0]
    opened.session.perform(SetRole(opened.session.scenario.id, role.id, "title", "Role A Engineer"))
    opened.window.board.reveal(f"role:{role.id}")
    opened.selection.pick(f"role:{role.id}")
    opened.window.views.show_view("organisation")
    text = MATRIX.replace("Role A Engineer", role.title)  # which makes a role of the same id
    accepting(opened)
    when_asked(press("Discard"))
    opened.imports.open([matrix(table.parent, "canteen.csv", text)], into_new=True)
    imported(opened, qtbot)
    assert opened.session.document.title == "canteen"
    assert role.id in opened.session.index.roles
    assert opened.window.views.name == "board"
    assert opened.selection.subjects == ()
    QCoreApplication.processEvents()
    assert opened.selection.subjects == ()


def test_a_new_map_bears_no_words_of_another_company(bench: Workbench, qtbot: QtBot, table: Path) -> None:
    accepting(bench)
    bench.imports.open([table])
    imported(bench, qtbot)
    assert "social" not in str(bench.session.document.terms).casefold()
    assert bench.session.document.terms == blank_map().terms


@pytest.mark.parametrize("way", [by_menu, by_drop])
def test_into_the_open_map_it_is_one_step_with_the_state_before_kept(
    opened: Workbench, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    before, scenario = opened.session.document, opened.session.scenario.id
    into = accepting(opened)
    way(opened, table, monkeypatch)
    imported(opened, qtbot)
    assert into == [before.title]
    assert opened.window.notice.text == f"Imported “kitchen.csv”: {ADDED}."
    assert opened.session.undo_stack.count() == 1
    assert opened.session.scenario.name == "kitchen"
    assert kept(opened) == [("import",)]
    (version,) = opened.backups.versions(opened.document_file.identity.document_id)
    assert opened.backups.read(version).document == before
    QTest.mouseClick(links(opened)["Undo"], Qt.MouseButton.LeftButton)
    assert opened.session.document is before
    assert opened.session.scenario.id == scenario
    assert opened.window.notice.isHidden()


@pytest.mark.parametrize("way", [by_open, by_second_start])
def test_opening_a_table_leaves_the_map_on_screen_alone(
    opened: Workbench, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    opened.session.perform(SetTitle("Mine"))
    accepting(opened)
    asked = when_asked(press("Cancel"))
    way(opened, table, monkeypatch)
    wait_for(opened, qtbot, lambda: asked)
    when_shown(ImportDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    wait_for(opened, qtbot, lambda: opened.imports._imports is None)
    assert opened.session.document.title == "Mine"
    assert [skill for skill in opened.session.document.skills if skill.name == "Washing up"] == []


def test_cancelling_the_question_about_the_map_on_screen_leads_back_to_the_answers(
    opened: Workbench, qtbot: QtBot, table: Path
) -> None:
    opened.session.perform(SetTitle("Mine"))
    chosen: list[object] = []

    def to_a_new_map(dialog: ImportDialog) -> None:
        dialog._set_target(TargetEntry("new_map", "New map"), "Canteen")
        chosen.append(dialog._imports.preparation)

    accepting(opened, to_a_new_map, remember=True)
    asked = when_asked(press("Cancel"))
    opened.imports.open([table])
    wait_for(opened, qtbot, lambda: asked)
    again: list[tuple[object, bool, bool, bool]] = []

    def look(dialog: ImportDialog) -> None:
        preparation = dialog._imports.preparation
        again.append((preparation, dialog.answered, dialog._remember.isChecked(), dialog.may_accept))
        when_asked(press("Discard"))
        QTest.mouseClick(dialog._accept, Qt.MouseButton.LeftButton)

    when_shown(ImportDialog, look)
    imported(opened, qtbot)
    assert again == [(chosen[0], True, True, True)]
    assert opened.session.document.title == "Canteen"
    assert opened.imports._imports is None


def test_the_command_line_opens_a_table_as_it_opens_a_map(bench: Workbench, qtbot: QtBot, table: Path) -> None:
    shown: list[ImportDialog] = []
    when_shown(ImportDialog, lambda dialog: (shown.append(dialog), dialog.reject()))
    bench.documents.open_path(table)
    wait_for(bench, qtbot, lambda: shown)
    assert not bench.window.map_shown


def test_a_json_that_is_no_map_is_imported_and_a_map_is_opened(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "skills.json"
    path.write_text('[{"skill": "Cooking", "group": "Kitchen"}, {"skill": "Baking", "group": "Kitchen"}]', "utf-8")
    accepting(bench)
    assert let_go(bench.window, files(path), COPY) == COPY
    imported(bench, qtbot)
    assert {skill.name for skill in bench.session.document.skills} == {"Cooking", "Baking"}


def test_dropped_on_an_open_map_a_json_goes_into_that(opened: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "skills.json"
    path.write_text('[{"skill": "Cooking", "group": "Kitchen"}, {"skill": "Baking", "group": "Kitchen"}]', "utf-8")
    title = opened.session.document.title
    into = accepting(opened)
    let_go(opened.window, files(path), COPY)
    imported(opened, qtbot)
    assert into == [title]


def test_several_files_come_in_as_one_step(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = matrix(tmp_path, "bar.csv", MATRIX.replace("Cooking pasta", "Pouring beer").replace("Role A", "Role D"))
    accepting(opened)
    by_drop_of_two = QMimeData()
    by_drop_of_two.setUrls([QUrl.fromLocalFile(str(path)) for path in (matrix(tmp_path), second)])
    let_go(opened.window, by_drop_of_two, COPY)
    imported(opened, qtbot)
    assert opened.window.notice.text.startswith("Imported “kitchen.csv” and “bar.csv”: 5 skills, 4 roles")
    assert opened.session.undo_stack.count() == 1


def test_the_same_file_again_changes_nothing_and_says_so(
    opened: Workbench, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepting(opened)
    by_menu(opened, table, monkeypatch)
    imported(opened, qtbot)
    before = opened.session.document
    opened.window.notice.hide()
    told: list[str] = []
    when_shown(ImportDialog, lambda dialog: told.append(told_and_cancelled(dialog)))
    by_menu(opened, table, monkeypatch)
    wait_for(opened, qtbot, lambda: told)
    assert told == ["Nothing will change."]
    assert opened.window.notice.isHidden()
    assert opened.session.document is before
    assert opened.session.undo_stack.count() == 1
    assert kept(opened) == [("import",)]


# What does not come in


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("broken.xlsx", b"PK\x03\x04" + b"\x00" * 400, "“broken.xlsx” is damaged."),
        ("empty.csv", b"", "“empty.csv” is empty."),
        ("page.xls", b"<html><table></table></html>", "“page.xls” is written in HTML or XML, whatever its name."),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_the_map_stays_whole(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    before = opened.session.document
    asked = when_asked(press("OK"))
    let_go(opened.window, files(path), COPY)
    wait_for(opened, qtbot, lambda: asked)
    assert asked[0].startswith(said)
    assert asked[0].endswith("Nothing was changed.")
    assert opened.session.document is before
    assert kept(opened) == []


def test_a_file_that_is_gone_is_said(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    asked = when_asked(press("OK"))
    bench.documents.open_path(tmp_path / "gone.xlsx")
    wait_for(bench, qtbot, lambda: asked)
    assert asked == ["“gone.xlsx” is no file, or is not there. Nothing was changed."]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_file_whose_name_is_no_text_becomes_a_map(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    into = accepting(bench)
    bench.imports.open([matrix(tmp_path, "F\udce4hig.csv")])
    imported(bench, qtbot)
    assert into == ["F\ufffdhig"]
    assert bench.session.document.title == "F\ufffdhig"
    assert bench.window.notice.text == f"Imported “F\ufffdhig.csv”: {ADDED}. It is a new map, in no file yet."


def test_files_asked_for_and_not_chosen_leave_alone_what_is_being_read(
    opened: Workbench, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, into = opened.session.document, accepting(opened)
    choosing(monkeypatch)
    opened.imports.open([table], into_new=True)
    opened.imports.choose()
    imported(opened, qtbot)
    assert into == ["kitchen"]
    assert opened.session.document is not before


def test_cancelled_it_changes_nothing(
    opened: Workbench, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, closed = opened.session.document, list[ImportDialog]()
    when_shown(ImportDialog, lambda dialog: (closed.append(dialog), dialog.reject()))
    by_menu(opened, table, monkeypatch)
    wait_for(opened, qtbot, lambda: closed)
    assert opened.session.document is before
    assert opened.window.notice.isHidden()
    assert kept(opened) == []
    closed.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [each for each in QApplication.allWidgets() if isinstance(each, ImportDialog)] == []
    assert opened.imports.findChildren(ImportSession) == []


def test_a_map_open_for_reading_only_takes_nothing_in(
    opened: Workbench, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.session.read_only = True
    for way in (by_menu, by_drop):
        opened.window.notice.hide()
        way(opened, table, monkeypatch)
        assert opened.window.notice.text == READ_ONLY
    assert QApplication.activeModalWidget() is None


def test_what_is_being_typed_is_finished_first(
    opened: Workbench, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.selection.reveal("role:social-engineer", "title")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Half typed")
    accepting(opened)
    choosing(monkeypatch, table)
    opened.actions["import"].trigger()
    imported(opened, qtbot)
    titles = {role.title for scenario in opened.session.document.scenarios for role in scenario.roles}
    assert "Half typed" in titles
    assert "Role A Engineer" in titles


def test_the_map_that_was_changed_while_a_file_was_read_is_the_one_imported_into(
    opened: Workbench, qtbot: QtBot, table: Path
) -> None:
    accepting(opened)
    opened.imports.open([table], into_new=False)
    opened.session.perform(SetTitle("Changed meanwhile"))
    imported(opened, qtbot)
    assert opened.session.document.title == "Changed meanwhile"
    assert opened.session.undo_stack.count() == 2


def test_reading_can_be_stopped(opened: Workbench, qtbot: QtBot, table: Path) -> None:
    before = opened.session.document
    opened.imports.open([table], into_new=False)
    opened.window.import_strip.cancelled.emit()
    assert opened.window.notice.text == STOPPED
    qtbot.wait(200)
    assert QApplication.activeModalWidget() is None
    assert opened.session.document is before


def test_while_a_dialog_is_open_a_file_waits(opened: Workbench, qtbot: QtBot, table: Path) -> None:
    done: list[str] = []

    def look(dialog: ImportDialog) -> None:
        assert done
        dialog.reject()
        done.append("asked")

    def hand_over() -> str:
        opened.come_forward([table])
        qtbot.wait(300)
        done.append("answered")
        return "answer"

    when_shown(ImportDialog, look)
    opened.modal_guard.ask(hand_over)
    wait_for(opened, qtbot, lambda: len(done) == 2)
    assert done == ["answered", "asked"]


# The list


def show(bench: Workbench, qtbot: QtBot, act: Callable[[ImportedDialog], object]) -> None:
    done: list[object] = []

    def look(dialog: ImportedDialog) -> None:
        try:
            act(dialog)
        finally:
            dialog.reject()
            done.append(dialog)

    when_shown(ImportedDialog, look)
    QTest.mouseClick(links(bench)["Show"], Qt.MouseButton.LeftButton)
    wait_for(bench, qtbot, lambda: done)


def test_show_lists_what_became_of_each_line_and_saves_it(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = MATRIX.replace("Washing up,2,3,1", "=cmd|'/c calc'!A0,2,3,1\n,1,2,3")
    accepting(opened)
    by_menu(opened, matrix(tmp_path, text=text), monkeypatch)
    imported(opened, qtbot)
    target = tmp_path / "lines"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def look(dialog: ImportedDialog) -> None:
        model = dialog.table.model()
        told = [model.index(row, 2).data() for row in range(model.rowCount())]
        assert len(told) == 20
        assert any(each.startswith("Baking bread of Role B Designer: leads at 4") for each in told)
        dialog.choose("left_out")
        assert [line.name for line in dialog.lines] == [""]
        dialog.choose(None)
        save = next(each for each in dialog.findChildren(QPushButton) if each.text() == SAVE)
        save.setFocus()
        QTest.keyClick(save, Qt.Key.Key_Return)
        opened.documents.presence.find(target, lambda _: None)

    show(opened, qtbot, look)
    path = tmp_path / "lines.csv"
    wait_for(opened, qtbot, path.exists)
    assert opened.imports.wait(20)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows[0] == ["file", "sheet", "row", "column", "what", "name", "held by", "outcome", "sentence"]
    assert len(rows) == 21
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert any(row[5] == "'=cmd|'/c calc'!A0" for row in rows)
    assert opened.window.notice.text == "Saved lines.csv."


PEOPLE = """\
Employee,Role,Cooking,Baking,Serving
Ann Doe,Chef,4,2,1
Ben Roe,Baker,1,4,2
Cid Poe,Waiter,3,1,4
Dan Fox,Baker,2,4,1
"""


def test_people_are_listed_only_on_request(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepting(opened)
    by_menu(opened, matrix(tmp_path, "people.csv", PEOPLE), monkeypatch)
    imported(opened, qtbot)

    def look(dialog: ImportedDialog) -> None:
        model = dialog.table.model()

        def told() -> str:
            return "\n".join(str(model.index(row, 2).data()) for row in range(model.rowCount()))

        assert "Doe" not in told()
        assert "Chef" in told()
        dialog._people.click()
        assert "Ann Doe" in told()

    show(opened, qtbot, look)


def test_people_without_roles_are_shown_after_they_came_in(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepting(opened)
    assert not opened.window.left.people.isVisible()
    by_menu(opened, matrix(tmp_path, "people.csv", PEOPLE.replace(",Role,", ",Shift,")), monkeypatch)
    imported(opened, qtbot)
    assert opened.window.left.people.isVisible()


# Remembering


def test_what_was_answered_is_remembered_and_can_be_forgotten(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, own_folders: Path
) -> None:
    accepting(opened, remember=True)
    opened.imports.open([matrix(tmp_path)], into_new=False)
    imported(opened, qtbot)
    store = opened.imports.answer_store
    (answers,) = store.answers()
    assert answers.day == opened.session.today()
    assert answers.tables[0].shape == "matrix"
    days: list[object] = []
    when_shown(ImportDialog, lambda dialog: (days.append(_last_time(opened)), dialog.reject()))
    opened.imports.open([matrix(tmp_path, "next.csv", MATRIX.replace("Cooking", "Frying"))], into_new=False)
    wait_for(opened, qtbot, lambda: days)
    assert days == [opened.session.today()]

    def forget(dialog: PreferencesDialog) -> None:
        QTest.mouseClick(dialog._forget, Qt.MouseButton.LeftButton)
        wait_for(opened, qtbot, lambda: not dialog._forget.isEnabled())
        assert dialog._forgotten.text() == FORGOTTEN
        dialog.reject()

    when_shown(PreferencesDialog, forget)
    opened.actions["preferences"].trigger()
    assert store.answers() == ()


def test_as_last_time_answers_what_was_answered_then(opened: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    text = MATRIX.replace("4", "7")

    def answer(dialog: ImportDialog) -> None:
        imports = dialog._imports
        assert imports.preparation is not None
        (question,) = imports.preparation.mappings[0].questions
        imports.answer(0, question, "10")

    accepting(opened, answer, remember=True)
    opened.imports.open([matrix(tmp_path, text=text)])
    imported(opened, qtbot)
    opened.window.notice.hide()
    offered: list[str] = []

    def as_last_time(dialog: ImportDialog) -> None:
        assert not dialog.may_accept
        link = dialog._meaning.last_time
        offered.append(link.text())
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)

    accepting(opened, as_last_time)
    opened.imports.open([matrix(tmp_path, "next.csv", text.replace("Cooking", "Frying"))])
    imported(opened, qtbot, "Imported “next.csv”")
    day = opened.session.today()
    assert offered == [f"As last time ({day.day} {day:%B}): answers the question"]
    skills = {skill.id: skill.name for skill in opened.session.document.skills}
    held = {skills[each.skill]: each.level for each in opened.session.scenario.roles[0].assignments}
    assert held["Frying pasta"] == 3  # 7 of 10; of 7 it would be 4


def test_nothing_is_remembered_unless_it_was_asked_for(opened: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    accepting(opened)
    opened.imports.open([matrix(tmp_path)], into_new=False)
    imported(opened, qtbot)
    assert opened.imports.answer_store.answers() == ()


def test_of_an_import_that_is_refused_nothing_is_remembered(opened: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    refused: list[str] = []
    opened.session.refused.connect(refused.append)
    into = accepting(opened, lambda _: opened.session.perform(SetTitle("Changed meanwhile")), remember=True)
    opened.imports.open([matrix(tmp_path)], into_new=False)
    wait_for(opened, qtbot, lambda: into and refused)
    assert opened.imports.wait(20)
    assert opened.imports.answer_store.answers() == ()


def _last_time(bench: Workbench) -> object:
    assert bench.imports._imports is not None
    return bench.imports._imports.last_time
