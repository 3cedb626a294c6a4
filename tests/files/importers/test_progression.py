"""Progression frameworks: roles at their levels, topics as skills, and what is done there as notes."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.support.known_formats import Taken, real, taken
from workbench.files.importers import Source

PAGE = """---
path: "/design"
title: "🎨 Design Framework"
levels: {levels}
topics:
  - name: "craft"
    title: "🖌️ Craft"
    content:
      - level: 1
        criteria:
          - "Draws."
          - "Asks."
      - level: {highest}
        criteria: ["Sets the style."]
  - name: "words"
    content:
      - level: "2"
      - level: "none"
---
## Level 1
Text of the page.
"""


def page(*, levels: object = 4, highest: object = 4) -> Taken:
    return taken(Source("design.md", PAGE.format(levels=levels, highest=highest).encode()))


def test_a_level_is_a_role_and_what_is_done_its_note() -> None:
    found = page()
    assert found.notes == ("1 entry without a level or a name is left out.",)
    assert [(role.title, role.family, role.source) for role in found.records.roles] == [
        ("Design level 1", "Design", "progression:design/1"),
        ("Design level 2", "Design", "progression:design/2"),
        ("Design level 4", "Design", "progression:design/4"),
    ]
    assert [(skill.name, skill.source) for skill in found.records.skills] == [
        ("Craft", "progression:design/craft"),
        ("words", "progression:design/words"),
    ]
    assert [(held.holder, held.skill, held.level, held.note) for held in found.records.holdings] == [
        ("Design level 1", "Craft", 1, "Draws.\nAsks."),
        ("Design level 2", "words", 2, None),
        ("Design level 4", "Craft", 4, "Sets the style."),
    ]
    assert found.records.left_out == ()


def test_more_than_four_levels_become_four_and_are_told() -> None:
    found = page(levels=9, highest=6)
    assert [held.level for held in found.records.holdings] == [1, 1, 4]
    assert found.notes[0] == "The levels from 1 to 6 become levels from 1 to 4."
    assert found.mapping.questions == ()


def test_a_page_without_topics_holds_nothing_and_says_so() -> None:
    text = '---\ntitle: "Design"\nyaml: false\nlevels:\n---\n## Level 1\nText.\n'
    found = taken(Source("design.md", text.encode()))
    assert found.records.roles == found.records.skills == ()
    assert found.notes == ("design.md lists no topics; the text of its page is not read.",)


def test_a_topic_whose_title_is_a_picture_has_its_name() -> None:
    found = taken(Source("a.md", "---\ntopics: [{name: craft, title: 🎨, content: [{level: 1}]}]\n---\n".encode()))
    assert [skill.name for skill in found.records.skills] == ["craft"]


def test_without_a_title_the_roles_are_named_by_their_levels() -> None:
    found = taken(Source("a.md", b"---\ntopics:\n  - name: Craft\n    content: [{level: 1}, {level: 2}]\n---\n"))
    assert [role.title for role in found.records.roles] == ["Role at level 1", "Role at level 2"]
    assert [held.level for held in found.records.holdings] == [1, 2]


@pytest.mark.parametrize(
    ("name", "roles", "skills", "levels", "notes"),
    [
        ("marketing", 7, 3, [6, 6, 6, 3], 61),
        ("product", 4, 7, [7, 7, 7, 7], 70),
        ("generic", 6, 5, [10, 5, 10, 5], 72),
    ],
)
def test_real_frameworks(name: str, roles: int, skills: int, levels: list[int], notes: int) -> None:
    found = real(f"monzo-progression/{name}.md")
    counts = Counter(held.level for held in found.records.holdings)
    assert found.mapping.questions == ()
    assert (len(found.records.roles), len(found.records.skills)) == (roles, skills)
    assert [counts[level] for level in (1, 2, 3, 4)] == levels
    assert sum(len(held.note.splitlines()) for held in found.records.holdings if held.note) == notes
    assert all(text[0].isalpha() for text in (found.records.roles[0].title, *(s.name for s in found.records.skills)))
    made = found.document()
    assert sum(len(role.assignments) for role in made.scenarios[0].roles) == sum(levels)


def test_a_real_page_without_topics() -> None:
    found = real("monzo-progression/product-design.md")
    assert (found.records.roles, found.records.skills) == ((), ())
    assert found.notes == ("product-design.md lists no topics; the text of its page is not read.",)
