"""Form: a grid of labels and field editors over one object of the map. Performs edits and shows refusals. Knows no
object's fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from workbench.application.edit import Edit
from workbench.qt.session import Session
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import px
from workbench.widgets.inspector.fields import FieldWidget
from workbench.widgets.parts.style import label

LABEL_WIDTH = 92
"""Least width of the labels in pixels."""


class Form(QWidget):
    """Field editors by key. `edit_for(key, value)` makes the edit of a changed field."""

    def __init__(self, session: Session, edit_for: Callable[[str, Any], Edit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._edit_for = session, edit_for
        self.fields: dict[str, FieldWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnMinimumWidth(0, px(LABEL_WIDTH))
        self._grid.setColumnStretch(1, 1)

    def add(self, key: str, text: str, field: FieldWidget, hint: str = "") -> None:
        """Append a field."""
        caption = label(text, "muted")
        caption.setBuddy(field.editor)
        caption.setContentsMargins(0, 4, 0, 0)
        caption.setToolTip(tooltip_text(hint))
        field.name(text)
        field.edited.connect(lambda value, changed=key: self._change(changed, value))
        field.typed.connect(lambda changed=key: self._session.set_pending_edit(lambda: self._pending_edit(changed)))
        row = len(self.fields)
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        self.fields[key] = field

    def show_values(self, thing: object, *, fresh: bool) -> None:
        """Show the fields of an object. fresh: it is another object than before, so pending input is discarded."""
        for key, field in self.fields.items():
            value = getattr(thing, key)
            if fresh:
                field.value = value
                field.reset()
            else:
                field.show_value(value)

    def _pending_edit(self, key: str) -> Edit | None:
        """The pending edit of a field: what its content will become when it is left; None if it is not dirty."""
        field = self.fields[key]
        return self._edit_for(key, field.entered()) if isValid(field) and field.is_another() else None

    def _change(self, key: str, value: Any) -> None:
        self.fields[key].set_problem(self._session.perform(self._edit_for(key, value)).sentence)
