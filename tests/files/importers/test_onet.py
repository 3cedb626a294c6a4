"""O*NET: pairs that are important enough, levels by the table, flags; in all three layouts that it was handed out in.

The text and csv layouts are small inputs of our own in the shape that is documented: no real file was at hand.
"""

from __future__ import annotations

import functools
from collections import Counter

import pytest

from tests.support.grids import grid_of_text
from tests.support.known_formats import Taken, real, taken, taken_text
from workbench.application.importing.extraction import records_of
from workbench.application.importing.families import titles_named
from workbench.application.importing.grid import Grid
from workbench.application.importing.proposal import TooMany
from workbench.application.importing.recognition import propose_mapping
from workbench.files.importers import Opened, Source, content_of

TEXT = (
    "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tLower CI Bound\t"
    "Upper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n"
)
ROWS = (
    ("2.A.1.a", "Reading", "IM", "3.88", "N", "n/a"),
    ("2.A.1.a", "Reading", "LV", "4.25", "N", "N"),
    ("2.A.1.b", "Listening", "IM", "3.00", "N", "n/a"),
    ("2.A.1.b", "Listening", "LV", "2.49", "N", "N"),
    ("2.A.1.c", "Writing", "IM", "2.99", "N", "n/a"),
    ("2.A.1.c", "Writing", "LV", "4.00", "N", "N"),
    ("2.A.1.e", "Mathematics", "IM", "4.00", "Y", "n/a"),
    ("2.A.1.e", "Mathematics", "LV", "4.00", "N", "N"),
    ("2.A.1.f", "Science", "IM", "3.50", "N", "n/a"),
    ("2.A.1.f", "Science", "LV", "0.10", "N", "Y"),
    ("2.B.1.a", "Coordination", "IM", "4.50", "N", "n/a"),
    ("2.B.1.a", "Coordination", "LV", "4.50", "N", "N"),
)
MODEL = (
    "Element ID\tElement Name\tDescription\n2.A.1\tContent\tBackground structures.\n2.A.1.a\tReading\tReads texts.\n"
)
OCCUPATIONS = "O*NET-SOC Code\tTitle\tDescription\n11-2021.00\tMarketing Managers\tPlan marketing.\n"
TITLES = "O*NET-SOC Code\tTitle\tReported Job Title\tShown in My Next Move\n" + "".join(
    f"11-2021.00\tMarketing Managers\t{title}\tY\n" for title in ("Brand Manager", "Market Development Manager")
)


def text_of_skills() -> str:
    lines = (
        f"11-2021.00\t{element}\t{name}\t{scale}\t{value}\t8\t0.1\t3\t4\t{suppress}\t{irrelevant}\t07/2014\tAnalyst\n"
        for element, name, scale, value, suppress, irrelevant in ROWS
    )
    return TEXT + "".join(lines)


def csv_of_2026() -> str:
    headings = (
        "O*NET-SOC Code,Title,Element ID,Element Name,Scale ID,Scale Name,Data Value,N,Standard Error,Lower CI Bound,"
        "Upper CI Bound,Recommend Suppress,Not Relevant,Date,Domain Source\n"
    )
    names = {"IM": "Importance", "LV": "Level"}
    lines = (
        f"11-2021.00,Marketing Managers,{element},{name},{scale},{names[scale]},{value},,,,,{suppress},{irrelevant},,\n"
        for element, name, scale, value, suppress, irrelevant in ROWS
    )
    return headings + "".join(lines)


def levels(found: Taken) -> dict[tuple[str, str], int | None]:
    return {(held.holder, held.skill): held.level for held in found.records.holdings}


@pytest.mark.parametrize(
    ("text", "title"), [(text_of_skills(), "11-2021.00"), (csv_of_2026(), "Marketing Managers")], ids=["text", "csv"]
)
def test_both_layouts_of_text(text: str, title: str) -> None:
    found = taken_text(Skills=text)
    assert found.mapping.questions == ()
    assert levels(found) == {(title, "Reading"): 3, (title, "Listening"): 1, (title, "Coordination"): 4}
    assert [role.source for role in found.records.roles] == ["onet:11-2021.00"]
    assert [skill.source for skill in found.records.skills] == ["onet:2.A.1.a", "onet:2.A.1.b", "onet:2.B.1.a"]
    assert found.notes == (
        "Skills.csv: 2 values marked as not reliable or not relevant: left out.",
        "Skills.csv: 1 pair of role and skill below importance 3: left out.",
    )
    assert found.records.left_out == ()


def test_a_holding_stands_in_the_row_of_its_first_value() -> None:
    assert [held.origin.row for held in taken_text(Skills=text_of_skills()).records.holdings] == [2, 4, 12]


def test_files_beside_the_ratings_fill_in_what_they_say() -> None:
    found = taken_text(Skills=text_of_skills(), model=MODEL, occupations=OCCUPATIONS, titles=TITLES)
    (role,) = found.records.roles
    assert (role.title, role.purpose) == ("Marketing Managers", "Plan marketing.")
    assert role.also_called == ("Brand Manager", "Market Development Manager")
    reading, listening, _ = found.records.skills
    assert (reading.group, reading.definition, listening.definition) == ("Content", "Reads texts.", None)


def test_programs_are_held_without_a_level() -> None:
    found = taken_text(
        software_skills=(
            "O*NET-SOC Code,Title,Workplace Example,Element ID,Element Name,Hot Technology,In Demand\n"
            "11-2021.00,Marketing Managers,Adobe InDesign,43232102,Desktop publishing software,Y,N\n"
            "11-2021.00,Marketing Managers,Google Ads,43232103,Web page creation software,N,Y\n"
        )
    )
    title = "Marketing Managers"
    assert levels(found) == {(title, "Adobe InDesign"): None, (title, "Google Ads"): None}
    assert [skill.group for skill in found.records.skills] == [
        "Desktop publishing software",
        "Web page creation software",
    ]


def rated(*rows: str) -> Taken:
    headings = "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tData Value\n"
    return taken_text(Skills=headings + "".join(f"{row}\n".replace(" ", "\t") for row in rows))


def test_pairs_without_importance_or_level_are_left_out_and_counted() -> None:
    found = rated(
        "1 Buyer a Ads LV 4", "1 Buyer b Law IM 4", "1 Buyer c Art IM 4", "1 Buyer c Art LV 3.5", "1 Buyer d X CX 2"
    )
    assert levels(found) == {("Buyer", "Art"): 3}
    assert found.notes == (
        "Skills.csv: 1 pair of role and skill below importance 3: left out.",
        "Skills.csv: 2 rows without importance or level: left out.",
    )


def test_a_skill_is_described_once_and_roles_that_hold_nothing_stay_out() -> None:
    found = taken_text(
        Skills=text_of_skills() + text_of_skills().partition("\n")[2].replace("11-2021.00", "11-2022.00"),
        model=MODEL,
        occupations=f"{OCCUPATIONS}11-2022.00\tSales Managers\tn/a\n11-9999.00\tNobody\tNothing.\n",
    )
    (grid,) = (grid for grid in found.content.grids if grid.file == "Skills.csv")
    assert sum("Reads texts." in row for row in grid.rows) == 1
    assert [(role.title, role.purpose) for role in found.records.roles] == [
        ("Marketing Managers", "Plan marketing."),
        ("Sales Managers", None),
    ]


def test_headings_may_stand_below_a_title() -> None:
    (role,) = taken_text(list=f"Occupations of 2026\t\t\n\t\t\n{OCCUPATIONS}").records.roles
    assert (role.title, role.source) == ("Marketing Managers", "onet:11-2021.00")


def test_scales_alone_are_no_table() -> None:
    text = "Scale ID,Scale Name,Minimum,Maximum\nIM,Importance,1,5\nLV,Level,0,7\n"
    assert taken(Source("scales.csv", text.encode())).mapping.tables == ()


def test_a_list_of_roles_with_codes_of_onet_is_read_whole() -> None:
    text = "O*NET-SOC Code,Title,Description,Department,Reports to\n11-2021.00,Marketer,Plans.,Sales,Head\n"
    (role,) = taken_text(team=text).records.roles
    assert (role.department, role.reports_to) == ("Sales", "Head")


def test_hidden_rows_and_sheets_are_left_out_and_told() -> None:
    rows = grid_of_text(text_of_skills(), "\t", "Skills").rows
    filtered = Opened((Grid("Skills", rows, hidden_rows=frozenset((1, 2))),), name="onet.xlsx")
    content, _ = content_of(filtered)
    found = records_of(content, propose_mapping(content))
    assert [held.skill for held in found.holdings] == ["Listening", "Coordination"]
    assert [(left.origin.row, left.reason) for left in found.left_out] == [(2, "hidden")]
    content, _ = content_of(Opened((Grid("Skills", rows, hidden=True),), name="onet.xlsx"))
    assert [left.reason for left in records_of(content, propose_mapping(content)).left_out] == ["not_read"]


@functools.cache
def skills() -> Taken:
    return real("onet-29.3/Skills.xlsx")


def test_real_skills_of_all_occupations() -> None:
    found = skills()
    held = levels(found)
    assert (len(found.records.roles), len(found.records.skills), len(held)) == (869, 35, 12_503)
    assert [Counter(held.values())[level] for level in (1, 2, 3, 4)] == [119, 6_150, 5_581, 653]
    assert found.mapping.questions == ()
    assert found.notes[0] == "Skills.xlsx: 3,420 values marked as not reliable or not relevant: left out."
    (question,) = found.proposal().questions
    assert question == TooMany("role", 869, 500)


def test_real_skills_of_one_occupation() -> None:
    found = skills()
    titles = titles_named(found.records, "Marketing Managers")
    held = {pair[1]: level for pair, level in levels(found).items() if pair[0] in titles}
    assert len(held) == 21
    assert [list(held.values()).count(level) for level in (1, 2, 3, 4)] == [0, 1, 20, 0]
    assert held["Reading Comprehension"] == 3
    sources = {skill.name: skill.source for skill in found.records.skills}
    assert sources["Reading Comprehension"] == "onet:2.A.1.a"


def test_real_occupations_titles_and_content_model() -> None:
    roles = real("onet-29.3/Occupation Data.xlsx").records
    assert (len(roles.roles), roles.skills, roles.roles[0].source) == (1_016, (), "onet:11-1011.00")
    titles = real("onet-29.3/Sample of Reported Titles.xlsx").records
    assert (len(titles.roles), sum(len(role.also_called) for role in titles.roles)) == (901, 7_796)
    catalogue = real("onet-29.3/Content Model Reference.xlsx")
    model = catalogue.records
    assert catalogue.mapping.questions == ()
    assert (len(model.skills), model.roles, model.holdings) == (627, (), ())
    assert len(real("osmt-import/oNet-Import.csv").records.roles) == 1_016


@pytest.mark.parametrize("name", ["Level Scale Anchors", "Scales Reference"])
def test_real_scales_are_no_tables(name: str) -> None:
    assert real(f"onet-29.3/{name}.xlsx").mapping.tables == ()


@pytest.mark.parametrize("element", ["", "Spreadsheets"])
def test_programs_without_a_name_are_of_their_occupation_all_the_same(element: str) -> None:
    headings = "O*NET-SOC Code\tWorkplace Example\tElement Name\tHot Technology\n"
    grids = (
        grid_of_text(OCCUPATIONS, "\t", "Occupations"),
        grid_of_text(f"{headings}11-2021.00\t\t{element}\tY\n", "\t", "Technology"),
    )
    content, _ = content_of(Opened(grids, name="onet.xlsx"))
    (role, *_) = records_of(content, propose_mapping(content)).roles
    assert (role.title, role.purpose) == ("Marketing Managers", "Plan marketing.")
