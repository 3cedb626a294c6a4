"""Field editors, edited in place: text, number, choice, flag, list. Each shows a value and signals a new one.

They know no document; the owner performs the edit and hands back the refusal.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.application.cell_values import number_text, plain_number, several_names
from workbench.domain.normalisation import one_line
from workbench.domain.words import separated
from workbench.qt.text_escape import escape_mnemonic, tooltip_text
from workbench.widgets.inspector.left_button import LeftButton
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LineEdit, TextEdit
from workbench.widgets.parts.style import label

LEAST_LINES, MOST_LINES = 3, 8
"""Lines a text of several lines is tall, at least and at most: within these it grows with its text."""

FRAME = 13
"""Pixels of height that padding and border of a text of several lines take; two less gave one line a scroll bar."""

AROUND = 16
"""Pixels of width that the frame around the text of a button takes, and the blank beside it."""

MIXED = "Mixed"
"""Placeholder where several things are shown and their values differ."""


class FieldWidget(QWidget):
    """Base class of field editors: an editor with room for an error message below."""

    edited = Signal(object)
    """The new value. Emitted when editing is finished, and only if the value differs."""

    typed = Signal()
    """The content of the editor changed: a pending edit, until `edited`."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.value: Any = None
        self._shown: Any = None
        """The value as the editor gives it back unchanged; dirty means different from this. The editor may be unable to
        show a value whole, which is no edit."""
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
        """Set the accessible name of the editor."""
        self.editor.setAccessibleName(text)

    @property
    def problem(self) -> str:
        """The error message, or ""."""
        return self._problem.text()

    def set_problem(self, sentence: str) -> None:
        """Show an error message, "" for none."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)

    def show_value(self, value: Any) -> None:
        """Update the value, unless the user is in the middle of entering another."""
        if value == self.value and self.entered() != value:
            return
        self.value = value
        self.set_problem("")
        if self.entered() != value:
            self._put(value)

    def reset(self) -> None:
        """Discard what was entered and show the current value."""
        self.set_problem("")
        self._put(self.value)
        self.typed.emit()

    def _put(self, value: Any) -> None:
        self._display(value)
        self._shown = self.entered()

    def entered(self) -> Any:
        """The value in the editor."""
        raise NotImplementedError

    def _display(self, value: Any) -> None:
        raise NotImplementedError

    def is_another(self) -> bool:
        """Dirty state: whether the value in the editor differs from the current one."""
        return self.entered() not in (self.value, self._shown)

    def _finish(self) -> None:
        entered = self.entered()
        if self.is_another():
            self.edited.emit(entered)
        elif self.problem:
            self.set_problem("")
        if entered == self.value:
            self._put(entered)  # resets the editor's own undo: the text is in the map now, whose Undo takes it back


class TextField(FieldWidget):
    """Line of text. Enter or losing focus commits; Esc restores the old text."""

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
        """Esc restores the old text."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.reset()
            return True
        return super().eventFilter(watched, event)


class OptionalField(TextField):
    """Optional line of text: empty is None."""

    def entered(self) -> Any:
        """The text, or None."""
        return super().entered() or None


class NumberField(TextField):
    """Decimal number. What is no number is handed on as text, so that the edit refuses it with a message.

    Point and comma are both decimal separators. "1,000" and "1.000" are ambiguous, so they are no numbers.
    """

    def entered(self) -> Any:
        """The number, or the text that is none."""
        text = super().entered()
        number = plain_number(text)
        return text if number is None else number

    def _display(self, value: Any) -> None:
        super()._display("" if value is None else number_text(value))


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


class LongField(FieldWidget):
    """Text of several lines. Losing focus or Ctrl+Enter commits; Tab moves the focus."""

    least = LEAST_LINES
    """Least height in lines."""

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
        """Fit the height to whole lines, so that none is cut in two."""
        lines = min(max(round(self.text.document().size().height()), self.least), MOST_LINES)
        self.text.setFixedHeight(ceil(lines * QFontMetricsF(self.text.font()).lineSpacing()) + FRAME)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height anew for another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _display(self, value: Any) -> None:
        self.text.setPlainText(str(value or ""))


class NamesField(LongField):
    """List of names, one a line or separated by ";". A comma belongs to the name."""

    least = 1

    def entered(self) -> Any:
        """The names, none twice."""
        return several_names(self.text.toPlainText())

    def _display(self, value: Any) -> None:
        super()._display("\n".join(value or ()))


_UNCHOSEN = object()


class ChoiceField(FieldWidget):
    """Choice of one value by name; optionally with a last entry that asks for a new value."""

    another_requested = Signal()
    """The user asked for a value that is not among the choices."""

    def __init__(
        self, options: Sequence[tuple[Hashable, str]] = (), parent: QWidget | None = None, another: str = ""
    ) -> None:
        """another: text of the entry that asks for a new value, "" for no such entry."""
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
        """Replace the choices; the current value stays shown."""
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
        """The value chosen; `_UNCHOSEN` if none is, since None may be a value."""
        at = self.box.currentIndex()
        return self._options[at][0] if 0 <= at < len(self._options) else _UNCHOSEN

    def _display(self, value: Any) -> None:
        at = next((n for n, (option, _) in enumerate(self._options) if option == value), -1)
        self.box.setCurrentIndex(at)

    def set_problem(self, sentence: str) -> None:
        """Show an error message and restore the current value: a refused choice does not stay chosen."""
        super().set_problem(sentence)
        if sentence:
            self._display(self.value)


_TICKS = {None: Qt.CheckState.PartiallyChecked, False: Qt.CheckState.Unchecked, True: Qt.CheckState.Checked}


class FlagField(FieldWidget):
    """Check box."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self.box = QCheckBox(text)
        super().__init__(self.box, parent)
        self.box.clicked.connect(self._finish)

    def entered(self) -> Any:
        """Whether it is ticked; None where several things are shown and their values differ."""
        return None if self.box.checkState() == Qt.CheckState.PartiallyChecked else self.box.isChecked()

    def _display(self, value: Any) -> None:
        self.box.setTristate(value is None)
        self.box.setCheckState(_TICKS[value])


class ManyField(FieldWidget):
    """Multiple choice, ticked in a menu."""

    def __init__(self, none: str, nothing: str = "", parent: QWidget | None = None) -> None:
        """none: the text where none is chosen; nothing: the only entry of the menu where there is nothing to choose."""
        self.button = LeftButton()
        super().__init__(self.button, parent)
        self._none, self._nothing = none, nothing
        self._options: list[tuple[str, str]] = []
        self._chosen: tuple[str, ...] = ()
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long text widens no form
        self.button.installEventFilter(self)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the choices."""
        self._options = list(options)
        self._display(self._chosen)

    def entered(self) -> Any:
        """The values ticked."""
        return self._chosen

    def toggle(self, value: str) -> None:
        """Tick or untick a value."""
        chosen = tuple(other for other in self._chosen if other != value)
        self._chosen = chosen if value in self._chosen else (*chosen, value)
        self._finish()

    def _display(self, value: Any) -> None:
        self._chosen = tuple(value or ())
        names = [text for option, text in self._options if option in self._chosen]
        self._elide()
        self.button.setToolTip(tooltip_text("\n".join(names)))
        self.button.setAccessibleDescription(separated(names) or self._none)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the text of the button to its width."""
        if watched is self.button and event.type() == QEvent.Type.Resize:
            self._elide()
        return False

    def _elide(self) -> None:
        text = separated([text for option, text in self._options if option in self._chosen]) or self._none
        room = self.button.width() - AROUND
        shown = QFontMetricsF(self.button.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.button.setText(escape_mnemonic(shown))

    def _fill(self) -> None:
        self._menu.clear()
        if not self._options and self._nothing:
            self._menu.addAction(escape_mnemonic(self._nothing)).setEnabled(False)
        for value, text in self._options:
            action = self._menu.addAction(escape_mnemonic(text))
            action.setCheckable(True)
            action.setChecked(value in self._chosen)
            action.triggered.connect(lambda _=False, ticked=value: self.toggle(ticked))

    def set_problem(self, sentence: str) -> None:
        """Show an error message and restore the current value."""
        super().set_problem(sentence)
        if sentence:
            self._display(self.value)
