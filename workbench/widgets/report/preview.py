"""Print preview of the report: its pages, zoom, page setup and print.

Another paper size or orientation lays the pages out anew. Knows no session.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QSize
from PySide6.QtGui import QKeySequence, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QGraphicsView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.widgets.dialogs.ask import answer, tell
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.screen import within_screen
from workbench.widgets.parts.style import label, restyle
from workbench.widgets.report.pagination import PaginatedReport, paginate
from workbench.widgets.report.typography import PER_INCH, POINT

FIRST_SIZE = QSize(880, 820)
TITLE = "Print the report"
NOT_PRINTED = (
    "The report could not be printed. Choose another printer, or for a file a folder that you may write to, and print "
    "once more."
)


class PrintPreview(QDialog):
    """Print preview dialog: pages one below the other, and a tool bar with shortcuts."""

    def __init__(self, laid_out: PaginatedReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid_out = laid_out
        self._all, self._failed = True, False
        self._printer = _printer(laid_out)
        self.setObjectName("printPreview")
        self.setWindowTitle(TITLE)
        self.resize(within_screen(self, FIRST_SIZE))
        self._at = label("", parent=self)
        fits = (
            self._button("Fit width", lambda: self._view.fitToWidth(), "Ctrl+1"),
            self._button("Whole page", lambda: self._view.fitInView(), "Ctrl+2"),
        )
        self._previous = self._button("Previous page", lambda: self._turn(-1), "Alt+Left")
        self._next = self._button("Next page", lambda: self._turn(1), "Alt+Right")
        set_up = self._button("Page setup…", self._set_up, "Ctrl+Shift+P")
        closes = self._button("Close", self.reject)
        prints = self._button("Print…", self._print, QKeySequence(QKeySequence.StandardKey.Print))
        prints.setDefault(True)
        restyle(prints, "look", "primary")
        self._view = QPrintPreviewWidget(self._printer, self)  # after the buttons, which Tab reaches first
        self._view.paintRequested.connect(self._paint)
        self._view.previewChanged.connect(self._show_page)
        row = QHBoxLayout()
        for button in (*fits, self._previous, self._next):
            row.addWidget(button)
        row.addWidget(self._at)
        row.addStretch(1)
        for button in (set_up, closes, prints):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._view, 1)
        for pages in self._view.findChildren(QGraphicsView):
            for part in (pages, pages.viewport()):
                part.setAccessibleName("The pages of the report")
            pages.setFocus()
        self._view.fitInView()
        self._show_page()

    @property
    def pages(self) -> int:
        """Number of pages."""
        return len(self._laid_out.pages)

    def _button(self, words: str, act: Callable[[], object], key: QKeySequence | str | None = None) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        if key is not None:
            button.setShortcut(key)
        return button

    def _turn(self, by: int) -> None:
        self._view.setCurrentPage(self._view.currentPage() + by)
        self._show_page()
        announce(self, self._at.text())

    def _show_page(self) -> None:
        at = self._view.currentPage()
        self._at.setText(f"Page {at} of {self.pages}")
        self._previous.setEnabled(at > 1)
        self._next.setEnabled(at < self.pages)

    def _set_up(self) -> None:
        if answer(QPageSetupDialog(self._printer, self)):
            self._view.updatePreview()

    def _print(self) -> None:
        asks = QPrintDialog(self._printer, self)
        asks.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        asks.setMinMax(1, self.pages)
        if not answer(asks):
            return
        self._all, self._failed = self._printer.printRange() != QPrinter.PrintRange.PageRange, False
        try:
            self._view.print_()
        finally:
            self._all = True
        if self._failed:
            tell(self, TITLE, NOT_PRINTED)
        else:
            self.accept()

    def _paint(self, printer: QPrinter) -> None:
        page = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
        sheet = self._laid_out.sheet
        if abs(page.width() * POINT - sheet.width) > POINT or abs(page.height() * POINT - sheet.height) > POINT:
            self._laid_out = paginate(self._laid_out.report, page.width(), page.height())
        painter = QPainter()
        if not painter.begin(printer):
            self._failed = True
            return
        painter.scale(printer.resolution() / PER_INCH, printer.resolution() / PER_INCH)
        for count, number in enumerate(self._page_range(printer)):
            if count and not printer.newPage():
                self._failed = True
                break
            painter.save()
            if self._laid_out.is_turned(number):  # a printer has one orientation for all its pages: rotate instead
                painter.translate(self._laid_out.sheet.width, 0)
                painter.rotate(90)
            self._laid_out.paint(painter, number)
            painter.restore()
        painter.end()

    def _page_range(self, printer: QPrinter) -> range:
        """The pages to print, counted from 0: all, or the range chosen in the print dialog."""
        if self._all or printer.fromPage() < 1:
            return range(self.pages)
        return range(printer.fromPage() - 1, min(printer.toPage() or self.pages, self.pages))


def _printer(laid_out: PaginatedReport) -> QPrinter:
    """The default printer, set to the pages' paper size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(laid_out.report.title)
    printer.setFullPage(True)
    printer.setPageSize(laid_out.paper)
    printer.setPageMargins(QMarginsF())
    return printer
