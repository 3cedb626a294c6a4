"""The window: the first paint of the board, and a drop."""

from __future__ import annotations

import time
from functools import cache
from statistics import median

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.maps import board, typical, vast
from tests.bench.ratio import Timed, compare
from tests.bench.rows import Result, row
from tests.support.panels import make_context
from workbench.application.edits.assignments import Assign
from workbench.domain.model import CapabilityMap
from workbench.shell.application import Workbench
from workbench.shell.start import make
from workbench.widgets.board import BoardView

FRAME = 16
"""Milliseconds of one frame at 60 Hz."""


@cache
def application() -> QApplication:
    """The one application."""
    return make(["bench"])[0]


def first_paint(roles: int) -> Timed:
    """A board made, shown and painted."""
    context = make_context(board(roles))

    def run() -> float:
        begin = time.perf_counter()
        view = BoardView(context)
        view.resize(1100, 800)
        view.show()
        view.grab()
        taken = time.perf_counter() - begin
        view.hide()
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, 52)
        return taken

    return run


@row("board", "first paint of the board, 500 roles x 20 skills", "the same with 60 roles", 1.3)
def paint() -> Result:
    """At first paint only the cards in sight are made."""
    application()
    return Result(compare(first_paint(60), first_paint(500), 15))


class Drop:
    """A window on a map, and a skill dropped on a card of it."""

    def __init__(self, document: CapabilityMap) -> None:
        application()
        from workbench.files.atomic import write_atomically
        from workbench.runtime.preferences import Preferences

        self.workbench = Workbench(Preferences.load(write_atomically))
        self.workbench.window.resize(1440, 900)
        self.workbench.window.show()
        self.workbench.document_file.new(document)
        self.workbench.documents.opened.emit()
        self.assessed: list[float] = []
        self.frames: list[float] = []
        wait(300)
        self.role = self.workbench.session.scenario.roles[0]
        self.workbench.window.board.card(self.role.id).set_open(True)
        held = {each.skill for each in self.role.assignments}
        self.skill = next(each.id for each in document.skills if each.id not in held)
        rest(self.workbench)

    def run(self) -> float:
        """Seconds from the drop until the window is painted; how long the figures took is kept."""
        session = self.workbench.session
        loop, begin = QEventLoop(), time.perf_counter()
        told: list[float] = []

        def heard(*_: object) -> None:
            told.append(time.perf_counter() - begin)
            loop.quit()

        session.assessed.connect(heard)
        session.perform(Assign(session.scenario.id, self.role.id, (self.skill,), "support"))
        QCoreApplication.processEvents()
        shown = time.perf_counter() - begin
        if not told:
            QTimer.singleShot(5000, loop.quit)
            loop.exec()
        session.assessed.disconnect(heard)
        self.assessed += told[:1]
        self.frames.append(shown * 1000)
        session.undo_stack.undo()
        rest(self.workbench)
        return shown


def rest(workbench: Workbench) -> None:
    """Wait until every card is made and nothing is worked out in idle time any more."""
    board = workbench.window.board
    while board.cards_made < len(workbench.session.scenario.roles):
        wait(50)
    wait(600)


def wait(milliseconds_: int) -> None:
    """Let the program do what it does when it is left alone."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds_, loop.quit)
    loop.exec()


@row("drop", "a drop on a map of 500 roles, 10,000 skills, 20,000 assignments", "the same at 60 x 300", 2.0)
def drop() -> Result:
    """Shows at once; split and checks follow."""
    small, large = Drop(typical()), Drop(vast())
    measured = compare(small.run, large.run, 11)
    follow = median(large.assessed) * 1000
    frame = median(small.frames)
    for each in (small, large):
        each.workbench.end()
    return Result(
        measured,
        f"at 60 x 300 split, checks and paint take {frame:.0f} ms of a frame of {FRAME}; "
        f"on the large map the figures follow within {follow:.0f} ms (100 promised)",
    )
