"""A file whose texts are not tidy: shown tidied, and saved with every text that nobody edited spelt as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import orjson
import pytest

from tests.files.maps import FULL
from workbench.domain.fields import FIELDS
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill, Waiver
from workbench.domain.transform import set_role, set_skill
from workbench.files.document import from_bytes, map_json, read, save, to_bytes
from workbench.files.exporters import ExportRequest
from workbench.files.exporters.json_map import export
from workbench.files.identity import fresh_identity
from workbench.files.spelling import spelt_as_read, tidied_map

GROESSE, GROESSE_NFD = "Gr\u00f6\u00dfe", "Gro\u0308\u00dfe"
ID = "pru\u0308fung"

OLD = CapabilityMap(
    f"{GROESSE_NFD} \u202eleft",
    grade_names=("a\u0308", *FULL.grade_names[1:]),
    skills=(
        Skill(
            ID,
            "Pru\u0308fung",
            group="Qualita\u0308t",
            belongs_to="product",
            importance=3,
            level_needed=3,
            aliases=("Tes\u00adting", "Pruefung"),
        ),
        Skill("plain", "Plain", group="", belongs_to="product", importance=3, level_needed=3, definition="\u200b"),
    ),
    scenarios=(
        Scenario(
            "today",
            "Fru\u0308hling",
            model="decentralised",
            departments=(Department("p", f"Qualita\u0308t und {GROESSE_NFD}", kind="product"),),
            roles=(
                Role(
                    "r",
                    f"{GROESSE_NFD}na\u0308nderung",
                    holder="Jo\u0308rg",
                    department="p",
                    assignments=(
                        Assignment(ID, "lead", level=3, note="fu\u0308r"),
                        Assignment("plain", "support", level=1),
                    ),
                ),
            ),
            waivers=(
                Waiver(
                    "GAP2",
                    (f"skill:{ID}",),
                    severity="warning",
                    reason="fu\u0308r jetzt",
                    author="Jo\u0308rg",
                    date=date(2026, 1, 2),
                ),
            ),
        ),
    ),
)


def test_it_is_shown_tidied_and_ids_are_left_alone() -> None:
    document = from_bytes(map_json(OLD)).document
    (scenario,), (skill, plain) = document.scenarios, document.skills
    (role,), (department,), (waiver,) = scenario.roles, scenario.departments, scenario.waivers
    assert document.title == f"{GROESSE} left"
    assert document.grade_names[0] == "\u00e4"
    assert (skill.id, skill.name, skill.group, skill.aliases) == (
        ID,
        "Pr\u00fcfung",
        "Qualit\u00e4t",
        ("Testing", "Pruefung"),
    )
    assert plain.definition == "\u200b"
    assert scenario.name == "Fr\u00fchling"
    assert department.name == f"Qualit\u00e4t und {GROESSE}"
    assert (role.title, role.holder) == (f"{GROESSE}n\u00e4nderung", "J\u00f6rg")
    assert role.assignments[0] == Assignment(ID, "lead", level=3, note="f\u00fcr")
    assert (waiver.subjects, waiver.reason, waiver.author) == ((f"skill:{ID}",), "f\u00fcr jetzt", "J\u00f6rg")


def test_a_save_writes_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "old.capmap"
    data, identity = to_bytes(OLD, fresh_identity())
    path.write_bytes(data)
    loaded = read(path)
    saved = save(path, loaded.document, loaded.identity, expected=loaded.fingerprint)
    assert path.read_bytes() == data
    assert saved.identity == identity
    written = export(ExportRequest(loaded.document, "today", date(2026, 1, 2), identity=loaded.identity))
    assert written.data == map_json(OLD)


def test_a_save_changes_what_was_edited_alone() -> None:
    loaded = from_bytes(map_json(OLD))
    edited = set_role(loaded.document, "today", "r", grade=6, holder="Mu\u0308ller")
    edited = set_skill(edited, ID, aliases=(*edited.skills[0].aliases, "Exa\u0308men"))
    (role,), (skill, plain) = OLD.scenarios[0].roles, OLD.skills
    wanted = replace(
        OLD,
        skills=(replace(skill, aliases=(*skill.aliases, "Ex\u00e4men")), plain),
        scenarios=(replace(OLD.scenarios[0], roles=(replace(role, grade=6, holder="M\u00fcller"),)),),
    )
    data, identity = to_bytes(edited, loaded.identity)
    assert orjson.loads(map_json(from_bytes(data).document)) == orjson.loads(map_json(edited))
    assert identity.as_read is not None
    assert map_json(edited, loaded.identity) == map_json(wanted)


def test_whatever_part_was_edited_the_others_are_spelt_as_read() -> None:
    def anew(value: object) -> object:
        """The same value, no part of which is the identical one."""
        if isinstance(value, tuple):
            return tuple(map(anew, value))
        if type(value) in FIELDS:
            return replace(value, **{name: anew(getattr(value, name)) for name in FIELDS[type(value)]})  # type: ignore[type-var]
        return value

    assert any(person.levels for person in FULL.people)
    untidy = replace(FULL, title=OLD.title, notes=GROESSE_NFD)
    document = anew(tidied_map(untidy))
    assert isinstance(document, CapabilityMap)
    assert spelt_as_read(document, untidy) == untidy


def test_a_skill_that_was_deleted_and_one_that_came() -> None:
    loaded = from_bytes(map_json(OLD))
    came = Skill("came", "Pr\u00fcfung", group="", belongs_to="product", importance=3, level_needed=3)
    data = map_json(replace(loaded.document, skills=(came, *loaded.document.skills)), loaded.identity)
    assert data == map_json(replace(OLD, skills=(came, *OLD.skills)))


@pytest.mark.parametrize("document", [FULL, replace(FULL, title="Gr\u00f6\u00dfe")])
def test_a_tidy_map_is_held_once(document: CapabilityMap) -> None:
    assert from_bytes(map_json(document)).identity.as_read is None
