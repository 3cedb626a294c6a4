"""The kinds of edit of a workbook that comes back, made in LibreOffice and saved by it: each is read as what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.files.exporters import maps
from tests.files.exporters.office import saved
from tests.files.exporters.test_edited import act, put
from tests.files.importers.test_returned import PLAN, TODAY, with_held
from tests.support.returning import exported, nothing, returned
from workbench.application.returned import Returned
from workbench.domain.model import Assignment, CapabilityMap, Skill
from workbench.domain.transform import edit_role, set_role, set_skill
from workbench.files.exporters.xlsx.layout import FIRST_ROLE, FIRST_SKILL_ROW, SKILL, TITLES_ROW
from workbench.files.templates import load

pytestmark = pytest.mark.office

LAST = FIRST_SKILL_ROW + len(PLAN.skills) - 1
BODY = f"A{FIRST_SKILL_ROW + 1}:O{LAST + 1}"
NEW = Skill("video", "Video", group="", belongs_to="marketing", importance=5, level_needed=2)
LED = Assignment("video", "lead", level=4)


@dataclass(frozen=True)
class Edit:
    """An edit: its lines of Basic, the map it makes, and what is told and refused of it."""

    lines: Sequence[str]
    after: CapabilityMap = PLAN
    told: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    missing: int = 0


def with_new(row: int) -> list[str]:
    values: tuple[str | int, ...] = (NEW.name, "Marketing", "Yes", NEW.importance, NEW.level_needed)
    return [
        *(put("Matrix", row, column, value) for column, value in enumerate(values)),
        put("Matrix", row, FIRST_ROLE + 2, "L4"),
    ]


def added() -> CapabilityMap:
    """The plan with the new skill, led by the last role."""
    document = replace(PLAN, skills=(*PLAN.skills, NEW))
    return edit_role(document, TODAY, "maker", lambda each: replace(each, assignments=(*each.assignments, LED)))


def edits() -> Mapping[str, Edit]:
    cell = ("Matrix", FIRST_SKILL_ROW, FIRST_ROLE)
    note = Assignment("sem", "support", level=2, note="Why")
    copy = (
        'book.Sheets.getByName("Matrix").copyRange(book.Sheets.getByName("Matrix").getCellByPosition(0, {}).CellAddress'
    )
    source = f'book.Sheets.getByName("Matrix").getCellRangeByName("A{FIRST_SKILL_ROW + 1}:J{FIRST_SKILL_ROW + 1}")'
    hidden = f'book.Sheets.getByName("Matrix").Rows.getByIndex({FIRST_SKILL_ROW}).IsVisible = False'
    return {
        "untouched": Edit([]),
        "cell": Edit([put(*cell, "S1")], with_held("lead", Assignment("seo", "support", level=1), note)),
        "number": Edit([put(*cell, 2)], with_held("lead", Assignment("seo", "lead", level=2), note)),
        "emptied": Edit([put(*cell, "")], with_held("lead", note)),
        "no cell": Edit([put(*cell, "L7")], refused=("no_cell",)),
        "error": Edit(
            [f'book.Sheets.getByName("Matrix").getCellByPosition({FIRST_ROLE}, {FIRST_SKILL_ROW}).Formula = "=1/0"'],
            refused=("error",),
        ),
        "renamed": Edit(
            [put("Matrix", FIRST_SKILL_ROW, SKILL, "Search"), put("Matrix", TITLES_ROW, FIRST_ROLE, "Head")],
            set_role(set_skill(PLAN, "seo", name="Search"), TODAY, "lead", title="Head"),
        ),
        "sorted": Edit([f'Sorted(book.Sheets.getByName("Matrix"), "{BODY}", 0, False)']),
        "filtered": Edit([hidden]),
        "row inserted": Edit([act("Matrix", f"Rows.insertByIndex({LAST}, 1)"), *with_new(LAST)], added()),
        "row appended": Edit(with_new(LAST + 1), added()),
        "row copied": Edit([copy.format(LAST + 1) + f", {source}.RangeAddress)"], refused=("twice",)),
        "row deleted": Edit([act("Matrix", f"Rows.removeByIndex({FIRST_SKILL_ROW}, 1)")], told=("still_there",)),
        "column added": Edit(
            [
                act("Matrix", f"Columns.insertByIndex({FIRST_ROLE}, 1)"),
                put("Matrix", TITLES_ROW, FIRST_ROLE, "Maker's aide"),
            ],
            missing=-1,
        ),
        "column moved": Edit([f'MovedColumn(book.Sheets.getByName("Matrix"), {FIRST_ROLE}, {FIRST_ROLE + 2})']),
        "column deleted": Edit([act("Matrix", f"Columns.removeByIndex({FIRST_ROLE}, 1)")], told=("still_there",)),
        "role gone": Edit(
            [
                act("Matrix", f"Columns.removeByIndex({FIRST_ROLE + 2}, 1)"),
                act("Organisation", "Rows.removeByIndex(5, 1)"),
            ],
            missing=2,  # and the department that it was alone in
        ),
    }


def test_each_edit_is_read_as_what_it_is(tmp_path: Path) -> None:
    cases = edits()
    data = exported(PLAN)
    found: dict[str, Returned] = {
        name: returned(each, PLAN)
        for name, each in saved({name: (data, case.lines) for name, case in cases.items()}, tmp_path).items()
    }
    for name, case in cases.items():
        one = found[name]
        assert one.base == PLAN, name
        assert tuple(fact.reason for fact in one.refused) == case.refused, name
        assert tuple(fact.reason for fact in one.told) == case.told, name
        assert len(one.missing) == max(case.missing, 0), name
        if not case.missing:
            assert one.edited == case.after, name
    assert [role.title for role in found["column added"].edited.scenarios[0].roles][3:] == ["Maker's aide"]
    assert [unit.subject for unit in found["role gone"].missing] == ["role:maker", "department:lab"]


def test_what_libreoffice_saved_says_nothing_new(tmp_path: Path) -> None:
    documents = {f"map{seed}": maps.random_map(seed) for seed in range(8)} | {"starter": load("social-leadership")}
    books = saved({name: (exported(document), ()) for name, document in documents.items()}, tmp_path)
    for name, document in documents.items():
        assert nothing(returned(books[name], document)), name
