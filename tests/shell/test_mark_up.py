"""A map with mark-up in every field it has: no model, no widget and no action hands it to Qt as mark-up."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QMessageBox,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench.application.paste import plan
from workbench.domain import model
from workbench.domain.fields import FIELDS, problem_with
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Version
from workbench.files.document import Loaded
from workbench.files.templates import load
from workbench.presentation.finding_text import message
from workbench.qt.history import VersionChanges, VersionDetails
from workbench.shell.application import Workbench
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.board.menus import card_menu
from workbench.widgets.dialogs.accept import AcceptDialog
from workbench.widgets.dialogs.department import DepartmentDialog
from workbench.widgets.dialogs.earlier_versions import EarlierVersionsDialog
from workbench.widgets.dialogs.lines import LinesDialog
from workbench.widgets.dialogs.name import NameDialog
from workbench.widgets.dialogs.paste import PasteDialog
from workbench.widgets.dialogs.picker import Picker, PickerEntry
from workbench.widgets.dialogs.policy import PolicyDialog
from workbench.widgets.dialogs.recovery import RecoveryDialog, UnsavedWork
from workbench.widgets.inspector.departments import department_options

PICTURE = '<img src="file:///nowhere.png">'
MARK = f"{PICTURE}<b>&lt;"
REFERENCES = {"id", "skill", "department", "reports_to", "dotted_to", "parent", "code", "subjects", "people"}
"""Fields that name something of the map, and are never written by a person."""

ROOT = QModelIndex()
SHOWN_BY_QT = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole)
"""What views hand to Qt's own windows, which read mark-up; cells themselves are painted as they are."""


def marked(value: Any) -> Any:
    """The same with mark-up before each text a person may write."""
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        name, old = field.name, getattr(value, field.name)
        if name in REFERENCES:
            continue
        if dataclasses.is_dataclass(old):
            changed[name] = marked(old)
        elif isinstance(old, tuple) and old and dataclasses.is_dataclass(old[0]):
            changed[name] = tuple(map(marked, old))
        elif name == "grade_names":
            changed[name] = tuple(f"{MARK}{each}" for each in old)
        elif problem_with(type(value), name, (MARK,)) is None:
            changed[name] = (f"{MARK}{name}", *(f"{MARK}{each}" for each in old))
        elif problem_with(type(value), name, MARK) is None:
            changed[name] = f"{MARK}{old or name}"
    return dataclasses.replace(value, **changed)


def the_map() -> CapabilityMap:
    document: CapabilityMap = marked(load("before-and-after"))
    first = document.scenarios[0]
    waiver = model.Waiver(
        "GAP1", (f"role:{first.roles[0].id}",), severity="advice", reason=MARK, author=MARK, date=date.today()
    )
    return dataclasses.replace(
        document, scenarios=(dataclasses.replace(first, waivers=(waiver,)), *document.scenarios[1:])
    )


def test_every_field_a_person_writes_is_marked() -> None:
    plain, written = load("before-and-after"), the_map()
    pairs = [(plain, written), (plain.skills[0], written.skills[0]), (plain.scenarios[0], written.scenarios[0])]
    pairs += [(plain.scenarios[0].roles[0], written.scenarios[0].roles[0])]
    for before, after in pairs:
        texts = [name for name in FIELDS[type(before)] if name not in REFERENCES]
        texts = [name for name in texts if isinstance(getattr(after, name), str)]
        enumerated = {"belongs_to", "discipline", "acts_as", "status", "model"}
        assert {name for name in texts if MARK in getattr(after, name)} == set(texts) - enumerated


def read_as_mark_up(text: object) -> bool:
    """Whether Qt would paint a picture for a text it takes as mark-up."""
    return isinstance(text, str) and "<img" in text


def of_models(root: QObject) -> Iterator[str]:
    """The roles of models by which mark-up would be read."""
    seen = [*root.findChildren(QAbstractItemModel), *(each.model() for each in root.findChildren(QAbstractItemView))]
    for found in {id(each): each for each in seen if each is not None}.values():
        for index in every(found, QModelIndex()):
            for role in Qt.ItemDataRole:
                value = index.data(role)
                if role in SHOWN_BY_QT and read_as_mark_up(value):
                    yield f"{type(found).__name__} {index.row()},{index.column()} {role.name}: {value}"
        for direction in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
            number = columns(found) if direction == Qt.Orientation.Horizontal else found.rowCount()
            for section in range(number):
                for role in SHOWN_BY_QT:
                    if read_as_mark_up(value := found.headerData(section, direction, role)):
                        yield f"{type(found).__name__} {direction.name} {section} {role.name}: {value}"


def columns(found: QAbstractItemModel, parent: QModelIndex = ROOT) -> int:
    return 1 if isinstance(found, QAbstractListModel) else found.columnCount(parent)


def every(found: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(found.rowCount(parent)):
        for column in range(columns(found, parent)):
            index = found.index(row, column, parent)
            yield index
            if column == 0:
                yield from every(found, index)


def of_widgets(root: QWidget) -> Iterator[str]:
    """The texts of widgets and actions by which mark-up would be read."""
    for each in (root, *root.findChildren(QWidget)):
        tips = {"tool tip": each.toolTip(), "what's this": each.whatsThis(), "status tip": each.statusTip()}
        yield from (f"{named(each)} {what}: {text}" for what, text in tips.items() if read_as_mark_up(text))
        if isinstance(each, QLabel) and "<" in each.text() and each.textFormat() != Qt.TextFormat.PlainText:
            yield f"{named(each)} text: {each.text()}"
        if isinstance(each, QMessageBox) and each.textFormat() != Qt.TextFormat.PlainText:
            yield f"{named(each)} message"
        if isinstance(each, QTextEdit) and read_as_mark_up(each.toHtml()):
            yield f"{named(each)} page"
    for action in root.findChildren(QAction):
        shown = (each for each in action.associatedObjects() if not isinstance(each, QMenu) or each.toolTipsVisible())
        if not any(shown):
            continue  # a menu shows no tool tips unless it is told to
        tips = {"tool tip": action.toolTip(), "what's this": action.whatsThis(), "status tip": action.statusTip()}
        yield from (f"action {action.text()} {what}" for what, text in tips.items() if read_as_mark_up(text))
    assert not [each for each in root.findChildren(QShortcut) if read_as_mark_up(each.whatsThis())]


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()[:20]}"


def texts(root: QWidget) -> Iterable[str]:
    """What is on the screen and in the accessible names."""
    for each in root.findChildren(QWidget):
        yield each.accessibleName()
        yield each.accessibleDescription()
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()


@pytest.fixture
def written(bench: Workbench) -> Workbench:
    """The window on the map full of mark-up."""
    bench.document_file.new(the_map())
    bench.documents.opened.emit()
    for tab in ("people", "skills"):
        bench.window.left.show_tab(tab)
    bench.find_controller.find()
    return bench


def test_no_text_of_the_window_is_read_as_mark_up(written: Workbench) -> None:
    window, scenario = written.window, written.session.scenario
    subjects = [
        f"role:{scenario.roles[0].id}",
        f"skill:{written.session.document.skills[0].id}",
        f"department:{scenario.departments[0].id}",
        "",
    ]
    found: set[str] = set()
    for view in VIEW_SPECS:
        window.views.show_view(view)
        for subject in subjects:
            written.selection.pick(*filter(None, [subject]))
            QApplication.processEvents()
            found.update(of_models(window))
            found.update(of_widgets(window))
    assert sorted(found) == []
    assert any(PICTURE in each for each in texts(window))  # shown as it was written


def test_no_menu_is_read_as_mark_up(written: Workbench) -> None:
    written.documents.recent.remember(Path(f"/{MARK}.capmap"), MARK)
    card = written.window.board.card(written.session.scenario.roles[0].id)
    menus = [*written.actions.menus.values(), card_menu(card)]
    for menu in [*menus, *written.window.findChildren(QMenu)]:
        menu.aboutToShow.emit()
        assert list(of_widgets(menu)) == []
    written.show_start()
    assert list(of_widgets(written.window)) == []


def earlier_versions(bench: Workbench) -> EarlierVersionsDialog:
    """Two versions of the map, the first in sight, the other told of in words."""
    session, now = bench.session, datetime.now().astimezone()
    dialog = EarlierVersionsDialog(bench.theme, now.date(), "0", bench.window, MARK)
    versions = [Version(now, str(number), ("save",), Path(f"/{MARK}"), 0) for number in range(2)]
    dialog.show_versions(versions)
    dialog.show_told(VersionChanges(versions[0], MARK))
    dialog.show_told(VersionChanges(versions[1], problem=MARK))
    dialog.show_seen(
        VersionDetails(versions[0], Loaded(session.document, bench.document_file.identity), session.assessment, MARK)
    )
    return dialog


def test_no_dialog_is_read_as_mark_up(written: Workbench, qtbot: QtBot) -> None:
    document, window = written.session.document, written.window
    finding = written.session.assessment.findings[0]
    vocabulary = written.session.assessment.vocabulary
    entries = [PickerEntry(each.id, each.name, each.group, each.aliases) for each in document.skills]
    rows = f"Skill\tBelongs to\t{MARK}\n{MARK}\t{MARK}\t{MARK}\n{document.skills[0].name}\tproduct\tx"
    options = department_options(written.session.index)
    dialogs: list[QWidget] = [
        PasteDialog(rows, lambda table, _: plan(document, table), MARK, written.theme.colours, vocabulary, window),
        Picker(MARK, MARK, entries, "Take", parent=window),
        Picker(MARK, MARK, entries, "Take", parent=window, sentences=True),
        AcceptDialog(message(finding, vocabulary), MARK, written.session.today(), window),
        PolicyDialog(document.policy, document.grade_names, vocabulary, window),
        NameDialog(MARK, MARK, MARK, "Add", window),
        LinesDialog(MARK, MARK, MARK, window),
        DepartmentDialog(options, vocabulary, window),
        RecoveryDialog((UnsavedWork("1", MARK, MARK, True), UnsavedWork("2", MARK, MARK, False)), window),
        earlier_versions(written),
    ]
    for dialog in dialogs:
        assert [*of_models(dialog), *of_widgets(dialog)] == []
        for box in dialog.findChildren(QComboBox):
            assert list(of_models(box)) == []


def test_no_popover_is_read_as_mark_up(written: Workbench) -> None:
    for fact in written.window.message.facts:
        fact.click()
    written.window.message.show_how_counted()
    QApplication.processEvents()
    for top in QApplication.topLevelWidgets():
        assert [*of_models(top), *of_widgets(top)] == []
        top.close() if top is not written.window else None


def test_a_reader_of_mark_up_would_be_found(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    QLabel(MARK, widget)
    QComboBox(widget).setToolTip(MARK)
    action = QAction(MARK, widget)
    action.setToolTip(MARK)
    button = QToolButton(widget)
    button.setDefaultAction(action)
    box = QComboBox(widget)
    box.addItem("One")
    box.setItemData(0, MARK, Qt.ItemDataRole.ToolTipRole)
    assert len([*of_models(widget), *of_widgets(widget)]) == 5
