"""Card of an accepted finding: it stays visible, and the waiver can be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.application.edits.waivers import Withdraw
from workbench.domain.findings import Finding
from workbench.domain.model import Waiver
from workbench.domain.words import day
from workbench.presentation.finding_text import message
from workbench.widgets.findings.card import Card
from workbench.widgets.findings.finding_services import FindingServices
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import label


def terms(waiver: Waiver) -> str:
    """Terms of a waiver, by whom, when and until when: "Ann, 4 May 2026, until 31 December 2026"."""
    until = f", until {day(waiver.until)}" if waiver.until else ""
    return f"{waiver.author or 'Somebody'}, {day(waiver.date)}{until}"


class AcceptedCard(Card):
    """An accepted finding with its reason and terms."""

    def __init__(
        self, finding: Finding, waiver: Waiver, services: FindingServices, parent: QWidget | None = None
    ) -> None:
        sentence = message(finding, services.vocabulary)
        super().__init__(services, f"Accepted: {sentence} Because: {waiver.reason}", parent)
        self.finding, self.waiver = finding, waiver
        self.setProperty("look", "card")
        self.column.addWidget(label(sentence, wrap=True))
        self.column.addWidget(label(f"“{waiver.reason}”", "muted", wrap=True))
        self.column.addWidget(label(terms(waiver), "small", wrap=True))
        back = LinkButton("Take back", services.context.theme, parent=self)
        back.setAccessibleName(f"Take back: {sentence}")
        back.clicked.connect(self.take_back)
        self.column.addWidget(back)

    def take_back(self) -> None:
        """Delete the waiver: the finding counts again."""
        session = self.services.context.session
        session.perform(Withdraw(session.scenario.id, self.waiver))

    def activate(self) -> None:
        """Reveal the finding's subject."""
        self.services.reveal(self.finding)
