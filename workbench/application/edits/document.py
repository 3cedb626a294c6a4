"""Edits of the document itself: its title, notes, grade names, and the policy agreed on."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.application.edits.labels import edit_label
from workbench.domain.fields import FIELDS
from workbench.domain.model import CapabilityMap, Policy
from workbench.domain.normalisation import one_line
from workbench.domain.replace import replace
from workbench.domain.transform import EditRefused

_RANGES = (
    ("strategists_low", "strategists_high", "The lower end of what the two leading roles hold"),
    ("fade_warning", "fade_error", "The points absorbed that should be fixed"),
    ("parity_warning", "parity_error", "The grades apart that should be fixed"),
)
"""Thresholds that belong together: the lower end, the upper end, and how the refusal begins."""


@dataclass(frozen=True, slots=True)
class SetTitle:
    """Give the map another title."""

    title: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Rename the map to Social leadership"."""
        return edit_label(document, document, document.title, "title", one_line(self.title))

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the title is empty."""
        title = one_line(self.title)
        if not title:
            raise EditRefused("A map needs a title. Type one, or press Esc to keep the old one.")
        return replace(document, title=title)


@dataclass(frozen=True, slots=True)
class SetNotes:
    """Write the notes on the map."""

    notes: str

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Change the notes"."""
        return edit_label(document, document, document.title, "notes", self.notes)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after."""
        return replace(document, notes=self.notes)


@dataclass(frozen=True, slots=True)
class SetGradeNames:
    """Give the seven grades the organisation's own names, lowest first."""

    names: tuple[str, ...]

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Rename the grades"."""
        return edit_label(document, document, document.title, "grade_names", self.names)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. ValueError unless they are seven, none empty."""
        return replace(document, grade_names=tuple(one_line(name) for name in self.names))


@dataclass(frozen=True, slots=True)
class SetWholePolicy:
    """Set all thresholds of the policy at once."""

    policy: Policy

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Change the agreed limits"."""
        return edit_label(document, document, document.title, "policy", self.policy)

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where two ends of a range are crossed; ValueError outside the limits."""
        fields = {name: getattr(self.policy, name) for name in FIELDS[Policy]}
        return _agreed(document, replace(document.policy, **fields))


def _agreed(document: CapabilityMap, policy: Policy) -> CapabilityMap:
    for low, high, what in _RANGES:
        below, above = getattr(policy, low), getattr(policy, high)
        if below > above:
            raise EditRefused(
                f"{what}, {below:g}, is above its upper end, {above:g}. Lower the first or raise the second."
            )
    return replace(document, policy=policy)
