"""Key events as other keyboard layouts make them, recorded from X11 (setxkbmap ru, gr, ara, il, fr) with xdotool."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NO_KEY = Qt.KeyboardModifier.NoModifier
SCAN = {"L": 46, "S": 39, "F": 41, "A": 38, "D": 40, "T": 28, "M": 58, "1": 10, "2": 11, "3": 12, "4": 13, "0": 19}
"""The scan codes of keys by what a US keyboard has there."""
LAYOUTS = {
    "ru": {"L": "д", "S": "ы", "F": "а", "A": "ф", "D": "в", "T": "е", "M": "ь", "2": "2"},
    "gr": {"L": "λ", "S": "σ", "F": "φ", "A": "α", "D": "δ", "T": "τ", "M": "μ", "2": "2"},
    "ara": {"L": "م", "S": "س", "F": "ب", "A": "ش", "D": "ي", "T": "ف", "M": "ة", "2": "٢"},
    "il": {"L": "ך", "S": "ד", "F": "כ", "A": "ש", "D": "ג", "T": "א", "M": "צ", "2": "2"},
    "fr": {"L": "l", "S": "s", "F": "f", "1": "&", "2": "é", "3": '"', "4": "'", "0": "à"},
}
"""Layout -> what the key at a place of the US keyboard types there."""


def key_event(typed: str, place: str, held_down: Qt.KeyboardModifier = NO_KEY) -> QKeyEvent:
    """A key that types this and stands where a US keyboard has `place`."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(typed.upper()), held_down, SCAN[place], ord(typed), 0, typed)


def type_at(widget: QWidget, layout: str, place: str) -> None:
    """Press a key by its place on a keyboard of this layout."""
    QApplication.sendEvent(widget, key_event(LAYOUTS[layout][place], place))
