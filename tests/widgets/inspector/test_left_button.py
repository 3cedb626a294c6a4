"""Button of a form: its text begins at the left, and not in the middle."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.qt.theme import px
from workbench.widgets.inspector.left_button import BLANK, LeftButton


def test_the_text_begins_at_the_left(qtbot: QtBot) -> None:
    button = LeftButton()
    qtbot.addWidget(button)
    button.setStyleSheet("background: white; color: black; border: none")
    button.setText("Nobody")
    button.resize(400, 30)
    image = button.grab().toImage()
    inked = [
        x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
    ]
    assert px(BLANK) <= inked[0] <= px(BLANK) + 3
    assert inked[-1] < 100
