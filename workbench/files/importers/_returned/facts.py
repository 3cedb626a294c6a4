"""Collector of what is found while a returned workbook is read: refused cells, what is told, where changes stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.application.returned import Place, RefusedCell, RefusedReason, ToldFact, ToldReason
from workbench.domain.merge.outcome import Unit
from workbench.files.importers._returned.cells import SheetCell


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts in the order they are found."""

    refused: list[RefusedCell] = field(default_factory=list)
    told: list[ToldFact] = field(default_factory=list)
    places: dict[Unit, Place] = field(default_factory=dict)

    def refuse(
        self,
        reason: RefusedReason,
        place: Place,
        *names: str,
        cell: SheetCell | None = None,
        other: str = "",
        why: str = "",
    ) -> None:
        """Note that a cell is not taken."""
        text = cell.text if cell is not None else ""
        self.refused.append(RefusedCell(reason=reason, place=place, names=names, text=text, other=other, why=why))

    def tell(self, reason: ToldReason, place: Place, *names: str, text: str = "", other: str = "") -> None:
        """Note what was decided, or seen and not read."""
        self.told.append(ToldFact(reason=reason, place=place, names=names, text=text, other=other))

    def refused_as(self, cell: SheetCell, place: Place, *names: str) -> bool:
        """Whether a cell holds an error, or a formula without its value, which is then noted."""
        if cell.error or cell.unvalued:
            self.refuse("error" if cell.error else "no_value", place, *names, cell=cell)
        return cell.error or cell.unvalued
