"""The organisation in the window: what is picked and opened there is so everywhere; it has a zoom of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.widgets.report.reading import sizes
from workbench.shell.application import Workbench
from workbench.widgets.organisation import OrganisationView


@pytest.fixture
def organisation(opened: Workbench) -> OrganisationView:
    opened.actions["show_organisation"].trigger()
    view = opened.window.views.on_show
    assert isinstance(view, OrganisationView)
    return view


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
    assert opened.window._zoom.text() == "110 %"
    assert opened.window.board.zoom == board
    opened.actions["show_board"].trigger()
    assert opened.window._zoom.text() == f"{board * 100:.0f} %"


def test_the_zoom_by_wheel_and_button_is_in_the_foot(opened: Workbench, organisation: OrganisationView) -> None:
    organisation.canvas.fit()
    organisation.canvas.zoom(1.5)
    assert opened.window._zoom.text() == f"{organisation.zoom * 100:.0f} %"


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
    with qtbot.waitSignal(opened.exporting.saved, timeout=20_000):
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
    with qtbot.waitSignal(opened.exporting.saved, timeout=20_000):
        opened.actions["save_picture"].trigger()
    assert (tmp_path / "slide.png").read_bytes().startswith(b"\x89PNG")
    assert [each.name for each in tmp_path.iterdir() if each.stem == "slide"] == ["slide.png"]
    assert asked[0][1] == "Save the organisation as picture"


def test_the_picture_as_pdf_is_one_page_and_not_the_report(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "Acme.pdf"), "Page of the organisation (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    with qtbot.waitSignal(opened.exporting.saved, timeout=20_000):
        opened.actions["save_picture"].trigger()
    data = (tmp_path / "Acme.pdf").read_bytes()
    assert len(sizes(data)) == 1
    assert sizes(data)[0] not in ((595, 842), (612, 792))
