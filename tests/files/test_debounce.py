"""When snapshots are due: 300 ms after the last change, and in time for the promise of two seconds."""

from __future__ import annotations

import pytest

from workbench.files.debounce import LATEST, QUIET, Debounce


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_due_where_nothing_changed() -> None:
    assert Debounce(Clock()).delay() is None


def test_due_a_moment_after_the_last_change() -> None:
    clock = Clock()
    debounce = Debounce(clock)
    debounce.touch()
    assert debounce.delay() == pytest.approx(QUIET)
    clock.now += 0.2
    debounce.touch()
    assert debounce.delay() == pytest.approx(QUIET)
    clock.now += QUIET
    assert debounce.delay() == pytest.approx(0)
    debounce.reset()
    assert debounce.delay() is None


def test_due_in_time_though_changes_go_on() -> None:
    clock = Clock()
    debounce = Debounce(clock)
    waited, taken = 0.0, []
    for _ in range(1_000):
        debounce.touch()
        wait = debounce.delay()
        assert wait is not None
        if wait == 0:
            debounce.reset()
            taken.append(waited)
            waited = 0.0
        clock.now += 0.01
        waited += 0.01
    assert len(taken) > 5
    assert max(taken) <= LATEST + 0.02 <= 2


def test_a_failed_snapshot_is_due_again() -> None:
    clock = Clock()
    debounce = Debounce(clock)
    debounce.touch()
    debounce.reset()
    debounce.touch()
    assert debounce.delay() == pytest.approx(QUIET)
    clock.now += 60
    assert debounce.delay() == 0
