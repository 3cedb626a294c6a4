"""Pages in Markdown: the tables in them, each with the heading above it, without the marks around words."""

from __future__ import annotations

import json

from tests.files.importers.opening.test_text import opened, refusal, rows
from tests.support.known_formats import taken
from workbench.files.importers import Source
from workbench.files.importers._opening.limits import SHEETS

CHART = """\
# Who does what

| Letter | Name |
| ------ | ---- |
| R | Responsible |
| |- | Not involved |

## Launch

| Activity | **Product Manager** | Designer \U0001f9d1\u200d\U0001f3a8 |
|----------|:---:|---:|
| **Before** | | |
| Write the [brief](https://example.org/brief) | A / R | C |
| Draw it | A | R |
| **After** | | |
| Count `visits` \\| sales | R / A | |
| Thank them | R | A |

Exactly one A a row.
"""


def test_each_table_is_a_sheet_under_its_heading() -> None:
    found = opened(CHART, "raci.md")
    assert [grid.name for grid in found.grids] == ["Who does what", "Launch"]
    assert found.grids[0].rows == (("Letter", "Name"), ("R", "Responsible"), (None, "-", "Not involved"))
    assert found.grids[1].rows[0] == ("Activity", "Product Manager", "Designer")
    assert found.grids[1].place(2, 0) == (12, -1)


def test_a_chart_in_a_page_is_taken_as_one_in_a_sheet() -> None:
    found = taken(Source("raci.md", CHART.encode()))
    assert [question.topic for question in found.mapping.questions] == []
    assert [(skill.name, skill.group) for skill in found.records.skills] == [
        ("Write the brief", "Before"),
        ("Draw it", "Before"),
        ("Count visits | sales", "After"),
        ("Thank them", "After"),
    ]
    assert [(held.holder, held.skill, held.kind) for held in found.records.holdings] == [
        ("Product Manager", "Write the brief", "lead"),
        ("Product Manager", "Draw it", "lead"),
        ("Designer", "Draw it", "support"),
        ("Product Manager", "Count visits | sales", "lead"),
        ("Product Manager", "Thank them", "support"),
        ("Designer", "Thank them", "lead"),
    ]
    assert found.records.skills[2].origin.row == 16


def test_what_stands_above_a_page_hides_no_table() -> None:
    page = f"---\ntitle: Chart\nversion: 1.0\n---\n\n{CHART}"
    assert len(taken(Source("raci.md", page.encode())).records.holdings) == 6


def test_two_tables_under_one_heading_have_two_names() -> None:
    table = "| Skill | Group |\n|---|---|\n| Ads | Paid |\n"
    assert [grid.name for grid in opened(f"# Skills\n\n{table}\n{table}").grids] == ["Skills", "Skills (2)"]
    assert [grid.name for grid in opened(f"{table}\n{table}").grids] == ["", "(2)"]


def test_words_keep_what_is_no_mark() -> None:
    text = "| Skill | Level |\n|-|-|\n| snake_case_names * 2 | **3** |\n| C\\# and ~~VB~~ | 4 |\n| a<br>b | \u2705 |\n"
    assert rows(text) == (
        *(("Skill", "Level"), ("snake_case_names * 2", 3.0), ("C# and VB", 4.0)),
        ("a\nb", "\u2705"),
    )


def test_other_texts_are_no_pages() -> None:
    assert rows("Skill|Level\nAds|3\n-|-\n") == (("Skill", "Level"), ("Ads", 3.0), ("-", "-"))
    tree = {"note": "| a | b |\n|---|---|\n| 1 | 2 |\n", "skills": [{"name": "Ads"}]}
    assert opened(json.dumps(tree), "skills.json").tree == tree


def test_a_page_with_too_many_tables_is_refused() -> None:
    assert "sheets" in refusal("| Skill | Group |\n|---|---|\n| Ads | Paid |\n\n" * (SHEETS + 1), "page.md")
