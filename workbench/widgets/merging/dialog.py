"""Merge dialog: the lines of a merge, what is decided of each, and what the map gets. Performs nothing."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.application.merge_review import Line, LineKey, LineKind, MergeReview, MergeSource, review
from workbench.presentation import merge_review_text as words
from workbench.presentation.merge_review_text import ReviewText, head_text, to_decide_text
from workbench.presentation.merge_text import MergeText
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Colours, px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.dialogs.leaving import may_leave
from workbench.widgets.importing.choice_rows import ChoiceRows
from workbench.widgets.merging.rows import rows_of
from workbench.widgets.merging.table import MergeTable
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label, restyle

SIZE = QSize(1240, 720)
"""Initial size of the dialog in pixels."""
ROWS = 6
"""Rows of the table that are seen at least."""
WHOLE = 104
"""Height in pixels of the line in full: always the same, so that no row moves under the pointer."""


class MergeDialog(QDialog):
    """Shows the review of a merge; `outcome` is what was accepted."""

    base_wanted = Signal()
    """The user wants to choose the file that both copies came of."""

    def __init__(
        self,
        source: MergeSource,
        colours: Colours,
        parent: QWidget | None = None,
        *,
        no_base: str = "",
        title: str = "",
        accept: str = words.ACCEPT,
    ) -> None:
        """no_base: the sentence that says what follows from an unknown base, with which one may be chosen; "" where it
        is known, or there is none to choose. title: unless given, that it is a merge with the other copy. accept: the
        text of the button that accepts."""
        super().__init__(parent)
        self.setObjectName("mergeDialog")
        self.setWindowTitle(title or words.title_text(source.name))
        self.outcome: MergeReview | None = None
        """What was accepted; None where it was not."""
        self.review = review(source)
        self._greeted = False
        self._head = label("", "strong", wrap=True, parent=self)
        self._head.setObjectName("mergeHead")
        self._no_base = label("", wrap=True, parent=self)
        self._no_base.setObjectName("mergeNoBase")
        self._choose_base = QPushButton(words.CHOOSE_BASE, self)
        self._choose_base.setAutoDefault(False)
        self._rows = ChoiceRows((words.LINE, words.OUTCOME), self)
        self.table = MergeTable(self._rows, words.LINES, colours, self, ROWS)
        self._whole = QPlainTextEdit(self)
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setObjectName("mergeWhole")
        self._whole.setAccessibleName(words.DETAIL)
        self._whole.setFixedHeight(px(WHOLE))
        self._mine = self._button(words.ALL_MINE, words.ALL_MINE_HINT)
        self._theirs = self._button(words.ALL_THEIRS, words.ALL_THEIRS_HINT)
        self._to_decide = self._button("", words.F4)
        self._to_decide.setObjectName("mergeToDecide")
        restyle(self._to_decide, "look", "count")
        restyle(self._to_decide, "tone", "should")
        self._buttons, self._accept = button_row(self, accept)
        self._accept.setToolTip(tooltip_text(words.CTRL_ENTER))
        self._heard = LateAnnouncement(self._head)
        self._lay_out()
        self._connect()
        self._say_base(no_base)
        self._show(self.review)

    @property
    def may_accept(self) -> bool:
        """Whether accepting does anything: nothing is to be decided, and there is something to merge."""
        return not self.review.undecided and not self.review.is_empty

    @property
    def answered(self) -> bool:
        """Whether anything was decided that closing would drop."""
        return bool(self.review.answers)

    def show_source(self, source: MergeSource, no_base: str = "") -> None:
        """Show the merge of another source, such as one with a base that was chosen; what was decided is dropped."""
        self._say_base(no_base)
        self._show(review(source))
        self.table.setFocus()
        self.table.next_question()

    def accept(self) -> None:
        """Close with the merge as it is decided, unless something is still open."""
        if self.may_accept:
            self.outcome = self.review
            super().accept()

    def reject(self) -> None:
        """Close without merging; where that would drop decisions it is asked first."""
        if not self.answered or may_leave(self, self.windowTitle(), words.LEAVE, words.DROP):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press no button by Enter but the one that has the focus: after the last decision it would merge."""
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go to what is to be decided first."""
        super().showEvent(event)
        if not self._greeted:
            self._greeted = True
            self.table.setFocus()
            if not self.review.undecided and self.may_accept:
                self._accept.setFocus()

    def go_to_next(self) -> None:
        """Go to the next conflict that is to be decided; where none is, to the button that accepts."""
        if self.table.next_question():
            self.table.setFocus()
        elif self.may_accept:
            self._accept.setFocus()

    def _button(self, text: str, hint: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setAccessibleDescription(hint)
        button.setToolTip(tooltip_text(hint))
        return button

    def _lay_out(self) -> None:
        base = QHBoxLayout()
        base.setSpacing(px(12))
        base.addWidget(self._no_base, 1)
        base.addWidget(self._choose_base, 0, Qt.AlignmentFlag.AlignTop)
        content = QVBoxLayout()
        content.setSpacing(px(10))
        content.addWidget(self._head)
        content.addLayout(base)
        content.addWidget(self.table, 1)
        content.addWidget(self._whole)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addWidget(self._mine)
        foot.addWidget(self._theirs)
        foot.addStretch(1)
        foot.addWidget(self._to_decide)
        foot.addWidget(self._buttons)
        fill(self, content, foot, SIZE)

    def _connect(self) -> None:
        self._rows.chosen.connect(self._choose)
        self._rows.ticked.connect(self._take)
        self.table.selectionModel().currentRowChanged.connect(self._show_whole)
        self._mine.clicked.connect(self._all_mine)
        self._theirs.clicked.connect(self._all_theirs)
        self._to_decide.clicked.connect(self.go_to_next)
        self._choose_base.clicked.connect(self.base_wanted)
        QShortcut(QKeySequence(Qt.Key.Key_F4), self, self.go_to_next)
        for key in ENTER_KEYS:
            QShortcut(QKeySequence(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)), self, self._accept_now)

    def _accept_now(self) -> None:
        """Accept, from wherever the focus is; where something is to be decided go there."""
        if self.may_accept:
            self.accept()
        else:
            self.go_to_next()

    def _choose(self, keys: tuple[Hashable, ...], text: str) -> None:
        wanted = set(keys)
        lines = [line for line in self._lines("conflict", "kept") if line.key in wanted]
        choices = {line.key.unit: self._words.choice_of(line, text) for line in lines}
        self._show(self.review.choose(choices), [line.key for line in lines])

    def _take(self, keys: tuple[Hashable, ...], taken: bool) -> None:
        wanted = set(keys)
        lines = [line.key for line in self._lines("change") if line.key in wanted]
        self._show(self.review.take([key.unit for key in lines], taken), lines)

    def _all_mine(self) -> None:
        self._show(self.review.choose_all("ours"), self._conflicts())

    def _all_theirs(self) -> None:
        self._show(self.review.choose_all("theirs"), self._conflicts())

    def _conflicts(self) -> list[LineKey]:
        return [line.key for line in self._lines("conflict")]

    def _lines(self, *kinds: LineKind) -> list[Line]:
        return [line for kind in kinds for line in self.review.lines(kind)]

    @staticmethod
    def _text(reviewed: MergeReview) -> ReviewText:
        source = reviewed.source
        return ReviewText(reviewed, MergeText(source.ours, reviewed.merged, source.name))

    def _show(self, reviewed: MergeReview, answered: list[LineKey] | None = None) -> None:
        """Show a review. answered: the lines that were just decided."""
        self.review, text = reviewed, self._text(reviewed)
        self._words = text
        self.table.show_rows(rows_of(text))
        conflicts, undecided = reviewed.merged.conflicts, len(reviewed.undecided)
        for button in (self._mine, self._theirs):
            button.setVisible(bool(conflicts))
        self._to_decide.setVisible(bool(undecided))
        self._to_decide.setText(to_decide_text(undecided))
        self._accept.setEnabled(self.may_accept)
        head = head_text(reviewed)
        if not undecided and not reviewed.is_empty and not reviewed.changes_map:
            head = f"{head} {words.no_change_text(reviewed.source.name)}"
        self._head.setText(head)
        self._accept.setAccessibleDescription(head)
        to_decide = f"{to_decide_text(undecided)}." if undecided else ""
        self._heard.say(" ".join(filter(None, (text.answered(answered or []), head, to_decide))))
        self._show_whole()

    def _say_base(self, sentence: str) -> None:
        self._no_base.setText(sentence)
        self._no_base.setVisible(bool(sentence))
        self._choose_base.setVisible(bool(sentence))

    def _show_whole(self) -> None:
        """Show the current line in full."""
        key = self.table.current_key()
        line = None
        if isinstance(key, LineKey):
            line = next((line for line in self.review.lines(key.kind) if line.key == key), None)
        self._whole.setPlainText("" if line is None else self._words.whole(line))
