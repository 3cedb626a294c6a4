"""What was left out of a pasted block, in a sentence."""

from __future__ import annotations

import pytest

from workbench.presentation.paste_text import columns_left_out

SENTENCE = "Left out, as this table has no such column: {}. Ctrl+Z takes the paste back."


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (["Site"], "“Site”"),
        (["Site", "", ""], "“Site” and 2 columns without a heading"),
        ([""], "1 column without a heading"),
        (["x" * 50], f"“{'x' * 39}…”"),
        ([f"C{n}" for n in range(10)], ", ".join(f"“C{n}”" for n in range(8)) + " and 2 more"),
    ],
)
def test_what_is_left_out_is_named(headings: list[str], said: str) -> None:
    assert columns_left_out(headings) == SENTENCE.format(said)


def test_nothing_is_said_of_nothing() -> None:
    assert columns_left_out([]) == ""
