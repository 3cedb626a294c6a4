"""Which key is meant on layouts that type no Latin letters, and on those that type digits with Shift."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.support.typed import LAYOUTS, key_event
from workbench.widgets.parts.keys import meant_key, meant_keys

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLACES = [(layout, place, typed) for layout, keys in LAYOUTS.items() for place, typed in keys.items()]


@pytest.mark.parametrize(("layout", "place", "typed"), PLACES)
def test_a_key_means_what_it_types_or_what_stands_there(layout: str, place: str, typed: str) -> None:
    assert chr(meant_key(key_event(typed, place), "linux")) == place


def test_what_is_typed_comes_first() -> None:
    assert meant_key(key_event("q", "A"), "linux") == Qt.Key.Key_Q  # AZERTY
    assert meant_key(key_event("o", "S"), "linux") == Qt.Key.Key_O  # Dvorak
    assert meant_key(key_event("ł", "L"), "linux") == ord("Ł")  # Polish, with AltGr
    assert meant_key(key_event("1", "1", SHIFT), "linux") == Qt.Key.Key_1  # AZERTY
    assert meant_key(key_event("!", "1", SHIFT), "linux") == Qt.Key.Key_Exclam  # US


def test_keys_that_type_nothing_are_themselves() -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        assert meant_key(QKeyEvent(QEvent.Type.KeyPress, key, SHIFT, 10, 0, 0), "linux") == key


@pytest.mark.parametrize(("platform", "scan", "virtual"), [("win32", 0x26, 0x4C), ("darwin", 0, 37)])
def test_the_places_of_other_systems(platform: str, scan: int, virtual: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, ord("Д"), Qt.KeyboardModifier.NoModifier, scan, virtual, 0, "д")
    assert meant_key(event, platform) == Qt.Key.Key_L


@pytest.mark.parametrize(("platform", "scan", "virtual"), [("win32", 0x02, 0x31), ("darwin", 0, 18)])
def test_the_digits_of_other_systems(platform: str, scan: int, virtual: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, ord("&"), CONTROL, scan, virtual, 0, "&")
    assert chr(meant_key(event, platform)) == "1"


def test_a_digit_of_another_script_is_that_digit_wherever_it_stands() -> None:
    for digit, place in (("٣", 80), ("३", 0)):  # an Arabic keypad, an input method
        event = QKeyEvent(QEvent.Type.KeyPress, ord(digit), Qt.KeyboardModifier.NoModifier, place, 0, 0, digit)
        assert meant_key(event, "linux") == Qt.Key.Key_3


def test_what_is_held_down_stays() -> None:
    assert meant_keys(key_event("&", "1", CONTROL)).toString() == "Ctrl+1"
