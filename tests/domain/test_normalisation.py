"""What comes in and what names are compared by: one spelling, nothing unseen, and no two names taken for one."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.model import Department, Role, Skill
from workbench.domain.normalisation import name_key, one_line, signs_apart, tidied, unseen, words_key
from workbench.domain.replace import replace
from workbench.domain.transform import fresh_id

UNSEEN = "".join(map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)))
GROESSE, GROESSE_NFD = "Gr\u00f6\u00dfe", "Gro\u0308\u00dfe"

texts = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(f"aeou{UNSEEN}\u0308\u0301\u0627\u06cc\u0915\u094d\u09cd\ufe0f\U0001f469\U0001f4bb\u2764"),
    ),
    max_size=12,
)


@pytest.mark.parametrize("unseen_one", UNSEEN, ids=ascii)
def test_what_nobody_sees_goes(unseen_one: str) -> None:
    text = f"Cam{unseen_one}paign"
    assert tidied(text) == "Campaign"
    assert unseen(text) == 1
    assert name_key(text) == "campaign"


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f4bb lead",
        "\U0001f469\u200d\u2764\ufe0f\u200d\U0001f48b\u200d\U0001f468",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u09b9\u09a0\u09be\u09a4\u09cd\u200d",
    ],
    ids=["a profession", "a kiss", "a flag", "Persian", "Hindi", "Bengali, at the end of a word"],
)
def test_joiners_stay_where_they_are_seen(text: str) -> None:
    assert tidied(text) == text
    assert unseen(text) == 0


def test_joiners_elsewhere_go() -> None:
    text = "Ad\u200d man\u200cagement\u200d"
    assert tidied(text) == "Ad management"
    assert unseen(text) == 3


@given(texts)
def test_tidied_is_nfc_and_stays_as_it_is(text: str) -> None:
    tidy = tidied(text)
    assert tidied(tidy) == tidy
    assert unseen(tidy) == 0
    assert unicodedata.is_normalized("NFC", tidy)
    assert unseen(text) == sum(map(text.count, UNSEEN)) - sum(map(tidy.count, UNSEEN))


@given(texts)
def test_a_name_has_one_key_however_it_is_spelt(text: str) -> None:
    assert name_key(text) == name_key(tidied(text)) == name_key(unicodedata.normalize("NFD", text))
    assert name_key(f"\u00ad{text}\u200b") == name_key(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        ("\u010ce\u0161tina", "\u010ce\u0161tina+"),
        ("Software design", "Design software"),
        ("\u0915\u093f", "\u0915\u093e"),
        ("!!!", "???"),
    ],
)
def test_two_names_of_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ad management", "AD-Management"),
        (GROESSE, GROESSE_NFD.upper()),
        ("API", "\uff21\uff30\uff29"),
        ("\u2764", "\u2764\ufe0f"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u062e"),
        ("C ++", "c++"),
    ],
)
def test_two_names_of_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_words_in_another_order() -> None:
    assert words_key("Software design") == words_key("design, SOFTWARE")
    assert words_key("C") != words_key("C++")
    assert words_key("\U0001f389") == words_key("\U0001f389")


def test_names_that_differ_in_signs_alone() -> None:
    assert signs_apart("C", "C++")
    assert not signs_apart("C", "c")
    assert not signs_apart("C", "Design")


def test_one_line() -> None:
    assert one_line(" \u200bSocial\r\nEngineer \u2028 and \n more\u200b ") == "Social Engineer and more"
    assert one_line("\n\n a\n \n\n b  c\n") == "a b  c"


@pytest.mark.parametrize("blanks", [" " * 32_000, "\t \x0b" * 10_000])
def test_one_line_of_many_blanks_takes_no_time(blanks: str) -> None:
    started = process_time()
    assert one_line(f"a{blanks}b{blanks}\n{blanks}c") == f"a{blanks}b c"
    assert process_time() - started < 1


def test_a_changed_text_is_tidied_and_an_id_is_not() -> None:
    skill = replace(
        Skill("k", "K", group="", belongs_to="either", importance=3, level_needed=3),
        name=GROESSE_NFD,
        aliases=("Pru\u0308fung", "x\u00ady"),
    )
    assert skill.name == GROESSE
    assert skill.aliases == ("Pr\u00fcfung", "xy")
    assert replace(skill, name=GROESSE_NFD) is skill
    role = replace(Role("r", "R"), department="u\u0308", holder="Jo\u0308rg\u200b", purpose="a\u00adb")
    assert (role.department, role.holder, role.purpose) == ("u\u0308", "J\u00f6rg", "ab")
    with pytest.raises(ValueError, match="name is empty"):
        replace(Department("d", "D", kind="other"), name="\u200b")


def test_ids_of_names_that_differ_in_signs() -> None:
    assert [fresh_id(each, ()) for each in ("C", "C++", "C#", "#1 (a+b)")] == [
        "c",
        "c-plus-plus",
        "c-sharp",
        "1-a-plus-b",
    ]
