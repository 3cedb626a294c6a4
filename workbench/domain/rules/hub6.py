"""Only one of the two leading roles has a line to the {hub}.

Why: the {hub} follows whoever is tied to it. The other role learns of its plans when they are made.

Poor: {marketing} plans the year with it, and {product} is informed.

Better: both have a line to it, and its plans serve both sides.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.findings import Finding, Fix, subject_id
from workbench.domain.index import Index
from workbench.domain.reporting_lines import add_dotted, hub_head, tied_to_hub
from workbench.domain.rule import Rule

CODE = "HUB6"


def check(index: Index) -> Iterator[Finding]:
    """Compare the two strategists' lines."""
    marketing, product = index.marketing_strategist, index.product_strategist
    if not index.has_hub or marketing is None or product is None:
        return
    without = [role for role in (marketing, product) if not tied_to_hub(index, role)]
    if len(without) == 1:
        yield Finding(CODE, "warning", (f"role:{without[0].id}",))


def fixes(index: Index, finding: Finding) -> Iterator[Fix]:
    """Add the missing line."""
    role, head = index.roles[subject_id(finding.subjects[0])[1]], hub_head(index)
    if head is not None:
        yield Fix(
            f"Draw a dotted line from {index.titles[role.id]} to {index.titles[head.id]}",
            lambda document: add_dotted(document, index.scenario.id, role.id, head.id),
        )


RULE = Rule(
    code=CODE,
    heading=("Only one leading role has a line to the {hub}", "Only one leading role has a line to the {hub}"),
    template="Only one of the two leading roles has a line to the {hub}.",
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"roles", "departments", "model"}),
)
