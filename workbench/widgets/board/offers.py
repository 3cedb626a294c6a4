"""Offers of the board's empty places: to let the role act as a leading one that is called so. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.leads_by_title import role_called
from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.vocabulary import vocabulary_of
from workbench.widgets.board.card_data import STRATEGISTS

Offers = Mapping[str, tuple[str, str]]
"""Key of a strategist -> what the button of its empty place says instead of adding one, in two parts."""
NO_OFFERS: Offers = {}


def offers_of(document: CapabilityMap, scenario: Scenario) -> Offers:
    """The offers for the strategists that are missing in a scenario."""
    words = vocabulary_of(document).acts_as_inside
    called = {acts_as: role_called(document, scenario.roles, acts_as) for acts_as in STRATEGISTS}
    return {
        acts_as: (f"Let {role.title}", f"act as the {words[acts_as]}")
        for acts_as, role in called.items()
        if role is not None
    }
