"""What-if preview of an edit, worked out by the edit itself: one predicate for hovering and for dropping.

Knows no screen and no drag.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from workbench.application.edit import Edit, EditRefused, apply_or_refuse
from workbench.domain.assess import Assessment, assess
from workbench.domain.findings import Finding
from workbench.domain.model import CapabilityMap
from workbench.domain.outcome import Outcome, outcome


@dataclass(frozen=True)
class Preview:
    """A scenario before and after an edit that was not performed. `after` is None where the edit is refused."""

    document: CapabilityMap | None
    before: Assessment
    after: Assessment | None
    refusal: str | None

    @cached_property
    def mended(self) -> tuple[Finding, ...]:
        """Open points the edit would close while their subjects are still there."""
        return self._outcome.mended if self._outcome else ()

    @cached_property
    def gained(self) -> tuple[Finding, ...]:
        """Open points the edit would add."""
        return self._outcome.new if self._outcome else ()

    @cached_property
    def _outcome(self) -> Outcome | None:
        return outcome(self.before, self.after) if self.after else None


def what_if(before: Assessment, edit: Edit, today: date) -> Preview:
    """The preview of an edit of the assessed scenario. Nothing is changed; a refusal is a sentence, never raised."""
    document, scenario = before.index.document, before.index.scenario
    try:
        after = apply_or_refuse(edit, document)
    except EditRefused as refusal:
        return Preview(None, before, None, str(refusal))
    same = next((later for later in after.scenarios if later.id == scenario.id), None)
    if same is None:
        return Preview(after, before, None, f"The scenario {scenario.name} would be gone.")
    return Preview(after, before, assess(before.index.after(after, same), today), None)
