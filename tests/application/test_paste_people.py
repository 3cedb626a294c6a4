"""Pasted people: a column for each skill, or a row for each level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.application.samples import sample
from workbench.application.edit import EditRefused
from workbench.application.edits.people import AddPeople, DeletePeople
from workbench.application.paste_people import PeoplePlan, plan_people
from workbench.application.pasted_text import ROWS_LIMIT, STEP
from workbench.application.task import Cancelled, Task
from workbench.domain.model import CapabilityMap, Person, PersonLevel
from workbench.domain.validate import problems

BO = Person("bo", "Bo", title="Analyst", levels=(PersonLevel("apis", 2),))


def start() -> CapabilityMap:
    return AddPeople((BO,)).apply(sample())


def outcomes(plan: PeoplePlan) -> list[tuple[int, str, str]]:
    return [(row.number, row.name, row.outcome) for row in plan.rows]


def test_a_column_for_each_skill():
    before = start()
    text = (
        "Name\tTitle\tSocial APIs\tSocial graph strategy\tJuggling\nAda\tEngineer\t3 skilled\tnone\t4\nBo\t\t4\t\t1\n"
    )
    plan = plan_people(before, text)
    assert outcomes(plan) == [(2, "Ada", "added"), (3, "Bo", "updated")]
    assert any("Juggling" in note and "no skill" in note for note in plan.notes)
    assert plan.edit().describe(before) == "Paste 2 people"
    after = plan.edit().apply(before)
    bo, ada = after.people
    assert (ada.name, ada.title, ada.levels) == ("Ada", "Engineer", (PersonLevel("apis", 3), PersonLevel("graph", 0)))
    assert (bo.title, bo.levels) == ("Analyst", (PersonLevel("apis", 4),))
    assert not any(problems(after))
    assert not plan_people(after, text).changes


def test_a_row_for_each_level_with_and_without_headings():
    for heading in ("Name\tSkill\tLevel\n", ""):
        before = start()
        rows = "Ada\tSocial APIs\t3\nAda\tSocial graph strategy\tworking\nAda\tJuggling\t2\nBo\tsocial apis\t2\n"
        plan = plan_people(before, heading + rows)
        assert [outcome for _, _, outcome in outcomes(plan)] == ["added", "added", "refused", "unchanged"]
        assert "No skill of this map is called “Juggling”." in plan.rows[2].detail
        assert any("Juggling" in note for note in plan.notes)
        ada = plan.edit().apply(before).people[-1]
        assert ada.levels == (PersonLevel("apis", 3), PersonLevel("graph", 2))
        assert (plan.added, plan.updated) == (1, 0)


def test_names_and_titles_alone():
    plan = plan_people(start(), "Ada\tEngineer\nCy\tDesigner")
    assert [person.title for person in plan.edit().apply(start()).people[1:]] == ["Engineer", "Designer"]
    assert any("Without headings" in note for note in plan.notes)


def test_three_columns_without_headings_are_levels_only_where_most_say_so():
    plan = plan_people(start(), "Ada\tEngineer\tBerlin\nCy\tDesigner\tOslo\nEve\tSocial APIs\t3")
    assert [person.title for person in plan.edit().apply(start()).people[1:]] == ["Engineer", "Designer", "Social APIs"]


def test_a_column_called_skill_beside_no_level_is_none_of_levels():
    plan = plan_people(start(), "Name\tSkill\tSocial APIs\nAda\tmany\t3")
    assert outcomes(plan) == [(2, "Ada", "added")]
    assert plan.edit().apply(start()).people[-1].levels == (PersonLevel("apis", 3),)


def test_as_many_people_are_read_as_a_paste_takes():
    rows = [f"P{number}" for number in range(ROWS_LIMIT + 1)]
    just = plan_people(start(), "Name\n" + "\n".join(rows[:-1]))
    assert (just.added, just.rows[-1].outcome) == (ROWS_LIMIT, "added")
    more = plan_people(start(), "Name\n" + "\n".join(rows))
    assert (more.added, more.rows[-1].outcome) == (ROWS_LIMIT, "refused")
    assert f"A paste takes {ROWS_LIMIT:,} rows." in more.rows[-1].detail
    bare = plan_people(start(), "\n".join(rows))
    assert (bare.added, bare.rows[-1].outcome) == (ROWS_LIMIT, "refused"), "nor more where no row is one of headings"


def test_typical_backgrounds_can_be_pasted():
    plan = plan_people(start(), "Name;Kind;Social APIs\nDeveloper;typical background;4\nAda;robot;1")
    assert [row.outcome for row in plan.rows] == ["added", "refused"]
    assert "allowed is person or typical background" in plan.rows[1].detail
    assert plan.edit().apply(start()).people[-1].kind == "background"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("\tEngineer\t3", "The name is missing."),
        ("Ada\tEngineer\t7", "Social APIs cannot be “7”; allowed is 0 none"),
        ("Ada\tEngineer\t-1", "Social APIs cannot be “-1”"),
        ("Ada\tEngineer\t2.5", "Social APIs cannot be “2.5”"),
        ("Ada\tEngineer\tso so", "Social APIs cannot be “so so”"),
    ],
)
def test_rows_are_refused_with_the_reason(row: str, why: str):
    plan = plan_people(start(), f"Name\tTitle\tSocial APIs\n{row}")
    assert [each.outcome for each in plan.rows] == ["refused"]
    assert why in plan.rows[0].detail
    assert not plan.changes


@pytest.mark.parametrize(
    ("cell", "level"), [("0", 0), ("none", 0), ("3", 3), ("3.0", 3), ("L2", 2), ("4 sets direction", 4), ("Aware", 1)]
)
def test_levels_are_numbers_or_words(cell: str, level: int):
    after = plan_people(start(), f"Name\tSocial APIs\nAda\t{cell}").edit().apply(start())
    assert after.people[-1].levels == (PersonLevel("apis", level),)


@pytest.mark.parametrize("cell", ["", "-", "?", " "])
def test_an_empty_cell_says_nothing(cell: str):
    after = plan_people(start(), f"Name\tSocial APIs\nAda\t{cell}").edit().apply(start())
    assert after.people[-1].levels == ()


def test_a_person_stands_in_one_row_and_one_name_means_one():
    plan = plan_people(start(), "Name\tSocial APIs\nAda\t3\nada\t2")
    assert [row.outcome for row in plan.rows] == ["added", "refused"]
    assert "Row 2 is" in plan.rows[1].detail
    twice = AddPeople((Person("", "Bo"),)).apply(start())
    assert "Several people are called Bo" in plan_people(twice, "Name\tSocial APIs\nBo\t3").rows[0].detail


def test_a_row_below_many_blank_ones_is_read():
    plan = plan_people(start(), "\n" * (2 * ROWS_LIMIT + 1) + "Ada\tEngineer")
    assert outcomes(plan) == [(2 * ROWS_LIMIT + 2, "Ada", "added")]


def test_reading_can_be_called_off():
    with pytest.raises(Cancelled):
        plan_people(start(), "\n" * STEP, Task(cancelled=lambda: True))


def test_a_plan_of_people_who_are_gone_is_refused():
    before = start()
    edit = plan_people(before, "Name\tSocial APIs\nBo\t4").edit()
    with pytest.raises(EditRefused, match="Paste once more"):
        edit.apply(DeletePeople(("bo",)).apply(before))


def test_nothing_pasted_is_nothing_done():
    plan = plan_people(start(), " \n")
    assert not plan.changes
    assert plan.rows == ()


@given(st.text(alphabet=st.sampled_from('Ada Bo\t\n;,"0347xLevelSkillName'), max_size=80))
def test_any_text_gives_a_sound_map(text: str):
    before = start()
    after = plan_people(before, text).edit().apply(before)
    assert not any(problems(after, before))


NAMESAKES = "Name\tTitle\tSocial APIs\nAnna Schmidt\tHead of Sales\t3\nAnna Schmidt\tHead of Service\t1\n"


def test_two_of_one_name_and_different_titles_are_two_people():
    plan = plan_people(start(), NAMESAKES)
    assert [row.outcome for row in plan.rows] == ["added", "added"]
    after = plan.edit().apply(start())
    assert [(each.name, each.title) for each in after.people[1:]] == [
        ("Anna Schmidt", "Head of Sales"),
        ("Anna Schmidt", "Head of Service"),
    ]
    again = plan_people(after, NAMESAKES)
    assert [row.outcome for row in again.rows] == ["unchanged", "unchanged"]
    assert again.edit().apply(after) is after or again.edit().apply(after) == after


def test_the_second_of_one_name_is_added_beside_the_first_in_the_map():
    first = AddPeople((Person("", "Anna Schmidt", title="Head of Sales"),)).apply(start())
    after = plan_people(first, NAMESAKES).edit().apply(first)
    assert [each.title for each in after.people[1:]] == ["Head of Sales", "Head of Service"]
    untitled = AddPeople((Person("", "Anna Schmidt"),)).apply(start())
    after = plan_people(untitled, NAMESAKES).edit().apply(untitled)
    assert [each.title for each in after.people[1:]] == ["Head of Sales", "Head of Service"]


def test_a_row_of_several_is_meant_by_its_title_or_by_the_whole_name():
    after = plan_people(start(), NAMESAKES).edit().apply(start())
    by_title = plan_people(after, "Name\tTitle\tSocial APIs\nAnna Schmidt\thead of service\t4").edit().apply(after)
    assert [each.levels[0].level for each in by_title.people[1:]] == [3, 4]
    by_name = "Name\tSkill\tLevel\nAnna Schmidt (Head of Sales)\tSocial APIs\t0\n"
    named = plan_people(after, by_name).edit().apply(after)
    assert [each.levels[0].level for each in named.people[1:]] == [0, 1]
    (row,) = plan_people(after, "Name\tSkill\tLevel\nAnna Schmidt\tSocial APIs\t0\n").rows
    assert row.detail == (
        "Several people are called Anna Schmidt. Write in the column Name Anna Schmidt (Head of Sales) or "
        "Anna Schmidt (Head of Service)."
    )


def test_a_second_row_without_a_title_of_its_own_is_refused_with_the_way_out():
    for text in ("Name\tTitle\nAnna\tClerk\nAnna\t\n", "Name\tTitle\nAnna\tClerk\nAnna\tclerk\n", "Name\nAnna\nAnna\n"):
        first, second = plan_people(start(), text).rows
        assert (first.outcome, second.outcome) == ("added", "refused")
        assert second.detail.endswith("give each a title of her own in the column Title: both are taken then.")
