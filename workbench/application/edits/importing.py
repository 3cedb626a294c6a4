"""The edit that imports records: all that a file brings as one step. Knows no file format and no dialog."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.model import CapabilityMap
from workbench.domain.transform import EditRefused
from workbench.domain.words import join_names, pluralise

_NAMED_FILES = 2
"""How many files a label names; the others are counted."""


@dataclass(frozen=True, slots=True)
class ImportRecords:
    """What was proposed, done as it was shown: it applies to the very map that was looked at, and to no other.

    files: their names. touched: how many things of a kind are added or updated, by the noun for one, in the order of
    the label.
    """

    files: tuple[str, ...]
    touched: tuple[tuple[str, int], ...]
    before: CapabilityMap
    after: CapabilityMap

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Import skills.xlsx: 40 skills, 12 roles"."""
        counted = ", ".join(pluralise(number, noun) for noun, number in self.touched if number)
        return f"Import {join_names(self.files, _NAMED_FILES)}: {counted}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after. Refused where the map is another by now."""
        if document is not self.before:
            raise EditRefused("The map has changed since the file was read, so nothing was done. Import it once more.")
        return self.after
