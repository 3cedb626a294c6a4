"""Text fields that leave Undo and Redo to the map once they have nothing of their own to undo.

Qt's text fields claim these keys at all times (`QEvent.Type.ShortcutOverride`), so that Ctrl+Z after a change would do
nothing for as long as the focus is in a field.
"""

from __future__ import annotations

import re
from itertools import islice

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolTip, QWidget
from shiboken6 import isValid

from workbench.application.table import names_in
from workbench.qt.text_escape import tooltip_text

LONGEST = 32_767
"""Characters a text field takes, and a cell of a workbook holds."""

_BREAK = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")

LONGEST_SEARCH = 200
"""Characters a field takes whose text is sought while it is typed."""


def finish_editing() -> None:
    """Put what is being typed into the map, as leaving the field would; the keys stay where they are."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit | QPlainTextEdit):
        focused.clearFocus()
        if isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)


class _OneLine(QValidator):
    """Puts a blank for each line end and tab that comes into one line, where Qt would keep them unseen."""

    def __init__(self, field: LineEdit) -> None:
        super().__init__(field)
        self._field = field

    def validate(self, text: str, place: int) -> object:
        state = QValidator.State.Invalid if self._field.splits(text) else QValidator.State.Acceptable
        return state, _BREAK.sub(" ", text), place


class LineEdit(QLineEdit):
    """One line of text. Nothing can be dropped on it: a skill let go here would be typed."""

    lines_pasted = Signal(str)
    """Text of several names, a line each, was pasted where `takes_names`; it does not come into the field."""

    takes_names = False
    """Whether several names may be meant where several lines are pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)
        self.setMaxLength(LONGEST)
        self.setValidator(_OneLine(self))
        self.inputRejected.connect(self._say_full)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste by key as one line, which can be undone; what Qt corrects itself cannot."""
        pastes = event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly()
        text = QGuiApplication.clipboard().text() if pastes else ""
        if self.splits(text):
            return
        if _BREAK.search(text):
            self.insert(_BREAK.sub(" ", text.strip()))
        else:
            super().keyPressEvent(event)

    def splits(self, text: str) -> bool:
        """Whether a text that comes in is several names; whoever takes them is told."""
        if not self.takes_names or not _BREAK.search(text):
            return False
        copied = map(QGuiApplication.clipboard().text, (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection))
        # from a menu, or by the middle button, it comes with what stood in the field
        pasted = next((copy for copy in copied if _BREAK.search(copy) and copy in text), text)
        if len(list(islice(names_in(pasted), 2))) < 2:
            return False
        QTimer.singleShot(0, self, lambda: self.lines_pasted.emit(pasted))  # once the key or the menu has done its work
        return True

    def _say_full(self) -> None:
        if len(self.text()) >= self.maxLength():
            _say(self, f"This field is full: it takes {self.maxLength():,} characters.")

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window where there is nothing to undo here."""
        if _is_for_the_map(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)


class TextEdit(QPlainTextEdit):
    """Several lines of text. Nothing can be dropped on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window where there is nothing to undo here."""
        document = self.document()
        if _is_for_the_map(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste a text, or say that it is too long: Qt would take minutes to lay it out."""
        text = source.text()
        room = LONGEST - self.document().characterCount() + 1 + len(self.textCursor().selectedText())
        if len(text) <= room:
            self.insertPlainText(text)
        else:
            _say(self, f"What was copied has {len(text):,} characters; there is room for {room:,}. Nothing was pasted.")


def _say(field: QWidget, sentence: str) -> None:
    QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), tooltip_text(sentence), field)


def _is_for_the_map(event: QEvent, *, undo: bool, redo: bool) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    wants_undo = event.matches(QKeySequence.StandardKey.Undo) and not undo
    return wants_undo or (event.matches(QKeySequence.StandardKey.Redo) and not redo)
