"""A process that ends its line as soon as what it opened is on the screen, judged by the pixels of the screen.

`python -m tests.bench.painted` shows an empty window, the floor; with a file it is the program opening that file.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


def tell_when_painted(window: QWidget, expected: Callable[[], tuple[QPoint, QColor] | None]) -> QTimer:
    """Say "painted" and end the process once a point of the window has its colour."""
    timer = QTimer(window)

    def look() -> None:
        wanted = expected()
        if wanted is None or not window.isVisible():
            return
        seen = window.screen().grabWindow(window.winId()).toImage()
        if not seen.isNull() and seen.rect().contains(wanted[0]) and seen.pixelColor(wanted[0]) == wanted[1]:
            print("painted", flush=True)
            os._exit(0)

    timer.timeout.connect(look)
    timer.start(2)
    return timer


def empty() -> int:
    """The floor: an application with one empty window."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    ground = QColor("#123456")
    window.setStyleSheet(f"QMainWindow {{ background: {ground.name()} }}")
    window.show()
    tell_when_painted(window, lambda: (QPoint(700, 400), ground))
    return application.exec()


def program(arguments: list[str]) -> int:
    """The subject: the program as the user starts it."""
    gc.disable()  # as main does before it loads the window
    from workbench import main
    from workbench.shell import application, start
    from workbench.shell.program import Program
    from workbench.widgets.board.card import RoleCard

    make = start.make

    def made(argv: list[str], **more: bool) -> tuple[Program, application.Workbench]:
        program, workbench = make(argv, **more)
        window = workbench.window

        def a_card() -> tuple[QPoint, QColor] | None:
            card = window.board.findChild(RoleCard)
            if card is None or not window.map_shown:
                return None
            return card.mapTo(window, QPoint(card.width() // 2, 5)), QColor(workbench.theme.colours.panel)

        tell_when_painted(window, a_card)
        return program, workbench

    start.make = made
    return main.main(arguments)


if __name__ == "__main__":
    sys.exit(program(sys.argv[1:]) if len(sys.argv) > 1 else empty())
