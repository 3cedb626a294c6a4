"""Work off the GUI thread: one answer for each job, on the thread of the window, and none that is no longer wanted."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from workbench.application.task import Cancelled
from workbench.qt import background as background_module
from workbench.qt.background import Background, Job
from workbench.runtime import logging, paths


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    return Background()


def raising(_: Job) -> None:
    raise ZeroDivisionError


def test_the_answer_comes_on_the_thread_of_the_window(background: Background, qtbot: QtBot) -> None:
    answers: list[tuple[int, threading.Thread]] = []
    here = threading.current_thread()
    background.start(
        "test",
        lambda _: threading.current_thread() is not here,
        lambda elsewhere: answers.append((elsewhere, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(True, here)]


class Made:
    """What a job makes, and what knows the job."""

    def __init__(self, job: Job) -> None:
        self.tells = job.report


@pytest.mark.parametrize("fails", [False, True])
def test_what_a_job_held_is_free_once_it_has_answered(background: Background, qtbot: QtBot, fails: bool) -> None:
    made: list[weakref.ref[Made]] = []

    def work(job: Job) -> Made:
        one = Made(job)
        made.append(weakref.ref(one))
        if fails:
            raise ZeroDivisionError
        return one

    with qtbot.waitSignal(background._relay.ended):
        background.start("test", work, lambda _: None, lambda _: None, foreseen=(ZeroDivisionError,))
    qtbot.waitUntil(lambda: made[0]() is None)


def _given(number: int, _: Job) -> int:
    return number


def test_jobs_run_one_after_the_other_in_their_order(background: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(20):
        background.start("test", partial(_given, number), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_a_failure_is_handed_over_and_logged(background: Background, qtbot: QtBot, own_folders: Path) -> None:
    logging.start()
    faults: list[Exception] = []
    background.start("a test", raising, faults.append, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    logging.stop()
    assert isinstance(faults[0], ZeroDivisionError)
    assert "a test: ZeroDivisionError" in (paths.log_dir() / "workbench.log").read_text()


def test_a_failure_that_is_foreseen_is_not_logged(background: Background, qtbot: QtBot, own_folders: Path) -> None:
    logging.start()
    faults: list[Exception] = []
    background.start("a test", raising, faults.append, faults.append, foreseen=(ZeroDivisionError,))
    qtbot.waitUntil(lambda: bool(faults))
    logging.stop()
    assert "ZeroDivisionError" not in (paths.log_dir() / "workbench.log").read_text()


def test_a_failure_nobody_handles_is_reported_as_every_error_is(background: Background, qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        background.start("test", raising, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_what_was_forgotten_is_neither_answered_nor_begun(background: Background, qtbot: QtBot) -> None:
    hold, answers, begun = threading.Event(), list[object](), list[str]()
    background.start("first", lambda _: hold.wait(10), answers.append)
    background.start("second", lambda _: begun.append("second"), answers.append, answers.append)
    background.forget()
    background.start("third", lambda _: "third", answers.append)
    hold.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert (answers, begun) == (["third"], [])


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("let_go", [Background.forget, Background.abandon])
def test_what_came_too_late_can_be_undone_and_a_failure_needs_none(
    background: Background, qtbot: QtBot, let_go: Callable[[Background], None], fails: bool
) -> None:
    begun, hold = threading.Event(), threading.Event()
    undone: list[str] = []
    answers: list[object] = []

    def work(_: Job) -> str:
        begun.set()
        hold.wait(10)
        if fails:
            raise ZeroDivisionError
        return "too late"

    add = answers.append
    background.start("test", work, add, add, foreseen=(ZeroDivisionError,), unwanted=undone.append)
    assert begun.wait(10)
    let_go(background)
    with qtbot.waitSignal(background._relay.ended):
        hold.set()
    qtbot.wait(1)
    assert (undone, answers) == ([] if fails else ["too late"], [])


def test_a_job_says_how_far_it_is_and_can_be_called_off(background: Background, qtbot: QtBot) -> None:
    said: list[float] = []
    ends: list[Exception] = []

    def work(job: Job) -> None:
        job.report(0.5)
        while not job.is_cancelled():
            pass
        raise Cancelled

    job = background.start("test", work, said.append, ends.append, progress=said.append)
    qtbot.waitUntil(lambda: said == [0.5])
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert isinstance(ends[0], Cancelled)
    assert said == [0.5]


def test_waiting_ends_when_everything_is_answered(background: Background) -> None:
    answers: list[int] = []

    def one_more(number: int) -> None:
        answers.append(number)
        background.start("test", lambda _: 10 * number, answers.append)

    for number in (1, 2, 3):
        background.start("test", partial(_given, number), one_more)
    background.wait()
    assert answers == [1, 2, 3, 10, 20, 30]


def test_what_was_abandoned_is_not_waited_for_and_yet_at_work(background: Background, qtbot: QtBot) -> None:
    """The end of the program must know: Python itself would wait for the thread."""
    begun, hold = threading.Event(), threading.Event()

    def work(_: Job) -> None:
        begun.set()
        hold.wait(10)

    background.start("test", work, lambda _: None)
    assert begun.wait(10)
    background.abandon()
    assert background.wait(10)
    assert background.running
    hold.set()
    qtbot.waitUntil(lambda: not background.running)


def test_no_object_of_qt_dies_on_the_thread_of_a_job_whose_asker_is_gone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    died: list[threading.Thread] = []

    class Relay(background_module._SignalRelay):
        def __del__(self) -> None:
            died.append(threading.current_thread())

    monkeypatch.setattr(background_module, "_SignalRelay", Relay)
    goes_on = threading.Event()
    workers: list[threading.Thread] = []

    def work(_: Job) -> None:
        workers.append(threading.current_thread())
        goes_on.wait(60)

    def ask() -> None:
        asker = QObject()
        Background(asker).start("test", work, lambda _: None)
        Background(asker)  # nothing is under way here
        asker.deleteLater()

    ask()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    qtbot.waitUntil(lambda: bool(workers))
    goes_on.set()
    qtbot.waitUntil(lambda: not workers[0].is_alive())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert died == [threading.main_thread()]
