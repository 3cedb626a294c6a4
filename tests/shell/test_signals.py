"""Asked to end by the system, the program rescues the work and leaves without a fault."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from workbench.shell.signals import on_terminate

said = []
program = QCoreApplication([])
on_terminate(program, lambda: said.append("rescued"))
sys.excepthook = lambda kind, fault, trace: said.append(repr(fault))
QTimer.singleShot(0, lambda: print("ready", flush=True))
code = program.exec()
print(code, *said)
"""

PROGRAM_AT_A_MESSAGE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbench.shell import start

make = start.make

def made(argv, **more):
    program, workbench = make(argv, **more)
    look = QTimer(program)
    look.timeout.connect(lambda: QApplication.activeModalWidget() and (look.stop(), print("asked", flush=True)))
    look.start(20)
    return program, workbench

start.make = made
sys.exit(start.run([r"{missing}"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program without asking it")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_the_work_is_rescued_and_nothing_fails(name: str) -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(getattr(signal, name))
        said, _ = program.communicate(timeout=60)
    assert said.split() == ["0", "rescued"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program without asking it")
def test_it_leaves_from_under_a_message_shown_at_the_start(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "WORKBENCH_HOME": str(tmp_path)}
    watched = PROGRAM_AT_A_MESSAGE.format(missing=str(tmp_path / "missing.capmap"))
    with subprocess.Popen(
        [sys.executable, "-c", watched], stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "asked\n"
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=60) == 0
