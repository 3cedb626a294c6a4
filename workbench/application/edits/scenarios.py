"""Edits of scenarios as wholes: duplicate, rename, delete, and the organising model."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.application.edits.labels import edit_label
from workbench.domain.model import CapabilityMap, Model
from workbench.domain.normalisation import one_line
from workbench.domain.replace import replace
from workbench.domain.transform import EditRefused, edit_scenario, find, fresh_id


@dataclass(frozen=True, slots=True)
class DuplicateScenario:
    """A copy of a scenario, next to it. All it holds is shared with the first until it is changed."""

    scenario: str
    name: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Duplicate the scenario Today as Proposed"."""
        return f"Duplicate the scenario {find(document.scenarios, self.scenario).name} as {one_line(self.name)}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the name is empty or in use."""
        scenario = find(document.scenarios, self.scenario)
        name = _free_name(document, self.name)
        copy = replace(scenario, id=fresh_id(name, {other.id for other in document.scenarios}), name=name)
        place = document.scenarios.index(scenario) + 1
        return replace(document, scenarios=(*document.scenarios[:place], copy, *document.scenarios[place:]))


@dataclass(frozen=True, slots=True)
class RenameScenario:
    """Give a scenario another name."""

    scenario: str
    name: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Rename the scenario Today to Spring"."""
        scenario = find(document.scenarios, self.scenario)
        return edit_label(document, scenario, scenario.name, "name", one_line(self.name))

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the name is empty or in use."""
        name = _free_name(document, self.name, self.scenario)
        return edit_scenario(document, self.scenario, lambda scenario: replace(scenario, name=name))


@dataclass(frozen=True, slots=True)
class DeleteScenario:
    """Delete a scenario with its departments, roles and waivers."""

    scenario: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Delete the scenario Today"."""
        return f"Delete the scenario {find(document.scenarios, self.scenario).name}"

    def done(self, document: CapabilityMap) -> str:
        """Such as "Deleted the scenario Today."; document: the map before."""
        return f"Deleted the scenario {find(document.scenarios, self.scenario).name}."

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused for the last one."""
        gone = find(document.scenarios, self.scenario)
        if len(document.scenarios) == 1:
            raise EditRefused(
                f"{gone.name} is the only scenario, and a map needs one. Duplicate it first, then delete it."
            )
        return replace(document, scenarios=tuple(kept for kept in document.scenarios if kept is not gone))


@dataclass(frozen=True, slots=True)
class SetModel:
    """Choose the organising model of a scenario."""

    scenario: str
    model: Model

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Set the organising model to Hub and spoke"."""
        scenario = find(document.scenarios, self.scenario)
        return edit_label(document, scenario, scenario.name, "model", self.model)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. ValueError for a model that does not exist."""
        return edit_scenario(document, self.scenario, lambda scenario: replace(scenario, model=self.model))


def unused_name(document: CapabilityMap, wished: str) -> str:
    """A unique name for a scenario: the one wished for, with a number where that is taken."""
    taken, name, number = {scenario.name.casefold() for scenario in document.scenarios}, wished, 2
    while name.casefold() in taken:
        name, number = f"{wished} ({number})", number + 1
    return name


def _free_name(document: CapabilityMap, text: str, own: str | None = None) -> str:
    name = one_line(text)
    if not name:
        raise EditRefused("A scenario needs a name, such as Today or Proposed.")
    if any(other.name.casefold() == name.casefold() and other.id != own for other in document.scenarios):
        raise EditRefused(f"There is a scenario called {name} already. Choose another name.")
    return name
