"""Target chooser of an import: where roles and departments go. Changes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbench.application.importing.content import LONGEST_TITLE
from workbench.application.importing.preparation import Preparation
from workbench.domain.model import CapabilityMap
from workbench.presentation.import_targets import (
    TargetEntry,
    current_entry,
    target_entries,
    title_of,
)
from workbench.qt.theme import px
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LineEdit
from workbench.widgets.parts.style import label

BOX, FIELD = 240, 200
"""Greatest width of the box of targets, and width of the name of a new one, in pixels."""
CAPTION = "Impor&t to"
NAMES = {"new_scenario": "Name of the new scenario", "new_map": "Title of the new map"}


class TargetChooser(QWidget):
    """Box of targets, and the name of a new scenario or map beside it."""

    chosen = Signal(object, str)
    """A TargetEntry, and the name of the scenario or map that is new."""

    def __init__(self, document: CapabilityMap | None, parent: QWidget | None = None) -> None:
        """document: the map that is open, None where there is none."""
        super().__init__(parent)
        self._document = document
        self._entries: tuple[TargetEntry, ...] = ()
        self._title = ""
        caption = label(CAPTION, parent=self)
        self.box = ChoiceBox(self)
        self.box.setMaximumWidth(px(BOX))
        self.box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        caption.setBuddy(self.box)
        self.box.setAccessibleName("Import to")
        self.name = LineEdit(self)
        self.name.setFixedWidth(px(FIELD))
        self.name.setMaxLength(LONGEST_TITLE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for widget in (caption, self.box, self.name):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._choose)
        self.name.editingFinished.connect(self._rename)

    @property
    def entry(self) -> TargetEntry | None:
        """The entry that is chosen."""
        at = self.box.currentIndex()
        return self._entries[at] if 0 <= at < len(self._entries) else None

    def show_target(self, preparation: Preparation, *, new_map: bool) -> None:
        """Show where an import goes. new_map: whether it is prepared for a blank one."""
        entries = target_entries(self._document, preparation)
        if entries != self._entries:
            self._entries = entries
            self.box.clear()
            self.box.addItems([entry.label for entry in entries])
        entry = current_entry(entries, preparation, new_map=new_map)
        self.box.setCurrentIndex(entries.index(entry))
        self._title = self._title or title_of(preparation)
        self._show_name(entry, self._title if new_map else preparation.proposal.scenario)

    def _show_name(self, entry: TargetEntry, name: str) -> None:
        self.name.setVisible(entry.place in NAMES)
        self.name.setAccessibleName(NAMES.get(entry.place, ""))
        if not self.name.isModified():
            self.name.setText(name)
            self.name.setCursorPosition(0)

    def _choose(self) -> None:
        if (entry := self.entry) is not None:
            self.name.setModified(False)
            self.chosen.emit(entry, self._title if entry.place == "new_map" else "")

    def _rename(self) -> None:
        entry = self.entry
        if entry is None or not self.name.isModified():
            return
        self.name.setModified(False)
        if entry.place == "new_map":
            self._title = self.name.text()
        self.chosen.emit(entry, self.name.text())
