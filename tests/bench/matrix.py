"""The matrix: what it costs to paint a frame while it scrolls, and what sorting and an edit take on a large map."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication, QScrollBar

from tests.bench.desk import application, wait
from tests.bench.maps import typical, vast
from tests.bench.ratio import Timed, compare, timed
from tests.bench.rows import Result, row
from tests.support.panels import make_context
from workbench.application.edits.cells import Cell, SetCells
from workbench.domain.model import CapabilityMap
from workbench.qt.matrix_rows import LEADS
from workbench.widgets.matrix import MatrixView

FRAMES, STEP = 40, 61
"""Frames a measurement paints in each direction, and the pixels between them."""


def shown(document: CapabilityMap) -> MatrixView:
    """A matrix of the size it has in a window, on the screen and at rest."""
    view = MatrixView(make_context(document))
    view.resize(1100, 800)
    view.show()
    wait(300)
    return view


def scrolling(view: MatrixView) -> Timed:
    """The seconds of a frame while the table scrolls down and across."""

    def run() -> float:
        table, taken = view.table, 0.0
        bar: QScrollBar
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            for frame in range(FRAMES):
                begin = time.perf_counter()
                bar.setValue((frame * STEP) % bar.maximum())
                QApplication.processEvents()
                taken += time.perf_counter() - begin
        return taken / (2 * FRAMES)

    return run


@row("matrix", "a frame while the matrix scrolls at 500 roles x 10,000 skills", "the same at 60 x 300", 1.4)
def scroll() -> Result:
    """Only what is in sight is looked up and painted."""
    application()
    small, large = shown(typical()), shown(vast())
    measured = compare(scrolling(small), scrolling(large), 11)
    table, model, session = large.table, large.model, large.table._session
    sort = timed(lambda: (table.sort(LEADS), QApplication.processEvents()), 3)() * 1000
    table.sort(None)
    column: tuple[Cell, ...] = tuple((model.roles[0].id, skill.id, ("support", 2)) for skill in session.document.skills)
    edit = SetCells(session.scenario.id, column)
    whole = timed(lambda: edit.apply(session.document), 3)() * 1000
    return Result(
        measured,
        f"on the large map sorting takes {sort:.0f} ms (100 promised), an edit of a column of 10,000 cells {whole:.0f}",
    )
