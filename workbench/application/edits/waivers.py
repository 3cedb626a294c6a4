"""Edits of waivers: accept an open point with a reason, and withdraw that."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from textwrap import shorten

from workbench.domain.assess import current_code
from workbench.domain.findings import Finding
from workbench.domain.model import CapabilityMap, Scenario, Waiver
from workbench.domain.normalisation import tidied
from workbench.domain.replace import replace
from workbench.domain.transform import EditRefused, edit_scenario

_LABEL_WIDTH = 60
"""Characters at which the text of a point is cut in a label."""


@dataclass(frozen=True, slots=True)
class Accept:
    """Accept an open point on purpose, through the day `until` or for good. An earlier reason for it is replaced.

    says: the point in words, as whoever accepts it reads it, for the label of the edit.
    """

    scenario: str
    finding: Finding
    reason: str
    author: str
    date: datetime.date
    until: datetime.date | None = None
    says: str = field(kw_only=True)

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Accept: Only Social Engineer knows …"."""
        return f"Accept: {shorten(self.says, _LABEL_WIDTH, placeholder='…')}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where there is no reason, or the last day lies before the first."""
        reason = tidied(self.reason).strip()
        if not reason:
            raise EditRefused("Say why this is accepted, so that others can follow it later.")
        if self.until is not None and self.until < self.date:
            raise EditRefused(f"The last day, {self.until}, lies before {self.date}. Choose a later day, or none.")
        finding = self.finding
        bare = Waiver(
            finding.code,
            finding.subjects,
            severity=finding.severity,
            reason="",
            author="",
            date=self.date,
            until=self.until,
        )
        waiver = replace(bare, reason=reason, author=self.author)

        def accepted(scenario: Scenario) -> Scenario:
            others = tuple(other for other in scenario.waivers if not _same_point(other, waiver))
            return replace(scenario, waivers=(*others, waiver))

        return edit_scenario(document, self.scenario, accepted)


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Open again what was accepted."""

    scenario: str
    waiver: Waiver

    def describe(self, document: CapabilityMap) -> str:
        """Such as "No longer accept: agreed with the board"."""
        return f"No longer accept: {shorten(self.waiver.reason, _LABEL_WIDTH, placeholder='…')}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where it is no longer accepted."""

        def withdrawn(scenario: Scenario) -> Scenario:
            if self.waiver not in scenario.waivers:
                raise EditRefused("That point is no longer accepted, so there is nothing to withdraw.")
            return replace(scenario, waivers=tuple(other for other in scenario.waivers if other != self.waiver))

        return edit_scenario(document, self.scenario, withdrawn)


def _same_point(one: Waiver, other: Waiver) -> bool:
    return current_code(one.code) == current_code(other.code) and set(one.subjects) == set(other.subjects)
