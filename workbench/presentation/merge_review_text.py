"""Sentences of a merge under review: its head line, its headings, its choices, and each line as it is heard.

The lines themselves are those of `merge_text`. Knows no window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.application.merge_review import KINDS, Group, Line, LineKey, LineKind, MergeReview
from workbench.domain.merge.outcome import Change, Choice, Conflict, Kept, Repair, Side
from workbench.domain.words import join_names, pluralise
from workbench.presentation.merge_text import MergeText

ALL_MINE, ALL_THEIRS = "All &mine", "All &theirs"
ALL_MINE_HINT = "Each line that both changed keeps what your map has."
ALL_THEIRS_HINT = "Each line that both changed gets what the other copy has."
ALL_EARLIER, ALL_LATER = "All &earlier", "All &later"
ALL_EARLIER_HINT = "Each line on which two disagree keeps what stands: your map's, or that of the file before."
ALL_LATER_HINT = "Each line on which two disagree gets what the later file has."
F4 = "F4 goes to the next."
CTRL_ENTER = "Ctrl+Enter does it, too, once all is decided."
DETAIL = "The line in full"
NO_LINE = "The line that you pick above stands here in full."
LINE, OUTCOME = "What differs", "What the map gets"
NO_BASE = (
    "What both came of is not among the earlier versions: nothing is removed, and each field that differs is to be "
    "decided."
)
CHOOSE_BASE = "Choose what &both came of…"
DROP = "Drop the decisions"
UNDECIDED = "To decide"
NAMED = 3
"""How many copies a line names; the others are counted."""
CHOICES: Mapping[Choice, str] = {"ours": "Mine", "theirs": "Theirs", "both": "Both"}
"""Choice of a conflict -> its word."""
LETTERS: Mapping[Choice, str] = {choice: word[0] for choice, word in CHOICES.items()}
"""The letter that chooses it, also where the two sides are called by their names."""
STAYS, GOES = "Stays", "Goes"
"""The choices of what one side removed and the other needs."""
NEEDED = "stays, for something that stays needs it"
_HEADINGS: Mapping[LineKind, str] = {
    "conflict": "Both changed; the value here stands until you decide",
    "change": "Changed in {name}",
    "kept": "Removed on one side, and needed on the other",
    "repair": "Right apart, wrong together; mended",
}
_OF_SEVERAL: Mapping[LineKind, str] = {"conflict": "Where two disagree; what stood before stands until you decide"}
"""Those that are others where several copies are merged."""
_COUNTED: Mapping[LineKind, tuple[str, str]] = {
    "conflict": ("conflict", "conflicts"),
    "kept": ("removal undone", "removals undone"),
    "repair": ("repair", "repairs"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWords:
    """The words of the dialog that differ by what is merged.

    title: with the name of the other copy. accept: the text of the button that accepts. lines: the name of the table.
    leave: the question before decisions are dropped. unchanged: what is said where the map stays as it is, with the
    name. always: whether accepting does something where the map stays as it is. base_chosen: whether what both came of
    may be chosen where it is not known. tick, tick_hint: the box by which it is merged in another way, "" for none.
    """

    title: str
    accept: str
    lines: str = "Lines of the merge"
    leave: str = "Leave without merging, and drop what you decided?"
    unchanged: str = "Your map stays as it is, and counts as merged with {name}."
    always: bool = True
    base_chosen: bool = True
    tick: str = ""
    tick_hint: str = ""


MERGE = ReviewWords(title="Merge with {name}", accept="Mer&ge")
DECIDE = ReviewWords(title="Decide what {name} changed otherwise", accept="&Decide")
"""Where an earlier merge left conflicts open."""


def nothing_new_text(name: str) -> str:
    """There is no line at all."""
    return f"{name} has nothing that is not in your map."


def to_decide_text(undecided: int) -> str:
    """How many conflicts are open: "2 to decide"."""
    return f"{undecided} to decide"


def head_text(review: MergeReview) -> str:
    """The merge in a line: "12 changes of “Plan (Ben)”; 1 conflict; 2 removals undone"."""
    name, merged = review.source.name, review.merged
    if review.is_empty:
        return nothing_new_text(name)
    off = sum(not change.taken for change in merged.changes)
    parts = []
    if merged.changes:
        parts.append(f"{pluralise(len(merged.changes), 'change')} of {name}{f', {off} not taken' if off else ''}")
    for kind, nouns in _COUNTED.items():
        number = len(review.lines(kind))
        if number:
            parts.append(f"{pluralise(number, *nouns)}{'' if parts else f' with {name}'}")
    parts += [listed.counted for listed in review.source.listed if listed.counted]
    return f"{'; '.join(parts)}."


@dataclass(frozen=True)
class ReviewText:
    """The words of the lines of a review."""

    review: MergeReview

    def heading(self, kind: LineKind, copy: int | None = None) -> str:
        """The heading over the lines of a kind, with their number. copy: None for those of all copies."""
        source = self.review.source
        name = source.name if copy is None else source.copies[copy].name
        headings = _OF_SEVERAL if source.several else {}
        return f"{(headings.get(kind) or _HEADINGS[kind]).format(name=name)} ({len(self.review.lines(kind, copy))})"

    def group(self, group: Group) -> str:
        """Whom the lines of a group concern."""
        return self.concerned(group.lines[0])

    def concerned(self, line: Line) -> str:
        """Whom a line concerns."""
        return self.of(line).concerned(line.key.unit)

    def of(self, line: Line) -> MergeText:
        """The words of the merge that a line is of."""
        return self._texts[line.key.copy]

    def said(self, line: Line) -> str:
        """A line without whom it concerns."""
        words = self.of(line)
        match line.value:
            case Conflict():
                return words.conflict_said(line.value, *self._sides_said(line, line.value))
            case Change():
                return words.change_said(line.value)
            case Kept():
                return words.kept_said(line.value, self._here(line))
            case Repair():
                return words.repair_said(line.value)

    def detail(self, line: Line) -> str:
        """What is said beside a line: where it stands in the other copy, and why it is not taken."""
        copy = line.key.copy
        needed = isinstance(line.value, Change) and self.review.is_needed(line.value, copy)
        place = self.review.source.copies[copy].place(line.key.unit)
        return ", ".join(filter(None, (place, self._by(line), NEEDED if needed else "")))

    def _by(self, line: Line) -> str:
        """Who changed it, where several did: "by Anna and Ben"."""
        if not isinstance(line.value, Change):
            return ""
        sharing = self.review.sharing(line.key.unit, line.value.after, line.key.copy)
        return f"by {self._short(sharing)}" if len(sharing) > 1 else ""

    def _short(self, copies: Sequence[int]) -> str:
        return join_names([self.review.source.copies[copy].short for copy in copies], NAMED)

    def choices(self, line: Line) -> dict[Choice, str]:
        """What may be chosen for a line, and the words for it; empty where nothing is."""
        match line.value:
            case Conflict():
                able: tuple[Choice, ...] = ("ours", "theirs", "both") if line.value.joined else ("ours", "theirs")
                return {choice: self._named_sides(line).get(choice, CHOICES[choice]) for choice in able}
            case Kept():
                goes, stays = _sides(line.value)
                return {stays: STAYS, goes: GOES}
        return {}

    def letters(self, line: Line) -> str:
        """The letters of these choices, in their order."""
        of_kept = isinstance(line.value, Kept)
        return "".join(word[0] if of_kept else LETTERS[choice] for choice, word in self.choices(line).items())

    def choice_of(self, line: Line, text: str) -> Choice:
        """What a word chooses for a line. Raises StopIteration for a word that is none of its choices."""
        return next(choice for choice, word in self.choices(line).items() if word == text)

    def chosen(self, line: Line) -> Choice | None:
        """What is chosen for a line; None where it is to be decided, or nothing is chosen."""
        match line.value:
            case Conflict():
                return line.value.choice if self.review.is_decided(line.value, line.key.copy) else None
            case Kept():
                goes, stays = _sides(line.value)
                return stays if line.value.there else goes
        return None

    def outcome(self, line: Line) -> str:
        """What the map gets by a line, in a word."""
        if isinstance(line.value, Change):
            return "Taken" if line.value.taken else "Not taken"
        chosen = self.chosen(line)
        if chosen is not None:
            return self.choices(line)[chosen]
        return UNDECIDED if isinstance(line.value, Conflict) else ""

    def spoken(self, line: Line) -> str:
        """A line as it is heard: whom it concerns, what, where, and what becomes of it."""
        concerned, said, detail = self.concerned(line), self.said(line), self.detail(line)
        outcome = self.outcome(line)
        parts = (f"{concerned}: {said}", f"{detail}." if detail else "", f"{outcome}." if outcome else "")
        return " ".join(filter(None, parts))

    def whole(self, line: Line) -> str:
        """A line in full, its texts uncut: of a conflict the value before, here and there, each on a line."""
        words, concerned, detail = self.of(line), self.concerned(line), self.detail(line)
        if not isinstance(line.value, Conflict):
            said = words.whole_change(line.value) if isinstance(line.value, Change) else self.said(line)
            return "\n".join(filter(None, (f"{concerned}: {said}", detail)))
        before, ours, theirs = words.whole_values(line.value)
        heads = [f"{concerned}, {words.part(line.key.unit)}", detail]
        choices = self.choices(line)
        values = [f"Before: {before}" if before else "", f"{choices['ours']}: {ours}", f"{choices['theirs']}: {theirs}"]
        return "\n".join(filter(None, (*heads, *values)))

    def answered(self, keys: list[LineKey]) -> str:
        """What was just chosen, to be heard: "Theirs."; of several lines how many."""
        by_key = {line.key: line for kind in KINDS for line in self.review.lines(kind)}
        outcomes = [self.outcome(by_key[key]) for key in keys if key in by_key]
        if not outcomes:
            return ""
        return f"{outcomes[0]}." if len(outcomes) == 1 else f"{outcomes[0]}: {pluralise(len(outcomes), 'line')}."

    def _here(self, line: Line) -> str:
        """Where the thing stands that a copy met: "here", or in the copy before."""
        holder = self.review.holder(line.key.unit, line.key.copy)
        return "here" if holder is None else f"in {self.review.source.copies[holder].name}"

    def _sides_said(self, line: Line, conflict: Conflict) -> tuple[str, str]:
        """Where the two values of a conflict stand; of several copies who says which, in brackets."""
        if not self.review.source.several:
            return "here", ""
        ours, theirs = self._sayers(line, conflict)
        return f"({ours})" if ours else "here", f"({theirs})"

    def _sayers(self, line: Line, conflict: Conflict) -> tuple[str, str]:
        """The names of those who say the one value and the other; "" for the value that the map had."""
        unit, copy = line.key.unit, line.key.copy
        holder = self.review.holder(unit, copy)
        ours = "" if holder is None else self._short(self.review.sharing(unit, conflict.ours, holder))
        return ours, self._short(self.review.sharing(unit, conflict.theirs, copy))

    def _named_sides(self, line: Line) -> dict[Choice, str]:
        """The two sides of a conflict by their names, where there are several copies."""
        if not self.review.source.several or not isinstance(line.value, Conflict):
            return {}
        ours, theirs = self._sayers(line, line.value)
        return {"ours": ours or CHOICES["ours"], "theirs": theirs}

    @cached_property
    def _texts(self) -> tuple[MergeText, ...]:
        review = self.review
        return tuple(
            MergeText(review.before(number), merged, copy.name)
            for number, (copy, merged) in enumerate(zip(review.source.copies, review.merges, strict=True))
        )


def _sides(kept: Kept) -> tuple[Side, Side]:
    """By whose choice a thing goes, and by whose it stays."""
    return ("ours", "theirs") if kept.removed_by == "ours" else ("theirs", "ours")
