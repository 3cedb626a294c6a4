"""Parts of a list view that picks and drags: its behaviour, a mirrored selection, the drag. Knows no model."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QApplication

from workbench.qt.theme import BOLD, TEXT, Colours, font, px
from workbench.widgets.parts.drag_card import drag_card


def pick_and_drag(view: QAbstractItemView) -> None:
    """Make several rows selectable and draggable, none editable; a row too long is elided, never scrolled to."""
    view.setMouseTracking(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setDragEnabled(True)
    view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)


def select_only(view: QAbstractItemView, places: Iterable[QModelIndex]) -> None:
    """Select the rows at these places, those of them that are shown, and no others; the current row stays."""
    selection = view.selectionModel()
    selection.clearSelection()
    for place in places:
        if place.isValid():
            selection.select(place, QItemSelectionModel.SelectionFlag.Select)


def drag_rows(
    view: QAbstractItemView, data: QMimeData, text: str, hot_spot: QPoint, actions: Qt.DropAction, colours: Colours
) -> None:
    """Drag data out of a list, with a small card that bears a text as the picture."""
    drag = QDrag(view)
    drag.setMimeData(data)
    drag.setPixmap(drag_card(view, text, font(px(TEXT), BOLD), colours))
    drag.setHotSpot(hot_spot)
    drag.exec(actions)
    QTimer.singleShot(0, view, lambda: forget_pointer(view))  # later: Qt still delivers the move that began the drag


def forget_pointer(view: QAbstractItemView) -> None:
    """Reset hovering: the pointer left while another window or a drag had it, without a leave event."""
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
