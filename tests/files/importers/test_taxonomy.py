"""Taxonomies: skills in the innermost category, with what else they are called."""

from __future__ import annotations

import json

from tests.support.known_formats import real, taken
from workbench.files.importers import Source

TREE = {
    "categories": {
        "technology": {
            "name": "Technology",
            "skills": ["Drawing"],
            "subcategories": {
                "languages": {
                    "name": "Languages",
                    "skills": [
                        {"id": "c#", "canonical_name": "C#", "aliases": ["C Sharp", "CSharp"], "description": "Typed."},
                        {"id": "cpp", "canonical_name": "C++", "aliases": [], "related_skills": ["c#"]},
                        {"id": "only an id"},
                    ],
                },
                "tools": {"skills": [{"name": "Git"}]},
            },
        },
        "other": "no category",
    }
}


def test_skills_in_their_groups() -> None:
    found = taken(Source("taxonomy.json", json.dumps(TREE).encode()))
    assert found.mapping.questions == ()
    assert [(skill.name, skill.group, skill.source) for skill in found.records.skills] == [
        ("Drawing", "Technology", None),
        ("C#", "Languages", "taxonomy:c#"),
        ("C++", "Languages", "taxonomy:cpp"),
        ("only an id", "Languages", "taxonomy:only an id"),
        ("Git", "tools", None),
    ]
    assert (found.records.skills[1].aliases, found.records.skills[1].definition) == (("C Sharp", "CSharp"), "Typed.")
    assert found.notes == ("Links to other skills, which a map does not hold, are left out of 1 skill.",)


def test_categories_in_lists() -> None:
    tree = {"categories": [{"name": "Craft", "skills": [{"name": "Drawing"}, {"name": "Writing"}]}]}
    found = taken(Source("taxonomy.json", json.dumps(tree).encode()))
    assert [(skill.name, skill.group) for skill in found.records.skills] == [("Drawing", "Craft"), ("Writing", "Craft")]


def test_categories_without_skills_are_no_taxonomy() -> None:
    assert taken(Source("a.json", b'{"categories": {"a": {"name": "A"}}}')).content.source != "taxonomy"


def test_the_real_one() -> None:
    found = real("tanova-taxonomy/taxonomy.json")
    assert found.mapping.questions == ()
    assert (len(found.records.roles), len(found.records.skills)) == (0, 139)
    assert len({skill.group for skill in found.records.skills}) == 28
    made = found.document()
    assert len(made.skills) == 139
    assert sum(len(skill.aliases) for skill in found.records.skills) == 431
    # by their letters alone: 46 are the skill's own name, 16 are said twice of one, one is another skill
    assert sum(len(skill.aliases) for skill in made.skills) == 431 - 46 - 16 - 1
    assert {"C#", "C++"} <= {skill.name for skill in made.skills}
