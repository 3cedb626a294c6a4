"""The README says what the sums say."""

from __future__ import annotations

from tests.torture import sums
from tests.torture.kind import Outcome, every_kind
from tests.torture.sums import Sum


def test_the_readme_has_the_score_of_the_sums() -> None:
    assert sums.told() == sums.score(sums.read())


def test_every_sum_is_of_a_kind_there_is() -> None:
    assert set(sums.read()) <= set(every_kind())


def test_a_run_is_added_to_the_runs_before() -> None:
    kind = every_kind()["saves"]
    total = Sum(10, 9, 1.5).with_(kind, Outcome(5, ("lost", "lost"), (0.4, 1.949)))
    assert total == Sum(15, 12, 1.95)
    assert Sum().with_(kind, Outcome(1)) == Sum(1, 1, None)
