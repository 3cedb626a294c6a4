"""Choices of an import go to JSON and back, with a place for each answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.application.samples import sample
from tests.support.imported import after, at
from workbench.application.importing.choices import LEAVE, Choices
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import Records, SkillRecord
from workbench.files.import_choices import ChoicesFault, read_choices, write_choices

CHOICES = Choices(
    who_leads="all",
    people_as="role_each",
    complete=True,
    not_from_file=frozenset({"aliases", "levels"}),
    names={"skill": {"juggling": LEAVE}, "role": {"clown": "+"}},
)


def written(choices: Choices, questions: Any = ()) -> Any:
    return json.loads(json.dumps(write_choices(choices, questions)))


def test_choices_come_back_as_they_were():
    assert read_choices(written(CHOICES)) == CHOICES
    assert read_choices({}) == Choices()


def test_a_question_is_answered_in_its_place():
    read = Records(skills=(SkillRecord(name="Social API", origin=at(2)),))
    values = written(Choices(), propose(sample(), read).questions)
    (entry,) = values["names"]
    assert entry == {"kind": "skill", "name": "Social API", "known": {"apis": "Social APIs"}, "answer": None}
    assert read_choices(values) == Choices()
    entry["answer"] = "apis"
    chosen = read_choices(values)
    changed = after(sample(), read, names=chosen.names)
    assert len(changed.skills) == len(sample().skills)
    assert next(skill for skill in changed.skills if skill.id == "apis").aliases[-1] == "Social API"
    assert after(changed, read) is changed


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (None, "are no object"),
        ({"who_leads": "me"}, "no answer about who_leads"),
        ({"people_as": 3}, "no answer about people_as"),
        ({"complete": "yes"}, "no answer about complete"),
        ({"not_from_file": 3}, "is no list"),
        ({"not_from_file": ["notes"]}, "no answer about not_from_file"),
        ({"names": 3}, "are no list"),
        ({"names": [3]}, "is no name"),
        ({"names": [{"kind": "thing", "name": "A"}]}, "no answer about kind"),
        ({"names": [{"kind": "skill", "name": "A", "known": {"a": "A"}, "answer": "b"}]}, "Write one of a, + and -"),
        ({"names": [{"kind": "skill", "name": "A", "answer": 3}]}, "no answer about 'A'"),
    ],
)
def test_what_is_no_choice_is_refused_with_the_reason(values: Any, why: str):
    with pytest.raises(ChoicesFault) as fault:
        read_choices(values)
    assert why in str(fault.value)
