"""Dialogs of an import for the screenshots: a table with a question, a note and rows that are left out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.preparation import prepare
from workbench.domain.model import CapabilityMap
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import Colours
from workbench.widgets.importing.dialog import ImportDialog
from workbench.widgets.importing.imported_dialog import ImportedDialog

FILE = "skills.xlsx"
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Group", "Skill", "Web Developer", "Data Analyst", "Release Manager", "Team Lead"),
    ("Content", "Live video", 7.0, 2.0, None, 4.0),
    ("Content", "Community care", 3.0, "learning", 1.0, 6.0),
    ("Technology", "Social APIs", 6.0, 5.0, 2.0, None),
    ("Technology", "Data plans", None, 7.0, 4.0, 1.0),
    ("Technology", None, 2.0, 3.0, 1.0, 1.0),
)
CONTENT = Sheets((Grid("Team", ROWS),), FILE)


def import_dialog(document: CapabilityMap, colours: Colours, parent: QWidget) -> ImportDialog:
    """The dialog of an import, with two things to decide."""
    imports = ImportSession(document)
    imports.take([CONTENT])
    dialog = ImportDialog(imports, document, colours, parent)
    imports.setParent(dialog)
    return dialog


def imported_dialog(document: CapabilityMap, colours: Colours, parent: QWidget) -> ImportedDialog:
    """The list of what that import does."""
    return ImportedDialog(document, prepare(document, [CONTENT]).proposal, [FILE], colours, parent)
