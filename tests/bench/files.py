"""Opening, saving and exporting."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import date
from io import BytesIO
from itertools import cycle, pairwise
from pathlib import Path
from xml.etree import ElementTree

import orjson

from tests.bench import floors
from tests.bench.maps import heavy, typical
from tests.bench.ratio import Ratio, compare, timed
from tests.bench.rows import Result, row
from workbench.application.edits.assignments import SetLevel
from workbench.domain.model import CapabilityMap
from workbench.files.document import map_json, read, save, to_bytes
from workbench.files.encoding import Encoder
from workbench.files.exporters import ExportRequest, csv_table, xlsx
from workbench.files.identity import fresh_identity

ROW = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"
TODAY = date(2026, 11, 24)


@row("open", "open 100,000 assignments", "orjson.loads of the same map", 3.0)
def open_heavy() -> Result:
    """From the file to a checked map."""
    data = map_json(heavy())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "heavy.capmap"
        path.write_bytes(to_bytes(heavy(), fresh_identity())[0])
        return Result(compare(timed(lambda: orjson.loads(data)), timed(lambda: read(path)), 9))


def _saving(document: CapabilityMap, rounds: int) -> Ratio:
    scenario = document.scenarios[0]
    role = scenario.roles[0]
    held = role.assignments[0]
    edited = SetLevel(scenario.id, role.id, (held.skill,), 1 + held.level % 4).apply(document)
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
        data, identity, encoder = map_json(document), fresh_identity(), Encoder()
        plain, real = Path(folder) / "plain.capmap", Path(folder) / "real.capmap"
        states = cycle(pairwise((document, edited, document)))

        def save_edit() -> None:
            last_saved, now = next(states)
            save(real, now, identity, encoder=encoder, sound=last_saved)

        return compare(timed(lambda: floors.write_sync_replace(plain, data)), timed(save_edit), rounds)


@row("save", "save 1,200 assignments", "write, fsync, replace of its JSON", 2.0)
def save_typical() -> Result:
    """After an edit, by the one saver, verified before it replaces what was there."""
    return Result(_saving(typical(), 25))


@row("save-heavy", "save 100,000 assignments", "write, fsync, replace of its JSON", 8.0)
def save_heavy() -> Result:
    """The same for a map nobody has yet."""
    return Result(_saving(heavy(), 9))


@row("workbook", "workbook of 60 roles x 300 skills, all sheets", "hand-written XML of as many cells, zipped", 11)
def workbook() -> Result:
    """In memory, and checked before it is handed over."""
    document = typical()
    tables = _cells(xlsx.export(ExportRequest(document, document.scenarios[0].id, TODAY)).data)
    return Result(
        compare(
            timed(lambda: floors.sheet_in_a_zip(tables)),
            timed(lambda: xlsx.export(ExportRequest(document, document.scenarios[0].id, TODAY))),
            9,
        ),
        f"{sum(len(row) for table in tables for row in table):,} cells in {len(tables)} sheets",
    )


@row("list", "table of 100,000 assignments", "hand-written XML of as many cells, zipped", 8)
def table() -> Result:
    """The table of all assignments."""
    document = heavy()
    text = csv_table.export(ExportRequest(document, document.scenarios[0].id, TODAY)).data.decode("utf-8-sig")
    rows = [line.split(",") for line in text.splitlines()]
    return Result(
        compare(
            timed(lambda: floors.sheet_in_a_zip([rows])),
            timed(lambda: csv_table.export(ExportRequest(document, document.scenarios[0].id, TODAY))),
            5,
        )
    )


def _cells(data: bytes) -> list[list[list[str]]]:
    """What the cells of a workbook hold, an empty text where they are only styled."""
    book = zipfile.ZipFile(BytesIO(data))
    names = (each for each in book.namelist() if each.startswith("xl/worksheets/sheet"))
    return [
        [["".join(cell.itertext()) for cell in row] for row in ElementTree.fromstring(book.read(name)).iter(ROW)]
        for name in names
    ]
