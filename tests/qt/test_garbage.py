"""When garbage is collected: at once where little is young, later where that would cost a frame, never when idle."""

from __future__ import annotations

import ast
import gc
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import workbench
from workbench.qt import garbage
from workbench.qt.garbage import GarbageCollector


class Node:
    """Something in a reference cycle."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    """A collector that looks only when it is told to, where no work that an earlier test left goes on allocating."""
    wait_until_nothing_is_allocated()
    collector = GarbageCollector()
    collector._timer.stop()
    collector.collect()
    yield collector
    gc.unfreeze()


def wait_until_nothing_is_allocated(patience: float = 30.0) -> None:
    """Wait for other threads: they share the one count of young objects, by which a collector goes."""
    end, before = time.monotonic() + patience, -1
    while time.monotonic() < end and abs(gc.get_count()[0] - before) > garbage.STIR:
        before = gc.get_count()[0]
        time.sleep(0.05)


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generations collected."""
    done: list[int] = []

    def count(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            done.append(info["generation"])

    gc.callbacks.append(count)
    yield done
    gc.callbacks.remove(count)


def few() -> list[list[int]]:
    return [[number] for number in range(gc.get_threshold()[0] + 100)]


def many() -> list[list[int]]:
    return [[number] for number in range(garbage.MUCH + 100)]


def test_nothing_is_collected_while_nothing_is_allocated(collector: GarbageCollector, collections: list[int]) -> None:
    for _ in range(3 * garbage.PATIENCE):
        collector.look()
    assert collections == []


@pytest.fixture
def working_thread() -> Iterator[None]:
    """A thread that makes objects for a while, as work does that an earlier test began."""
    kept: list[list[int]] = []
    end = time.monotonic() + 0.5

    def work() -> None:
        while time.monotonic() < end:
            kept.extend([number] for number in range(2 * garbage.MUCH))

    thread = threading.Thread(target=work)
    thread.start()
    yield
    thread.join()


@pytest.mark.usefixtures("working_thread", "collector")
def test_a_collector_is_tried_when_other_threads_are_done() -> None:
    before = gc.get_count()[0]
    time.sleep(0.1)
    assert abs(gc.get_count()[0] - before) <= garbage.STIR


def test_what_is_young_is_collected_at_once(collector: GarbageCollector, collections: list[int]) -> None:
    node, kept = weakref.ref(Node()), few()
    collector.look()
    assert node() is None
    assert collections == [0]
    assert kept


def test_what_lived_through_a_look_is_searched_again_before_it_is_much(
    collector: GarbageCollector, collections: list[int]
) -> None:
    node, kept = Node(), [few()]
    collector.look()
    gone = weakref.ref(node)
    del node
    while gone() is not None:
        kept.append(few())
        collector.look()
        assert len(collections) < 2 * garbage.MUCH / gc.get_threshold()[0]
    assert collections[-1] == 1


def test_much_is_not_searched_before_the_program_is_quiet(collector: GarbageCollector, collections: list[int]) -> None:
    node, kept = weakref.ref(Node()), many()
    collector.look()
    assert collections == []
    for _ in range(garbage.QUIET):
        collector.look()
    assert collections == [2]
    assert node() is None
    assert kept


def test_what_is_owed_is_collected_in_the_end_however_busy_the_program_is(
    collector: GarbageCollector, collections: list[int]
) -> None:
    node, kept = weakref.ref(Node()), [[1]]
    collector.owe()
    for _ in range(garbage.PATIENCE):
        kept += [[2] for _ in range(garbage.STIR)]
        collector.look()
    assert collections[-1] == 2
    assert collections.count(2) == 1
    assert node() is None


def test_what_was_frozen_is_found_later(collector: GarbageCollector) -> None:
    node = Node()
    collector.collect()
    gone = weakref.ref(node)
    del node
    collector.collect()
    assert gone() is None


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="later versions may make tuples otherwise")
def test_a_tuple_that_somebody_holds_cannot_be_finished() -> None:
    held: list[object] = []

    def numbers() -> Iterator[int]:
        yield from range(5)
        held.extend(each for each in gc.get_objects(generation=0) if type(each) is tuple)
        yield 5

    with pytest.raises(SystemError):
        tuple(numbers())


def test_no_object_is_held_that_another_thread_is_making() -> None:
    holders = ("get_objects", "get_referrers")
    sources = Path(workbench.__file__).parent.rglob("*.py")
    calls = [
        (path.name, node.func.attr)
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert calls
    assert not [each for each in calls if each[1] in holders]
