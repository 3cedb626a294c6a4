"""What was left out of a pasted block, in a sentence. Knows no clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.words import join_names, pluralise, truncate

_SHOWN, _LONGEST = 8, 40
"""Headings that a sentence names at most, and characters of each."""


def columns_left_out(headings: Sequence[str]) -> str:
    """The notice on columns that a table does not have; headings: theirs, "" for one without. "" where there are none.

    "Left out, as this table has no such column: Site and 1 column without a heading. Ctrl+Z takes the paste back."
    """
    named = [f"“{truncate(heading, _LONGEST)}”" for heading in headings if heading]
    bare = len(headings) - len(named)
    if not headings:
        return ""
    texts = [*named, *([f"{pluralise(bare, 'column')} without a heading"] if bare else [])]
    return f"Left out, as this table has no such column: {join_names(texts, _SHOWN)}. Ctrl+Z takes the paste back."
