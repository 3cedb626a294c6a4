"""Foreign files, changed here and there: each is opened, or refused in one sentence, and soon; nothing else escapes."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.support.workbooks import sheet_xml, workbook
from tests.torture.kind import Kind, Outcome
from tests.torture.writers import ROOT
from workbench.files.importers import ImportFailed, Source, open_source

CASES = ROOT / "tests" / "cases" / "importing"
SECONDS = 10.0
"""What one may take."""
WORKBOOKS = 8
"""One in so many is a workbook, which takes a process."""
TEXTS = {
    "skills.csv": b'Skill;Group;Level\n"Ads; all";Paid;3,5\nPricing;"a ""b""\nc";75 %\n' * 20,
    "skills.tsv": "Skill\tGroup\nGröße\tMaß\n".encode("utf-16"),
    "skills.txt": "Fähigkeit,Stufe\r\nWerbung,3\r\n".encode("cp1252") * 20,
    "skills.json": b'{"skills": [{"name": "Ads", "level": 3, "also": ["A", "B"]}, null, true]}',
    "skills.yaml": b"a: &a {k: 1, l: [2, 3]}\nb: {<<: *a, m: *a}\nskills:\n  - name: Ads\n    since: 2024-03-01\n",
    "skills.md": b"---\nlevels: 4\ntopics:\n- name: Ads\n---\n\n# Skills\n",
}
PIECES = (
    *(b"\0", b"\r", b"\n", b'"', b",", b";", b"\t", b"|", b"%", b"\xff\xfe", b"\xe9", b"sep=;\n", b"---\n", b"[", b"{"),
    *(b"&a ", b"*a", b"<<: ", b": ", b"- ", b"!x ", b"1e999", b"9" * 40, b"<", b">", b"</c>", b'<c r="ZZZ9">', b"<v>"),
    *(b'<row r="1048576">', b' t="e"', b' hidden="1"', b"<f>", b"<!DOCTYPE", b"\x08\x02", b"\x09\x08", b"\xff\xff"),
    b' table:number-columns-repeated="99999"',
)
"""What is put in: marks that mean something to one reader or another."""


def changed(chance: Random, data: bytes) -> bytes:
    """The bytes with some others among them, or without some."""
    for _ in range(chance.choice((1, 2, 5, 20))):
        at, way = chance.randrange(len(data) + 1), chance.random()
        if way < 0.3:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif way < 0.75:
            data = data[:at] + chance.choice(PIECES) * chance.choice((1, 1, 1, 3, 50)) + data[at:]
        else:
            data = data[:at] + data[at + chance.choice((1, 10, 1000)) :]
    return data


def changed_book(chance: Random, data: bytes) -> bytes:
    """A workbook with one of its parts changed, or, where it is no zip, all of it."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return changed(chance, data)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        chosen = chance.choice([name for name in before.namelist() if not name.startswith("docProps")])
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, changed(chance, content) if name == chosen else content)
    return packed.getvalue()


def fault_in(name: str, data: bytes) -> str | None:
    """What is not right about how this is opened."""
    begun = time.monotonic()
    try:
        open_source(Source(name, data))
    except ImportFailed as failure:
        said = str(failure)
        if not said.startswith(f"“{name}” ") or not said.endswith(". Nothing was changed.") or "\n" in said:
            return f"no sentence but “{said}”"
    except Exception as fault:
        return f"{fault!r} escaped"
    took = time.monotonic() - begun
    return f"it took {took:.1f} s" if took > SECONDS else None


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Open `count` such files; one with a fault is kept in the system's folder for what is temporary."""
    books = {path.name: path.read_bytes() for path in sorted(CASES.glob("small.*"))}
    books["made.xlsx"] = workbook(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    faults = []
    for number in range(count):
        files, change = (books, changed_book) if number % WORKBOOKS == 0 else (TEXTS, changed)
        name, data = _one(chance, files, change)
        fault = fault_in(name, data)
        if fault is not None:
            kept = place.parent / f"foreign-{chance.getrandbits(32):x}-{name}"
            kept.write_bytes(data)
            faults.append(f"{kept}: {fault}")
    return Outcome(count, tuple(faults))


def _one(chance: Random, files: dict[str, bytes], change: Callable[[Random, bytes], bytes]) -> tuple[str, bytes]:
    name = chance.choice(sorted(files))
    return name, change(chance, files[name])


KIND = Kind("foreign files, damaged here and there", run, amount=10_000, batch=500, in_suite=80)
