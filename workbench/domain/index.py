"""One pass over a scenario that answers what the figures, the checks and the views ask of it.

An index belongs to one map and one scenario and is never changed: after an edit, ask it for the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

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

if TYPE_CHECKING:
    from workbench.domain.coverage import Coverage

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
    """What the figures assume and nobody can prove: how much a support counts (0-1), and that importance matters."""

    support: float = 0.5
    equal_weights: bool = False


class Holding(NamedTuple):
    """A role and how it holds a skill."""

    role: Role
    assignment: Assignment


_holding = cast(Callable[[tuple[Role, Assignment]], Holding], partial(tuple.__new__, Holding))
"""A Holding of a pair in a third of the time its own constructor takes; every edit makes one an assignment."""


_OF_THE_LIBRARY = frozenset({"scoped", "domain", "total_weight", "domain_weight", "side_weight"})
"""What an index works out once of the library alone."""


_OF_A_ROLE = tuple(each.name for each in fields(Role) if each.name != "assignments")


def _touched(before: Role, after: Role) -> Iterable[str]:
    """The skills (ids) that a role holds now and did not, or not so; all of them where anything else of it differs."""
    if any(getattr(before, name) != getattr(after, name) for name in _OF_A_ROLE):
        return (each.skill for each in (*before.assignments, *after.assignments))
    known, kept = set(map(id, before.assignments)), set(map(id, after.assignments))
    gone = (each.skill for each in before.assignments if id(each) not in kept)
    return chain(gone, (each.skill for each in after.assignments if id(each) not in known))


class Index:
    """Lookups over one scenario of a map. `skills` holds the whole library, `scoped` and `domain` what counts.

    `holdings` says who holds a skill, by its id, and `leads` who leads it, in the order of the roles. `touched` are the
    skills (ids) held by others or in another way than in the index it was made `after`; None where it was made anew.
    """

    def __init__(self, document: CapabilityMap, scenario: Scenario, assumptions: Assumptions | None = None) -> None:
        self._begin(document, scenario, assumptions or Assumptions())
        self.skills: dict[str, Skill] = {skill.id: skill for skill in document.skills}
        self.holdings: dict[str, list[Holding]] = {skill: [] for skill in self.skills}
        self.leads: dict[str, list[Holding]] = {skill: [] for skill in self.skills}
        holdings, leads = self.holdings, self.leads
        for role in scenario.roles:
            for assignment in role.assignments:
                holding, skill = _holding((role, assignment)), assignment.skill
                holdings[skill].append(holding)
                if assignment.kind == "lead":
                    leads[skill].append(holding)

    def _begin(self, document: CapabilityMap, scenario: Scenario, assumptions: Assumptions) -> None:
        self.document = document
        self.scenario = scenario
        self.policy = document.policy
        self.assumptions = assumptions
        self.touched: Collection[str] | None = None
        self.roles: dict[str, Role] = {role.id: role for role in scenario.roles}
        self.departments: dict[str, Department] = {each.id: each for each in scenario.departments}

    def after(self, document: CapabilityMap, scenario: Scenario) -> Index:
        """The index of a later state of this scenario.

        What an edit of some roles did not touch is taken from here; after an edit of the library, of departments or
        of which roles there are, it is made anew.
        """
        same_library, same_places = (
            document.skills is self.document.skills,
            scenario.departments is self.scenario.departments,
        )
        if not (same_library and same_places and [each.id for each in scenario.roles] == list(self.roles)):
            return Index(document, scenario, self.assumptions)
        now = Index.__new__(Index)
        now._begin(document, scenario, self.assumptions)
        now._follow(self)
        return now

    def _follow(self, earlier: Index) -> None:
        """Take over what the roles that differ do not hold, then or now; hold no reference to the earlier index."""
        known = vars(earlier)  # asked by name: another thread may be working out more of it this moment
        vars(self).update({name: known[name] for name in _OF_THE_LIBRARY if name in known})
        self.skills, self.holdings, self.leads = earlier.skills, earlier.holdings.copy(), earlier.leads.copy()
        differing = {role.id for role in self.scenario.roles if earlier.roles[role.id] is not role}
        self.touched = {each for role in differing for each in _touched(earlier.roles[role], self.roles[role])}
        order = {role: n for n, role in enumerate(self.roles)}
        held_now: dict[str, dict[str, Holding]] = defaultdict(dict)
        for role_id in differing:
            role = self.roles[role_id]
            for assignment in role.assignments:
                held_now[assignment.skill][role_id] = _holding((role, assignment))
        for skill in held_now.keys() | self.touched:
            now, before = held_now[skill], earlier.holdings[skill]
            if skill in self.touched:
                held = [each for each in before if each.role.id not in differing]
                held += now.values()
                held.sort(key=lambda each: order[each.role.id])
            else:
                held = [now.get(each.role.id, each) for each in before]
            self.holdings[skill] = held
            self.leads[skill] = [each for each in held if each.assignment.kind == "lead"]
        if "titles" in known and all(called_alike(earlier.roles[each], self.roles[each]) for each in differing):
            self.titles = known["titles"]
        if "coverage" in vars(earlier):
            self.coverage = earlier.coverage.after(self, self.touched)

    @cached_property
    def assignments(self) -> int:
        """How many assignments the scenario has: what most work on it grows with."""
        return sum(len(role.assignments) for role in self.scenario.roles)

    @cached_property
    def scoped(self) -> tuple[Skill, ...]:
        """The skills in scope, those of either side too."""
        return tuple(skill for skill in self.document.skills if skill.in_scope)

    @cached_property
    def domain(self) -> tuple[Skill, ...]:
        """The skills in scope that belong to marketing, product or technology."""
        return tuple(skill for skill in self.scoped if skill.belongs_to != "either")

    @cached_property
    def coverage(self) -> Coverage:
        """The figures of this scenario, over the domain skills, worked out once."""
        from workbench.domain.coverage import Coverage

        return Coverage(self)

    def let_go(self) -> None:
        """Another index stands in its place: without its figures, which know it, it dies as soon as nobody holds it.

        Whoever still asks for them has them worked out again.
        """
        vars(self).pop("coverage", None)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Role id -> its title as people read it: two roles of one title are told apart."""
        return titles(self.scenario)

    def weight(self, skill: Skill) -> int:
        """How much a skill counts: its importance, or 1 where all skills are assumed to weigh the same."""
        return 1 if self.assumptions.equal_weights else skill.importance

    def strength(self, skill: Skill, assignment: Assignment) -> float:
        """c(r,s) of a held skill: 1 for a lead, the assumed share for a support, less where below the level needed."""
        reach = min(assignment.level / skill.level_needed, 1.0)
        return reach if assignment.kind == "lead" else self.assumptions.support * reach

    def supports(self, skill_id: str) -> Sequence[Holding]:
        """Who supports a skill."""
        return [each for each in self.holdings[skill_id] if each.assignment.kind == "support"]

    def highest(self, holdings: Sequence[Holding]) -> Holding:
        """The holding with the highest level; among equals the role with the lighter load, then the id."""
        return min(holdings, key=lambda each: (-each.assignment.level, self.led_weight[each.role.id], each.role.id))

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
        """Role id -> group of skills -> the strength it holds there, each skill by its weight. No group is no group."""
        found: dict[str, dict[str, float]] = {}
        for role in self.scenario.roles:
            groups = found[role.id] = defaultdict(float)
            for each in role.assignments:
                skill = self.skills[each.skill]
                if skill.group.strip():
                    groups[skill.group] += self.weight(skill) * self.strength(skill, each)
        return found

    @cached_property
    def total_weight(self) -> int:
        """The weight of all skills in scope."""
        return self.weigh(self.scoped)

    @cached_property
    def domain_weight(self) -> int:
        """The weight of all domain skills."""
        return self.weigh(self.domain)

    @cached_property
    def side_weight(self) -> dict[Side, int]:
        """Side -> the weight of the domain skills that belong there, technology with product."""
        marketing = self.weigh([skill for skill in self.domain if skill.belongs_to == "marketing"])
        return {"marketing": marketing, "product": self.domain_weight - marketing}

    def weigh(self, skills: Collection[Skill]) -> int:
        """What some skills weigh together."""
        return len(skills) if self.assumptions.equal_weights else sum([skill.importance for skill in skills])

    def chain(self, department_id: str | None) -> Iterator[Department]:
        """A department and those above it, from the nearest up."""
        while department_id is not None:
            department = self.departments[department_id]
            yield department
            department_id = department.parent

    def superiors(self, role: Role) -> Iterator[Role]:
        """Those a role reports to, directly and through others, from the nearest up."""
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
            sides = (SIDE_OF_KIND.get(each.kind) for each in self.chain(department.id))
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
        found = [role for role in self.scenario.roles if self.acting[role.id] == side]
        return sorted(found, key=lambda role: (-role.grade, self.steps(role), role.id))

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
            each
            for each in self.scenario.departments
            if each.kind == "hub" and not any(above.kind == "hub" for above in self.chain(each.parent))
        )

    @cached_property
    def spokes(self) -> tuple[Department, ...]:
        """The departments that do their own social work: neither hub nor other, with only `other` above."""
        return tuple(
            each
            for each in self.scenario.departments
            if each.kind not in ("hub", "other") and all(above.kind == "other" for above in self.chain(each.parent))
        )

    def roles_in(self, department_id: str) -> list[Role]:
        """The roles of a department and of those below it."""
        return [role for role in self.scenario.roles if self.is_in(role, department_id)]

    def is_in(self, role: Role, department_id: str) -> bool:
        """Whether a role sits in a department or in one below it."""
        return any(each.id == department_id for each in self.chain(role.department))

    @cached_property
    def hub_roles(self) -> frozenset[str]:
        """The ids of the roles that sit in a hub."""
        return frozenset(
            role.id for role in self.scenario.roles if any(each.kind == "hub" for each in self.chain(role.department))
        )

    def has_hub_line(self, role: Role) -> bool:
        """Whether a solid or dotted line, the role's own or of anyone above it, reaches a role in the hub."""
        return any(
            line in self.hub_roles
            for each in (role, *self.superiors(role))
            for line in (*each.dotted_to, each.reports_to)
        )
