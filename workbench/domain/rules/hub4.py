"""The {hub} sits inside a department.

Why: the other departments take it for the tool of the one it sits in, and work around it. Whoever holds its budget is
served first.

Poor: it is a team of {marketing}, and {product} asks it for nothing.

Better: it stands beside the departments it serves.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department
from workbench.domain.rule import Rule
from workbench.domain.values import values

CODE = "HUB4"


def check(index: Index) -> Iterator[Finding]:
    """Look for a department above each main hub. Those of kind other, such as a division, do not count."""
    if not index.has_hub:
        return
    for hub in index.hubs:
        above = _topmost(index, hub)
        if above is not None:
            subjects = (f"department:{hub.id}", f"department:{above.id}")
            yield Finding(CODE, "warning", subjects, values(department=above.name))


def _topmost(index: Index, hub: Department) -> Department | None:
    above = [unit for unit in index.chain(hub.parent) if unit.kind != "other"]
    return above[-1] if above else None


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Move it out of the topmost such department."""
    hub, above = (index.departments[subject_id(subject)[1]] for subject in finding.subjects)
    scenario_id = index.scenario.id

    def apply(document: CapabilityMap) -> CapabilityMap:
        scenario = transform.find(document.scenarios, scenario_id)
        place = transform.find(scenario.departments, above.id).parent
        return transform.set_department(document, scenario_id, hub.id, parent=place)

    yield Fix(f"Move {hub.name} out of {above.name}", apply)


RULE = Rule(
    code=CODE,
    heading=("{n} unit ({hub}) sits inside a department", "{n} units ({hub}) sit inside a department"),
    template="The {hub} sits inside {department}; the others may see it as that department's tool.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"departments", "model"}),
)
