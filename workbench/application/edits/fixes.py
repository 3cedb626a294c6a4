"""The edit behind "Fix all": one check's open points cured one after another, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.domain.assess import all_rules, fixes, heading, waiver_for
from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.transform import Refused, find


@dataclass(frozen=True, slots=True)
class FixAll:
    """Apply the first fix of each open point of a check, each worked out on what the one before it left."""

    scenario: str
    code: str
    today: date

    def describe(self, document: CapabilityMap) -> str:
        """Such as "Fix all 6: skills have no lead"."""
        number = len(self._open(self._index(document)))
        said = heading(self.code, number)
        return f"Fix all {number}: {said.removeprefix(f'{number} ')}" if number > 1 else f"Fix: {said}"

    def apply(self, document: CapabilityMap) -> CapabilityMap:
        """The map after, with none of them left, or none that a fix can change. Refused where no fix can be done."""
        before = document
        # A fix may need several rounds for one finding, but each round moves at least one skill or role for good.
        for _ in range(len(document.skills) + len(self._index(document).roles) + 1):
            after = self._one_fixed(document)
            if after is document:
                break
            document = after
        if document is before:
            raise Refused("No fix can be done for these by itself. Open them one by one.")
        return document

    def _one_fixed(self, document: CapabilityMap) -> CapabilityMap:
        """The map with the first finding cured whose fix changes something; the same map where there is none."""
        index = self._index(document)
        for finding in self._open(index):
            for fix in fixes(index, finding)[:1]:
                try:
                    after = fix.apply(document)
                except Refused:
                    continue
                if after is not document:
                    return after
        return document

    def _index(self, document: CapabilityMap) -> Index:
        return Index(document, find(document.scenarios, self.scenario))

    def _open(self, index: Index) -> list[Finding]:
        found = all_rules()[self.code].check(index, self.today)
        return [each for each in found if waiver_for(index.scenario, each, self.today) is None]
