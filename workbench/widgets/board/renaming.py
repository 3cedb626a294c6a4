"""The renaming of a card in place: opens the editor over its title, and makes one edit of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from workbench.application.edit import Edit
from workbench.widgets.board.title_edit import TitleEdit

if TYPE_CHECKING:
    from workbench.widgets.board.card import RoleCard


class Renaming:
    """The editing of one card's title."""

    def __init__(self, card: RoleCard) -> None:
        self._card = card
        self._editor: TitleEdit | None = None
        self._scenario = ""

    def begin(self, title: QRect) -> None:
        """Open the editor over the title, which stands here on the card."""
        if self._editor is not None:
            return
        card, px = self._card, self._card.bench.look.px
        session = card.bench.context.session
        editor = TitleEdit(session.index.roles[card.role_id].title, card)
        self._editor, self._scenario = editor, session.scenario.id
        editor.setFont(card.bench.look.fonts["title"])
        editor.setGeometry(px(6), title.top() - px(5), card.width() - 2 * px(6), px(24))
        editor.finished.connect(self._finish)
        editor.lines_pasted.connect(self._hand_on)
        editor.textEdited.connect(lambda: session.hold(self._meant))
        editor.show()
        editor.setFocus()

    def drop(self) -> None:
        """Close the editor without taking what is in it."""
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.blockSignals(True)
            editor.deleteLater()

    def _hand_on(self, lines: str) -> None:
        self._finish(None)
        self._card.bench.commands.names_pasted.emit(f"role:{self._card.role_id}", lines)

    def _finish(self, title: str | None) -> None:
        card, editor = self._card, self._editor
        self._editor = None
        if editor is None:
            return
        leaves_keys = editor.hasFocus() or QApplication.focusWidget() is None
        editor.hide()
        editor.deleteLater()
        if leaves_keys:
            card.setFocus()
        if title is not None and title != editor.title:
            card.bench.commands.rename(self._scenario, card.role_id, title)

    def _meant(self) -> Edit | None:
        """The edit that the title being typed will be."""
        editor, card = self._editor, self._card
        if editor is None or not isValid(editor):
            return None
        return card.bench.commands.renaming(self._scenario, card.role_id, editor.text())
