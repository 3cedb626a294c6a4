"""Edits of order: which role, or which skill of the library, comes before which. Nothing else of them changes.

The order of the skills a role holds is an edit of its assignments.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.model import CapabilityMap
from workbench.domain.replace import replace
from workbench.domain.titles import title_of
from workbench.domain.transform import edit_scenario, find, next_to


@dataclass(frozen=True, slots=True)
class PutRole:
    """Put a role next to another one in the order of the map: before it, or after it."""

    scenario: str
    role: str
    beside: str
    after: bool = False

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Put Social Engineer before Developer Advocate"."""
        role, beside = (title_of(document, self.scenario, each) for each in (self.role, self.beside))
        return f"Put {role} {'after' if self.after else 'before'} {beside}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of the two is no longer there."""
        return edit_scenario(
            document,
            self.scenario,
            lambda each: replace(each, roles=next_to(each.roles, self.role, self.beside, after=self.after)),
        )


@dataclass(frozen=True, slots=True)
class PutSkill:
    """Put a skill of the library next to another one: before it, or after it."""

    skill: str
    beside: str
    after: bool = False

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Put Social APIs before Platform apps"."""
        skill, beside = (find(document.skills, each).name for each in (self.skill, self.beside))
        return f"Put {skill} {'after' if self.after else 'before'} {beside}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of the two is no longer there."""
        return replace(document, skills=next_to(document.skills, self.skill, self.beside, after=self.after))
