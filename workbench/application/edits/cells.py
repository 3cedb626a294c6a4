"""The edit of matrix cells: sets one cell or a block of them as one step. Knows no view and no clipboard."""

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
"""Lead or support and the level, or None for an empty cell."""

Cell = tuple[str, str, CellValue]
"""A role (id), a skill (id), and the value of the cell."""


@dataclass(frozen=True, slots=True)
class SetCells:
    """Set cells to values. The last one counts where two are the same.

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
            (role, skill, value)
            for role in scenario.roles
            if role.id in wanted
            for values_now in [{holds.skill: (holds.kind, holds.level) for holds in role.assignments}]
            for skill, value in wanted[role.id].items()
            if values_now.get(skill) != value
        ]
        if len(differing) == 1:
            role, skill, value = differing[0]
            return _label(title_in(scenario, role), role, find(document.skills, skill), value)
        verb = "Set" if any(value for _, _, value in differing) else "Clear"
        return f"{verb} {pluralise(len(differing), 'cell')}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where a role or a skill is gone; ValueError for a level outside 1-4."""
        wanted = self._by_role()
        find_all(document.skills, {skill for _, skill, _ in self.cells})
        find_all(find(document.scenarios, self.scenario).roles, list(wanted))

        def changed(scenario: Scenario) -> Scenario:
            roles = (_with_cells(role, wanted[role.id]) if role.id in wanted else role for role in scenario.roles)
            return replace(scenario, roles=tuple(roles))

        return edit_scenario(document, self.scenario, changed)

    def _by_role(self) -> dict[str, dict[str, CellValue]]:
        wanted: dict[str, dict[str, CellValue]] = defaultdict(dict)
        for role, skill, value in self.cells:
            wanted[role][skill] = value
        return wanted


def _with_cells(role: Role, wanted: Mapping[str, CellValue]) -> Role:
    """The role with the values of its cells, skill id -> value; its other assignments stay."""
    kept = []
    for assignment in role.assignments:
        value = wanted.get(assignment.skill, (assignment.kind, assignment.level))
        if value is not None:
            kept.append(replace(assignment, kind=value[0], level=value[1]))
    here = {assignment.skill for assignment in role.assignments}
    fresh = (
        replace(Assignment(skill, value[0], level=1), level=value[1])
        for skill, value in wanted.items()
        if value is not None and skill not in here
    )
    return replace(role, assignments=(*kept, *fresh))


def _label(title: str, role: Role, skill: Skill, wanted: CellValue) -> str:
    """The label of a step that changes one cell."""
    was = held(role, skill.id)
    if wanted is None:
        return f"Remove {skill.name} from {title}"
    if was is None:
        return f"Assign {skill.name} to {title}"
    kind, level = wanted
    if kind != was.kind:
        return f"Make {title} {kind} {skill.name}"
    return f"{'Raise' if level > was.level else 'Lower'} {skill.name} of {title} to level {level}"
