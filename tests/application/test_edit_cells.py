"""What the cells of the matrix are set to, as one step."""

from __future__ import annotations

import pytest

from tests.application.samples import changed_roles, holding, role, sample
from workbench.application.edit import EditRefused, apply_or_refuse
from workbench.application.edits.cells import Cell, CellValue, SetCells
from workbench.domain.change import Change
from workbench.domain.model import Assignment
from workbench.domain.validate import problems


@pytest.mark.parametrize(
    ("role_id", "skill", "what", "label"),
    [
        ("psm", "apis", ("lead", 4), "Assign Social APIs to Social Product Strategist"),
        ("engineer", "apis", None, "Remove Social APIs from Social Engineer"),
        ("engineer", "graph", ("lead", 2), "Make Social Engineer lead Social graph strategy"),
        ("engineer", "apis", ("support", 3), "Make Social Engineer support Social APIs"),
        ("engineer", "apis", ("lead", 4), "Raise Social APIs of Social Engineer to level 4"),
        ("engineer", "apis", ("lead", 1), "Lower Social APIs of Social Engineer to level 1"),
    ],
)
def test_one_cell_is_named_by_what_becomes_of_it(role_id: str, skill: str, what: CellValue, label: str):
    before = sample()
    edit = SetCells("today", ((role_id, skill, what),))
    assert edit.describe(before) == label
    after = edit.apply(before)
    now = holding(after, role_id, skill)
    assert (None if now is None else (now.kind, now.level)) == what
    assert changed_roles(before, after) == {role_id}


def test_a_lead_beside_another_leaves_both():
    before = sample()
    after = SetCells("today", (("psm", "apis", ("lead", 4)),)).apply(before)
    assert holding(after, "engineer", "apis") == holding(before, "engineer", "apis")
    assert holding(after, "psm", "apis") == Assignment("apis", "lead", level=4)


def test_notes_stay_and_cells_that_say_what_they_said_stay_the_same_object():
    before = sample()
    edit = SetCells("today", (("engineer", "apis", ("support", 1)), ("engineer", "graph", ("support", 2))))
    after = edit.apply(before)
    assert holding(after, "engineer", "apis") == Assignment("apis", "support", level=1, note="since spring")
    assert holding(after, "engineer", "graph") is holding(before, "engineer", "graph")


def test_a_block_counts_the_cells_that_change():
    before = sample()
    same: Cell = ("engineer", "apis", ("lead", 3))
    edit = SetCells("today", (same, ("psm", "ads", ("support", 1)), ("msm", "ads", None)))
    assert edit.describe(before) == "Set 2 cells"
    assert changed_roles(before, edit.apply(before)) == {"psm", "msm"}
    assert SetCells("today", (("msm", "ads", None), ("msm", "pages", None))).describe(before) == "Clear 2 cells"


def test_nothing_to_change_is_the_same_map():
    before = sample()
    assert SetCells("today", (("engineer", "apis", ("lead", 3)), ("psm", "ads", None))).apply(before) is before


@pytest.mark.parametrize("cell", [("gone", "apis", None), ("psm", "gone", ("lead", 1)), ("psm", "apis", ("lead", 5))])
def test_what_cannot_be_is_refused(cell: tuple[str, str, CellValue]):
    with pytest.raises(EditRefused):
        apply_or_refuse(SetCells("today", (cell,)), sample())


def test_skills_that_come_stand_by_their_weight_and_the_map_is_sound():
    before = sample()
    after = SetCells("today", (("msm", "talk", ("lead", 2)), ("msm", "graph", ("lead", 3)))).apply(before)
    assert [each.skill for each in role(after, "msm").assignments] == ["ads", "graph", "pages", "talk"]
    assert not list(problems(after))


def test_a_change_says_which_cells_differ():
    before = sample()
    cells: tuple[Cell, ...] = (
        ("engineer", "apis", ("lead", 4)),
        ("psm", "talk", ("support", 1)),
        ("psm", "graph", ("lead", 3)),
    )
    after = SetCells("today", cells).apply(before)
    assert Change(before, after, "today", "today").cells == {("engineer", "apis"), ("psm", "talk")}
    assert Change(before, after, "proposed", "proposed").cells == frozenset()
