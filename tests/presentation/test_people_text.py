"""What is said of how people fill roles: in parts, on cards, on the way to a role and of what stays behind."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.support.notation import read_map
from workbench.application.edit import EditRefused
from workbench.application.edits.people import AddHolder, RemoveHolder
from workbench.domain.assess import assess
from workbench.domain.fit import Fits, after_move
from workbench.domain.growth import growth_path
from workbench.domain.index import Index
from workbench.domain.names import held_by as named_holders
from workbench.domain.names import person_names, subject_name
from workbench.domain.vocabulary import DEFAULT
from workbench.presentation.finding_text import message
from workbench.presentation.fit_text import (
    NOTHING_NEEDED,
    each_alone,
    fill_parts,
    fill_together,
    held_by,
    level_in_words,
    path_end,
    posts,
    remains,
)

CASE = {
    "skills": {"ads": {"importance": 5}, "apis": {"importance": 4}, "talk": {"importance": 1}},
    "people": {
        "ada": {"levels": {"ads": 4, "apis": 4, "talk": 0}},
        "bo": {"levels": {"ads": 1, "apis": 4, "talk": 4}},
        "cy": {"levels": {"talk": 2}},
    },
    "roles": {
        "full": {"leads": ["ads:4", "apis:2"], "people": ["ada", "bo"], "headcount": 1},
        "own": {"leads": ["talk:4"], "people": ["ada"]},
        "free": {"headcount": 2},
    },
}


@pytest.fixture(scope="module")
def index() -> Index:
    document = read_map(CASE)
    return Index(document, document.scenarios[0])


def test_a_fit_in_parts_says_the_weightiest_first(index: Index) -> None:
    fits = index.derived(Fits)
    assert fill_parts(fits.of("ada", "full")) == ("fills 100\xa0%", "100\xa0% known")
    fill, carry, known = fill_parts(fits.of("bo", "full"))
    assert (fill, known) == ("fills 58\xa0%", "100\xa0% known")
    assert carry == "cannot carry Ads yet"
    assert fill_parts(fits.of("cy", "full")) == ("too little is known", "0\xa0% known")
    assert fill_parts(fits.of("ada", "free")) == (NOTHING_NEEDED,)
    assert fill_parts(fits.together(("bo", "cy"), "full"))[0] == "together fill 58\xa0%"


def test_a_card_names_its_people_and_says_where_they_are_too_many(index: Index) -> None:
    assert held_by(index, index.roles["full"]) == "2 people for 1 post: Ada and Bo"
    assert held_by(index, index.roles["own"]) == "Held by Ada"
    assert held_by(index, index.roles["free"]) == ""
    assert posts(1, index.roles["free"]) == "1 person for 2 posts"


def test_where_a_path_begins_and_ends(index: Index) -> None:
    assert path_end(growth_path(index, "bo", "full")) == "From 58\xa0% to 86\xa0%"
    assert path_end(growth_path(index, "ada", "full")) == "Fills 100\xa0% already"
    assert path_end(growth_path(index, "cy", "full")).endswith("counting what is not known as none")
    assert path_end(growth_path(index, "ada", "free")) == "The role holds no skill in scope"


def test_what_stays_behind_is_said_with_who_stays(index: Index) -> None:
    lost = {each.role.id: remains(each, "Card", person_names(index)) for each in after_move(index, "ada", "free")}
    assert lost["full"] == "Card: filled 100\xa0% now, then 58\xa0% by Bo"
    assert lost["own"] == "Card: filled 0\xa0% now, then nobody holds it"


def test_levels_in_words() -> None:
    assert [level_in_words(level) for level in (None, 0, 3)] == ["not known", "none", "3 skilled"]


def test_two_people_of_one_name_are_told_apart_wherever_they_are_named() -> None:
    document = read_map(CASE)
    titles = {"ada": ("Ada", "Head of Sales"), "bo": ("Ada", "Head of Service")}
    called = {person.id: titles.get(person.id, (person.name, "")) for person in document.people}
    people = tuple(replace(each, name=called[each.id][0], title=called[each.id][1]) for each in document.people)
    document = replace(document, people=people)
    index = Index(document, document.scenarios[0])
    ada, bo = "Ada (Head of Sales)", "Ada (Head of Service)"
    assert held_by(index, index.roles["full"]) == f"2 people for 1 post: {ada} and {bo}"
    assert named_holders(index, index.roles["own"]) == ada
    assert fill_together(index.derived(Fits).together(("ada", "bo"), "full"), person_names(index)).startswith(
        f"{ada} and {bo} together fill"
    )
    assert each_alone(index, "full", ("ada", "bo")).startswith(f"{ada} fills 100\xa0% of this card, {bo} 58\xa0%.")
    said = [message(finding, DEFAULT) for finding in assess(index, date(2026, 1, 1)).findings]
    assert any(sentence.startswith(f"{bo} holds") for sentence in said)
    assert subject_name(index, "person:bo") == bo
    assert RemoveHolder(index.scenario.id, "own", "ada").describe(document).startswith(f"Let {ada} hold")
    with pytest.raises(EditRefused, match=re.escape(f"{ada} holds")):
        AddHolder(index.scenario.id, "own", "ada").apply(document)
    later = index.after(document, replace(index.scenario, name="Other"))
    assert person_names(later) is person_names(index)
