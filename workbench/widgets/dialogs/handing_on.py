"""Dialog before something is handed on: with people or without, with names or without. Remembers nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from workbench.application.handing_on import handed_on, personal
from workbench.domain.model import CapabilityMap
from workbench.presentation.handing_on_text import left_out_note, still_in_note
from workbench.qt.theme import px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

WIDTH = 420
"""Least width of the sentences in pixels."""

HEADING = "This map names people. What may go out?"
PEOPLE = "With people and their levels"
PEOPLE_HINT = "Who they are, what they can do, which roles they hold, and which points about them were accepted."
NO_NAMES = "Without names"
NO_NAMES_HINT = "Leaves out, too, who holds a role where that is a text, and who accepted an open point."
NO_RETURN = "Not to be taken back"
NO_RETURN_HINT = "For readers only: leaves out the ids and the map inside that a workbook needs to come back edited."
AS_WRITTEN = "Notes, purposes and other texts go out as they are written."
ALL_OUT = "Nothing is left out."


class HandingOnDialog(QDialog):
    """Asks what of people goes out, and of a workbook whether it may come back.

    All boxes begin empty each time; of those about people one excludes the other.
    """

    def __init__(
        self, title: str, document: CapabilityMap, parent: QWidget | None = None, *, returns: bool = False
    ) -> None:
        """returns: whether it is a file that may come back edited."""
        super().__init__(parent)
        self._document = document
        self.setWindowTitle(title)
        self._people, self._no_names = QCheckBox(PEOPLE, self), QCheckBox(NO_NAMES, self)
        self._no_return = QCheckBox(NO_RETURN, self)
        self._people.setEnabled(bool(document.people))
        self._left_out = label("", "strong", wrap=True, parent=self)
        self._left_out.setAccessibleName("What is left out")
        heading = label(HEADING, "heading", wrap=True, parent=self)
        heading.setMinimumWidth(px(WIDTH))
        column = QVBoxLayout()
        column.setSpacing(px(6))
        column.addWidget(heading)
        column.addSpacing(px(6))
        self._add(column, self._people, PEOPLE_HINT)
        self._add(column, self._no_names, NO_NAMES_HINT)
        column.addSpacing(px(6))
        column.addWidget(self._left_out)
        column.addWidget(label(AS_WRITTEN, "muted", wrap=True, parent=self))
        self._no_return.setVisible(returns)
        if returns:
            column.addSpacing(px(12))
            self._add(column, self._no_return, NO_RETURN_HINT)
        buttons, self._go_on = button_row(self, "Continue")
        self._go_on.setDefault(True)
        fill(self, column, buttons)
        self._people.toggled.connect(lambda on: self._exclude(self._no_names, on))
        self._no_names.toggled.connect(lambda on: self._exclude(self._people, on))
        self._say()
        self._go_on.setFocus()

    @property
    def people(self) -> bool:
        """Whether people and their levels go out."""
        return self._people.isChecked()

    @property
    def names(self) -> bool:
        """Whether holders that are text go out."""
        return not self._no_names.isChecked()

    @property
    def returns(self) -> bool:
        """Whether the file may come back edited, where it is one that may."""
        return not self._no_return.isChecked()

    def _add(self, column: QVBoxLayout, box: QCheckBox, hint: str) -> None:
        """Add a box with what it means below."""
        box.setAccessibleDescription(hint)
        column.addWidget(box)
        below = label(hint, "muted", wrap=True, parent=self)
        below.setContentsMargins(px(26), 0, 0, px(4))
        column.addWidget(below)

    def _exclude(self, other: QCheckBox, on: bool) -> None:
        if on:
            other.setChecked(False)
        self._say()

    def _say(self) -> None:
        after, left_out = handed_on(self._document, people=self.people, names=self.names)
        still = "" if self.people else still_in_note(personal(after))
        self._left_out.setText(" ".join(filter(None, (left_out_note(left_out) or ALL_OUT, still))))
