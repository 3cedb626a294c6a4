"""A returned workbook as plain text, for the command line: what it changes, and what of it was not taken."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.merge.outcome import Unit
from workbench.domain.words import pluralise
from workbench.presentation.returned_text import ReturnedText

NOTHING_NEW = "The workbook has nothing new."
NOT_TAKEN = "Missing in the workbook, and not taken out; --take-removals takes them out"


def as_text(words: ReturnedText) -> str:
    """The lines of a returned workbook; of one that changes nothing it says so."""
    return "\n".join(_lines(words)) + "\n"


def _lines(words: ReturnedText) -> Iterator[str]:
    merge, returned = words.words, words.returned
    merged = merge.merged
    parts = (
        ("conflict", "Both changed; the value of the map stands",
         [_placed(words, each.unit, merge.conflict(each)) for each in merged.conflicts]),
        ("cell refused", "Not taken", [words.refused(each) for each in returned.refused]),
        ("change", "Taken from the workbook",
         [_placed(words, each.unit, merge.change(each)) for each in merged.changes if each.taken]),
        ("thing missing", NOT_TAKEN, [words.missing(each.unit) for each in merged.changes if not each.taken]),
        ("removal undone", "Removed on one side, and needed on the other",
         [merge.kept(each) for each in merged.kept]),
        ("repair", "Right apart, wrong together; mended", [merge.repair(each) for each in merged.repairs]),
        ("note", "How it was read", [words.told(each) for each in returned.told]),
        ("comment", "Comments on cells", [words.comment(each) for each in returned.comments]),
    )  # fmt: skip
    if words.without_base():
        yield words.without_base()
    if not any(lines for _, _, lines in parts):
        yield NOTHING_NEW
        return
    yield ", ".join(pluralise(len(lines), what, _PLURAL.get(what)) for what, _, lines in parts if lines)
    for _, heading, lines in parts:
        if lines:
            yield ""
            yield f"{heading} ({len(lines)})"
            yield from lines


def _placed(words: ReturnedText, unit: Unit, sentence: str) -> str:
    place = words.place(unit)
    return f"{place}: {sentence}" if place else sentence


_PLURAL = {
    "cell refused": "cells refused",
    "thing missing": "things missing",
    "removal undone": "removals undone",
}
