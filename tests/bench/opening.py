"""Opening and importing foreign workbooks."""

from __future__ import annotations

import subprocess
import tempfile
import time
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from python_calamine import CalamineWorkbook

from tests.bench.desk import FRAME, application
from tests.bench.ratio import Ratio, compare, timed
from tests.bench.rows import Result, row
from tests.support.workbooks import sheet_xml, workbook
from workbench.application.importing.grid import column_letters
from workbench.files.importers import Source, open_source
from workbench.files.templates import load
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import LIGHT
from workbench.runtime.own_process import own_command
from workbench.widgets.importing.dialog import ImportDialog


def _sheet(rows: int, columns: int) -> bytes:
    """A workbook of one sheet, every other cell a text, of which most come again."""
    letters = [column_letters(column) for column in range(columns)]

    def cell(row: int, column: int) -> str:
        place = f'r="{letters[column]}{row}"'
        if column % 2:
            return f"<c {place}><v>{row % 5}.{column}</v></c>"
        return f'<c {place} t="inlineStr"><is><t>Skill {(row + column) % 900}</t></is></c>'

    return workbook(
        sheet_xml(
            "".join(
                f'<row r="{row}">{"".join(cell(row, column) for column in range(columns))}</row>'
                for row in range(1, rows + 1)
            )
        )
    )


@row("foreign", "open a workbook of 900,000 cells", "python-calamine alone, in this process", 3.0)
def open_large() -> Result:
    """Looked into from outside, read by a process of its own, and each line of its answer checked."""
    source = Source("large.xlsx", _sheet(60_000, 15))

    def alone() -> None:
        CalamineWorkbook.from_filelike(BytesIO(source.data)).get_sheet_by_index(0).to_python()

    return Result(compare(timed(alone), timed(lambda: open_source(source)), 3))


@row("foreign-60", "open a workbook of 60 x 300", "the start of the program without a window", 3.0)
def open_typical() -> Result:
    """What a user waits who drops a matrix: hardly more than the start of the process that reads it."""
    source = Source("matrix.xlsx", _sheet(300, 60))

    def start() -> None:
        subprocess.run(own_command("--version"), capture_output=True, check=True)

    measured = compare(timed(start), timed(lambda: open_source(source)), 7)
    return Result(measured, f"{measured.subject - measured.floor:.2f} s beyond that start")


def _list() -> bytes:
    """A workbook that says who holds what: 400 roles with 150 skills each, a row a holding."""

    def line(number: int, *texts: str) -> str:
        cells = (f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
        return f'<row r="{number}">{"".join(cells)}</row>'

    held = (
        (f"Role {role}", f"Skill {skill}", str(1 + (role + skill) % 4)) for role in range(400) for skill in range(150)
    )
    rows = enumerate((("Role", "Skill", "Level"), *held), 1)
    return workbook(sheet_xml("".join(line(number, *texts) for number, texts in rows)))


def _gaps(path: Path) -> list[float]:
    """Seconds from each turn of the event loop to the next, while a file is read and prepared in its dialog."""
    document = load("before-and-after")
    imports = ImportSession(document)
    dialog = ImportDialog(imports, document, LIGHT)
    dialog.show()
    turns: list[float] = []
    timer = QTimer(interval=4)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    imports.open([path])
    while imports.busy:
        QCoreApplication.processEvents()
        time.sleep(0.0005)
    timer.stop()
    assert imports.preparation is not None
    assert imports.preparation.proposal.numbers["added", "assignment"] == 60_000
    dialog.reject()
    return sorted(later - before for before, later in pairwise(turns))


@row("frames", "95 % of the frames while a list of 60,000 rows is imported", "a frame at 60 Hz", 1.0)
def frames_while_importing() -> Result:
    """The window lives on while a process reads and a thread prepares."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        path.write_bytes(_list())
        gaps = _gaps(path)
    late, frame = gaps[int(0.95 * len(gaps))], FRAME / 1000
    return Result(Ratio(frame, late, late / frame), f"longest {gaps[-1] * 1000:.0f} ms, of {len(gaps):,} turns")
