"""Key bindings of a card and its chips. Every key is a command of the board or moves the focus."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.widgets.board import menus
from workbench.widgets.board.menus import MenuCard
from workbench.widgets.parts.keys import ARROWS, DELETE_KEYS, ENTER_KEYS, KIND_KEYS, LEVEL_KEYS, meant_key
from workbench.widgets.parts.offers import Command

_COPY, _CUT, _PASTE = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste
_MODIFIER = Qt.KeyboardModifier


class KeyedCard(MenuCard, Protocol):
    """Interface of the card the key bindings act on, beyond what its menus need."""

    def toggle(self) -> None:
        """Open or fold it."""

    def leave(self, key: Qt.Key) -> None:
        """Move the focus to another card by an arrow key."""


class CardKeys:
    """Key dispatcher of one card."""

    def __init__(self, card: KeyedCard) -> None:
        self._card, self._chips = card, card.chips

    def wants(self, event: QKeyEvent) -> bool:
        """Shortcut override: whether the card claims a key that a menu of the window would otherwise take."""
        if event.matches(_PASTE) or event.key() == Qt.Key.Key_F2 or event.key() in DELETE_KEYS:
            return True
        on_chips = self._chips.active() is not None
        if not on_chips and event.key() in ENTER_KEYS and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return True
        return on_chips and (event.matches(_COPY) or event.matches(_CUT) or _edited(event) is not None)

    def offers(self, command: Command) -> bool:
        """Whether a command means something for the selected chips, or for the card itself."""
        skills, role, commands = self._chips.picked(), self._chips.role_id, self._chips.services.commands
        if command in ("move_up", "move_down"):
            down = command == "move_down"
            of_card = self._on_card and commands.next_role(role, down) is not None
            return commands.stepped_skills(role, skills, down) is not None if skills else of_card
        if skills and command in ("cut", "copy", "delete"):
            return True
        if command == "delete":
            return self._on_card and self._is_picked
        return command == "rename" or (command == "paste" and commands.can_paste)

    @property
    def _on_card(self) -> bool:
        """Whether the card itself has the focus, and none of its lists."""
        return self._chips.card.hasFocus()

    @property
    def _is_picked(self) -> bool:
        return self._chips.role_id in self._chips.services.context.selection.ids("role")

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it means nothing here."""
        skills = self._chips.picked()
        if _steps(event) and (skills or self._on_card):
            self._card.step(skills, event.key() == Qt.Key.Key_Down)
            return True
        return (bool(skills) and self._press_on_chips(event, skills)) or self._press_on_card(event)

    def _press_on_chips(self, event: QKeyEvent, skills: tuple[str, ...]) -> bool:
        commands, role, key = self._chips.services.commands, self._chips.role_id, event.key()
        edited = _edited(event)
        if event.matches(_COPY):
            commands.copy(role, skills)
        elif event.matches(_CUT):
            commands.cut(role, skills)
        elif edited in LEVEL_KEYS:
            commands.set_level(role, skills, LEVEL_KEYS[Qt.Key(edited)])
        elif edited in KIND_KEYS:
            self._card.set_kind(skills, KIND_KEYS[edited])
        elif key in DELETE_KEYS:
            commands.remove(role, skills)
        elif key in ENTER_KEYS and event.modifiers() in (_MODIFIER.NoModifier, _MODIFIER.KeypadModifier):
            commands.edit_requested.emit(f"skill:{skills[0]}")
        elif key == Qt.Key.Key_Escape:
            self._chips.card.setFocus()
        else:
            return False
        return True

    def _press_on_card(self, event: QKeyEvent) -> bool:
        card, chips = self._card, self._chips
        commands, role, key = chips.services.commands, chips.role_id, event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        on_card = self._on_card
        if event.matches(_PASTE):
            commands.paste(role)
        elif key == Qt.Key.Key_F2:
            card.rename()
        elif key in ENTER_KEYS and control:
            commands.assign_requested.emit(role)
        elif on_card and (key in ENTER_KEYS or key == Qt.Key.Key_Space):
            card.toggle()
        elif on_card and key in DELETE_KEYS and self._is_picked:
            commands.delete((role,))
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            menus.open_for(card, None)
        elif on_card and key == Qt.Key.Key_Down and len(chips.stops()) > 1:
            chips.enter(chips.stops()[1], last=False)
        elif on_card and key in ARROWS:
            card.leave(Qt.Key(key))
        else:
            return False
        return True


def _steps(event: QKeyEvent) -> bool:
    """Whether a key moves something one place up or down: Alt with an arrow."""
    alone = event.modifiers() & ~_MODIFIER.KeypadModifier == _MODIFIER.AltModifier
    return alone and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)


def _edited(event: QKeyEvent) -> int | None:
    """The key of a level or a kind, else None. Letters count alone, digits also with Shift: some layouts need it."""
    key = meant_key(event)
    digit = key in LEVEL_KEYS and not event.modifiers() & ~(_MODIFIER.ShiftModifier | _MODIFIER.KeypadModifier)
    return key if digit or (key in KIND_KEYS and event.modifiers() == _MODIFIER.NoModifier) else None
