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
from workbench.domain.model import CapabilityMap, Scenario
from workbench.domain.vocabulary import Vocabulary
from workbench.files.exporters.xlsx.cells import Cells
from workbench.files.exporters.xlsx.contents import Contents
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

    people: whether the workbook shows people; where it does, there are some. returns: whether it may come back edited:
    with the ids of the map, and the map itself as its base.
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
    returns: bool = True

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the map."""
        return self.assessment.vocabulary

    @property
    def index(self) -> Index:
        """The lookups of the scenario."""
        return self.assessment.index

    @property
    def sides(self) -> SideWords:
        """The words for the sides."""
        return self.contents.sides

    @cached_property
    def contents(self) -> Contents:
        """What the cells say of the scenario."""
        return Contents(self.index, self.cells.fit, self.check_cancelled, own_ids=self.returns)

    @cached_property
    def matrix(self) -> MatrixArea:
        """The cell range of the matrix."""
        return MatrixArea(len(self.document.skills), len(self.scenario.roles))

    @cached_property
    def levels(self) -> LevelArea:
        """The cell range of the levels of people."""
        return LevelArea(len(self.document.skills), len(self.document.people))

    @cached_property
    def organisation(self) -> OrganisationArea:
        """The cell range of the organisation."""
        contents = self.contents
        return OrganisationArea(
            len(contents.organisation_rows), strides_of(max((depth for _, depth in contents.departments), default=0))
        )

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The worst open points with their cures."""
        return decisions(self.assessment)

    def set_page(self, sheet: Worksheet, *, landscape: bool = False, fit: bool = True) -> None:
        """Page setup of a sheet, with the document's header and footer."""
        head = (self.document.title, self.scenario.name)
        set_page(sheet, self.paper, landscape=landscape, head=head, today=self.today, fit=fit)
