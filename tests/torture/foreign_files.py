"""Foreign files and pieces of them, changed by chance: bytes, parts of a workbook, or the cells of a table."""

from __future__ import annotations

import csv
import io
import zipfile
from functools import cache
from random import Random
from typing import TypeVar

import yaml

from tests.support.workbooks import sheet_xml, workbook
from tests.torture.writers import ROOT

T = TypeVar("T")
CASES = ROOT / "tests" / "cases" / "importing"
TREES = {
    "skills.json": b'{"skills": [{"name": "Ads", "level": 3, "also": ["A", "B"]}, null, true]}',
    "skills.yaml": b"a: &a {k: 1, l: [2, 3]}\nb: {<<: *a, m: *a}\nskills:\n  - name: Ads\n    since: 2024-03-01\n",
    "skills.md": b"---\nname: Marketing\nlevels: 2\ntopics:\n- name: Ads\n  content:\n"
    b"  - level: 1\n    criteria: [Asks]\n  - level: 2\n    criteria: [Knows]\n---\n\n# Skills\n",
    "levels.yaml": b"roles: [analyst, engineer]\nSQL:\n  analyst: [1, 2, 3, 4]\n  engineer: [NC, NC, 1, 2]\n",
    "nice.json": b'{"elements": [{"element_type": "work_role", "element_identifier": "OG-1", "title": "Author"}, '
    b'{"element_type": "skill", "element_identifier": "S1", "title": "", "text": "Skill in writing"}], '
    b'"relationships": [{"source_element_identifier": "OG-1", "dest_element_identifier": "S1"}]}',
    "taxonomy.json": b'{"skills": [{"id": "s1", "name": "C#", "category": "Code", "subcategory": "NET", "aliases": '
    b'["C sharp"]}, {"id": "s2", "name": "C++", "category": "Code", "subcategory": "C"}]}',
}
TEXTS = {
    "skills.csv": b'Skill;Group;Level\n"Ads; all";Paid;3,5\nPricing;"a ""b""\nc";75 %\n' * 20,
    "skills.tsv": "Skill\tGroup\nGröße\tMaß\n".encode("utf-16"),
    "skills.txt": "Fähigkeit,Stufe\r\nWerbung,3\r\n".encode("cp1252") * 20,
}
TABLES = {
    "esco.csv": "conceptType,conceptUri,preferredLabel,status,altLabels,description,"
    "broaderConceptUri,broaderConceptPT\n"
    "KnowledgeSkillCompetence,http://x/skill/1,Haskell,released,HS | GHC,Writes,http://x/g/1,programming\n"
    "KnowledgeSkillCompetence,http://x/skill/2,Prolog,released,,Writes,http://x/g/1,programming\n",
    "onet.txt": "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tData Value\t"
    "Recommend Suppress\tNot Relevant\n"
    + "".join(
        f"11-20{soc}.00\tRole {soc}\t2.A.1.{letter}\tReading {letter}\t{scale}\t{value}\tN\tN\n"
        for soc in (11, 21)
        for letter in "ab"
        for scale, value in (("IM", 3.88), ("LV", 4.25))
    ),
    "roles.csv": "Role Family,Role,Role Level,Skill Name,Skill Level\n"
    + "".join(
        f"Data,Analyst,{level} analyst,{skill},{word}\n"
        for level, word in (("Junior", "Awareness"), ("Lead", "Expert"))
        for skill in ("SQL", "Talking", "Statistics")
    ),
    "people.csv": "Employee,Role,Python,SQL,Talking\nAnna,Dev,4,2,5\nBen,Dev,3,1,1\n"
    "Cleo,Lead,2,5,3\n,,,,\nAVERAGE,,3,2.7,3\n",
    "people_list.csv": "Employee ID,First name,Last name,Skill,Rating\n1,Anna,Berg,SQL,4\n"
    "1,Anna,Berg,R,2\n2,Ben,Holm,SQL,5\n",
    "organisation.csv": "id,name,title,department,reports_to\na1,Ann,Director,Office,\n"
    "b2,Bob,Manager,Sales,a1\nc3,Cy,Manager,Sales,b2\n",
    "sfia.csv": "Code,URL,Skill,Category,Subcategory,Overall description,Guidance notes,Level 1,Level 2,Level 7\n"
    "ITSP,http://x,Strategic planning,Strategy,Planning,Plans,Some,,Yes,Yes\n",
    "lists.csv": "Role,Skills\nAnalyst,SQL; Talking; Statistics\nEngineer,SQL; Python\n",
}
PIECES = (
    *(b"\0", b"\r", b"\n", b'"', b",", b";", b"\t", b"|", b"%", b"\xff\xfe", b"\xe9", b"sep=;\n", b"---\n", b"[", b"{"),
    *(b"&a ", b"*a", b"<<: ", b": ", b"- ", b"!x ", b"1e999", b"9" * 40, b"<", b">", b"</c>", b'<c r="ZZZ9">', b"<v>"),
    *(b'<row r="1048576">', b' t="e"', b' hidden="1"', b"<f>", b"<!DOCTYPE", b"\x08\x02", b"\x09\x08", b"\xff\xff"),
    b' table:number-columns-repeated="99999"',
)
"""What is put in: marks that mean something to one reader or another."""
CELLS = (
    "", "-", "x", "o", "A", "R", "A/R", "C,I", "L4", "S2", "lead 3", "0", "1", "2.5", "3,5", "4", "5", "7", "12",
    "-1", "75 %", "1e308", "inf", "nan", "2024-03-01", "Expert", "3 - Proficient", "NOT IN USE", "High", "Total",
    "Required", "AVERAGE", "Max", "Skill", "Role", "Employee", "Group", "Level", "Department", "Reports to", "Title",
    "Code", "Id", "Importance", "Side", "SQL", "C++", "C#", "SQL ", "sql", "Anna Berg", "Ben", "1.", "1.1", "1.1.1",
    "🎈", "\u00ad", "ß", "٣", "é", "a\nb", "=A1", "#REF!", "None", "nothing", "A; B", "Dev (Anna)",
    "x" * 250, "long text " * 40,
)  # fmt: skip
"""What cells become: what recognising knows, and what it does not expect."""


@cache
def tables() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The cells of tables of every shape by a file's name: those here, and the sheets of the cases."""
    found = {
        name: tuple(map(tuple, csv.reader(io.StringIO(text), delimiter="\t" if name.endswith(".txt") else ",")))
        for name, text in TABLES.items()
    }
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            for number, lines in enumerate(case["sheets"].values()):
                rows = tuple(tuple(line.split("|")) for line in str(lines).strip("\n").splitlines())
                found[f"{path.stem}-{len(found)}-{number}.csv"] = rows
    return {name: rows for name, rows in found.items() if rows}


@cache
def books() -> dict[str, bytes]:
    """Small workbooks of other programs, and one made here."""
    found = {path.name: path.read_bytes() for path in sorted(CASES.glob("small.*"))}
    found["made.xlsx"] = workbook(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    return found


def made(chance: Random, *, as_book: bool) -> tuple[str, bytes]:
    """A file's name and bytes: something that can be imported, with something about it that is not as it should be."""
    if as_book:
        if chance.random() < 0.5:
            name, rows = _one(chance, tables())
            return f"{name.rpartition('.')[0]}.xlsx", _as_book(changed_table(chance, rows))
        name, data = _one(chance, books())
        return name, changed_book(chance, data)
    if chance.random() < 0.6:
        name, rows = _one(chance, tables())
        text = _as_text(changed_table(chance, rows), "\t" if name.endswith(".txt") else chance.choice(",,,;\t|"))
        return name, changed(chance, text) if chance.random() < 0.2 else text
    name, data = _one(chance, {**TEXTS, **TREES, **{each: text.encode() for each, text in TABLES.items()}})
    return name, changed(chance, data)


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


def changed_table(chance: Random, rows: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    """Rows with other cells, or with rows and columns that came, went, were doubled or changed places."""
    table = [list(row) for row in rows]
    for _ in range(chance.choice((0, 1, 2, 5, 20))):
        row = chance.choice(table)
        at, way = chance.randrange(len(row) or 1), chance.random()
        if way < 0.5 and row:
            row[at] = chance.choice(CELLS)
        elif way < 0.6:
            table.insert(chance.randrange(len(table) + 1), list(chance.choice(table)) if way < 0.57 else [])
        elif way < 0.7 and len(table) > 1:
            table.remove(row)
        elif way < 0.8:
            for each in table:
                each.insert(at, chance.choice((chance.choice(CELLS), *each[at : at + 1])))
        elif way < 0.85:
            for each in table:
                del each[at : at + 1]
        elif way < 0.9:
            chance.shuffle(table)
        elif row:
            row[at] = chance.choice(chance.choice(table) or [""])
    if chance.random() < 0.05:
        table = [[*row, *row] for row in table] if chance.random() < 0.5 else table * chance.choice((2, 100))
    return table


def _as_text(rows: list[list[str]], delimiter: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def _as_book(rows: list[list[str]]) -> bytes:
    """A workbook of one sheet, numbers as numbers."""

    def cell(text: str) -> str:
        if text.isascii() and text.isdigit():
            return f"<c><v>{text}</v></c>"
        said = text.replace("&", "&amp;").replace("<", "&lt;")
        return f'<c t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'

    return workbook(sheet_xml("".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)))


def _one(chance: Random, files: dict[str, T]) -> tuple[str, T]:
    name = chance.choice(sorted(files))
    return name, files[name]
