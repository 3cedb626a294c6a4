"""Find and replace in a table: where a text stands, and that all of it is replaced in one step or none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.field_tables import MAP
from tests.support.strategies import maps
from workbench.application.edit import EditRefused
from workbench.application.field_table import RoleTable, SkillTable
from workbench.application.find_replace import Wanted, found_cells, replace_edit, searched
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Skill
from workbench.domain.validate import problems

SKILLS = (
    Skill(
        "ads", "Ad buying", group="Ads", belongs_to="marketing", importance=3, level_needed=2,
        aliases=("Ads", "Media ads"), definition="Buys ads.\nSees ad reports.",
    ),
    Skill("apis", "APIs", group="Build", belongs_to="technology", importance=3, level_needed=2),
)  # fmt: skip
LIBRARY = replace(MAP, skills=SKILLS)
TABLE = SkillTable()
TEXTS = frozenset(field.name for field in searched(TABLE))


def index_of(document: CapabilityMap) -> Index:
    return Index(document, document.scenarios[0])


def found(wanted: Wanted) -> list[tuple[str, str]]:
    cells = found_cells(TABLE, index_of(LIBRARY), ["ads", "apis"], wanted)
    return [(identifier, field.name) for identifier, field, _ in cells]


def replaced(wanted: Wanted, by: str, things: tuple[str, ...] = ("ads", "apis")) -> CapabilityMap:
    edit = replace_edit(TABLE, index_of(LIBRARY), things, wanted, by)
    assert edit is not None
    return edit.apply(LIBRARY)


def test_only_what_people_wrote_is_searched() -> None:
    assert {"name", "aliases", "group", "definition"} == TEXTS


def test_it_finds_in_any_case_or_the_very_case_as_part_or_as_a_word() -> None:
    anywhere = [("ads", "name"), ("ads", "aliases"), ("ads", "group"), ("ads", "definition")]
    assert found(Wanted("AD", TEXTS)) == anywhere
    assert found(Wanted("ad", TEXTS, same_case=True)) == [("ads", "aliases"), ("ads", "definition")]
    assert found(Wanted("ad", TEXTS, whole_words=True)) == [("ads", "name"), ("ads", "definition")]
    assert found(Wanted("ad", frozenset({"group"}))) == [("ads", "group")]
    assert found(Wanted("", TEXTS)) == found(Wanted("(.*)", TEXTS)) == []


def test_it_replaces_in_names_lists_and_texts_as_one_edit() -> None:
    edit = replace_edit(TABLE, index_of(LIBRARY), ("ads", "apis"), Wanted("ads", TEXTS), "campaigns")
    assert edit is not None
    assert edit.describe(LIBRARY) == "Replace “ads” by “campaigns” in 3 cells"
    skill = edit.apply(LIBRARY).skills[0]
    assert (skill.group, skill.aliases, skill.definition) == (
        "campaigns",
        ("campaigns", "Media campaigns"),
        "Buys campaigns.\nSees ad reports.",
    )
    assert edit.apply(LIBRARY).skills[1] is SKILLS[1]


def test_what_is_written_in_a_replacement_is_no_pattern() -> None:
    assert replaced(Wanted("Ad buying", TEXTS), r"\1 & \g<0>").skills[0].name == r"\1 & \g<0>"


def test_names_that_become_one_or_none_stand_once_or_go() -> None:
    aliases = frozenset({"aliases"})
    assert replaced(Wanted("Media ", aliases), "").skills[0].aliases == ("Ads", "ads")
    assert replaced(Wanted("Ads", aliases, same_case=True), "").skills[0].aliases == ("Media ads",)


def test_a_name_is_not_emptied_and_nothing_is_changed_then() -> None:
    with pytest.raises(EditRefused, match="A skill needs a name"):
        replaced(Wanted("APIs", TEXTS), "")


def test_what_stands_nowhere_makes_no_edit() -> None:
    assert replace_edit(TABLE, index_of(LIBRARY), ("ads", "apis"), Wanted("none such", TEXTS), "x") is None
    assert replace_edit(TABLE, index_of(LIBRARY), ("apis",), Wanted("ads", TEXTS), "x") is None


def test_titles_of_roles_are_replaced_too() -> None:
    table = RoleTable()
    columns = frozenset(field.name for field in searched(table))
    edit = replace_edit(table, index_of(MAP), ("head", "seller"), Wanted("sales", columns), "Revenue")
    assert edit is not None
    head = edit.apply(MAP).scenarios[0].roles[0]
    assert (head.title, head.also_called) == ("Head of Revenue", ("Revenue lead", "Boss"))


@given(maps(), st.text(min_size=1, max_size=2), st.text(max_size=3))
def test_a_map_stays_sound_and_what_was_found_is_gone_unless_put_back(
    document: CapabilityMap, text: str, by: str
) -> None:
    index, things = index_of(document), [skill.id for skill in document.skills]
    wanted = Wanted(text, TEXTS, same_case=True)
    try:
        edit = replace_edit(TABLE, index, things, wanted, by)
        after = edit.apply(document) if edit is not None else document
    except (EditRefused, ValueError):
        return
    assert not list(problems(after))
    pattern = wanted.pattern()
    if edit is not None and pattern is not None and not by:
        texts = [skill.definition for skill in after.skills]
        assert len(text) > 1 or not any(map(pattern.search, texts))
