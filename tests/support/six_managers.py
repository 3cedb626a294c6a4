"""Six managers who edit copies of one exported workbook in all 13 ways of the design, and what becomes of the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.files.importers.returned_cases import at, cell, named, put_rows, role_column, rows_of, skill_row, title
from workbench.domain.model import CapabilityMap, Role, Skill
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    IMPORTANCE,
    KEYS_ROW,
    NEEDED,
    SCOPE,
    SKILL,
    TITLES_ROW,
)
from workbench.files.templates import load

MAP = load("social-leadership")
SKILLS, ROLES = len(MAP.skills), len(MAP.scenarios[0].roles)


def ann(book: Workbook) -> None:
    """Cells changed, emptied and marked, one of them with a comment."""
    cell(book, "social-graph", "social-engineer").value = "S2"
    cell(book, "prototyping", "social-product-strategist").value = None
    cell(book, "education", "content-producer").value = "x"
    cell(book, "social-selling", "sales-representative").comment = Comment("Needs a successor.", "Ann")


def ben(book: Workbook) -> None:
    """Rows sorted; one cell that Ann changed otherwise, and one that she changed alike."""
    cell(book, "social-graph", "social-engineer").value = "L3"
    cell(book, "education", "content-producer").value = "x"
    sheet = book["Matrix"]
    put_rows(sheet, FIRST_SKILL_ROW, rows_of(sheet, FIRST_SKILL_ROW, sheet.max_column)[:SKILLS][::-1])


def cat(book: Workbook) -> None:
    """A skill and a role renamed; rows filtered, with a change in a hidden one."""
    at(book["Matrix"], skill_row(book, "social-care"), SKILL).value = "Customer care"
    title(book, "community-manager").value = "Head of community"
    cell(book, "compliance", "legal-representative").value = "L4"
    for row in range(FIRST_SKILL_ROW, FIRST_SKILL_ROW + SKILLS - 5):
        book["Matrix"].row_dimensions[row + 1].hidden = True


def dan(book: Workbook) -> None:
    """A row added below, and one copied under another name."""
    sheet, row = book["Matrix"], FIRST_SKILL_ROW + SKILLS
    for column, value in ((SKILL, "Live video"), (BELONGS, "Marketing"), (SCOPE, "Yes"), (IMPORTANCE, 5), (NEEDED, 2)):
        at(sheet, row, column).value = value
    at(sheet, row, role_column(book, "content-producer")).value = "L3"
    for column in range(sheet.max_column):
        at(sheet, row + 1, column).value = at(sheet, skill_row(book, "social-selling"), column).value
    at(sheet, row + 1, SKILL).value = "Selling abroad"


def eve(book: Workbook) -> None:
    """A skill and a role removed from all sheets, and a row from one of them alone."""
    sheet = book["Matrix"]
    rows = rows_of(sheet, FIRST_SKILL_ROW, sheet.max_column)[:SKILLS]
    gone = {skill_row(book, each) - FIRST_SKILL_ROW for each in ("influencers", "listening")}
    kept = [values for place, values in enumerate(rows) if place not in gone]
    put_rows(sheet, FIRST_SKILL_ROW, [*kept, *([[None] * len(rows[0])] * len(gone))])
    sheet.delete_cols(role_column(book, "hr-representative") + 1, 1)
    for name, heading, identifier in (
        ("Skills", "Skill id", "influencers"),
        ("Organisation", "Role id", "hr-representative"),
    ):
        other = book[name]
        other.delete_rows(named(book, name, heading, identifier, heading).row, 1)


def fay(book: Workbook) -> None:
    """A column added, columns moved, fields of the other sheets, and cells that are none."""
    sheet = book["Matrix"]
    for row in range(KEYS_ROW, FIRST_SKILL_ROW + SKILLS):
        one, other = at(sheet, row, FIRST_ROLE), at(sheet, row, FIRST_ROLE + 1)
        one.value, other.value = other.value, one.value
    column = FIRST_ROLE + ROLES
    at(sheet, TITLES_ROW, column).value = "Podcast host"
    at(sheet, skill_row(book, "brand-voice"), column).value = "S2"
    at(sheet, skill_row(book, "social-login"), column).value = "L9"
    cell(book, "governance", "enablement-lead").value = "#REF!"
    named(book, "Skills", "Definition", "launch", "Skill id").value = "Going to market."
    named(book, "Organisation", "Headcount", "social-analyst", "Role id").value = 3


MANAGERS: Mapping[str, Callable[[Workbook], None]] = {
    "Ann": ann,
    "Ben": ben,
    "Cat": cat,
    "Dan": dan,
    "Eve": eve,
    "Fay": fay,
}


def role(document: CapabilityMap, identifier: str) -> Role:
    """A role of the first scenario."""
    return next(each for each in document.scenarios[0].roles if each.id == identifier)


def held(document: CapabilityMap, who: str, what: str) -> str:
    """What a role has of a skill, as a workbook says it: "L4"; "" for nothing."""
    for each in role(document, who).assignments:
        if each.skill == what:
            return f"{each.kind[0].upper()}{each.level}"
    return ""


def skill(document: CapabilityMap, identifier: str) -> Skill:
    """A skill of the library."""
    return next(each for each in document.skills if each.id == identifier)


def came_in(document: CapabilityMap) -> dict[str, Any]:
    """What the managers edited, as a map has it by now."""
    return {
        "Ann and Ben disagree": held(document, "social-engineer", "social-graph"),
        "emptied": held(document, "social-product-strategist", "prototyping"),
        "marked by two": held(document, "content-producer", "education"),
        "renamed skill": skill(document, "social-care").name,
        "renamed role": role(document, "community-manager").title,
        "in a hidden row": held(document, "legal-representative", "compliance"),
        "added skill": held(document, "content-producer", "live-video"),
        "copied skill": held(document, "sales-representative", "selling-abroad"),
        "removed skill": any(each.id == "influencers" for each in document.skills),
        "removed from one sheet": any(each.id == "listening" for each in document.skills),
        "removed role": any(each.id == "hr-representative" for each in document.scenarios[0].roles),
        "added role": held(document, "podcast-host", "brand-voice"),
        "no cell": held(document, "podcast-host", "social-login"),
        "an error": held(document, "enablement-lead", "governance"),
        "definition": skill(document, "launch").definition,
        "headcount": role(document, "social-analyst").headcount,
        "order of roles": [each.id for each in document.scenarios[0].roles][:2],
    }


WANTED: Mapping[str, Any] = {
    "Ann and Ben disagree": "L3",
    "emptied": "",
    "marked by two": "S3",
    "renamed skill": "Customer care",
    "renamed role": "Head of community",
    "in a hidden row": "L4",
    "added skill": "L3",
    "copied skill": "L2",
    "removed skill": True,
    "removed from one sheet": True,
    "removed role": True,
    "added role": "S2",
    "no cell": "",
    "an error": "S2",
    "definition": "Going to market.",
    "headcount": 3,
    "order of roles": ["corporate-social-strategist", "social-product-strategist"],
}
"""What is wanted where the later of two who disagree is taken, and no tick for what is missing is set."""
