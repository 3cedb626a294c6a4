"""Sentences of a merge: what the other copy changed, what both did, what stayed and what was mended.

A line names whom it concerns, then says what: in the words of a comparison where it is of a role, a department or a
scenario, else the field with its values before and after. Knows no window and no stream.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbench.domain.differences import ACCEPTED, ENTIRE, HOLDS, SCENARIO, Difference, Differences
from workbench.domain.field import worded
from workbench.domain.fields import FIELDS
from workbench.domain.findings import subject_id
from workbench.domain.index import Index
from workbench.domain.merge.outcome import MAP, NOTE, POLICY, TERMS, Change, Conflict, Kept, Merged, Repair, Unit
from workbench.domain.merge.parts import LEVELS, SETS
from workbench.domain.merge.setting import class_of
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    PersonLevel,
    Role,
    Scenario,
    Terms,
    Waiver,
)
from workbench.domain.names import IndexNames, held_by, subject_name
from workbench.domain.words import sentence_start, truncate
from workbench.presentation.change_text import clause

_ONCE = {MAP: "The map", POLICY: "The agreed limits", TERMS: "The words of the map"}
_UNLABELLED = {"grade_names": "names of the grades"}
_WHOLE = 1_000_000
"""Characters that are quoted where a text is shown whole: more than a field takes."""
_OF_THE_WHOLE = ("same_thing", "other_id")
"""Reasons of repairs that are of a thing as a whole, not of a part."""


@dataclass(frozen=True)
class MergeText:
    """The words of one merge. name: what the other copy is called, such as “Plan (Ben)”."""

    ours: CapabilityMap
    merged: Merged
    name: str
    longest: int = 80
    """Characters of a text that a line quotes."""

    def change(self, change: Change) -> str:
        """What the other copy changed: "Social Engineer: Rises from level 2 to 3 in Social APIs."."""
        return f"{self.subject(change.unit)}: {self.change_said(change)}"

    def change_said(self, change: Change) -> str:
        """The change without whom it concerns: "Rises from level 2 to 3 in Social APIs."."""
        return f"{sentence_start(self._said(change.unit, change.before, change.after))}."

    def whole_change(self, change: Change) -> str:
        """The same, however long its texts."""
        return dataclasses.replace(self, longest=_WHOLE).change_said(change)

    def conflict(self, conflict: Conflict) -> str:
        """What both changed: "Social Engineer, Grade: Director here, Manager in “Plan (Ben)”."."""
        return f"{self.subject(conflict.unit)}, {self.conflict_said(conflict)}"

    def conflict_said(self, conflict: Conflict, here: str = "here", there: str = "") -> str:
        """The conflict without whom it concerns: "Grade: Director here, Manager in “Plan (Ben)”.".

        here, there: where the two values stand; there is in the other copy unless given.
        """
        mine, theirs = self.values(conflict)
        return f"{self.part(conflict.unit)}: {mine} {here}, {theirs} {there or f'in {self.name}'}."

    def values(self, conflict: Conflict) -> tuple[str, str]:
        """Our value of a conflict and theirs, each in a few words."""
        unit = conflict.unit
        return self.value(unit, conflict.ours), self.value(unit, conflict.theirs)

    def whole_values(self, conflict: Conflict) -> tuple[str, str, str]:
        """The value before, ours and theirs, however long; before is "" where it is not known."""
        words = dataclasses.replace(self, longest=_WHOLE)
        before = "" if conflict.base is None else words.value(conflict.unit, conflict.base)
        return before, words.value(conflict.unit, conflict.ours), words.value(conflict.unit, conflict.theirs)

    def kept(self, kept: Kept) -> str:
        """What one side removed and stays: "Social Engineer: Removed here, and changed or needed in …; it stays."."""
        return f"{self.subject(kept.unit)}: {self.kept_said(kept)}"

    def kept_said(self, kept: Kept, here: str = "here") -> str:
        """What stays without whom it concerns: "Removed here, changed or needed in “Plan (Ben)”; it stays."."""
        here, there = (here, f"in {self.name}") if kept.removed_by == "ours" else (f"in {self.name}", here)
        outcome = "it stays" if kept.there else "it is gone"
        return f"Removed {here}, changed or needed {there}; {outcome}."

    def repair(self, repair: Repair) -> str:
        """What was right on each side and wrong together, and how it was mended."""
        apart = ":" if repair.reason in _OF_THE_WHOLE else ","
        return f"{self.subject(repair.unit)}{apart} {self.repair_said(repair)}"

    def repair_said(self, repair: Repair) -> str:
        """The repair without whom it concerns: "Reports to: Head of Sales would have closed a loop; now none."."""
        part = self.part(repair.unit)
        before, after = self.value(repair.unit, repair.before), self.value(repair.unit, repair.after)
        match repair.reason:
            case "reference":
                return f"{part}: {before} is no longer there, so nothing is named."
            case "loop":
                return f"{part}: {before} would have closed a loop; now {after}."
            case "second_lead":
                return f"{part}: two came to lead it; {self.subject(repair.unit)} {after}."
            case "terms":
                return f"{part}: “{before}” would have read like another word; now “{after}”."
            case "same_thing":
                return "Added on both sides; it is one."
        return "Added on both sides under one id, as two things; both are there."

    def concerned(self, unit: Unit) -> str:
        """Whom a unit concerns, as a heading: "Anna (Analyst)", with the scenario where there are several."""
        name, kind, scenario = self.subject(unit), unit.subject.partition(":")[0], ""
        if kind == "role":
            found = ((index, index.roles.get(subject_id(unit.subject)[1])) for index in self._indexes(unit))
            index, role = next(((index, role) for index, role in found if role is not None), (None, None))
            holders = held_by(index, role) if index is not None and role is not None else ""
            name = f"{holders} ({name})" if holders else name
        if kind in ("role", "department") and len(self._by_scenario) > 1:
            scenario = next(index.scenario.name for index in self._indexes(unit))
        return f"{name}, in “{scenario}”" if scenario else name

    def subject(self, unit: Unit) -> str:
        """Whom or what a unit concerns, as it is called here; as in the other copy where it is not here."""
        if unit.subject in _ONCE:
            return _ONCE[unit.subject]
        kind, identifier = subject_id(unit.subject)
        for index in self._indexes(unit):
            if kind == "scenario" and index.scenario.id == identifier:
                return f"Scenario “{index.scenario.name}”"
            found = subject_name(index, unit.subject)
            if found:
                return found
        return identifier

    def part(self, unit: Unit) -> str:
        """The label of what a unit is: a field, or the skill, name or line that it is about; "" for a whole thing."""
        if unit.part == ENTIRE:
            return ""
        if unit.part in (HOLDS, NOTE, LEVELS) and unit.detail:  # a person has a note, too
            return f"{'note on ' if unit.part == NOTE else ''}“{self._called(unit, f'skill:{unit.detail}')}”"
        if unit.part == ACCEPTED:
            return f"accepted point {unit.detail.partition(chr(10))[0]}"
        kind = class_of(unit)
        row = FIELDS[kind][unit.part]
        label = row.label or _UNLABELLED[unit.part]
        return label.format(**self._words) if "{" in label else label

    def _said(self, unit: Unit, before: Any, after: Any) -> str:
        """A change in the words of a comparison, where it has such; else the label, before and after."""
        kind = class_of(unit)
        differences = self._differences(unit)
        if differences is not None and (kind in (Role, Department) or unit.part in (ACCEPTED, "model")):
            if unit.part == NOTE:
                return f"note on “{self._called(unit, f'skill:{unit.detail}')}”: {self._arrow(unit, before, after)}"
            if unit.part not in SETS[kind] or unit.part == "dotted_to":
                return clause(differences, self._difference(unit, before, after))
        if unit.part == ENTIRE:
            return f"is {'new' if before is None else 'no longer there'}"
        return f"{self.part(unit)}: {self._arrow(unit, before, after)}"

    def _arrow(self, unit: Unit, before: Any, after: Any) -> str:
        if isinstance(before, str) and before and str(after).startswith(f"{before}\n"):
            return f"also {self.value(unit, str(after)[len(before) + 1 :])}"  # cut, both would read alike
        return f"{self.value(unit, before)} → {self.value(unit, after)}"

    def _difference(self, unit: Unit, before: Any, after: Any) -> Difference:
        subject = SCENARIO if class_of(unit) is Scenario else unit.subject
        if unit.part == ACCEPTED:
            before, after = (() if value is None else (value,) for value in (before, after))
        return Difference(subject, unit.part, unit.detail, before, after)

    def value(self, unit: Unit, value: Any) -> str:
        """A value of a unit in a few words."""
        if isinstance(value, Assignment):
            return f"{'leads' if value.kind == 'lead' else 'supports'} at level {value.level}"
        if isinstance(value, PersonLevel):
            return f"level {value.level}"
        if isinstance(value, Waiver):
            return f"accepted: “{truncate(value.reason, self.longest)}”"
        if unit.part in (HOLDS, LEVELS, ACCEPTED) and value is None:
            return "none"
        if unit.part == ENTIRE:
            return str(value)
        if value is None or value in ("", ()):
            return "none"
        if unit.part == NOTE or unit.detail:
            return self._element(unit, str(value))
        values = FIELDS[class_of(unit)][unit.part].values
        match values.shape:
            case "department" | "role":
                return self._called(unit, f"{values.shape}:{value}")
            case "flag":
                return "yes" if value else "no"
            case "text" | "long":
                return f"“{truncate(str(value), self.longest)}”"
            case "percent":
                return f"{value:.0%}"
        index = next(iter(self._indexes(unit)))
        return worded(values, value, IndexNames(index))

    def _element(self, unit: Unit, value: str) -> str:
        if unit.part == "people":
            return self._called(unit, f"person:{value}")
        if unit.part == "dotted_to":
            return self._called(unit, f"role:{value}")
        return f"“{truncate(value, self.longest)}”"

    def _called(self, unit: Unit, subject: str) -> str:
        found = (subject_name(index, subject) for index in self._indexes(unit))
        return next(filter(None, found), subject_id(subject)[1])

    @cached_property
    def _words(self) -> dict[str, str]:
        terms = self.ours.terms
        return {name: getattr(terms, name) for name in FIELDS[Terms]}

    @cached_property
    def _by_scenario(self) -> dict[str, tuple[Index, ...]]:
        found: dict[str, tuple[Index, ...]] = {}
        for document in (self.ours, self.merged.document, self.merged.theirs):
            for scenario in document.scenarios:
                found[scenario.id] = (*found.get(scenario.id, ()), Index(document, scenario))
        return found

    def _indexes(self, unit: Unit) -> Iterator[Index]:
        """Where names are looked up: here, then merged, then there."""
        if unit.scenario:
            yield from self._by_scenario[unit.scenario]
        for indexes in self._by_scenario.values():
            yield from indexes

    def _differences(self, unit: Unit) -> Differences | None:
        """What the words of a comparison look at: the scenario here and there; None where one of them has it not."""
        here, there = (
            next((each for each in document.scenarios if each.id == unit.scenario), None)
            for document in (self.ours, self.merged.theirs)
        )
        if here is None or there is None:
            return None
        known = self._compared.get(unit.scenario)
        if known is None:
            known = Differences(Index(self.ours, here), Index(self.merged.theirs, there), ())
            self._compared[unit.scenario] = known
        return known

    @cached_property
    def _compared(self) -> dict[str, Differences]:
        return {}
