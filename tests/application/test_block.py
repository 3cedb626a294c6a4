"""A block of the matrix as text: what is written, what is read, what is refused, and where it lands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.application.block import (
    CELLS_LIMIT,
    CODES,
    as_kind,
    at_level,
    block_text,
    code,
    landing,
    read_block,
    refuse_too_many,
)
from workbench.application.edit import EditRefused
from workbench.application.edits.cells import CellValue
from workbench.domain.model import LEVELS, Assignment

held = st.none() | st.tuples(st.sampled_from(["lead", "support"]), st.sampled_from(LEVELS))
blocks = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(held, min_size=size[1], max_size=size[1]).map(tuple), min_size=size[0], max_size=size[0]
    ).map(tuple)
)


def text_of(block: tuple[tuple[CellValue, ...], ...]) -> str:
    return block_text([Assignment("s", each[0], level=each[1]) if each else None for each in row] for row in block)


@given(blocks)
def test_what_is_written_is_read_again(block):
    assert read_block(text_of(block)) == block
    assert read_block(text_of(block).replace("\n", "\r\n")) == block


def test_every_code_of_the_workbook_is_read_and_written():
    for text in CODES:
        (((kind, level),),) = read_block(text)
        assert code(Assignment("s", kind, level=level)) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("l4", ("lead", 4)),
        ("Lead 4", ("lead", 4)),
        ("Lead  4", ("lead", 4)),
        ("leads 1", ("lead", 1)),
        (" SUPPORT\u00a02 ", ("support", 2)),
        ("supports 3", ("support", 3)),
        ("S: 2", ("support", 2)),
        ('"L4"', ("lead", 4)),
        (" ", None),
    ],
)
def test_a_cell_may_be_written_in_words(text, said):
    assert read_block(text) == ((said,),)


def test_a_block_copied_from_libreoffice():
    """Its text/plain: a line end after every row, empty cells at the edges, none after a single cell."""
    assert read_block("L4\tS2\t\n\tLead 4\tsupport 2\n\t\t\n") == (
        (("lead", 4), ("support", 2), None),
        (None, ("lead", 4), ("support", 2)),
        (None, None, None),
    )
    assert read_block("L4") == ((("lead", 4),),)
    assert read_block("L4\n\n") == ((("lead", 4),), (None,))


def test_short_rows_end_in_empty_cells():
    assert read_block("L4\nS1\tS2") == ((("lead", 4), None), (("support", 1), ("support", 2)))


@pytest.mark.parametrize("text", ["L5", "L0", "L", "4", "Social APIs", "L4 S2", "Lead", "l44", "=L4", "L-4", "④"])
def test_what_is_no_cell_is_refused_with_its_place(text):
    with pytest.raises(EditRefused, match=r"in row 2 and column 3 .* Nothing was pasted"):
        read_block(f"L4\tS2\n\t\t{text}")


def test_the_first_of_several_is_named_and_the_others_counted():
    with pytest.raises(EditRefused) as refusal:
        read_block("Skill\tImportance\nAPIs\t5")
    assert str(refusal.value).startswith(
        "“Skill”, in row 1 and column 1 of what was copied, is no cell of the matrix, nor are 3 others. A cell says L4"
    )


def test_an_empty_clipboard_says_what_to_do():
    with pytest.raises(EditRefused, match="holds no cells"):
        read_block("")


SKILLS, ROLES = ("s0", "s1", "s2", "s3"), ("r0", "r1", "r2")
ONE: CellValue = ("lead", 4)


def test_a_block_lands_from_the_first_cell_on_and_a_single_cell_fills_what_is_picked():
    block: tuple[tuple[CellValue, ...], ...] = ((ONE, None), (None, ("support", 1)))
    assert landing(block, SKILLS, ROLES, [2], [1]) == [
        ("r1", "s2", ONE),
        ("r2", "s2", None),
        ("r1", "s3", None),
        ("r2", "s3", ("support", 1)),
    ]
    assert landing(((ONE,),), SKILLS, ROLES, [0, 2], [0, 1]) == [
        ("r0", "s0", ONE),
        ("r1", "s0", ONE),
        ("r0", "s2", ONE),
        ("r1", "s2", ONE),
    ]


def test_on_a_multiple_of_itself_a_block_is_repeated():
    cells = landing(((ONE,), (None,)), SKILLS, ROLES, [0, 1, 2, 3], [0])
    assert [what for _, _, what in cells] == [ONE, None, ONE, None]


def test_a_block_too_large_for_the_room_is_refused_with_both_sizes():
    with pytest.raises(EditRefused) as refusal:
        landing(((ONE,) * 3,) * 2, SKILLS, ROLES, [3], [1])
    assert "2 rows by 3 columns" in str(refusal.value)
    assert "room for 1 skill down and 2 roles across." in str(refusal.value)


def test_more_cells_than_are_taken_at_once_are_refused():
    refuse_too_many(CELLS_LIMIT)
    with pytest.raises(EditRefused, match="20,001"):
        refuse_too_many(CELLS_LIMIT + 1)
    with pytest.raises(EditRefused, match="20,002"):
        read_block("what is this\t\n" * (CELLS_LIMIT // 2 + 1))


def test_what_a_key_makes_of_a_cell():
    assert as_kind(("support", 2), "lead", 4) == ("lead", 2)
    assert as_kind(None, "lead", 4) == ("lead", 4)
    assert at_level(("lead", 2), 3) == ("lead", 3)
    assert at_level(None, 3) == ("support", 3)


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\u200e", "\u202c", "\u2069", "\ufeff"], ids=ascii)
def test_what_nobody_sees_refuses_no_cell(unseen: str) -> None:
    assert read_block(f"{unseen}L{unseen}4{unseen}\tS2\n") == ((("lead", 4), ("support", 2)),)
