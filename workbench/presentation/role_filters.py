"""Role filters: which roles pass what is sought, by words, department, holder and level, and how that is said.

Board, matrix and organisation picture filter alike. Knows no view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import ge, gt, lt
from typing import Literal

from workbench.domain.index import Index
from workbench.domain.model import Role
from workbench.domain.names import person_names
from workbench.domain.searching import found, haystack, nothing_called, search_key
from workbench.domain.words import LEVEL, STATUS, pluralise

HolderFilter = Literal["any", "held", "open", "vacant"]
LevelFilter = Literal[
    "any", "at_least_4", "at_least_3", "at_least_2", "under_2", "under_3", "under_4", "under_needed", "above_needed"
]

HOLDERS: dict[HolderFilter, str] = {
    "any": "Any holder",
    "held": "With a holder",
    "open": "No holder",
    "vacant": STATUS["vacant"],
}
"""Filter by holder -> its label, in the order on screen."""

LEVELS: dict[LevelFilter, str] = {
    "any": "Any level",
    "at_least_4": f"Level 4, {LEVEL[4]}",
    "at_least_3": "Level 3 or above",
    "at_least_2": "Level 2 or above",
    "under_2": "Under level 2",
    "under_3": "Under level 3",
    "under_4": "Under level 4",
    "under_needed": "Under the level needed",
    "above_needed": "Above the level needed",
}
"""Filter by level -> its label: roles that hold at least one skill at such a level."""

_REACHES: dict[LevelFilter, tuple[Callable[[int, int], bool], int | None]] = {
    "any": (ge, 1),
    "at_least_4": (ge, 4),
    "at_least_3": (ge, 3),
    "at_least_2": (ge, 2),
    "under_2": (lt, 2),
    "under_3": (lt, 3),
    "under_4": (lt, 4),
    "under_needed": (lt, None),
    "above_needed": (gt, None),
}
"""Filter by level -> how a level held compares with a bound to pass, None for the level the skill needs."""

EVERY_DEPARTMENT = "All departments"
"""The label of the filter by department that does not narrow."""


@dataclass(frozen=True, slots=True)
class RoleCriteria:
    """What is sought: words, a department with all below it, whether somebody holds the role, and a level of skill.

    department is None for all of them, "" for roles without one.
    """

    query: str = ""
    department: str | None = None
    holder: HolderFilter = "any"
    level: LevelFilter = "any"

    @property
    def chooses(self) -> bool:
        """Whether a filter beside the words narrows."""
        return (self.department, self.holder, self.level) != (None, "any", "any")

    @property
    def narrows(self) -> bool:
        """Whether any role might not pass."""
        return bool(self.query.strip()) or self.chooses


@dataclass(frozen=True, slots=True)
class RoleMatches:
    """What passes: the roles; and what the matrix shows of it, its columns and its rows, None for every skill.

    Words that no role has are looked for among the skills: `named` are those called so, and the roles that hold one
    pass, while the matrix keeps its other columns, so that the skill can be given to them.
    """

    roles: frozenset[str]
    total: int
    columns: frozenset[str]
    rows: frozenset[str] | None
    named: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether neither a role nor a skill passes."""
        return not self.roles and not self.named


class RoleCatalogue:
    """Search catalogue of a scenario: the texts of its roles and skills, made once for an index.

    earlier: that of an index before, whose skills it takes over where they are the same.
    """

    def __init__(self, index: Index, earlier: RoleCatalogue | None = None) -> None:
        self.index = index
        if earlier is not None and earlier.index.document.skills is index.document.skills:
            self.skills = earlier.skills
        self._chosen: tuple[RoleCriteria, list[Role]] | None = None
        self._at: tuple[LevelFilter, dict[str, frozenset[str]]] | None = None

    def prepare(self) -> None:
        """Make the texts now, so that the first key of a search does not wait for them."""
        _ = self._roles, self.skills

    def matches(self, criteria: RoleCriteria) -> RoleMatches:
        """What passes the criteria."""
        chosen = self._choose(criteria)
        words = search_key(criteria.query).split()
        called = found(words, self._roles)
        named = frozenset(found(words, self.skills)) if words and not called else frozenset()
        if named:
            at = self._at_level(criteria.level)
            roles = frozenset(role.id for role in chosen if not named.isdisjoint(at[role.id]))
            return RoleMatches(roles, len(self._roles), frozenset(role.id for role in chosen), named, named)
        roles = frozenset(called).intersection(role.id for role in chosen)
        return RoleMatches(roles, len(self._roles), roles, self._rows(criteria.level, roles))

    @cached_property
    def _roles(self) -> list[tuple[str, str]]:
        """Each role's id and haystack."""
        index = self.index
        departments = {each.id: self._above(each.id) for each in index.scenario.departments}
        people = person_names(index)
        return [
            (
                role.id,
                haystack(
                    (
                        index.titles[role.id],
                        *role.also_called,
                        *(map(people.__getitem__, role.people) if role.people else (role.holder or "",)),
                        *departments.get(role.department or "", ()),
                    )
                ),
            )
            for role in index.scenario.roles
        ]

    def _above(self, department: str) -> tuple[str, ...]:
        """The names of a department and of those it belongs to."""
        return tuple(each.name for each in self.index.chain(department))

    @cached_property
    def skills(self) -> list[tuple[str, str]]:
        """Each skill's id and haystack."""
        return [(skill.id, haystack((skill.name, *skill.aliases))) for skill in self.index.document.skills]

    def _choose(self, criteria: RoleCriteria) -> list[Role]:
        """The roles that pass the filters beside the words; kept while only the words differ."""
        choice = RoleCriteria("", criteria.department, criteria.holder, criteria.level)
        if self._chosen is None or self._chosen[0] != choice:
            self._chosen = choice, [role for role in self.index.scenario.roles if self._passes(role, choice)]
        return self._chosen[1]

    def _passes(self, role: Role, choice: RoleCriteria) -> bool:
        return (
            (choice.department is None or self._sits_in(role, choice.department))
            and _holder_passes(role, choice.holder)
            and (choice.level == "any" or bool(self._at_level(choice.level)[role.id]))
        )

    def _sits_in(self, role: Role, department: str) -> bool:
        """Whether a role sits in a department or below it; "" asks whether it has none."""
        if not department:
            return role.department is None
        return any(above.id == department for above in self.index.chain(role.department))

    def _at_level(self, level: LevelFilter) -> dict[str, frozenset[str]]:
        """Role id -> the ids of the skills it holds at such a level."""
        if self._at is None or self._at[0] != level:
            needed = {skill.id: skill.level_needed for skill in self.index.document.skills}
            passes, bound = _REACHES[level]
            bounds = needed if bound is None else dict.fromkeys(needed, bound)
            at = {
                role.id: frozenset([held.skill for held in role.assignments if passes(held.level, bounds[held.skill])])
                for role in self.index.scenario.roles
            }
            self._at = level, at
        return self._at[1]

    def _rows(self, level: LevelFilter, roles: Iterable[str]) -> frozenset[str] | None:
        """The skills that these roles hold at a level; None where the level does not narrow."""
        if level == "any":
            return None
        at = self._at_level(level)
        return frozenset().union(*(at[role_id] for role_id in roles))


def _holder_passes(role: Role, holder: HolderFilter) -> bool:
    if holder == "any":
        return True
    if holder == "vacant":
        return role.status == "vacant"
    return bool(role.people or role.holder) == (holder == "held")


def count_text(matches: RoleMatches) -> str:
    """How much passes: "7 of 40 roles"."""
    among = f"{len(matches.roles)} of {pluralise(matches.total, 'role')}"
    return f"{pluralise(len(matches.named), 'skill')}, held by {among}" if matches.named else among


def nothing_found(criteria: RoleCriteria) -> str:
    """The message where nothing passes."""
    if not criteria.query.strip():
        return "No role passes these filters."
    among = " among the roles that pass the filters" if criteria.chooses else ""
    return f"{nothing_called(criteria.query)}{among}."
