"""What is pasted, and what is plain where: the rest takes the way of an import, and means there what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.application.samples import sample
from tests.support.real_data import real_file
from workbench.application.importing.delimited import NO_MARK
from workbench.application.importing.preparation import Preparation, prepare
from workbench.application.paste import PastePlan, Word, plan
from workbench.application.paste_people import plan_people
from workbench.application.pasted_text import ROWS_LIMIT, read_pasted
from workbench.application.pasting import Place, content_of_text, is_to_import, pasted_names
from workbench.application.skill_table import read_skills
from workbench.domain.model import CapabilityMap
from workbench.domain.validate import problems
from workbench.files.templates import load

BLANK = load("blank")


def found(name: str) -> str:
    return real_file(f"found/{name}").read_bytes().decode("utf-8")


def skills(text: str, document: CapabilityMap = BLANK) -> PastePlan:
    """The plan of what is plain for the library."""
    assert not is_to_import(document, text, "skills")
    return plan(document, read_skills(text))


def imported(text: str, place: Place = "skills", document: CapabilityMap = BLANK) -> Preparation:
    assert is_to_import(document, text, place)
    return prepare(document, [content_of_text(text, place)])


def groups(what: PastePlan) -> list[tuple[str, str]]:
    after = what.edit().apply(BLANK)
    return [(skill.name, skill.group) for skill in after.skills]


@pytest.mark.parametrize("mark", [",", ";", "|", "\t"])
def test_two_headings_are_two_with_any_separator(mark: str) -> None:
    text = "Skill,Group\nPricing,Sales\nNegotiation,Sales\n".replace(",", mark)
    assert groups(skills(text)) == [("Pricing", "Sales"), ("Negotiation", "Sales")]


def test_csv_skill_group() -> None:
    assert groups(skills(found("csv-skill-group.csv"))) == [("Pricing", "Sales"), ("Negotiation", "Sales")]


def test_people_matrix() -> None:
    for place in ("skills", "people"):
        what = imported(found("people-matrix.tsv"), place)
        assert [person.name for person in what.records.people] == ["Anna", "Ben", "Cleo"]
        assert [(skill.name, skill.group, skill.importance) for skill in what.records.skills] == [
            ("Python", None, None),
            ("SQL", None, None),
            ("Storytelling", None, None),
        ]
        assert len(what.records.levels) == 9


def test_priority_words() -> None:
    what = skills(found("priority-words.csv"))
    assert [row.outcome for row in what.rows] == ["added"] * 4
    assert [skill.importance for skill in what.edit().apply(BLANK).skills] == [3, 4, 2, 5]
    assert what.words == (
        Word("importance", "Medium", 1, 3),
        Word("importance", "High", 1, 4),
        Word("importance", "Low", 1, 2),
        Word("importance", "Critical", 1, 5),
    )
    assert what.notes[0].startswith("Left out: Notes.")


def test_unknown_headings() -> None:
    what = skills(found("unknown-headings.csv"))
    assert groups(what) == [("Programming", "Technical"), ("Databases", "Technical"), ("Talking", "Soft")]
    assert what.notes[0].startswith("Left out: Junior (L1) and Senior (L3).")


def test_raci() -> None:
    what = imported(found("raci.csv"))
    assert [role.title for role in what.records.roles] == ["Business Owner", "Product Team", "Governance"]
    assert [skill.name for skill in what.records.skills] == ["Use-case approval", "Risk assessment", "Deployment"]
    assert [(held.holder, held.skill, held.kind) for held in what.records.holdings] == [
        ("Business Owner", "Use-case approval", "lead"),
        ("Governance", "Risk assessment", "lead"),
        ("Business Owner", "Deployment", "support"),
        ("Governance", "Deployment", "lead"),
    ]
    assert what.undecided == 0


def test_merged_category() -> None:
    assert groups(skills(found("merged-category.tsv"))) == [
        ("Python", "Technical"),
        ("SQL", "Technical"),
        ("Git", "Technical"),
        ("Talking", "Soft"),
        ("Listening", "Soft"),
    ]


@pytest.mark.parametrize("place", ["skills", "people", "roles", "departments"])
def test_orgchart(place: Place) -> None:
    what = imported(found("orgchart.csv"), place)
    assert [(role.title, role.department, role.reports_to) for role in what.records.roles] == [
        ("DIRECTOR", "Office", None),
        ("MANAGER, SALES", "Sales", "DIRECTOR"),
    ]
    assert what.records.skills == ()


def test_c_family_and_letters_with_marks() -> None:
    assert [name for name, _ in groups(skills(found("c-family.tsv")))] == [
        *("C", "C++", "C#", "Software design", "Design software")
    ]
    assert groups(skills(found("nfd-names.tsv"))) == [
        ("Pr\u00fcfung der Qualit\u00e4t", "Gr\u00f6\u00dfe"),
        ("\u00c9tude de march\u00e9", "March\u00e9"),
    ]
    hyphens = skills(found("soft-hyphen.tsv"))
    assert [row.outcome for row in hyphens.rows] == ["added", "refused"]


@pytest.mark.parametrize(
    ("headings", "language"),
    [
        ("Skill\tGroup\tImportance\tLevel needed\tDescription", "English"),
        ("F\u00e4higkeit\tGruppe\tWichtigkeit\tZielniveau\tBeschreibung", "German"),
        ("Comp\u00e9tence\tCat\u00e9gorie\tPriorit\u00e9\tNiveau requis\tDescription", "French"),
        ("Habilidad\tCategor\u00eda\tImportancia\tNivel requerido\tDescripci\u00f3n", "Spanish"),
        ("Vaardigheid\tCategorie\tBelang\tVereist niveau\tOmschrijving", "Dutch"),
    ],
)
def test_headings_of_five_languages(headings: str, language: str) -> None:
    (skill,) = skills(f"{headings}\nPricing\tSales\t5\t2\tSets prices").edit().apply(BLANK).skills
    assert (skill.name, skill.group, skill.importance, skill.level_needed, skill.definition) == (
        *("Pricing", "Sales", 5, 2, "Sets prices"),
    )


def test_one_known_heading_makes_a_row_of_headings_and_the_others_are_left_out_and_said() -> None:
    what = skills("Foo\tSkill\tBar\none\tPricing\ttwo\nthree\tPlanning\tfour")
    assert [row.name for row in what.rows] == ["Pricing", "Planning"]
    assert what.notes[0].startswith("Left out: Foo and Bar.")


def test_cells_beyond_the_last_column_are_said() -> None:
    what = skills("Skill,Definition\nPricing,Sets prices, by value\nSelling,Sells\nBuying,Buys")
    assert [row.name for row in what.rows] == ["Pricing", "Selling", "Buying"]
    assert what.notes[0].startswith("In 1 row more cells stand than there are columns, and were left out.")
    quoted = skills('Skill,Definition\nPricing,"Sets prices, by value"\nSelling,Sells')
    assert not any("more cells" in note for note in quoted.notes)


def test_names_that_begin_like_headings_are_names() -> None:
    assert [name for name, _ in groups(skills("Skill A\nSkill B\nSkill C"))] == ["Skill A", "Skill B", "Skill C"]
    assert groups(skills("Pricing\tGroup A\nSelling\tGroup B")) == [("Pricing", "Group A"), ("Selling", "Group B")]
    assert pasted_names("Role A\nRole B", "roles") == ["Role A", "Role B"]


@pytest.mark.parametrize("text", ["Python\t4\t2\t5\nSQL\t3\t1\t1", "Pricing\t4\nSelling\t2"])
def test_numbers_without_headings_are_no_groups_and_no_importance(text: str) -> None:
    what = skills(text)
    assert [(row.outcome, row.detail) for row in what.rows] == [("added", "")] * 2
    assert what.words == ()
    assert what.notes[0].startswith("What stands beside the names is left out")


def test_the_name_of_a_group_is_no_heading() -> None:
    what = skills("Mapping\tProcess\nModelling\tProcess\nPricing\tSales")
    assert groups(what) == [("Mapping", "Process"), ("Modelling", "Process"), ("Pricing", "Sales")]


@pytest.mark.parametrize(
    ("text", "mark", "marks"),
    [
        ("Pricing\nNegotiation", NO_MARK, ()),
        ("Planning, budgeting\nHiring, firing", NO_MARK, (NO_MARK, ",")),
        ("A; B, C", NO_MARK, ()),
        ("one;two\nthree;four", ";", (";", NO_MARK)),
        ("one|two\nthree|four", "|", ("|", NO_MARK)),
        ("a,b;c\nd,e;f", ";", (";", ",", NO_MARK)),
        ("Skill,Group\nPricing,Sales", ",", ()),
        ("Skill, Group\nPricing, Sales", ",", ()),
        ("sep=|\nSkill|Group\nPricing|Sales", "|", ()),
        ('"Pricing, all of it",Sales\nNegotiation,Sales', ",", (",", NO_MARK)),
    ],
)
def test_what_parts_the_cells_and_where_that_is_not_certain(text: str, mark: str, marks: tuple[str, ...]) -> None:
    pasted = read_pasted(text)
    assert (pasted.mark, pasted.marks) == (mark, marks)


def test_another_separator_can_be_said() -> None:
    text = "Planning, budgeting\nHiring, firing"
    assert [row.name for row in plan(BLANK, read_skills(text)).rows] == ["Planning, budgeting", "Hiring, firing"]
    parted = read_skills(text, mark=",")
    assert [row.name for row in plan(BLANK, parted).rows] == ["Planning", "Hiring"]
    assert (parted.mark, parted.marks) == (",", (NO_MARK, ","))


@pytest.mark.parametrize(
    "text",
    [
        "Pricing\nNegotiation",
        "Skill\nPricing",
        "Payroll\tHR\tproduct\t4\t3\nHiring\tHR\tproduct\t5\t3\nPaying\tHR\tproduct\t5\t3\nFiring\tHR\tproduct\t5\t2",
        "Skill\tGroup\tImportance\nPricing\tSales\t4",
        "Name\tGroup\nPricing\tSales",
        "Skill\tTeam\tLevel\nPricing\tSales\t4",
        "Thema\tGroup\tImportance\nReporting\tReach\t3",
        "Group\tImportance\nReach\t3",
    ],
)
def test_skills_are_plain_for_the_library(text: str) -> None:
    assert not is_to_import(BLANK, text, "skills")


@pytest.mark.parametrize(
    "text",
    [
        "Role\tSkill\tLevel\nEngineer\tPricing\t3",
        "Skill\tEngineer\tBuyer\nPricing\tL3\tS2\nPlanning\tS1\tL4",
        "Name\tTitle\tReports to\nAda\tHead\t\nBo\tClerk\tAda",
        "\tAnna\tBen\nPython\t3\t4\nSQL\t2\t1",
        "Name\tPython\tSQL\nAda\t3\t4\nBo\t1\t2",
        "Task\tAda\tBo\nBuild\tA\tR",
        "Plan of 2026\n\nSkill\tGroup\nPricing\tSales\nPlanning\tSales",
    ],
)
def test_what_is_more_than_skills_is_asked(text: str) -> None:
    assert is_to_import(BLANK, text, "skills")


@pytest.mark.parametrize(
    "text",
    [
        "Ada\tEngineer\nCy\tDesigner",
        "Name\tTitle\nAda\tEngineer",
        "Name\tTitle\tSocial APIs\tJuggling\nAda\tEngineer\t4\t2\nBo\tEditor\t9\t1",
        "Name\tSkill\tLevel\nAda\tSocial APIs\t3",
        "Ada\tSocial APIs\t3\nBo\tSocial APIs\t2",
        "Name\tRole\nAda\tsocial engineer\nBo\tJuggler",
        "Name;Kind;Social APIs\nDeveloper;typical background;4\nAda;person;1",
    ],
)
def test_people_are_plain_among_people(text: str) -> None:
    assert not is_to_import(sample(), text, "people")


@pytest.mark.parametrize(
    "text",
    [
        "Name\tPython\tSQL\nAda\t3\t2\nBo\t1\t4\nCy\t1\t4",
        "Name\tSocial APIs\tAd management\nAda\t5\t2\nBo\t1\t5\nCy\t1\t4",
        "Skill\tRole\tLevel\nPricing\tEngineer\t3",
        "Name\tSkill\tLevel\nAda\tJuggling\t3",
        "\tSocial APIs\tJuggling\nAda\t5\t3\nBo\t5\t2",
    ],
)
def test_unknown_skills_and_other_scales_are_asked_among_people(text: str) -> None:
    assert is_to_import(sample(), text, "people")


def test_a_list_is_plain_as_names_and_a_block_is_asked() -> None:
    for place in ("roles", "departments"):
        assert not is_to_import(BLANK, "Manager, Sales\nManager, Service\n", place)
    what = imported("Buyer\tMarketing\nPlanner\tMedia", "roles")
    assert [(role.title, role.department, role.origin.row) for role in what.records.roles] == [
        ("Buyer", "Marketing", 1),
        ("Planner", "Media", 2),
    ]


def test_all_rows_are_imported_of_which_some_tell_that_they_are_not_plain() -> None:
    rows = "".join(f"Skill {number} of many\t{number % 4 + 1}\t{number % 3 + 1}\n" for number in range(ROWS_LIMIT + 9))
    text = f"Skill\tEngineer\tBuyer\n{rows}"
    assert is_to_import(BLANK, text, "skills")
    content = content_of_text(text, "skills")
    assert len([row for row in content.grids[0].rows if any(row)]) == ROWS_LIMIT + 10


@given(
    st.sampled_from(["skills", "people", "roles", "departments"]),
    st.lists(
        st.lists(
            st.sampled_from(
                ["Skill", "Role", "Name", "Group", "Level", "Ada", "Buyer", "L3", "4", "5", "A/R", "x", "-", ""]
            ),
            min_size=1,
            max_size=4,
        ),
        max_size=6,
    ),
    st.sampled_from("\t;,|"),
)
def test_whatever_is_pasted_wherever_the_map_stays_sound(place: Place, rows: list[list[str]], mark: str) -> None:
    text = "\n".join(mark.join(row) for row in rows)
    if is_to_import(BLANK, text, place):
        edit = prepare(BLANK, [content_of_text(text, place)]).proposal.edit
        after = BLANK if edit is None else edit.apply(BLANK)
    elif place == "people":
        after = plan_people(BLANK, text).edit().apply(BLANK)
    else:
        after = plan(BLANK, read_skills(text)).edit().apply(BLANK)
        assert all(pasted_names(text, place))
    assert not any(problems(after, BLANK))


@given(st.text(alphabet='ab"\t\n;,| 1', max_size=40))
def test_cells_are_the_same_whatever_is_said_to_part_them(text: str) -> None:
    for mark in (NO_MARK, ",", ";"):
        pasted = read_pasted(text, mark=mark)
        assert pasted.mark == mark
        assert "".join("".join(map(str, row)) for row in pasted.grid.rows).count("a") == text.count("a")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Role\nBuyer\nPlanner", ["Buyer", "Planner"]),
        ("Manager\nBuyer", ["Manager", "Buyer"]),
        ("Role", ["Role"]),
    ],
)
def test_a_heading_over_titles_is_no_title(text: str, names: list[str]) -> None:
    assert pasted_names(text, "roles") == names
    assert pasted_names("Team\nService", "departments") == ["Team", "Service"]


def test_a_heading_above_titles_is_no_title_and_above_headings_it_is_one() -> None:
    assert pasted_names("Role\nChef\nBaker", "roles") == ["Chef", "Baker"]
    assert pasted_names("Role\nPosition", "roles") == ["Role", "Position"]
    assert pasted_names("Role", "roles") == ["Role"]
    assert pasted_names("Role\nKitchen", "departments") == ["Role", "Kitchen"]
