"""Editors of a table's cells: a line with the choices below it, and a text of several lines. They know no map.

Enter and Tab keep what was typed and tell where to go next; Esc drops it. Where there are choices, what was typed
stands for the first that begins with it, or has it, which the list marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from workbench.application.cell_values import BETWEEN
from workbench.domain.searching import search_key
from workbench.widgets.parts.choice_box import list_width
from workbench.widgets.parts.editors import LineEdit, TextEdit
from workbench.widgets.parts.keys import ENTER_KEYS

Leaving = Literal["down", "up", "right", "left", "everywhere", "cancel"]
"""How an editor is left: where the keys go then; into all selected cells; or with nothing done."""

_MODIFIER = Qt.KeyboardModifier


def leaving_by(event: QKeyEvent) -> Leaving | None:
    """How a key leaves an editor; None where it does not."""
    key, modifiers = event.key(), event.modifiers() & ~_MODIFIER.KeypadModifier
    if key == Qt.Key.Key_Escape:
        return "cancel"
    if key == Qt.Key.Key_Tab and modifiers == _MODIFIER.NoModifier:
        return "right"
    if key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and modifiers == _MODIFIER.ShiftModifier):
        return "left"
    if key in ENTER_KEYS:
        by_modifier: dict[Qt.KeyboardModifier, Leaving] = {
            _MODIFIER.NoModifier: "down",
            _MODIFIER.ShiftModifier: "up",
            _MODIFIER.ControlModifier: "everywhere",
        }
        return by_modifier.get(modifiers)
    return None


class CellEdit(LineEdit):
    """Line of text in a cell."""

    left = Signal(str)
    """A `Leaving`."""

    def value_text(self) -> str:
        """The text that is kept."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show a text, selected, so that typing replaces it."""
        self.setText(text)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Take the keys that leave the editor before a shortcut of the window, or Tab, would."""
        return _leaves(self, event) or super().event(event)


class ChoiceEdit(CellEdit):
    """Line of text with a list of choices below it, which typing narrows."""

    several = False
    """Whether the text is several choices, separated by ";"."""

    def __init__(self, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._typed = False
        self.choices = _Choices(self._choices, self)
        self.setCompleter(self.choices)
        self.textEdited.connect(self._edited)

    def show_choices(self) -> None:
        """Open the list of all choices, on the one that is shown."""
        self.choices.setCompletionPrefix("")
        self.choices.complete()
        at = next((row for row, choice in enumerate(self._choices) if choice == self.text()), 0)
        self._mark_at(self.choices.completionModel().index(at, 0))

    @property
    def is_choosing(self) -> bool:
        """Whether the list of choices is open."""
        return self.choices.list.isVisible()

    def value_text(self) -> str:
        """The choice marked in the list, else what was typed, or the choice that stands for it."""
        marked = self.choices.list.currentIndex()
        if self.is_choosing and marked.isValid():
            return self._with(marked)
        if not self._typed or any(search_key(choice) == search_key(self.last_part()) for choice in self._choices):
            return self.text()
        best = self.best()
        return self._with(best) if best.isValid() and self.last_part() else self.text()

    def _with(self, choice: QModelIndex) -> str:
        """The whole text with a choice in place of what was typed for it."""
        return f"{self.before_part()}{choice.data()}"

    def last_part(self) -> str:
        """The text that is being completed."""
        return self.text().rpartition(BETWEEN.strip())[2].strip() if self.several else self.text().strip()

    def before_part(self) -> str:
        """The text before it, which stays."""
        before, between, _ = self.text().rpartition(BETWEEN.strip()) if self.several else ("", "", "")
        return f"{before}{BETWEEN}" if between else ""

    def best(self) -> QModelIndex:
        """The completion that what was typed stands for."""
        model, typed = self.choices.completionModel(), search_key(self.last_part())
        rows = range(model.rowCount())
        begins = (row for row in rows if search_key(str(model.index(row, 0).data())).startswith(typed))
        return model.index(next(begins, 0), 0) if rows else QModelIndex()

    def _edited(self) -> None:
        self._typed = True
        QTimer.singleShot(0, self, self._mark)  # after the completer has filled its list

    def _mark(self) -> None:
        if self.is_choosing:
            self._mark_at(self.best())

    def _mark_at(self, index: QModelIndex) -> None:
        with QSignalBlocker(self.choices):  # a line edit would take the marked choice for its text
            self.choices.list.setCurrentIndex(index)


class SeveralEdit(ChoiceEdit):
    """Line of several choices, separated by ";"."""

    several = True


class _Choices(QCompleter):
    """Completer of a cell's choices; of several it completes the last."""

    def __init__(self, choices: Sequence[str], field: ChoiceEdit) -> None:
        super().__init__(field)
        self._field = field
        self.setModel(QStringListModel(list(choices), self))
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(12)
        self.list = ChoiceList(choices)
        self.list.setObjectName("choices")
        self.list.setAccessibleName("Choices")
        self.setPopup(self.list)

    def splitPath(self, path: str) -> list[str]:
        """What is completed: the last of several."""
        return [path.rpartition(BETWEEN.strip())[2].strip() if self._field.several else path]

    def pathFromIndex(self, index: QModelIndex) -> str:  # type: ignore[override]
        """The whole text with a choice put in."""
        return f"{self._field.before_part()}{super().pathFromIndex(index)}"


class ChoiceList(QListView):
    """List below a cell, as wide as its longest choice however narrow the cell is."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__()
        self._texts = choices
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the width of the longest choice, in the font that the theme gave."""
        super().showEvent(event)
        self.setMinimumWidth(list_width(self, self._texts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay on the screen: Qt placed it by the width of the cell."""
        super().resizeEvent(event)
        self._keep()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay on the screen when it is placed anew."""
        super().moveEvent(event)
        self._keep()

    def _keep(self) -> None:
        beyond = self.geometry().right() - self.screen().availableGeometry().right()
        if beyond > 0 and self.isVisible():
            self.move(max(self.x() - beyond, self.screen().availableGeometry().left()), self.y())


class LongCellEdit(TextEdit):
    """Text of several lines in a cell. Enter keeps it; Alt+Enter begins a line, as in a spreadsheet."""

    left = Signal(str)
    """A `Leaving`."""

    def value_text(self) -> str:
        """The text that is kept."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text, selected, so that typing replaces it."""
        self.setPlainText(text)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Take the keys that leave the editor before a shortcut of the window would."""
        return _leaves(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Enter begins a line."""
        if event.key() in ENTER_KEYS and event.modifiers() & _MODIFIER.AltModifier:
            self.textCursor().insertText("\n")
            self.moveCursor(QTextCursor.MoveOperation.NoMove)
        else:
            super().keyPressEvent(event)


CellEditor = CellEdit | LongCellEdit


def _leaves(editor: CellEditor, event: QEvent) -> bool:
    """Take a key that leaves an editor; whether it is one. It is claimed before it is pressed."""
    pressed = event.type() == QEvent.Type.KeyPress
    if not isinstance(event, QKeyEvent) or not (pressed or event.type() == QEvent.Type.ShortcutOverride):
        return False
    how = leaving_by(event)
    if how is None:
        return False
    event.accept()
    if pressed:
        editor.left.emit(how)
    return True
