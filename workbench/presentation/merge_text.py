"""Sentences of a merge: what the other copy changed, what both did, what stayed and what was mended.

A line names whom it concerns, then says what: in the words of a comparison where it is of a role, a department or a
scenario, else the field with its values before and after. Knows no window and no stream.
"""

from __future__ import annotations

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
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Policy,
    Role,
    Scenario,
    Skill,
    Terms,
    Waiver,
)
from workbench.domain.names import IndexNames, subject_name
from workbench.domain.words import sentence_start, truncate
from workbench.presentation.change_text import clause

_CLASS: dict[str, type] = {
    "skill": Skill,
    "person": Person,
    "scenario": Scenario,
    "department": Department,
    "role": Role,
    MAP: CapabilityMap,
    POLICY: Policy,
    TERMS: Terms,
}
_ONCE = {MAP: "The map", POLICY: "The agreed limits", TERMS: "The words of the map"}
_UNLABELLED = {"grade_names": "names of the grades"}
_LONG = 80
"""Characters of a text that a line quotes."""


@dataclass(frozen=True)
class MergeText:
    """The words of one merge. name: what the other copy is called, such as “Plan (Ben)”."""

    ours: CapabilityMap
    merged: Merged
    name: str

    def change(self, change: Change) -> str:
        """What the other copy changed: "Social Engineer: Rises from level 2 to 3 in Social APIs."."""
        said = self._said(change.unit, change.before, change.after)
        return f"{self.subject(change.unit)}: {sentence_start(said)}."

    def conflict(self, conflict: Conflict) -> str:
        """What both changed: "Social Engineer, Grade: Director here, Manager in “Plan (Ben)”."."""
        here, there = self.values(conflict)
        what = self.part(conflict.unit)
        return f"{self.subject(conflict.unit)}{f', {what}' if what else ''}: {here} here, {there} in {self.name}."

    def values(self, conflict: Conflict) -> tuple[str, str]:
        """Our value of a conflict and theirs, each in a few words."""
        unit = conflict.unit
        return self._value(unit, conflict.ours), self._value(unit, conflict.theirs)

    def kept(self, kept: Kept) -> str:
        """What one side removed and stays: "Social Engineer: Removed here, and changed or needed in …; it stays."."""
        here, there = ("here", f"in {self.name}") if kept.removed_by == "ours" else (f"in {self.name}", "here")
        outcome = "it stays" if kept.there else "it is gone"
        return f"{self.subject(kept.unit)}: Removed {here}, changed or needed {there}; {outcome}."

    def repair(self, repair: Repair) -> str:
        """What was right on each side and wrong together, and how it was mended."""
        subject, part = self.subject(repair.unit), self.part(repair.unit)
        before, after = self._value(repair.unit, repair.before), self._value(repair.unit, repair.after)
        match repair.reason:
            case "reference":
                return f"{subject}, {part}: {before} is no longer there, so nothing is named."
            case "loop":
                return f"{subject}, {part}: {before} would have closed a loop; now {after}."
            case "second_lead":
                return f"{subject}, {part}: two came to lead it; {subject} {after}."
            case "terms":
                return f"{subject}, {part}: “{before}” would have read like another word; now “{after}”."
            case "same_thing":
                return f"{subject}: Added on both sides; it is one."
        return f"{subject}: Added on both sides under one id, as two things; both are there."

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
        if unit.part in (HOLDS, NOTE, LEVELS):
            return f"{'note on ' if unit.part == NOTE else ''}“{self._called(unit, f'skill:{unit.detail}')}”"
        if unit.part == ACCEPTED:
            return f"accepted point {unit.detail.partition(chr(10))[0]}"
        kind = self._class(unit)
        row = FIELDS[kind][unit.part]
        label = row.label or _UNLABELLED[unit.part]
        return label.format(**self._words) if "{" in label else label

    def _said(self, unit: Unit, before: Any, after: Any) -> str:
        """A change in the words of a comparison, where it has such; else the label, before and after."""
        kind = self._class(unit)
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
        return f"{self._value(unit, before)} → {self._value(unit, after)}"

    def _difference(self, unit: Unit, before: Any, after: Any) -> Difference:
        subject = SCENARIO if self._class(unit) is Scenario else unit.subject
        if unit.part == ACCEPTED:
            before, after = (() if value is None else (value,) for value in (before, after))
        return Difference(subject, unit.part, unit.detail, before, after)

    def _value(self, unit: Unit, value: Any) -> str:
        """A value of a unit in a few words."""
        if isinstance(value, Assignment):
            return f"{'leads' if value.kind == 'lead' else 'supports'} at level {value.level}"
        if isinstance(value, PersonLevel):
            return f"level {value.level}"
        if isinstance(value, Waiver):
            return f"accepted: “{truncate(value.reason, _LONG)}”"
        if unit.part in (HOLDS, LEVELS, ACCEPTED) and value is None:
            return "none"
        if unit.part == ENTIRE:
            return str(value)
        if value is None or value in ("", ()):
            return "none"
        if unit.part == NOTE or unit.detail:
            return self._element(unit, str(value))
        values = FIELDS[self._class(unit)][unit.part].values
        match values.shape:
            case "department" | "role":
                return self._called(unit, f"{values.shape}:{value}")
            case "flag":
                return "yes" if value else "no"
            case "text" | "long":
                return f"“{truncate(str(value), _LONG)}”"
            case "percent":
                return f"{value:.0%}"
        index = next(iter(self._indexes(unit)))
        return worded(values, value, IndexNames(index))

    def _element(self, unit: Unit, value: str) -> str:
        if unit.part == "people":
            return self._called(unit, f"person:{value}")
        if unit.part == "dotted_to":
            return self._called(unit, f"role:{value}")
        return f"“{truncate(value, _LONG)}”"

    def _called(self, unit: Unit, subject: str) -> str:
        found = (subject_name(index, subject) for index in self._indexes(unit))
        return next(filter(None, found), subject_id(subject)[1])

    def _class(self, unit: Unit) -> type:
        return _CLASS[unit.subject if unit.subject in _CLASS else subject_id(unit.subject)[0]]

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
