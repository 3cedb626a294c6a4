"""Text editors that leave the window its shortcuts, Undo and Redo once they have nothing of their own to undo.

Qt's text fields claim keys ahead of shortcuts (`QEvent.Type.ShortcutOverride`): Undo and Redo at all times, so that
Ctrl+Z after a change would do nothing for as long as the focus is in a field, and on X11 also letters such as Ctrl+E,
which goes to the end of a line there. Knows no map.
"""

from __future__ import annotations

import re
from itertools import islice

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QValidator,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from workbench.application.table import names_in
from workbench.qt.text_escape import tooltip_text

LONGEST = 32_767
"""Greatest length of a text in characters: what a cell of an Excel workbook holds."""

_BREAK = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")

MARGIN = 2
"""Pixels that Qt leaves free on both sides of a line of text, within its frame."""

LONGEST_SEARCH = 200
"""Greatest length of a search in characters: it runs with every key."""


EDITING = frozenset((Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z))
"""Letters that edit texts with Ctrl in every program: select all, copy, paste, cut, redo, undo."""


def is_command_key(event: QKeyEvent) -> bool:
    """Whether a key is left to the shortcuts of the window: Ctrl, or Ctrl+Shift, and a letter that edits no text."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return False
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return event.key() not in EDITING
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return modifiers == both and event.key() != Qt.Key.Key_Z


def finish_editing() -> None:
    """Commit the pending input of the focused field, as losing focus would; the focus stays."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit | QPlainTextEdit):
        focused.clearFocus()
        if isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)


class _OneLine(QValidator):
    """Validator that replaces line ends and tabs by blanks; Qt would keep them, invisible."""

    def __init__(self, field: LineEdit) -> None:
        super().__init__(field)
        self._field = field

    def validate(self, text: str, place: int) -> object:
        state = QValidator.State.Invalid if self._field.splits(text) else QValidator.State.Acceptable
        return state, _BREAK.sub(" ", text), place


class LineEdit(QLineEdit):
    """Line edit. Accepts no drops: a skill dropped here would be inserted as text."""

    lines_pasted = Signal(str)
    """Several names, a line each, were pasted while `takes_names`; the field does not take them."""

    takes_names = False
    """Whether several pasted lines are several names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)
        self.setMaxLength(LONGEST)
        self.setValidator(_OneLine(self))
        self.inputRejected.connect(self._say_full)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste by key as one line, by `insert`, which can be undone; Qt's own correction of a paste cannot."""
        pastes = event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly()
        text = QGuiApplication.clipboard().text() if pastes else ""
        if self.splits(text):
            return
        if _BREAK.search(text):
            self.insert(_BREAK.sub(" ", text.strip()))
        else:
            super().keyPressEvent(event)

    def splits(self, text: str) -> bool:
        """Whether inserted text is several names; if so, emits `lines_pasted`."""
        if not self.takes_names or not _BREAK.search(text):
            return False
        copied = map(QGuiApplication.clipboard().text, (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection))
        # pasted by menu or middle button the text arrives merged with the field's content
        pasted = next((copy for copy in copied if _BREAK.search(copy) and copy in text), text)
        if len(list(islice(names_in(pasted), 2))) < 2:
            return False
        QTimer.singleShot(0, self, lambda: self.lines_pasted.emit(pasted))  # after the key or menu event is finished
        return True

    @property
    def shown_text(self) -> str:
        """The text as it is painted: elided where it has no room and nobody is typing."""
        text, room = self.text(), self._text_area().width()
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(text) <= room:
            return text
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _text_area(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.marginsRemoved(self.textMargins()).adjusted(MARGIN, 0, -MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a text that has no room with dots at its end; Qt would cut it within a letter."""
        shown = self.shown_text
        if shown == self.text() or self.isClearButtonEnabled():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().text().color())
        painter.drawText(self._text_area(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)

    def _say_full(self) -> None:
        if len(self.text()) >= self.maxLength():
            _say(self, f"This field is full: it takes {self.maxLength():,} characters.")

    def event(self, event: QEvent) -> bool:
        """Leave the window its shortcuts, and Undo and Redo where there is nothing to undo here. A text that is elided
        is its tooltip, too."""
        if isinstance(event, QHelpEvent) and not self.toolTip() and self.shown_text != self.text():
            QToolTip.showText(event.globalPos(), tooltip_text(self.text()), self)
            return True
        if _is_for_the_window(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)


class TextEdit(QPlainTextEdit):
    """Plain text edit of several lines. Accepts no drops."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)

    def event(self, event: QEvent) -> bool:
        """Leave the window its shortcuts, and Undo and Redo where there is nothing to undo here."""
        document = self.document()
        if _is_for_the_window(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste a text, or signal that it is too long: Qt would take minutes to lay it out."""
        text = source.text()
        room = LONGEST - self.document().characterCount() + 1 + len(self.textCursor().selectedText())
        if len(text) <= room:
            self.insertPlainText(text)
        else:
            _say(self, f"What was copied has {len(text):,} characters; there is room for {room:,}. Nothing was pasted.")


def _say(field: QWidget, sentence: str) -> None:
    QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), tooltip_text(sentence), field)


def _is_for_the_window(event: QEvent, *, undo: bool, redo: bool) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if is_command_key(event):
        return True
    wants_undo = event.matches(QKeySequence.StandardKey.Undo) and not undo
    return wants_undo or (event.matches(QKeySequence.StandardKey.Redo) and not redo)
