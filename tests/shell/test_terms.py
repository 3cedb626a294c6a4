"""The ways to the words of the map, and what they do: one step to undo, and the window speaks otherwise."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from workbench.application.edits.terms import SetTerms
from workbench.domain.model import Terms
from workbench.shell.application import Workbench
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.board.card_data import LANES, TERM_OF
from workbench.widgets.board.menus import board_menu
from workbench.widgets.dialogs.terms import TermsDialog


@pytest.fixture
def asked(opened: Workbench, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that were begun with; each is answered with "Zorvex", or a word of its own where there is none."""
    begun: list[str] = []

    def answer(_: ModalGuard, dialog: QDialog) -> bool:
        words = cast(TermsDialog, dialog)
        focused = next((name for name, field in words.fields.items() if field.selectedText()), "")
        begun.append(focused)
        words.fields[focused].setText("Zorvex")
        return True

    monkeypatch.setattr(ModalGuard, "ask_in", answer)
    opened.window.activateWindow()
    return begun


def test_the_menu_changes_the_words_as_one_step(opened: Workbench, asked: list[str]) -> None:
    session = opened.session
    before = session.document
    opened.actions["terms"].trigger()
    assert asked == ["marketing"]
    assert session.document.terms == Terms(marketing="Zorvex")
    assert session.undo_stack.undoText() == "Change the words of this map"
    assert opened.actions["what_if_marketing"].text() == "See what happens &under Zorvex"
    session.undo_stack.undo()
    assert session.document is before
    assert opened.actions["what_if_marketing"].text() == "See what happens &under Marketing"


def test_no_letter_of_a_word_becomes_a_mnemonic(opened: Workbench) -> None:
    session = opened.session
    assert session.perform(SetTerms(Terms(marketing="R&D")))
    assert opened.actions["what_if_marketing"].text() == "See what happens &under R&&D"


@pytest.mark.parametrize("lane", list(LANES))
def test_a_double_click_on_the_title_of_a_lane_begins_with_its_word(
    opened: Workbench, asked: list[str], lane: str
) -> None:
    canvas = opened.window.board._canvas
    title = canvas._areas[lane].topLeft() + QPoint(12, 6)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=title)
    assert asked == ([TERM_OF[lane]] if lane in TERM_OF else [])
    if asked:
        assert canvas._titles[lane].startswith("Zorvex")
        assert canvas.buttons[lane].accessibleName().startswith("Zorvex")


@pytest.mark.parametrize("lane", list(LANES))
def test_f2_on_the_button_of_a_lane_begins_with_its_word(opened: Workbench, asked: list[str], lane: str) -> None:
    button = opened.window.board._canvas.buttons[lane]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_F2)
    assert asked == ([TERM_OF[lane]] if lane in TERM_OF else [])


@pytest.mark.parametrize(("part", "term"), [("only_marketing", "marketing"), ("only_product", "product"), ("both", "")])
def test_f2_on_the_bar_begins_with_the_word_of_the_part(
    opened: Workbench, asked: list[str], part: str, term: str
) -> None:
    bar = opened.window.message.bar
    bar.setFocus()
    bar._go_to(part)  # type: ignore[arg-type]
    QTest.keyClick(bar, Qt.Key.Key_F2)
    assert asked == [term or "marketing"]


def test_the_menu_of_the_bar_offers_both_sides(opened: Workbench, asked: list[str]) -> None:
    bar = opened.window.message.bar
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(20, 10), bar.mapToGlobal(QPoint(20, 10)))
    QApplication.sendEvent(bar, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Change the word Marketing…", "Change the word Product…", "Words of this map…"]
    menu.actions()[1].trigger()
    assert asked == ["product"]
    menu.close()


def test_the_menu_of_a_lane_offers_its_word(opened: Workbench, asked: list[str]) -> None:
    board = opened.window.board
    for lane in (None, *LANES):
        menu = board_menu(board, board.commands, lane)
        last = menu.actions()[-1]
        assert last.text().endswith("…")
        last.trigger()
        assert asked[-1] == TERM_OF.get(lane or "", "marketing")
        opened.session.undo_stack.undo()
        menu.deleteLater()
