"""Merge dialog: the lines of a merge, what is decided of each, and what the map gets. Performs nothing."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.application.merge_review import Line, LineKey, LineKind, MergeReview, MergeSource, review
from workbench.domain.merge.outcome import Choice
from workbench.presentation import merge_review_text as words
from workbench.presentation.merge_review_text import MERGE, ReviewText, ReviewWords, head_text, to_decide_text
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Colours, px
from workbench.widgets.dialogs.deciding import DecidingDialog
from workbench.widgets.importing.choice_rows import ChoiceRows
from workbench.widgets.merging.rows import rows_of
from workbench.widgets.merging.table import MergeTable
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.steady_label import SteadyLabel
from workbench.widgets.parts.style import label

SIZE = QSize(1240, 720)
"""Initial size of the dialog in pixels."""
ROWS = 6
"""Rows of the table that are seen at least."""
WHOLE = 104
"""Height in pixels of the line in full: always the same, so that no row moves under the pointer."""


class MergeDialog(DecidingDialog):
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
        says: ReviewWords = MERGE,
        with_tick: MergeSource | None = None,
    ) -> None:
        """no_base: the sentence that says what follows from an unknown base, with which one may be chosen; "" where it
        is known. says: the words of what is merged. with_tick: what is merged where the box of `says` is ticked; None
        for no such box."""
        super().__init__("merge", says.accept, words.F4, words.CTRL_ENTER, says.leave, words.DROP, parent)
        self._says = says
        self.setWindowTitle(says.title.format(name=source.name))
        self.outcome: MergeReview | None = None
        """What was accepted; None where it was not."""
        self.review = review(source)
        self._greeted = False
        self._head = SteadyLabel("strong", 1, self)
        self._head.setObjectName("mergeHead")
        self._no_base = label("", wrap=True, parent=self)
        self._no_base.setObjectName("mergeNoBase")
        self._choose_base = QPushButton(words.CHOOSE_BASE, self)
        self._choose_base.setAutoDefault(False)
        self._rows = ChoiceRows((words.LINE, words.OUTCOME), self)
        self.table = MergeTable(self._rows, says.lines, colours, self, ROWS)
        self._whole = QPlainTextEdit(self)
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setObjectName("mergeWhole")
        self._whole.setAccessibleName(words.DETAIL)
        self._whole.setPlaceholderText(words.NO_LINE)
        self._whole.setFixedHeight(px(WHOLE))
        self._sources = (source, with_tick or source)
        self._tick = QCheckBox(says.tick, self)
        self._tick.setObjectName("mergeTick")
        self._tick.setAccessibleDescription(says.tick_hint)
        self._tick.setToolTip(tooltip_text(says.tick_hint))
        self._tick.setVisible(with_tick is not None)
        if source.several:
            self._mine = self._button(words.ALL_EARLIER, words.ALL_EARLIER_HINT)
            self._theirs = self._button(words.ALL_LATER, words.ALL_LATER_HINT)
        else:
            self._mine = self._button(words.ALL_MINE, words.ALL_MINE_HINT)
            self._theirs = self._button(words.ALL_THEIRS, words.ALL_THEIRS_HINT)
        self._listed: Mapping[Hashable, str] = {}
        """The lines that are only listed, in full."""
        self._heard = LateAnnouncement(self._head)
        self._lay_out()
        self._connect()
        self._say_base(no_base)
        self._show(self.review)

    @property
    def may_accept(self) -> bool:
        """Whether accepting does anything: nothing is to be decided, and there is something to merge."""
        done = self._says.always or self.review.changes_map
        return done and not self.review.undecided and not self.review.is_empty

    @property
    def answered(self) -> bool:
        """Whether anything was decided that closing would drop."""
        return self.review.answered

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

    def showEvent(self, event: QShowEvent) -> None:
        """Go to what is to be decided first."""
        super().showEvent(event)
        if not self._greeted:
            self._greeted = True
            self.table.setFocus()
            if not self.review.undecided and self.may_accept:
                self._accept.setFocus()

    def go_to_next(self) -> None:
        """Go to the next conflict that is to be decided, from the button that counts them to the first of them; where
        none is, to the button that accepts."""
        if self._to_decide.hasFocus() and self.review.undecided:
            self.table.first_question()
            self.table.setFocus()
        elif self.table.next_question():
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
        content.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.table.lettered.connect(self._choose_by_letter)
        self._rows.ticked.connect(self._take)
        self.table.selectionModel().currentRowChanged.connect(self._show_whole)
        self._mine.clicked.connect(self._all_mine)
        self._theirs.clicked.connect(self._all_theirs)
        self._tick.toggled.connect(self._made_otherwise)
        self._choose_base.clicked.connect(self.base_wanted)

    def _choose(self, keys: tuple[Hashable, ...], text: str) -> None:
        wanted = set(keys)
        lines = [line for line in self._lines("conflict", "kept") if line.key in wanted]
        self._decide({line.key: self._words.choice_of(line, text) for line in lines})

    def _choose_by_letter(self, keys: tuple[Hashable, ...], letter: str) -> None:
        wanted, words = set(keys), self._words
        lines = [line for line in self._lines("conflict", "kept") if line.key in wanted]
        chosen = {line.key: list(words.choices(line))[words.letters(line).index(letter)] for line in lines}
        self._decide({line.key: chosen[line.key] for line in lines if chosen[line.key] != words.chosen(line)})

    def _decide(self, decided: Mapping[LineKey, Choice]) -> None:
        reviewed = self.review
        for copy in {key.copy: None for key in decided}:
            of_copy = {key.unit: choice for key, choice in decided.items() if key.copy == copy}
            reviewed = reviewed.choose(of_copy, copy)
        if decided:
            self._show(reviewed, list(decided))

    def _take(self, keys: tuple[Hashable, ...], taken: bool) -> None:
        wanted = set(keys)
        lines = [line.key for line in self._lines("change") if line.key in wanted]
        reviewed = self.review
        for copy in {key.copy: None for key in lines}:
            reviewed = reviewed.take([key.unit for key in lines if key.copy == copy], taken, copy)
        self._show(reviewed, lines)

    def _all_mine(self) -> None:
        self._show(self.review.choose_all("ours"), self._conflicts())

    def _all_theirs(self) -> None:
        self._show(self.review.choose_all("theirs"), self._conflicts())

    def _made_otherwise(self, ticked: bool) -> None:
        self._show(self.review.made_of(self._sources[ticked]))

    def _conflicts(self) -> list[LineKey]:
        return [line.key for line in self._lines("conflict")]

    def _lines(self, *kinds: LineKind) -> list[Line]:
        return [line for kind in kinds for line in self.review.lines(kind)]

    def _show(self, reviewed: MergeReview, answered: list[LineKey] | None = None) -> None:
        """Show a review. answered: the lines that were just decided."""
        self.review = reviewed
        self._words = text = ReviewText(reviewed)
        rows = rows_of(text)
        self._listed = {row.key: row.spoken for row in rows if not row.heading and not isinstance(row.key, LineKey)}
        self.table.show_rows(rows)
        conflicts, undecided = reviewed.lines("conflict"), len(reviewed.undecided)
        for button in (self._mine, self._theirs):
            button.setVisible(bool(conflicts))
        self._to_decide.setVisible(bool(undecided))
        self._to_decide.setText(to_decide_text(undecided))
        self._accept.setEnabled(self.may_accept)
        head = head_text(reviewed)
        if not undecided and not reviewed.is_empty and not reviewed.changes_map:
            head = f"{head} {self._says.unchanged.format(name=reviewed.source.name)}"
        self._head.setText(head)
        self._accept.setAccessibleDescription(head)
        to_decide = f"{to_decide_text(undecided)}." if undecided else ""
        self._heard.say(" ".join(filter(None, (text.answered(answered or []), head, to_decide))))
        self._show_whole()

    def _say_base(self, sentence: str) -> None:
        self._no_base.setText(sentence)
        self._no_base.setVisible(bool(sentence))
        self._choose_base.setVisible(bool(sentence) and self._says.base_chosen)

    def _show_whole(self) -> None:
        """Show the current line in full."""
        key = self.table.current_key()
        line = None
        if isinstance(key, LineKey):
            line = next((line for line in self.review.lines(key.kind) if line.key == key), None)
        listed = self._listed.get(key, "")
        self._whole.setPlainText(listed if line is None else self._words.whole(line))
