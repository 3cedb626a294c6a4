"""Many open points at once: off the GUI thread, as one step, never onto another map than they were worked out for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from workbench.application.edit import EditRefused, PrecomputedEdit
from workbench.application.edits.document import SetTitle
from workbench.application.edits.fixes import FixAll, Fixes
from workbench.application.task import IsCancelled
from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.qt.bulk_fix import CALLED_OFF, FAILED, STALE, BulkFix
from workbench.qt.session import Session

TODAY = date(2026, 5, 4)


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(load("before-and-after"), today=lambda: TODAY)


@pytest.fixture
def bulk_fix(session: Session) -> BulkFix:
    return BulkFix(session)


class Gate:
    """Holds the work on its thread until the test lets it go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        self.thread = threading.current_thread()
        real = FixAll.worked_out

        def held(
            edit: FixAll, document: CapabilityMap, cancelled: IsCancelled, progress: Callable[[float], None]
        ) -> PrecomputedEdit:
            self.thread = threading.current_thread()
            self.reached.set()
            assert self.opened.wait(10)
            return real(edit, document, cancelled, progress)

        monkeypatch.setattr(FixAll, "worked_out", held)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def test_the_fixes_are_one_step_worked_out_elsewhere(
    bulk_fix: BulkFix, session: Session, gate: Gate, qtbot: QtBot
) -> None:
    expected = FixAll(session.scenario.id, "HUB3", TODAY).apply(session.document)
    bulk_fix.fix_all("HUB3")
    assert bulk_fix.busy
    gate.opened.set()
    with qtbot.waitSignal(bulk_fix.ended) as ended:
        pass
    assert ended.args == [""]
    assert gate.thread is not threading.current_thread()
    assert session.document == expected
    assert (session.undo_stack.count(), session.undo_stack.undoText()[:8]) == (1, "Fix all ")
    assert not bulk_fix.busy


def test_what_is_done_is_shown_before_it_is_done(bulk_fix: BulkFix, session: Session, qtbot: QtBot) -> None:
    before, shown = session.document, list[tuple[Fixes, str]]()

    def review(fixes: Fixes, effect: str) -> bool:
        assert session.document is before
        assert bulk_fix.busy
        shown.append((fixes, effect))
        return len(shown) > 1

    bulk_fix.review = review
    for done in (False, True):
        with qtbot.waitSignal(bulk_fix.ended) as ended:
            bulk_fix.fix_all("HUB3")
        assert ended.args == [""]
        assert (session.document is before) != done
        assert not bulk_fix.busy
    fixes, effect = shown[0]
    assert fixes.steps == tuple(
        f"Add the social representative of {each}" for each in ("Product", "Sales", "Human resources")
    )
    assert (fixes.heading, fixes.left) == ("3 departments are not tied to the social hub", 0)
    assert effect == "3 open points less, makes 3 new roles"
    assert session.document == shown[1][0].after


def test_an_answer_to_a_map_that_changed_under_the_review_is_not_used(
    bulk_fix: BulkFix, session: Session, qtbot: QtBot
) -> None:
    def review(*_: object) -> bool:
        session.perform(SetTitle("Changed meanwhile"))
        return True

    bulk_fix.review = review
    with qtbot.waitSignal(bulk_fix.ended) as ended:
        bulk_fix.fix_all("HUB3")
    assert ended.args == [STALE]
    assert session.undo_stack.count() == 1


def test_what_was_worked_out_for_an_earlier_map_is_not_done(
    bulk_fix: BulkFix, session: Session, gate: Gate, qtbot: QtBot
) -> None:
    bulk_fix.fix_all("HUB3")
    assert gate.reached.wait(10)
    with qtbot.waitSignal(bulk_fix.ended) as ended:
        session.perform(SetTitle("Changed meanwhile"))
    changed = session.document
    gate.opened.set()
    bulk_fix.wait()
    qtbot.wait(50)
    assert ended.args == [STALE]
    assert session.document is changed
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize(
    "leave", [lambda bulk_fix: bulk_fix.forget(), lambda bulk_fix: bulk_fix._session.load(load("blank"))]
)
def test_nothing_is_done_or_said_once_the_map_is_left(
    bulk_fix: BulkFix, session: Session, gate: Gate, qtbot: QtBot, leave: Callable[[BulkFix], None]
) -> None:
    bulk_fix.fix_all("HUB3")
    assert gate.reached.wait(10)
    with qtbot.waitSignal(bulk_fix.ended) as ended:
        leave(bulk_fix)
    left = session.document
    gate.opened.set()
    bulk_fix.wait()
    assert (ended.args, bulk_fix.busy) == ([""], False)
    assert session.document is left
    assert session.undo_stack.count() == 0


def test_it_is_called_off(bulk_fix: BulkFix, session: Session, gate: Gate, qtbot: QtBot) -> None:
    before = session.document
    bulk_fix.fix_all("HUB3")
    assert gate.reached.wait(10)
    bulk_fix.cancel()
    gate.opened.set()
    with qtbot.waitSignal(bulk_fix.ended) as ended:
        pass
    assert ended.args == [CALLED_OFF]
    assert session.document is before


def test_that_it_takes_long_is_said_while_the_window_lives(bulk_fix: BulkFix, gate: Gate, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bulk_fix.slow):
        bulk_fix.fix_all("HUB3")
    gate.opened.set()
    with qtbot.waitSignal(bulk_fix.ended):
        pass


def test_what_fails_unforeseen_ends_in_a_sentence(
    bulk_fix: BulkFix, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> PrecomputedEdit:
        raise ZeroDivisionError

    monkeypatch.setattr(FixAll, "worked_out", fail)
    with qtbot.waitSignal(bulk_fix.ended) as ended:
        bulk_fix.fix_all("HUB3")
    assert ended.args == [FAILED]
    assert not bulk_fix.busy


def test_where_no_fix_can_be_done_that_is_said(bulk_fix: BulkFix, session: Session, qtbot: QtBot) -> None:
    session.load(load("blank"))
    with qtbot.waitSignal(bulk_fix.ended) as ended:
        bulk_fix.fix_next("error")
    assert "Open them one by one" in ended.args[0]


def test_a_worked_out_edit_refuses_every_other_map(session: Session) -> None:
    document = session.document
    edit = PrecomputedEdit("Fix", document, SetTitle("After").apply(document))
    assert edit.apply(document).title == "After"
    with pytest.raises(EditRefused, match="has changed since"):
        edit.apply(SetTitle("Other").apply(document))
