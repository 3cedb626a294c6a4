"""The search for names near one: begun once the typing rests, off the thread of the window, for what was typed last."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.domain.searching import Named
from workbench.qt.near_search import NearSearch


def named(asked: list[tuple[str, bool]], what: str) -> Callable[[], Named]:
    def names() -> Named:
        asked.append((what, threading.current_thread() is threading.main_thread()))
        return (("plan", ("Campaign planning",)), ("graph", ("Social graph",)))

    return names


def test_only_what_was_typed_last_is_looked_for_and_not_by_the_window(qtbot: QtBot) -> None:
    owner, asked = QObject(), list[tuple[str, bool]]()
    search = NearSearch(owner)
    assert search._rest.interval() == 300
    with qtbot.waitSignal(search.found) as found:
        for typed in ("campai", "campain", "grpah"):
            search.seek(typed, named(asked, typed))
            assert search._rest.isActive()
    assert found.args == [("graph",)]
    assert asked == [("grpah", False)]


def test_what_is_sought_no_more_is_not_looked_for(qtbot: QtBot) -> None:
    owner, asked = QObject(), list[tuple[str, bool]]()
    search = NearSearch(owner)
    answers = list[object]()
    search.found.connect(answers.append)
    search.seek("campain", named(asked, "campain"))
    search.forget()
    assert not search._rest.isActive()
    for no_more in (search.forget, lambda: search.seek("grpah", named(asked, "grpah"))):
        search.seek("campain", named(asked, "campain"))
        search.look()
        no_more()
        search.wait()
    assert not answers
