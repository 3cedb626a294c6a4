"""Label that gets no lower when its text becomes shorter, and room that is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.widgets.parts.steady_label import SteadyLabel, keep_room


def test_a_label_stays_as_high_as_it_was_at_a_width(qtbot: QtBot) -> None:
    label = SteadyLabel("strong", 2)
    qtbot.addWidget(label)
    line = label.fontMetrics().lineSpacing()
    assert label.heightForWidth(200) == 2 * line
    label.setText("many words " * 20)
    high = label.heightForWidth(200)
    assert high > 3 * line
    label.setText("few words")
    assert label.heightForWidth(200) == high
    assert label.heightForWidth(900) == 2 * line


def test_what_is_hidden_keeps_its_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    above, below = QLabel("Above", window), QLabel("Below", window)
    column.addWidget(above)
    column.addWidget(below)
    keep_room(above)
    window.show()
    place = below.y()
    above.hide()
    column.activate()
    assert below.y() == place
