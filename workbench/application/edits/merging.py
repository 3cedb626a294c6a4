"""The edit that merges: all that another copy brings as one step. Knows no file and no dialog."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.application.edit import PrecomputedEdit
from workbench.domain.model import CapabilityMap


@dataclass(frozen=True, slots=True)
class MergeCopy(PrecomputedEdit):
    """What was reviewed, done as it was shown."""


def merge_copy(name: str, before: CapabilityMap, after: CapabilityMap) -> MergeCopy:
    """The edit, called such as "Merge with “Plan (Ben)”". name: what the other copy is called."""
    return MergeCopy(f"Merge with {name}", before, after)


def take_back(name: str, before: CapabilityMap, after: CapabilityMap) -> MergeCopy:
    """The edit, called such as "Take back “Plan - Proposed.xlsx”". name: what the workbook is called."""
    return MergeCopy(f"Take back {name}", before, after)


def decide_conflicts(name: str, before: CapabilityMap, after: CapabilityMap) -> MergeCopy:
    """The edit that decides what an earlier merge left open: "Decide what “Plan (Ben)” changed otherwise"."""
    return MergeCopy(f"Decide what {name} changed otherwise", before, after)
