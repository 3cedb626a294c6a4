"""Trees of no known format: lists of objects as grids, named by the keys that lead to them."""

from __future__ import annotations

import json
import time

from tests.support.known_formats import Taken, taken
from workbench.files.importers import Source, content_of, open_source

NAMES = ("Asking", "Drawing")


def of(tree: object, name: str = "export.json") -> Taken:
    return taken(Source(name, json.dumps(tree).encode()))


def test_a_list_of_objects_is_a_table() -> None:
    found = of([{"role": "Analyst", "skill": "SQL", "level": 3}, {"role": "Analyst", "skill": "Python", "level": 1}])
    assert [(held.holder, held.skill, held.level) for held in found.records.holdings] == [
        ("Analyst", "SQL", 3),
        ("Analyst", "Python", 1),
    ]


def test_names_and_ids_are_those_of_the_list_they_stand_in() -> None:
    skill = {"id": "s1", "title": "SQL", "description": "Queries.", "category": {"id": 7, "name": "Data"}}
    found = of({"skills": [{**skill, "aliases": ["Structured", "Query"]}], "page": {"size": 1}})
    (read,) = found.records.skills
    assert (read.name, read.source, read.definition) == ("SQL", "export.json:s1", "Queries.")
    assert (read.group, read.aliases) == ("Data", ("Structured", "Query"))


def test_lists_within_objects_bear_their_names() -> None:
    found = of(
        {"data": {"roles": [{"title": "Analyst", "skills": [{"name": "SQL", "level": 3}, {"name": "Drawing"}]}]}}
    )
    assert [(held.holder, held.skill, held.level) for held in found.records.holdings] == [("Analyst", "SQL", 3)]


def test_plain_names_and_levels_by_name() -> None:
    found = of({"people": [{"name": "Anna Berg", "skills": {"SQL": 3, "Python": 1}}], "jobs": [{"title": "Buyer"}]})
    assert [(held.holder, held.skill, held.level) for held in found.records.levels] == [
        ("Anna Berg", "SQL", 3),
        ("Anna Berg", "Python", 1),
    ]
    assert [role.title for role in found.records.roles] == ["Buyer"]
    found = of({"roles": [{"title": "Buyer", "skills": ["Haggling", "Ads"]}]})
    assert [(held.holder, held.skill) for held in found.records.holdings] == [("Buyer", "Haggling"), ("Buyer", "Ads")]


def test_lists_within_categories_are_in_their_groups() -> None:
    found = of({"categories": [{"name": "Data", "tools": [{"skill": "SQL"}, {"skill": "Python"}]}]})
    assert [(skill.name, skill.group) for skill in found.records.skills] == [("SQL", "Data"), ("Python", "Data")]


def test_ids_of_two_files_are_not_the_same() -> None:
    sources = {of({"skills": [{"id": 7, "name": name}]}, f"{name}.json").records.skills[0].source for name in NAMES}
    assert sources == {"Asking.json:7", "Drawing.json:7"}


def test_a_tree_without_lists_holds_nothing() -> None:
    assert of({"a": {"b": 1}, "c": [1, 2]}).records.skills == ()


def test_many_different_keys_take_no_room() -> None:
    rows = [{f"k{row}-{column}": 1 for column in range(2)} | {"skill": f"s{row}"} for row in range(20_000)]
    opened = open_source(Source("wide.json", json.dumps({"x": rows, "y": rows, "z": rows}).encode()))
    started = time.process_time()
    content, _ = content_of(opened)
    assert sum(len(row) for grid in content.grids for row in grid.rows) < 3_000_000
    assert all("skill" in grid.rows[0] for grid in content.grids)
    assert time.process_time() - started < 10


def test_objects_under_their_names_are_a_list() -> None:
    found = of(
        {
            "account manager": {
                "mission": "Sells.",
                "skills": {"Sales": {"of": [2, 3], "level": 3}},
                "tasks": ["Call"],
            },
            "data analyst": {"mission": "Looks.", "skills": {"SQL": {"of": [1, 4], "level": 4}}, "tasks": ["Count"]},
        }
    )
    assert [(held.holder, held.skill, held.level) for held in found.records.holdings] == [
        ("account manager", "Sales", 3),
        ("data analyst", "SQL", 4),
    ]
    assert [table.taken for table in found.mapping.tables if "tasks" in table.table.sheet] == [False]


def test_objects_under_their_names_are_what_their_list_is_of() -> None:
    found = of(
        {"competencies": {"A.1. Strategy": {"description": "Plans."}, "B.2. Testing": {"description": "Tries."}}}
    )
    assert [(skill.name, skill.definition) for skill in found.records.skills] == [
        ("A.1. Strategy", "Plans."),
        ("B.2. Testing", "Tries."),
    ]


def test_tasks_alone_are_the_skills() -> None:
    found = of({"roles": [{"title": "Buyer", "tasks": ["Haggle"]}]})
    assert [(held.holder, held.skill) for held in found.records.holdings] == [("Buyer", "Haggle")]


def test_a_file_of_one_role_bears_its_name() -> None:
    skills = [{"skill": "Scrum", "category": "Work", "level": "goed"}, {"skill": "Talking", "level": "basis"}]
    found = of({"name": "Scrum Master", "order": 3, "requirements": skills})
    assert [(held.holder, held.skill, held.level) for held in found.records.holdings] == [
        ("Scrum Master", "Scrum", 3),
        ("Scrum Master", "Talking", 1),
    ]
    assert found.mapping.questions == ()
    catalogue = of({"title": "Our skills", "skills": [{"name": "Scrum"}, {"name": "Talking"}]})
    assert catalogue.records.holdings == ()


def test_who_has_levels_in_a_list_without_a_name() -> None:
    people = [
        {"id": 1, "name": "Anna Berg", "role": "Lead", "skills": {"SQL": 3}},
        {"id": 2, "name": "Ben Holm", "role": "Analyst", "skills": {"SQL": 2}},
    ]
    assert [(held.holder, held.level) for held in of(people).records.levels] == [("Anna Berg", 3), ("Ben Holm", 2)]
    roles = [{"name": "Sales Manager", "skills": {"SQL": 3}}, {"name": "Analyst", "skills": {"SQL": 2}}]
    assert [(held.holder, held.level) for held in of(roles).records.holdings] == [("Sales Manager", 3), ("Analyst", 2)]
