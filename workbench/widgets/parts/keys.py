"""Keyboard layouts: keys and key sets shared by views, and which key an event means on a non-Latin or shifted layout.
Knows no widget."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.domain.model import AssignmentKind

LEVEL_KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
KIND_KEYS: dict[int, AssignmentKind] = {Qt.Key.Key_L: "lead", Qt.Key.Key_S: "support"}
DELETE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""Focus reasons of Tab and Shift+Tab."""

FILL_DOWN = "Ctrl+D"

KeyCommand = Callable[[], object]
"""What a key is bound to."""

_ROWS = ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
_LAST_CHARACTER = 0x10FFFF


def _scan_codes(*firsts: int) -> dict[int, int]:
    """Scan code -> key at that place of a US keyboard; `firsts` is the code of the first key of each row."""
    return {first + n: ord(key) for first, row in zip(firsts, _ROWS, strict=True) for n, key in enumerate(row)}


_EVDEV = _scan_codes(10, 24, 38, 52)
"""X11 and Wayland: the codes of linux/input-event-codes.h plus 8."""
_SET_1 = _scan_codes(0x02, 0x10, 0x1E, 0x2C)
"""Windows: scan codes of set 1."""
_MAC = {code: ord(key) for code, key in enumerate("ASDFHGZXCV BQWERYT123465 97 80 OU IP LJ K    NM") if key != " "}
"""macOS: kVK_ANSI_A and those after it in HIToolbox/Events.h, which are virtual keys; it tells no scan codes."""


def meant_key(event: QKeyEvent, platform: str = sys.platform) -> int:
    """Layout-independent key: the letter A-Z or digit that was typed, else the key at that place of a US keyboard.

    So L is L where the key types д, λ or م, and 1 is 1 where it types & or ١. A key that types a Latin letter means
    no other, and Shift leaves the digits to what is typed. All other keys are what Qt says.
    """
    key = event.key()
    if key > _LAST_CHARACTER:
        return key
    typed = chr(key)
    if typed.isdecimal():
        return ord("0") + int(typed)
    there = _us_key(event, platform)
    if (typed.isascii() and typed.isalpha()) or there is None:
        return key
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    if shifted if chr(there).isdigit() else unicodedata.name(typed, "").startswith("LATIN"):
        return key
    return there


def meant_keys(event: QKeyEvent) -> QKeySequence:
    """`meant_key` with the modifiers of the event."""
    return QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(meant_key(event))))


class ClipboardCommands(Protocol):
    """Interface of the commands that put cells on the clipboard and take them from it."""

    def copy(self) -> object:
        """Copy the cells."""

    def cut(self) -> object:
        """Copy the cells, then empty them."""

    def paste(self) -> object:
        """Paste the clipboard's block."""


def clipboard_command(event: QKeyEvent, commands: ClipboardCommands) -> KeyCommand | None:
    """The command of a key that the platform has for copying, cutting or pasting; None for another key."""
    for key, does in (
        (QKeySequence.StandardKey.Copy, commands.copy),
        (QKeySequence.StandardKey.Cut, commands.cut),
        (QKeySequence.StandardKey.Paste, commands.paste),
    ):
        if event.matches(key):
            return does
    return None


def _us_key(event: QKeyEvent, platform: str) -> int | None:
    if platform == "darwin":
        return _MAC.get(event.nativeVirtualKey()) if event.text() else None
    return (_SET_1 if platform == "win32" else _EVDEV).get(event.nativeScanCode())
