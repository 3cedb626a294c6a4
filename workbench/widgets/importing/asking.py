"""Walk through what asks something: the widgets whose dynamic property `asks` is true, in the order of Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.widgets.parts.tab_walk import bring_into_sight, stops

ASKS = "asks"


def asking(window: QWidget) -> list[QWidget]:
    """The stop of each visible widget that asks something, in the order of Tab."""
    walk = list(stops(window))
    found: list[QWidget] = []
    for widget in window.findChildren(QWidget):
        if widget.property(ASKS) and widget.isVisible():
            stop = next((stop for stop in walk if stop is widget or widget.isAncestorOf(stop)), None)
            if stop is not None and stop not in found:
                found.append(stop)
    return sorted(found, key=walk.index)


def next_asking(window: QWidget, focused: QWidget | None) -> tuple[QWidget | None, bool]:
    """The next stop that asks something behind the one with the focus; and whether that is found from the top again."""
    walk, there = list(stops(window)), asking(window)
    if not there:
        return None, False
    holding = [place for place, stop in enumerate(walk) if focused and (stop is focused or stop.isAncestorOf(focused))]
    here = holding[-1] if holding else -1
    later = next((stop for stop in there if walk.index(stop) > here), None)
    return (there[0], True) if later is None else (later, False)


def go_to(stop: QWidget) -> None:
    """Focus a stop, and scroll it into sight."""
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_sight(stop)
