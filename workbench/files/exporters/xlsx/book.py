"""What every sheet is written from: the map, what the checks say of it, and the means to write cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from workbench.domain.assess import Assessment
from workbench.domain.compare import Comparison
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Role, Scenario
from workbench.domain.names import NO_DEPARTMENT
from workbench.files.exporters.xlsx.cells import Cells
from workbench.files.exporters.xlsx.layout import MatrixArea, OrganisationArea
from workbench.files.exporters.xlsx.page import set_page
from workbench.files.exporters.xlsx.sides import strides_of
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.files.paper import Paper
from workbench.presentation.summary import Decision, decisions

if TYPE_CHECKING:
    from workbench.files.document import Identity


@dataclass(frozen=True, slots=True)
class Compared:
    """What changes from the scenario of the book to another one, and what that is called."""

    comparison: Comparison
    name: str


@dataclass(frozen=True)
class Book:
    """One export under way. `tick` is called often and raises Cancelled where it was called
    off; `chart` makes an empty chart."""

    document: CapabilityMap
    scenario: Scenario
    assessment: Assessment
    today: date
    identity: Identity | None
    paper: Paper
    cells: Cells
    tick: Callable[[], None]
    chart: Callable[[dict[str, str]], Any]
    compared: Compared | None = None

    @property
    def index(self) -> Index:
        """The lookups of the scenario."""
        return self.assessment.index

    @cached_property
    def matrix(self) -> MatrixArea:
        """Where the matrix stands."""
        return MatrixArea(len(self.document.skills), len(self.scenario.roles))

    @cached_property
    def departments(self) -> tuple[tuple[Department, int], ...]:
        """Every department with its depth, each below the one it belongs to."""
        below: dict[str | None, list[Department]] = {}
        for each in self.scenario.departments:
            below.setdefault(each.parent, []).append(each)

        def walk(parent: str | None, depth: int) -> list[tuple[Department, int]]:
            found = []
            for each in below.get(parent, []):
                found += [(each, depth), *walk(each.id, depth + 1)]
            return found

        return tuple(walk(None, 0))

    @cached_property
    def department_names(self) -> dict[str, str]:
        """Department id -> its name as a cell holds it. Formulas find departments by name, so two of one name, capital
        letters or not, are told apart by a number."""
        taken = {NO_DEPARTMENT.casefold()}
        names = {}
        for each, _ in self.departments:
            name = plain = self.cells.fit(each.name)
            number = 1
            while name.casefold() in taken:
                number += 1
                name = f"{plain} ({number})"
            taken.add(name.casefold())
            names[each.id] = name
        return names

    @cached_property
    def organisation_rows(self) -> tuple[tuple[Department | None, Role | None], ...]:
        """The rows of Organisation: each department with its roles, the highest first, or once without one; last the
        roles without a department."""
        members: dict[str | None, list[Role]] = {}
        for role in self.scenario.roles:
            members.setdefault(role.department, []).append(role)
        rows: list[tuple[Department | None, Role | None]] = []
        for department, _ in self.departments:
            found = sorted(members.get(department.id, ()), key=lambda each: -each.grade)
            rows += [(department, role) for role in found] or [(department, None)]
        return (*rows, *((None, role) for role in sorted(members.get(None, ()), key=lambda each: -each.grade)))

    @cached_property
    def organisation(self) -> OrganisationArea:
        """Where the organisation stands."""
        return OrganisationArea(
            len(self.organisation_rows), strides_of(max((depth for _, depth in self.departments), default=0))
        )

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The worst open points with their cures."""
        return decisions(self.assessment)

    def set_page(self, sheet: Worksheet, *, landscape: bool = False, fit: bool = True) -> None:
        """Set a sheet on paper, with the document's header and footer."""
        head = (self.document.title, self.scenario.name)
        set_page(sheet, self.paper, landscape=landscape, head=head, today=self.today, fit=fit)
