"""List of what became of each row of an import, as a .csv. Knows no map and no disk."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from workbench.application.importing.grid import column_letters
from workbench.application.importing.proposal import Line
from workbench.application.importing.records import Origin
from workbench.domain.model import CapabilityMap
from workbench.files.texts import no_formula
from workbench.presentation.import_text import OUTCOME_INSIDE, line_text
from workbench.presentation.imported_text import line_noun

COLUMNS = ("file", "sheet", "row", "column", "what", "name", "held by", "outcome", "sentence")
_NOWHERE = Origin("")


def imported_csv(document: CapabilityMap, lines: Iterable[Line]) -> bytes:
    """The lines, a row each. Quoted, with a byte order mark, no text left that opens as a formula."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for line in lines:
        origin = line.origins[0] if line.origins else _NOWHERE
        rows.writerow(
            [
                no_formula(origin.file),
                no_formula(origin.sheet),
                origin.row or "",
                column_letters(origin.column - 1),
                line_noun(line),
                no_formula(line.name),
                no_formula(line.holder),
                OUTCOME_INSIDE[line.outcome],
                no_formula(line_text(document, line)),
            ]
        )
    return out.getvalue().encode("utf-8-sig")
