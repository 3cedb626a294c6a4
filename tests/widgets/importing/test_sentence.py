"""The sentence widget: words and boxes wrap as text does, and each choice is made by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import faults
from tests.support.importing import pick
from workbench.presentation.import_sentence import Choice, Part, Words
from workbench.qt.theme import install_fonts
from workbench.widgets.importing.sentence import SUPPOSED, TO_DECIDE, AnswerBox, SentenceView

SUBJECTS = (("skills", "skills"), ("roles", "roles"), ("people", "people"))
PARTS: tuple[Part, ...] = (
    Words("Rows are "),
    Choice("rows", SUBJECTS, "skills"),
    Words(", columns are "),
    Choice("columns", SUBJECTS, "", asked=True),
    Words(" of "),
    Choice("whose", (("1", "Architect"), ("2", "Designer")), "", asked=True, free=True),
    Words(", cells are "),
    Choice("cells", (("", "R A C I"),), ""),
    Words("."),
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SentenceView]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 200)
    made = SentenceView(window)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    made.show_parts(PARTS)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield made
    window.close()


def told(view: SentenceView) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    view.chosen.connect(lambda key, value: found.append((key, value)))
    return found


def test_it_is_read_as_a_sentence_and_each_box_has_a_name(view: SentenceView) -> None:
    assert view.accessibleName() == "Rows are [skills], columns are […] of […], cells are [R A C I]."
    assert [box.accessibleName() for box in view.controls.values()] == ["Rows are", "columns are", "of"]
    assert faults(view) == []


def test_what_cannot_be_chosen_is_no_box(view: SentenceView) -> None:
    assert list(view.controls) == ["rows", "columns", "whose"]


def test_what_asks_says_so(view: SentenceView) -> None:
    assert [bool(box.property("asks")) for box in view.controls.values()] == [False, True, True]
    assert view.controls["columns"].accessibleDescription() == TO_DECIDE
    view.show_parts([Words("Rows are "), Choice("rows", SUBJECTS, "roles", asked=True), Words(".")])
    assert view.controls["rows"].accessibleDescription() == SUPPOSED


def test_a_choice_that_changes_nothing_shows_what_stands(view: SentenceView, qtbot: QtBot) -> None:
    box = view.controls["rows"]
    pick(qtbot, box, "people")
    assert box.currentText() == "people"
    view.show_parts(PARTS)
    assert box.currentText() == "skills"


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_a_choice_is_told(view: SentenceView, qtbot: QtBot, by: str) -> None:
    found, box = told(view), view.controls["rows"]
    if by == "mouse":
        pick(qtbot, box, "people")
    else:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_End)
    assert found == [("rows", "people")]


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_what_is_supposed_is_taken_as_it_is(view: SentenceView, qtbot: QtBot, by: str) -> None:
    view.show_parts([Words("Rows are "), Choice("rows", SUBJECTS, "roles", asked=True), Words(".")])
    found, box = told(view), view.controls["rows"]
    if by == "mouse":
        pick(qtbot, box, "roles")
    else:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert found == [("rows", "roles")]


def test_enter_on_a_choice_that_stands_tells_nothing(view: SentenceView, qtbot: QtBot) -> None:
    found, box = told(view), view.controls["rows"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert found == []


@pytest.mark.parametrize(("typed", "value"), [("Baker", "Baker"), ("designer", "2")])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_an_answer_in_ones_own_words_is_taken_once(
    view: SentenceView, qtbot: QtBot, typed: str, value: str, key: Qt.Key
) -> None:
    found, box = told(view), view.controls["whose"]
    box.setFocus()
    qtbot.keyClicks(box, typed)
    line = box.lineEdit()
    assert line is not None
    qtbot.keyClick(box, Qt.Key.Key_Delete)  # what was completed by itself
    qtbot.keyClick(box, key)
    view.controls["rows"].setFocus()
    assert found == [("whose", value)]


def test_the_box_that_is_worked_in_stays_where_the_sentence_changes(view: SentenceView) -> None:
    box = view.controls["rows"]
    box.setFocus()
    view.show_parts([Words("Rows are "), Choice("rows", SUBJECTS, "roles"), *PARTS[2:]])
    assert view.controls["rows"] is box
    assert box.currentText() == "roles"
    assert box.hasFocus()
    view.show_parts([Words("Each row is a "), Choice("rows", SUBJECTS, "roles"), Words(".")])
    assert view.controls["rows"].hasFocus()


def places(view: SentenceView) -> list[tuple[int, int, int, int]]:
    return [box.geometry().getRect() for box in view.controls.values()]  # type: ignore[misc]


@pytest.mark.parametrize("size", [13, 20])
@pytest.mark.parametrize("width", [240, 400, 700])
def test_it_wraps_within_its_width_and_nothing_overlaps(
    view: SentenceView, qtbot: QtBot, qapp: QApplication, width: int, size: int
) -> None:
    try:
        install_fonts(size)
        view.window().resize(width, 600)
        qtbot.waitUntil(lambda: view.width() < width)
        shown = [place for _, place in view._places(view.width())]
        assert all(place.left() >= 0 for place in shown)
        assert all(place.right() < view.width() for place in shown if place.width() < view.width())
        assert all(not one.intersects(other) for n, one in enumerate(shown) for other in shown[n + 1 :])
        boxes = [(token.widget, place) for token, place in view._places(view.width()) if token.widget is not None]
        assert all(abs(box.width() - place.width()) <= 1 for box, place in boxes)
        assert view.height() >= max(place.bottom() for place in shown)
    finally:
        install_fonts(13)


def test_a_comma_stays_with_the_box_before_it(view: SentenceView) -> None:
    found = list(view._places(700))
    comma = next(place for token, place in found if token.text.startswith(","))
    box = next(place for token, place in found if isinstance(token.widget, AnswerBox))
    assert comma.left() == box.right() + 1
