"""Services injected into every finding card: the shared context, the worker for fixes, and the accept callback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.assess import field_of, show_label
from workbench.domain.findings import Finding
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.qt.context import Context
from workbench.widgets.findings.cures import CureWorker


@dataclass(frozen=True)
class FindingServices:
    """The services of the finding cards, and the few actions all of them share."""

    context: Context
    cures: CureWorker
    accept: Callable[[Finding], None]
    is_current: Callable[[], bool]
    """Whether the cards are up to date; they are stale for a moment after an edit of a very large map."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the map."""
        return vocabulary_of(self.context.session.document)

    def reveal(self, finding: Finding) -> None:
        """Reveal a finding's first subject, and focus the field that is to be filled in."""
        if finding.subjects:
            self.context.selection.reveal(finding.subjects[0], field_of(finding))

    def show_label(self, finding: Finding) -> str | None:
        """Text of the link that reveals the subject, shown where no edit fixes the finding; None without a subject."""
        return (show_label(finding.code) or "Show") if finding.subjects else None
