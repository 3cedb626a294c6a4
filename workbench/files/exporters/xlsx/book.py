"""Context of an export, from which every sheet is written: the map, its assessment, and the means to write cells.

Knows no single sheet.
"""

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
from workbench.domain.vocabulary import Vocabulary
from workbench.files.exporters.xlsx.cells import Cells
from workbench.files.exporters.xlsx.layout import MatrixArea, OrganisationArea
from workbench.files.exporters.xlsx.level_area import LevelArea
from workbench.files.exporters.xlsx.page import set_page
from workbench.files.exporters.xlsx.sides import SideWords, strides_of
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.files.paper import Paper
from workbench.presentation.summary import Decision, decisions

if TYPE_CHECKING:
    from workbench.files.identity import Identity


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison of the book's scenario with another one, and the other one's label."""

    comparison: Comparison
    name: str


@dataclass(frozen=True)
class Book:
    """The context of one export. `check_cancelled` is called often, raises Cancelled; `chart` makes an empty chart.

    people: whether the workbook shows people; where it does, there are some.
    """

    document: CapabilityMap
    scenario: Scenario
    assessment: Assessment
    today: date
    identity: Identity | None
    paper: Paper
    cells: Cells
    check_cancelled: Callable[[], None]
    chart: Callable[[dict[str, str]], Any]
    compared: Compared | None = None
    people: bool = False

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the map."""
        return self.assessment.vocabulary

    @property
    def index(self) -> Index:
        """The lookups of the scenario."""
        return self.assessment.index

    @cached_property
    def sides(self) -> SideWords:
        """The words for the sides."""
        return SideWords(self.vocabulary)

    @cached_property
    def matrix(self) -> MatrixArea:
        """The cell range of the matrix."""
        return MatrixArea(len(self.document.skills), len(self.scenario.roles))

    @cached_property
    def levels(self) -> LevelArea:
        """The cell range of the levels of people."""
        return LevelArea(len(self.document.skills), len(self.document.people))

    @cached_property
    def departments(self) -> tuple[tuple[Department, int], ...]:
        """Every department with its depth, in tree order: each below its parent."""
        below: dict[str | None, list[Department]] = {}
        for department in self.scenario.departments:
            below.setdefault(department.parent, []).append(department)

        def walk(parent: str | None, depth: int) -> list[tuple[Department, int]]:
            branch = []
            for department in below.get(parent, []):
                branch += [(department, depth), *walk(department.id, depth + 1)]
            return branch

        return tuple(walk(None, 0))

    @cached_property
    def department_names(self) -> dict[str, str]:
        """Department id -> its unique name in cells. Formulas find departments by name, so equal names, capital letters
        or not, get a number."""
        taken = {NO_DEPARTMENT.casefold()}
        names = {}
        for department, _ in self.departments:
            name = plain = self.cells.fit(department.name)
            number = 1
            while name.casefold() in taken:
                number += 1
                name = f"{plain} ({number})"
            taken.add(name.casefold())
            names[department.id] = name
        return names

    @cached_property
    def organisation_rows(self) -> tuple[tuple[Department | None, Role | None], ...]:
        """The rows of Organisation: each department with its roles, the highest grade first, or once without a role;
        then the roles without a department."""
        members: dict[str | None, list[Role]] = {}
        for role in self.scenario.roles:
            members.setdefault(role.department, []).append(role)
        rows: list[tuple[Department | None, Role | None]] = []
        for department, _ in self.departments:
            staff = sorted(members.get(department.id, ()), key=lambda member: -member.grade)
            rows += [(department, role) for role in staff] or [(department, None)]
        return (*rows, *((None, role) for role in sorted(members.get(None, ()), key=lambda member: -member.grade)))

    @cached_property
    def organisation(self) -> OrganisationArea:
        """The cell range of the organisation."""
        return OrganisationArea(
            len(self.organisation_rows), strides_of(max((depth for _, depth in self.departments), default=0))
        )

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The worst open points with their cures."""
        return decisions(self.assessment)

    def set_page(self, sheet: Worksheet, *, landscape: bool = False, fit: bool = True) -> None:
        """Page setup of a sheet, with the document's header and footer."""
        head = (self.document.title, self.scenario.name)
        set_page(sheet, self.paper, landscape=landscape, head=head, today=self.today, fit=fit)
