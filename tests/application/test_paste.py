"""What comes from the clipboard: tables, lists and mess, the plan shown first, and the one edit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.application.samples import role, sample
from workbench.application.edit import EditRefused
from workbench.application.edits.skills import AddSkill, DeleteSkills
from workbench.application.paste import PastedRow, PastePlan, Word, plan
from workbench.application.pasted_text import ROWS_LIMIT
from workbench.application.skill_table import read_skills
from workbench.application.table import Table, names_in
from workbench.domain.limits import LONGEST_TEXT
from workbench.domain.model import Skill
from workbench.domain.validate import problems

SHEET = "\r\n".join(
    [
        "Importance (1-5)\tSkill name\tCategory\tBelongs to\tTarget level\tDescription",
        *(
            f"{n % 5 + 1}\tSkill no. {n} {chr(97 + n % 26) * (n // 26 + 1)}\tAnalysis\tProduct\t{n % 4 + 1}\tDoes {n}."
            for n in range(30)
        ),
        "",
    ]
)


def planned(text: str, **where: str) -> PastePlan:
    return plan(sample(), read_skills(text), **where)  # type: ignore[arg-type]


def outcomes(text: str) -> list[tuple[str, str]]:
    return [(row.name, row.outcome) for row in planned(text).rows]


def only(text: str) -> PastedRow:
    (row,) = planned(text).rows
    return row


def added(text: str) -> list[Skill]:
    return list(planned(text).edit().apply(sample()).skills[5:])


def test_thirty_skills_with_a_header_from_a_spreadsheet():
    before, what = sample(), planned(SHEET)
    assert [row.outcome for row in what.rows] == ["added"] * 30
    assert what.rows[0].number == 2
    assert what.changes
    assert what.accepted == 30
    assert what.edit().describe(before) == "Paste 30 skills"
    after = what.edit().apply(before)
    assert after.skills[5] == Skill(
        "skill-no-0-a",
        "Skill no. 0 a",
        group="Analysis",
        belongs_to="product",
        importance=1,
        level_needed=1,
        definition="Does 0.",
    )
    assert len(after.skills) == 35
    assert after.scenarios is before.scenarios
    assert all(new is old for new, old in zip(after.skills[:5], before.skills, strict=True))
    assert not list(problems(after))
    again = plan(after, read_skills(SHEET))
    assert {row.outcome for row in again.rows} == {"unchanged"}
    assert not again.changes
    assert again.edit().apply(after) is after


def test_pasted_on_a_card_they_are_assigned_as_well_in_one_step():
    before = sample()
    what = planned("Reporting\nAd management\nSocial graph strategy", scenario_id="today", role_id="psm")
    assert [(row.outcome, row.detail) for row in what.rows] == [
        ("added", "Assigned to Social Product Strategist."),
        ("unchanged", "Assigned to Social Product Strategist."),
        ("unchanged", "Social Product Strategist holds it already."),
    ]
    assert what.accepted == 2
    assert what.edit().describe(before) == "Paste 2 skills"
    after = what.edit().apply(before)
    assert [(each.skill, each.kind) for each in role(after, "psm").assignments] == [
        ("graph", "lead"),
        ("reporting", "lead"),
        ("ads", "support"),
    ]
    assert not list(problems(after))
    leading = plan(before, read_skills("Ad management"), "today", "psm", "lead").edit().apply(before)
    assert role(leading, "psm").assignments[-1].kind == "lead"


@pytest.mark.parametrize(
    "line",
    [
        "• Reporting",
        "- Reporting",
        "* Reporting",
        "– Reporting",
        "1. Reporting",
        "12) Reporting",
        "(3) Reporting",
        "•\tReporting",
        "1.\tReporting",
        "o\tReporting",
        "\uf0b7\tReporting",
        "  Reporting  ",
        "\ufeffReport\u200bing\x07",
        '"Reporting"',
    ],
)
def test_bullets_and_dirt_are_cleaned(line: str):
    assert outcomes(f"{line}\n") == [("Reporting", "added")]


@pytest.mark.parametrize(
    "name", ["2.5D design", "3D modelling", "-5 degrees", '"stray quote', "A; B, C", "=SUM(A1)", "网络"]
)
def test_a_name_stays_as_it_is(name: str):
    assert outcomes(name) == [(name, "added")]


def test_cells_with_line_breaks_tabs_and_quotes():
    (skill,) = added('Skill\tDefinition\n"Social\nanalysis"\t"Reads ""likes""\tand\nshares."')
    assert skill.name == "Social analysis"
    assert skill.definition == 'Reads "likes"\tand\nshares.'


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_columns_in_any_order_and_case(delimiter: str):
    lines = (("LEVEL NEEDED", "name", "ignored", "Side"), ("sets direction", "Reporting", "x", "either side"))
    (skill,) = added("\n".join(delimiter.join(line) for line in lines))
    assert (skill.name, skill.level_needed, skill.belongs_to, skill.importance) == ("Reporting", 4, "either", 3)


def test_german_headings():
    (skill,) = added("Fähigkeit\tGehört zu\tWichtigkeit\tZielniveau\tBeschreibung\nReporting\tTechnik\t5\t2\tBerichtet")
    assert (skill.belongs_to, skill.importance, skill.level_needed, skill.definition) == (
        "technology",
        5,
        2,
        "Berichtet",
    )


def test_without_a_header_columns_stand_in_their_order():
    (skill,) = added("Reporting\tReach\tmarketing\t5 - vital\t2.0\tTells what happened")
    assert skill == Skill(
        "reporting",
        "Reporting",
        group="Reach",
        belongs_to="marketing",
        importance=5,
        level_needed=2,
        definition="Tells what happened",
    )


def test_an_unknown_heading_names_the_skill_where_none_other_does():
    assert outcomes("Sache\tGroup\tImportance\nReporting\tReach\t3") == [("Reporting", "added")]


def test_a_table_without_names_is_refused_as_a_whole():
    row = only("\nGroup\tImportance\nReach\t3")
    assert (row.number, row.outcome) == (2, "refused")
    assert "Put the heading “Skill” over it" in row.detail


def test_updated_by_id_name_or_other_name():
    before = sample()
    what = planned(
        "id\tskill\timportance\tbelongs to\tdefinition\n"
        "apis\tAPIs\t3\t\t\n"
        "\tAD-management\t5\tProduct\t-\n"
        "\tGRAPH planning\t\t\tWho knows whom\n"
        "\tCommunity dialogue\t2\t\t\n"
    )
    assert [(row.outcome, row.detail) for row in what.rows] == [
        ("updated", "The name Social APIs → APIs; the importance 5 → 3."),
        ("updated", "In the library as “Ad management”. Belongs to Marketing → Product; the importance 4 → 5."),
        ("updated", "In the library as “Social graph strategy”. A definition."),
        ("unchanged", ""),
    ]
    after = what.edit().apply(before)
    assert [each.name for each in after.skills[:3]] == ["APIs", "Social graph strategy", "Ad management"]
    assert after.skills[0].definition == before.skills[0].definition
    assert after.skills[4] is before.skills[4]
    assert what.edit().describe(before) == "Paste 3 skills"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("X\t\t\t6", "The importance cannot be “6”; allowed is a whole number from 1 to 5."),
        ("X\t\t\t4.5", "The importance cannot be “4.5”; allowed is a whole number from 1 to 5."),
        ("X\t\t\t4+", "The importance cannot be “4+”; allowed is a whole number from 1 to 5."),
        ("X\t\t\t\t5", "The level needed cannot be “5”; allowed is 1 aware, 2 working, 3 skilled or 4 sets direction."),
        ("\tReach", "The name is missing."),
        ("X\t\t\t\t\t" + "d" * (LONGEST_TEXT + 1), "The definition has 32,768 characters; 32,767 are allowed."),
        ("X" * 40_000, "The name has 40,000 characters; 32,767 are allowed."),
    ],
)
def test_a_bad_value_refuses_its_row_and_says_what_is_allowed(cells: str, reason: str):
    rows = planned(f"Good\n\n{cells}").rows
    assert [(row.number, row.outcome) for row in rows] == [(1, "added"), (3, "refused")]
    assert rows[1].detail == reason


def test_all_faults_of_a_row_are_told():
    assert only("X\tG\tsales\t9\t9").detail.count("cannot be") == 2


def test_a_skill_named_twice_is_refused_the_second_time():
    rows = planned(
        "Skill\tId\nReporting\nreporting!\nAd management\nAD-Management\nSocial graph strategy\nGraph: planning\n"
        "Reporting\nThe ads\tads\nSocial graph strategy"
    ).rows
    assert [(row.outcome, row.detail) for row in rows] == [
        ("added", ""),
        ("refused", "Row 2 names “Reporting” already, the same skill as “reporting!”."),
        ("unchanged", ""),
        ("refused", "Row 4 names “Ad management” already, the same skill as “AD-Management”."),
        ("unchanged", ""),
        ("refused", "Row 6 names “Social graph strategy” already, of which “Graph planning” is another name."),
        ("refused", "Row 2 names “Reporting” already."),
        ("refused", "Row 4 names “Ad management” already, which the id “ads” stands for."),
        ("refused", "Row 6 names “Social graph strategy” already."),
    ]


def test_a_refused_row_does_not_stand_in_the_way_of_a_good_one():
    assert outcomes("Reporting\t\t\t9\nReporting") == [("Reporting", "refused"), ("Reporting", "added")]


def test_nothing_to_paste():
    for text in ("", " \n\t\n", "Skill\tGroup\n"):
        what = planned(text)
        assert (what.rows, what.changes, what.accepted) == ((), False, 0)
        before = sample()
        assert what.edit().apply(before) is before


@pytest.mark.parametrize("header", ["", "Skill\n"])
def test_as_many_rows_as_allowed_and_the_rest_left_out(header: str):
    full = header + "\n".join(f"Skill number {n}" for n in range(ROWS_LIMIT)) + "\n"
    assert {row.outcome for row in planned(full).rows} == {"added"}
    rows = planned(full + "One more\nAnd another\n").rows
    assert len(rows) == ROWS_LIMIT + 1
    assert rows[-1].outcome == "refused"
    assert rows[-1].number == ROWS_LIMIT + 1 + bool(header)
    assert "20,000 rows" in rows[-1].detail


def test_a_plan_that_no_longer_fits_is_refused():
    edit = planned("Reporting\nAd management\t\t\t1").edit()
    for changed in (
        DeleteSkills(("ads",)).apply(sample()),
        AddSkill(Skill("", "Reporting", group="", belongs_to="either", importance=3, level_needed=3)).apply(sample()),
    ):
        with pytest.raises(EditRefused, match="Paste once more"):
            edit.apply(changed)


@given(st.text(alphabet='ab"\t\n\r;,•-1. 4x', max_size=60) | st.text(max_size=60))
def test_whatever_is_pasted_the_map_stays_sound(text: str):
    before = sample()
    what = plan(before, read_skills(text), "today", "psm")
    assert not list(problems(what.edit().apply(before)))
    assert (what.edit().apply(before) is before) == (not what.changes)


@given(st.lists(st.lists(st.text(alphabet='ab"\t\nc', min_size=1, max_size=6), min_size=2, max_size=4), min_size=1))
def test_cells_come_back_as_a_spreadsheet_quoted_them(cells: list[list[str]]):
    quoted = ["\t".join('"' + each.replace('"', '""') + '"' for each in row) for row in cells]
    rows = read_skills("\n".join(quoted)).rows
    kept = [tuple(row) for row in cells if any(each.strip() for each in row)]
    assert [row.cells for row in rows] == kept


DEPARTMENTS = (
    "Skill\tDepartment\tGroup\nPayroll\tHR\nAPIs\tSoftware Engineering\nHiring\thr\nAds\tCorporate Communications\n"
    "Plans\tProduct\nMood\tPeople & Culture\nPay\t HR "
)


def by_department() -> Table:
    """The departments read as what the skills belong to, as is chosen in the preview."""
    return replace(read_skills(DEPARTMENTS), columns=("name", "belongs_to", "group"))


def test_words_that_name_no_side_are_told_once_with_what_they_are_taken_for() -> None:
    told = plan(sample(), by_department())
    assert {row.outcome for row in told.rows} == {"added"}
    assert told.words == (
        Word("belongs_to", "HR", 3, None),
        Word("belongs_to", "Software Engineering", 1, "technology"),
        Word("belongs_to", "Corporate Communications", 1, "marketing"),
        Word("belongs_to", "People & Culture", 1, None),
    )
    assert told.rows[1].detail == "Belongs to Technology."
    assert told.notes == ()


def test_a_word_means_what_was_chosen_in_every_row_of_it() -> None:
    said = replace(
        by_department(), words={("belongs_to", "hr"): "product", ("belongs_to", "software engineering"): "either"}
    )
    added = plan(sample(), said).edit().apply(sample()).skills[5:]
    sides = {each.name: each.belongs_to for each in added}
    assert [sides[each] for each in ("Payroll", "Hiring", "Pay", "APIs")] == ["product", "product", "product", "either"]
    assert sides["Plans"] == "product"


def test_a_word_that_says_nothing_leaves_what_a_skill_belongs_to() -> None:
    for words in ({}, {("belongs_to", "sales"): None}):
        row = plan(sample(), replace(read_skills("Social APIs\tPlatform\tsales"), words=words)).rows[0]
        assert (row.outcome, row.detail) == ("unchanged", "")


def test_what_was_left_out_is_said() -> None:
    told = plan(sample(), read_skills("Skill\tDepartment\tImportance\tOwner\nPayroll\tHR\t4\tAnn"))
    assert told.rows[0].detail == "Importance 4."
    left_out, sides = told.notes
    assert left_out.startswith("Left out: Department and Owner.")
    assert "belongs to" in sides
    assert plan(sample(), read_skills("Skill\tBelongs to\nPayroll\tProduct")).notes == ()


def test_names_of_a_family_are_skills_of_their_own():
    text = "Skill\tGroup\nC\tCode\nC++\tCode\nC#\tCode\nSoftware design\tCraft\nDesign software\tTools"
    what = planned(text)
    assert [(row.name, row.outcome) for row in what.rows] == [
        (each, "added") for each in ("C", "C++", "C#", "Software design", "Design software")
    ]
    assert [each.id for each in added(text)][:3] == ["c", "c-plus-plus", "c-sharp"]


def test_what_nobody_sees_is_left_out_and_counted():
    what = planned("\ufeffSkill\tGroup\nCam\u00adpaign planning\tA\nCampaign planning\tB")
    assert [(row.name, row.outcome) for row in what.rows] == [
        ("Campaign planning", "added"),
        ("Campaign planning", "refused"),
    ]
    assert what.rows[1].detail == "Row 2 names “Campaign planning” already."
    assert what.notes[0] == "1 character that nobody sees was left out."
    assert planned("Skill\tGroup\na\u200b\x07b\tA").notes[0] == "2 characters that nobody sees were left out."


def test_decomposed_names_are_the_composed_ones():
    text = "Skill\tGroup\nPru\u0308fung der Qualita\u0308t\tGro\u0308\u00dfe\nPr\u00fcfung der Qualit\u00e4t\tOther"
    assert [row.outcome for row in planned(text).rows] == ["added", "refused"]
    (skill,) = added(text)
    assert (skill.name, skill.group) == ("Pr\u00fcfung der Qualit\u00e4t", "Gr\u00f6\u00dfe")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Buyer\r\nPlanner\r\n", ["Buyer", "Planner"]),
        ("\u2022 Buyer\n\n2. Pru\u0308fer", ["Buyer", "Pr\u00fcfer"]),
        ("Buyer\tMarketing\nPlanner\tMedia", ["Buyer", "Planner"]),
        ('"Head of\nmedia"', ["Head of media"]),
        (" \u200b \n", []),
    ],
)
def test_names_a_line_each(text, names):
    assert list(names_in(text)) == names
