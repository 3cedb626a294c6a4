"""Words of the import dialog around its lists."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.grids import grid_of_lines
from tests.support.imported import blank
from workbench.application.importing.choices import Choices, Target
from workbench.application.importing.content import Sheets
from workbench.application.importing.preparation import Preparation, prepare
from workbench.domain.model import Role, Scenario
from workbench.domain.replace import replace
from workbench.presentation.import_dialog import last_time_text, nothing_found, reading_text, role_titles, title_text
from workbench.presentation.import_encoding import answered_text, asked_text, box_name, label_of

SKILLS = "Skill|Group\nPython|Code\nSQL|Code"


def prepared(*lines: str, target: Target | None = None) -> Preparation:
    scenarios = (
        Scenario("a", "Now", model="decentralised", roles=(Role("x", "Cook"), Role("y", "Baker"))),
        Scenario("b", "Later", model="decentralised", roles=(Role("x", "Cook"), Role("z", "Waiter"))),
    )
    contents = tuple(Sheets((grid_of_lines(each, ""),), f"{number}.csv") for number, each in enumerate(lines, 1))
    choices = Choices() if target is None else Choices(target=target)
    return prepare(replace(blank(), scenarios=scenarios), contents, None, choices)


def test_the_title_and_what_is_read() -> None:
    assert [title_text(names) for names in ([], ["a.csv"], ["a.csv", "b.csv"])] == [
        *("Import", "Import “a.csv”", "Import 2 files"),
    ]
    assert [reading_text(names) for names in ([], ["a.csv"], ["a.csv", "b.csv"])] == [
        *("Reading…", "Reading “a.csv”…", "Reading 2 files…"),
    ]


def test_the_day_of_the_last_time() -> None:
    assert last_time_text(date(2026, 3, 3), date(2026, 5, 4), 0, 0) == "As last time (3 March)"
    assert last_time_text(date(2025, 3, 3), date(2026, 5, 4), 0, 0) == "As last time (3 March 2025)"


@pytest.mark.parametrize(
    ("answers", "of", "said"),
    [
        (1, 1, "answers the question"),
        (2, 2, "answers all 2 questions"),
        (1, 2, "answers 1 of 2 questions"),
        (0, 1, "answers 0 of 1 question"),
    ],
)
def test_how_much_the_answers_of_last_time_answer(answers: int, of: int, said: str) -> None:
    assert last_time_text(date(2026, 3, 3), date(2026, 5, 4), answers, of) == f"As last time (3 March): {said}"


def test_the_roles_that_a_list_may_be_of() -> None:
    assert role_titles(prepared(SKILLS)) == ["Cook", "Baker", "Waiter"]
    roles = "Role|Grade\nCook|3\nWaiter|2"
    assert role_titles(prepared(roles, target=Target("scenario", "b"))) == ["Cook", "Waiter"]
    assert role_titles(prepared(roles, target=Target("new_scenario", "X"))) == ["Cook", "Baker", "Waiter"]


def test_files_without_a_table_are_told_one_by_one() -> None:
    said = nothing_found(prepared("a|b\nc|d", "Skill|Group|Owner"))
    assert said.startswith("In “1.csv” no table of skills, roles or people was found. Point at the row")
    assert said.endswith("“2.csv” has headings and no rows below them. Nothing was changed.")
    assert nothing_found(prepared("a|b\nc|d", SKILLS)) == ""


def test_how_letters_are_written_is_asked_with_the_name_of_the_file() -> None:
    assert (label_of("cp1252"), label_of("cp037")) == ("Western European (Windows 1252)", "cp037")
    assert "“a.csv” does not say" in asked_text("a.csv")
    assert answered_text("a.csv") == "How the letters of “a.csv” are written:"
    assert box_name("a.csv") == "Code page of “a.csv”"
    for said in (asked_text("x" * 300), answered_text("x" * 300), box_name("x\n" * 300)):
        assert len(said) < 250
        assert said.isprintable()
