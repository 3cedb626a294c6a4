"""Everything that the window says, shows in a tool tip or tells a screen reader, to be searched for words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from workbench.shell.application import Workbench
from workbench.shell.view_stack import BOARD, VIEW_SPECS
from workbench.widgets.organisation.view import OrganisationView

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
ROOT = QModelIndex()


def texts(root: QWidget) -> Iterator[str]:
    """What widgets, actions and item models below one say, show in a tool tip, or tell a screen reader.

    Hidden ones are left out: what is no longer shown is brought up to date when it is shown again.
    """
    for each in (root, *(each for each in root.findChildren(QWidget) if each.isVisibleTo(root))):
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.windowTitle())
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            yield each.text()
        if isinstance(each, QLineEdit | QPlainTextEdit):
            yield each.placeholderText()
        if isinstance(each, QGroupBox | QMenu):
            yield each.title()
        if isinstance(each, QTextEdit | QPlainTextEdit):
            yield each.toPlainText()
    for action in root.findChildren(QAction):
        yield action.text().replace("&", "")
        yield action.toolTip()
    for model in models(root):
        yield from of_model(model)


def models(root: QWidget) -> Iterable[QAbstractItemModel]:
    views = [view for view in root.findChildren(QAbstractItemView) if view.isVisibleTo(root)]
    boxes = [box for box in root.findChildren(QComboBox) if box.isVisibleTo(root)]
    found = [*(view.model() for view in views), *(box.model() for box in boxes)]
    return {id(each): each for each in found if each is not None}.values()


def columns(model: QAbstractItemModel, parent: QModelIndex = ROOT) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def of_model(model: QAbstractItemModel, parent: QModelIndex = ROOT) -> Iterator[str]:
    """What the items of a model say; of a large one the first rows, which have every kind of text."""
    for row in range(min(model.rowCount(parent), 60)):
        for column in range(min(columns(model, parent), 30)):
            index = model.index(row, column, parent)
            yield from (value for role in ROLES if isinstance(value := index.data(role), str))
        yield from of_model(model, model.index(row, 0, parent))
    if not parent.isValid():
        for direction in Qt.Orientation:
            number = columns(model) if direction == Qt.Orientation.Horizontal else min(model.rowCount(), 60)
            for section in range(number):
                yield from (
                    value for role in ROLES if isinstance(value := model.headerData(section, direction, role), str)
                )


def painted(bench: Workbench) -> Iterator[str]:
    """What is painted and is no widget's text: titles of lanes, labels of the bar, the organisation picture."""
    board, bar = bench.window.board, bench.window.message.bar
    yield from board._canvas._titles.values()
    yield bar._bar.caption
    yield from (bar._bar.label(piece)[0] for piece in bar._bar.pieces)
    yield from (bar._explain(part) for part in bar.parts)
    for fact in bench.window.message.facts:
        yield from fact._texts()
    view = bench.window.views.on_show
    if isinstance(view, OrganisationView):
        assert view.wait()
        picture = view.canvas.picture
        assert picture is not None
        yield from (caption.text for caption in picture.captions)
        yield from (words for _, words in picture.entries)
        yield picture.ladder.sentence if picture.ladder else ""
        yield from (box.note for box in picture.boxes)
        yield from (words for row in picture.rows for words in row.absorbed)


def subjects(bench: Workbench) -> list[tuple[str, ...]]:
    """Nothing, a role of each kind of work, a skill of each side, a department of each kind, people, several skills."""
    scenario, document = bench.session.scenario, bench.session.document
    roles = {role.discipline: f"role:{role.id}" for role in scenario.roles} | {
        role.acts_as: f"role:{role.id}" for role in scenario.roles
    }
    skills = {skill.belongs_to: f"skill:{skill.id}" for skill in document.skills}
    departments = {unit.kind: f"department:{unit.id}" for unit in scenario.departments}
    people = [f"person:{person.id}" for person in document.people]
    alone = [*roles.values(), *skills.values(), *departments.values(), *people]
    return [(), *((each,) for each in alone), tuple(skills.values())]


def everywhere(bench: Workbench) -> set[str]:
    """All texts of the window, in every view, with anything picked."""
    found: set[str] = set()
    for view in VIEW_SPECS:
        bench.window.views.show_view(view)
        for picked in subjects(bench) if view == BOARD else [()]:
            bench.selection.pick(*picked)
            bench.window.left.show_tab("people" if any(each.startswith("person:") for each in picked) else "skills")
            QApplication.processEvents()
            found.update(texts(bench.window))
        found.update(painted(bench))
    return found
