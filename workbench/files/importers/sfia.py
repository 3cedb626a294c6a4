"""SFIA: the skills of the user's own copy of the framework, by subcategory. What its levels mean is not kept.

The framework is licensed: no text of it is part of this program.
"""

from __future__ import annotations

from workbench.application.importing.grid import Grid
from workbench.files.importers._columns import Columns, Lines, columns_of, named_apart
from workbench.files.importers._contract import Importer, Opened, Recognised

_FRAMEWORK = ("code", "skill", "category", "subcategory", "level1", "level7")
_TEXTS_ONLY = ("code", "skill", "category", "subcategory", "level1description", "level7description")
_REGISTER = ("code", "name", "category", "subcategory", "level1", "level7")


def recognise(opened: Opened) -> Recognised | None:
    """The skills with code, subcategory and overall description."""
    found = [columns for grid in opened.grids if (columns := _columns(grid)) is not None]
    if not found:
        return None
    notes = (f"{opened.name}: what the levels of a skill mean was left out.",)
    return Recognised(named_apart(_skills(columns) for columns in found), notes)


def _columns(grid: Grid) -> Columns | None:
    kinds = (_FRAMEWORK, _TEXTS_ONLY, _REGISTER)
    return next((columns for kind in kinds if (columns := columns_of(grid, *kind)) is not None), None)


def _skills(columns: Columns) -> Grid:
    lines = Lines("Skill", "Skill code", "Group", "Definition")
    for row in columns.rows():
        about = row.text("subcategory", "category"), row.text("overalldescription", "description")
        lines.add_row(row, row.text("skill", "name"), row.text("code"), *about)
    return lines.grid_of(columns)


IMPORTER = Importer(id="sfia", order=16, name="SFIA", recognise=recognise)
