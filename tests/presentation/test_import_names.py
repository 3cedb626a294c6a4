"""Names of an import in words."""

from __future__ import annotations

import pytest

from workbench.application.importing.choices import LEAVE, NEW
from workbench.application.importing.found_names import FoundName
from workbench.presentation.import_names import (
    counts_text,
    kind_spoken,
    like_text,
    means_text,
    name_spoken,
    option_text,
)

OTHERS = ("a", "Software design"), ("b", "Sound design")
NEW_ONE = FoundName("skill", "Design", "new")
KNOWN = FoundName("skill", "Design", "known", ("a", "Software design"))
SAME = FoundName("skill", "Design", "known", ("a", "Design"))
ALIKE = FoundName("skill", "Design", "alike", others=OTHERS)
SEVERAL = FoundName("role", "PM", "several", others=OTHERS, several=True)
SAID = FoundName("skill", "Design", "known", ("b", "Sound design"), OTHERS, decision="b")
SAID_NEW = FoundName("skill", "Design", "new", None, OTHERS, decision=NEW)
LEFT = FoundName("skill", "Design", "left_out", taken=False)
GONE = FoundName("role", "Cook", "left_out", taken=False, fixed=True)
REFUSED = FoundName("role", "", "refused", taken=False, fixed=True)


@pytest.mark.parametrize(
    ("name", "means", "spoken"),
    [
        (NEW_ONE, "New", "“Design”: New"),
        (KNOWN, "Known as “Software design”", "“Design”: Known as “Software design”"),
        (SAME, "Known", "“Design”: Known"),
        (ALIKE, "New?", "“Design”, like “Software design”, “Sound design”. To decide."),
        (SEVERAL, "Which one?", "“PM”, fits “Software design”, “Sound design”. To decide."),
        (SAID, "“Sound design”", "“Design”, like “Software design”, “Sound design”: “Sound design”"),
        (SAID_NEW, "New", "“Design”, like “Software design”, “Sound design”: New"),
        (LEFT, "Left out", "“Design”: Left out"),
        (GONE, "Left out", "“Cook”: Left out"),
        (REFUSED, "Refused", "“”: Refused"),
    ],
)
def test_what_a_name_means(name: FoundName, means: str, spoken: str) -> None:
    assert (means_text(name), name_spoken(name)) == (means, spoken)


def test_what_a_name_is_like_is_told_while_that_is_open() -> None:
    assert like_text(ALIKE) == "like “Software design”, “Sound design”"
    assert like_text(SEVERAL) == "fits “Software design”, “Sound design”"
    assert [like_text(name) for name in (SAID, SAID_NEW, NEW_ONE, KNOWN)] == [""] * 4


def test_what_a_name_may_mean() -> None:
    assert [option_text(ALIKE, option) for option in (NEW, "a", "b", "gone", LEAVE)] == [
        *("New", "“Software design”", "“Sound design”", "“gone”", "Left out"),
    ]
    assert [option_text(KNOWN, option) for option in (None, LEAVE)] == ["Known as “Software design”", "Left out"]


def test_how_many_names_are_what() -> None:
    found = [REFUSED, LEFT, NEW_ONE, SEVERAL, ALIKE, KNOWN, SAID_NEW]
    assert counts_text(found) == "1 known, 1 alike, 1 of several, 2 new, 1 left out, 1 refused"
    assert counts_text([NEW_ONE] * 1200) == "1,200 new"
    assert counts_text([]) == ""


def test_a_heading_is_heard_with_its_numbers() -> None:
    assert kind_spoken("Roles", "3 new", asked=False) == "Roles: 3 new"
    assert kind_spoken("Roles", "", asked=True) == "Roles. To decide."
