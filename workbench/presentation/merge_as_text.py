"""A merge as plain text, for the command line: conflicts first, then what was taken, what stayed, what was mended."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.words import pluralise
from workbench.presentation.merge_text import MergeText

NOTHING_NEW = "The other copy has nothing new."


def as_text(words: MergeText) -> str:
    """The lines of a merge; one that changed nothing says so."""
    return "\n".join(_lines(words)) + "\n"


def _lines(words: MergeText) -> Iterator[str]:
    merged = words.merged
    parts = (
        ("conflict", [words.conflict(each) for each in merged.conflicts]),
        ("change", [words.change(each) for each in merged.changes]),
        ("removal undone", [words.kept(each) for each in merged.kept]),
        ("repair", [words.repair(each) for each in merged.repairs]),
    )
    if not any(lines for _, lines in parts):
        yield NOTHING_NEW
        return
    yield ", ".join(pluralise(len(lines), what, _PLURAL.get(what)) for what, lines in parts if lines)
    for what, lines in parts:
        if lines:
            yield ""
            yield f"{_HEADING[what]} ({len(lines)})"
            yield from lines


_PLURAL = {"removal undone": "removals undone"}
_HEADING = {
    "conflict": "Both changed; the value here stands until somebody decides",
    "change": "Taken from the other copy",
    "removal undone": "Removed on one side, and needed on the other",
    "repair": "Right apart, wrong together; mended",
}
