"""Edits of order: move a role, or a skill of the library, next to another one. Nothing else of them changes.

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
        role, beside = (title_of(document, self.scenario, role_id) for role_id in (self.role, self.beside))
        return f"Put {role} {'after' if self.after else 'before'} {beside}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of the two is no longer there."""
        return edit_scenario(
            document,
            self.scenario,
            lambda scenario: replace(scenario, roles=next_to(scenario.roles, self.role, self.beside, after=self.after)),
        )


@dataclass(frozen=True, slots=True)
class PutSkill:
    """Put a skill of the library next to another one: before it, or after it."""

    skill: str
    beside: str
    after: bool = False

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Put Social APIs before Platform apps"."""
        skill, beside = (find(document.skills, skill_id).name for skill_id in (self.skill, self.beside))
        return f"Put {skill} {'after' if self.after else 'before'} {beside}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of the two is no longer there."""
        return replace(document, skills=next_to(document.skills, self.skill, self.beside, after=self.after))
