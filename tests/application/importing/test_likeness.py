"""Likeness of names: what is shown as alike, and that it takes seconds for ten thousand against ten thousand."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.application.importing.likeness import ALIKE, MOST_ALIKE, LikenessIndex, trigrams

NAMES = ("Data management", "Software design", "Customer research", "C", "C++", "C#", "Social APIs")


def index(*names: str) -> LikenessIndex:
    return LikenessIndex(enumerate_ids(names))


def enumerate_ids(names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(f"k{number}", name) for number, name in enumerate(names)]


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Date management", "Data management"),
        ("Design software", "Software design"),
        ("Customer reserch", "Customer research"),
        ("Social API", "Social APIs"),
    ],
)
def test_a_name_is_like_another(name: str, like: str):
    assert [each.name for each in index(*NAMES).like(name)] == [like]


@pytest.mark.parametrize("name", ["Juggling", "C--", "D", "Management", "data-management", "Research of markets", "🎈"])
def test_other_names_and_equal_keys_are_no_likeness(name: str):
    assert index(*NAMES).like(name) == ()


def test_the_likest_come_first_and_a_thing_once():
    names = ("Customer research", "Customer research 1", "Customer research 2", "Customer research 3")
    known = [*enumerate_ids(names), ("k0", "Customer researching")]
    found = LikenessIndex(known).like("Customer researc")
    assert len(found) == MOST_ALIKE
    assert found[0].name == "Customer research"
    assert len({like.id for like in found}) == MOST_ALIKE
    assert all(1 >= like.ratio >= ALIKE for like in found)


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str):
    assert trigrams(text)
    assert all(like.ratio >= ALIKE for like in index(*NAMES, text[:-1]).like(text))


def test_the_time_grows_with_the_names_not_with_their_square():
    rng = random.Random(7)
    syllables = [
        "ma",
        "na",
        "ge",
        "ment",
        "ing",
        "de",
        "sign",
        "pro",
        "ject",
        "da",
        "ta",
        "soft",
        "ware",
        "ser",
        "vice",
    ]

    def made(number: int) -> list[tuple[str, str]]:
        names = (" ".join("".join(rng.choices(syllables, k=3)) for _ in range(3)) for _ in range(number))
        return [(f"k{each}", name) for each, name in enumerate(names)]

    known, asked = made(2_000), made(2_000)
    began = process_time()
    likeness = LikenessIndex(known)
    for _, name in asked:
        likeness.like(name)
    assert process_time() - began < 20
