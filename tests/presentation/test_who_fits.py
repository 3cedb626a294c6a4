"""Who fits: nobody is ranked for a role that needs nothing, nor where too little is known of everybody."""

from __future__ import annotations

import pytest

from tests.support.notation import read_map
from workbench.domain.fit import Fit, Fits
from workbench.domain.index import Index
from workbench.presentation.fit_text import fills
from workbench.presentation.who_fits import (
    NEEDS_NOTHING,
    TOO_LITTLE_OF_ALL,
    best_pair_in_words,
    who_fits,
)

CASE = {
    "skills": {"ads": {"importance": 5}, "apis": {"importance": 4}, "talk": {"importance": 1}, "law": {}},
    "people": {
        "ada": {"levels": {"ads": 3, "talk": 3}},
        "bo": {"levels": {"apis": 3, "talk": 3}},
        "cy": {"levels": {"apis": 3, "ads": 1}},
        "dee": {"levels": {"talk": 1}},
    },
    "roles": {
        "seller": {"leads": ["ads", "talk"], "people": ["cy", "dee"]},
        "both": {"leads": ["ads", "apis"]},
        "lawyer": {"leads": ["law"], "people": ["dee"]},
        "free": {"people": ["bo"]},
    },
}


@pytest.fixture(scope="module")
def index() -> Index:
    document = read_map(CASE)
    return Index(document, document.scenarios[0])


def called(fits: tuple[Fit, ...]) -> list[str]:
    return [fit.person.id for fit in fits]


def test_the_best_are_listed_and_all_who_hold_the_role(index: Index) -> None:
    who = who_fits(index, "seller")
    assert who.hint == ""
    assert called(who.ranked) == ["ada", "cy"]
    assert called(who.holders) == ["dee"]
    assert called(who.others) == ["bo"]
    assert called(who.first(1)) == ["ada", "cy", "dee"]
    assert called(who.everybody) == ["ada", "cy", "dee", "bo"]


def test_nobody_is_ranked_where_too_little_is_known_of_everybody(index: Index) -> None:
    who = who_fits(index, "lawyer")
    assert who.hint == TOO_LITTLE_OF_ALL
    assert who.ranked == ()
    assert called(who.first(3)) == ["dee"]


def test_nobody_fits_a_role_that_needs_nothing(index: Index) -> None:
    who = who_fits(index, "free")
    assert (who.hint, who.ranked, who.others) == (NEEDS_NOTHING, (), ())
    assert called(who.first(3)) == ["bo"]
    assert fills(who.holders[0]) == "the role holds no skill in scope"
    assert who_fits(index, "free", "background").hint == ""


def test_how_much_is_known_stands_beside_a_fit(index: Index) -> None:
    assert fills(index.derived(Fits).of("cy", "seller")) == "fills 33\xa0%, cannot carry Ads yet, 83\xa0% known"


def pair(index: Index, role: str) -> str:
    return best_pair_in_words(index, index.derived(Fits).best_pair(role))


def test_a_tie_of_pairs_is_said(index: Index) -> None:
    assert pair(index, "both") == "Best pair: Ada and Bo together fill 100\xa0%. 1 other pair fills as much."


def test_no_pair_is_said_where_one_alone_does_as_well(index: Index) -> None:
    assert index.derived(Fits).best_pair("seller") is not None
    assert pair(index, "seller") == ""
    assert pair(index, "free") == ""
