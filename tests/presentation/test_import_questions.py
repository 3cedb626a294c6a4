"""Questions of an import: each topic has its sentence, which begins with the file."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.support.grids import grid_of_lines, sheets_of
from tests.support.real_data import real_file
from workbench.application.importing.content import Sheets
from workbench.application.importing.mapping import Mapping, Question, Topic
from workbench.application.importing.recognition import propose_mapping
from workbench.presentation.import_questions import nothing_found_text, question_text


def a_mapping() -> Mapping:
    return propose_mapping(
        Sheets((grid_of_lines("Skill|Anna|Ben|Cleo\nPython|4|2|5\nSQL|3|1|huh\nGit|2|2|1", "Team"),))
    )


def test_what_is_asked_of_a_matrix() -> None:
    mapping = a_mapping()
    assert [question_text(question, mapping, "skills.xlsx") for question in mapping.questions] == [
        "skills.xlsx, sheet “Team”: are the 3 columns, such as Anna, Ben, Cleo, roles or people?",
        "skills.xlsx, sheet “Team”: is the highest value 5, 6, 7, 9 or 10?",
        "skills.xlsx, sheet “Team”: what does “huh” mean, in 1 cell: nothing, none, 1, 2, 3, 4 or needed? "
        "(Nothing: left out. None: has none of it. Needed: at the level that the skill needs.)",
    ]


@pytest.mark.parametrize("topic", get_args(Topic))
def test_every_topic_has_a_sentence(topic: Topic) -> None:
    question = Question(topic, 0, "SEO", 2, ("one", "two"), "one")
    text = question_text(question, a_mapping(), "team.csv")
    assert text.startswith("team.csv")
    assert "{" not in text


def test_a_file_without_a_table_has_a_sentence() -> None:
    prose = Sheets((grid_of_lines("Plan|Goal\nStand-up|speed"), grid_of_lines("a|b")), "plan.xlsx")
    assert nothing_found_text(prose) == (
        "In “plan.xlsx” no table of skills, roles or people was found (2 sheets). Point at the row with the headings. "
        "Nothing was changed."
    )
    assert "was found. Point" in nothing_found_text(Sheets(prose.grids[:1], "plan.csv"))
    headed = Sheets((grid_of_lines("Our list|\n|\nSkill|Group|Owner"),), "skills.csv")
    assert "Import it in the window, and point there at the row" in nothing_found_text(prose, in_window=False)
    assert nothing_found_text(headed) == "“skills.csv” has headings and no rows below them. Nothing was changed."


def test_a_real_file_with_headings_only() -> None:
    content = sheets_of(real_file("packt-raci/Stakeholders.xlsx"))
    assert (
        nothing_found_text(content) == "“Stakeholders.xlsx” has headings and no rows below them. Nothing was changed."
    )
