"""Pointing: what a person says of the tables of a file by pointing at rows, columns and sheets.

Each function gives another mapping. Answers that are still about something stay, and what is new is asked.
"""

from workbench.application.importing.pointing.answers import with_answer, with_answers_written
from workbench.application.importing.pointing.axes import bands_offered, with_across, with_band, with_rows
from workbench.application.importing.pointing.columns import meanings_offered, with_meaning
from workbench.application.importing.pointing.decisions import (
    with_apart,
    with_charted,
    with_nested,
    with_packed,
    with_required,
    with_top,
    with_value,
    with_whose,
)
from workbench.application.importing.pointing.hidden import takes_hidden, with_hidden
from workbench.application.importing.pointing.rows import (
    toggled_group,
    toggled_row,
    with_end,
    with_heading,
)

__all__ = [
    "bands_offered",
    "meanings_offered",
    "takes_hidden",
    "toggled_group",
    "toggled_row",
    "with_across",
    "with_answer",
    "with_answers_written",
    "with_apart",
    "with_band",
    "with_charted",
    "with_end",
    "with_heading",
    "with_hidden",
    "with_meaning",
    "with_nested",
    "with_packed",
    "with_required",
    "with_rows",
    "with_top",
    "with_value",
    "with_whose",
]
