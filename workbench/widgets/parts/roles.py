"""Accessibility: roles for custom-painted widgets, which Qt calls fillers and a screen reader may skip.

class Chart(QWidget):
    ACCESSIBLE_ROLE = QAccessible.Role.Chart
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


def install() -> None:
    """Install the accessibility factory for classes with ACCESSIBLE_ROLE. Once for the application."""
    QAccessible.installFactory(_made)


def _made(_: str, thing: QObject) -> QAccessibleInterface | None:
    """Accessible interface of a widget whose class names a role; None, which means Qt's own, for others."""
    role = getattr(type(thing), "ACCESSIBLE_ROLE", None)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None
