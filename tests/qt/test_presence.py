"""Whether files are there: known at once where the disk answers, and told later where it does not."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.qt.presence import AT_ONCE, Presence


@pytest.fixture
def presence(qtbot: QtBot) -> Presence:
    return Presence()


def test_what_a_disk_at_hand_knows_is_known_at_once(presence: Presence, tmp_path: Path) -> None:
    said: list[None] = []
    presence.changed.connect(lambda: said.append(None))
    presence.look((tmp_path, tmp_path / "gone"))
    assert (presence.of(tmp_path), presence.of(tmp_path / "gone")) == (True, False)
    assert presence.of(tmp_path / "never asked about") is None
    assert said == []


def test_a_disk_that_does_not_answer_holds_up_neither_the_window_nor_another_disk(
    presence: Presence, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away, answers, stat = tmp_path / "away", threading.Event(), os.stat

    def slow(path: object, *rest: object, **more: object) -> os.stat_result:
        if isinstance(path, Path) and path.is_relative_to(away):
            answers.wait(60)
        return stat(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", slow)
    gone = [away / str(number) for number in range(10)]
    began = time.monotonic()
    presence.look((*gone, tmp_path))
    assert time.monotonic() - began < 100 * AT_ONCE
    assert [presence.of(each) for each in gone] == [None] * 10
    assert not presence.answers(away)
    presence.find(tmp_path, lambda there: found.append(there))
    found: list[bool] = []
    qtbot.waitUntil(lambda: found == [True])
    presence.find(away / "0", found.append)
    with qtbot.waitSignal(presence.changed):
        answers.set()
    qtbot.waitUntil(lambda: found == [True, False])
    assert presence.of(away / "0") is False


def test_a_dialog_begins_in_the_first_folder_that_answers(presence: Presence, tmp_path: Path) -> None:
    assert presence.first(None, tmp_path / "gone", tmp_path) == tmp_path
    assert presence.first(None, tmp_path / "gone") == Path.home()


def test_what_is_asked_anew_is_not_known_before_it_is_answered(
    presence: Presence, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    presence.look((tmp_path,))
    assert presence.of(tmp_path) is True
    answers, stat = threading.Event(), os.stat

    def slow(path: object, *rest: object, **more: object) -> os.stat_result:
        if path == tmp_path:
            answers.wait(60)
        return stat(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", slow)
    presence.look((tmp_path,))
    assert presence.of(tmp_path) is None
    with qtbot.waitSignal(presence.changed):
        answers.set()
    assert presence.of(tmp_path) is True
