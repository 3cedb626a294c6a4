"""Options of an import, and which of them the files give reason for."""

from __future__ import annotations

import pytest

from tests.support.grids import grid_of_lines
from tests.support.imported import after, blank
from workbench.application.importing.choices import Choices, FromFile, Target
from workbench.application.importing.content import Sheets
from workbench.application.importing.preparation import Preparation, prepare
from workbench.domain.model import CapabilityMap
from workbench.presentation.import_options import columns_in, has_people, may_be_complete


def prepared(lines: str, choices: Choices | None = None, document: CapabilityMap | None = None) -> Preparation:
    content = Sheets((grid_of_lines(lines, ""),), "a.csv")
    return prepare(document or blank(), (content,), None, choices or Choices())


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        ("Skill|Definition\nPython|A language.\nSQL|Queries.", {"definitions"}),
        ("Skill|Group\nPython|Code\nSQL|Code", {"groups"}),
        ("Skill|Aliases\nPython|Py\nSQL|Sequel", {"aliases"}),
        ("Role|Also called\nDev|Coder\nOps|Admin", {"aliases"}),
        ("Role|Skill|Level\nDev|Python|3\nOps|SQL|2", set()),
    ],
)
def test_only_what_a_file_has_can_be_passed_over(lines: str, columns: set[FromFile]) -> None:
    assert columns_in(prepared(lines)) == columns


def test_levels_can_be_passed_over_where_they_would_change_some() -> None:
    lines = "Role|Skill|Level\nDev|Python|{}\nOps|SQL|2"
    first = prepared(lines.format(3))
    document = after(blank(), first.records)
    assert columns_in(prepared(lines.format(3), document=document)) == set()
    assert columns_in(prepared(lines.format(4), document=document)) == {"levels"}
    without = Choices(not_from_file=frozenset({"levels"}))
    assert columns_in(prepared(lines.format(4), without, document)) == {"levels"}, "to be taken again"
    needed = "Skill|Level needed\nPython|{}\nSQL|2"
    listed = after(blank(), prepared(needed.format(3)).records)
    assert columns_in(prepared(needed.format(4), document=listed)) == {"levels"}


def test_people_are_a_choice_where_there_are_some() -> None:
    assert has_people(prepared("Employee|Python|SQL|Git\nAnna Berg|3|2|1\nBen Holm|4|1|2"))
    assert has_people(prepared("First name|Last name|Department\nAnna|Berg|IT\nBen|Holm|HR"))
    assert not has_people(prepared("Role|Skill|Level\nDev|Python|3\nOps|SQL|2"))


def test_a_file_may_be_complete_for_roles_that_are_there() -> None:
    lines = "Role|Skill|Level\nDev|Python|3\nOps|SQL|2"
    assert not may_be_complete(prepared(lines, Choices(target=Target("new_scenario", "X"))))
    assert not may_be_complete(prepared(lines, Choices(target=Target("library"))))
    assert may_be_complete(prepared(lines, Choices(target=Target("scenario", "today"))))
    assert not may_be_complete(prepared("Role|Grade\nDev|3\nOps|2", Choices(target=Target("scenario", "today"))))
