"""Edits of the skill library: add, change, delete and merge skills. Knows no paste and no dialog."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from workbench.application.edits.labels import check_settable, edit_label, required_name
from workbench.domain.merge_skills import merge_skills
from workbench.domain.model import CapabilityMap, Scenario, Skill
from workbench.domain.normalisation import one_line
from workbench.domain.people import people_after, without_levels
from workbench.domain.replace import replace
from workbench.domain.skill_factories import new_skill
from workbench.domain.transform import (
    find,
    find_all,
    fresh_id,
    set_skill,
    without_skills,
    without_waivers_on,
)
from workbench.domain.words import pluralise


@dataclass(frozen=True, slots=True)
class AddSkill:
    """A new skill, at the end of the library. Its id is made from its name where it has none, or one in use."""

    skill: Skill

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Add Social APIs"."""
        return f"Add {one_line(self.skill.name)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the name is empty; ValueError for a value outside its limits."""
        name = required_name(Skill, self.skill.name)
        taken = {skill.id for skill in document.skills}
        identifier = self.skill.id if self.skill.id and self.skill.id not in taken else fresh_id(name, taken)
        fields = {field.name: getattr(self.skill, field.name) for field in dataclasses.fields(Skill)}
        bare = new_skill(identifier)
        return replace(
            document, skills=(*document.skills, replace(bare, **(fields | {"id": identifier, "name": name})))
        )


@dataclass(frozen=True, slots=True)
class SetSkill:
    """Set one field of a skill: any but its id."""

    skill: str
    field: str
    value: Any

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Set the importance of Social APIs to 4"."""
        skill = find(document.skills, self.skill)
        return edit_label(document, skill, skill.name, self.field, self._checked())

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where a name is empty; ValueError for a value outside its limits."""
        return set_skill(document, self.skill, **{self.field: self._checked()})

    def _checked(self) -> Any:
        check_settable(Skill, self.field)
        return required_name(Skill, self.value) if self.field == "name" else self.value


@dataclass(frozen=True, slots=True)
class SetSkills:
    """Set one field of several skills to the same: any but their ids and names."""

    skills: tuple[str, ...]
    field: str
    value: Any

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Share 2 skills on purpose"; one alone is named."""
        if len(self.skills) == 1:
            return SetSkill(self.skills[0], self.field, self.value).describe(document)
        skill = find(document.skills, self.skills[0])
        return edit_label(document, skill, pluralise(len(self.skills), "skill"), self.field, self.value)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. ValueError for a value outside its limits."""
        for skill in self.skills:
            document = SetSkill(skill, self.field, self.value).apply(document)
        return document


@dataclass(frozen=True, slots=True)
class DeleteSkills:
    """Delete skills from the library, and with them from the roles and waivers of every scenario."""

    skills: tuple[str, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Delete Social APIs"."""
        return f"Delete {self._what(document)}"

    def done(self, document: CapabilityMap) -> str:
        """Such as "Deleted Social APIs."; document: the map before."""
        return f"Deleted {self._what(document)}."

    def _what(self, document: CapabilityMap) -> str:
        gone = find_all(document.skills, self.skills)
        return gone[0].name if len(gone) == 1 else pluralise(len(gone), "skill")

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where one of them is no longer there."""
        gone = {skill.id for skill in find_all(document.skills, self.skills)}
        subjects = {f"skill:{skill_id}" for skill_id in gone}

        def without(scenario: Scenario) -> Scenario:
            roles = tuple(without_skills(role, gone) for role in scenario.roles)
            return without_waivers_on(replace(scenario, roles=roles), subjects)

        return replace(
            document,
            skills=tuple(skill for skill in document.skills if skill.id not in gone),
            people=people_after(document, lambda person: without_levels(person, gone)),
            scenarios=tuple(without(scenario) for scenario in document.scenarios),
        )


@dataclass(frozen=True, slots=True)
class MergeSkills:
    """Make one skill of two: keep stays, gone becomes one of its other names, in every scenario."""

    keep: str
    gone: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Merge Social interfaces into Social APIs"."""
        gone, keep = find(document.skills, self.gone), find(document.skills, self.keep)
        return f"Merge {gone.name} into {keep.name}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the two are one, or one is no longer there."""
        return merge_skills(document, self.keep, self.gone)
