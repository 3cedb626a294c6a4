"""Main window: header, skills, the work, open points and inspector, and the foot. Assembles; decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.words import PERCENT, pluralise
from workbench.qt.context import Context
from workbench.qt.document_file import DocumentFile
from workbench.qt.mime import files_in
from workbench.qt.theme import px, unit
from workbench.runtime import logging
from workbench.runtime.paths import shown
from workbench.runtime.preferences import Layout
from workbench.shell import file_drop
from workbench.shell.columns import Columns
from workbench.shell.notice import Notice
from workbench.shell.progress_strip import ProgressStrip
from workbench.shell.view_stack import BOARD, VIEW_SPECS, ViewStack
from workbench.widgets.findings import FindingsPanel
from workbench.widgets.inspector import Inspector
from workbench.widgets.library import LibraryPanel
from workbench.widgets.message import MessagePanel
from workbench.widgets.parts.keys import ENTER_KEYS, meant_keys
from workbench.widgets.parts.screen import within_screen
from workbench.widgets.parts.style import label
from workbench.widgets.parts.tab_walk import step
from workbench.widgets.start.start_page import StartPage

if TYPE_CHECKING:
    from workbench.widgets.library.people_library import PeopleLibrary
    from workbench.widgets.parts.find_bar import FindBar
    from workbench.widgets.start.tour import Tour

LOW = 800
"""Pixels of height below which the message folds to a strip, to leave the board its room; above the other views it
is folded anyway."""

NARROW = 1080
"""Pixels of width below which the message folds to a strip, too, however high the window is."""

FIRST_SIZE = QSize(1440, 900)
"""The window's size at the first start, in pixels."""


class MainWindow(QMainWindow):
    """The parts of the window as attributes, and how they share the space."""

    dropped = Signal(tuple)
    """The Paths of files that another program dropped on the window; empty for a drop without files."""

    paste_requested = Signal()
    """The paste key was pressed where no widget handles it."""

    copy_requested = Signal()
    """The copy key was pressed where no widget handles it."""

    keys_meant = Signal(QKeySequence)
    """A shortcut that nothing handled as typed, translated by where its keys stand on the keyboard."""

    def __init__(self, context: Context, document_file: DocumentFile, may_close: Callable[[], bool]) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self._context, self._document_file, self._may_close = context, document_file, may_close
        self._message_folded: bool | None = None
        """Whether the user folded the message, None while height and view decide."""
        self._left_shown: dict[str, bool] = {}
        """Whether the skills are shown, by the name of each view in which the user said so."""
        self._right_shown = {False: True, True: False}
        """Whether open points and inspector are shown, by whether the view has open points of its own."""

        self.start_page = StartPage(context.theme, self)
        self.left = LibraryPanel(context, self)
        self.library = self.left.skills
        self.message = MessagePanel(context, self)
        self.message.set_folded(True)  # until there is room: a hidden splitter keeps the sizes asked for at first
        self.views = ViewStack(context, self)
        self.board = self.views.board
        self._find_bar: FindBar | None = None
        self.library.view.target_zoom = lambda: self.board.zoom
        self.findings = FindingsPanel(context, self)
        self.inspector = Inspector(context, self)
        self.notice, self.disk_notice = Notice(self), Notice(self)
        self.disk_notice.setObjectName("diskNotice")
        self.opening_strip, self.import_strip, self.export_strip, self.fix_strip, self.printing_strip = (
            ProgressStrip(self) for _ in range(5)
        )
        self.tour: Tour | None = None

        self._work = QWidget(self)
        self._work.setProperty("look", "ground")
        self._work.setAccessibleName("The map")
        self._work_column = QVBoxLayout(self._work)
        self._work_column.setContentsMargins(0, 0, 0, 0)
        self._work_column.setSpacing(0)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(16, 14, 16, 0)
        self._above.setSpacing(14)
        self._above.addWidget(self.message)
        self._work_column.addLayout(self._above)
        self._work_column.addWidget(self.views, 1)

        self._columns = Columns(self.left, self._work, self.findings, self.inspector, self)

        self._map_page = QWidget(self)
        self._map_column = QVBoxLayout(self._map_page)
        self._map_column.setContentsMargins(0, 0, 0, 0)
        self._map_column.setSpacing(0)
        self._map_column.addWidget(self._columns, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(self._map_page)
        self._body = QWidget(self)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        for foot in (
            self.disk_notice,
            self.notice,
            self.opening_strip,
            self.import_strip,
            self.export_strip,
            self.fix_strip,
            self.printing_strip,
        ):
            column.addWidget(foot)
        self.setCentralWidget(self._body)

        self._file_label, self._counts, self._zoom = (label("", parent=self) for _ in range(3))
        self._counts.setContentsMargins(16, 0, 0, 0)
        self.statusBar().addWidget(self._file_label)
        self.statusBar().addWidget(self._counts)
        self.statusBar().addPermanentWidget(self._zoom)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(8, 0, 8, 0)

        context.session.changed.connect(self._show_counts)
        document_file.state_changed.connect(self._show_file)
        self.inspector.preview_closed.connect(self._columns.narrow_inspector)
        self.message.belonging_requested.connect(self.views.say_belonging)
        self.views.shown.connect(self._make_room)
        self.views.shown.connect(lambda _: self.show_zoom(self.views.on_show.zoom))
        self.resize(within_screen(self, FIRST_SIZE * unit()))
        self._columns.divide()

    @property
    def people(self) -> PeopleLibrary:
        """The list of the people of the map."""
        return self.left.people

    @property
    def find_bar(self) -> FindBar:
        """The bar above the view, hidden at first; made now if it has not been, so that no start pays for it."""
        if self._find_bar is None:
            from workbench.widgets.parts.find_bar import FindBar

            self._find_bar = FindBar(self)
            self._find_bar.hide()
            self._above.addWidget(self._find_bar)
        return self._find_bar

    # What is shown

    def add_header(self, header: QWidget) -> None:
        """Put the header above the columns."""
        self._map_column.insertWidget(0, header)

    def show_start(self) -> None:
        """Show the start page."""
        self._stack.setCurrentWidget(self.start_page)
        self.setWindowTitle("Capability Workbench")
        self._file_label.setText("Drop a capability map here to open it, or a table to import it")
        self._counts.clear()
        self._zoom.clear()
        self.end_tour()
        self.start_page.new_map_button.setFocus()

    def show_map(self) -> None:
        """Show the map, in place of the start page."""
        self._stack.setCurrentWidget(self._map_page)
        self._show_file()
        self._show_counts()
        self.show_zoom(self.views.on_show.zoom)

    @property
    def map_shown(self) -> bool:
        """Whether a map is on screen, not the start page."""
        return self._stack.currentWidget() is self._map_page

    def begin_tour(self) -> Tour:
        """Show the first step of the tour above the board."""
        from workbench.widgets.start.tour import Tour

        self.end_tour()
        self.views.show_view(BOARD)
        self.tour = Tour(self._context, self._work)
        self.tour.finished.connect(self.end_tour)
        self._above.insertWidget(0, self.tour)
        self.tour.show()
        self.tour.take_focus()
        return self.tour

    def end_tour(self) -> None:
        """Take the tour away."""
        if self.tour is not None:
            self.tour.hide()
            self.tour.deleteLater()
            self.tour = None

    def widen_inspector(self) -> None:
        """Give the inspector the larger part of the right side, until its preview is closed."""
        self._columns.widen_inspector()

    def show_zoom(self, factor: float) -> None:
        """Show a zoom factor, 1 as designed, in the status bar."""
        self._zoom.setText(f"{factor * 100:.0f}{PERCENT}")

    def _show_file(self) -> None:
        if not self.map_shown:
            return
        document_file = self._document_file
        name = shown(document_file.path.name) if document_file.path else "Not saved yet"
        saved = f", saved {document_file.saved_time:%H:%M}" if document_file.path and document_file.saved_time else ""
        version = f", {words}" if document_file.path and (words := document_file.identity.version_by) else ""
        changed = ", changed since" if document_file.path and document_file.dirty else ""
        saving = ", saving…" if document_file.saving else ""
        read_only = ", open for reading only" if self._context.session.read_only else ""
        self._file_label.setText(f"{name}{saved}{version}{changed}{saving}{read_only}")
        marked = " (read only)" if self._context.session.read_only else ""
        self.setWindowTitle(f"{self._context.session.document.title}[*]{marked} – Capability Workbench")
        self.setWindowModified(document_file.dirty)

    def _show_counts(self) -> None:
        index = self._context.session.index
        parts = (
            pluralise(len(index.document.skills), "skill"),
            pluralise(len(index.scenario.roles), "role"),
            pluralise(index.assignments, "assignment"),
        )
        self._counts.setText(" · ".join(parts))
        self._show_file()

    # How the space is shared

    def panels(self) -> tuple[QWidget, ...]:
        """The panes that F6 goes through, in its order; notices come first."""
        candidates = (
            self.disk_notice,
            self.notice,
            self.left,
            self.message,
            self._find_bar,
            self.views.on_show,
            self.findings,
            self.inspector,
        )
        return tuple(panel for panel in candidates if panel is not None and panel.isVisible())

    def set_left(self, shown: bool) -> None:
        """Show or fold the skills, in the view on show."""
        self._left_shown[self.views.name] = shown
        self._columns.show_sides(shown, self.right_shown)

    def set_right(self, shown: bool) -> None:
        """Show or fold the open points and the inspector, in the views with points of their own or in all others."""
        self._right_shown[self.views.on_show.own_points] = shown
        self._columns.show_sides(self.left_shown, shown)

    @property
    def left_shown(self) -> bool:
        """Whether the skills are shown in the view on show."""
        return self._columns.left_shown

    @property
    def right_shown(self) -> bool:
        """Whether open points and inspector are shown in the view on show."""
        return self._columns.right_shown

    def set_message_folded(self, folded: bool) -> None:
        """Fold the message to a strip, or show it whole; until this is called, height and view decide."""
        self._message_folded = folded
        self._fold_message()

    def _make_room(self) -> None:
        self._fold_message()
        view = self.views.on_show
        left = self._left_shown.get(self.views.name, view.skills_beside)
        self._columns.show_sides(left, self._right_shown[view.own_points])

    def _fold_message(self) -> None:
        cramped = self.height() < px(LOW) or self.width() < px(NARROW) or self.views.name != BOARD
        self.message.set_folded(cramped if self._message_folded is None else self._message_folded)

    def layout_state(self) -> Layout:
        """Layout of the window, to be kept for the next start."""
        return Layout(
            bytes(self.saveGeometry().data()),
            self._columns.keep_widths(),
            self._columns.kept_division(),
            self._left_shown.get(BOARD, self.board.skills_beside),
            self._right_shown[self.board.own_points],
            self._message_folded,
            self.board.zoom,
            self.views.name,
            tuple(sorted(self.views.folded_columns)),
        )

    def restore_layout(self, layout: Layout) -> None:
        """Restore the layout of the last run; Qt keeps the window on a visible screen and every pane in it."""
        if layout.geometry:
            self.restoreGeometry(QByteArray(layout.geometry))
        self._columns.restore(layout.columns, layout.division)
        self.set_left(layout.left_shown)
        self.set_right(layout.right_shown)
        if layout.message_folded is not None:
            self.set_message_folded(layout.message_folded)
        self.board.set_zoom(layout.zoom)
        self.views.fold_columns(frozenset(layout.folded_columns))
        self.views.show_view(layout.view if layout.view in VIEW_SPECS else BOARD)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle keys that no widget did: Enter presses the focused button (Qt takes Space only), paste and copy work
        anywhere, and a shortcut is found by its place on layouts that cannot type it (Ctrl+1 on AZERTY)."""
        focused = QApplication.focusWidget()
        if event.key() in ENTER_KEYS and isinstance(focused, QAbstractButton):
            focused.click()
        elif self.map_shown and event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif self.map_shown and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and meant_keys(event) != QKeySequence(
            event.keyCombination()
        ):
            self.keys_meant.emit(meant_keys(event))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus by Tab in reading order."""
        return step(self._body, QApplication.focusWidget(), forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the message in a low or narrow window."""
        super().resizeEvent(event)
        self._fold_message()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before unsaved work is closed; an error keeps the window open, so that nothing is lost."""
        try:
            closes = self._may_close()
        except Exception as fault:  # noqa: BLE001 whatever it is, the window stays and nothing is lost
            logging.failure("closing the window", fault)
            closes = False
        if closes:
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Answer a drag of another program."""
        file_drop.take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Answer it wherever it moves."""
        file_drop.take(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the files that were dropped; an empty tuple for a drop without files."""
        if file_drop.take(event):
            self.dropped.emit(files_in(event.mimeData()))
