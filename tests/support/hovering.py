"""What looks hovered in a list of the library: the pointer put on a row, and the rows painted as under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QApplication, QStyle

from workbench.widgets.library.search_list import SearchList


def hover(library: SearchList, identifier: str) -> None:
    """Put the pointer on the row of a skill or a person."""
    place = QPointF(library.view.visualRect(library.model.place(identifier)).center())
    QApplication.sendEvent(library.view.viewport(), QHoverEvent(QEvent.Type.HoverMove, place, place, place))


def watch_hovered(library: SearchList, identifier: str) -> Callable[[], list[str]]:
    """What tells the rows that are painted as under the pointer, which is on this one to begin with."""
    view, painted = library.view, list[str]()
    plain = view.itemDelegate().paint

    def watch(painter, option, index):
        if option.state & QStyle.StateFlag.State_MouseOver:
            painted.append(str(index.data()))
        plain(painter, option, index)

    def look() -> list[str]:
        painted.clear()
        view.viewport().grab()
        return list(painted)

    view.itemDelegate().paint = watch  # type: ignore[method-assign]
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    hover(library, identifier)
    return look
