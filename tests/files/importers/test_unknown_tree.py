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
    started = time.perf_counter()
    content, _ = content_of(opened)
    assert sum(len(row) for grid in content.grids for row in grid.rows) < 3_000_000
    assert all("skill" in grid.rows[0] for grid in content.grids)
    assert time.perf_counter() - started < 10
