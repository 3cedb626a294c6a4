"""What tests of the matrix share: a small map, and going over its cells, picking and typing. Knows no window."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from tests.support.notation import read_map
from workbench.application.edits.cells import CellValue
from workbench.domain.model import CapabilityMap
from workbench.domain.transform import held
from workbench.qt.session import Session
from workbench.widgets.matrix import MatrixView

NO_KEY = Qt.KeyboardModifier.NoModifier


def small() -> CapabilityMap:
    """Four skills in two groups, three roles; "ads" has two leads, "chat" none."""
    return read_map(
        {
            "skills": {
                "apis": {"group": "Platform", "belongs_to": "technology", "importance": 5, "level_needed": 4},
                "graph": {"group": "Platform", "belongs_to": "product", "importance": 2},
                "ads": {"group": "Reach", "belongs_to": "marketing", "importance": 4},
                "chat": {"group": "Reach", "belongs_to": "marketing", "importance": 1},
            },
            "roles": {
                "engineer": {"discipline": "technology", "leads": ["apis:4"], "supports": ["graph:2"]},
                "marketer": {"discipline": "marketing", "leads": ["ads"]},
                "planner": {"discipline": "product", "leads": ["graph", "ads:2"]},
            },
        }
    )


def press(view: MatrixView, *keys: Qt.Key, held_down: Qt.KeyboardModifier = NO_KEY) -> None:
    for key in keys:
        QTest.keyClick(view.table, key, held_down)


def go(view: MatrixView, skill: str, column: int | str) -> None:
    row = view.model.row_of(skill)
    where = view.model.column_of(column) if isinstance(column, str) else column
    assert row is not None
    assert where is not None
    view.table.go_to(row, where)


def pick(view: MatrixView, top: int, left: int, bottom: int, right: int) -> None:
    """Pick an area by rows and columns of the model, the keys on its first cell."""
    view.table.go_to(top, left)
    area = QItemSelection(view.model.index(top, left), view.model.index(bottom, right))
    view.table.selectionModel().select(area, QItemSelectionModel.SelectionFlag.Select)


def cell(session: Session, role: str, skill: str) -> CellValue:
    found = held(session.index.roles[role], skill)
    return None if found is None else (found.kind, found.level)


def here(view: MatrixView) -> tuple[str, int]:
    place = view.table.currentIndex()
    return view.model.rows[place.row()].name, place.column()
