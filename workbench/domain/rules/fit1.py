"""A person who holds a role and cannot carry an important skill that it leads.

Why: a card says what a role answers for, not what the person in it can do; where the two are far apart, it is the
most important work that fails first.

Poor: the one skill that the role was made for needs somebody who sets direction, and the holder is still learning it.

Better: she grows into it step by step, somebody at her side carries it meanwhile, or it is led by another role.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.findings import Finding
from workbench.domain.fit import Fits
from workbench.domain.index import Index
from workbench.domain.names import person_names
from workbench.domain.rule import Rule

CODE = "FIT1"


def check(index: Index) -> Iterator[Finding]:
    """Find who holds a role that leads a skill of importance 4 or 5, known to be two levels short of it or more."""
    if not index.document.people:
        return  # nor are there fits to work out, on each edit of a map that speaks of nobody
    fits, people = index.derived(Fits), {person.id: person for person in index.document.people}
    for role in index.scenario.roles:
        for person_id in role.people:
            if people[person_id].kind == "person":
                for gap in fits.cannot_carry(person_id, role.id):
                    names = (
                        ("person", person_names(index)[person_id]),
                        ("role", index.titles[role.id]),
                        ("skill", gap.skill.name),
                    )
                    levels = ("needed", gap.need), ("level", gap.have or 0)
                    subjects = f"person:{person_id}", f"role:{role.id}", f"skill:{gap.skill.id}"
                    yield Finding(CODE, "warning", subjects, (*names, *levels))


RULE = Rule(
    code=CODE,
    heading=("{n} skill cannot be carried yet by who holds the role", "{n} skills cannot be carried yet"),
    template="{person} holds {role} and cannot carry “{skill}” yet: needs {needed}, has {level}.",
    doc=__doc__,
    check=check,
    reads=frozenset({"people", "skills", "roles", "assignments", "departments"}),
    show="Show the growth path",
)
