"""The edit of the matrix: what its cells hold, one or a block of them, as one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.model import Assignment, AssignmentKind, CapabilityMap, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.domain.titles import title_in
from workbench.domain.transform import edit_scenario, find, find_all, held
from workbench.domain.words import pluralise

CellValue = tuple[AssignmentKind, int] | None
"""Lead or support and the level, or nothing."""

Cell = tuple[str, str, CellValue]
"""A role, a skill, and what it is to hold of it."""


@dataclass(frozen=True, slots=True)
class SetCells:
    """Let each cell hold what is said. The last one counts where two are the same.

    A cell says only what its own role does: a lead put beside another leaves both, which check OWN1 then shows, so that
    a pasted block lands as it was copied. (A drop on the board makes the former lead a support.) Notes stay.
    """

    scenario: str
    cells: tuple[Cell, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Make Social Engineer lead Social APIs" or "Set 12 cells", which counts those that change."""
        wanted = self._by_role()
        scenario = find(document.scenarios, self.scenario)
        differing = [
            (role, skill, what)
            for role in scenario.roles
            if role.id in wanted
            for held_now in [{each.skill: (each.kind, each.level) for each in role.assignments}]
            for skill, what in wanted[role.id].items()
            if held_now.get(skill) != what
        ]
        if len(differing) == 1:
            role, skill, what = differing[0]
            return _named(title_in(scenario, role), role, find(document.skills, skill), what)
        verb = "Set" if any(what for _, _, what in differing) else "Clear"
        return f"{verb} {pluralise(len(differing), 'cell')}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where a role or a skill is gone; ValueError for a level outside 1-4."""
        wanted = self._by_role()
        find_all(document.skills, {skill for _, skill, _ in self.cells})
        find_all(find(document.scenarios, self.scenario).roles, list(wanted))

        def changed(scenario: Scenario) -> Scenario:
            roles = (_holding(role, wanted[role.id]) if role.id in wanted else role for role in scenario.roles)
            return replace(scenario, roles=tuple(roles))

        return edit_scenario(document, self.scenario, changed)

    def _by_role(self) -> dict[str, dict[str, CellValue]]:
        wanted: dict[str, dict[str, CellValue]] = defaultdict(dict)
        for role, skill, what in self.cells:
            wanted[role][skill] = what
        return wanted


def _holding(role: Role, wanted: Mapping[str, CellValue]) -> Role:
    kept = []
    for each in role.assignments:
        what = wanted.get(each.skill, (each.kind, each.level))
        if what is not None:
            kept.append(replace(each, kind=what[0], level=what[1]))
    here = {each.skill for each in role.assignments}
    fresh = (
        replace(Assignment(skill, what[0], level=1), level=what[1])
        for skill, what in wanted.items()
        if what is not None and skill not in here
    )
    return replace(role, assignments=(*kept, *fresh))


def _named(title: str, role: Role, skill: Skill, wanted: CellValue) -> str:
    was = held(role, skill.id)
    if wanted is None:
        return f"Remove {skill.name} from {title}"
    if was is None:
        return f"Assign {skill.name} to {title}"
    kind, level = wanted
    if kind != was.kind:
        return f"Make {title} {kind} {skill.name}"
    return f"{'Raise' if level > was.level else 'Lower'} {skill.name} of {title} to level {level}"
