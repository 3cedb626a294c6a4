"""Questions of an import: each topic has its sentence, which begins with the file."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.support.grids import grid_of_lines
from workbench.application.importing.content import Sheets
from workbench.application.importing.mapping import Mapping, Question, Topic
from workbench.application.importing.recognition import propose_mapping
from workbench.presentation.import_questions import question_text


def a_mapping() -> Mapping:
    return propose_mapping(
        Sheets((grid_of_lines("Skill|Anna|Ben|Cleo\nPython|4|2|5\nSQL|3|1|huh\nGit|2|2|1", "Team"),))
    )


def test_what_is_asked_of_a_matrix() -> None:
    mapping = a_mapping()
    assert [question_text(question, mapping, "skills.xlsx") for question in mapping.questions] == [
        "skills.xlsx, sheet “Team”: are the 3 columns, such as Anna, Ben, Cleo, roles or people?",
        "skills.xlsx, sheet “Team”: is the highest value 5, 6, 7, 9 or 10?",
        "skills.xlsx, sheet “Team”: what does “huh” mean, in 1 cell: nothing, none, 1, 2, 3, 4 or needed?",
    ]


@pytest.mark.parametrize("topic", get_args(Topic))
def test_every_topic_has_a_sentence(topic: Topic) -> None:
    question = Question(topic, 0, "SEO", 2, ("one", "two"), "one")
    text = question_text(question, a_mapping(), "team.csv")
    assert text.startswith("team.csv")
    assert "{" not in text
