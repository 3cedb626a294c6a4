"""The card that docs/FIT.md reckons by hand: its table is that of the starter design, its figures are the program's."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from workbench.domain.fit import Fits
from workbench.domain.growth import growth_path
from workbench.domain.index import Index
from workbench.domain.model import Person, PersonLevel
from workbench.domain.replace import replace
from workbench.files import templates

TEXT = (Path(__file__).parents[2] / "docs" / "FIT.md").read_text(encoding="utf-8").partition("## One card by hand")[2]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("| ")][
    1:
]
CARD = "community-manager"
STARTER = templates.load("social-leadership")
BY_NAME = {skill.name: skill for skill in STARTER.skills}


def person(name: str, levels: dict[str, int]) -> Person:
    known = tuple(PersonLevel(BY_NAME[skill].id, level) for skill, level in levels.items())
    return Person(name.casefold(), name, levels=known)


@pytest.fixture(scope="module")
def index() -> Index:
    ada = person("Ada", {row[0]: int(row[5]) for row in ROWS if row[5].isdigit()})
    document = replace(STARTER, people=(ada, person("Bo", {"Crisis response": 2, "Moderation": 3})))
    return Index(document, document.scenarios[0])


def percents() -> list[int]:
    return [int(each) for each in re.findall(r"\*\*(\d+) %\*\*", TEXT)]


def test_the_table_is_the_card_of_the_starter_design(index: Index) -> None:
    card = index.roles[CARD]
    assert [row[:5] for row in ROWS] == [
        [skill.name, each.kind, str(skill.importance), str(each.level), f"{weight:g}"]
        for each in card.assignments
        for skill in [index.skills[each.skill]]
        for weight in [skill.importance * (1 if each.kind == "lead" else 0.5)]
    ]
    for _, _, _, need, weight, have, share, product in ROWS:
        if have.isdigit():
            assert Fraction(share) == min(Fraction(int(have), int(need)), 1)
            assert Fraction(product) == Fraction(weight) * Fraction(share)


def test_the_figures_by_hand_are_those_of_the_program(index: Index) -> None:
    fits = index.derived(Fits)
    ada, bo, pair = fits.of("ada", CARD), fits.of("bo", CARD), fits.best_pair(CARD)
    path = growth_path(index, "ada", CARD)
    assert pair is not None
    figures = (ada.known, ada.value, path.reached, pair.value)
    assert [round(100 * figure) for figure in figures if figure is not None] == percents()
    assert (ada.known, ada.value) == (12 / 14, float(Fraction(25, 3) / 12))
    assert [gap.skill.name for gap in ada.gaps] == ["Community management", "Crisis response", "Moderation"]
    assert [round(gap.missing, 2) for gap in ada.gaps] == [2.67, 2, 1]
    assert [gap.skill.name for gap in ada.cannot_carry] == ["Community management"]
    assert path.start == float(Fraction(25, 3) / 14)
    assert [(step.skill.name, step.have, step.fit) for step in path.steps] == [
        ("Community management", 1, float(Fraction(29, 3) / 14)),
        ("Community management", 2, 11 / 14),
        ("Crisis response", 0, 12 / 14),
    ]
    assert (bo.known, bo.shown) == (5 / 14, None)
    assert [gap.skill.name for gap in pair.gaps] == ["Community management"]
