"""There is no {product_strategist}.

Why: without one role that answers for it, the expertise of {product} is borrowed from {marketing} until nobody
remembers that it was ever something else. It is a profession of its own, not a sideline of the other side.

Poor: {marketing} leads the most important skill of {product} because somebody had to, and plans it like all its other
work.

Better: the {product_strategist}, of the same grade as the {marketing_strategist}, leads what no other role of {product}
leads.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.leads_by_title import role_called
from workbench.domain.product_strategist import (
    add_product_strategist,
    combine,
    let_act_as_product_strategist,
    move_absorbed,
    product_skills,
    product_subjects,
    raise_to,
    roles_under_marketing,
    without_product_lead,
)
from workbench.domain.rule import Rule
from workbench.domain.values import values

CODE = "FADE2"


def check(index: Index) -> Iterator[Finding]:
    """Look for the strategist wherever there is product work at all."""
    if index.product_strategist is not None or not product_skills(index):
        return
    number = len(without_product_lead(index))
    places = values(number=number) if number else ()
    yield Finding(CODE, "error", product_subjects(index), places, "unled" if number else "led")


def fixes(index: Index, _: Finding) -> Iterator[Fix]:
    """Let the role act so that is called so; where none is, add one, leading what no product role leads.

    The former leads support at level 1. Where that alone would add an error, its obstacles are removed with it: product
    roles that sit under marketing, one of the two below the executive minimum, or below its peer.
    """
    called = role_called(index.document, index.scenario.roles, "product_strategist")
    peer, least = index.marketing_strategist, index.policy.executive_grade
    first = add_product_strategist(index) if called is None else let_act_as_product_strategist(index, called)
    beside = []
    if roles_under_marketing(index):
        beside.append(move_absorbed(index))
    if called is not None:
        same = max(least, peer.grade if peer else least)
        if called.grade < same:
            beside.append(raise_to(index, called, same))
    if peer is not None and peer.grade < least:
        beside.append(raise_to(index, peer, least))
    yield combine([first])
    yield from (combine([first, step]) for step in beside)
    yield combine([first, *beside])


RULE = Rule(
    code=CODE,
    heading=("There is no {product_strategist}", "There is no {product_strategist}"),
    template={
        "led": "There is no {product_strategist}.",
        "unled": "There is no {product_strategist}; "
        "{number} {product} {number:skill has|skills have} no {product} lead.",
    },
    doc=__doc__,
    check=check,
    fixes=fixes,
    reads=frozenset({"skills", "roles", "assignments"}),
    errors=True,
    most=1,
)
