"""Asked to end by the system, the program rescues the work and leaves without a fault."""

from __future__ import annotations

import signal
import subprocess
import sys

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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program without asking it")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_the_work_is_rescued_and_nothing_fails(name: str) -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(getattr(signal, name))
        said, _ = program.communicate(timeout=60)
    assert said.split() == ["0", "rescued"]
