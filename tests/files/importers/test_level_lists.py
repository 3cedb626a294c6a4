"""Level lists: several files that are one thing, with the levels of each role at each career level."""

from __future__ import annotations

from collections import Counter

from tests.support.known_formats import real, taken
from tests.support.real_data import SHARED
from workbench.files.importers import Source, joined, open_source

CONFIG = b"""
roles: [{id: ana, name: Analyst}, {id: eng, name: Engineer}]
career_levels: [{id: jr, name: Junior}, {id: sr, name: Senior}]
"""
DATA = b"""
category: {id: data, name: Data}
skills:
  - id: sql
    name: SQL
    description: Queries.
    core_roles: [ana]
    levels: {ana: [1, 4], eng: [NC, 0]}
    level_descriptions: {1: Reads.}
"""
CODE = b"""
category: {id: code, name: Code}
skills: [{id: py, name: Python, levels: {ana: [1, 2], eng: [3, 4]}}]
"""
GROUPS = b"""
groups: {all: {name: All of it, skills: [sql, py]}}
inference_rules: [{source: sql, rules: [{skill: py, suggestion: 1}]}]
"""


def files(**texts: bytes) -> tuple[Source, ...]:
    return tuple(Source(f"{name}.yaml", text) for name, text in texts.items())


def test_files_that_are_handed_in_together_are_one() -> None:
    found = taken(*files(code=CODE, config=CONFIG, data=DATA, groups=GROUPS))
    assert found.mapping.questions == ()
    assert [(role.title, role.family, role.source) for role in found.records.roles] == [
        ("Analyst Junior", "Analyst", "level_lists:ana/jr"),
        ("Analyst Senior", "Analyst", "level_lists:ana/sr"),
        ("Engineer Junior", "Engineer", "level_lists:eng/jr"),
        ("Engineer Senior", "Engineer", "level_lists:eng/sr"),
    ]
    assert [(skill.name, skill.group, skill.definition, skill.source) for skill in found.records.skills] == [
        ("Python", "Code", None, "level_lists:py"),
        ("SQL", "Data", "Queries.", "level_lists:sql"),
    ]
    assert [(held.holder, held.skill, held.level) for held in found.records.holdings] == [
        ("Analyst Junior", "Python", 1),
        ("Analyst Senior", "Python", 2),
        ("Engineer Junior", "Python", 3),
        ("Engineer Senior", "Python", 4),
        ("Analyst Junior", "SQL", 1),
        ("Analyst Senior", "SQL", 4),
    ]
    assert found.records.left_out == ()
    assert found.records.skills[1].origin.file == "code.yaml and 3 other files"
    assert found.records.skills[1].origin.sheet == "data.yaml"
    assert found.notes == (
        "What each level means, and how it is learnt, is left out of 1 skill.",
        "1 mark of core roles is left out.",
    )


def test_without_names_the_ids_are_read() -> None:
    found = taken(*files(data=CODE))
    assert [role.title for role in found.records.roles] == [
        "ana level 1",
        "ana level 2",
        "eng level 1",
        "eng level 2",
    ]


def test_one_scale_for_all_files() -> None:
    higher = CODE.replace(b"[3, 4]", b"[3, 6]")
    found = taken(*files(config=CONFIG, data=DATA, code=higher))
    levels = {(held.holder, held.skill): held.level for held in found.records.holdings}
    assert (levels["Analyst Senior", "SQL"], levels["Engineer Senior", "Python"]) == (3, 4)
    assert found.notes[0] == "The levels from 1 to 6 become levels from 1 to 4."


def test_a_role_without_career_levels_keeps_its_name() -> None:
    found = taken(Source("a.yaml", b"skills: [{name: SQL, levels: {data_analyst: [3]}}]"))
    assert [(role.title, role.source) for role in found.records.roles] == [("data_analyst", "level_lists:data_analyst")]


def test_files_of_one_name_are_all_read() -> None:
    found = taken(Source("skills.yaml", DATA), Source("skills.yaml", CODE), Source("config.yaml", CONFIG))
    assert [skill.name for skill in found.records.skills] == ["SQL", "Python"]


def test_other_sources_stay_as_they_are() -> None:
    other, one = Source("team.csv", b"Skill,Buyer\nHaggling,3\n"), Source("data.yaml", DATA)
    assert [each.name for each in joined(map(open_source, (other, one)))] == ["team.csv", "data.yaml"]
    config = Source("config.yaml", CONFIG)
    whole = [each.name for each in joined(map(open_source, (other, one, config)))]
    assert whole == ["data.yaml and 1 other file", "team.csv"]
    assert [each.name for each in joined(map(open_source, (other, config)))] == ["team.csv", "config.yaml"]


def test_the_real_matrix() -> None:
    folder = SHARED / "passculture-data-skills"
    names = [f"passculture-data-skills/{path.name}" for path in sorted(folder.glob("*.yaml"))]
    found = real(*(names or ["passculture-data-skills/config.yaml"]))
    assert found.mapping.questions == ()
    assert (len(found.records.roles), len(found.records.skills)) == (24, 47)
    assert len({skill.group for skill in found.records.skills}) == 14
    counts = Counter(held.level for held in found.records.holdings)
    assert [counts[level] for level in (1, 2, 3, 4)] == [347, 273, 221, 144]
    words = Counter(
        v.text for table in found.mapping.tables for v in table.scales["level"].values for _ in range(v.count)
    )
    assert (words["NC"], words["0"]) == (140, 3)
    assert {role.title for role in found.records.roles} >= {"Data Analyst Junior", "Backend Expert"}
    made = found.document()
    assert sum(len(role.assignments) for role in made.scenarios[0].roles) == 985
