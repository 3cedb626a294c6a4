"""A drag inside the process: what it carries, and the events of the window system that bring it.

Drag events take QPoint up to PySide6 6.11 and QPointF from 6.12; only the program's own `shell/drop.py` makes them,
so that there is one place to change.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.qt.mime import SkillsPayload, people_data, role_data, skills_data
from workbench.shell.synthetic_drag import drop_on, hover_over

__all__ = ["CONTROL", "card", "chips", "drop_on", "hover_over", "leave", "middle", "people", "skills"]

CONTROL = Qt.KeyboardModifier.ControlModifier


def skills(*ids: str) -> QMimeData:
    """What a drag from the library carries."""
    return skills_data(SkillsPayload(ids), "\n".join(ids))


def chips(role: str, *ids: str) -> QMimeData:
    """What a drag of chips of a role carries."""
    return skills_data(SkillsPayload(ids, role), "\n".join(ids))


def card(role: str) -> QMimeData:
    """What a drag of a card carries."""
    return role_data(role, role)


def people(*ids: str) -> QMimeData:
    """What a drag from the list of people carries."""
    return people_data(ids)


def leave(target: QWidget) -> None:
    """Carry the drag away from a widget."""
    QApplication.sendEvent(target, QDragLeaveEvent())


def middle(part: QWidget) -> QPoint:
    """The middle of a part of a card, in the card."""
    return part.geometry().center()
