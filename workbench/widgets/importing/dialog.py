"""Import dialog: what was found in files, what it means, and what importing does, in one window. Performs nothing."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.application.importing.choices import for_another_map
from workbench.application.importing.preparation import Preparation
from workbench.application.importing.records import Origin
from workbench.application.new_map import blank_map
from workbench.domain.model import CapabilityMap
from workbench.presentation import import_dialog as words
from workbench.presentation.import_outcome import outcome_text
from workbench.presentation.import_sources import decide_text
from workbench.presentation.import_targets import TargetEntry, target_of, title_of
from workbench.qt.import_session import ImportSession
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Colours, px
from workbench.widgets.dialogs.deciding import DecidingDialog
from workbench.widgets.importing.asking import go_to, next_asking
from workbench.widgets.importing.choice_table import ChoiceTable
from workbench.widgets.importing.meaning import MeaningPage
from workbench.widgets.importing.panels import PanelColumn
from workbench.widgets.importing.problems import ProblemsPanel
from workbench.widgets.importing.reading import ProgressLine, ReadingPage
from workbench.widgets.importing.source_column import SourceColumn
from workbench.widgets.importing.target import TargetChooser
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.steady_label import SteadyLabel, keep_room
from workbench.widgets.parts.style import restyle

SIZE = QSize(1600, 980)
"""Initial size of the dialog in pixels."""
SIDES = ((210, 0.19), (350, 0.35))
"""Initial widths of the outer columns: pixels, and the share of the dialog that they are at most."""
LINES = 2
"""Lines of what will happen for which there is always room."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What was accepted.

    preparation: its proposal has the edit. first: what was prepared before anybody answered anything. new_map: whether
    it is prepared for a blank map, which then becomes a document of its own, instead of the one that is open. remember:
    whether files like these are to be read the same way the next time.
    """

    preparation: Preparation
    first: Preparation
    new_map: bool = False
    remember: bool = False


class ImportDialog(DecidingDialog):
    """Import dialog over a session of an import, whether that is still reading or not."""

    last_time_wanted = Signal()
    """The answers that were offered are to be given."""

    def __init__(
        self,
        imports: ImportSession,
        document: CapabilityMap | None,
        colours: Colours,
        parent: QWidget | None = None,
        again: ImportOutcome | None = None,
    ) -> None:
        """document: the map that is open; None where there is none, and the import makes one. again: what was accepted
        before, where it came to nothing and is to be accepted once more."""
        super().__init__("import", "&Import", words.F4, words.CTRL_ENTER, words.LEAVE, words.DROP, parent)
        self.setWindowTitle(words.title_text(imports.file_names))
        self.outcome: ImportOutcome | None = None
        """What was accepted; None where it was not."""
        self._imports, self._document = imports, document
        self._titled = document is not None or again is not None
        self._greeted = self._drawn = False
        self._first: Preparation | None = None if again is None else again.first
        """What was prepared before anybody answered anything."""
        self._sources = SourceColumn(imports, colours, self)
        self._meaning = MeaningPage(imports, colours, self)
        self._panels = PanelColumn(imports, colours, self)
        self._reading = ReadingPage(self)
        self._problems = ProblemsPanel(colours, self)
        keep_room(self._problems)
        self._target = TargetChooser(document, self)
        self._says = SteadyLabel("strong", LINES, self)
        self._says.setObjectName("importOutcome")
        self._progress = ProgressLine(self)
        self._remember = QCheckBox(words.REMEMBER, self)
        self._remember.setChecked(again is not None and again.remember)
        self._remember.setAccessibleDescription(words.REMEMBER_HINT)
        self._remember.setToolTip(tooltip_text(words.REMEMBER_HINT))
        self._numbers = LateAnnouncement(self._says)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._set_busy(imports.busy)
        self._show()

    @property
    def undecided(self) -> int:
        """How many questions are open: of the tables, of the names, and how texts are written."""
        preparation = self._imports.preparation
        return (preparation.undecided if preparation else 0) + self._meaning.encoding.asked

    @property
    def may_accept(self) -> bool:
        """Whether accepting does anything: nothing is open, nothing is being worked out, and something changes."""
        preparation = self._imports.preparation
        if preparation is None or self._imports.busy or self.undecided:
            return False
        return preparation.proposal.edit is not None

    @property
    def answered(self) -> bool:
        """Whether anything was answered or chosen that closing would drop."""
        now, first = self._imports.preparation, self._first
        if now is None or first is None:
            return False
        same = (now.mappings, now.choices) == (first.mappings, first.choices)
        return not same or self._imports.document is not first.document or bool(self._imports.code_pages)

    def offer_last_time(self, day: date, today: date) -> None:
        """Offer the answers that were remembered on a day, and how much they answer."""
        self._meaning.offer_last_time(words.last_time_text(day, today, *self._imports.last_time_answers))

    def accept(self) -> None:
        """Close with what was prepared, unless something is still to be decided."""
        preparation = self._imports.preparation
        if preparation is not None and self.may_accept:
            new_map, remember = self._is_new_map(preparation), self._remember.isChecked()
            self.outcome = ImportOutcome(preparation, self._first or preparation, new_map, remember)
            super().accept()

    def done(self, result: int) -> None:
        """Close; what is still being read or worked out is given up."""
        self._imports.cancel()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Go to what is to be done first."""
        super().showEvent(event)
        self._greet()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width, until somebody draws the columns otherwise."""
        super().resizeEvent(event)
        if not self._drawn:
            left, right = (min(px(width), round(share * self.width())) for width, share in SIDES)
            self._columns.setSizes([left, self.width() - left - right, right])

    def go_to_next(self) -> None:
        """Focus the next part that asks something; behind the last one that of the next table, or the first again."""
        focused = self.focusWidget()
        if isinstance(focused, ChoiceTable) and focused.next_question(again=False):
            return
        stop, from_the_top = next_asking(self, focused)
        if (stop is None or from_the_top) and self._sources.pick_next_asked():
            stop, _ = next_asking(self._meaning, None)
            if stop is None:
                stop, _ = next_asking(self, None)
        if isinstance(stop, ChoiceTable):
            stop.first_question()  # not the row it was left at: those above may be open still
        if stop is not None:
            go_to(stop)
        elif self.may_accept:
            go_to(self._accept)

    def _lay_out(self) -> None:
        self._columns = columns = QSplitter(Qt.Orientation.Horizontal, self)
        restyle(columns, "look", "gap")
        columns.setHandleWidth(px(12))
        for column in (self._sources, self._meaning, self._panels):
            columns.addWidget(column)
        columns.setChildrenCollapsible(False)
        for place, stretch in enumerate((0, 1, 0)):
            columns.setStretchFactor(place, stretch)
        self._stack.addWidget(self._reading)
        self._stack.addWidget(columns)
        content = QVBoxLayout()
        content.setSpacing(px(6))
        content.addWidget(self._stack, 1)
        content.addWidget(self._problems)
        fill(self, content, self._foot(), SIZE)

    def _foot(self) -> QVBoxLayout:
        target = QHBoxLayout()
        target.setSpacing(px(16))
        target.addWidget(self._target)
        target.addWidget(self._says, 1)
        below = QHBoxLayout()
        below.setSpacing(px(10))
        below.addWidget(self._remember)
        below.addStretch(1)
        below.addWidget(self._progress)
        below.addWidget(self._to_decide)
        below.addWidget(self._buttons)
        foot = QVBoxLayout()
        foot.setSpacing(px(8))
        foot.addLayout(target)
        foot.addLayout(below)
        return foot

    def _connect(self) -> None:
        imports = self._imports
        imports.changed.connect(self._show)
        imports.failed.connect(self._fail)
        imports.busy_changed.connect(self._set_busy)
        for progress in (self._progress, self._reading.progress):
            imports.progressed.connect(progress.set_progress)
            progress.stopped.connect(imports.cancel)
        self._columns.splitterMoved.connect(self._keep_columns)
        self._sources.picked.connect(self._meaning.show_table)
        self._problems.picked.connect(self._show_origin)
        self._target.chosen.connect(self._set_target)
        self._meaning.last_time.clicked.connect(self.last_time_wanted)

    def _show(self) -> None:
        """Show what is prepared by now."""
        preparation = self._imports.preparation
        if preparation is None:
            self._stack.setCurrentIndex(0)
            self._show_foot(None)
            return
        if not self._titled:
            self._titled = True
            if preparation.document.title != title_of(preparation):
                self._imports.set_document(blank_map(title_of(preparation)))
                return
        self._first = self._first or preparation
        self._sources.show_sources(preparation)
        self._problems.show_problems(preparation)
        self._target.show_target(preparation, new_map=self._is_new_map(preparation))
        self._stack.setCurrentIndex(1)
        self._show_foot(preparation)
        self._greet()

    def _show_foot(self, preparation: Preparation | None) -> None:
        undecided = self.undecided
        for widget in (self._target, self._says, self._remember):
            widget.setVisible(preparation is not None)
        self._problems.setVisible(preparation is not None and self._problems.any)
        self._to_decide.setVisible(preparation is not None and bool(undecided))
        self._to_decide.setText(decide_text(undecided))
        self._accept.setEnabled(self.may_accept)
        if preparation is None:
            return
        said = words.nothing_found(preparation) or outcome_text(preparation.proposal, preparation.mappings)
        if said != self._says.text():
            self._says.setText(said)
        to_decide = f" {decide_text(undecided)}." if undecided else ""
        self._accept.setAccessibleDescription(said)
        self._numbers.say(f"{said}{to_decide}")

    def _set_busy(self, busy: bool) -> None:
        if busy and self._imports.preparation is None:
            self._reading.say(words.reading_text(self._imports.file_names))
        self._progress.set_busy(busy and self._imports.preparation is not None)
        self._reading.progress.set_busy(busy and self._imports.preparation is None)
        self._accept.setEnabled(self.may_accept)

    def _fail(self, sentence: str) -> None:
        """Say why a file is not read; what was prepared before stands."""
        if self._imports.preparation is None:
            self._reading.say(sentence or words.STOPPED, bad=True)
            cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
            cancel.setText(words.CLOSE)
            cancel.setFocus()
        else:
            self._meaning.say_failure(sentence or words.STOPPED)
        self._accept.setEnabled(self.may_accept)

    def _keep_columns(self) -> None:
        self._drawn = True

    def _greet(self) -> None:
        """Focus what asks, else Import, as soon as there is something to decide or to import."""
        if self._greeted or self._imports.preparation is None or not self.isVisible():
            return
        self._greeted = True
        stop, _ = next_asking(self, None)
        if not self._meaning.last_time.isHidden() and stop is not None:
            go_to(self._meaning.last_time)  # it may answer all of it
        elif stop is not None:
            go_to(stop)
        elif self.may_accept:
            self._accept.setFocus()
        else:
            self._sources.focus_list()

    def _show_origin(self, origin: Origin) -> None:
        row = self._sources.pick_origin(origin)
        if row is not None:
            self._meaning.show_origin(row, origin)

    def _is_new_map(self, preparation: Preparation) -> bool:
        return preparation.document is not self._document

    def _set_target(self, entry: TargetEntry, name: str) -> None:
        preparation = self._imports.preparation
        if preparation is None:
            return
        choices = dataclasses.replace(preparation.choices, target=target_of(entry, name or title_of(preparation)))
        if entry.place == "new_map":
            self._imports.set_document(blank_map(name), for_another_map(choices))
        elif self._is_new_map(preparation) and self._document is not None:
            other = dataclasses.replace(for_another_map(choices), target=choices.target)
            self._imports.set_document(self._document, other)
        else:
            self._imports.choose(choices)
