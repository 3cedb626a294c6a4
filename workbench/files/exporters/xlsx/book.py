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
from workbench.domain.model import CapabilityMap, Department, Scenario
from workbench.domain.summary import Decision, decisions
from workbench.files.exporters.xlsx.cells import Cells, Sheet
from workbench.files.exporters.xlsx.layout import MatrixArea
from workbench.files.exporters.xlsx.page import set_page
from workbench.files.paper import Paper

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
    def decisions(self) -> tuple[Decision, ...]:
        """The worst open points with their cures."""
        return decisions(self.assessment)

    def set_page(self, sheet: Sheet, *, landscape: bool = False, fit: bool = True) -> None:
        """Set a sheet on paper, with the document's header and footer."""
        head = (self.document.title, self.scenario.name)
        set_page(sheet, self.paper, landscape=landscape, head=head, today=self.today, fit=fit)
