"""Small files in the shapes that are imported: a RACI chart, a long list, and a matrix of people with bands."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.support.grids import grid_of_lines
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Grid

RACI = """
Activity|Product owner|Architect|Designer|Engineer
Requirements refinement|A|C|C|R
Roadmap planning|A|C|I|I
Architecture review|I|A|I|R
Design system|C|C|A|I
Release management|A|I|I|R
Quality assurance|C|C|I|A/R
"""
LONG_LIST = """
Role Family|Role Level|Skill Name|Skill Level
Product|Product manager|Product vision|working
Product|Product manager|User research|awareness
Product|Product manager|Agile delivery|working
Product|Lead product manager|Product vision|expert
Product|Lead product manager|User research|working
Product|Lead product manager|Agile delivery|practitioner
Data|Data analyst|Statistics|practitioner
Data|Data analyst|Data quality|working
Data|Data analyst|User research|NOT IN USE
Data|Lead data analyst|Statistics|expert
Data|Lead data analyst|Data quality|expert
Data|Lead data analyst|User research|NOT IN USE
"""
PEOPLE = """
|Band|Hard skills||||Soft skills|||
Employee|Role|SQL|Python|Statistics|Dashboards|Communication|Leadership|Negotiation|Writing
Ann Example|Data Analyst|5|4|5|4|3|2|3|4
Ben Sample|Data Analyst|4|3|4|5|4|2|2|3
Cora Test|Data Engineer|5|5|3|2|3|3|2|2
Dan Probe|Data Engineer|4|5|2|3|2|3|1|3
Eve Trial|Data Engineer|3|4|2|2|4|4|3|3
Finn Case|Data Analyst|3|3|4|4|5|1|4|5

AVERAGE||4|4|3.33|3.33|3.5|2.5|2.5|3.33
"""
CATALOGUE = """
Skill|Group|Definition
Statistics|Data|Sampling and inference.
SQL|Data|Queries on tables.
Writing|Language|Clear texts.
"""


def contents_of(lines: str, file: str, sheet: str = "Sheet1", *more: Grid) -> Sheets:
    """The content of a file with such a sheet, and further ones."""
    return Sheets((grid_of_lines(lines, sheet), *more), file)


def workbook_of(path: Path, lines: str, sheet: str = "Sheet1") -> Path:
    """A workbook with such a sheet."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in grid_of_lines(lines).rows:
        page.append(list(row))
    book.save(path)
    return path
