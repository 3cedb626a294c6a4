"""The tree that assistive technology is shown of a widget, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

ITEMS = (QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List)
"""What holds one accessible an item, which its model names."""

STOPS = ("..", "….", "?:", "?.", ". .", "  ")
"""What no name ends in or, of the last ones, holds."""


def tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """All that is shown of a widget and what is in it."""
    yield from _below(QAccessible.queryAccessibleInterface(widget))


def _below(shown: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if shown.state().invisible:
        return
    yield shown
    if shown.role() not in ITEMS:
        for place in range(shown.childCount()):
            child = shown.child(place)
            if child is not None and child.isValid():
                yield from _below(child)


def name(shown: QAccessibleInterface) -> str:
    """The name as it is heard: of a combo box that of its label, for on Linux Qt names it by its value."""
    if shown.role() == QAccessible.Role.ComboBox:
        labels = shown.relations(QAccessible.RelationFlag.Label)
        return " / ".join(label.text(QAccessible.Text.Name) for label, _ in labels)
    return shown.text(QAccessible.Text.Name)


def items(widget: QWidget) -> Iterator[str]:
    """What is said of each item, row and column of the lists and tables shown in a widget."""
    for view in (each for each in widget.findChildren(QAbstractItemView) if each.isVisible()):
        model = view.model()
        yield from _rows(model, QModelIndex())
        if isinstance(view, QTableView):
            for place in range(model.rowCount()):
                yield str(model.headerData(place, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole) or "")
            for place in range(model.columnCount()):
                yield str(model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) or "")


def silent(widget: QWidget) -> Iterator[str]:
    """The cells of tables, shown in a widget, that the keys come to and that say nothing."""
    for view in (each for each in widget.findChildren(QTableView) if each.isVisible()):
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                place = model.index(row, column)
                said = place.data(Qt.ItemDataRole.AccessibleTextRole) or place.data(Qt.ItemDataRole.DisplayRole)
                if not said and place.flags() & Qt.ItemFlag.ItemIsSelectable:
                    yield f"{view.accessibleName()}, row {row + 1}, column {column + 1}"


def _rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            place = model.index(row, column, parent)
            yield str(place.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            yield str(place.data(Qt.ItemDataRole.AccessibleDescriptionRole) or "")
        yield from _rows(model, model.index(row, 0, parent))


def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that widgets announce from now on, in a list that grows."""
    sentences: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            sentences.append(event.message().replace("\u00a0", " "))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return sentences


def faults(widget: QWidget) -> list[str]:
    """What has the focus and no name, a cell without words, or a name, a description or an item with two stops."""
    found = [f"no words: {each}" for each in silent(widget)]
    found += [f"stops: {each!r}" for each in items(widget) if any(stop in each for stop in STOPS)]
    for shown in tree(widget):
        called, more = name(shown), shown.text(QAccessible.Text.Description)
        which = f"{type(shown.object()).__name__} {called!r} {more!r}"
        if shown.state().focusable and not called:
            found.append(f"no name: {which}")
        if any(each in text for text in (called, more) for each in STOPS):
            found.append(f"stops: {which}")
    return found
