"""Tab order in reading order: from the top down and from left to right, by the places on screen.

Qt's is the order in which widgets were made and moved, which in a window of panels that come and go is arbitrary.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

OWN_WALK = "ownWalk"
"""Dynamic property of a widget that is a single stop here and moves the focus among its own parts itself."""


def stops(widget: QWidget, *, disabled: bool = False) -> Iterator[QWidget]:
    """Tab stops in a widget, in reading order; a container comes before its children. disabled: those, too."""
    for child in _as_read(widget):
        takes_tab = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None
        if takes_tab and (disabled or child.isEnabled()):
            yield child
        if not child.property(OWN_WALK):
            yield from stops(child, disabled=disabled)


def order_tabs(dialog: QWidget) -> None:
    """Have Qt's Tab order follow the places of what is visible in a dialog."""
    for before, after in pairwise(stops(dialog, disabled=True)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def step(widget: QWidget, focused: QWidget | None, forward: bool) -> bool:
    """Focus the next or previous stop, wrapping around; False if there is none."""
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
    """Scroll the areas around a widget until it is visible."""
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
