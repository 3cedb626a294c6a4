"""Record matching: which skills, roles, departments and people of two scenarios are the same; their ids are aligned.

They are the same where their ids are equal; those left over of both, where the keys of their names are. Each is
matched once, in its order. An id made of a name cannot tell C from C++: two skills of one id whose names differ in
nothing but + and # are two.
Within one map this leaves the second scenario as it is, but for a role or department that was made twice under one
name. Knows nothing of what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from workbench.domain.index import Index
from workbench.domain.normalisation import name_key, signs_apart
from workbench.domain.renaming import Renamed, renamed_person, renamed_scenario, renamed_skill
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id

Named = Iterable[tuple[str, str]]
Apart = Callable[[str, str], bool]


def align_ids(before: Index, after: Index) -> Index:
    """The second scenario with the ids of the first for whatever is the same; its library stays its own."""
    one, other = before.scenario, after.scenario
    renamed: Renamed = {
        "skill": new_ids(
            [(skill.id, skill.name) for skill in before.document.skills],
            [(skill.id, skill.name) for skill in after.document.skills],
            signs_apart,
        ),
        "role": new_ids([(card.id, card.title) for card in one.roles], [(card.id, card.title) for card in other.roles]),
        "department": new_ids(
            [(unit.id, unit.name) for unit in one.departments], [(unit.id, unit.name) for unit in other.departments]
        ),
        "person": new_ids(
            [(person.id, person.name) for person in before.document.people],
            [(person.id, person.name) for person in after.document.people],
        ),
    }
    if not any(renamed.values()):
        return after
    skills = tuple(renamed_skill(skill, renamed) for skill in after.document.skills)
    people = tuple(renamed_person(person, renamed) for person in after.document.people)
    document = replace(after.document, skills=skills, people=people)
    return Index(document, renamed_scenario(other, renamed), after.assumptions)


def new_ids(mine: Named, theirs: Named, apart: Apart | None = None, reserved: Collection[str] = ()) -> dict[str, str]:
    """Their id -> the id to give it, for what bears another id here, or must bear a new one.

    mine, theirs: pairs of id and name. apart: whether two names under one id mean two things all the same.
    reserved: ids that are no new one's.
    """
    known, others = dict(mine), dict(theirs)
    shared = known.keys() & others.keys()
    same_id = {identifier for identifier in shared if apart is None or not apart(known[identifier], others[identifier])}
    free: dict[str, list[str]] = {}
    for identifier, name in known.items():
        if identifier not in same_id and name_key(name):
            free.setdefault(name_key(name), []).append(identifier)
    found, taken = dict[str, str](), {*reserved, *known, *others}
    for identifier, name in others.items():
        if identifier in same_id:
            continue
        same_name = free.get(name_key(name))
        if same_name:
            found[identifier] = same_name.pop(0)
        elif identifier in known:
            found[identifier] = fresh_id(name, taken)
            taken.add(found[identifier])
    return found
