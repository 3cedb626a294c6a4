"""Returned workbooks that are damaged on purpose, in the window: each gets its sentence, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.files.importers.returned_cases import at, cell
from tests.files.importers.test_returned import PLAN
from tests.files.importers.test_returned_damage import flipped, other_bytes, other_sheet, with_edit
from tests.support.questions import when_shown
from tests.support.returning import edited, exported
from tests.support.window_imports import wait_for
from workbench.files.exporters.xlsx.layout import FIRST_ROLE, FIRST_SKILL_ROW, ID, KEYS_ROW
from workbench.shell.application import Workbench
from workbench.widgets.merging.dialog import MergeDialog

EDIT = "Goes down from level 4 to 1 in SEO."
"""What each of them changes, damaged or not."""
INSIDE, ELSEWHERE = "The map inside the workbook", "The earlier versions have it."
DAMAGED = "“back.xlsx” is damaged. Open and save it in Excel, then import that. Nothing was changed."


@pytest.fixture
def path(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> Path:
    """The file of the map that goes out."""
    opened.session.load(PLAN)
    path = tmp_path / "plan.capmap"
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(path)
    return path


def without_ids(book: Workbook) -> None:
    for row in range(len(PLAN.skills)):
        at(book["Matrix"], FIRST_SKILL_ROW + row, ID).value = None
    for column in range(len(PLAN.scenarios[0].roles)):
        at(book["Matrix"], KEYS_ROW, FIRST_ROLE + column).value = None


def with_another_name(book: Workbook) -> None:
    book["Matrix"].title = "Our matrix"


def with_an_error(book: Workbook) -> None:
    cell(book, "brand", "maker").value = "#REF!"


def without_base(book: Workbook) -> None:
    book.remove(book["Exported"])


def said_of(bench: Workbench, path: Path, qtbot: QtBot, data: bytes) -> list[str]:
    """The lines of the review of a workbook, its base first, or the sentence by which it is refused."""
    other = path.with_name("back.xlsx")
    other.write_bytes(data)
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        if isinstance(dialog, QMessageBox):
            said.append(dialog.text())
        if isinstance(dialog, MergeDialog):
            said.extend((dialog._no_base.text(), *(row.texts[0] for row in dialog.table.rows.rows)))
        dialog.reject()

    when_shown(QDialog, read)
    bench.returned.take_back([other])
    wait_for(bench, qtbot, partial(len, said))
    assert bench.session.document == PLAN
    return said


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (without_ids, "Matrix A6 (SEO): It has no id here, and was found by its name."),
        (with_another_name, EDIT),
        (with_an_error, "Matrix J9 (Brand, Maker): It holds an error. Mend it, or empty it."),
        (flipped, f"{INSIDE} is damaged. {ELSEWHERE}"),
        (other_bytes(b" " * 200_000_000), f"{INSIDE} is larger than a map can be. {ELSEWHERE}"),
        (other_sheet, f"{INSIDE} is another one than its sheets were made from. {ELSEWHERE}"),
        (without_base, f"The map that the workbook was made from is not in it any more. {ELSEWHERE}"),
    ],
)
def test_what_is_damaged_is_told_and_what_was_edited_is_read(
    opened: Workbench, path: Path, qtbot: QtBot, damage: Callable[[Workbook], None], line: str
) -> None:
    data = edited(exported(opened.session.document, opened.document_file.identity), with_edit(damage))
    said = said_of(opened, path, qtbot, data)
    assert EDIT in said
    assert line in said


@pytest.mark.parametrize("left", [0.3, 0.99])
def test_a_workbook_that_is_cut_short_is_damaged(opened: Workbench, path: Path, qtbot: QtBot, left: float) -> None:
    data = exported(opened.session.document, opened.document_file.identity)
    assert said_of(opened, path, qtbot, data[: int(left * len(data))]) == [DAMAGED]


def test_a_workbook_with_a_broken_part_is_damaged(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    data = bytearray(exported(opened.session.document, opened.document_file.identity))
    place = data.index(b"xl/worksheets/sheet2.xml") + 60
    data[place : place + 40] = bytes(40)
    assert said_of(opened, path, qtbot, bytes(data)) == [DAMAGED]
