"""Screen reader announcement of the figures after an edit: few words, and only what is news. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.assess import Assessment
from workbench.domain.figures import nobody_percent
from workbench.domain.rounding import rounded
from workbench.domain.words import PERCENT, percent, pluralise
from workbench.presentation.summary import headline


@dataclass(frozen=True, slots=True)
class SpokenFigures:
    """The figures announced of an assessment. Shares are fractions of 1, of whole departments; None where undefined.

    nobody: what nobody holds, as the bar shows it, in whole percent.
    """

    on_paper: float | None
    placed: float | None
    nobody: int
    points: int
    """Open points above a tip."""
    sentence: str
    product: str
    """What the map calls the side whose share is announced."""

    @classmethod
    def of(cls, assessment: Assessment) -> SpokenFigures:
        """The figures of an assessment."""
        coverage = assessment.coverage
        return cls(
            coverage.designed.product_share,
            coverage.placed.product_share,
            nobody_percent(coverage.placed),
            assessment.count("error") + assessment.count("warning"),
            headline(assessment),
            assessment.index.document.terms.product,
        )

    def after(self, before: SpokenFigures | None) -> Iterator[str]:
        """The parts to announce: the product share, then whatever else differs from before; all without a before."""
        yield self._share
        if self.nobody != (before.nobody if before else 0):
            yield f"nobody holds {self.nobody}{PERCENT}"
        if before is None or self.points != before.points:
            yield pluralise(self.points, "open point") if self.points else "no open points"
        if before is None or self.sentence != before.sentence:
            yield self.sentence

    @property
    def _share(self) -> str:
        if self.on_paper is None and self.placed is None:
            return f"no {self.product} share yet"
        if _whole(self.on_paper) == _whole(self.placed):
            return f"{self.product} share {percent(self.on_paper)}"
        return f"{self.product} share {percent(self.on_paper)} on paper, {percent(self.placed)} where people sit"


def _whole(fraction: float | None) -> int | None:
    """A fraction as it is shown, in whole percent."""
    return None if fraction is None else int(rounded(100 * fraction))


def in_one(parts: list[str]) -> str:
    """Parts of an announcement joined to one sentence, with one full stop at its end and none within."""
    text = "; ".join(part.strip().removesuffix(".") for part in parts if part.strip())
    return f"{text}." if text and text[-1] not in "…!?" else text
