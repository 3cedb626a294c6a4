"""What becomes of open points: one that is smaller is still open, one that has grown mends nothing."""

from __future__ import annotations

from datetime import date

from tests.support.notation import read_map
from workbench.domain.assess import Assessment, assess
from workbench.domain.index import Index
from workbench.domain.outcome import Outcome, outcome


def led_by(leads: int, skill: str = "a") -> Assessment:
    """One skill that so many of three roles lead, and no product strategist."""
    roles = {f"r{n}": {"discipline": "product", ("leads" if n < leads else "supports"): [skill, "b"]} for n in range(3)}
    document = read_map({"skills": {skill: "product", "b": "product"}, "roles": roles})
    return assess(Index(document, document.scenarios[0]), date(2026, 11, 24))


def told(found: Outcome, code: str) -> dict[str, int]:
    """How many points of a check each fate has."""
    kinds = ("mended", "removed", "new", "remaining")
    return {each: n for each in kinds if (n := sum(one.code == code for one in getattr(found, each)))}


def test_a_point_that_grew_is_worse_and_mends_nothing() -> None:
    assert told(outcome(led_by(2), led_by(3)), "OWN1") == {"new": 2}


def test_what_is_left_of_a_point_is_still_open_and_not_worse() -> None:
    assert told(outcome(led_by(3), led_by(2)), "OWN1") == {"remaining": 2}
    assert told(outcome(led_by(3), led_by(1)), "OWN1") == {"mended": 2}


def test_a_point_that_says_the_same_is_still_open_whatever_it_counts() -> None:
    assert told(outcome(led_by(1), led_by(1, "c")), "FADE2") == {"remaining": 1}
