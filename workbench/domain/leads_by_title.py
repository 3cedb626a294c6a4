"""Roles that are called by the map's own word for who leads a side or the hub. Knows no check and no file.

A title that is that very word is no guess: it says that the role is the one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.domain.model import ActsAs, CapabilityMap, Discipline, Role
from workbench.domain.normalisation import name_key
from workbench.domain.vocabulary import vocabulary_of

WORK_OF_LEADING: Mapping[ActsAs, Discipline] = {
    "marketing_strategist": "marketing",
    "product_strategist": "product",
    "hub_lead": "hub",
}
"""What a role acts as -> the kind of work that it leads."""


def role_called(document: CapabilityMap, roles: Iterable[Role], acts_as: ActsAs) -> Role | None:
    """The one of some roles whose title is the map's word for who acts as that, whatever the case and the signs.

    None where one of them acts as that already, where several have the title, or where it acts as something else.
    """
    key = name_key(vocabulary_of(document).acts_as_inside[acts_as])
    called = []
    for role in roles:
        if role.acts_as == acts_as:
            return None
        if name_key(role.title) == key:
            called.append(role)
    return called[0] if len(called) == 1 and called[0].acts_as is None else None


def let_act(document: CapabilityMap, title: str, acts_as: ActsAs) -> str:
    """The words for letting a role act as something: "Let Head of Product act as the Head of Product"."""
    return f"Let {title} act as the {vocabulary_of(document).acts_as_inside[acts_as]}"
