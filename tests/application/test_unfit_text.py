"""Control characters and halves of characters: refused in words, by whichever edit they come in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import orjson
import pytest

from workbench.application.edit import Edit, EditRefused, apply_or_refuse
from workbench.application.edits.assignments import SetNote
from workbench.application.edits.departments import AddDepartment, SetDepartment
from workbench.application.edits.document import SetGradeNames, SetTitle
from workbench.application.edits.roles import AddRole, SetRole
from workbench.application.edits.scenarios import DuplicateScenario, RenameScenario
from workbench.application.edits.skills import AddSkill, SetSkill
from workbench.application.edits.waivers import Accept
from workbench.application.paste import plan
from workbench.application.skill_table import read_skills
from workbench.domain.assess import assess
from workbench.domain.index import Index
from workbench.domain.model import Skill
from workbench.files.document import from_bytes, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

MAP = load("before-and-after")
SCENARIO = MAP.scenarios[0]
ROLE = next(each for each in SCENARIO.roles if each.assignments)
FINDING = assess(Index(MAP, SCENARIO), date(2026, 11, 24)).findings[0]
UNFIT = ["a\x00b", "\x1b[31mred", "a\rb", "a\x7fb", "a\x9fb", "a\ud800b"]

EDITS: dict[str, Callable[[str], Edit]] = {
    "title of the map": SetTitle,
    "names of grades": lambda text: SetGradeNames((text, *MAP.grade_names[1:])),
    "new skill": lambda text: AddSkill(Skill("", text, group="", belongs_to="either", importance=3, level_needed=3)),
    "group of a new skill": lambda text: AddSkill(
        Skill("", "New", group=text, belongs_to="either", importance=3, level_needed=3)
    ),
    "name of a skill": lambda text: SetSkill(MAP.skills[0].id, "name", text),
    "definition": lambda text: SetSkill(MAP.skills[0].id, "definition", text),
    "other names of a skill": lambda text: SetSkill(MAP.skills[0].id, "aliases", ("One", text)),
    "new role": lambda text: AddRole(SCENARIO.id, text),
    "title of a role": lambda text: SetRole(SCENARIO.id, ROLE.id, "title", text),
    "purpose": lambda text: SetRole(SCENARIO.id, ROLE.id, "purpose", text),
    "holder": lambda text: SetRole(SCENARIO.id, ROLE.id, "holder", text),
    "note": lambda text: SetNote(SCENARIO.id, ROLE.id, ROLE.assignments[0].skill, text),
    "new department": lambda text: AddDepartment(SCENARIO.id, text, "other", None),
    "name of a department": lambda text: SetDepartment(SCENARIO.id, SCENARIO.departments[0].id, "name", text),
    "new scenario": lambda text: DuplicateScenario(SCENARIO.id, text),
    "name of a scenario": lambda text: RenameScenario(SCENARIO.id, text),
    "reason": lambda text: Accept(SCENARIO.id, FINDING, text, "Ann", date(2026, 11, 24), says=""),
    "who accepts": lambda text: Accept(SCENARIO.id, FINDING, "Agreed", text, date(2026, 11, 24), says=""),
}


@pytest.mark.parametrize("text", UNFIT)
@pytest.mark.parametrize("what", EDITS)
def test_no_edit_takes_it_and_each_says_why(what: str, text: str) -> None:
    with pytest.raises(EditRefused, match=r"holds a control character, which no text may\. Nothing was changed"):
        apply_or_refuse(EDITS[what](text), MAP)


@pytest.mark.parametrize("what", EDITS)
def test_any_other_text_is_taken(what: str) -> None:
    after = apply_or_refuse(EDITS[what]("Größe 🎯 网络"), MAP)
    assert after is not MAP
    orjson.dumps(after)


@pytest.mark.parametrize("what", ["definition", "purpose", "note", "reason"])
def test_lines_and_tabs_may_stand_in_a_longer_text(what: str) -> None:
    assert "One\\n\\tTwo" in repr(apply_or_refuse(EDITS[what]("One\n\tTwo"), MAP))


@pytest.mark.parametrize("text", [each for each in UNFIT if "\r" not in each])
def test_what_is_pasted_is_cleaned(text: str) -> None:
    for row in plan(MAP, read_skills(f"Skill\tDefinition\n{text}\t{text}")).rows:
        assert row.outcome == "added"
        assert not set(row.name) & set(text) - set("ab[31mred")


def test_a_map_that_holds_one_is_opened_and_can_be_mended() -> None:
    """Nobody is locked out of a map that took such a text in before it was refused."""
    held = dataclasses.replace(MAP, title="a\x00b")
    opened = from_bytes(to_bytes(held, fresh_identity())[0]).document
    assert opened == held
    after = apply_or_refuse(SetSkill(MAP.skills[0].id, "name", "Another"), opened)
    assert apply_or_refuse(SetTitle("Mended"), after).title == "Mended"
