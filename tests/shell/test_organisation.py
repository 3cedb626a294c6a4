"""The organisation in the window: what is picked and opened there is so everywhere; it has a zoom of its own."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.widgets.report.reading import sizes
from workbench.domain.findings import subject_id
from workbench.domain.names import subject_name
from workbench.shell.application import Workbench
from workbench.widgets.dialogs.department import DepartmentDialog
from workbench.widgets.inspector.departments import NEW
from workbench.widgets.organisation import OrganisationView
from workbench.widgets.organisation.menus import subject_menu


@pytest.fixture
def organisation(opened: Workbench) -> OrganisationView:
    opened.actions["show_organisation"].trigger()
    view = opened.window.views.on_show
    assert isinstance(view, OrganisationView)
    return view


@pytest.mark.parametrize("subject", ["role:social-product-strategist", "department:marketing"])
def test_what_is_typed_after_a_double_click_is_the_new_name(opened: Workbench, qtbot: QtBot, subject: str) -> None:
    opened.window.views.on_show.edit_requested.emit(subject)
    qtbot.keyClicks(opened.window.focusWidget(), "Growth")
    qtbot.keyClick(opened.window.focusWidget(), Qt.Key.Key_Return)
    assert subject_name(opened.session.index, subject) == "Growth"


@pytest.mark.parametrize("start", ["inspector", "picture"])
@pytest.mark.parametrize("subject", ["role:social-product-strategist", "department:marketing"])
def test_where_a_department_is_chosen_a_new_one_can_be_made(
    opened: Workbench, monkeypatch: pytest.MonkeyPatch, start: str, subject: str
) -> None:
    opened.actions["show_organisation"].trigger()
    opened.selection.reveal(subject)
    known = set(opened.session.index.departments)

    def fill(dialog: QDialog) -> int:
        assert isinstance(dialog, DepartmentDialog)
        assert subject_id(subject)[1] not in [each for each, _ in dialog._parents]
        dialog.line.setText("Studio")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(DepartmentDialog, "exec", fill)
    if start == "inspector":
        box = opened.window.inspector.page.form.fields["department" if "role" in subject else "parent"].editor
        assert isinstance(box, QComboBox)
        shown = box.currentText()
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.count() - 1)
        assert shown != NEW
    else:
        view = cast(OrganisationView, opened.window.views.on_show)
        part = subject_menu(view, view.commands, subject).actions()[2].menu()
        assert isinstance(part, QMenu)
        entry = part.actions()[-1]
        assert entry.text() == NEW
        entry.trigger()
    index = opened.session.index
    (made,) = set(index.departments) - known
    kind, identifier = subject_id(subject)
    assert (index.roles[identifier].department if kind == "role" else index.departments[identifier].parent) == made
    assert opened.selection.subjects == (subject,)
    opened.session.undo_stack.undo()
    assert set(opened.session.index.departments) == known


def test_a_double_click_opens_the_inspector(opened: Workbench, organisation: OrganisationView) -> None:
    canvas = organisation.canvas
    place = canvas.place_of("role:social-engineer")
    assert place is not None
    point = canvas.sight.seen(place).center().toPoint()
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=point)
    assert opened.selection.subjects == ("role:social-engineer",)
    assert opened.window.inspector.page.form.fields["title"].editor.hasFocus()


def test_what_was_picked_on_the_board_is_picked_here(opened: Workbench) -> None:
    opened.selection.reveal("role:legal-representative")
    opened.actions["show_organisation"].trigger()
    view = opened.window.views.on_show
    assert isinstance(view, OrganisationView)
    assert view.list.current() == "role:legal-representative"
    assert view.canvas.hasFocus() or view.list.hasFocus()


def test_the_menu_zooms_the_view_on_show(opened: Workbench, organisation: OrganisationView) -> None:
    board = opened.window.board.zoom
    opened.actions["zoom_reset"].trigger()
    assert organisation.zoom == pytest.approx(1)
    opened.actions["zoom_in"].trigger()
    assert organisation.zoom == pytest.approx(1.1)
    assert opened.window._zoom.text() == "110\xa0%"
    assert opened.window.board.zoom == board
    opened.actions["show_board"].trigger()
    assert opened.window._zoom.text() == f"{board * 100:.0f}\xa0%"


def test_the_zoom_by_wheel_and_button_is_in_the_foot(opened: Workbench, organisation: OrganisationView) -> None:
    organisation.canvas.fit()
    organisation.canvas.zoom(1.5)
    assert opened.window._zoom.text() == f"{organisation.zoom * 100:.0f}\xa0%"


@pytest.mark.parametrize(
    ("words", "suffix", "begins"),
    [("Drawing for slides", ".svg", b"<?xml"), ("Picture", ".png", b"\x89PNG"), ("Page", ".pdf", b"%PDF-")],
)
def test_it_is_saved_as_a_picture_of_the_kind_chosen(
    opened: Workbench,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    suffix: str,
    begins: bytes,
) -> None:
    chosen = str(tmp_path / "Acme"), f"{words} of the organisation (*{suffix})"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.actions["save_picture"].trigger()
    path = tmp_path / f"Acme{suffix}"
    assert path.read_bytes().startswith(begins)
    assert opened.window.notice.text == f"Saved {path.name}."


def test_an_ending_that_was_typed_is_the_kind_that_is_saved(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def answer(*offered: object) -> tuple[str, str]:
        asked.append(offered)
        return str(tmp_path / "slide.PNG"), "Drawing for slides of the organisation (*.svg)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.actions["save_picture"].trigger()
    assert (tmp_path / "slide.png").read_bytes().startswith(b"\x89PNG")
    assert [each.name for each in tmp_path.iterdir() if each.stem == "slide"] == ["slide.png"]
    assert asked[0][1] == "Save the organisation as picture"


def test_the_picture_as_pdf_is_one_page_and_not_the_report(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "Acme.pdf"), "Page of the organisation (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.actions["save_picture"].trigger()
    data = (tmp_path / "Acme.pdf").read_bytes()
    assert len(sizes(data)) == 1
    assert sizes(data)[0] not in ((595, 842), (612, 792))


def test_columns_left_out_of_a_paste_are_said_at_the_foot_of_the_window(
    opened: Workbench, organisation: OrganisationView
) -> None:
    QGuiApplication.clipboard().setText("Title\tSite\nTrainer\tRome\n")
    table = organisation.list.table
    table.go_to(table.model().rowCount() - 1, 0)
    table.commands.paste()
    assert "Trainer" in opened.session.index.titles.values()
    assert opened.window.notice.text.startswith("Left out, as this table has no such column: “Site”.")
