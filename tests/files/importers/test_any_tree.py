"""Any tree: whatever stands under the keys that the formats know, nothing is raised and no cell is what no cell can be.

The keys and ids are those of the formats, so that their readers go as far into a tree as they can.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from math import isfinite
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.importers.test_level_lists import CODE, CONFIG, DATA, GROUPS
from tests.files.importers.test_nice_dcwf import DCWF, NICE
from tests.files.importers.test_progression import PAGE
from tests.files.importers.test_taxonomy import TREE
from tests.support.presets import with_presets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.recognition import propose_mapping
from workbench.files.importers import Opened, content_of, importers, joined

KEYS = (
    *("topics", "content", "level", "criteria", "title", "name", "path", "levels", "yaml"),
    *("categories", "subcategories", "skills", "aliases", "id", "canonical_name", "related_skills", "description"),
    *("roles", "career_levels", "category", "groups", "core_roles", "level_descriptions", "ana"),
    *("elements", "ksats", "core_ksats", "additional_ksats", "kind", "response", "relationships", "element"),
    *("element_identifier", "text", "source_element_identifier", "dest_element_identifier", "data", "type"),
)
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from((0, 1, 3, 7, -2, 10**400, 2.5, float("nan"), float("inf"), -0.0)),
    st.sampled_from(
        ("", " ", "S0001", "OG-WRL-001", "NF-COM-001", "Skill", "NC", "SQL", "7", "🎉", "a\x00b", "x" * 300)
    ),
    st.dates(),
    st.binary(max_size=2),
)
NAMES = st.one_of(st.sampled_from(KEYS), st.sampled_from(KEYS), PLAIN.filter(lambda each: each == each))
TREES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=6)),
    max_leaves=30,
)


def looked_at(trees: list[object]) -> None:
    """Take trees as an import does, and look at every cell of what they become."""
    sources = tuple(Opened((), name=f"{number}.yaml", tree=tree) for number, tree in enumerate(trees))
    for opened in joined(sources):
        for importer in importers():
            importer.recognise(opened)
        content, _ = content_of(opened)
        for grid in content.grids:
            assert len({len(row) for row in grid.rows}) <= 1
            cells = [cell for row in grid.rows for cell in row]
            assert all(cell is None or isinstance(cell, str | bool | float | date) for cell in cells)
            assert all(isfinite(cell) for cell in cells if isinstance(cell, float))
        records_of(content, with_presets(content, propose_mapping(content)))


@settings(max_examples=200)
@given(st.lists(st.one_of(TREES, st.dictionaries(NAMES, TREES, max_size=6)), min_size=1, max_size=3))
def test_any_tree(trees: list[object]) -> None:
    looked_at(trees)


def places(node: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The way to each value in a tree."""
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in children:
        yield (*path, key)
        yield from places(value, (*path, key))


def known_trees() -> list[object]:
    """A sound tree of each format."""
    return [
        DCWF,
        NICE,
        TREE,
        *(yaml.safe_load(text) for text in (CONFIG, DATA, CODE, GROUPS)),
        yaml.safe_load(PAGE.format(levels=4, highest=6).split("---")[1]),
        {"data": {"roles": [{"title": "Analyst", "skills": [{"name": "SQL", "level": 3, "type": {"id": 1}}]}]}},
    ]


@settings(max_examples=400)
@given(st.data())
def test_a_known_tree_with_something_else_in_it(data: st.DataObject) -> None:
    trees = copy.deepcopy(known_trees())
    tree = data.draw(st.sampled_from(trees), "tree")
    for _ in range(data.draw(st.integers(1, 4), "changes")):
        *way, last = data.draw(st.sampled_from(list(places(tree)) or [()]), "place") or (None,)
        inner: Any = tree
        for key in way:
            inner = inner[key]
        if last is not None:
            inner[last] = data.draw(TREES, "instead")
    looked_at(trees if data.draw(st.booleans(), "together") else [tree])
