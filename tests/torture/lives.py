"""One life of the program with a robot at its window: started, watched, killed, and what is left of it read."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.torture.robot import PATIENCE, state_of
from tests.torture.writers import ROOT
from workbench.files.document import DocumentError, read
from workbench.files.recovery import RecoveryStore

PROMISE = 2.0
"""Seconds of work that a crash may cost."""
CHANGED = "somebody else changed it"
EDITING = ("edit", "type", "undo", "view", "save")


@dataclass
class Told:
    """What the diary says: the states the map went through with the moment each step began, and the rest."""

    states: list[tuple[float, str]] = field(default_factory=list)
    plain: dict[str, int] = field(default_factory=dict)
    """States without what is being typed, and the last step before that began: a save may follow while one types."""
    saved: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    collections: dict[str, int] = field(default_factory=dict)
    moments: dict[str, list[float]] = field(default_factory=dict)
    """When the robot wrote down each sign of life, question asked, and thing it was told to do."""
    asked: list[str] = field(default_factory=list)
    last: str = ""
    slow: list[tuple[float, float]] = field(default_factory=list)
    """When each step began, and for how many seconds the window was not there: how late it began, and what it took."""

    def longest_pause(self, after: float = 0.0) -> float:
        """Seconds of the longest pause between two signs of life after a moment."""
        beats = [after, *(each for each in self.moments.get("beat", []) if each > after)] if after else []
        beats = beats or self.moments.get("beat", [])
        return max((later - earlier for earlier, later in pairwise(beats)), default=0.0)

    def latest(self, state: str, until: float) -> int | None:
        """The number of the last step before a moment after which the map was this one; None where it never was."""
        numbers = [each for each, (at, reached) in enumerate(self.states) if reached == state and at <= until]
        return numbers[-1] if numbers else self.plain.get(state)


@dataclass(frozen=True)
class Left:
    """What is there for the next start. recovered: the newest copy of unsaved work, by its state; age: in seconds."""

    in_file: str | None
    recovered: str | None
    faults: tuple[str, ...]
    age: float = 0.0


class Life:
    """The program, started; `home` has its own folders."""

    def __init__(self, home: Path, file: Path, seed: int, *, pace: int, ways: tuple[str, ...] = EDITING, **more: Any):
        home.mkdir(exist_ok=True)
        self.home, self.file = home, file
        self._recovers = bool(more.get("recover"))
        self._diary = home / f"diary-{time.monotonic_ns()}"
        order = {
            "diary": str(self._diary),
            "seed": seed,
            "pace": pace,
            "ways": ways,
            "file": str(file),
            "exports": str(home),
            "arguments": [str(file)],
            "recover": False,
            "beats": False,
            "script": (),
            "sync_takes": 0.0,
            "other": "",
            **more,
        }
        with open(home / "stderr", "ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.torture.robot", json.dumps(order)],
                cwd=ROOT,
                env={**os.environ, "WORKBENCH_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
                stderr=errors,
            )

    def begun(self) -> bool:
        """Wait until the robot has begun; False where it does not."""
        end = time.monotonic() + 2 * PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            told = self.told()
            if told.states:
                return True
            if told.faults:
                return False
            time.sleep(0.02)
        return False

    def kill(self, *, wait: bool = True) -> float:
        """Kill it; the moment at which that was done. A process that waits for a disk is gone once that answers."""
        at = time.monotonic()
        self.process.send_signal(signal.SIGKILL)
        if wait:
            self.process.wait()
        return at

    def is_gone(self) -> bool:
        """Whether it has ended; also where the system keeps a thread of it until the disk that one asked answers."""
        if self.process.poll() is not None:
            return True
        return "State:\tZ" in Path(f"/proc/{self.process.pid}/status").read_text()

    def told(self) -> Told:
        """What the diary says by now.

        Recovered work may not know of the save that was killed at its very end: that its file is another is no fault.
        """
        told, typed_from = Told(), 0
        lines = self._diary.read_text().split("\n")[:-1] if self._diary.exists() else []
        for said in map(json.loads, lines):
            if "state" in said:
                told.states.append((said["at"], said["state"]))
                if said.get("plain", said["state"]) == said["state"]:
                    typed_from = len(told.states) - 1
                else:
                    told.plain[said["plain"]] = typed_from
                told.last = said["did"]
                told.slow.append((said["at"], max(said.get("late", 0.0), said.get("took", 0.0))))
            if "saved" in said:
                told.saved.append(said["saved"])
            told.collections = said.get("collections", told.collections)
            told.asked += [said["asked"]] if "asked" in said else []
            for name in ("started", "shown", "beat", "told", "done", "asked"):
                if name in said:
                    told.moments.setdefault(name, []).append(said["at"])
            told.faults += [f"{name}: {said[name]}" for name in ("fault", "failed", "unkept") if name in said]
            if self._recovers and CHANGED in said.get("failed", ""):
                told.faults.pop()
        if told.collections.get("elsewhere"):
            told.faults.append(f"garbage was collected off the window's thread: {told.collections}")
        return told


def left(home: Path, file: Path) -> Left:
    """What a program that is no longer there left behind."""
    faults: list[str] = []
    copies = list((home / "data" / "recovery").glob("*.capmap"))
    try:
        in_file: str | None = state_of(read(file).document)
    except DocumentError as error:
        in_file = None
        faults.append(error.sentence)
    pending = RecoveryStore(home / "data" / "recovery").pending()
    faults += [each.problem for each in pending if each.problem]
    if len(pending) > 1:
        faults.append(f"the same work is offered {len(pending)} times")
    newest = next((each.loaded for each in pending if each.loaded is not None), None)
    age = min((time.time() - each.stat().st_mtime for each in copies), default=math.inf)
    return Left(in_file, None if newest is None else state_of(newest.document), tuple(faults), age)


@dataclass(frozen=True)
class Loss:
    """age: seconds between the oldest edit that is gone and the kill. ahead: whether the recovery copy is the newer."""

    age: float
    fault: str | None
    ahead: bool


def lost(told: Told, at: float, left: Left, file_before: str | None, *, looked: float | None = None) -> Loss:
    """What a kill at a moment cost, or would have cost.

    file_before: the state of the file as this life began. looked: when it was looked what is left, if later.
    """
    fault = next(iter((*told.faults, *left.faults)), None)
    in_file = told.latest(left.in_file or "", looked or at)
    recovered = told.latest(left.recovered or "", looked or at)
    if (in_file is None and left.in_file != file_before) or (recovered is None and left.recovered is not None):
        where = "recovery copy" if recovered is None and left.recovered is not None else "file"
        return Loss(0.0, fault or f"a state is in the {where} that the map never had; the last was {told.last}", False)
    reached = max(-1 if each is None else each for each in (in_file, recovered))
    ahead = recovered is not None and (in_file is None or recovered > in_file)
    confirmed = told.latest(told.saved[-1], at) if told.saved and looked is None else None
    if confirmed is not None and (in_file is None or in_file < confirmed):
        fault = fault or f"the file has step {in_file}, and step {confirmed} was confirmed as saved"
    missing = [began for began, _ in told.states[reached + 1 :] if began <= at]
    age = at - missing[0] if missing else 0.0
    if age > PROMISE:
        stood = max(seconds for began, seconds in told.slow if began > at - 2 * age)
        said = f"{len(missing)} edits are lost, the oldest {age:.2f} s old; the last was {told.last}"
        fault = fault or f"{said}; the window stood for {stood:.2f} s, the newest copy is {left.age:.2f} s old"
    return Loss(age, fault, ahead)
