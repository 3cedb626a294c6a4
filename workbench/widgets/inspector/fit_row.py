"""Row of a fit: a link, what is filled and how much is known as two bars, and the gaps on opening. Performs nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.fit import Fit
from workbench.domain.words import pluralise
from workbench.presentation.fit_text import fill_parts, gap_in_words
from workbench.presentation.formatting import bulleted, sentence_from
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Theme, colour, px
from workbench.widgets.parts.fold_button import FoldButton
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import label, link

THICK, THIN, APART = 7, 3, 2
"""Pixels: height of the bar of what is filled, of the one of what is known, and between them."""


class FitBars(QWidget):
    """Two bars: what is filled, above; and below, thinner, how much of the role is known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fit: Fit | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_fit(self, fit: Fit) -> None:
        """Show a fit."""
        self._fit = fit
        text = sentence_from(fill_parts(fit))
        self.setAccessibleName(text)
        self.setToolTip(tooltip_text(f"{text}. Above what is filled, below how much is known."))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as both bars."""
        return QSize(px(80), px(THICK + APART + THIN) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars on their tracks."""
        if self._fit is None:
            return
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rows = (
            (0, px(THICK), self._fit.shown, colours.accent),
            (px(THICK + APART), px(THIN), self._fit.known, colours.muted),
        )
        for top, tall, share, tone in rows:
            track = QRectF(0, top, self.width(), tall)
            painter.setBrush(colour(colours.line))
            painter.drawRoundedRect(track, tall / 2, tall / 2)
            if share:
                painter.setBrush(colour(tone))
                painter.drawRoundedRect(QRectF(0, top, max(self.width() * share, tall), tall), tall / 2, tall / 2)


class FitRow(QWidget):
    """Row of one person for a role, or of one role for a person."""

    revealed = Signal()
    """The link was pressed."""

    hold_requested = Signal(bool)
    """The person is to hold the role, or to hold it no longer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._holds = False
        self.link = LinkButton("", theme, parent=self)
        grows = self.link.sizePolicy()
        grows.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # a fixed height would be that of a note on one line
        self.link.setSizePolicy(grows)
        self.link.clicked.connect(self.revealed)
        self.bars = FitBars(theme, self)
        self.hold = link("", self)
        self.hold.clicked.connect(lambda: self.hold_requested.emit(not self._holds))
        self.fold = FoldButton(self)
        self.gaps = label("", "small", wrap=True, parent=self)
        self.gaps.setContentsMargins(px(18), 0, 0, px(4))
        self.gaps.hide()
        self.fold.toggled_open.connect(self.gaps.setVisible)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.fold)
        below.addStretch(1)
        below.addWidget(self.hold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(1)
        column.addWidget(self.link)
        column.addWidget(self.bars)
        column.addLayout(below)
        column.addWidget(self.gaps)

    def show_fit(self, fit: Fit, name: str, other: str, besides: tuple[str, ...] = ()) -> None:
        """Show a fit. name: that of what the row is for; other: of what it is a row of; besides: more to say of it."""
        self._holds = fit.holds
        self.link.relabel(name)
        holds = ("holds it",) if self._holds else ()
        self.link.explain(sentence_from((*fill_parts(fit), *holds, *besides)))
        self.bars.show_fit(fit)
        does = "Take off" if self._holds else "Let hold"
        self.hold.setText(does)
        self.hold.setAccessibleName(f"{does}: {name}, {other}")
        self.hold.setVisible(fit.person.kind == "person" or self._holds)
        self.fold.show_words(pluralise(len(fit.gaps), "gap"))
        self.fold.setVisible(bool(fit.gaps))
        self.gaps.setText(bulleted(map(gap_in_words, fit.gaps)))
        self.gaps.setVisible(bool(fit.gaps) and self.fold.opened)
