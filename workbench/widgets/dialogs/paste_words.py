"""Word mapping of a paste: a combo box for each word in a column of sides, importance or levels. Plans nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application.paste import Word, Worded
from workbench.application.table import Meant
from workbench.domain.fields import FIELDS
from workbench.domain.model import IMPORTANCES, Skill
from workbench.domain.searching import word_key
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import LEVEL, join_names, pluralise, truncate
from workbench.widgets.parts.captioned import Captioned
from workbench.widgets.parts.flow import FlowLayout
from workbench.widgets.parts.style import label

NOTHING = "Says nothing"

LONGEST_WORD = 60
"""Characters at which a word is truncated."""

MOST = 8
"""Number of words of a column with a combo box; a column with more of them is hardly one of sides or levels."""

_QUESTIONS: Mapping[Worded, str] = {
    "belongs_to": "These words name no side by themselves. What do the skills beside them belong to?",
    "importance": "How important are the skills beside these words, from 1 to 5?",
    "level_needed": "Which level do the skills beside these words need?",
}
_NAMES: Mapping[Worded, str] = {
    "belongs_to": "What skills of {word} belong to",
    "importance": "How important skills of {word} are",
    "level_needed": "The level that skills of {word} need",
}


class PasteWords(QWidget):
    """A question for each column with words, and below it their combo boxes."""

    chosen = Signal(str, str, object)
    """A column, the key of a word in it, and what that means; None for nothing."""

    def __init__(self, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        meanings: Mapping[Worded, Mapping[Meant, str]] = {
            "belongs_to": FIELDS[Skill]["belongs_to"].values.offered(vocabulary),
            "importance": {number: str(number) for number in IMPORTANCES},
            "level_needed": {level: f"{level} {words}" for level, words in LEVEL.items()},
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._columns = [_ColumnWords(each, {None: NOTHING, **meanings[each]}, self) for each in _QUESTIONS]
        for words in self._columns:
            words.chosen.connect(self.chosen)
            column.addWidget(words)
        self.hide()

    def show_words(self, words: Sequence[Word]) -> None:
        """Show these words. The boxes of a column are kept while its words are the same."""
        self.setVisible(bool(words))
        for column in self._columns:
            column.show_words([word for word in words if word.column == column.column])


class _ColumnWords(QWidget):
    """The question of one column, the boxes of its most frequent words, and a sentence on the others."""

    chosen = Signal(str, str, object)

    def __init__(self, column: Worded, meanings: Mapping[Meant, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.column: Worded = column
        self._meanings = meanings
        self._keys: list[str] = []
        self._choices: list[QWidget] = []
        self._boxes = QWidget(self)
        self._flow = FlowLayout(10)
        self._boxes.setLayout(self._flow)
        self._rest = label("", "muted", wrap=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(4)
        stack.addWidget(label(_QUESTIONS[column], wrap=True))
        stack.addWidget(self._boxes)
        stack.addWidget(self._rest)
        self.hide()

    def show_words(self, words: Sequence[Word]) -> None:
        """Show these words, the first `MOST` with a box each."""
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

    def _choice(self, key: str, word: Word) -> QWidget:
        names, at = list(self._meanings.values()), list(self._meanings).index(word.meaning)
        text = truncate(word.text, LONGEST_WORD)
        name = _NAMES[self.column].format(word=text)
        choice = Captioned(f"{text} ({word.rows})", names, at, name, self)
        choice.box.activated.connect(partial(self._choose, key))
        return choice

    def _choose(self, key: str, at: int) -> None:
        self.chosen.emit(self.column, key, list(self._meanings)[at])
