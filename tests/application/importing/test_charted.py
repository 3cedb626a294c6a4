"""A chart with a column for who leads and one for who supports: whether those are roles or people."""

from __future__ import annotations

from tests.support.grids import grid_of_lines
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.recognition import propose_mapping
from workbench.presentation.import_chosen import chosen
from workbench.presentation.import_questions import question_text
from workbench.presentation.import_sentence import import_sentence, sentence_text

CONTENT = Sheets((grid_of_lines("Task|Responsible|Accountable\nPlan|Anna Berg|Ben Holm\nBuild|Ben Holm|Cleo Lind"),))


def test_the_sentence_asks_what_those_are_who_lead() -> None:
    mapping = propose_mapping(CONTENT)
    assert question_text(mapping.questions[0], mapping, "chart.csv") == (
        "chart.csv: are the 3 who are accountable or responsible, such as Anna Berg, Ben Holm, Cleo Lind, "
        "roles or people?"
    )
    assert sentence_text(import_sentence(CONTENT, mapping, 0)).endswith(", and these are [roles].")
    people = chosen(CONTENT, mapping, 0, "charted", "people")
    assert not people.questions
    assert [person.name for person in records_of(CONTENT, people).people] == ["Ben Holm", "Anna Berg", "Cleo Lind"]
    assert sentence_text(import_sentence(CONTENT, people, 0)).endswith(", and these are [people].")
    assert chosen(CONTENT, people, 0, "charted", "roles").tables[0].charted == "role"


def test_a_row_that_is_left_out_of_a_chart_may_name_a_person() -> None:
    rows = "Plan|Anna Berg|Ben Holm\nBuild|Ben Holm|Cleo Lind\n|Dora Kern|\nTest|Anna Berg|Ben Holm"
    content = Sheets((grid_of_lines(f"Task|Responsible|Accountable\n{rows}"),))
    left = records_of(content, propose_mapping(content)).left_out
    assert [(each.what, each.reason, each.personal) for each in left] == [("Dora Kern", "unlabelled", True)]
