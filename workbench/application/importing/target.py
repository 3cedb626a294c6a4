"""Target of an import: the scenario into which its roles and departments go. Knows no skills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.application.edits.scenarios import unused_name
from workbench.application.importing.choices import NEW, Choices
from workbench.application.importing.content import title_of_file
from workbench.application.importing.draft import entries
from workbench.application.importing.matching import Register, ids_are_of_this_map, tidy_name
from workbench.application.importing.records import Records
from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.names import scenario_called
from workbench.domain.normalisation import name_key
from workbench.domain.titles import titles
from workbench.domain.transform import EditRefused, fresh_id
from workbench.domain.words import truncate

ENOUGH = 0.5
"""The share of the names of a file that a scenario must have, for that to be the one that is meant."""
SOME, SEVERAL = 0.1, 2
"""The share, and the number, of the names of a file from which on a scenario is meant, too, that has little else: a
list of the whole company goes into the map of a department, and not into one that has a single role in common with it.
"""
_LONGEST = 60

Fact = tuple[str | int | None, ...]
"""Something that is so of a role: what it is called, and what is said of it."""


def scenario_for(document: CapabilityMap, records: Records, choices: Choices) -> Scenario | None:
    """The scenario that takes the roles, an empty one of its own where it is not in the map; None where none is needed.

    Raises EditRefused where the one that was chosen is not there.
    """
    target = choices.target
    if target.place == "library" or not (records.roles or records.departments):
        return None
    match target.place:
        case "scenario":
            found = scenario_called(document, target.name)
            if found is None:
                raise EditRefused(f"There is no scenario “{truncate(target.name, _LONGEST)}”. Nothing was changed.")
            return found
        case "new_scenario":
            return _new(document, target.name)
    return _preset(document, records, choices) or _new(document, target.name or _named_after(records))


def _preset(document: CapabilityMap, records: Records, choices: Choices) -> Scenario | None:
    """The scenario that the file fits best, where it fits any; else one that has nothing yet."""
    fits = [(_fit(document, scenario, records, choices), scenario) for scenario in document.scenarios]
    best = max((fit.common for fit, _ in fits if fit.enough), default=0)
    if best:
        likest = [scenario for fit, scenario in fits if fit.enough and fit.common == best]
        return likest[0] if len(likest) == 1 else max(likest, key=lambda each: _agreement(document, each, records))
    bare = [scenario for scenario in document.scenarios if not scenario.roles and not scenario.departments]
    return next(iter(bare), None)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a file fits a scenario. common: how many roles they have in common, departments where it has no roles.
    enough: whether that is enough of the file, by roles or by roles and departments, for the scenario to be meant."""

    common: int
    enough: bool


def _fit(document: CapabilityMap, scenario: Scenario, records: Records, choices: Choices) -> _Fit:
    """The fit of the names that are taken.

    With the departments, as titles are written now so, now so, where the names of departments stay.
    """
    roles, units = _roles_in(document, scenario, records, choices), _units_in(document, scenario, records, choices)
    in_roles, in_units = sum(roles.values()), sum(units.values())
    by_units = _is_enough(in_units, len(units), len(scenario.departments))
    if not roles:
        return _Fit(in_units, by_units)
    by_roles = _is_enough(in_roles, len(roles), len(scenario.roles))
    of_both = len(roles) + len(units), len(scenario.roles) + len(scenario.departments)
    return _Fit(in_roles, by_roles or _is_enough(in_roles + in_units, *of_both))


def _is_enough(common: int, of_file: int, of_scenario: int) -> bool:
    """Whether so many names of a file say that a scenario is meant: most of the file, or several of what is most of the
    scenario."""
    if common >= ENOUGH * of_file:
        return common > 0
    return common >= max(SEVERAL, SOME * of_file, ENOUGH * of_scenario)


def _roles_in(document: CapabilityMap, scenario: Scenario, records: Records, choices: Choices) -> dict[str, bool]:
    """For each title that is taken, by its key, whether a scenario has such a role."""
    found: dict[str, bool] = {}
    register = Register(entries(scenario.roles, titles(scenario)))
    ids = ids_are_of_this_map([(role, tidy_name(role.title)) for role in records.roles], register)
    anywhere = {NEW, *(role.id for each in document.scenarios for role in each.roles)}
    for role in records.roles:
        title = tidy_name(role.title)
        decided = choices.of_name("role", title) or NEW
        if decided in anywhere:  # others are left out, or refused
            known = register.by_code(role.source, role.id if ids else None) if decided == NEW else decided
            found[name_key(title)] = known in register.entries or (decided == NEW and bool(register.by_name(title)))
    return found


def _units_in(document: CapabilityMap, scenario: Scenario, records: Records, choices: Choices) -> dict[str, bool]:
    """For each department that is taken, by the key of its name, whether a scenario has it."""
    found: dict[str, bool] = {}
    register = Register(entries(scenario.departments))
    anywhere = {NEW, *(unit.id for each in document.scenarios for unit in each.departments)}
    for name in _departments(records):
        decided = choices.of_name("department", name) or NEW
        if decided in anywhere:
            found[name_key(name)] = bool(register.by_name(name)) if decided == NEW else decided in register.entries
    return found


def _departments(records: Records) -> Iterator[str]:
    """The departments that are named, also as the place of a role or as what another is part of."""
    for unit in records.departments:
        yield from map(tidy_name, filter(None, (unit.name, unit.parent)))
    yield from (tidy_name(role.department) for role in records.roles if role.department)


def _agreement(document: CapabilityMap, scenario: Scenario, records: Records) -> int:
    """How much of what the records say of roles is so in a scenario: of several with the same roles, one is meant."""
    facts = set(_facts(document, scenario))
    return sum(fact in facts for fact in _said(records))


def _facts(document: CapabilityMap, scenario: Scenario) -> Iterator[Fact]:
    """What is true of the roles of a scenario, each called by its id and by its title, and so are skills."""
    skills = {skill.id: name_key(skill.name) for skill in document.skills}
    units = {unit.id: name_key(unit.name) for unit in scenario.departments}
    titles_of = {role.id: name_key(role.title) for role in scenario.roles}
    for role in scenario.roles:
        for called in (role.id, titles_of[role.id]):
            yield called, "department", units.get(role.department or "", "")
            yield called, "holder", name_key(role.holder or "")
            if role.reports_to:
                yield from ((called, "reports_to", above) for above in (role.reports_to, titles_of[role.reports_to]))
            for held in role.assignments:
                for skill in (held.skill, skills[held.skill]):
                    yield from ((called, skill, kind, held.level) for kind in (held.kind, None))


def _said(records: Records) -> Iterator[Fact]:
    """What records say of roles."""
    for role in records.roles:
        called = role.id or name_key(tidy_name(role.title))
        for field, value in (("department", role.department), ("holder", role.holder), ("reports_to", role.reports_to)):
            if value:
                yield called, field, name_key(value)
        if role.reports_to:
            yield called, "reports_to", role.reports_to
    for held in records.holdings:
        who = held.holder_id or name_key(tidy_name(held.holder))
        yield who, held.skill_id or name_key(tidy_name(held.skill)), held.kind, held.level


def _new(document: CapabilityMap, wished: str) -> Scenario:
    name = unused_name(document, tidy_name(wished) or "Imported")
    identifier = fresh_id(name, {scenario.id for scenario in document.scenarios})
    return Scenario(identifier, name, model="decentralised")


def _named_after(records: Records) -> str:
    """The name of the file of the first role or department, without its ending."""
    origins = [role.origin for role in records.roles] + [unit.origin for unit in records.departments]
    return title_of_file(origins[0].file) if origins else ""
