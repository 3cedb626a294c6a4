"""Style helpers: labels and links in a look of the style sheet, re-polishing, and discarding. Knows no document."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

LabelLook = Literal["muted", "small", "strong", "title", "heading", "fact", "badge", "large"]


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and re-polish the widget, so that the style sheet applies; nothing if it is unchanged."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def discard(widget: QWidget) -> None:
    """Delete a child widget.

    Hidden first: a layout shows its new widgets a moment later, and one without a parent by then would become a
    window of its own.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def label(text: str, look: LabelLook | None = None, *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Label with a look of the style sheet. Plain text: users' text is never read as mark-up."""
    result = QLabel(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if look is not None:
        result.setProperty("look", look)
    return result


def link(text: str, parent: QWidget | None = None) -> QPushButton:
    """Button in the look of a link."""
    result = QPushButton(text, parent)
    result.setProperty("look", "link")
    return result
