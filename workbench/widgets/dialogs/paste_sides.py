"""Side mapping of a paste: a combo box for each word in the side column that names no side. Plans nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application.paste import SideWord
from workbench.domain.fields import FIELDS
from workbench.domain.model import BelongsTo, Skill
from workbench.domain.searching import word_key
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import join_names, pluralise, truncate
from workbench.widgets.parts.captioned import Captioned
from workbench.widgets.parts.flow import FlowLayout
from workbench.widgets.parts.style import label

NOTHING = "Says nothing"

LONGEST_WORD = 60
"""Characters at which a word is truncated."""

MOST = 8
"""Number of words with a combo box; a column with more unknown words is hardly one of sides."""


class PasteSides(QWidget):
    """Combo boxes of the most frequent words, and a sentence on the others."""

    chosen = Signal(str, object)
    """The key of a word, and the side it stands for; None for none."""

    def __init__(self, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offered = FIELDS[Skill]["belongs_to"].values.offered(vocabulary)
        self._meanings: dict[BelongsTo | None, str] = {None: NOTHING, **offered}
        self._keys: list[str] = []
        self._choices: list[QWidget] = []
        self._boxes = QWidget(self)
        self._flow = FlowLayout(10)
        self._boxes.setLayout(self._flow)
        self._rest = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        question = "These words name no side by themselves. What do the skills beside them belong to?"
        column.addWidget(label(question, wrap=True))
        column.addWidget(self._boxes)
        column.addWidget(self._rest)
        self.hide()

    def show_words(self, words: Sequence[SideWord]) -> None:
        """Show these words, the first `MOST` with a box each. The boxes are kept while the words are the same."""
        self.setVisible(bool(words))
        offered, rest = words[:MOST], words[MOST:]
        keys = [word_key(word.text) for word in offered]
        if keys != self._keys:
            self._keys = keys
            for old in self._choices:
                self._flow.removeWidget(old)
                old.deleteLater()
            self._choices = [self._choice(key, word) for key, word in zip(keys, offered, strict=True)]
            for choice in self._choices:
                self._flow.addWidget(choice)
        others = join_names([f"“{truncate(other.text, LONGEST_WORD)}”" for other in rest], 3)
        verb = "means" if len(rest) == 1 else "mean"
        sentence = f"{pluralise(len(rest), 'other word')} {verb} what the rows below say: {others}."
        self._rest.setText(sentence if rest else "")
        self._rest.setVisible(bool(rest))

    def _choice(self, key: str, word: SideWord) -> QWidget:
        names, at = list(self._meanings.values()), list(self._meanings).index(word.meaning)
        text = truncate(word.text, LONGEST_WORD)
        choice = Captioned(f"{text} ({word.rows})", names, at, f"What skills of {text} belong to", self)
        choice.box.activated.connect(partial(self._choose, key))
        return choice

    def _choose(self, key: str, at: int) -> None:
        self.chosen.emit(key, list(self._meanings)[at])
