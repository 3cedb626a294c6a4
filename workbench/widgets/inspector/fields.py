"""Fields that are edited in place: text, choices, flags, lists. Each shows a value and says when another is meant.

They know no document; whoever owns them performs the edit and hands back what was refused.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.domain.normalisation import one_line
from workbench.domain.words import separated, truncate
from workbench.qt.text_escape import escape_mnemonic, tooltip_text
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LineEdit, TextEdit
from workbench.widgets.parts.style import label

LEAST_LINES, MOST_LINES = 3, 8
"""How tall a text of several lines is: as tall as what is in it, within these."""

FRAME = 13
"""What padding and border of a text of several lines take of its height, in pixels."""

_BETWEEN_NAMES = re.compile("[;\n]")
_PLAIN = re.compile(r"-?(\d+|\d+[.,](\d{1,2}|\d{4,})|0[.,]\d+)", re.ASCII)
"""Figures that can be read in one way only: no three decimals, but after a zero."""

MIXED = "Mixed"
"""What stands where several things are shown and differ."""


class Field(QWidget):
    """An editor with room for a sentence below it that says what is wrong."""

    edited = Signal(object)
    """The value that is meant now. Emitted when editing is finished and the value is another."""

    typed = Signal()
    """The user changed what stands in the editor. It is no edit until it is `edited`."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.value: Any = None
        self._shown: Any = None
        """What the editor made of the value that was put into it: no edit, even where it could not show it whole."""
        self._problem = label("", "small", wrap=True)
        self._problem.setProperty("tone", "must")
        self._problem.hide()
        editor.setProperty("look", "inplace")
        self.setFocusProxy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(editor)
        column.addWidget(self._problem)

    def name(self, text: str) -> None:
        """Give the editor its name for screen readers."""
        self.editor.setAccessibleName(text)

    @property
    def problem(self) -> str:
        """What is wrong with what was entered, or ""."""
        return self._problem.text()

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong, "" where nothing is."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)

    def show_value(self, value: Any) -> None:
        """Show the value that holds, unless the user is in the middle of entering another."""
        if value == self.value and self.entered() != value:
            return
        self.value = value
        self.set_problem("")
        if self.entered() != value:
            self._put(value)

    def reset(self) -> None:
        """Show the value that holds, whatever was entered."""
        self.set_problem("")
        self._put(self.value)
        self.typed.emit()

    def _put(self, value: Any) -> None:
        self._display(value)
        self._shown = self.entered()

    def entered(self) -> Any:
        """The value that stands in the editor."""
        raise NotImplementedError

    def _display(self, value: Any) -> None:
        raise NotImplementedError

    def is_another(self) -> bool:
        """Whether another value stands in the editor than the one that holds."""
        return self.entered() not in (self.value, self._shown)

    def _finish(self) -> None:
        entered = self.entered()
        if self.is_another():
            self.edited.emit(entered)
        elif self.problem:
            self.set_problem("")
        if entered == self.value:
            self._put(entered)  # what was typed is in the map now; its Undo takes it back


class TextField(Field):
    """One line of text. Enter or leaving it finishes; Esc takes the old text back."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        self.line = LineEdit()
        super().__init__(self.line, parent)
        self.line.setPlaceholderText(placeholder)
        self.line.editingFinished.connect(self._finish)
        self.line.textEdited.connect(self.typed)
        self.line.installEventFilter(self)

    def entered(self) -> Any:
        """The text, trimmed."""
        return one_line(self.line.text())

    def _display(self, value: Any) -> None:
        at = self.line.cursorPosition()
        self.line.setText(str(value or ""))
        if self.line.hasFocus():
            self.line.setCursorPosition(at)
        else:
            self.line.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc takes the old text back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.reset()
            return True
        return super().eventFilter(watched, event)


class OptionalField(TextField):
    """One line of text that may be missing: empty is None."""

    def entered(self) -> Any:
        """The text, or None."""
        return super().entered() or None


class NumberField(TextField):
    """A number that need not be whole. What is no number is handed on as text, to be refused in words.

    Point and comma both begin decimals. "1,000" and "1.000" may be meant as a thousand, so they are no numbers.
    """

    def entered(self) -> Any:
        """The number, or the text that is none."""
        text = super().entered()
        if not _PLAIN.fullmatch(text):
            return text
        number = float(text.replace(",", "."))
        return int(number) if number.is_integer() else number

    def _display(self, value: Any) -> None:
        super()._display("" if value is None else f"{value:g}" if isinstance(value, float) else str(value))


class _LongEdit(TextEdit):
    finished = Signal()
    cancelled = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class LongField(Field):
    """Text of several lines. Leaving it or Ctrl+Enter finishes; Tab goes on."""

    least = LEAST_LINES
    """Lines it is tall at least."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        self.text = _LongEdit()
        super().__init__(self.text, parent)
        self.text.setPlaceholderText(placeholder)
        self.text.setTabChangesFocus(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().setDocumentMargin(2)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()
        self.text.finished.connect(self._finish)
        self.text.textChanged.connect(self._changed)
        self.text.cancelled.connect(self.reset)

    def entered(self) -> Any:
        """The text, trimmed."""
        return self.text.toPlainText().strip()

    def _changed(self) -> None:
        if self.text.hasFocus():
            self.typed.emit()

    def _fit(self) -> None:
        """Be as tall as the lines there are, so that none is cut in two."""
        lines = min(max(round(self.text.document().size().height()), self.least), MOST_LINES)
        self.text.setFixedHeight(ceil(lines * QFontMetricsF(self.text.font()).lineSpacing()) + FRAME)

    def changeEvent(self, event: QEvent) -> None:
        """Another type face has other lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _display(self, value: Any) -> None:
        self.text.setPlainText(str(value or ""))


class NamesField(LongField):
    """Names, one a line or separated by ";": a comma belongs to the name."""

    least = 1

    def entered(self) -> Any:
        """The names, none twice."""
        names = (name.strip() for name in _BETWEEN_NAMES.split(self.text.toPlainText()))
        return tuple(dict.fromkeys(name for name in names if name))

    def _display(self, value: Any) -> None:
        super()._display("\n".join(value or ()))


_UNCHOSEN = object()


class ChoiceField(Field):
    """One of several values, by their names; after them, where there is one, a way to a value that is not there yet."""

    another_requested = Signal()
    """A value is wanted that is none of those offered."""

    def __init__(
        self, options: Sequence[tuple[Hashable, str]] = (), parent: QWidget | None = None, another: str = ""
    ) -> None:
        """another: what the entry says that asks for a value not offered, "" for no such entry."""
        self.box = ChoiceBox()
        self._another = another
        self.box.setPlaceholderText(MIXED)
        super().__init__(self.box, parent)
        self._options: list[tuple[Hashable, str]] = []
        self.box.setMinimumContentsLength(6)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(self._chosen)
        self.set_options(options)

    def _chosen(self, at: int) -> None:
        if at < len(self._options):
            self._finish()
        else:
            self._display(self.value)
            self.another_requested.emit()

    def set_options(self, options: Sequence[tuple[Hashable, str]]) -> None:
        """Offer other values; the one that holds stays shown."""
        if list(options) == self._options:
            return
        self._options = list(options)
        self.box.clear()
        self.box.addItems([text for _, text in options])
        if self._another:
            self.box.insertSeparator(self.box.count())
            self.box.addItem(self._another)
        self._display(self.value)

    def entered(self) -> Any:
        """The value chosen; what is no value where none is, for None may be one."""
        at = self.box.currentIndex()
        return self._options[at][0] if 0 <= at < len(self._options) else _UNCHOSEN

    def _display(self, value: Any) -> None:
        at = next((n for n, (option, _) in enumerate(self._options) if option == value), -1)
        self.box.setCurrentIndex(at)

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong, and show what holds: a choice that was refused is not half made."""
        super().set_problem(sentence)
        if sentence:
            self._display(self.value)


_TICKS = {None: Qt.CheckState.PartiallyChecked, False: Qt.CheckState.Unchecked, True: Qt.CheckState.Checked}


class FlagField(Field):
    """Yes or no."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self.box = QCheckBox(text)
        super().__init__(self.box, parent)
        self.box.clicked.connect(self._finish)

    def entered(self) -> Any:
        """Whether it is ticked; None where several things are shown and differ."""
        return None if self.box.checkState() == Qt.CheckState.PartiallyChecked else self.box.isChecked()

    def _display(self, value: Any) -> None:
        self.box.setTristate(value is None)
        self.box.setCheckState(_TICKS[value])


class ManyField(Field):
    """Several of many, ticked in a menu."""

    def __init__(self, none: str, parent: QWidget | None = None) -> None:
        self.button = QToolButton()
        super().__init__(self.button, parent)
        self._none = none
        self._options: list[tuple[str, str]] = []
        self._chosen: tuple[str, ...] = ()
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other values."""
        self._options = list(options)
        self._display(self._chosen)

    def entered(self) -> Any:
        """The values ticked."""
        return self._chosen

    def toggle(self, value: str) -> None:
        """Tick a value, or take its tick away."""
        chosen = tuple(other for other in self._chosen if other != value)
        self._chosen = chosen if value in self._chosen else (*chosen, value)
        self._finish()

    def _display(self, value: Any) -> None:
        self._chosen = tuple(value or ())
        names = [text for option, text in self._options if option in self._chosen]
        text = separated(names) or self._none
        self.button.setText(escape_mnemonic(truncate(text, 34)))
        self.button.setToolTip(tooltip_text("\n".join(names)))
        self.button.setAccessibleDescription(separated(names) or self._none)

    def _fill(self) -> None:
        self._menu.clear()
        for value, text in self._options:
            action = self._menu.addAction(escape_mnemonic(text))
            action.setCheckable(True)
            action.setChecked(value in self._chosen)
            action.triggered.connect(lambda _=False, ticked=value: self.toggle(ticked))

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong, and show what holds."""
        super().set_problem(sentence)
        if sentence:
            self._display(self.value)
