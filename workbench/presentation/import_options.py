"""Options of an import in words, and which of them the files give reason for."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.application.importing.choices import FromFile, PeopleAs
from workbench.application.importing.preparation import Preparation

PEOPLE: Mapping[PeopleAs, str] = {
    "of_roles": "People of roles",
    "role_each": "A role each",
    "levels_of_roles": "Levels of the roles only",
}
FROM_FILE: Mapping[FromFile, str] = {
    "definitions": "Definitions",
    "groups": "Groups",
    "aliases": "Aliases",
    "levels": "Levels",
}
_LEVELS = ("level", "level_needed")
PEOPLE_BECOME, COLUMNS = "People become", "Taken from the file"
COMPLETE = "The file is complete"
COMPLETE_HINT = "Skills that its roles have here and not in the file are taken away from them."


def has_people(preparation: Preparation) -> bool:
    """Whether the files speak of people."""
    return bool(preparation.records.people or preparation.records.levels)


def columns_in(preparation: Preparation) -> frozenset[FromFile]:
    """The columns that can be passed over: those that the files have, and levels where they would change some."""
    records, without = preparation.records, preparation.choices.not_from_file
    levels = any(
        change.field in _LEVELS for line in preparation.proposal.of_outcome("updated") for change in line.changes
    )
    found: dict[FromFile, bool] = {
        "definitions": any(skill.definition for skill in records.skills),
        "groups": any(skill.group for skill in records.skills),
        "aliases": any(skill.aliases for skill in records.skills) or any(role.also_called for role in records.roles),
        "levels": levels,
    }
    return frozenset(name for name, there in found.items() if there or name in without)


def may_be_complete(preparation: Preparation) -> bool:
    """Whether there is a role of the map from which something could be taken."""
    records, proposal = preparation.records, preparation.proposal
    return bool(records.holdings and proposal.scenario and not proposal.new_scenario)
