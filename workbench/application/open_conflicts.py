"""Conflicts that an earlier merge left open, to be reviewed as one is: the copies that were merged are not needed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from workbench.application.merge_review import MergeSource, one_copy
from workbench.domain.merge.joining import joined
from workbench.domain.merge.outcome import Choices, Conflict, Merged
from workbench.domain.merge.repairs import repaired
from workbench.domain.merge.setting import class_of, value_of, with_value
from workbench.domain.model import CapabilityMap


def still_open(document: CapabilityMap, conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts that can still be decided, ours as it is in the map by now.

    Of those that are left out the map has their value already, or no longer has what they are of, or can no longer have
    the value.
    """
    return tuple(_still_open(document, conflicts))


def _still_open(document: CapabilityMap, conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    for conflict in conflicts:
        try:
            ours = value_of(document, conflict.unit)
            if with_value(document, conflict.unit, conflict.theirs) is not document:
                both = joined(class_of(conflict.unit), conflict.unit.part, ours, conflict.theirs)
                yield dataclasses.replace(conflict, ours=ours, joined=both, choice="ours")
        except (LookupError, ValueError):
            continue


def conflicts_source(document: CapabilityMap, name: str, conflicts: tuple[Conflict, ...]) -> MergeSource:
    """The merge by which they are decided. conflicts: those that are `still_open`. name: of the other copy."""
    theirs, _ = repaired(_with(document, conflicts, "theirs"), None, document, document, "ours")

    def make(choices: Choices) -> Merged:
        decided = tuple(
            dataclasses.replace(each, choice="ours" if choice == "both" and each.joined is None else choice)
            for each in conflicts
            for choice in (choices.get(each.unit, "ours"),)
        )
        merged, repairs = repaired(_with(document, decided), None, document, theirs, "ours")
        return Merged(merged, theirs, conflicts=decided, repairs=repairs)

    return one_copy(document, make, name)


def _with(document: CapabilityMap, conflicts: Iterable[Conflict], choice: str = "") -> CapabilityMap:
    """The map with what was chosen of each. choice: of all of them, unless each has its own."""
    for conflict in conflicts:
        values = {"ours": conflict.ours, "theirs": conflict.theirs, "both": conflict.joined}
        document = with_value(document, conflict.unit, values[choice or conflict.choice])
    return document
