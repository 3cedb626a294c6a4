"""Finding roles: what a key in the find bar takes above each view, at 500 roles."""

from __future__ import annotations

import time
from functools import cache

from PySide6.QtWidgets import QApplication

from tests.bench.desk import FRAME, application, wait
from tests.bench.maps import sound
from tests.bench.ratio import Timed, compare
from tests.bench.rows import Result, row
from workbench.domain.model import CapabilityMap
from workbench.shell.application import Workbench

_FRAME = f"a frame of {FRAME} ms"


@cache
def opened() -> Workbench:
    """A window on 500 roles and 300 skills, at rest."""
    application()
    from workbench.files.atomic import write_atomically
    from workbench.runtime.preferences import Preferences

    workbench = Workbench(Preferences.load(write_atomically))
    workbench.window.resize(1280, 720)
    workbench.window.show()
    document: CapabilityMap = sound(500, 300, 3)
    workbench.document_file.new(document)
    workbench.documents.opened.emit()
    wait(2000)
    return workbench


def typing(view: str) -> Timed:
    """The CPU seconds from a key until what it leaves is painted: one role in ten is found, then one in a hundred."""

    def run() -> float:
        workbench = opened()
        field = workbench.window.find_bar.field
        workbench.actions[f"show_{view}"].trigger()
        workbench.find_controller.find()
        field.setText("role 3")
        wait(400)
        begin = time.thread_time()
        field.setText("role 33")
        QApplication.processEvents()
        return time.thread_time() - begin

    return run


def _against_a_frame(view: str) -> Result:
    return Result(compare(lambda: FRAME / 1000, typing(view), 9))


@row("find board", "a key in the find bar above the board, 500 roles", _FRAME, 1.0)
def board() -> Result:
    """What does not match fades."""
    return _against_a_frame("board")


@row("find cells", "the same above the matrix", _FRAME, 1.0)
def matrix() -> Result:
    """Columns that do not match are hidden, and all in sight is painted."""
    return _against_a_frame("matrix")


@row("find chart", "the same above the organisation picture", _FRAME, 1.0)
def organisation() -> Result:
    """What does not match fades."""
    return _against_a_frame("organisation")
