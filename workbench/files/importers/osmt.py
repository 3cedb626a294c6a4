"""OSMT, the Open Skills Management Tool: its lists of skills with a statement of what each one is."""

from __future__ import annotations

from workbench.files.importers._columns import Lines, columns_of, named_apart
from workbench.files.importers._contract import Importer, Opened, Recognised

_IMPORTED = ("skillname", "contextualizedskillstatement")
_EXPORTED = ("rsdname", "skillstatement")


def recognise(opened: Opened) -> Recognised | None:
    """The skills by category; keywords and links to occupations are not taken."""
    found = [
        columns for grid in opened.grids if (columns := columns_of(grid, *_IMPORTED) or columns_of(grid, *_EXPORTED))
    ]
    if not found:
        return None
    grids = []
    for columns in found:
        lines = Lines("Skill", "Skill code", "Group", "Definition")
        for row in columns.rows():
            about = row.text("skillcategory", "category", "categories"), row.text(_IMPORTED[1], _EXPORTED[1])
            lines.add_row(row, row.text(_IMPORTED[0], _EXPORTED[0]), row.text("canonicalurl"), *about)
        grids.append(lines.grid_of(columns))
    return Recognised(named_apart(grids), (f"{opened.name}: keywords, standards and occupations were left out.",))


IMPORTER = Importer(id="osmt", order=14, name="OSMT", recognise=recognise)
