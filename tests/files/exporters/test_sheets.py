"""The registry of sheets: one frozen value a module, no two of one place or name."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.files.exporters.reading import visible_sheets
from tests.support.packages import package_of
from workbench.files.exporters.xlsx import all_sheets, sheets_in, sheets_of

FILLS = "def write(book, sheet):\n    pass\n\n"
SHEET = "from workbench.files.exporters.xlsx.sheet import Sheet\n" + FILLS + "SHEET = Sheet({}, build=write)\n"


def test_sheets_are_found_in_the_order_of_the_tabs(tmp_path: Path) -> None:
    made = package_of(tmp_path, load=SHEET.format('order=20, name="Load"'), age=SHEET.format('order=10, name="Age"'))
    assert [each.name for each in sheets_in(made)] == ["Age", "Load"]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ('order=10, name="Load"', 'order=10, name="Age"', "age and load have the same order, 10"),
        ('order=10, name="Load"', 'order=20, name="load"', "age and load have the same name, load"),
    ],
)
def test_two_sheets_of_one_place_or_name_fail(tmp_path: Path, one: str, other: str, why: str) -> None:
    made = package_of(tmp_path, load=SHEET.format(one), age=SHEET.format(other))
    with pytest.raises(ValueError, match=why):
        sheets_in(made)


def test_between_any_two_sheets_there_is_room_for_another() -> None:
    assert all(after.order - before.order > 1 for before, after in pairwise(all_sheets()))


def test_what_a_sheet_says_of_itself_decides_where_it_is() -> None:
    assert [each.name for each in all_sheets() if each not in sheets_of(compared=False, people=True)] == ["Changes"]
    assert [each.name for each in all_sheets() if each not in sheets_of(compared=True, people=False)] == [
        "Fit",
        "Levels",
    ]
    assert [each.name for each in all_sheets() if each not in visible_sheets()] == ["Exported", "Levels"]
