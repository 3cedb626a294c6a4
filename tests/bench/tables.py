"""The table of roles: what a key takes at 500 roles, against a frame and against a small map."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.desk import application, wait
from tests.bench.maps import typical, vast
from tests.bench.ratio import Timed, compare
from tests.bench.rows import Result, row
from tests.support.panels import make_context
from workbench.application.field_table import RoleTable
from workbench.domain.model import CapabilityMap
from workbench.widgets.field_table import FieldTablePanel

KEYS = 20
"""Arrow keys of one measurement."""


def shown(document: CapabilityMap) -> FieldTablePanel:
    """A table of the size it has in a window, on the screen and at rest."""
    panel = FieldTablePanel(make_context(document), RoleTable(), "Roles")
    panel.resize(1100, 800)
    panel.show()
    panel.activateWindow()
    panel.setFocus()
    wait(300)
    return panel


def arrow(panel: FieldTablePanel) -> Timed:
    """The seconds of an arrow key, painted."""

    def run() -> float:
        panel.table.go_to(1, 5)
        begin = time.perf_counter()
        for _ in range(KEYS):
            QTest.keyClick(panel.table, Qt.Key.Key_Down)
            QApplication.processEvents()
        return (time.perf_counter() - begin) / KEYS

    return run


def kept(panel: FieldTablePanel, letter: str) -> float:
    """The milliseconds of the key that keeps what was typed into a cell, all that follows at once included."""
    panel.table.go_to(3, panel.model.column_of("holder"))
    QTest.keyClicks(panel.table, letter)
    editor = panel.table.cell_delegate.editor
    assert editor is not None
    begin = time.perf_counter()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    return (time.perf_counter() - begin) * 1000


@row("table", "an arrow key in the table of 500 roles", "the same at 60", 1.4)
def key() -> Result:
    """Only what is in sight is read and painted."""
    application()
    small, large = shown(typical()), shown(vast())
    measured = compare(arrow(small), arrow(large), 11)
    typed = sorted(kept(large, letter) for letter in "ABCDEFGHI")[4]
    each = measured.subject * 1000
    return Result(measured, f"{each:.0f} ms a key (16 promised), {typed:.0f} to keep what was typed")
