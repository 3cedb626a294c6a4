"""Where Tab goes: what is seen from the top down and from left to right, not what was made first.

Qt goes by the order in which widgets were made and moved, which in a window of panels that come and go is no order.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

OWN_WALK = "ownWalk"
"""The property of a widget that is one stop to others and leads Tab through its parts itself."""


def stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab visits in a widget, in the order of reading; a widget that holds others comes before them."""
    for child in _as_read(widget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled() and child.focusProxy() is None:
            yield child
        if not child.property(OWN_WALK):
            yield from stops(child)


def step(widget: QWidget, focused: QWidget | None, forward: bool) -> bool:
    """Put the focus on the stop after or before the one that has it, around the ends; whether there was one."""
    walk = list(stops(widget))
    if not walk:
        return False
    holding = [n for n, stop in enumerate(walk) if focused and (stop is focused or stop.isAncestorOf(focused))]
    here = holding[-1] if holding else -1 if forward else 0
    target = walk[(here + (1 if forward else -1)) % len(walk)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(target)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Scroll what a widget lies in until it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 12)
        around = around.parentWidget()


def _as_read(widget: QWidget) -> list[QWidget]:
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    seen = sorted(
        (child for child in children if child.isVisible() and not child.isWindow()), key=lambda child: child.y()
    )
    rows: list[list[QWidget]] = []
    for child in seen:
        if rows and child.geometry().center().y() <= max(other.geometry().bottom() for other in rows[-1]):
            rows[-1].append(child)
        else:
            rows.append([child])
    return [child for row in rows for child in sorted(row, key=lambda child: child.x())]
