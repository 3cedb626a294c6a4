"""What the keys do on a card and on its chips. Every key is a command of the board or a step of the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.widgets.board import menus
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.keys import ARROWS, DELETE_KEYS, ENTER_KEYS, KIND_KEYS, LEVEL_KEYS, meant_key
from workbench.widgets.parts.offers import Command

if TYPE_CHECKING:
    from workbench.widgets.board.card import RoleCard

_COPY, _CUT, _PASTE = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste
_MODIFIER = Qt.KeyboardModifier


class CardKeys:
    """The keys of one card."""

    def __init__(self, card: RoleCard) -> None:
        self._card = card

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the card acts on a key that a menu would otherwise take."""
        if event.matches(_PASTE) or event.key() == Qt.Key.Key_F2 or event.key() in DELETE_KEYS:
            return True
        on_chips = self._card.active_list() is not None
        if not on_chips and event.key() in ENTER_KEYS and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return True
        return on_chips and (event.matches(_COPY) or event.matches(_CUT) or _edited(event) is not None)

    def offers(self, command: Command) -> bool:
        """Whether a command means something for the picked chips, or for the card itself."""
        card, chips = self._card, self._card.active_list()
        skills = chips.selected_skills() if chips is not None else ()
        if command in ("move_up", "move_down"):
            down, commands = command == "move_down", card.bench.commands
            of_card = card.hasFocus() and commands.next_role(card.role_id, down) is not None
            return commands.stepped_skills(card.role_id, skills, down) is not None if skills else of_card
        if skills and command in ("cut", "copy", "delete"):
            return True
        if command == "delete":
            return card.hasFocus() and card.role_id in card.bench.context.selection.ids("role")
        return command == "rename" or (command == "paste" and card.bench.commands.can_paste)

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it means nothing here."""
        chips = self._card.active_list()
        skills = chips.selected_skills() if chips is not None else ()
        if _steps(event) and (skills or self._card.hasFocus()):
            self._card.step(skills, event.key() == Qt.Key.Key_Down)
            return True
        return (bool(skills) and self._on_chips(event, skills)) or self._on_card(event)

    def _on_chips(self, event: QKeyEvent, skills: tuple[str, ...]) -> bool:
        card = self._card
        commands, role, key = card.bench.commands, card.role_id, event.key()
        edited = _edited(event)
        if event.matches(_COPY):
            commands.copy(role, skills)
        elif event.matches(_CUT):
            commands.cut(role, skills)
        elif edited in LEVEL_KEYS:
            commands.set_level(role, skills, LEVEL_KEYS[Qt.Key(edited)])
        elif edited in KIND_KEYS:
            card.set_kind(skills, KIND_KEYS[edited])
        elif key in DELETE_KEYS:
            commands.remove(role, skills)
        elif key in ENTER_KEYS and event.modifiers() in (_MODIFIER.NoModifier, _MODIFIER.KeypadModifier):
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
        elif key in ENTER_KEYS and control:
            commands.assign_requested.emit(role)
        elif on_card and (key in ENTER_KEYS or key == Qt.Key.Key_Space):
            card.set_open(not card.opened)
            if not card.strategist:
                announce(card, "Open" if card.opened else "Folded")
        elif on_card and key in DELETE_KEYS and role in card.bench.context.selection.ids("role"):
            commands.delete((role,))
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            menus.open_for(card, None)
        elif on_card and key == Qt.Key.Key_Down and len(card.stops()) > 1:
            card.focus_stop(card.stops()[1], last=False)
        elif on_card and key in ARROWS:
            card.stepped.emit(Qt.Key(key))
        else:
            return False
        return True


def _steps(event: QKeyEvent) -> bool:
    """Whether a key puts something one place further up or down."""
    alone = event.modifiers() & ~_MODIFIER.KeypadModifier == _MODIFIER.AltModifier
    return alone and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)


def _edited(event: QKeyEvent) -> int | None:
    """The key of a level or a kind, None for another: letters alone, digits with Shift where they are typed with it."""
    key = meant_key(event)
    digit = key in LEVEL_KEYS and not event.modifiers() & ~(_MODIFIER.ShiftModifier | _MODIFIER.KeypadModifier)
    return key if digit or (key in KIND_KEYS and event.modifiers() == _MODIFIER.NoModifier) else None
