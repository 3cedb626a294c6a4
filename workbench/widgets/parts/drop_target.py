"""Drop target mixin: forwards Qt's four drag events to a handler object. Knows no payload."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent


class Drop(Protocol):
    """Interface of the drop handler of one widget."""

    def enter(self, event: QDragEnterEvent) -> None:
        """A drag entered the widget: accept or ignore the event."""

    def move(self, event: QDragMoveEvent) -> None:
        """The drag moved: show the effect of a drop here."""

    def leave(self) -> None:
        """The drag left the widget."""

    def drop(self, event: QDropEvent) -> None:
        """Dropped on the widget: perform the edit."""


class DropTarget:
    """Mixin; must come before the Qt class among a widget's bases, whose event handlers it overrides."""

    _drop: Drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Forwarded to the handler."""
        self._drop.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Forwarded to the handler."""
        self._drop.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forwarded to the handler."""
        self._drop.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Forwarded to the handler."""
        self._drop.drop(event)
