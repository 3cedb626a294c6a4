"""What an edit is: the one way a map changes, whether by drag, menu, key, paste, fix or import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workbench.domain.model import CapabilityMap
from workbench.domain.transform import Refused

__all__ = ["Edit", "Refused", "Together"]


class Edit(Protocol):
    """A named change: one undo step, one label."""

    def describe(self, document: CapabilityMap) -> str:
        """What Undo and Redo call it, in the words of the map before it: "Move Social APIs to Social Engineer"."""

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Untouched objects stay themselves; raises Refused, with a sentence, where it cannot be."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one undo step, each applied to what the one before it left."""

    label: str
    edits: tuple[Edit, ...]

    def describe(self, document: CapabilityMap) -> str:
        """The label given."""
        return self.label

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after the last of them."""
        for edit in self.edits:
            document = edit.apply(document)
        return document
