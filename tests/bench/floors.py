"""The least that each job costs in Python on this machine: what the program is measured against."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from workbench.domain.model import CapabilityMap


def loop(document: CapabilityMap) -> int:
    """A bare loop over the assignments of the first scenario."""
    total = 0
    for role in document.scenarios[0].roles:
        for each in role.assignments:
            total += each.level
    return total


def loop_over_levels(document: CapabilityMap) -> int:
    """A bare loop over the levels of all people."""
    total = 0
    for person in document.people:
        for each in person.levels:
            total += each.level
    return total


def write_sync_replace(path: Path, data: bytes) -> None:
    """Write a new file, have the disk keep it, and put it in the place of the old one."""
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def sheet_in_a_zip(tables: Iterable[Sequence[Sequence[object]]]) -> bytes:
    """Tables as worksheet XML written by hand, zipped: what any workbook of these cells costs at least."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number, rows in enumerate(tables):
            parts = ["<worksheet><sheetData>"]
            for row_number, row in enumerate(rows, 1):
                cells = (f'<c r="A{row_number}" t="inlineStr"><is><t>{each}</t></is></c>' for each in row)
                parts.append(f'<row r="{row_number}">{"".join(cells)}</row>')
            parts.append("</sheetData></worksheet>")
            package.writestr(f"sheet{number}.xml", "".join(parts))
    return out.getvalue()
