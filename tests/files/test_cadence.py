"""When snapshots are due: 300 ms after the last change, and in time for the promise of two seconds."""

from __future__ import annotations

import pytest

from workbench.files.cadence import LATEST, QUIET, Cadence


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_due_where_nothing_changed() -> None:
    assert Cadence(Clock()).wait() is None


def test_due_a_moment_after_the_last_change() -> None:
    clock = Clock()
    cadence = Cadence(clock)
    cadence.changed()
    assert cadence.wait() == pytest.approx(QUIET)
    clock.now += 0.2
    cadence.changed()
    assert cadence.wait() == pytest.approx(QUIET)
    clock.now += QUIET
    assert cadence.wait() == pytest.approx(0)
    cadence.taken()
    assert cadence.wait() is None


def test_due_in_time_though_changes_go_on() -> None:
    clock = Clock()
    cadence = Cadence(clock)
    waited, taken = 0.0, []
    for _ in range(1_000):
        cadence.changed()
        wait = cadence.wait()
        assert wait is not None
        if wait == 0:
            cadence.taken()
            taken.append(waited)
            waited = 0.0
        clock.now += 0.01
        waited += 0.01
    assert len(taken) > 5
    assert max(taken) <= LATEST + 0.02 <= 2


def test_a_failed_snapshot_is_due_again() -> None:
    clock = Clock()
    cadence = Cadence(clock)
    cadence.changed()
    cadence.taken()
    cadence.changed()
    assert cadence.wait() == pytest.approx(QUIET)
    clock.now += 60
    assert cadence.wait() == 0
