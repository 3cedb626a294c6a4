"""Opening foreign workbooks."""

from __future__ import annotations

import subprocess
from io import BytesIO

from python_calamine import CalamineWorkbook

from tests.bench.ratio import compare, timed
from tests.bench.rows import Result, row
from tests.support.workbooks import sheet_xml, workbook
from workbench.files.importers import Source, open_source
from workbench.files.importers._opening.facts import column_letters
from workbench.runtime.own_process import own_command


def _sheet(rows: int, columns: int) -> bytes:
    """A workbook of one sheet, every other cell a text, of which most come again."""
    letters = [column_letters(column) for column in range(1, columns + 1)]

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
