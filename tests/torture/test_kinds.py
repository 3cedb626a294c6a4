"""A small part of `make torture`, and that it would see what it looks for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.torture.kind import Outcome, every_kind, together
from tests.torture.kinds import faults, power, saves
from tests.torture.writers import kill_is_of_posix
from workbench.files.atomic import SaveFailed

SEED = 1


@pytest.mark.parametrize("name", [name for name, kind in every_kind().items() if kind.in_suite])
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    kind = every_kind()[name]
    hindrance = kind.hindrance()
    if hindrance is not None:
        pytest.skip(hindrance)
    outcome = kind.run(Random(SEED), kind.in_suite, tmp_path)
    assert outcome.faults == ()
    assert outcome.survived == outcome.tried >= kind.in_suite


@pytest.mark.skipif(kill_is_of_posix() is not None, reason="kill -9 and fork are of POSIX")
def test_a_saver_that_writes_over_the_file_would_be_found_out(tmp_path: Path) -> None:
    rounds = (saves.kills(Random(SEED + number), 40, tmp_path, "write over") for number in range(5))
    assert any(outcome.faults for outcome in rounds)  # a kill finds the file half written by chance


def test_a_saver_that_does_not_wait_for_the_disk_would_be_found_out(tmp_path: Path) -> None:
    hindrance = power.no_loop_mounts()
    if hindrance is not None:
        pytest.skip(hindrance)
    assert power.cuts(Random(SEED), 6, tmp_path, {"replace only": "plan.capmap"}).faults


def test_a_saver_that_hides_what_the_disk_says_would_be_found_out(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()

    def begin(folder: Path) -> tuple[Callable[[], object], object]:
        save, other = faults.begin_replacing(folder)

        def careless() -> None:
            with contextlib.suppress(SaveFailed):
                save()

        return careless, other

    careless = {"careless": faults.Subject(begin, faults.wrong_replaced)}
    outcome = faults.tried(Random(SEED), 100, place, careless)
    assert len(outcome.faults) > 10
    assert not faults.tried(Random(SEED), 100, place, {"sound": faults.SUBJECTS["replace a file"]}).faults


def test_outcomes_are_added_up() -> None:
    total = together([Outcome(3, ("lost",), (1.0,), ("said",)), Outcome(2, (), (0.5, 0.0), ("said",))])
    assert (total.tried, total.survived) == (5, 4)
    assert (total.ages, total.notes) == ((1.0, 0.5, 0.0), ("said",))


def test_what_is_the_same_in_every_run_is_one_batch() -> None:
    assert all(kind.adds_up or kind.batch >= kind.amount for kind in every_kind().values())
