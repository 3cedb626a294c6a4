"""Readable columns: what a column of a table may hold, as far as anything is read of it. The others are left out."""

from __future__ import annotations

from workbench.application.importing.headings import Meaning
from workbench.application.importing.mapping import Across, Subject

OF_SKILLS: tuple[Meaning, ...] = (
    *("skill", "skill_code", "group", "belongs_to", "importance", "level_needed", "definition", "aliases"),
)
OF_ROLES: tuple[Meaning, ...] = (
    *("role", "role_code", "role_family", "department", "parent", "grade", "reports_to", "dotted_to", "also_called"),
    *("headcount", "holder", "purpose"),
)
FIELDS_OF_ROLES: frozenset[Meaning] = frozenset(OF_ROLES) - {"role", "reports_to"}
"""What is said of a role, and so of nobody where no role is named; whom somebody reports to is said of people, too."""
OF_PEOPLE: tuple[Meaning, ...] = ("person", "person_code", "first_name", "last_name")
OF_HOLDINGS: tuple[Meaning, ...] = ("level", "kind", "note", "accountable", "responsible")
"""What a row of a list says of who has what."""


LIKELY: tuple[Meaning, ...] = ("skill", "group", "role", "department", "person", "level", "value")
"""What most columns hold, which is offered before all else."""


def readable(across: Across | None, subject: Subject | None) -> tuple[Meaning, ...]:
    """What is read of a table with such rows and columns, but for the values of a matrix."""
    if across is None:
        return (*OF_SKILLS, *OF_ROLES, *OF_PEOPLE, *OF_HOLDINGS)
    if across != "skill":
        return OF_SKILLS
    return (*OF_PEOPLE, *OF_ROLES) if subject == "person" else (*OF_ROLES, *OF_PEOPLE)
