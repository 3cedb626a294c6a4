"""Several skills in one cell: what separates them, and what each of them is."""

from __future__ import annotations

from time import process_time

import pytest

from tests.support.grids import grid_of_text
from tests.support.presets import with_presets
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import Grid
from workbench.application.importing.legend import pairs_in
from workbench.application.importing.packed import ONE, Packing, Part, packing_of, parts_of
from workbench.application.importing.pointing import with_meaning
from workbench.application.importing.recognition import propose_mapping
from workbench.presentation.import_chosen import chosen
from workbench.presentation.import_questions import question_text
from workbench.presentation.import_sentence import import_sentence, sentence_text


@pytest.mark.parametrize(
    ("cell", "separator", "parts"),
    [
        ("SEO; Copywriting ;; Analytics;", "semicolons", [Part("SEO"), Part("Copywriting"), Part("Analytics")]),
        ("- SEO\n- Copywriting\n\n2. Analytics", "line breaks", [Part("SEO"), Part("Copywriting"), Part("Analytics")]),
        ("\u2022 SEO \u2022 Copywriting", "bullets", [Part("SEO"), Part("Copywriting")]),
        ("SQL (Postgres, Oracle), Excel", "commas", [Part("SQL (Postgres, Oracle)"), Part("Excel")]),
        (
            "SQL (3), Excel: expert, Word [L2]",
            "commas",
            [Part("SQL", "3"), Part("Excel", "expert"), Part("Word", "L2")],
        ),
        ("Office (365), ISO 9001", "commas", [Part("Office (365)"), Part("ISO 9001")]),
        ("SQL (", "commas", [Part("SQL (")]),
        ("SEO / CI/CD (3) / SQL (A / B)", "slashes", [Part("SEO"), Part("CI/CD", "3"), Part("SQL (A / B)")]),
        ("CI/CD", "slashes", [Part("CI/CD")]),
        ('["C, C++", "Go (2)"]', "commas", [Part("C, C++"), Part("Go", "2")]),
        ("['Go', 'C']", "semicolons", [Part("Go"), Part("C")]),
        ('{"Go": 4, "C": null}', "commas", [Part("Go", 4), Part("C")]),
        ('{"Go": [1, 2], "C": {"level": 3}, "B": 1e999}', "commas", [Part("Go"), Part("C"), Part("B")]),
        ("{'Go': 4, 'C++, C': 2}", "commas", [Part("Go", "4"), Part("C++, C", "2")]),
        ("[1 is 2, '\\d']", "commas", [Part("[1 is 2, '\\d']")]),
        ("[" * 30_000 + "]" * 30_000, "commas", [Part("[" * 30_000 + "]" * 30_000)]),
        ("[" + "-" * 30_000 + "1]", "semicolons", [Part("[" + "-" * 30_000 + "1]")]),
        ("-", "commas", []),
        (3.0, "commas", []),
    ],
)
def test_the_parts_of_a_cell(cell: str, separator: str, parts: list[Part]) -> None:
    assert parts_of(cell, separator) == parts  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "packing"),
    [
        (["SEO; Ads", "Ads; Mail, letters", "SEO"], Packing("semicolons")),
        (["SEO\nAds", "Ads\nMail"], Packing("line breaks")),
        (["SEO | Ads", "Ads | Mail"], Packing("bars")),
        (["SEO / Ads", "Ads / Mail / CI/CD", "SEO"], Packing("slashes")),
        (["UX / UI", "Sales / Service"], Packing("slashes", doubtful=True)),
        (["CI/CD", "UX/UI"], None),
        (["SEO, Ads", "Ads, SEO, Mail"], Packing("commas")),
        (["SEO, Ads", "Mail, Post"], Packing("commas", doubtful=True)),
        (["Plan, budget and check", "Budget, plan", "Plan, do"], Packing("commas", doubtful=True)),
        (["Plan, do, and check", "Do, check", "Plan, do"], Packing("commas", doubtful=True)),
        (["SEO", "Ads", "Mail, Post"], None),
        (["Writes well, reads a lot, and never forgets what was said in a meeting."], None),
        (["It is done.\nIt was good.", "It is planned."], None),
        ([None, 3.0], None),
    ],
)
def test_the_separator_of_a_column(cells: list[str], packing: Packing | None) -> None:
    assert packing_of(cells, held=True) == packing


TEXT = 'Role,Skills\nBuyer,"Excel\nBuying (2)"\nSeller,"Excel (3)\nSelling"\n'


def test_line_breaks_are_between_skills() -> None:
    content = Sheets((grid_of_text(TEXT),))
    found = records_of(content, propose_mapping(content))
    held = [(each.holder, each.skill, each.level, each.origin.row) for each in found.holdings]
    assert held == [
        ("Buyer", "Excel", None, 2),
        ("Buyer", "Buying", 2, 2),
        ("Seller", "Excel", 3, 3),
        ("Seller", "Selling", None, 3),
    ]


def test_the_sentence_says_what_separates_skills_and_can_change_it() -> None:
    content = Sheets((grid_of_text(TEXT),))
    mapping = propose_mapping(content)
    assert sentence_text(import_sentence(content, mapping, 0)) == (
        "Each row says that [Role] holds [Skills] told apart by [line breaks] at the levels in it."
    )
    one = chosen(content, mapping, 0, "packed", ONE)
    assert [skill.name for skill in records_of(content, one).skills] == ["Excel Buying (2)", "Excel (3) Selling"]
    again = chosen(content, one, 0, "packed", "line breaks")
    assert again == mapping


def test_an_open_question_is_a_choice_of_the_sentence() -> None:
    content = Sheets((grid_of_text('Role,Skills\nBuyer,"Excel, Buying"\nSeller,"Word, Selling"\n'),))
    mapping = propose_mapping(content)
    asked = [part for part in import_sentence(content, mapping, 0) if getattr(part, "asked", False)]
    assert question_text(mapping.questions[0], mapping, "roles.csv") == (
        "roles.csv: what separates the skills in a cell such as “Excel, Buying”: commas or nothing? "
        "(Nothing: a cell is one skill.)"
    )
    assert [part.label for part in asked] == ["commas"]  # type: ignore[union-attr]
    answered = chosen(content, mapping, 0, "packed", "commas")
    assert not answered.questions
    assert answered == with_presets(content, mapping)


def test_a_column_that_is_pointed_at_is_told_apart_too() -> None:
    content = Sheets((grid_of_text("Role,Works with\nBuyer,Excel; Word\nSeller,Word; Mail\n"),))
    mapping = with_meaning(content, propose_mapping(content), 0, 1, "skill")
    assert mapping.tables[0].packed == "semicolons"
    assert [skill.name for skill in records_of(content, mapping).skills] == ["Excel", "Word", "Mail"]


def test_a_long_cell_of_blanks_takes_no_time() -> None:
    blanks = f"a{' ' * 32_000}b"
    started = process_time()
    assert parts_of(blanks, "commas") == [Part("a b")]
    assert pairs_in(f"a={blanks}") == []
    assert all(pairs_in(f"1=a{' ' * 990}") == [("1", "a")] for _ in range(100))
    assert process_time() - started < 1


def test_long_blanks_between_other_names_take_no_time() -> None:
    blanks = " " * 32_000
    content = Sheets(
        (Grid("Skills", (("Skill", "Description", "Aliases"), ("Search", "Found", f"SEO{blanks}; SEA{blanks}x"))),)
    )
    started = process_time()
    (skill,) = records_of(content, propose_mapping(content)).skills
    assert process_time() - started < 1
    assert skill.aliases == ("SEO", f"SEA{blanks}x")


@pytest.mark.parametrize(("heading", "whose"), [("First name", ("Anna", "Ben")), ("Employee id", ("A17", "A18"))])
def test_skills_of_people_by_first_name_or_id_are_told_apart(heading: str, whose: tuple[str, str]) -> None:
    rows = (heading, "Skills"), (whose[0], "SEO, Ads"), (whose[1], "SQL, Python, Ads")
    content = Sheets((Grid("Team", rows),))
    mapping = with_presets(content, propose_mapping(content))
    held = [(each.holder, each.skill) for each in records_of(content, mapping).levels]
    assert held == [
        *((whose[0], each) for each in ("SEO", "Ads")),
        *((whose[1], each) for each in ("SQL", "Python", "Ads")),
    ]
    assert sentence_text(import_sentence(content, mapping, 0)) == (
        f"Each row says that [{heading}] holds [Skills] told apart by [commas]."
    )


def test_departments_of_no_role_are_left_out_and_told() -> None:
    content = Sheets((grid_of_text("Team,Skills\nGrowth,SEO; Ads\nBrand,Design; Ads\n"),))
    mapping = propose_mapping(content)
    left = [(each.what, each.reason) for each in records_of(content, mapping).left_out]
    assert left == [("Team", "said_of_roles")]
    assert sentence_text(import_sentence(content, mapping, 0)) == "Each row is a [skill] told apart by [semicolons]."
