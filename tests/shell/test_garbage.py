"""Python's garbage in the window program: collected on the window's thread, on no other, and never left to grow."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import weakref
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.files.maps import large
from workbench.application.edits.document import SetTitle
from workbench.files.atomic import write_atomically
from workbench.files.document import to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.qt import garbage
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.compare import CompareView
from workbench.widgets.dialogs import ask

ROOT = Path(__file__).parents[2]
Threads = Counter[bool]
"""How many collections there were on the window's thread (True) and on others."""


@pytest.fixture
def threads() -> Iterator[Threads]:
    counted: Threads = Counter()

    def count(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            counted[threading.current_thread() is threading.main_thread()] += 1

    gc.callbacks.append(count)
    yield counted
    gc.callbacks.remove(count)


def dismissed(bench: Workbench, name: str) -> str:
    """The kind of dialog an action opens; it is closed as soon as it stands."""
    stood: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        stood.append(type(dialog).__name__)
        dialog.reject()

    QTimer.singleShot(0, close)
    bench.actions[name].trigger()
    return stood[0]


def test_nothing_is_collected_off_the_thread_of_the_window(
    opened: Workbench, threads: Threads, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(3):
        opened.session.perform(SetTitle(f"Another title {number}"))
        with qtbot.waitSignal(opened.document_file.saved, timeout=20_000):
            opened.document_file.save(tmp_path / "saved.capmap")
    for suffix in (".xlsx", ".csv", ".json", ".pdf", ".svg"):
        with qtbot.waitSignal(opened.export_job.saved, timeout=30_000):
            opened.export(suffix, tmp_path / f"exported{suffix}")
    other = tmp_path / "other.capmap"
    other.write_bytes(to_bytes(load("social-leadership"), fresh_identity())[0])
    opened.window.views.show_view("compare")
    view = opened.window.views.on_show
    assert isinstance(view, CompareView)
    opened.compare_controller.read(other, partial(view.take_file, 1))
    qtbot.waitUntil(
        lambda: view.comparison_session.names[1].endswith("(other.capmap)") and not view.comparison_session.busy
    )
    for name in ("policy", "new", "add_skill", "duplicate_scenario", "keys", "checks", "about"):
        assert dismissed(opened, name)
    opened.context.bulk_fix.review = lambda *_: True
    with qtbot.waitSignal(opened.context.bulk_fix.ended, timeout=20_000):
        opened.context.bulk_fix.fix_all("HUB3")
    opened.session.undo_stack.undo()
    with qtbot.waitSignal(opened.session.assessed, timeout=20_000):
        opened.session.load(large(100, 50, 500))  # so much that it is checked, and compared, on other threads
    opened.documents.opened.emit()
    before = threads[True]
    qtbot.waitUntil(lambda: threads[True] > before, timeout=4 * garbage.EVERY * garbage.QUIET)
    assert threads[False] == 0
    assert not gc.isenabled()


def test_dialogs_that_die_in_cycles_while_others_allocate_take_nothing_with_them(tmp_path: Path) -> None:
    path = tmp_path / "map.capmap"
    path.write_bytes(to_bytes(load("holistic"), fresh_identity())[0])
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying", path],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "WORKBENCH_HOME": str(tmp_path / "home")},
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "150 died, 0 elsewhere"), done.stderr


class Cyclic(QDialog):
    """A dialog that holds itself."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self.itself = self


def test_dialogs_in_cycles_are_let_go_of(opened: Workbench) -> None:
    alive: weakref.WeakSet[Cyclic] = weakref.WeakSet()
    most = 0
    opened.garbage.collect()
    for number in range(200):
        dialog = Cyclic(opened)
        alive.add(dialog)
        QTimer.singleShot(0, dialog.reject)
        ask.answer(dialog)
        del dialog
        QApplication.processEvents()
        if number % 10 == 9:
            opened.garbage.owe()
            for _ in range(garbage.PATIENCE):
                opened.garbage.look()
        most = max(most, len(alive))
    assert most <= 20


def test_two_hundred_dialogs_leave_nothing(opened: Workbench) -> None:
    def open_many(times: int) -> int:
        for _ in range(times):
            for name in ("keys", "policy", "new", "add_skill"):
                dismissed(opened, name)
        QApplication.processEvents()
        opened.garbage.collect()
        gc.unfreeze()
        return len(gc.get_objects())

    open_many(5)
    after_few, widgets = open_many(5), len(QApplication.allWidgets())
    after_many = open_many(40)
    assert len(QApplication.allWidgets()) == widgets
    assert after_many - after_few < 400


def test_a_window_that_was_closed_is_let_go_of(qapp: QApplication, own_folders: Path) -> None:
    """Nothing that Qt keeps alive, such as a lambda on a signal, keeps a window and its threads for good."""
    bench = Workbench(Preferences.load(write_atomically))
    bench.window.show()
    bench.documents.new_from("before-and-after")
    for name in VIEW_SPECS:
        bench.window.views.show_view(name)
        QApplication.processEvents()
        bench.find_controller.find()
        QApplication.processEvents()
    bench.people.add_backgrounds()
    for picked in (f"person:{bench.session.document.people[0].id}", f"role:{bench.session.scenario.roles[0].id}"):
        bench.selection.reveal(picked)
        for tab in ("fits", "levels"):
            bench.window.inspector.show_tab(tab)
            QApplication.processEvents()
    alive = weakref.ref(bench), weakref.ref(bench.window)
    bench.document_file.close()
    assert bench.end()
    bench.window.close()
    bench.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del bench
    QApplication.processEvents()
    gc.unfreeze()
    gc.collect()
    assert [each() for each in alive] == [None, None]
