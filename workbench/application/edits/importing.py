"""The edit that imports records: all that a file brings as one step. Knows no file format and no dialog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.application.edit import PrecomputedEdit
from workbench.domain.model import CapabilityMap
from workbench.domain.words import join_names, pluralise

_NAMED_FILES = 2
"""How many files a label names; the others are counted."""


@dataclass(frozen=True, slots=True)
class ImportRecords(PrecomputedEdit):
    """What was proposed, done as it was shown."""


def import_records(
    files: Iterable[str], touched: Iterable[tuple[str, int]], before: CapabilityMap, after: CapabilityMap
) -> ImportRecords:
    """The edit, called such as "Import skills.xlsx: 40 skills, 12 roles".

    files: their names. touched: how many things of a kind are added or updated, by the noun for one, in the order of
    the label.
    """
    counted = ", ".join(pluralise(number, noun) for noun, number in touched if number)
    return ImportRecords(f"Import {join_names(list(files), _NAMED_FILES)}: {counted}", before, after)
