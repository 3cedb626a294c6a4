"""Searching: letters that Unicode does not take apart, and names one wrong letter away."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest

from workbench.domain.searching import found, haystack, near, search_key


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"),
        ("Øresund", "oresund"),
        ("Đà Nẵng", "da nang"),
        ("Iðnaður", "idnadur"),
        ("Kılıç", "kilic"),
        ("İzmir", "izmir"),
        ("Æsir", "aesir"),
        ("Œuvre", "oeuvre"),
        ("Þór", "thor"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Größenänderung", "grossenanderung"),
        ("Ħal Għaxaq", "hal ghaxaq"),
        ("ŊŦ", "nt"),
        ("Şəki", "seki"),
        ("ﬁnance", "finance"),
        ("Ｆｕｌｌ", "full"),
        ("Über\u00adgabe", "ubergabe"),
        ("ΆΓΧΟΣ", "αγχοσ"),
    ],
)
def test_letters_are_found_by_those_who_lack_their_key(written: str, typed: str) -> None:
    assert search_key(written) == typed
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert search_key(unicodedata.normalize(form, written)) == typed
    assert search_key(typed) == typed


def test_all_words_are_found_in_any_order_and_none_across_two_texts() -> None:
    things = [("a", haystack(("Social graph", "Friends"))), ("b", haystack(("Social", "graphics")))]
    assert found(["graph", "social"], things) == ["a", "b"]
    assert found(["friends"], things) == ["a"]
    assert found(["graph friends"], things) == []
    assert found([], things) == ["a", "b"]


NAMED = [
    ("plan", ("Campaign planning",)),
    ("camp", ("Camp",)),
    ("manage", ("Account management", "Ad management")),
    ("product", ("Product management",)),
    ("graph", ("Social graph",)),
    ("strasse", ("Łącze", "Straßenwerbung")),
]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("campain", ("plan",)),
        ("mangement", ("manage", "product")),
        ("prodct managment", ("product",)),
        ("socialgraph", ("graph",)),
        ("soical grpah", ("graph",)),
        ("stassenwerbung", ("strasse",)),
        ("lacke", ("strasse",)),
        ("campain graph", ()),
        ("zzzz", ()),
        ("...", ()),
        ("", ()),
    ],
)
def test_a_wrong_letter_is_forgiven(query: str, ids: tuple[str, ...]) -> None:
    assert near(query, NAMED) == ids


@pytest.mark.parametrize(("query", "ids"), [("bail", ("mail",)), ("bailbox", ("box",)), ("trail", ()), ("bal", ())])
def test_a_word_comes_near_from_three_quarters_on(query: str, ids: tuple[str, ...]) -> None:
    assert near(query, [("mail", ("Mail",)), ("box", ("Mailbox",))]) == ids


def test_at_most_three_come_near_the_nearest_first() -> None:
    things = [(str(n), (name,)) for n, name in enumerate(["Managers", "Mangers", "Manager", "Nangers", "Manage"])]
    assert near("manegers", things) == ("1", "0", "2")


def test_what_is_cancelled_finds_nothing() -> None:
    assert near("campain", NAMED, lambda: True) == ()


def test_each_word_of_many_names_is_looked_at_once() -> None:
    things = [(str(n), (f"Capability number {n} of {n % 97} things", f"Alias {n}")) for n in range(3000)]
    begin = process_time()
    assert near("capabilty 2999", things)
    assert process_time() - begin < 3
