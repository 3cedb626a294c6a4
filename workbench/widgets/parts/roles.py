"""Accessible roles of widgets that paint themselves: Qt takes them for fillers, which a screen reader may pass over.

class Chart(QWidget):
    ACCESSIBLE_ROLE = QAccessible.Role.Chart
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


def install() -> None:
    """Let widgets have the role they name. Once for the application."""
    QAccessible.installFactory(_made)


def _made(_: str, thing: QObject) -> QAccessibleInterface | None:
    """What stands for a widget that names a role; nothing, and Qt's own, for all others."""
    role = getattr(type(thing), "ACCESSIBLE_ROLE", None)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None
