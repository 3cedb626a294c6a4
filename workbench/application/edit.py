"""Edits (the command pattern): the one way a map changes, whether by drag, menu, key, paste, fix or import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workbench.domain.model import CapabilityMap
from workbench.domain.transform import EditRefused

__all__ = ["CompositeEdit", "Edit", "EditRefused", "PrecomputedEdit", "apply_or_refuse"]


class Edit(Protocol):
    """A named change: one undo step, one label."""

    def describe(self, document: CapabilityMap) -> str:
        """The label of Undo and Redo, in the words of the map before it: "Move Social APIs to Social Engineer"."""

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Untouched objects stay identical. Raises EditRefused, with a sentence, where it cannot be.

        A value outside its limits raises ValueError with what is wrong, as `replace` does.
        """


@dataclass(frozen=True, slots=True)
class CompositeEdit:
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


@dataclass(frozen=True, slots=True)
class PrecomputedEdit:
    """An edit whose result was computed beforehand; it applies only to the very map it was computed from."""

    label: str
    before: CapabilityMap
    after: CapabilityMap

    def describe(self, document: CapabilityMap) -> str:
        """The label given."""
        return self.label

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map computed. Refused where the map is another by now."""
        if document is not self.before:
            raise EditRefused("The map has changed since this was worked out, so nothing was done. Start it once more.")
        return self.after


def apply_or_refuse(edit: Edit, document: CapabilityMap) -> CapabilityMap:
    """The map after an edit. Raises EditRefused, always with a sentence for the user, where it cannot be done."""
    try:
        return edit.apply(document)
    except ValueError as error:
        raise EditRefused(f"That cannot be: {error}. Nothing was changed.") from error
