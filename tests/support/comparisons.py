"""The compare view in a test: its lists as a screen reader is told them, and where its links stand."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from workbench.qt.context import Context
from workbench.qt.outline import ENTRY_ROLE, OutlineEntry
from workbench.widgets.compare import CompareView
from workbench.widgets.compare.outline_view import OutlineView

PRODUCT = "role:social-product-strategist"


def view_of(context: Context, qtbot: QtBot, width: int = 1100) -> CompareView:
    view = CompareView(context)
    qtbot.addWidget(view)
    view.resize(width, 760)
    view.show()
    return view


def rows_of(tree: OutlineView) -> list[tuple[str, list[str]]]:
    """The headings with their rows, as a screen reader is told them."""
    model, spoken = tree.model(), Qt.ItemDataRole.AccessibleTextRole
    found = []
    for number in range(model.rowCount()):
        heading = model.index(number, 0)
        rows = [model.index(each, 0, heading).data(spoken) for each in range(model.rowCount(heading))]
        found.append((str(heading.data(spoken)), rows))
    return found


def go_to(view: CompareView, heading: int, row: int | None = None) -> OutlineEntry:
    """Put the keys on a heading, or on a row of it."""
    tree = view.changes.list
    place = tree.model().index(heading, 0)
    tree.setCurrentIndex(place if row is None else tree.model().index(row, 0, place))
    entry: OutlineEntry = tree.currentIndex().data(ENTRY_ROLE)
    return entry


def link_box(tree: OutlineView, heading: int) -> QRect:
    """Where the link of a heading stands."""
    place = tree.model().index(heading, 0)
    return tree._delegate.link_box(tree.visualRect(place), place.data(ENTRY_ROLE), heading=True)


def click_link(tree: OutlineView, heading: int, qtbot: QtBot) -> None:
    """Press the link of a heading."""
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=link_box(tree, heading).center())
