"""What the keys do on a card and on its chips. Every key is a command of the board or a step of the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.domain.model import AssignmentKind
from workbench.widgets.board import menus

if TYPE_CHECKING:
    from workbench.widgets.board.card import RoleCard

_COPY, _CUT, _PASTE = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste
_LEVEL_KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
_KIND_KEYS: dict[int, AssignmentKind] = {Qt.Key.Key_L: "lead", Qt.Key.Key_S: "support"}
_DELETE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class CardKeys:
    """The keys of one card."""

    def __init__(self, card: RoleCard) -> None:
        self._card = card

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the card acts on a key that a menu would otherwise take."""
        if event.matches(_PASTE) or event.key() == Qt.Key.Key_F2 or event.key() in _DELETE_KEYS:
            return True
        on_chips = self._card.active_list() is not None
        if not on_chips and event.key() in _ENTER_KEYS and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return True
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return on_chips and (
            event.matches(_COPY) or event.matches(_CUT) or (plain and event.key() in (*_LEVEL_KEYS, *_KIND_KEYS))
        )

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it means nothing here."""
        chips = self._card.active_list()
        skills = chips.selected_skills() if chips is not None else ()
        return (bool(skills) and self._on_chips(event, skills)) or self._on_card(event)

    def _on_chips(self, event: QKeyEvent, skills: tuple[str, ...]) -> bool:
        card = self._card
        commands, role, key = card.bench.commands, card.role_id, event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.matches(_COPY):
            commands.copy(role, skills)
        elif event.matches(_CUT):
            commands.cut(role, skills)
        elif plain and key in _LEVEL_KEYS:
            commands.set_level(role, skills, _LEVEL_KEYS[Qt.Key(key)])
        elif plain and key in _KIND_KEYS:
            card.set_kind(skills, _KIND_KEYS[key])
        elif key in _DELETE_KEYS:
            commands.remove(role, skills)
        elif plain and key in _ENTER_KEYS:
            commands.edit_requested.emit(f"skill:{skills[0]}")
        elif key == Qt.Key.Key_Escape:
            card.setFocus()
        else:
            return False
        return True

    def _on_card(self, event: QKeyEvent) -> bool:
        card = self._card
        commands, role, key = card.bench.commands, card.role_id, event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        on_card = card.hasFocus()
        if event.matches(_PASTE):
            commands.paste(role)
        elif key == Qt.Key.Key_F2:
            card.rename()
        elif key in _ENTER_KEYS and control:
            commands.assign_requested.emit(role)
        elif on_card and (key in _ENTER_KEYS or key == Qt.Key.Key_Space):
            card.set_open(not card.opened)
        elif on_card and key in _DELETE_KEYS and role in card.bench.context.selection.ids("role"):
            commands.delete((role,))
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            menus.open_for(card, None)
        elif on_card and key == Qt.Key.Key_Down and len(card.stops()) > 1:
            card.focus_stop(card.stops()[1], last=False)
        elif on_card and key in _ARROWS:
            card.stepped.emit(Qt.Key(key))
        else:
            return False
        return True
