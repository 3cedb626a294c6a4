"""A robot at the window of the real program, and the diary it keeps of what it did and when.

Run as a program, this one starts the workbench as a user does, and edits by named edits and by real keys. After each
thing done it writes down the time and what the map is then, what is being typed in it too. The diary is there whatever
becomes of the process, and its times are those of the machine's monotonic clock, which its reader shares.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QPushButton

from workbench.application.edit import Edit
from workbench.application.edits.assignments import Assign, Remove
from workbench.application.edits.document import SetNotes, SetTitle
from workbench.application.edits.roles import AddRole, DeleteRoles, SetRole
from workbench.application.edits.skills import AddSkill, SetSkill
from workbench.domain.model import LEVELS, CapabilityMap, Skill
from workbench.files.document import map_json
from workbench.main import main
from workbench.shell import start
from workbench.shell.application import Workbench
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.dialogs.recovery import RecoveryDialog
from workbench.widgets.parts.editors import finish_editing

PATIENCE = 30.0
"""Seconds for which the robot waits for what has to come."""
BEAT = 50
"""Milliseconds between two signs of life in the diary, where it is asked for."""
PACES: tuple[tuple[float, float], ...] = ((0.004, 0.06), (0.05, 0.3), (0.05, 1.5))
"""Seconds between two things done: without a pause, as one types, and now and then."""


def state_of(document: CapabilityMap) -> str:
    """What tells one map from any other."""
    return hashlib.sha256(map_json(document)).hexdigest()[:16]


class Diary:
    """What the robot did, a line each."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, **said: Any) -> None:
        """Put a line in; whole once this returns, also if the process is killed then."""
        os.write(self._file, json.dumps({"at": time.monotonic(), **said}).encode() + b"\n")


class Robot(QObject):
    """Does one thing after the other, at the pace it was given."""

    def __init__(self, bench: Workbench, diary: Diary, order: dict[str, Any]) -> None:
        super().__init__(bench)
        self._bench, self._diary, self._order = bench, diary, order
        self._session = bench.session
        self._chance = Random(order["seed"])
        self._pace = PACES[order["pace"]]
        self._number = 0
        self._began = time.monotonic()
        self._next = 0.0
        """When it does something next."""
        self._closing = False
        self._before: object = None
        """The map that was on screen when the recovered one was asked for."""
        self._collections: Counter[str] = Counter()
        ways: dict[str, tuple[Callable[[], str], int]] = {
            "edit": (self._edit, 12),
            "type": (self._type, 10),
            "undo": (self._undo, 2),
            "view": (self._show_a_view, 1),
            "save": (self._save, 1),
            "export": (self._export, 1),
            "open": (self._open_again, 1),
            "dialog": (self._show_a_dialog, 1),
        }
        self._ways = [ways[each] for each in order["ways"]]
        bench.document_file.saved.connect(lambda saved: diary.write(saved=state_of(saved.document)))
        bench.document_file.save_failed.connect(lambda sentence, _: diary.write(failed=sentence))
        bench.document_file.copies.copy_failed.connect(lambda sentence: diary.write(unkept=sentence))
        bench.crashed.connect(lambda sentence: diary.write(fault=sentence))
        gc.callbacks.append(self._collected)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(lambda: diary.write(beat=True))
        if order["beats"]:
            self._beat.start()
        QTimer.singleShot(50, self._begin)

    def _collected(self, phase: str, _: object) -> None:
        if phase == "start":
            at_the_window = threading.current_thread() is threading.main_thread()
            self._collections["window" if at_the_window else "elsewhere"] += 1

    def _begin(self) -> None:
        """Begin once the map is on screen that is to be edited: the recovered one, where there is to be one."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RecoveryDialog) and self._order["recover"]:
            self._order["recover"] = False
            self._before = self._session.document_token
            QTest.mouseClick(_button(dialog, "Open"), Qt.MouseButton.LeftButton)
        ready = not self._order["recover"] and self._session.document_token is not self._before
        if ready and dialog is None and self._bench.window.map_shown:
            self._bench.window.activateWindow()
            self._diary.write(did="begin", state=state_of(self._session.with_pending()))
            for seconds, name in self._order["script"]:
                QTimer.singleShot(round(1000 * seconds), lambda name=name: self._follow(name))
            self._wait()
        elif time.monotonic() - self._began < PATIENCE:
            QTimer.singleShot(20, self._begin)
        else:
            self._diary.write(fault="nothing to recover was offered" if self._order["recover"] else "no map was opened")

    def _wait(self) -> None:
        pause = self._chance.uniform(*self._pace)
        self._next = time.monotonic() + pause
        QTimer.singleShot(round(1000 * pause), self._step)

    def _step(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and self._closing:
            return
        if dialog is not None:
            self._diary.write(fault=f"a dialog nobody asked for: {dialog.windowTitle()} {_words(dialog)}")
            dialog.close()
        way = self._chance.choices([way for way, _ in self._ways], [often for _, often in self._ways])[0]
        self._number += 1
        at = time.monotonic()
        did = way()
        took = time.monotonic() - at
        self._diary.write(
            at=at,
            did=did,
            state=state_of(self._session.with_pending()),
            plain=state_of(self._session.document),
            collections=dict(self._collections),
            late=at - self._next,
            took=took,
        )
        self._wait()

    # What it can do

    def _edit(self) -> str:
        edit = self._chance.choice(self._edits())
        return f"{type(edit).__name__} {self._session.perform(edit)}"

    def _edits(self) -> Sequence[Edit]:
        document, scenario, number = self._session.document, self._session.scenario, self._number
        skill = self._chance.choice(document.skills).id
        made: list[Edit] = [
            SetTitle(f"Title {number}"),
            SetNotes(f"Notes {number}\n" * self._chance.randrange(1, 30)),
            SetSkill(skill, "definition", f"Said {number}"),
        ]
        if len(document.skills) < 60:
            made.append(
                AddSkill(Skill("", f"Skill {number}", group="", belongs_to="product", importance=3, level_needed=3))
            )
        if len(scenario.roles) < 12:
            made.append(AddRole(scenario.id, f"Role {number}"))
        if scenario.roles:
            role = self._chance.choice(scenario.roles)
            made += [
                SetRole(scenario.id, role.id, "purpose", f"Does {number}"),
                Assign(scenario.id, role.id, (skill,), "lead", self._chance.choice(LEVELS)),
                *(Remove(scenario.id, role.id, (each.skill,)) for each in role.assignments[:1]),
            ]
        if len(scenario.roles) > 8:
            made.append(DeleteRoles(scenario.id, (scenario.roles[-1].id,)))
        return made

    def _type(self) -> str:
        editor = QApplication.focusWidget()
        if isinstance(editor, QLineEdit | QPlainTextEdit) and self._chance.random() < 0.95:
            QTest.keyClicks(editor, self._chance.choice("abcdefghijklmnopqrstuvwxyz "))
            return "type"
        scenario = self._session.scenario
        if not scenario.roles:
            return "nothing"
        field = self._chance.choice(("title", "purpose"))
        self._bench.selection.reveal(f"role:{self._chance.choice(scenario.roles).id}", field)
        return f"go to a {field}"

    def _undo(self) -> str:
        which = self._chance.choice(("undo", "undo", "redo"))
        self._bench.actions[which].trigger()
        return which

    def _show_a_view(self) -> str:
        name = self._chance.choice(list(VIEW_SPECS))
        self._bench.window.views.show_view(name)
        return f"show the {name}"

    def _save(self) -> str:
        finish_editing()  # which may change the map: written down before any of it can be in a file
        self._diary.write(did="finish", state=state_of(self._session.with_pending()))
        self._bench.documents.save()
        return "save"

    def _export(self) -> str:
        suffix = self._chance.choice((".xlsx", ".csv", ".json", ".svg"))
        self._bench.export(suffix, Path(self._order["exports"], f"out{suffix}"))
        return f"export {suffix}"

    def _open_again(self) -> str:
        self._save()
        self._bench.document_file.wait()
        before = self._session.document_token
        self._bench.documents.open_path(Path(self._order["file"]))
        self._come(lambda: self._session.document_token is not before)
        return "save and open again"

    def _show_a_dialog(self) -> str:
        name = self._chance.choice(("about", "policy", "checks", "keys"))
        QTimer.singleShot(200, self._put_away)
        self._bench.actions[name].trigger()
        self._put_away()
        return f"show {name}"

    def _put_away(self) -> None:
        for each in QApplication.topLevelWidgets():
            if each is not self._bench.window and each.isVisible() and each.isWindow():
                each.close()

    def _come(self, there: Callable[[], bool]) -> None:
        """Wait until something has come, while the window goes on."""
        end = time.monotonic() + PATIENCE
        while not there() and time.monotonic() < end:
            QTest.qWait(20)
        if not there():
            self._diary.write(fault="the file was not opened again")

    # What it is told to do at a moment

    def _follow(self, name: str) -> None:
        self._diary.write(told=name)
        if name == "save":
            self._save()
        elif name == "open":
            self._bench.documents.open_path(Path(self._order["other"]))
        elif name == "close":
            self._closing = True
            QTimer.singleShot(0, self._answer)
            self._bench.window.close()
        self._diary.write(done=name)

    def _answer(self) -> None:
        """Choose to keep a safety copy, once the window asks."""
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(20, self._answer)
            return
        self._diary.write(asked=_words(box))
        for button in box.findChildren(QAbstractButton):
            if "safety copy" in button.text():
                button.click()


def _button(dialog: RecoveryDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def _words(dialog: Any) -> str:
    text = getattr(dialog, "text", str)()
    return f"“{text}” [{', '.join(each.text() for each in dialog.findChildren(QAbstractButton))}]"


def _run(order: dict[str, Any]) -> int:
    opened, diary = start._opened, Diary(Path(order["diary"]))
    diary.write(started=True)
    sync = os.fsync

    def slow_sync(descriptor: int) -> None:
        time.sleep(order["sync_takes"])
        sync(descriptor)

    os.fsync = slow_sync  # type: ignore[assignment]

    def watched(arguments: Sequence[str]) -> Workbench:
        bench = opened(arguments)
        QTimer.singleShot(0, lambda: diary.write(shown=bench.window.isVisible()))
        Robot(bench, diary, order)
        return bench

    start._opened = watched
    return main(order["arguments"])


if __name__ == "__main__":
    sys.exit(_run(json.loads(sys.argv[1])))
