"""A process in which dialogs with running timers die in reference cycles while other threads allocate.

It says how many died, and on how many threads; where Python collects on those threads, Qt ends it before that.
"""

from __future__ import annotations

import sys
import threading
import weakref
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout

from workbench.files.document import read
from workbench.qt.background import Background, Job
from workbench.shell.start import make

MADE = 150
"""Dialogs."""


class Dialog(QDialog):
    """A dialog that holds itself, with a timer that runs."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.labels = [QLabel(str(number), self) for number in range(5)]
        for label in self.labels:
            layout.addWidget(label)
        self.itself = self
        self.timer = QTimer(self, interval=5)
        self.timer.timeout.connect(self.update)
        self.timer.start()


def main(path: Path) -> None:
    """Make dialogs for some seconds, let them go, and read a file again and again meanwhile."""
    _, workbench = make(["dying"])
    loop = QEventLoop()
    threads: list[int] = []
    made = 0
    lines = [Background(workbench) for _ in range(2)]

    def died() -> None:
        threads.append(threading.get_ident())

    def work(_: Job) -> int:
        return len([[number] for number in range(20_000)]) + len(read(path).document.skills)

    def again(_: int) -> None:
        lines[0].start("reading", work, again)

    def and_again(_: int) -> None:
        lines[1].start("reading", work, and_again)

    def one_more() -> None:
        nonlocal made
        made += 1
        weakref.finalize(Dialog(), died)
        if made == MADE:
            maker.stop()
            QTimer.singleShot(1500, loop.quit)

    again(0)
    and_again(0)
    maker = QTimer(interval=5)
    maker.timeout.connect(one_more)
    maker.start()
    loop.exec()
    workbench.garbage.collect()  # those the timer had no time for yet
    elsewhere = [each for each in threads if each != threading.get_ident()]
    print(f"{len(threads)} died, {len(elsewhere)} elsewhere", flush=True)
    workbench.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
