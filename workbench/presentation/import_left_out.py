"""Reasons for which something that was read is left out, each as the end of a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.application.importing.shapes import LeftReason
from workbench.domain.words import noun

WHY: Mapping[LeftReason, str] = {
    "hidden": "it is hidden",
    "text": "words stand where values are expected",
    "headings": "it holds the headings once more",
    "summary": "it sums up the others",
    "required": "it holds the levels that are needed",
    "gap": "it holds the difference of two others",
    "unlabelled": "it has no name",
    "alone": "it has no value and stands below the others",
    "remark": "it is a remark and no name",
    "legend": "it says what the values mean",
    "not_chosen": "it was not chosen",
    "empty": "",
    "unknown_column": "its heading is not known",
    "unused_column": "it is not taken in",
    "level_text": "it says in words what a level is, and such texts are not kept",
    "group_above": "it stands above another group, and a skill has one group",
    "same_name": "a column before it has the same name",
    "not_read": "the table is not read",
    "holds_nothing": "it holds nothing",
    "not_held": "nobody holds it",
    "no_value": "it says nothing that is taken in",
    "beyond": "it stands beside or below the tables that were found",
    "more_tables": "it has more tables than are looked for",
    "no_role": "no role is said for this person",
    "said_of_roles": "it is said of roles, and nothing says who has which",
    "band": "it stands above the headings, and nothing is taken from it",
    "needed_twice": "the levels that are needed are taken from another one",
    "needed_of_none": "it does not say of which skill its levels are needed",
}
"""Nothing where that goes without saying."""


def why_text(reason: LeftReason, cells: int = 0) -> str:
    """Why something is left out: "it is hidden", "it says nothing that is taken in (3 cells)"."""
    return f"{WHY[reason]} ({cells:,} {noun(cells, 'cell')})" if cells else WHY[reason]
