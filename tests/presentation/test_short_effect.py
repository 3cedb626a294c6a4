"""What is said of a drop in two short lines: the share with what nobody holds, then what is asked for more or less."""

from __future__ import annotations

import pytest

from tests.presentation.test_effect import NOW, TODAY, tried
from workbench.application.edit import Edit
from workbench.application.edits.assignments import Assign, Move, Remove
from workbench.application.edits.roles import DeleteRoles
from workbench.application.preview import what_if
from workbench.presentation.short_effect import short_effect

SCENARIO = NOW.index.scenario.id
PRODUCT, MARKETING = "social-product-strategist", "social-marketing-strategist"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            DeleteRoles(SCENARIO, (PRODUCT,)),
            ["product 24 → 39\xa0%", "nobody 4 → 33\xa0%", "16 new points", "3 tips more"],
        ),
        (
            Remove(SCENARIO, PRODUCT, ("product-strategy",)),
            ["product 24 → 25\xa0%", "nobody 4 → 8\xa0%", "1 new point", "1 tip less"],
        ),
        (Remove(SCENARIO, "community-manager", ("account-management",)), ["1 open point less", "1 tip more"]),
        (Remove(SCENARIO, PRODUCT, ("launch",)), ["1 new point"]),
        (Remove(SCENARIO, PRODUCT, ("prototyping",)), []),
        (Assign(SCENARIO, PRODUCT, ("social-apis",)), []),
        (Move(SCENARIO, PRODUCT, PRODUCT, ("social-apis",)), []),
    ],
)
def test_the_weightiest_comes_first_and_what_stays_is_left_out(edit: Edit, said: list[str]) -> None:
    assert list(short_effect(what_if(NOW, edit, TODAY))) == said


def test_a_share_that_moves_by_where_people_sit_alone_stands_alone() -> None:
    first, *others = short_effect(tried("FADE1"))
    assert first == "product 24 → 60\xa0%"
    assert not any("nobody" in each for each in others)
