"""Messages: whole, whatever their length."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.panels import make_context
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.ask import WIDTH

SENTENCE = "“A & B <plan>.capmap” cannot be opened: the file is damaged, or only a part of it is there. "


@pytest.mark.parametrize("more", ["", SENTENCE])
@pytest.mark.parametrize("text", ["No.", SENTENCE[:60], SENTENCE, 4 * SENTENCE])
def test_a_message_is_shown_whole(text: str, more: str, qtbot: QtBot) -> None:
    make_context()  # with the styles of the program
    parent = QWidget()
    qtbot.addWidget(parent)
    box = ask.box(parent, ask.Icon.Warning, "Nothing to compare with", text, more)
    box.show()
    label, layout = box.findChild(QLabel, "qt_msgbox_label"), box.layout()
    assert isinstance(label, QLabel)
    assert layout is not None
    if label.wordWrap():
        assert label.height() >= label.heightForWidth(label.width())
    label.setWordWrap(False)  # as on a wide screen, where Qt breaks long messages only
    assert layout.totalMinimumSize().width() > label.sizeHint().width()
    assert box.width() >= WIDTH
    box.close()
