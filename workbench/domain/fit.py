"""Fit of people to roles: how much of a card somebody fills, what is missing, and which two fill it best together.

Formulas are those of docs/FIT.md. A skill in scope that the role holds at level `need` weighs its importance, half of
it as a support; over the skills in which a level is known, fit is the weighed mean of what of the level needed is
there. Pure arithmetic; knows no label, no check, and nothing of the split.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from workbench.domain.index import Index
from workbench.domain.level_table import LevelTable, Need
from workbench.domain.model import Person, PersonKind, Role, Skill

ENOUGH_KNOWN = 0.5
"""The fraction of a card, by weight, of which levels must be known before a fit is shown."""
GOAL = 0.8
"""The fit from which a card counts as filled."""
_HEAVY = 4
"""The importance from which a lead that is two levels short cannot be carried."""
_FAR = 2
"""How many levels short that is."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill of a card in which the level needed is not there. have is None where no level is known.

    weight is the importance, half of it where the card only supports the skill.
    """

    skill: Skill
    need: int
    have: int | None
    weight: float
    lead: bool

    @property
    def missing(self) -> float:
        """The weight that the gap costs; all of it where no level is known."""
        return self.weight * (self.need - (self.have or 0)) / self.need

    @property
    def cannot_carry(self) -> bool:
        """Whether it is the lead of an important skill, and known to be two levels short or more."""
        return self.lead and self.skill.importance >= _HEAVY and self.have is not None and self.need - self.have >= _FAR


class _Filled(ABC):
    """What a fit and that of several have in common: figures, and the gaps, which are worked out when asked for."""

    value: float | None
    known: float | None
    needs: tuple[Need, ...]

    @property
    def shown(self) -> float | None:
        """The fit where enough is known of the card; None where too little is."""
        return self.value if self.known is not None and self.known >= ENOUGH_KNOWN else None

    @property
    @abstractmethod
    def levels(self) -> Mapping[str, int]:
        """Skill id -> the level that is there, where one is known."""

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps, what costs most first; then importance, then the id of the skill."""
        levels = self.levels
        gaps = (
            Gap(need.skill, need.level, have, need.weight, need.lead)
            for need in self.needs
            if (have := levels.get(need.skill.id)) is None or have < need.level
        )
        return tuple(sorted(gaps, key=_heaviest_first))

    @property
    def cannot_carry(self) -> tuple[Gap, ...]:
        """The gaps in important skills led that are too wide: what cannot be carried yet."""
        return tuple(gap for gap in self.gaps if gap.cannot_carry)


@dataclass(frozen=True)
class Fit(_Filled):
    """How a person fills a role.

    value: the fit, a fraction of 1; None where no level is known. known: the fraction of the role, by weight, of which
    levels are known; None for a role that holds nothing in scope.
    """

    person: Person
    role: Role
    value: float | None
    known: float | None
    needs: tuple[Need, ...] = field(repr=False)

    @property
    def holds(self) -> bool:
        """Whether the person holds the role."""
        return self.person.id in self.role.people

    @property
    def levels(self) -> Mapping[str, int]:
        """Skill id -> the level of the person, where it is known."""
        return levels_of(self.person)


@dataclass(frozen=True)
class Together(_Filled):
    """How some people fill a role together, each skill by the best of them; figures as in Fit."""

    people: tuple[Person, ...]
    role: Role
    value: float | None
    known: float | None
    needs: tuple[Need, ...] = field(repr=False)

    @property
    def levels(self) -> Mapping[str, int]:
        """Skill id -> the highest level that is known of any of them."""
        return _highest(map(levels_of, self.people))


@dataclass(frozen=True)
class Pair(Together):
    """The best two for a role; ties: how many other pairs fill as much of it, of whom as much is known."""

    ties: int = 0


class Remainder(NamedTuple):
    """What remains of a card that somebody leaves: how those who hold it fill it before, and those who stay, after."""

    before: Together
    after: Together

    @property
    def role(self) -> Role:
        """The card."""
        return self.before.role


class _Column(NamedTuple):
    """The figures of everybody for one role: fit, the parts of it that are known, and all its parts."""

    values: Sequence[float | None]
    known: Sequence[int]
    total: int


class Fits:
    """The fits of all people to all roles of a scenario: `index.derived(Fits)`.

    Nothing is measured before it is asked for; after an edit, what concerns roles and people it left alone is kept.
    Holds no reference to the index it is made of: see Derived.
    """

    def __init__(self, index: Index, *, _earlier: Fits | None = None) -> None:
        self._people = index.document.people
        self._by_id = {person.id: person for person in self._people}
        self._roles = index.roles
        self._skills = index.skills
        self._needs: dict[str, tuple[Need, ...]] = {}
        self._columns: dict[str, _Column] = {}
        self._nearest: dict[tuple[str, PersonKind], str | None] = {}
        self._too_wide: dict[tuple[str, str], tuple[Gap, ...]] = {}
        self._table: LevelTable | None = None
        if _earlier is not None:
            self._keep(_earlier)

    def after(self, index: Index) -> Fits:
        """The fits over the index that followed."""
        return Fits(index, _earlier=self)

    def _keep(self, earlier: Fits) -> None:
        same = {
            role_id
            for role_id, role in self._roles.items()
            if role_id in earlier._roles and earlier._roles[role_id].assignments is role.assignments
        }
        self._needs = {role_id: needs for role_id, needs in earlier._needs.copy().items() if role_id in same}
        self._too_wide = {
            (person_id, role_id): gaps
            for (person_id, role_id), gaps in earlier._too_wide.copy().items()
            if role_id in same and self._by_id.get(person_id) is earlier._by_id[person_id]
        }
        if earlier._people is self._people:
            self._table = earlier._table
            self._columns = {role_id: column for role_id, column in earlier._columns.copy().items() if role_id in same}
            self._nearest = {key: person for key, person in earlier._nearest.copy().items() if key[0] in same}
        elif earlier._table is not None:
            self._table = earlier._table.after(self._people)

    def of(self, person_id: str, role_id: str) -> Fit:
        """The fit of a person to a role. Raises KeyError where either is not there."""
        person, needs = self._by_id[person_id], self.needs(role_id)
        return Fit(person, self._roles[role_id], *measured(needs, levels_of(person)), needs)

    def ranked(self, role_id: str) -> tuple[Fit, ...]:
        """Everybody by how they fill a role, best first; last those of whom too little is known. Ties: name, id."""
        role, needs, (values, known, total) = self._roles[role_id], self.needs(role_id), self._column(role_id)
        fits = [
            Fit(person, role, value, of / total if total else None, needs)
            for person, value, of in zip(self._people, values, known, strict=True)
        ]
        return tuple(sorted(fits, key=lambda fit: (_best_first(fit), *_by_name(fit.person))))

    def roles_for(self, person_id: str) -> tuple[Fit, ...]:
        """All roles by how a person fills them, in the same order; ties in the order of the scenario."""
        return tuple(sorted((self.of(person_id, role_id) for role_id in self._roles), key=_best_first))

    def cannot_carry(self, person_id: str, role_id: str) -> tuple[Gap, ...]:
        """What a person cannot carry of a role yet, as Fit says; kept from edit to edit."""
        key = person_id, role_id
        gaps = self._too_wide.get(key)
        if gaps is None:
            gaps = self._too_wide[key] = self.of(person_id, role_id).cannot_carry
        return gaps

    def nearest(self, role_id: str, kind: PersonKind = "person") -> Fit | None:
        """Who of a kind fills a role best; None where too little is known of each of them."""
        key = role_id, kind
        if key not in self._nearest:
            self._nearest[key] = self._found_nearest(role_id, kind)
        person_id = self._nearest[key]
        return None if person_id is None else self.of(person_id, role_id)

    def _found_nearest(self, role_id: str, kind: PersonKind) -> str | None:
        values, known, total = self._column(role_id)
        filling = [
            (-value, *_by_name(person))
            for person, value, of in zip(self._people, values, known, strict=True)
            if value is not None and of >= ENOUGH_KNOWN * total and person.kind == kind
        ]
        return min(filling)[-1] if filling else None

    def best_pair(self, role_id: str, kind: PersonKind | None = None) -> Pair | None:
        """The two who fill a role best together, of a kind or of both; of equals those of whom more is known.

        None where there are no two, or too little is known of each two.
        """
        people = sorted((person for person in self._people if kind in (None, person.kind)), key=_by_name)
        needs = self.needs(role_id)
        total = sum(need.parts for need in needs)
        table = self._levels() if kind is None else LevelTable(people)
        place = {person.id: n for n, person in enumerate(self._people if kind is None else people)}
        best: tuple[float, int] = (-1.0, 0)
        found: tuple[Person, Person] | None = None
        ties = 0
        for n, person in enumerate(people[:-1], 1):
            reached, known = table.sums(needs, levels_of(person))
            for other in people[n:]:
                at = place[other.id]
                if known[at] and known[at] >= ENOUGH_KNOWN * total:
                    rank = reached[at] / known[at], known[at]
                    if rank > best:
                        best, found, ties = rank, (person, other), 0
                    elif rank == best:
                        ties += 1
        if found is None:
            return None
        return Pair(found, self._roles[role_id], *measured(needs, _highest(map(levels_of, found))), needs, ties)

    def together(self, people: Iterable[str], role_id: str) -> Together:
        """How some people (ids) fill a role together."""
        group, needs = tuple(self._by_id[person_id] for person_id in people), self.needs(role_id)
        figures = measured(needs, _highest(map(levels_of, group)))
        return Together(group, self._roles[role_id], *figures, needs)

    def values(self, role_id: str) -> Sequence[float | None]:
        """The fit of everybody to a role, in the order of the people; None for those of whom nothing is known."""
        return self._column(role_id).values

    def _column(self, role_id: str) -> _Column:
        column = self._columns.get(role_id)
        if column is None:
            needs = self.needs(role_id)
            reached, known = self._levels().sums(needs)
            values = [have / of if of else None for have, of in zip(reached, known, strict=True)]
            column = self._columns[role_id] = _Column(values, known, sum(need.parts for need in needs))
        return column

    def needs(self, role_id: str) -> tuple[Need, ...]:
        """What a role needs: the skills in scope that it holds."""
        needs = self._needs.get(role_id)
        if needs is None:
            held = ((self._skills[each.skill], each) for each in self._roles[role_id].assignments)
            needs = self._needs[role_id] = tuple(Need.of(skill, each) for skill, each in held if skill.in_scope)
        return needs

    def _levels(self) -> LevelTable:
        table = self._table
        if table is None:
            table = self._table = LevelTable(self._people)
        return table


def after_move(index: Index, person_id: str, role_id: str) -> tuple[Remainder, ...]:
    """What remains of the cards that a person holds if she moves to another: each by those who hold it now, and then.

    Where nobody stays, nothing of the card is known: `after` has no people and no value.
    """
    fits = index.derived(Fits)
    return tuple(
        Remainder(
            fits.together(role.people, role.id),
            fits.together([other for other in role.people if other != person_id], role.id),
        )
        for role in index.scenario.roles
        if person_id in role.people and role.id != role_id
    )


def levels_of(person: Person) -> dict[str, int]:
    """Skill id -> level, where that of a person is known."""
    return {known.skill: known.level for known in person.levels}


def measured(needs: Sequence[Need], levels: Mapping[str, int]) -> tuple[float | None, float | None]:
    """Fit and how much is known, as fractions of 1, of some levels (by skill) to some needs; None where undefined."""
    reached = known = total = 0
    for need in needs:
        total += need.parts
        have = levels.get(need.skill.id)
        if have is not None:
            known += need.parts
            reached += need.reached(have)
    return reached / known if known else None, known / total if total else None


def _highest(people: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Skill id -> the highest of the levels that are known."""
    best: dict[str, int] = {}
    for levels in people:
        for skill, level in levels.items():
            if level > best.get(skill, -1):
                best[skill] = level
    return best


def _heaviest_first(gap: Gap) -> tuple[float, int, str]:
    return -gap.missing, -gap.skill.importance, gap.skill.id


def _best_first(fit: Fit) -> float:
    return 1.0 if fit.shown is None else -fit.shown


def _by_name(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.id
