"""What assistive technology is given: the sentence, and whether it breaks off what is being said."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.widgets.parts.announce import announce

Politeness = QAccessible.AnnouncementPoliteness


@pytest.mark.parametrize(("urgent", "politeness"), [(False, Politeness.Polite), (True, Politeness.Assertive)])
def test_only_bad_news_breaks_off_what_is_being_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, urgent: bool, politeness: Politeness
) -> None:
    given: list[tuple[str, Politeness]] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        given.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "That cannot be.", urgent=urgent)
    assert given == [("That cannot be.", politeness)]
