"""Every fault inside a map is refused in words that say where it is."""

from __future__ import annotations

import copy
from typing import Any

import orjson
import pytest

from tests.files.maps import FULL
from workbench.files.document import DocumentError, from_bytes, map_from_json, map_json

DELETE = object()
WAYS: list[tuple[list[str | int], object, str]] = [
    (["title"], 5, "map: title 5 is not text"),
    (["title"], DELETE, "map: title is missing"),
    (["title"], " ", "map: title is empty"),
    (["colour"], 1, "map: “colour” is no key of a capability map"),
    (["grade_names"], ["a"], "map: grade names must be 7 names"),
    (["grade_names", 2], 3, "map: grade names must be 7 names"),
    (["col\nour"], 1, "map: “col·our” is no key of a capability map"),
    (["policy", "lead_limit"], "9", "policy: lead limit '9' is not 1-10000"),
    (["policy", "lead_limit"], True, "policy: lead limit True is not 1-10000"),
    (["policy", "sides_band"], "0.1", "policy: sides band '0.1' is not a number from 0 to 1"),
    (["policy", "sides_band"], 2, "policy: sides band 2 is not a number from 0 to 1"),
    (["policy", "extra"], 2, "policy: “extra” is no key of a capability map"),
    (["policy"], [], "policy: [] is not an object with keys"),
    (["skills", 1, "importance"], 3.5, "skill 2: importance 3.5 is not 1-5"),
    (["skills", 1, "importance"], "3", "skill 2: importance '3' is not 1-5"),
    (["skills", 1, "importance"], 6, "skill 2: importance 6 is not 1-5"),
    (["skills", 1, "bridge"], "yes", "skill 2: bridge 'yes' is not a bool"),
    (["skills", 0, "aliases", 1], 3, "skill 1: aliases 3 is not text"),
    (["skills", 0, "aliases"], "API", "skill 1: aliases 'API' is not a list"),
    (["skills", 0, "aliases"], {"a": 1}, "skill 1: aliases {'a': 1} cannot stand there"),
    (["skills", 0, "colour"], 1, "skill 1: “colour” is no key of a capability map"),
    (
        ["skills", 0, "belongs_to"],
        "sales",
        "skill 1: belongs to 'sales' is not one of marketing, product, technology, either",
    ),
    (["skills"], {}, "map: skills {} cannot stand there"),
    (["skills"], None, "map: skills is not a list of Skill"),
    (["skills", 0], "Social APIs", "skill 1: 'Social APIs' is not an object with keys"),
    (["scenarios", 0, "x"], 1, "scenario 1: “x” is no key of a capability map"),
    (["scenarios", 0, "departments", 1, "x"], 1, "scenario 1, department 2: “x” is no key of a capability map"),
    (["scenarios", 0, "roles", 1, "x"], 1, "scenario 1, role 2: “x” is no key of a capability map"),
    (["scenarios", 0, "roles", 1, "grade"], 9, "scenario 1, role 2: grade 9 is not 1-7"),
    (["scenarios", 0, "roles", 1, "grade"], "high", "scenario 1, role 2: grade 'high' is not 1-7"),
    (["scenarios", 0, "roles", 1, "headcount"], "1", "role 2: headcount '1' is not a number from 0 to 100000"),
    (["scenarios", 0, "roles", 0, "assignments", 1, "level"], 5, "role 1, assignment 2: level 5 is not 1-4"),
    (["scenarios", 0, "roles", 0, "assignments", 1, "x"], 5, "role 1, assignment 2: “x” is no key"),
    (["scenarios", 0, "roles", 0, "assignments", 1, "skill"], "?", "assignment 2: skill '?' is not in the library"),
    (["scenarios", 0, "roles", 0, "assignments", 0], 7, "role 1, assignment 1: 7 is not an object with keys"),
    (["scenarios", 0, "roles", 0, "department"], "?", "role 1: department '?' is not a department of this scenario"),
    (["scenarios", 0, "waivers", 0, "date"], "28.2.2026", "accepted point 1: date '28.2.2026' is not a date"),
    (["scenarios", 0, "waivers", 0, "date"], 20260228, "accepted point 1: date 20260228 is not a date"),
    (["scenarios", 0, "waivers", 0, "until"], "soon", "accepted point 1: until 'soon' is not a date"),
    (["scenarios", 0, "waivers", 1, "x"], 1, "scenario 1, accepted point 2: “x” is no key of a capability map"),
    (
        ["scenarios", 0, "waivers", 0, "subjects"],
        ["skill:ads", "skill:gone"],
        "scenario 1, accepted point 1: subject 'skill:gone' is neither a skill of the library nor a role or department",
    ),
    (["scenarios", 0, "waivers", 0, "subjects"], ["role:ads"], "accepted point 1: subject 'role:ads' is neither"),
    (["scenarios", 0, "waivers", 0, "subjects"], ["department:psp"], "point 1: subject 'department:psp' is neither"),
    (["scenarios", 0, "waivers", 0, "subjects"], ["psp"], "accepted point 1: subject 'psp' is neither"),
    (["skills", 0, "id"], "a\0b", "skill 1: id 'a\\x00b' holds a control character"),
    (["scenarios", 1, "id"], "a\nb", "scenario 2: id 'a\\nb' holds a control character"),
    (["scenarios", 0, "roles", 1, "id"], "x" * 201, f"role 2: id '{'x' * 37}...{'x' * 38}' is longer than 200"),
    (["scenarios"], [], "map: there is no scenario; a map needs at least one"),
]


def changed(way: list[str | int], value: object) -> bytes:
    raw: Any = copy.deepcopy(orjson.loads(map_json(FULL)))
    place = raw
    for step in way[:-1]:
        place = place[step]
    if value is DELETE:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    return orjson.dumps(raw)


@pytest.mark.parametrize(("way", "value", "sentence"), WAYS)
def test_a_fault_is_told_by_its_place(way: list[str | int], value: object, sentence: str) -> None:
    with pytest.raises(DocumentError) as caught:
        map_from_json(changed(way, value), "plan.json")
    assert sentence in caught.value.problems[0]
    assert str(caught.value).startswith("“plan.json” cannot be opened: it has ")
    assert sentence in str(caught.value)


def test_the_first_five_and_a_count() -> None:
    raw = orjson.loads(map_json(FULL))
    for number in range(8):
        raw[f"key-{number}"] = number
    with pytest.raises(DocumentError) as caught:
        from_bytes(orjson.dumps(raw))
    assert len(caught.value.problems) == 8
    sentence = str(caught.value)
    assert sentence.startswith("The file cannot be opened: it has at least 8 problems: map: “key-0” is no key")
    assert "key-4" in sentence
    assert "key-5" not in sentence
    assert sentence.endswith("; and 3 more. Correct the file, or open a copy or an earlier version of it.")


def test_faults_of_sense_are_counted_whole_and_those_behind_a_fault_of_shape_are_not_denied() -> None:
    raw = orjson.loads(map_json(FULL))
    raw["scenarios"][0]["roles"][0]["grade"], raw["skills"][0]["importance"] = 9, 0
    with pytest.raises(DocumentError, match="it has 2 problems: skill 1"):
        from_bytes(orjson.dumps(raw))
    raw["title"] = 5
    with pytest.raises(DocumentError, match="it has at least 1 problem: map: title 5 is not text"):
        from_bytes(orjson.dumps(raw))


@pytest.mark.parametrize("version", [True, 1.0, "1", None, 0])
def test_a_format_version_that_is_no_whole_number_is_none(version: object) -> None:
    with pytest.raises(DocumentError, match="does not say which format of a capability map it is"):
        from_bytes(orjson.dumps({**orjson.loads(map_json(FULL)), "format_version": version}))


def test_an_id_of_two_hundred_characters_is_one() -> None:
    assert from_bytes(changed(["scenarios", 1, "id"], "x" * 200)).document.scenarios[1].id == "x" * 200


def test_a_fault_of_a_thousand_letters_is_shortened() -> None:
    with pytest.raises(DocumentError) as caught:
        map_from_json(changed(["skills", 0, "aliases"], {"x" * 1000: "y" * 1000}))
    assert len(str(caught.value)) < 250
