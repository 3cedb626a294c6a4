"""What an edit is: the one way a map changes, whether by drag, menu, key, paste, fix or import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workbench.domain.model import CapabilityMap
from workbench.domain.transform import Refused

__all__ = ["Edit", "Refused", "Together", "attempt"]


class Edit(Protocol):
    """A named change: one undo step, one label."""

    def describe(self, document: CapabilityMap) -> str:
        """What Undo and Redo call it, in the words of the map before it: "Move Social APIs to Social Engineer"."""

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Untouched objects stay themselves; raises Refused, with a sentence, where it cannot be.

        A value outside its limits raises ValueError with what is wrong, as `replace` does.
        """


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


def attempt(edit: Edit, document: CapabilityMap) -> CapabilityMap:
    """The map after an edit. Raises Refused, always with a sentence for the user, where it cannot be done."""
    try:
        return edit.apply(document)
    except ValueError as error:
        raise Refused(f"That cannot be: {error}. Nothing was changed.") from error
