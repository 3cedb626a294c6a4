"""Questions that wait: those about values of rows that are left out are asked once such a row is taken."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from tests.support.import_files import LONG_LIST, contents_of
from workbench.application.importing import wanted
from workbench.application.importing.choices import LEAVE, Choices, Kind, keys
from workbench.application.importing.preparation import Preparation, prepare
from workbench.application.new_map import blank_map

ROLES_ACROSS = """
Skill|Web Developer|Data Analyst|Release Manager|Team Lead
Payroll runs|4|2||1
Live video|3|4|2|sometimes
Long poems|1|often|3|2
Data plans||1|4|4
"""
PEOPLE = """
Employee|Title|SQL|Python|Statistics|Dashboards
Ann Example|Analyst|4|4|3|2
Ben Sample|Analyst|sometimes|2|3|1
Cid Muster|Engineer|1|2|3|often
"""
CATALOGUE = """
Skill|Group|Importance
SQL|Data|High
Python|Data|High
Excel|Office|Whatever
Word|Office|Low
"""


def prepared(text: str, choices: Choices | None = None) -> Preparation:
    return prepare(blank_map("Blank"), [contents_of(text, "skills.csv")], choices=choices or Choices())


def asked(preparation: Preparation) -> list[str]:
    return sorted(question.about for mapping in preparation.asking for question in mapping.questions)


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        (LONG_LIST, {"role": ["Data analyst"]}, ["NOT IN USE"]),
        (LONG_LIST, {"role": ["Data analyst", "Lead data analyst"]}, []),
        (LONG_LIST, {"skill": ["User research"]}, []),
        (LONG_LIST, {"skill": ["Statistics"]}, ["NOT IN USE"]),
        (ROLES_ACROSS, {}, ["often", "sometimes"]),
        (ROLES_ACROSS, {"role": ["Team Lead"]}, ["often"]),
        (ROLES_ACROSS, {"role": ["Team Lead"], "skill": ["Long poems"]}, []),
        (PEOPLE, {"person": ["Ben Sample"]}, ["often"]),
        (PEOPLE, {"role": ["Engineer"]}, ["often", "sometimes"]),
        (CATALOGUE, {"skill": ["Excel"]}, []),
        (CATALOGUE, {"skill": ["Word"]}, ["Whatever"]),
    ],
)
def test_a_value_is_asked_where_a_row_that_has_it_is_taken(
    text: str, names: Mapping[Kind, list[str]], left: list[str]
) -> None:
    decided = {kind: dict.fromkeys(keys(each), LEAVE) for kind, each in names.items()}
    preparation = prepared(text, Choices(names=decided))
    assert asked(preparation) == left
    assert preparation.undecided == len(left)
    assert asked(prepared(text)), "without a choice it is asked"


def test_roles_that_are_not_chosen_ask_nothing() -> None:
    assert asked(prepared(LONG_LIST, Choices(only_roles=keys(["Product manager"])))) == []
    assert asked(prepared(LONG_LIST, Choices(only_roles=keys(["Lead data analyst"])))) == ["NOT IN USE"]
    people = prepared(PEOPLE, Choices(only_roles=keys(["Analyst"])))
    assert asked(people) == ["sometimes"]


def test_too_many_roles_ask_which_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(wanted.LIMITS, "role", 2)
    preparation = prepared(LONG_LIST)
    assert (asked(preparation), preparation.undecided) == ([], 1)


def test_what_was_not_asked_is_asked_again_with_its_row() -> None:
    left = prepared(LONG_LIST, Choices(only_roles=keys(["Product manager"])))
    again = prepare(left.document, left.contents, left.mappings, dataclasses.replace(left.choices, only_roles=None))
    assert asked(again) == ["NOT IN USE"]
