"""Text cut to a width, worked out once and kept, for delegates that paint."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from workbench.qt.theme import font


@cache
def metrics(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
    """The measures of the type face at a size in pixels."""
    return QFontMetrics(font(size, weight))


@lru_cache(maxsize=20_000)
def text_width(text: str, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    """The width of a text in pixels."""
    return metrics(size, weight).horizontalAdvance(text)


@lru_cache(maxsize=20_000)
def elided(text: str, width: int, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> str:
    """The text, its end replaced by … where it is wider than `width` pixels."""
    return metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, width)
