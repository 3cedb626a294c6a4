"""Index of a scenario: the lookups that figures, checks and views read, built in one pass.

An index belongs to one map and one scenario and is never changed: after an edit, ask it for the next one. Knows
neither figures nor checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, Protocol, Self, TypeVar, cast

from workbench.domain.holdings import Holding, Holdings
from workbench.domain.model import (
    ActsAs,
    Assignment,
    BelongsTo,
    CapabilityMap,
    Department,
    Discipline,
    Role,
    Scenario,
    Skill,
)
from workbench.domain.titles import called_alike, titles

Side = Literal["marketing", "product"]

SIDE_OF_DISCIPLINE: dict[Discipline, Side | None] = {
    "marketing": "marketing",
    "product": "product",
    "technology": "product",
    "hub": None,
    "other": None,
}
SIDE_OF_SKILL: dict[BelongsTo, Side | None] = {
    "marketing": "marketing",
    "product": "product",
    "technology": "product",
    "either": None,
}
SIDE_OF_STRATEGIST: dict[ActsAs, Side] = {"marketing_strategist": "marketing", "product_strategist": "product"}
STRATEGIST_OF_SIDE: dict[Side, ActsAs] = {side: acting for acting, side in SIDE_OF_STRATEGIST.items()}
SIDE_OF_KIND: dict[str, Side] = {
    "marketing": "marketing",
    "communications": "marketing",
    "product": "product",
    "technology": "product",
}


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Assumptions of the figures, which nobody can prove: how much a support counts (0-1), whether importance does."""

    support: float = 0.5
    equal_weights: bool = False

    def weight(self, skill: Skill) -> int:
        """The weight of a skill: its importance, or 1 where all skills are assumed to weigh the same."""
        return 1 if self.equal_weights else skill.importance

    def weigh(self, skills: Collection[Skill]) -> int:
        """The total weight of some skills."""
        return len(skills) if self.equal_weights else sum([skill.importance for skill in skills])


class Derived(Protocol):
    """A derived value of an index, such as its figures: worked out once, cached with it, updated from edit to edit.

    It must keep no reference to the index: the two would keep each other alive, and the window collects no garbage
    while somebody works.
    """

    def __init__(self, index: Index) -> None: ...

    def after(self, index: Index) -> Self:
        """The same value of the index that followed, of which only the `touched` skills are held otherwise."""


_Derived = TypeVar("_Derived", bound=Derived)


class Library:
    """The skill library of a map, and its weights. An index `after` another that differs in roles only shares it."""

    def __init__(self, skills: tuple[Skill, ...], assumptions: Assumptions) -> None:
        self.assumptions = assumptions
        self.skills: dict[str, Skill] = {skill.id: skill for skill in skills}

    @cached_property
    def scoped(self) -> tuple[Skill, ...]:
        """The skills in scope, those of either side too."""
        return tuple(skill for skill in self.skills.values() if skill.in_scope)

    @cached_property
    def domain(self) -> tuple[Skill, ...]:
        """The skills in scope that belong to marketing, product or technology."""
        return tuple(skill for skill in self.scoped if skill.belongs_to != "either")

    @cached_property
    def total_weight(self) -> int:
        """The weight of all skills in scope."""
        return self.assumptions.weigh(self.scoped)

    @cached_property
    def domain_weight(self) -> int:
        """The weight of all domain skills."""
        return self.assumptions.weigh(self.domain)

    @cached_property
    def side_weight(self) -> dict[Side, int]:
        """Side -> the weight of the domain skills that belong there, technology with product."""
        marketing = self.assumptions.weigh([skill for skill in self.domain if skill.belongs_to == "marketing"])
        return {"marketing": marketing, "product": self.domain_weight - marketing}


class _Titles:
    """Lazy titles of a scenario's roles, shared by the indexes whose roles are called alike.

    Such roles have the same titles, so these are worked out of whichever scenario is asked first.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario

    @cached_property
    def by_role(self) -> dict[str, str]:
        return titles(self._scenario)


class _Earlier(NamedTuple):
    """Carry-over of an incremental update: the parts of one index that the next one, after an edit of roles, reuses."""

    roles: dict[str, Role]
    library: Library
    holdings: Holdings
    titles: _Titles
    derived: dict[type[Derived], Derived]


class Index:
    """Lookups over one scenario of a map. `skills` is the whole library, `scoped` and `domain` the skills that count.

    `holdings` says who holds a skill, by its id, and `leads` who leads it, in the order of the roles. `touched` are the
    skills (ids) held by others or in another way than in the index it was made `after`; None where it was made anew.
    """

    def __init__(
        self,
        document: CapabilityMap,
        scenario: Scenario,
        assumptions: Assumptions | None = None,
        *,
        _earlier: _Earlier | None = None,
    ) -> None:
        """Set every lookup here, made anew or taken from an earlier index, as only `after` does."""
        self.document = document
        self.scenario = scenario
        self.policy = document.policy
        self.assumptions = assumptions or Assumptions()
        self.roles: dict[str, Role] = {role.id: role for role in scenario.roles}
        self.departments: dict[str, Department] = {department.id: department for department in scenario.departments}
        if _earlier is None:
            self.library = Library(document.skills, self.assumptions)
            holdings = Holdings.of(scenario.roles, self.library.skills)
            self._titles = _Titles(scenario)
            derived: dict[type[Derived], Derived] = {}
        else:
            differing = {role.id for role in scenario.roles if _earlier.roles[role.id] is not role}
            alike = all(called_alike(_earlier.roles[role_id], self.roles[role_id]) for role_id in differing)
            self.library = _earlier.library
            holdings = _earlier.holdings.after(_earlier.roles, self.roles, differing)
            self._titles = _earlier.titles if alike else _Titles(scenario)
            derived = _earlier.derived
        self._holdings: Holdings = holdings
        self.skills = self.library.skills
        self.holdings, self.leads, self.touched = holdings.held, holdings.led, holdings.touched
        # Last: the derived values read the lookups above.
        self._derived: dict[type[Derived], Derived] = {kind: value.after(self) for kind, value in derived.items()}

    def after(self, document: CapabilityMap, scenario: Scenario) -> Index:
        """Incremental update: the index of a later state of this scenario.

        What an edit of some roles did not touch is taken from here; after an edit of the library, of departments or
        of which roles there are, it is made anew. It holds no reference to this one.
        """
        same_library, same_places = (
            document.skills is self.document.skills,
            scenario.departments is self.scenario.departments,
        )
        follows = same_library and same_places and [role.id for role in scenario.roles] == list(self.roles)
        return Index(document, scenario, self.assumptions, _earlier=self._carry_over() if follows else None)

    def _carry_over(self) -> _Earlier:
        # A copy, taken in one step: another thread may be adding derived values to this index at the same time.
        return _Earlier(self.roles, self.library, self._holdings, self._titles, self._derived.copy())

    def derived(self, kind: type[_Derived]) -> _Derived:
        """The derived value of a kind, such as the figures: worked out when first asked for, then cached here."""
        value = self._derived.get(kind)
        if value is None:
            value = self._derived[kind] = kind(self)
        return cast(_Derived, value)

    @cached_property
    def assignments(self) -> int:
        """The number of assignments of the scenario: the size that most work on it grows with."""
        return sum(len(role.assignments) for role in self.scenario.roles)

    @property
    def scoped(self) -> tuple[Skill, ...]:
        """The skills in scope, those of either side too."""
        return self.library.scoped

    @property
    def domain(self) -> tuple[Skill, ...]:
        """The skills in scope that belong to marketing, product or technology."""
        return self.library.domain

    @property
    def titles(self) -> dict[str, str]:
        """Role id -> its title for display: two roles of one title are told apart."""
        return self._titles.by_role

    def weight(self, skill: Skill) -> int:
        """The weight of a skill: its importance, or 1 where all skills are assumed to weigh the same."""
        return self.assumptions.weight(skill)

    def strength(self, skill: Skill, assignment: Assignment) -> float:
        """c(r,s) of a held skill: 1 for a lead, the assumed share for a support, less where below the level needed."""
        reach = min(assignment.level / skill.level_needed, 1.0)
        return reach if assignment.kind == "lead" else self.assumptions.support * reach

    def supports(self, skill_id: str) -> Sequence[Holding]:
        """The holdings of a skill that are supports."""
        return [holding for holding in self.holdings[skill_id] if holding.assignment.kind == "support"]

    def highest(self, holdings: Sequence[Holding]) -> Holding:
        """The holding with the highest level; among equals the role with the lighter load, then the id."""

        def key(holding: Holding) -> tuple[int, int, str]:
            return -holding.assignment.level, self.led_weight[holding.role.id], holding.role.id

        return min(holdings, key=key)

    @cached_property
    def led(self) -> dict[str, list[Skill]]:
        """Role id -> the skills in scope that it leads, in the order of the library."""
        led: dict[str, list[Skill]] = {role: [] for role in self.roles}
        leads = self.leads
        for skill in self.scoped:
            for role, _ in leads[skill.id]:
                led[role.id].append(skill)
        return led

    @cached_property
    def led_weight(self) -> dict[str, int]:
        """Role id -> the weight of all skills in scope that it leads: its load."""
        return {role: self.weigh(skills) for role, skills in self.led.items()}

    @cached_property
    def in_groups(self) -> dict[str, dict[str, float]]:
        """Role id -> group of skills -> the strength it holds there, by weight. Skills without a group are left out."""
        by_role: dict[str, dict[str, float]] = {}
        for role in self.scenario.roles:
            groups = by_role[role.id] = defaultdict(float)
            for assignment in role.assignments:
                skill = self.skills[assignment.skill]
                if skill.group.strip():
                    groups[skill.group] += self.weight(skill) * self.strength(skill, assignment)
        return by_role

    @property
    def total_weight(self) -> int:
        """The weight of all skills in scope."""
        return self.library.total_weight

    @property
    def domain_weight(self) -> int:
        """The weight of all domain skills."""
        return self.library.domain_weight

    @property
    def side_weight(self) -> dict[Side, int]:
        """Side -> the weight of the domain skills that belong there, technology with product."""
        return self.library.side_weight

    def weigh(self, skills: Collection[Skill]) -> int:
        """The total weight of some skills."""
        return self.assumptions.weigh(skills)

    def chain(self, department_id: str | None) -> Iterator[Department]:
        """A department and those above it, from the nearest up."""
        while department_id is not None:
            department = self.departments[department_id]
            yield department
            department_id = department.parent

    def superiors(self, role: Role) -> Iterator[Role]:
        """The reporting line of a role: those it reports to, directly and through others, from the nearest up."""
        while role.reports_to is not None:
            role = self.roles[role.reports_to]
            yield role

    def steps(self, role: Role) -> int:
        """Reporting steps from a role to the top."""
        return sum(1 for _ in self.superiors(role))

    @cached_property
    def designed(self) -> dict[str, Side | None]:
        """Role id -> its side on paper: by discipline."""
        return {role.id: SIDE_OF_DISCIPLINE[role.discipline] for role in self.scenario.roles}

    @cached_property
    def placed(self) -> dict[str, Side | None]:
        """Role id -> its side where people sit: by the first department above it that has one, else as on paper."""
        side_of: dict[str, Side | None] = {}
        for department in self.scenario.departments:
            sides = (SIDE_OF_KIND.get(upper.kind) for upper in self.chain(department.id))
            side_of[department.id] = next((side for side in sides if side), None)
        designed = self.designed
        return {
            role.id: (role.department and side_of[role.department]) or designed[role.id] for role in self.scenario.roles
        }

    @cached_property
    def acting(self) -> dict[str, Side | None]:
        """Role id -> the side it acts for as a strategist."""
        return {role.id: role.acts_as and SIDE_OF_STRATEGIST.get(role.acts_as) for role in self.scenario.roles}

    def strategists(self, side: Side) -> list[Role]:
        """All roles that act as a side's strategist, the one who stands for them first.

        That is the highest grade, then the fewest reporting steps, then the id.
        """
        acting = [role for role in self.scenario.roles if self.acting[role.id] == side]
        return sorted(acting, key=lambda role: (-role.grade, self.steps(role), role.id))

    @cached_property
    def marketing_strategist(self) -> Role | None:
        """The role that stands for the marketing strategist, or None."""
        return next(iter(self.strategists("marketing")), None)

    @cached_property
    def product_strategist(self) -> Role | None:
        """The role that stands for the product strategist, or None."""
        return next(iter(self.strategists("product")), None)

    @cached_property
    def has_hub(self) -> bool:
        """Whether the organising model is one of the two that are built around a hub."""
        return self.scenario.model in ("hub_and_spoke", "multiple_hub_and_spoke")

    @cached_property
    def hubs(self) -> tuple[Department, ...]:
        """The departments of kind hub with no hub above them."""
        return tuple(
            department
            for department in self.scenario.departments
            if department.kind == "hub" and not any(above.kind == "hub" for above in self.chain(department.parent))
        )

    @cached_property
    def spokes(self) -> tuple[Department, ...]:
        """The departments that do their own social work: neither hub nor other, with only `other` above."""
        return tuple(
            department
            for department in self.scenario.departments
            if department.kind not in ("hub", "other")
            and all(above.kind == "other" for above in self.chain(department.parent))
        )

    def roles_in(self, department_id: str) -> list[Role]:
        """The roles of a department and of those below it."""
        return [role for role in self.scenario.roles if self.is_in(role, department_id)]

    def is_in(self, role: Role, department_id: str) -> bool:
        """Whether a role sits in a department or in one below it."""
        return any(department.id == department_id for department in self.chain(role.department))

    @cached_property
    def hub_roles(self) -> frozenset[str]:
        """The ids of the roles that sit in a hub."""
        return frozenset(
            role.id
            for role in self.scenario.roles
            if any(department.kind == "hub" for department in self.chain(role.department))
        )

    def has_hub_line(self, role: Role) -> bool:
        """Whether a solid or dotted line, the role's own or of anyone above it, reaches a role in the hub."""
        return any(
            line in self.hub_roles
            for source in (role, *self.superiors(role))
            for line in (*source.dotted_to, source.reports_to)
        )
