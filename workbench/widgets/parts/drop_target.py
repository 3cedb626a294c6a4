"""A widget whose drops are dealt with elsewhere: Qt's four events handed on as they are. Knows no payload."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent


class Drop(Protocol):
    """The drag in progress over one widget."""

    def enter(self, event: QDragEnterEvent) -> None:
        """Something hovers over the widget: take it in, or leave it to another."""

    def move(self, event: QDragMoveEvent) -> None:
        """It hovers elsewhere: show what letting go would do."""

    def leave(self) -> None:
        """It is gone again."""

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""


class DropTarget:
    """Stands before the Qt class among the bases of a widget."""

    _drop: Drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something hovers over the widget."""
        self._drop.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It hovers elsewhere."""
        self._drop.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It is gone again."""
        self._drop.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is let go."""
        self._drop.drop(event)
