"""People of a map: what becomes of them where skills go or are merged, and the map without them or without one.

Knows no fit and no label.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from workbench.domain.findings import family, subject_id
from workbench.domain.model import CapabilityMap, Person, PersonLevel, Role, Scenario, Waiver
from workbench.domain.replace import replace
from workbench.domain.titles import person_called
from workbench.domain.transform import EditRefused, find, find_all, without_waivers_on

OF_PEOPLE = "FIT"
"""The family of the checks that speak of people."""


def check_holders(document: CapabilityMap, role: Role, people: Collection[str]) -> None:
    """Raise EditRefused where a role cannot be held by these people: one is no longer there, or a typical background.

    Those who hold it already may go on. The headcount is no limit.
    """
    for person in find_all(document.people, people):
        if person.kind == "background" and person.id not in role.people:
            raise EditRefused(
                f"{person_called(document, person.id)} is a typical background: it shows who would fill a role, and "
                "holds none. Choose a person, or say under Kind that this is one."
            )


def without_levels(person: Person, skills: Collection[str]) -> Person:
    """The person with nothing said of her level in some skills."""
    kept = tuple(known for known in person.levels if known.skill not in skills)
    return person if len(kept) == len(person.levels) else replace(person, levels=kept)


def with_levels(person: Person, levels: Collection[PersonLevel]) -> Person:
    """The person with these levels known, each in the place of the one she has for the skill, else at the end."""
    given = {known.skill: known for known in levels}
    kept = tuple(given.pop(known.skill, known) for known in person.levels)
    changed = (*kept, *given.values())
    return person if changed == person.levels else replace(person, levels=changed)


def with_merged_skill(person: Person, keep_id: str, gone_id: str) -> Person:
    """The person where one skill was merged into another: the higher of both levels is that of the one that stays."""
    of_both = [known.level for known in person.levels if known.skill in (keep_id, gone_id)]
    if not any(known.skill == gone_id for known in person.levels):
        return person
    return with_levels(without_levels(person, (gone_id,)), (PersonLevel(keep_id, max(of_both)),))


def people_after(document: CapabilityMap, change: Callable[[Person], Person]) -> tuple[Person, ...]:
    """The people of a map, each put through a change; the same tuple where none of them is another."""
    people = tuple(map(change, document.people))
    unchanged = all(one is other for one, other in zip(people, document.people, strict=True))
    return document.people if unchanged else people


def without_person(document: CapabilityMap, person_id: str) -> CapabilityMap:
    """The map without a person, as a holder and in what was accepted of her, too. Raises EditRefused where she is gone.

    Texts that others wrote (notes, purposes, holders that are text) are not searched for her name.
    """
    person = find(document.people, person_id)
    subject = f"person:{person_id}"

    def in_scenario(scenario: Scenario) -> Scenario:
        roles = tuple(_without_holder(role, person_id) for role in scenario.roles)
        return without_waivers_on(replace(scenario, roles=roles), {subject})

    return replace(
        document,
        people=tuple(other for other in document.people if other is not person),
        scenarios=tuple(map(in_scenario, document.scenarios)),
    )


def without_people(document: CapabilityMap) -> CapabilityMap:
    """The map as it is handed on without people: nobody is in it, nor what was accepted of the fit of anybody.

    The same object where there is nothing of the kind. Holders that are text stay.
    """
    scenarios = tuple(map(_impersonal, document.scenarios))
    same = not document.people and all(one is other for one, other in zip(scenarios, document.scenarios, strict=True))
    return document if same else replace(document, people=(), scenarios=scenarios)


def without_names(document: CapabilityMap) -> CapabilityMap:
    """The map without people, without the holders that are text, and without the names of who accepted its points."""
    document = without_people(document)

    def in_scenario(scenario: Scenario) -> Scenario:
        roles = tuple(replace(role, holder=None) if role.holder else role for role in scenario.roles)
        waivers = tuple(replace(waiver, author="") if waiver.author else waiver for waiver in scenario.waivers)
        return replace(scenario, roles=roles, waivers=waivers)

    return replace(document, scenarios=tuple(map(in_scenario, document.scenarios)))


def _without_holder(role: Role, person_id: str) -> Role:
    if person_id not in role.people:
        return role
    return replace(role, people=tuple(other for other in role.people if other != person_id))


def _impersonal(scenario: Scenario) -> Scenario:
    waivers = tuple(waiver for waiver in scenario.waivers if not of_people(waiver))
    if len(waivers) == len(scenario.waivers) and not any(role.people for role in scenario.roles):
        return scenario
    roles = tuple(replace(role, people=()) if role.people else role for role in scenario.roles)
    return replace(scenario, roles=roles, waivers=waivers)


def of_people(waiver: Waiver) -> bool:
    """Whether an accepted point is about people: of a check of theirs, or with a person among its subjects."""
    return family(waiver.code) == OF_PEOPLE or any(subject_id(subject)[0] == "person" for subject in waiver.subjects)
