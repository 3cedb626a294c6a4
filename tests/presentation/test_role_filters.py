"""Role filters: which roles pass words, department, holder and level, against a second, independent reckoning."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.boards import wide
from tests.support.notation import read_map
from tests.support.strategies import maps
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Role
from workbench.presentation.role_filters import (
    HOLDERS,
    LEVELS,
    RoleCatalogue,
    RoleCriteria,
    RoleMatches,
    count_text,
    nothing_found,
)

MAP = read_map(
    {
        "skills": {
            "apis": {"level_needed": 4, "aliases": ["Interfaces"]},
            "ads": {"belongs_to": "marketing", "level_needed": 2},
            "chat": {"belongs_to": "marketing"},
            "video": {"belongs_to": "marketing"},
        },
        "departments": {
            "sales": "sales",
            "field": {"kind": "other", "parent": "sales", "name": "Field work"},
            "it": {"kind": "technology", "name": "Løsninger"},
        },
        "roles": {
            "head": {"title": "Head of Sales", "department": "sales", "holder": "Ada Łoś", "leads": ["ads:3"]},
            "rep": {"title": "Représentant", "department": "field", "status": "vacant", "supports": ["chat:1"]},
            "dev": {"title": "Developer", "department": "it", "also_called": ["Engineer"], "leads": ["apis:2"]},
            "temp": {"title": "Temp", "people": ["ben"], "holder": "Whoever was there before"},
        },
        "people": {"ben": {"name": "Benedikt Öst"}},
    }
)


def sought(
    query: str = "",
    department: str | None = None,
    holder: str = "any",
    level: str = "any",
    document: CapabilityMap = MAP,
) -> RoleMatches:
    criteria = RoleCriteria(query, department, holder, level)  # type: ignore[arg-type]
    return RoleCatalogue(Index(document, document.scenarios[0])).matches(criteria)


@pytest.mark.parametrize(
    ("query", "roles"),
    [
        ("", {"head", "rep", "dev", "temp"}),
        ("representant", {"rep"}),
        ("ENGIN", {"dev"}),
        ("losninger", {"dev"}),
        ("los", {"head", "dev"}),
        ("ada", {"head"}),
        ("benedikt ost", {"temp"}),
        ("whoever was", set()),
        ("sales", {"head", "rep"}),
        ("field sales", {"rep"}),
        ("head ben", set()),
        ("nobody of that name", set()),
    ],
)
def test_words_are_found_in_title_other_names_departments_and_holder(query: str, roles: set[str]) -> None:
    assert sought(query).roles == roles


@pytest.mark.parametrize(
    ("department", "roles"),
    [
        (None, {"head", "rep", "dev", "temp"}),
        ("sales", {"head", "rep"}),
        ("field", {"rep"}),
        ("it", {"dev"}),
        ("", {"temp"}),
    ],
)
def test_a_department_includes_those_below_it(department: str | None, roles: set[str]) -> None:
    assert sought(department=department).roles == roles


@pytest.mark.parametrize(
    ("holder", "roles"), [("held", {"head", "temp"}), ("open", {"rep", "dev"}), ("vacant", {"rep"})]
)
def test_holder(holder: str, roles: set[str]) -> None:
    assert sought(holder=holder).roles == roles


def test_a_role_held_by_people_alone_has_a_holder() -> None:
    scenario = MAP.scenarios[0]
    roles = tuple(replace(role, holder=None) for role in scenario.roles)
    document = replace(MAP, scenarios=(replace(scenario, roles=roles),))
    assert sought(holder="held", document=document).roles == {"temp"}
    assert sought(holder="open", document=document).roles == {"head", "rep", "dev"}


def test_one_catalogue_answers_one_question_after_another() -> None:
    catalogue = RoleCatalogue(Index(MAP, MAP.scenarios[0]))
    asked = [
        RoleCriteria(query, department, holder, level)
        for query in ("", "interfaces")
        for department in (None, "sales")
        for holder in HOLDERS
        for level in LEVELS
    ]
    for one in (*asked, *reversed(asked)):
        assert catalogue.matches(one) == RoleCatalogue(Index(MAP, MAP.scenarios[0])).matches(one)


@pytest.mark.parametrize(
    ("level", "roles", "rows"),
    [
        ("at_least_4", set(), set()),
        ("at_least_3", {"head"}, {"ads"}),
        ("at_least_2", {"head", "dev"}, {"ads", "apis"}),
        ("under_2", {"rep"}, {"chat"}),
        ("under_3", {"rep", "dev"}, {"chat", "apis"}),
        ("under_needed", {"rep", "dev"}, {"chat", "apis"}),
        ("above_needed", {"head"}, {"ads"}),
    ],
)
def test_level_asks_for_one_skill_held_so_and_keeps_the_rows_of_those(
    level: str, roles: set[str], rows: set[str]
) -> None:
    matches = sought(level=level)
    assert matches.roles == matches.columns == roles
    assert matches.rows == rows


def test_words_and_filters_narrow_together() -> None:
    assert sought("sales", holder="vacant").roles == {"rep"}
    assert sought("sales", department="it").nothing


def test_words_that_no_role_has_find_skills_and_who_holds_them() -> None:
    matches = sought("interfaces")
    assert (matches.roles, matches.rows) == ({"dev"}, {"apis"})
    assert matches.columns == {"head", "rep", "dev", "temp"}
    assert count_text(matches) == "1 skill, held by 1 of 4 roles"
    nobodys = sought("video")
    assert (nobodys.roles, nobodys.rows, nobodys.nothing) == (set(), {"video"}, False)
    assert sought("ads", level="under_2").roles == set()
    assert sought("ads", level="at_least_3").roles == {"head"}


def test_counts_and_the_sentence_of_no_match() -> None:
    assert count_text(sought("sales")) == "2 of 4 roles"
    assert count_text(sought("zebra")) == "0 of 4 roles"
    assert nothing_found(RoleCriteria(" zebra ")) == "Nothing is called “zebra”."
    assert (
        nothing_found(RoleCriteria("zebra", holder="held"))
        == "Nothing is called “zebra” among the roles that pass the filters."
    )
    assert nothing_found(RoleCriteria(department="it")) == "No role passes these filters."


@pytest.mark.parametrize(
    ("criteria", "narrows"),
    [
        (RoleCriteria(), False),
        (RoleCriteria("  "), False),
        (RoleCriteria("a"), True),
        (RoleCriteria(department=""), True),
        (RoleCriteria(holder="open"), True),
        (RoleCriteria(level="under_2"), True),
    ],
)
def test_what_narrows(criteria: RoleCriteria, narrows: bool) -> None:
    assert criteria.narrows == narrows


@given(
    document=maps(),
    holder=st.sampled_from(sorted(HOLDERS)),
    level=st.sampled_from(sorted(LEVELS)),
    department=st.sampled_from([None, "", "d0", "d1"]),
    letter=st.sampled_from(["", "a", "department", "é"]),
)
def test_filters_never_find_more_than_each_alone(
    document: CapabilityMap, holder: str, level: str, department: str | None, letter: str
) -> None:
    if department and department not in Index(document, document.scenarios[0]).departments:
        department = None
    together = sought(letter, department, holder, level, document)
    everyone = {role.id for role in document.scenarios[0].roles}
    alone = [
        sought(department=department, document=document).roles,
        sought(holder=holder, document=document).roles,
        sought(level=level, document=document).roles,
    ]
    assert together.roles <= together.columns <= everyone
    assert all(together.roles <= each for each in alone)
    if not letter:
        assert together.roles == everyone.intersection(*alone)
    needed = {skill.id: skill.level_needed for skill in document.skills}
    assert sought(level="under_needed", document=document).roles == {
        role.id for role in document.scenarios[0].roles if _short_of(role, needed)
    }


def _short_of(role: Role, needed: dict[str, int]) -> bool:
    return any(held.level < needed[held.skill] for held in role.assignments)


def test_a_key_among_500_roles_takes_a_small_part_of_a_frame() -> None:
    document = wide(500, 40)
    catalogue = RoleCatalogue(Index(document, document.scenarios[0]))
    catalogue.matches(RoleCriteria("r", level="at_least_2"))
    begin = process_time()
    for _ in range(20):
        catalogue.matches(RoleCriteria("role number 7", level="at_least_2"))
    assert (process_time() - begin) / 20 < 0.008
