"""The report from the window: as a file on the paper chosen, and in the preview by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMarginsF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QGraphicsView, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.files.exporters.maps import TODAY
from tests.shell.test_window import nameless
from tests.widgets.report.reading import sizes, text
from workbench.application.edits.document import SetTitle
from workbench.files.paper import SIZE
from workbench.files.templates import load
from workbench.presentation.report import make_report
from workbench.shell.application import Workbench
from workbench.shell.export_controller import export_formats
from workbench.shell.printing import LEFT
from workbench.widgets.report.pagination import paginate
from workbench.widgets.report.preview import NOT_PRINTED, PrintPreview


def test_a_report_is_written_like_every_other_file(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "report.pdf"
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.export(".pdf", path)
    assert opened.window.notice.text.startswith("Saved report.pdf.")
    assert path.read_bytes().startswith(b"%PDF-")
    assert opened.export_job._running is None


def test_a_report_can_be_called_off(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "report.pdf"
    with qtbot.waitSignal(opened.export_job.cancelled, timeout=20_000):
        opened.export(".pdf", path)
        opened.window.export_strip.cancelled.emit()
    assert not path.exists()
    assert opened.window.notice.text == "The export was cancelled. Nothing was written."


@pytest.mark.parametrize(("here", "likeliest"), [("a4", "A4"), ("letter", "US Letter")])
def test_the_paper_of_this_place_is_offered_first(monkeypatch: pytest.MonkeyPatch, here: str, likeliest: str) -> None:
    monkeypatch.setattr("workbench.shell.export_controller.paper_here", lambda: here)
    assert next(each.filter for each in export_formats(".pdf")) == f"PDF report on {likeliest} (*.pdf)"
    assert {each.paper for each in export_formats(".pdf")} == {"a4", "letter"}


@pytest.mark.parametrize(("words", "size"), [("A4", (595, 842)), ("US Letter", (612, 792))])
def test_the_paper_is_chosen_with_the_kind_of_file(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, words: str, size: tuple[int, int]
) -> None:
    chosen = str(tmp_path / "plan v1.2"), f"PDF report on {words} (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.actions["report"].trigger()
    assert sizes((tmp_path / "plan v1.2.pdf").read_bytes())[0] == size


def while_previewed(bench: Workbench, qtbot: QtBot, act: Callable[[PrintPreview], object]) -> None:
    """Ask to print, do something with the preview, and close it."""
    seen: list[PrintPreview] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, PrintPreview) and shown.isActiveWindow() and QApplication.focusWidget() is not None:
            timer.stop()
            seen.append(shown)
            try:
                act(shown)
            finally:
                shown.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    bench.actions["print"].trigger()
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=20_000)


def button(preview: PrintPreview, words: str) -> QPushButton:
    return next(each for each in preview.findChildren(QPushButton) if each.text() == words)


def test_the_preview_shows_the_pages_and_everything_in_it_has_a_name(opened: Workbench, qtbot: QtBot) -> None:
    def act(preview: PrintPreview) -> None:
        assert preview.pages > 10
        assert nameless(preview) == []
        assert preview._view.pageCount() == preview.pages
        assert not preview.grab().isNull()
        assert preview._laid_out.report.version == opened.document_file.identity.version
        assert preview._laid_out.report.version.startswith("version of 4 May 2026")

    opened.document_file.identity = replace(opened.document_file.identity, revised=datetime(2026, 5, 4, 12, tzinfo=UTC))
    while_previewed(opened, qtbot, act)
    assert not opened.window.printing_strip.isVisible()


def _shows(preview: PrintPreview, page: int) -> bool:
    return preview._view.currentPage() == page


def test_the_preview_is_used_by_keyboard(opened: Workbench, qtbot: QtBot) -> None:
    def act(preview: PrintPreview) -> None:
        reached = set()
        for _ in range(20):
            focused = QApplication.focusWidget()
            reached.add(focused.text() if isinstance(focused, QPushButton) else type(focused).__name__)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert {"Fit width", "Whole page", "Next page", "Page setup…", "Close", "Print…", "QGraphicsView"} <= reached
        for key, page in ((Qt.Key.Key_Right, 2), (Qt.Key.Key_Right, 3), (Qt.Key.Key_Left, 2)):
            QTest.keyClick(preview, key, Qt.KeyboardModifier.AltModifier)
            qtbot.waitUntil(partial(_shows, preview, page))  # a key presses for a moment
        assert preview._at.text() == f"Page 2 of {preview.pages}"
        assert button(preview, "Print…").shortcut() == QKeySequence(QKeySequence.StandardKey.Print)

    while_previewed(opened, qtbot, act)


def test_laying_out_can_be_called_off(opened: Workbench, qtbot: QtBot) -> None:
    opened.actions["print"].trigger()
    assert (opened.window.printing_strip.text, opened.window.printing_strip.isVisible()) == (
        "Laying out the report…",
        True,
    )
    opened.window.printing_strip.cancelled.emit()
    opened.printing.wait()
    assert not opened.window.printing_strip.isVisible()
    assert QApplication.activeModalWidget() is None


def test_the_report_on_a_map_that_was_left_meanwhile_is_not_shown(opened: Workbench, qtbot: QtBot) -> None:
    opened.actions["print"].trigger()
    opened.documents.new_from("holistic")
    QTimer.singleShot(0, lambda: [each.reject() for each in opened.window.findChildren(PrintPreview)])
    opened.printing.wait()
    assert opened.window.notice.text == LEFT
    assert not opened.window.printing_strip.isVisible()
    assert QApplication.activeModalWidget() is None


@pytest.fixture
def preview(qtbot: QtBot) -> PrintPreview:
    made = PrintPreview(paginate(make_report(load("before-and-after"), "today", TODAY), *SIZE["a4"]))
    qtbot.addWidget(made)
    return made


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF())
    return printer


def test_what_is_printed_is_the_report(preview: PrintPreview, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "printed.pdf")
    preview._paint(printer)
    data = (tmp_path / "printed.pdf").read_bytes()
    assert sizes(data) == [(595, 842)] * preview.pages
    assert "Social Product Strategist" in text(data)
    assert f"Page {preview.pages} of {preview.pages}" in text(data)


@pytest.mark.parametrize("beyond", [False, True])
def test_only_the_pages_asked_for_are_printed(preview: PrintPreview, tmp_path: Path, beyond: bool) -> None:
    first, last = (preview.pages - 1, preview.pages + 9) if beyond else (3, 4)
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    preview._all = False
    preview._paint(printer)
    data = (tmp_path / "printed.pdf").read_bytes()
    assert len(sizes(data)) == 2
    assert f"Page {first} of {preview.pages}" in text(data, page=1)


def test_another_paper_is_laid_out_anew(preview: PrintPreview, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    preview._paint(printer)
    data = (tmp_path / "printed.pdf").read_bytes()
    assert set(sizes(data)) == {(792, 612)}
    assert len(sizes(data)) == preview.pages
    said = text(data)
    assert "Social Product Strategist" in said
    assert f"Page {preview.pages} of {preview.pages}" in said


def test_the_preview_fits_the_screen(preview: PrintPreview) -> None:
    free = preview.screen().availableSize()
    assert preview.width() <= free.width()
    assert preview.height() < free.height()


def print_to(preview: PrintPreview, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press Print, and choose a file in the dialog of the system."""

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        return 1

    monkeypatch.setattr("workbench.widgets.report.preview.answer", choose)
    button(preview, "Print…").click()


def test_printing_closes_the_preview(preview: PrintPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview.open()
    print_to(preview, tmp_path / "printed.pdf", monkeypatch)
    assert len(sizes((tmp_path / "printed.pdf").read_bytes())) == preview.pages
    assert not preview.isVisible()


def test_what_could_not_be_printed_is_said_and_can_be_tried_again(
    preview: PrintPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtlog: Any
) -> None:
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            timer.stop()
            said.append(box.text())
            box.accept()

    timer = QTimer()
    timer.timeout.connect(read)
    timer.start(20)
    preview.open()
    with qtlog.disabled():
        print_to(preview, tmp_path / "no such folder" / "printed.pdf", monkeypatch)
    assert said == [NOT_PRINTED]
    assert preview.isVisible()
    print_to(preview, tmp_path / "printed.pdf", monkeypatch)
    assert (tmp_path / "printed.pdf").exists()
    assert not preview.isVisible()


def test_pages_lie_where_the_view_shows_them(preview: PrintPreview, qtbot: QtBot) -> None:
    with qtbot.waitExposed(preview):
        preview.show()
    (view,) = preview.findChildren(QGraphicsView)
    assert view.accessibleName() == "The pages of the report"
    assert preview._view.pageCount() == preview.pages


def test_a_report_on_unsaved_changes_names_no_version(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(tmp_path / "plan.capmap")
    exports = opened.exports
    assert exports._identity(returns=False).version == opened.document_file.identity.version != ""
    opened.session.perform(SetTitle("Changed"))
    assert exports._identity(returns=False).version == ""
    assert exports._identity(returns=True) is opened.document_file.identity


LISTS = {
    "Matrix, plain (*.xlsx)": "Skill id",
    "Matrix, plain (*.csv)": "Skill id",
    "Long list (*.xlsx)": "Role id",
    "Long list (*.csv)": "Role id",
    "Organisation list (*.xlsx)": "Id",
    "Organisation list (*.csv)": "Id",
}
"""What is offered for other systems, and the first heading of each."""


@pytest.mark.parametrize("words", LISTS)
@pytest.mark.parametrize("typed", ["plan", "plan.csv", "plan.xlsx"])
def test_what_other_systems_take_is_chosen_in_the_dialog(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, words: str, typed: str
) -> None:
    assert words in [each.filter for each in export_formats(".csv")]
    suffix = words[words.index("*") + 1 : -1]
    if typed.endswith((".csv", ".xlsx")) and not typed.endswith((suffix, ".csv")):
        return  # somebody typed another ending on purpose
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), words))
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.actions["export_table"].trigger()
    data = (tmp_path / f"plan{suffix}").read_bytes()
    if suffix == ".csv":
        assert data.decode("utf-8-sig").startswith(f'"{LISTS[words]}"')
    else:
        assert openpyxl.load_workbook(BytesIO(data)).worksheets[0]["A1"].value == LISTS[words]


def test_another_ending_that_was_typed_is_meant(
    opened: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "plan.json"), "Long list (*.csv)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.actions["export_table"].trigger()
    assert (tmp_path / "plan.json").read_bytes().startswith(b"{")
