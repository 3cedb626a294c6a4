"""Terms of an import: what a column holds, what stands in its cells, what a table is. Knows no sentence."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import PLURAL, Across, Subject, TableMapping
from workbench.application.importing.scale import Scale
from workbench.domain.quoting import shortened
from workbench.domain.words import join_names, noun, sentence_start

COLUMNS: Mapping[Across, str] = {"skill": "skills", "role": "roles", "person": "people", "level": "levels"}
"""What the columns of a matrix are."""
_RACI = "RACI"
_LISTED = 3
"""How many words of a scale are listed; the others are counted."""

MEANINGS: dict[Meaning, str] = {
    "skill": "skill",
    "skill_code": "id of the skill",
    "group": "group",
    "belongs_to": "side",
    "importance": "importance",
    "level_needed": "level needed",
    "definition": "definition",
    "aliases": "other names",
    "role": "role",
    "role_code": "id of the role",
    "role_family": "family of the role",
    "department": "department",
    "grade": "grade",
    "reports_to": "manager",
    "dotted_to": "dotted lines",
    "also_called": "other titles",
    "headcount": "headcount",
    "purpose": "purpose",
    "parent": "department above",
    "person": "person",
    "person_code": "id of the person",
    "first_name": "first name",
    "last_name": "last name",
    "holder": "holder of the role",
    "level": "level",
    "note": "note",
    "kind": "leads or supports",
    "accountable": "who leads it",
    "responsible": "who supports it",
    "informed": "who is consulted or informed",
    "name": "name",
    "code": "id",
    "description": "description",
    "role_level": "level of the role",
    "level_text": "meaning of a level",
    "value": "values",
    "required": "levels needed",
    "left_out": "left out",
}
"""What a column holds, as a term inside a sentence."""


def number_span(scale: Scale, top: float) -> str:
    """The numbers of a scale with its highest one: "0-5"."""
    lowest = "0" if top <= 1 or any(value.text in ("0", "0 %", "0%") for value in scale.values) else "1"
    return f"{lowest}-{top:g}"


def scale_label(scale: Scale | None) -> str:
    """What stands in the cells that a scale reads: "0-5", "R A C I", "Awareness, Working and 2 more"."""
    if scale is None or not scale.values:
        return "empty"
    if scale.top is not None and scale.family in ("numbers", "levels"):
        return number_span(scale, scale.top)
    texts = [value.text for value in scale.values]
    if scale.family == "letters":
        letters = {letter for text in texts for letter in text if letter.isalpha()}
        if len(letters) <= len(_RACI) and letters <= set(_RACI):
            return " ".join(letter for letter in _RACI if letter in letters)
    return join_names([shortened(text) for text in texts], _LISTED)


def meaning_label(meaning: Meaning | None) -> str:
    """What a column holds, for a menu or a header: "Level needed"; "Left out" for nothing."""
    return sentence_start(MEANINGS[meaning or "left_out"])


def table_text(mapping: TableMapping) -> str:
    """What a table is: "Skills × roles, 40 × 12", "Roles and skills, 1,797 rows"."""
    count = sum(1 for _ in mapping.table.body())
    if mapping.across is not None:
        rows = PLURAL[mapping.subject] if mapping.subject else "rows"
        size = f"{count:,} × {len(mapping.table.values):,}"
        return f"{sentence_start(rows)} × {COLUMNS[mapping.across]}, {size}"
    named: tuple[Subject, ...] = ("role", "person", "skill")
    meant = set(mapping.meanings.values())
    subjects = [PLURAL[each] for each in named if each in meant]
    if not subjects and mapping.subject:
        subjects = [PLURAL[mapping.subject]]
    return f"{sentence_start(join_names(subjects)) if subjects else 'A table'}, {count:,} {noun(count, 'row')}"
