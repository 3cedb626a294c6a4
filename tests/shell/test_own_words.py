"""No text of ours in another company's map: whatever roles the program adds to it, title and purpose are the user's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from workbench.application.edits.assignments import Assign
from workbench.application.edits.departments import AddDepartment
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.scenarios import SetModel
from workbench.application.edits.skills import AddSkill
from workbench.domain.assess import assess, fixes
from workbench.domain.findings import Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Model, Skill
from workbench.domain.social import SOCIAL_SKILLS, is_social
from workbench.files.document import map_json
from workbench.files.templates import load, templates
from workbench.shell.application import Workbench
from workbench.widgets.board.menus import board_menu

TODAY = date(2026, 1, 1)
ADDING = ("FADE2", "FADE3", "HUB1", "HUB2", "HUB3", "PLC1", "FADE1", "GAP1")
OWN = (
    Skill(
        "",
        "Ward rounds",
        group="Care",
        belongs_to="product",
        importance=5,
        level_needed=3,
        definition="Sees every patient each day.",
    ),
    Skill("", "Bed planning", group="Care", belongs_to="technology", importance=4, level_needed=3),
    Skill("", "Health fairs", group="Outreach", belongs_to="marketing", importance=4, level_needed=2),
    Skill("", "Governance", group="Board", belongs_to="either", importance=3, level_needed=2),
)


def texts(value: object) -> Iterator[str]:
    """Every text in a map, keys aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def said(document: CapabilityMap) -> set[str]:
    """The texts of a map but its terms, which are those of the program until somebody changes them."""
    raw = json.loads(map_json(document))
    del raw["terms"]
    return {each for each in texts(raw) if each}


def ours() -> set[str]:
    """Titles and purposes of the roles of all templates, names and definitions of their skills."""
    found: set[str] = set()
    for document in (load(each.name) for each in templates()):
        found.update(each for skill in document.skills for each in (skill.name, skill.definition, *skill.aliases))
        for role in (role for scenario in document.scenarios for role in scenario.roles):
            found.update((role.title, role.purpose, *role.also_called))
    return found - {""}


def blank(bench: Workbench) -> Workbench:
    bench.documents.new_from("blank")
    return bench


def add_all_that_is_offered(bench: Workbench) -> list[str]:
    """Choose every entry of the board's menu that adds a role, and type a title for each."""
    board, session = bench.window.board, bench.session
    named = []
    wanted = [each.text() for each in board_menu(board, board.commands, None).actions() if "Add" in each.text()]
    for number, text in enumerate(wanted, 1):
        action = next(each for each in board_menu(board, board.commands, None).actions() if each.text() == text)
        action.trigger()
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit), text
        assert editor.selectedText() == editor.text()
        QTest.keyClicks(editor, f"Ward {number}")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        named.append(f"Ward {number}")
    assert {each.title for each in session.scenario.roles} == set(named)
    return named


def test_a_blank_map_takes_every_role_under_the_title_that_is_typed(bench: Workbench, tmp_path: Path) -> None:
    blank(bench)
    named = add_all_that_is_offered(bench)
    assert len(named) == 6
    assert not any(each.purpose for each in bench.session.scenario.roles)
    assert not said(bench.session.document) & ours()


@pytest.mark.parametrize("model", ["hub_and_spoke", "multiple_hub_and_spoke", "decentralised"])
def test_cures_bring_no_words_of_ours_into_another_companys_map(bench: Workbench, model: Model) -> None:
    session = blank(bench).session
    scenario = session.scenario.id
    session.perform(SetModel(scenario, model))
    for name, kind in (("Clinics", "product"), ("Outreach", "marketing"), ("Front desk", "service")):
        session.perform(AddDepartment(scenario, name, kind, None))  # type: ignore[arg-type]
    for skill in OWN:
        session.perform(AddSkill(skill))
    bench.window.board.commands.add_strategist("marketing_strategist")
    role = session.scenario.roles[0].id
    session.perform(Assign(scenario, role, tuple(session.index.skills), "lead"))
    own = said(session.document)
    document, done = mended(session.document)
    assert not (said(document) - own) & ours()
    assert not [each for each in said(document) - own if "social" in each.lower()]
    assert not [each.purpose for each in document.scenarios[0].roles if each.purpose]
    added = {each.acts_as for each in document.scenarios[0].roles}
    assert "product_strategist" in added
    assert ("hub_lead" in added) == (model != "decentralised")
    assert all(each.title.startswith("New role in ") for each in document.scenarios[0].roles), done
    session.perform(DeleteRoles(scenario, (role,)))


def mended(document: CapabilityMap) -> tuple[CapabilityMap, list[str]]:
    """The map with the first cure of each open point that may add something done, until none is left."""
    done: list[str] = []
    while len(done) < 40:
        found = assess(Index(document, document.scenarios[0]), TODAY)
        offered: list[Fix] = [
            each for point in found.open if point.code in ADDING for each in fixes(found.index, point)[:1]
        ]
        if not offered:
            return document, done
        document = offered[0].apply(document)
        done.append(offered[0].label)
    raise AssertionError(f"no end in sight: {done}")


def test_a_map_of_social_work_is_mended_in_its_own_words() -> None:
    before = load("no-product-strategist")
    assert is_social(before)
    after, done = mended(before)
    assert "Add the Social Product Strategist" in done
    added = next(each for each in after.scenarios[0].roles if each.acts_as == "product_strategist")
    assert added.title == "Social Product Strategist"
    assert added.purpose


def test_the_skills_that_tell_a_social_map_are_those_of_the_templates() -> None:
    names = {skill.name for each in templates() for skill in load(each.name).skills}
    assert {each for each in names if "social" in each.lower()} == SOCIAL_SKILLS
    assert not is_social(CapabilityMap("Own", skills=OWN))
