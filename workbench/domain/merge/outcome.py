"""Outcome of a merge: the map it makes, and a line for all that a person must see of it. Values only.

A unit is what is merged as a whole: a field of a thing, an element of a set, whether a thing is there at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from workbench.domain.model import CapabilityMap

Side = Literal["ours", "theirs"]
Choice = Literal["ours", "theirs", "both"]
RepairReason = Literal["reference", "loop", "second_lead", "terms", "same_thing", "other_id"]

MAP, POLICY, TERMS = "map", "policy", "terms"
"""Subjects that are there once: the map itself, its limits, its words."""
NOTE = "note"
"""The part of an assignment that is merged by itself; kind and level are one, under HOLDS of `differences`."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The address of what is merged as a whole.

    scenario: its id, "" for what belongs to the map. subject: "skill:<id>", "person:<id>", "scenario:<id>",
    "department:<id>", "role:<id>", MAP, POLICY or TERMS. part: a field's name, or `differences.ENTIRE` for whether the
    thing is there. detail: which skill, name, line or accepted point, where the part holds several.
    """

    scenario: str
    subject: str
    part: str
    detail: str = ""


class Subject(NamedTuple):
    """What units are of: a thing of the map, or what is there once. scenario, name: as in Unit."""

    scenario: str
    name: str

    def unit(self, part: str, detail: str = "") -> Unit:
        """A unit of it."""
        return Unit(self.scenario, self.name, part, detail)


Choices = Mapping[Unit, Choice]
"""What a person decided: of a conflict, or of a change that is not to be taken ("ours")."""


@dataclass(frozen=True, slots=True)
class Change:
    """A unit that only they changed. before: the value of ours, after: of theirs; None for what is not there.

    taken: whether the merged map has theirs.
    """

    unit: Unit
    before: Any
    after: Any
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit that both changed, each to another value. base: the value before, None also where no base is known.

    choice: whose value the merged map has. joined: the value of both, None where it cannot be both.
    """

    unit: Unit
    base: Any
    ours: Any
    theirs: Any
    choice: Choice
    joined: Any = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A thing that one side removed, and that stays since the other changed it, newly refers to it or needs it; or the
    last scenario that would have been left.

    there: whether the merged map has it; False only where a person chose so.
    """

    unit: Unit
    removed_by: Side
    thing: Any
    there: bool = True


@dataclass(frozen=True, slots=True)
class Repair:
    """What was right in each and wrong together, and how it was mended. before, after: the value of the unit.

    reason: "reference", it named what is gone; "loop", it closed a loop; "second_lead", a second role came to lead a
    skill; "terms", two words came to read alike, or one was missing; "same_thing", both added one thing under two ids;
    "other_id", both added two things under one id.
    """

    reason: RepairReason
    unit: Unit
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged map and its lines. A merge is clean where no conflict is undecided: the caller knows what it chose.

    theirs: the map that was merged, under the ids by which the lines name its things.
    """

    document: CapabilityMap
    theirs: CapabilityMap
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    kept: tuple[Kept, ...] = ()
    repairs: tuple[Repair, ...] = ()
