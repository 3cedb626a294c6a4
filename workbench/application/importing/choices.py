"""Choices of an import: what the person decided of what the file does not say by itself. Knows no file and no map."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from workbench.domain.normalisation import name_key

Kind = Literal["skill", "role", "department", "person"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Place = Literal["preset", "scenario", "new_scenario", "library"]
WhoLeads = Literal["highest", "nobody", "all"]
PeopleAs = Literal["of_roles", "role_each", "levels_of_roles"]
FromFile = Literal["definitions", "groups", "aliases", "levels"]
FROM_FILE: tuple[FromFile, ...] = get_args(FromFile)

NEW, LEAVE = "+", "-"
"""What becomes of a name instead of an id: none of those that it is like, or nothing. No id is one of these."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where roles and departments go. name: the id or name of the scenario, or the name of the new one."""

    place: Place = "preset"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """The decisions, each at its preset.

    names: for a kind, the key of a name in the file -> the id of what it means, NEW or LEAVE. only_roles: the keys of
    the titles that are taken; None for all, as long as they are not too many. not_from_file: columns that are passed
    over. complete: whether the file has all that its roles hold, so that what it lacks is taken from them.
    """

    target: Target = Target()
    who_leads: WhoLeads = "highest"
    people_as: PeopleAs = "of_roles"
    names: Mapping[Kind, Mapping[str, str]] = field(default_factory=dict)
    only_roles: frozenset[str] | None = None
    not_from_file: frozenset[FromFile] = frozenset()
    complete: bool = False

    def of_name(self, kind: Kind, name: str) -> str | None:
        """The id that a name means, NEW or LEAVE; None where that was not decided."""
        return self.names.get(kind, {}).get(name_key(name))


def for_another_map(choices: Choices) -> Choices:
    """The choices as far as they hold for any map: without the ids that names mean, and without a scenario."""
    names = {
        kind: {key: value for key, value in decided.items() if value in (NEW, LEAVE)}
        for kind, decided in choices.names.items()
    }
    return dataclasses.replace(choices, names=names, target=Target())


def keys(names: Iterable[str]) -> frozenset[str]:
    """The keys of names, such as those of `Choices.only_roles`."""
    return frozenset(map(name_key, names))
