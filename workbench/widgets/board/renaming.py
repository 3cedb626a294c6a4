"""Inline renaming of a card: opens the editor over its title, and makes one edit of what was typed."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from workbench.application.edit import Edit
from workbench.widgets.board.card_services import CardServices
from workbench.widgets.board.title_edit import TitleEdit


class Renaming:
    """Inline editor of one card's title."""

    def __init__(self, card: QWidget, role_id: str, services: CardServices) -> None:
        self._card, self._role_id, self._services = card, role_id, services
        self._editor: TitleEdit | None = None
        self._scenario = ""

    def begin(self, title: QRect) -> None:
        """Open the editor over `title`, the title's rectangle in the card."""
        if self._editor is not None:
            return
        card, style, session = self._card, self._services.style, self._services.context.session
        px = style.px
        editor = TitleEdit(session.index.roles[self._role_id].title, card)
        self._editor, self._scenario = editor, session.scenario.id
        editor.setFont(style.fonts["title"])
        editor.setGeometry(px(6), title.top() - px(5), card.width() - 2 * px(6), px(24))
        editor.finished.connect(self._finish)
        editor.lines_pasted.connect(self._hand_on)
        editor.textEdited.connect(lambda: session.set_pending_edit(self._pending_edit))
        editor.show()
        editor.setFocus()

    def drop(self) -> None:
        """Close the editor and discard what is in it."""
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.blockSignals(True)
            editor.deleteLater()

    def _hand_on(self, lines: str) -> None:
        self._finish(None)
        self._services.commands.names_pasted.emit(f"role:{self._role_id}", lines)

    def _finish(self, title: str | None) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        leaves_keys = editor.hasFocus() or QApplication.focusWidget() is None
        editor.hide()
        editor.deleteLater()
        if leaves_keys:
            self._card.setFocus()
        if title is not None and title != editor.title:
            self._services.commands.rename(self._scenario, self._role_id, title)

    def _pending_edit(self) -> Edit | None:
        """The pending edit: what the title being typed will become; None while it is unchanged."""
        editor = self._editor
        if editor is None or not isValid(editor):
            return None
        return self._services.commands.renaming(self._scenario, self._role_id, editor.text())
