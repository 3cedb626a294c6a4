"""Preview of a map's words: a bar, the heads of two cards and two sentences that say them. Examples; knows no map."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.domain.coverage import Split
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import PERCENT
from workbench.qt.theme import Theme
from workbench.widgets.parts.coverage_bar import CoverageBar
from workbench.widgets.parts.style import label
from workbench.widgets.parts.wrapped_label import WrappedLabel

EXAMPLE, NATURE = Split(0.33, 0.09, 0.31, 0.17, 0.1), 0.58
"""The bar of an example, and the share by nature of its work, as fractions."""
HEADS = (("{Marketing_strategist}", "{Marketing}"), ("{Product_strategist}", "{Product_and_technology}"))
"""Title and lane of each card."""
SENTENCES = (
    f"On paper {{product}} holds 53{PERCENT} of the work; counted where people sit, 41{PERCENT}: "
    "12 points are absorbed by {marketing}.",
    "The {product_strategist} reports to the {hub_lead}; one {representative} in each department "
    "ties its {work} to the {hub}.",
)


class TermsPreview(QFrame):
    """Card with the examples, said in a vocabulary."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName("How the words read")
        self.bar = CoverageBar(theme, self)
        self.heads = tuple((WrappedLabel("strong", self), WrappedLabel("small", self)) for _ in HEADS)
        self.sentences = tuple(WrappedLabel(None, self) for _ in SENTENCES)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(label("How the words read", "heading"))
        column.addWidget(label("An example, not this map", "small"))
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(10)
        for title, lane in self.heads:
            row.addWidget(_card(title, lane, self), 1)
        column.addLayout(row)
        for sentence in self.sentences:
            column.addWidget(sentence)
        column.addStretch(1)
        self.show_words(vocabulary)

    def show_words(self, vocabulary: Vocabulary) -> None:
        """Say the examples in other words."""
        self.bar.show_split(EXAMPLE, vocabulary, NATURE, "Who holds the work, an example")
        for (title, lane), templates in zip(self.heads, HEADS, strict=True):
            for shown, template in zip((title, lane), templates, strict=True):
                shown.setText(vocabulary.text(template))
        for sentence, template in zip(self.sentences, SENTENCES, strict=True):
            sentence.setText(vocabulary.text(template))


def _card(title: QLabel, lane: QLabel, parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(2)
    column.addWidget(title)
    column.addWidget(lane)
    column.addStretch(1)
    return card
