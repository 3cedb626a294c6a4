"""Small things about looks that several widgets do. Knows no document."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

LabelLook = Literal["muted", "small", "strong", "title", "heading", "fact", "badge", "large"]


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and take the look it asks for."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def discard(widget: QWidget) -> None:
    """Let go of a child for good.

    Hidden first: a layout shows its new widgets a moment later, and one without a parent by then would become a
    window of its own.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def label(text: str, look: LabelLook | None = None, *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label with a look. What users write is shown as they wrote it, never read as mark-up."""
    result = QLabel(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if look is not None:
        result.setProperty("look", look)
    return result


def link(text: str, parent: QWidget | None = None) -> QPushButton:
    """A button that looks like a link."""
    result = QPushButton(text, parent)
    result.setProperty("look", "link")
    return result
