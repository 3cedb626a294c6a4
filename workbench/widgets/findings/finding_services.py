"""What every card of the open points is handed: the shared services, who works out cures, and where accepting goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.assess import field_of, show_label
from workbench.domain.findings import Finding
from workbench.qt.context import Context
from workbench.widgets.findings.cures import Cures


@dataclass(frozen=True)
class FindingServices:
    """The services of the cards, and the few things they all do."""

    context: Context
    cures: Cures
    accept: Callable[[Finding], None]
    is_current: Callable[[], bool]
    """Whether the cards speak of the map as it is; not so for a moment after an edit of a very large map."""

    def reveal(self, finding: Finding) -> None:
        """Go to the first thing a finding speaks of, and into the field that is to be filled in."""
        if finding.subjects:
            self.context.selection.reveal(finding.subjects[0], field_of(finding))

    def show_label(self, finding: Finding) -> str | None:
        """What the link that leads there says, where no edit cures the finding."""
        return (show_label(finding.code) or "Show") if finding.subjects else None
