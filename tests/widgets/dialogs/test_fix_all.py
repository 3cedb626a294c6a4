"""What "Fix all" would do: every step in sight or within reach, and nothing done by Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.panels import unnamed
from workbench.widgets.dialogs.fix_all import FixAllDialog

STEPS = tuple(f"Give Skill {number} to Social Engineer" for number in range(30))


def dialog(qtbot: QtBot, steps: tuple[str, ...] = STEPS, left: int = 0) -> FixAllDialog:
    made = FixAllDialog(f"Fix all {len(steps)}", "skills are held by nobody", steps, "30 open points less", left)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_lists_every_step_and_the_effect(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    assert [made.steps.item(row).text() for row in range(made.steps.count())] == list(STEPS)
    said = [each.text() for each in made.findChildren(QLabel)]
    assert said[:2] == ["Skills are held by nobody", "This will be done, in 30 steps:"]
    assert "Then: 30 open points less." in said
    assert not unnamed(made)
    assert made.steps.height() >= made.steps.sizeHint().height() > 200
    assert made.height() < 600


def test_what_stays_open_is_said(qtbot: QtBot) -> None:
    shown = [dialog(qtbot, STEPS[:3], left) for left in (1, 2)]
    said = [[label.text() for label in each.findChildren(QLabel)] for each in shown]
    assert "1 point cannot be fixed by itself and stays open." in said[0]
    assert "2 points cannot be fixed by themselves and stay open." in said[1]


def test_enter_does_it_and_escape_does_not(qtbot: QtBot) -> None:
    for key, result in ((Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)):
        made = dialog(qtbot)
        assert next(each for each in made.findChildren(QPushButton) if each.isDefault()).text() == "Fix all 30"
        qtbot.keyClick(made, key)
        assert made.result() == result
