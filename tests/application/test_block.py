"""A block of the matrix as text: what is written, what is read, what is refused, and where it lands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.real_data import SHARED
from workbench.application.block import (
    CELLS_LIMIT,
    CODES,
    Typed,
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


def values(text: str, now: CellValue = None, needed: int = 3) -> tuple[tuple[CellValue, ...], ...]:
    """What a pasted block makes of cells that hold the same now."""
    return tuple(tuple(cell.after(now, needed) for cell in row) for row in read_block(text))


@given(blocks, held)
def test_what_is_written_is_read_again_whatever_was_there(block, now):
    assert values(text_of(block), now) == block
    assert values(text_of(block).replace("\n", "\r\n"), now) == block


def test_every_code_of_the_workbook_is_read_and_written():
    for text in CODES:
        ((value,),) = values(text)
        assert value is not None
        assert code(Assignment("s", value[0], level=value[1])) == text


@pytest.mark.parametrize(
    ("text", "in_empty", "in_lead_2"),
    [
        ("3", ("support", 3), ("lead", 3)),
        ("L", ("lead", 4), ("lead", 2)),
        ("s", ("support", 4), ("support", 2)),
        ("Leads", ("lead", 4), ("lead", 2)),
        ("L 4", ("lead", 4), ("lead", 4)),
        ("0", None, None),
        ("-", None, None),
        ("\u2013", None, None),
        ("", None, None),
    ],
)
def test_what_may_be_typed_may_be_pasted(text, in_empty, in_lead_2):
    assert values(f"{text}\n", None, 4) == ((in_empty,),)
    assert values(f"{text}\n", ("lead", 2), 4) == ((in_lead_2,),)


def test_levels_alone_are_levels():
    """As a spreadsheet hands a block of them on."""
    text = "4\t2\r\n\t3\r\n"
    assert values(text) == ((("support", 4), ("support", 2)), (None, ("support", 3)))
    path = SHARED / "found" / "matrix-block-digits.tsv"
    assert not path.is_file() or path.read_bytes().decode() == text


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
        ("④", ("support", 4)),
        ('"L4"', ("lead", 4)),
        (" ", None),
    ],
)
def test_a_cell_may_be_written_in_words(text, said):
    assert values(text) == ((said,),)


def test_a_block_copied_from_libreoffice():
    """Its text/plain: a line end after every row, empty cells at the edges, none after a single cell."""
    assert values("L4\tS2\t\n\tLead 4\tsupport 2\n\t\t\n") == (
        (("lead", 4), ("support", 2), None),
        (None, ("lead", 4), ("support", 2)),
        (None, None, None),
    )
    assert values("L4") == ((("lead", 4),),)
    assert values("L4\n\n") == ((("lead", 4),), (None,))


def test_short_rows_end_in_empty_cells():
    assert values("L4\nS1\tS2") == ((("lead", 4), None), (("support", 1), ("support", 2)))


@pytest.mark.parametrize(
    "text", ["L5", "L0", "5", "4.5", "-1", "04", "Social APIs", "L4 S2", "LS", "l44", "=L4", "L-4", "x", "A/R"]
)
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
ONE, NO, TWO = Typed("lead", 4), Typed(), Typed("support", 1)


def test_a_block_lands_from_the_first_cell_on_and_a_single_cell_fills_what_is_picked():
    block = ((ONE, NO), (NO, TWO))
    assert landing(block, SKILLS, ROLES, [2], [1]) == [
        ("r1", "s2", ONE),
        ("r2", "s2", NO),
        ("r1", "s3", NO),
        ("r2", "s3", TWO),
    ]
    assert landing(((ONE,),), SKILLS, ROLES, [0, 2], [0, 1]) == [
        ("r0", "s0", ONE),
        ("r1", "s0", ONE),
        ("r0", "s2", ONE),
        ("r1", "s2", ONE),
    ]


def test_on_a_multiple_of_itself_a_block_is_repeated():
    cells = landing(((ONE,), (NO,)), SKILLS, ROLES, [0, 1, 2, 3], [0])
    assert [what for _, _, what in cells] == [ONE, NO, ONE, NO]


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


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\u200e", "\u202c", "\u2069", "\ufeff"], ids=ascii)
def test_what_nobody_sees_refuses_no_cell(unseen: str) -> None:
    assert values(f"{unseen}L{unseen}4{unseen}\tS2\n") == ((("lead", 4), ("support", 2)),)
