"""Skill filters: the state of each skill (no lead, two leads, out of scope) and the number of skills per filter.

The library and the matrix filter alike. Knows no view.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from workbench.domain.index import Index
from workbench.domain.model import Skill

SkillFilter = Literal["all", "no_lead", "two_leads", "out_of_scope"]

FILTER_LABELS: dict[SkillFilter, str] = {
    "all": "All",
    "no_lead": "No lead",
    "two_leads": "2 leads",
    "out_of_scope": "Out of scope",
}
"""Filter -> its label, in the order on screen."""

NOTHING_PASSES: dict[SkillFilter, str] = {
    "all": "There are no skills yet.",
    "no_lead": "Every skill has a lead.",
    "two_leads": "No skill has two leads.",
    "out_of_scope": "Every skill is in scope.",
}
"""Filter -> the text of the empty list."""


def state_of(index: Index, skill: Skill) -> str:
    """The state of a skill: what is wrong with its holders, in two words; "" where nothing is."""
    if not skill.in_scope:
        return "out of scope"
    leads = len(index.leads[skill.id])
    if leads == 1:
        return ""
    return f"{leads} leads" if leads else "no lead" if index.supports(skill.id) else "nobody"


def _filter_of(state: str) -> SkillFilter:
    """The filter that a state passes; "nobody" is without a lead, too."""
    if state.endswith("leads"):
        return "two_leads"
    return {"": "all", "out of scope": "out_of_scope"}.get(state, "no_lead")  # type: ignore[return-value]


class FilterCounts:
    """The state of every skill of an index, by id, and the number of skills per filter."""

    def __init__(self, index: Index) -> None:
        self.states: dict[str, str] = {skill.id: state_of(index, skill) for skill in index.document.skills}
        self.counts: dict[SkillFilter, int] = dict.fromkeys(FILTER_LABELS, 0)
        for state in self.states.values():
            self.counts[_filter_of(state)] += 1
        self.counts["all"] = len(self.states)

    def follow(self, index: Index, skills: Collection[str]) -> list[str]:
        """Update the counts for these skills, in an index of the same library; returns the ids whose state differs."""
        differing = []
        for skill in map(index.skills.__getitem__, skills):
            before, now = self.states[skill.id], state_of(index, skill)
            if before != now:
                differing.append(skill.id)
                self.states[skill.id] = now
                # A state of "" counts under "all", whose number does not change.
                self.counts[_filter_of(before)] -= before != ""
                self.counts[_filter_of(now)] += now != ""
        return differing

    def passes(self, skill_filter: SkillFilter, skill_id: str) -> bool:
        """Whether a skill passes a filter."""
        return skill_filter == "all" or _filter_of(self.states[skill_id]) == skill_filter
