"""Pasting never freezes: what is too much is refused before it is read, and all else takes as long as it is long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pytest

from workbench.application.block import CELLS_LIMIT as BLOCK_CELLS
from workbench.application.block import CHARACTERS_LIMIT as BLOCK_CHARACTERS
from workbench.application.block import read_block
from workbench.application.edit import EditRefused
from workbench.application.paste import plan
from workbench.application.pasted_text import (
    CELLS_LIMIT,
    CHARACTERS_LIMIT,
    COLUMNS_LIMIT,
    LINES_LIMIT,
    refuse_too_much,
)
from workbench.application.skill_table import read_skills
from workbench.application.task import Cancelled, Task
from workbench.domain.transform import fresh_id
from workbench.files.templates import load

BLANK = load("blank")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * (CHARACTERS_LIMIT + 1), "5,000,001 characters; a paste takes 5,000,000"),
        ("\n" * LINES_LIMIT, "200,001 lines; a paste takes 200,000"),
        ("\r\n" * LINES_LIMIT, "200,001 lines; a paste takes 200,000"),
        ("\r" * LINES_LIMIT, "200,001 lines; a paste takes 200,000"),
        ("\v" * LINES_LIMIT, "200,001 lines; a paste takes 200,000"),
        ("\t" * CELLS_LIMIT, "1,000,001 cells; a paste takes 1,000,000"),
        ("a\n" + "\t" * COLUMNS_LIMIT, "257 columns; a paste takes 256"),
    ],
    ids=["characters", "lines", "Windows lines", "old lines", "lines of Word", "cells", "columns"],
)
def test_too_much_is_refused_with_both_figures(text: str, said: str) -> None:
    with pytest.raises(EditRefused, match=said) as refusal:
        refuse_too_much(text)
    assert str(refusal.value).endswith("Nothing was pasted.")


def test_as_much_as_is_allowed_is_let_through() -> None:
    refuse_too_much("x" * CHARACTERS_LIMIT)
    refuse_too_much("\n" * (LINES_LIMIT - 1))
    refuse_too_much(("\t" * (COLUMNS_LIMIT - 1) + "\n") * (CELLS_LIMIT // COLUMNS_LIMIT - 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\t" * 5_000_000, "5,000,000 cells"),
        ("\n" * 5_000_000, "5,000,000 cells"),
        ("x" * (BLOCK_CHARACTERS + 1), "800,001 characters; 800,000 are taken at once"),
        (("L4\t" * 99 + "L4\n") * (BLOCK_CELLS // 100 + 1), "20,000 are taken at once"),
    ],
    ids=["tabs", "line breaks", "one cell", "cells"],
)
def test_too_much_for_the_matrix_is_refused_before_it_is_read(text: str, said: str) -> None:
    steps, sentence = refusing(read_block, text)
    assert said in sentence
    assert steps < 200


def test_as_many_cells_as_the_matrix_takes_are_read() -> None:
    assert len(read_block(("L4\t" * 99 + "S2\n") * (BLOCK_CELLS // 100))) == BLOCK_CELLS // 100


@pytest.mark.parametrize("text", ["\n" * 5_000_000, "x" * 10_000_000, "\t" * 5_000_000], ids=["lines", "cell", "tabs"])
def test_what_is_refused_is_counted_and_not_read(text: str) -> None:
    steps, _ = refusing(refuse_too_much, text)
    assert steps < 200


def refusing(act: Callable[[str], object], text: str) -> tuple[int, str]:
    """How many lines of Python it takes to refuse a text, and the sentence."""
    taken, sentence = 0, ""

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal taken
        taken += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        act(text)
    except EditRefused as refusal:
        sentence = str(refusal)
    finally:
        sys.settrace(None)
    return taken, sentence


HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets in a heading": lambda size: "Skill\t" + "(" * size,
    "blanks within a name": lambda size: "x" + " " * size + "y",
    "blanks before a bullet": lambda size: " " * size + "-x",
    "quotes": lambda size: '"' * size,
    "quotes and line breaks": lambda size: '"\n' * size,
    "quotes in odd numbers": lambda size: '"""a\n' * (size // 5),
    "quotes that never end": lambda size: '"' + 'a""' * (size // 3),
    "dots": lambda size: "Skill\tImportance\nx\t1." + "0" * size + "x",
    "blanks behind a number": lambda size: "Skill\tImportance\nx\t1" + " " * size,
    "commas": lambda size: "a,b;c\n" * (size // 6),
    "line breaks": lambda size: "\n" * size,
    "tabs": lambda size: "\t" * size,
    "one word": lambda size: "x" * size,
    "letters that unfold": lambda size: "\ufdfa" * (size // 10),
    "names that begin alike": lambda size: "".join(
        f"Ability to talk with customers about their many needs {n}\n" for n in range(size // 60)
    ),
    "a word for a side each": lambda size: "Skill\tSide\n" + "".join(f"S{n}\tW{n}\n" for n in range(size // 12)),
}
SMALL = 24_000
"""Characters. What grows with the square of it takes a second here, and a minute at eight times as much."""


def cpu(text: str) -> float:
    """Seconds of this process's CPU that reading a text takes."""
    begun = time.process_time()
    plan(BLANK, read_skills(text))
    return time.process_time() - begun


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_takes_about_twice_the_work(kind: str) -> None:
    make = HOSTILE[kind]
    small = min(cpu(make(SMALL)) for _ in range(3))
    large = min(cpu(make(8 * SMALL)) for _ in range(2))
    assert large < 20 * max(small, 0.005)


def test_a_name_is_not_cut_where_a_dash_or_a_dot_stands_in_it() -> None:
    names = ["Data - basic", "Team \u2022 lead", "Level 1. of all", "A \u2013 B"]
    assert [row.name for row in plan(BLANK, read_skills("\n".join(names))).rows] == names


def test_ids_of_names_that_share_their_beginning_stay_short_and_unlike() -> None:
    taken: set[str] = set()
    for _ in range(300):
        taken.add(fresh_id("The same name", taken))
    assert taken == {"the-same-name", *(f"the-same-name-{number}" for number in range(2, 301))}
    assert fresh_id("The same name", taken - {"the-same-name-7"}) not in taken - {"the-same-name-7"}


@pytest.mark.parametrize("text", ["\n" * 10_000, "a\n" * 10_000, "Skill;Group\n" + "a;b\n" * 10_000])
def test_reading_can_be_called_off(text: str) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(Cancelled):
        read_skills(text, Task(cancelled=cancelled))
    assert asked == 4


def test_planning_can_be_called_off() -> None:
    with pytest.raises(Cancelled):
        plan(BLANK, read_skills("a\nb"), task=Task(cancelled=lambda: True))
