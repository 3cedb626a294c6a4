"""Mapping files: a mapping as JSON and back, and answers written into it by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.grids import grid_of_lines, sheets_of
from tests.support.presets import with_presets
from tests.support.real_data import real_file
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import with_answer, with_answers_written
from workbench.application.importing.recognition import propose_mapping
from workbench.files.mapping_file import MappingFault, read_mapping, write_mapping

PEOPLE = """
||Hard||Soft|
Skill|Group|Anna|Ben|Cleo|Dora
Python|A|4|2|5|1
Python|B|3|1|1|maybe
Talking|B|2|5|3|0
Listening|B|2|5|3|0
"""


CONTENT = Sheets((grid_of_lines(PEOPLE, "Team"),))


def mapping() -> Mapping:
    return propose_mapping(CONTENT)


def test_a_mapping_comes_back_as_it_was() -> None:
    before = mapping()
    assert {question.topic for question in before.questions} == {"columns", "band", "apart", "top", "value"}
    assert read_mapping(write_mapping(before)) == before
    assert read_mapping(write_mapping(with_presets(CONTENT, before))) == with_presets(CONTENT, before)


@pytest.mark.parametrize("name", ["uk-ddat/ddat_roles.csv", "packt-raci/RACI.xlsx", "unpivotr/worked-examples.xlsx"])
def test_the_mapping_of_a_real_file_reads_the_same_records(name: str) -> None:
    content = sheets_of(real_file(name))
    before = propose_mapping(content)
    after = read_mapping(write_mapping(before))
    assert after == before
    assert records_of(content, after) == records_of(content, before)


def written(answers: dict[str, Any]) -> str:
    whole = json.loads(write_mapping(mapping()))
    for question in whole["questions"]:
        question["answer"] = answers.get(question["topic"])
    return json.dumps(whole)


def test_answers_written_by_hand_are_taken() -> None:
    content = Sheets((grid_of_lines(PEOPLE, "Team"),))
    text = written({"columns": "people", "band": "nothing", "top": "10", "value": 2, "apart": "one skill"})
    after = with_answers_written(content, read_mapping(text))
    assert after.questions == ()
    (table,) = after.tables
    assert (table.across, table.scales["value"].top, table.apart) == ("person", 10, False)


@pytest.mark.parametrize(("topic", "answer"), [("axes", "people"), ("axes", "skills"), ("columns", "roles")])
def test_an_answer_in_a_file_does_what_it_does_in_the_window(topic: str, answer: str) -> None:
    lines = {"axes": "Wer|Team|SQL|Git|Pay\nAnna B|Web|1|2|3\nBen C|Ops|2|3|1\nCleo D|Web|2|1|1", "columns": PEOPLE}[
        topic
    ]
    content = Sheets((grid_of_lines(lines, "Team"),))
    mapping = propose_mapping(content)
    question = next(each for each in mapping.questions if each.topic == topic)
    answered = with_answer(content, mapping, question, answer)
    whole = json.loads(write_mapping(mapping))
    for each in whole["questions"]:
        each["answer"] = answer if each["topic"] == topic else None
    assert with_answers_written(content, read_mapping(json.dumps(whole))) == answered
    if topic == "columns":
        assert "band" in {each.topic for each in answered.questions}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "The mapping is no JSON"),
        ("[" * 100_000, "The mapping is no JSON"),
        ("[]", "This is no mapping that this program wrote."),
        ('{"kind": "import mapping", "version": 1}', "The mapping has a fault at tables"),
        (written({"columns": "pets"}), "“pets” is no answer about columns. Write one of roles and people."),
        (written({"top": "many"}), "“many” is no answer about top"),
        (written({}).replace('"table": 0', '"table": 9'), "The mapping asks about table 9, which it does not have."),
    ],
)
def test_what_is_no_mapping_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(MappingFault, match=says.replace(".", r"\.")):
        read_mapping(text)
