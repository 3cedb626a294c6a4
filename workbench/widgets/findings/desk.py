"""What every card of the open points is handed: the shared services, the idle queue, and where accepting goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.assess import fixes, show_label
from workbench.domain.findings import Finding, Fix
from workbench.qt.context import Context
from workbench.qt.session import AT_ONCE
from workbench.widgets.findings.idle import Idle
from workbench.widgets.parts.effect import effect


@dataclass(frozen=True)
class Desk:
    """The services of the cards, and the few things they all do."""

    context: Context
    idle: Idle
    accept: Callable[[Finding], None]
    is_current: Callable[[], bool]
    """Whether the cards speak of the map as it is; not so for a moment after an edit of a very large map."""

    def reveal(self, finding: Finding) -> None:
        """Go to the first thing a finding speaks of."""
        if finding.subjects:
            self.context.selection.reveal(finding.subjects[0])

    def fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """The cures of a finding, worked out now."""
        return fixes(self.context.session.index, finding)

    def effect(self, fix: Fix) -> str:
        """What a cure would do: as its check says, else as trying it shows. Very large maps are not tried."""
        session = self.context.session
        small = sum(len(role.assignments) for role in session.scenario.roles) <= AT_ONCE
        return fix.effect or (effect(session.what_if(fix)) if small else "")

    def show_label(self, finding: Finding) -> str | None:
        """What the link that leads there says, where no edit cures the finding."""
        return (show_label(finding.code) or "Show") if finding.subjects else None
