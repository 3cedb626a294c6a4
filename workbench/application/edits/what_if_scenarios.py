"""What-if scenarios: an edit is done in a copy of the scenario, which is named after it and can be kept."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from workbench.application.edits.fold import FoldRole
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.application.edits.scenarios import DuplicateScenario, unused_name
from workbench.domain.model import CapabilityMap
from workbench.domain.titles import title_of
from workbench.domain.transform import EditRefused, find, find_department


@dataclass(frozen=True, slots=True)
class TryInScenario:
    """Do an edit in a copy of its scenario, which comes after it. The scenario itself stays the identical object."""

    edit: FoldRole | DeleteRoles | SetRole
    name: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "What if: Delete Social Analyst"."""
        return f"What if: {self.edit.describe(document)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the edit is, or changes nothing, or where the name is in use."""
        copied = DuplicateScenario(self.edit.scenario, self.name).apply(document)
        known = {scenario.id for scenario in document.scenarios}
        copy = next(scenario.id for scenario in copied.scenarios if scenario.id not in known)
        after = dataclasses.replace(self.edit, scenario=copy).apply(copied)
        if after is copied:
            raise EditRefused("That is how it is already, so there is nothing to compare.")
        return after


def without_in_copy(document: CapabilityMap, scenario: str, role: str) -> TryInScenario:
    """What if there were no such role: "Today, without Social Analyst"."""
    return _what_if(document, DeleteRoles(scenario, (role,)), f"without {title_of(document, scenario, role)}")


def folded_in_copy(document: CapabilityMap, scenario: str, role: str, into: str) -> TryInScenario:
    """What if another role did its work: "Today, Social Analyst folded into Social Engineer"."""
    what = f"{title_of(document, scenario, role)} folded into {title_of(document, scenario, into)}"
    return _what_if(document, FoldRole(scenario, role, into), what)


def placed_in_copy(document: CapabilityMap, scenario: str, role: str, department: str) -> TryInScenario:
    """What if it sat elsewhere: "Today, Social Analyst in Marketing"."""
    name = find_department(document, scenario, department).name
    what = f"{title_of(document, scenario, role)} in {name}"
    return _what_if(document, SetRole(scenario, role, "department", department), what)


def _what_if(document: CapabilityMap, edit: FoldRole | DeleteRoles | SetRole, what: str) -> TryInScenario:
    name = find(document.scenarios, edit.scenario).name
    return TryInScenario(edit, unused_name(document, f"{name}, {what}"))
