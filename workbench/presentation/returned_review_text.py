"""Sentences around workbooks that come back: what of them is reviewed, what was done, and what cannot be taken back.

The lines of one workbook are those of `returned_text`. Knows no window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from workbench.application.comment_notes import with_notes
from workbench.application.merge_review import KINDS, Line, Listed, MergeReview, MergeSource, OtherCopy
from workbench.application.returned import Returned
from workbench.domain.merge.outcome import Change, Choices, Merged, Repair, Unit
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap
from workbench.domain.quoting import shortened
from workbench.domain.words import join_names, pluralise
from workbench.presentation.merge_review_text import ReviewText, ReviewWords
from workbench.presentation.merge_text import MergeText
from workbench.presentation.merged_text import done_text
from workbench.presentation.returned_text import ReturnedText

REFUSED, READ, COMMENTS = "Cells that were not taken", "How it was read", "Comments on cells"
KEEP_COMMENTS = "Keep the comments as &notes, without their authors’ names"
KEEP_COMMENTS_HINT = (
    "On a cell of a skill and a role: the note there. On a person: that person's note. On anything else, such as a "
    "skill by itself: the notes of the map, with what it is about."
)
TAKE_BACK = ReviewWords(
    title="Take back {name}",
    accept="Ta&ke back",
    lines="What the workbook changed",
    leave="Leave without taking anything back, and drop what you decided?",
    unchanged="Your map stays as it is.",
    always=False,
    base_chosen=False,
    tick=KEEP_COMMENTS,
    tick_hint=KEEP_COMMENTS_HINT,
)
MISSING = "missing there: a tick takes it out of the map"
_NOTHING = "Nothing was changed."
NOT_TOGETHER = f"Take the workbooks of this map back by themselves, and import the other files then. {_NOTHING}"
STOPPED = f"The reading was stopped. {_NOTHING}"


@dataclass(frozen=True, slots=True)
class ReturnedFrom:
    """A returned workbook with the name of who saved it last, "" where it says not."""

    returned: Returned
    author: str = ""

    @property
    def called(self) -> str:
        """The workbook in a sentence: “Plan.xlsx” (Ben)."""
        name = f"“{shortened(self.returned.name)}”"
        return f"{name} ({shortened(self.author)})" if self.author else name


def called_together(workbooks: Sequence[ReturnedFrom]) -> str:
    """What workbooks are called together: “Plan.xlsx” (Ben), or "6 workbooks"."""
    return workbooks[0].called if len(workbooks) == 1 else pluralise(len(workbooks), "workbook")


def returned_source(
    ours: CapabilityMap, workbooks: Sequence[ReturnedFrom], *, keep_comments: bool = False
) -> MergeSource:
    """The merge of the map with workbooks of it, one after the other. keep_comments: as notes."""
    shorts = [each.author or shortened(each.returned.name) for each in workbooks]
    copies = tuple(
        OtherCopy(
            partial(_noted if keep_comments else _merged, each.returned),
            each.called,
            short if shorts.count(short) == 1 else shortened(each.returned.name),
            off=partial(_is_missing, each.returned),
            place=partial(_place, _words(ours, each)),
        )
        for each, short in zip(workbooks, shorts, strict=True)
    )
    return MergeSource(ours, copies, called_together(workbooks), _listed(ours, workbooks))


def without_base_text(ours: CapabilityMap, workbooks: Sequence[ReturnedFrom]) -> str:
    """Why maps inside are no bases, and what follows; "" where all are."""
    said = {each.called: _words(ours, each).without_base() for each in workbooks}
    if len(workbooks) == 1:
        return said[workbooks[0].called]
    return " ".join(f"{called}: {sentence}" for called, sentence in said.items() if sentence)


def taken_back_text(review: MergeReview) -> str:
    """What was done: "Took back “Plan.xlsx” (Ben): 12 changes taken, 1 conflict decided."."""
    return done_text(f"Took back {review.source.name}", review)


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A line of what was taken back: what became of it, where it stands in which workbook, and what it says."""

    became: str
    place: str
    said: str
    taken: bool


def taken_rows(review: MergeReview) -> Iterator[TakenRow]:
    """The lines of a review as they ended, conflicts first, then what was only listed."""
    text = ReviewText(review)
    for kind in KINDS:
        for line in review.lines(kind):
            copy = review.source.copies[line.key.copy]
            place = "" if _is_off(line) else copy.place(line.key.unit)
            where = ", ".join(filter(None, (copy.name if review.source.several else "", place)))
            yield TakenRow(_became(text, line), where, f"{text.concerned(line)}: {text.said(line)}", not _is_off(line))
    for listed in review.source.listed:
        for said in listed.lines:
            yield TakenRow(listed.heading, "", said, False)


def listed_text(number: int, most: int) -> str:
    """How many lines there are, and that no more than `most` of them are listed."""
    return f"{pluralise(number, 'line')}{f'; the first {most:,} are listed' if number > most else ''}"


def nothing_new_text(name: str) -> str:
    """A workbook says nothing but what the map has."""
    return f"{name} says nothing that your map has not. {_NOTHING}"


def not_ours_text(names: Sequence[str], is_one: bool) -> str:
    """Files that were to be taken back are no workbooks of ours."""
    which = "is no workbook" if is_one else "are no workbooks"
    return f"{_quoted(names)} {which} that was exported from a map. File, Import reads tables. {_NOTHING}"


def saved_otherwise_text(names: Sequence[str]) -> str:
    """Workbooks of ours were saved in another format."""
    were, them = ("was", "it") if len(names) == 1 else ("were", "them")
    return (
        f"{_quoted(names)} {were} exported from a map as Excel workbook, and saved in another format. Save {them} as "
        ".xlsx, and take that back."
    )


def other_map_text(name: str, title: str, map_shown: bool) -> str:
    """A workbook is of a map that is not on screen. title: of that map, "" where it is not known."""
    which = f"the map “{shortened(title)}”" if title else "another map"
    then = "which is not the one on screen" if map_shown else "and no map is open"
    return f"“{shortened(name)}” was exported from {which}, {then}."


OTHER_MAP_MORE = "Open its map, and what was changed in the workbook is shown beside it, to be taken or left."
AS_TABLES_MORE = "Imported, its tables are read as those of any workbook."


def of_other_maps_text(names: Sequence[str]) -> str:
    """Of several workbooks some are of other maps than the one on screen."""
    return f"{_quoted(names)}: not of the map on screen. Take back the workbooks of one map at a time. {_NOTHING}"


def _quoted(names: Sequence[str]) -> str:
    return join_names([f"“{shortened(name)}”" for name in names])


def _became(text: ReviewText, line: Line) -> str:
    return "Mended" if isinstance(line.value, Repair) else text.outcome(line)


def _is_off(line: Line) -> bool:
    return isinstance(line.value, Change) and not line.value.taken


def _merged(returned: Returned, ours: CapabilityMap, choices: Choices) -> Merged:
    return merge(returned.base, ours, returned.edited, choices)


def _noted(returned: Returned, ours: CapabilityMap, choices: Choices) -> Merged:
    return with_notes(_merged(returned, ours, choices), returned, choices)


def _is_missing(returned: Returned, change: Change) -> bool:
    return change.unit in returned.missing


def _place(words: ReturnedText, unit: Unit) -> str:
    return MISSING if unit in words.returned.missing else words.place(unit)


def _words(ours: CapabilityMap, workbook: ReturnedFrom) -> ReturnedText:
    returned = workbook.returned
    return ReturnedText(MergeText(ours, Merged(ours, returned.edited), workbook.called), returned)


def _listed(ours: CapabilityMap, workbooks: Sequence[ReturnedFrom]) -> tuple[Listed, ...]:
    texts = [_words(ours, each) for each in workbooks]
    refused = _of_each(workbooks, [list(map(text.refused, text.returned.refused)) for text in texts])
    told = _of_each(workbooks, [list(map(text.told, text.returned.told)) for text in texts])
    comments = _of_each(workbooks, [list(map(text.comment, text.returned.comments)) for text in texts])
    return (
        Listed(REFUSED, refused, pluralise(len(refused), "cell refused", "cells refused") if refused else ""),
        Listed(COMMENTS, comments, pluralise(len(comments), "comment") if comments else ""),
        Listed(READ, told),
    )


def _of_each(workbooks: Sequence[ReturnedFrom], lines: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The lines of all workbooks, with the workbook where there are several."""
    several = len(workbooks) > 1
    return tuple(
        f"{workbook.called}, {line}" if several else line
        for workbook, own in zip(workbooks, lines, strict=True)
        for line in own
    )
