"""Tab order of every dialog: as it is read, the buttons below last; and Enter in a box of choices never cancels."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDialogButtonBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.support.dialogs import every_dialog


def walk(dialog: QDialog) -> list[QWidget]:
    """The stops of Tab, from the top left on, all the way round."""
    found, widget = list[QWidget](), dialog.nextInFocusChain()
    while widget is not dialog:
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if stops and widget.isVisible() and widget.isEnabled() and widget.window() is dialog:
            found.append(widget)
        widget = widget.nextInFocusChain()
    first = found.index(min(found, key=lambda stop: (place(stop, dialog).top(), place(stop, dialog).left())))
    return [*found[first:], *found[:first]]


def place(widget: QWidget, dialog: QDialog) -> QRect:
    return QRect(widget.mapTo(dialog, QPoint()), widget.size())


def scrolled_in(widget: QWidget) -> QWidget | None:
    """The area that a widget is scrolled in, if it is."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def is_button_below(widget: QWidget, dialog: QDialog) -> bool:
    boxes = dialog.findChildren(QDialogButtonBox)
    return any(box.isAncestorOf(widget) for box in boxes)


def test_tab_goes_down_and_to_the_right_and_to_the_buttons_last(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    wrong = []
    for name, dialog in every_dialog(window):
        dialog.show()
        qtbot.wait(10)
        stops = walk(dialog)
        for before, after in itertools.pairwise(stops):
            here, there = place(before, dialog), place(after, dialog)
            if scrolled_in(before) is not scrolled_in(after):
                continue
            one_row = here.top() <= there.center().y() <= here.bottom()
            goes_up = there.bottom() < here.top() and there.left() < here.right()
            if goes_up or (one_row and there.left() < here.left()):
                wrong.append(f"{name}: from {before.accessibleName()} {here} back to {after.accessibleName()} {there}")
        below = [is_button_below(stop, dialog) for stop in stops]
        if below != sorted(below):
            wrong.append(f"{name}: the buttons are not last")
        dialog.done(QDialog.DialogCode.Rejected)
    assert wrong == []


def test_enter_in_a_box_of_choices_never_cancels(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tried = 0
    for name, dialog in every_dialog(window):
        dialog.show()
        qtbot.wait(10)
        cancelled = list[str]()
        dialog.rejected.connect(lambda name=name, cancelled=cancelled: cancelled.append(name))
        for box in dialog.findChildren(QComboBox):
            if box.isVisible() and box.isEnabled() and dialog.isVisible():
                tried += 1
                box.setFocus()
                QTest.keyClick(box, Qt.Key.Key_Return)
                if QApplication.activePopupWidget() is not None:
                    QApplication.activePopupWidget().close()
        assert cancelled == []
        dialog.done(QDialog.DialogCode.Rejected)
    assert tried


def test_a_button_that_becomes_usable_is_where_it_is_read(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = next(dialog for name, dialog in every_dialog(window) if name == "PastePeopleDialog")
    dialog.show()
    qtbot.wait(10)
    primary = next(button for button in dialog.findChildren(QPushButton) if button.text() != "Cancel")
    primary.setEnabled(True)
    assert next(stop for stop in walk(dialog) if isinstance(stop, QPushButton)) is primary
