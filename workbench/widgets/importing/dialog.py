"""Import dialog: what was found in files, what it means, and what importing it does, in one window. Performs nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from workbench.application.importing.preparation import Preparation
from workbench.domain.model import CapabilityMap
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import Colours


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What was accepted.

    preparation: its proposal has the edit. new_map: whether it is prepared for a blank map, which then becomes a
    document of its own, instead of the one that is open. remember: whether files like these are to be read the same
    way the next time.
    """

    preparation: Preparation
    new_map: bool = False
    remember: bool = False


class ImportDialog(QDialog):
    """Import dialog over a session of an import, whether that is still reading or not."""

    def __init__(
        self, imports: ImportSession, document: CapabilityMap, colours: Colours, parent: QWidget | None = None
    ) -> None:
        """document: the map that is open."""
        super().__init__(parent)
        self.setWindowTitle("Import")
        self.setObjectName("importDialog")
        self.outcome: ImportOutcome | None = None
        """What was accepted; None where it was not."""
