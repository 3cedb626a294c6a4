"""Record matching: which skills, roles, departments and people of two scenarios are the same; their ids are aligned.

They are the same where their ids are equal; those left over of both, where the keys of their names are. Each is
matched once, in its order. An id made of a name cannot tell C from C++: two skills of one id whose names differ in
nothing but + and # are two.
Within one map this leaves the second scenario as it is, but for a role or department that was made twice under one
name. Knows nothing of what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.domain.index import Index
from workbench.domain.normalisation import name_key, signs_apart
from workbench.domain.renaming import Renamed, renamed_person, renamed_scenario, renamed_skill
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id

_Named = Iterable[tuple[str, str]]


def align_ids(before: Index, after: Index) -> Index:
    """The second scenario with the ids of the first for whatever is the same; its library stays its own."""
    one, other = before.scenario, after.scenario
    renamed: Renamed = {
        "skill": _renamed(
            [(skill.id, skill.name) for skill in before.document.skills],
            [(skill.id, skill.name) for skill in after.document.skills],
            signs_apart,
        ),
        "role": _renamed(
            [(card.id, card.title) for card in one.roles], [(card.id, card.title) for card in other.roles]
        ),
        "department": _renamed(
            [(unit.id, unit.name) for unit in one.departments], [(unit.id, unit.name) for unit in other.departments]
        ),
        "person": _renamed(
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


def _renamed(mine: _Named, theirs: _Named, apart: Callable[[str, str], bool] | None = None) -> dict[str, str]:
    """Their id -> the id to give it, for those that bear another id in the first scenario, or must bear a new one.

    apart: whether two names under one id mean two things all the same.
    """
    known, others = dict(mine), dict(theirs)
    shared = known.keys() & others.keys()
    same_id = {identifier for identifier in shared if apart is None or not apart(known[identifier], others[identifier])}
    free: dict[str, list[str]] = {}
    for identifier, name in known.items():
        if identifier not in same_id:
            free.setdefault(name_key(name), []).append(identifier)
    new_ids, taken = {}, known.keys() | others.keys()
    for identifier, name in others.items():
        if identifier in same_id:
            continue
        same_name = free.get(name_key(name))
        if same_name:
            new_ids[identifier] = same_name.pop(0)
        elif identifier in known:
            new_ids[identifier] = fresh_id(name, taken)
            taken.add(new_ids[identifier])
    return new_ids
