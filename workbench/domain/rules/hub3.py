"""A department has no {representative}, or none with a line to the {hub}.

Why: a department that is tied to nothing does its own thing or nothing at all, and what it learns from customers stays
there.

Poor: one department finds out from customers what another has promised.

Better: one role in each department does its {work} and speaks for it in the {hub}, by a dotted line at
least.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain import transform
from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.reporting_lines import add_dotted, hub_head, representatives
from workbench.domain.role_factories import representative
from workbench.domain.rule import Rule
from workbench.domain.values import values
from workbench.domain.vocabulary import vocabulary_of

CODE = "HUB3"


def check(index: Index) -> Iterator[Finding]:
    """Look in each spoke for a role with a line to the hub. Without a hub there is nothing to be tied to."""
    if not index.has_hub or not index.hubs:
        return
    for spoke in index.spokes:
        roles = representatives(index, spoke)
        if not any(map(index.has_hub_line, roles)):
            lack = "no_line" if roles else "nobody"
            yield Finding(CODE, "warning", (f"department:{spoke.id}",), values(department=spoke.name), lack)


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Draw the dotted line, or add the representative; neither can be done while nobody sits in the hub."""
    spoke, head = index.departments[subject_id(finding.subjects[0])[1]], hub_head(index)
    if head is None:
        return
    scenario_id = index.scenario.id
    first = next(iter(representatives(index, spoke)), None)
    if first is not None:
        role_id = first.id
        yield Fix(
            f"Draw a dotted line from {index.titles[first.id]} to {index.titles[head.id]}",
            lambda document: add_dotted(document, scenario_id, role_id, head.id),
        )
        return

    def apply(document: CapabilityMap) -> CapabilityMap:
        scenario = transform.find(document.scenarios, scenario_id)
        department = transform.find(scenario.departments, spoke.id)
        role = representative(document, scenario, department, transform.find(scenario.roles, head.id))
        return transform.add_role(document, scenario_id, role)

    label = vocabulary_of(index.document).text("Add the {representative} of {name}", name=spoke.name)
    yield Fix(label, apply)


RULE = Rule(
    code=CODE,
    heading=("{n} department is not tied to the {hub}", "{n} departments are not tied to the {hub}"),
    template={
        "nobody": "{department} has no {representative}.",
        "no_line": "{department} has no {representative} with a line to the {hub}.",
    },
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"roles", "departments", "model"}),
)
