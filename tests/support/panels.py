"""What tests of panels share: the services of a window over a template, and the walk for names of controls."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.qt.bulk_fix import BulkFix
from workbench.qt.context import Context
from workbench.qt.role_search import RoleSearch
from workbench.qt.selection import Selection
from workbench.qt.session import Session
from workbench.qt.theme import LIGHT, Theme, stylesheet

TODAY = date(2026, 5, 4)
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def make_context(document: CapabilityMap | None = None, template: str = "before-and-after") -> Context:
    """A session on a map or template, a selection and the light theme."""
    theme = Theme()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if application.styleSheet() != stylesheet(LIGHT):  # styling all widgets of earlier tests anew would take a second
        theme.choose("light")
    session = Session(document or load(template), lambda: TODAY)
    return Context(session, Selection(), theme, BulkFix(session), RoleSearch(session))


def unnamed(widget: QWidget) -> list[str]:
    """The controls in sight that a screen reader could not name."""
    found = []
    for control in widget.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or not control.isVisibleTo(widget):
            continue
        if control.objectName().startswith("qt_") or isinstance(control.parent(), QComboBox):
            continue
        text = control.text() if isinstance(control, QAbstractButton) else ""
        if not (control.accessibleName() or text):
            found.append(f"{type(control).__name__} {control.objectName()}")
    return found


def drop_on(widget: QWidget, data: QMimeData) -> None:
    """Drag mime data onto the middle of a widget and let it go."""
    place, actions = widget.rect().center(), Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place, actions, data, button, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), actions, data, button, keys))
