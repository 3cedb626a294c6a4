"""Sentence widget: a sentence with choices in it, which wraps as text does. Knows no table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.presentation.import_sentence import Choice, Part
from workbench.qt.theme import px
from workbench.widgets.importing.asking import ASKS
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LineEdit
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.style import discard, restyle

CHOOSE = "Choose"
TO_DECIDE, SUPPOSED = "To decide.", "To decide. Enter takes what is shown."
WIDEST, FIELD, BETWEEN = 300, 180, 6
"""Greatest width of a box of choices, width of a field, and pixels between two lines."""
_ALIGNED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class AnswerBox(ChoiceBox):
    """Box of answers. While it asks, Enter takes the answer that is supposed, and presses no button of the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is shown."""
        if event.key() in ENTER_KEYS and self.property(ASKS) and self.currentIndex() >= 0:
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class AnswerLine(LineEdit):
    """Line for an answer in one's own words; Enter gives it, and presses no button of the dialog."""

    given = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the answer."""
        if event.key() in ENTER_KEYS:
            self.given.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or what is chosen or typed in its place. tight: whether it stands right behind what is before it."""

    text: str = ""
    widget: QWidget | None = None
    tight: bool = False


class SentenceView(QWidget):
    """Words and choices in the order of the sentence; `chosen` tells an answer."""

    chosen = Signal(str, str)
    """The key of a choice, and the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._tokens: tuple[_Token, ...] = ()
        self.controls: dict[str, AnswerBox | AnswerLine] = {}
        """The controls by the key of their choice."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show a sentence. Where it asks for the same things, its controls stay, and so does the focus."""
        shown = tuple(parts)
        if shown == self._parts:
            return
        same = _kinds(shown) == _kinds(self._parts)
        self._parts = shown
        if not same:
            self._make_controls(shown)
        self._fill_controls(shown)
        self._tokens = tuple(self._tokenised(shown))
        self.setAccessibleName(sentence_of(shown))
        self.updateGeometry()
        self._arrange(self.width(), place=True)
        self.update()

    def focus_first(self) -> None:
        """Focus the first control."""
        for control in self.controls.values():
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the sentence at a width."""
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        """A sentence of two lines."""
        return QSize(px(400), self._arrange(px(400), place=False))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(px(180), self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def changeEvent(self, event: QEvent) -> None:
        """Wrap anew where letters become larger."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._arrange(self.width(), place=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words; the controls paint themselves."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        for token, place in self._places(self.width()):
            if token.widget is None:
                painter.drawText(place, _ALIGNED, token.text)

    def _make_controls(self, parts: Sequence[Part]) -> None:
        focused = next((key for key, control in self.controls.items() if control.hasFocus()), None)
        for control in self.controls.values():
            discard(control)
        self.controls = {}
        before: QWidget | None = None
        for part in parts:
            if not isinstance(part, Choice):
                continue
            control = self.controls[part.key] = self._control(part)
            control.show()
            if before is not None:
                QWidget.setTabOrder(before, control)
            before = control
        if focused in self.controls:
            self.controls[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _control(self, choice: Choice) -> AnswerBox | AnswerLine:
        if choice.options:
            box = AnswerBox(self)
            box.setPlaceholderText(CHOOSE)
            box.activated.connect(partial(self._choose, choice.key))
            return box
        line = AnswerLine(self)
        line.setPlaceholderText(CHOOSE)
        line.setFixedWidth(px(FIELD))
        line.given.connect(partial(self._type, choice.key))
        line.editingFinished.connect(partial(self._type, choice.key))
        return line

    def _fill_controls(self, parts: Sequence[Part]) -> None:
        words = ""
        for part in parts:
            if not isinstance(part, Choice):
                words = part.text
                continue
            control = self.controls[part.key]
            if isinstance(control, AnswerBox):
                _fill(control, part)
                control.name(_caption(words))
            else:
                if not control.isModified():
                    control.setText(part.current or "")
                control.setAccessibleName(_caption(words))
            to_decide = SUPPOSED if part.options and part.current is not None else TO_DECIDE
            control.setAccessibleDescription(to_decide if part.asked else "")
            control.setToolTip(to_decide if part.asked else "")
            restyle(control, ASKS, part.asked)
            words = ""

    def _choose(self, key: str, place: int) -> None:
        control = self.controls.get(key)
        if isinstance(control, AnswerBox):
            self.chosen.emit(key, control.itemData(place))

    def _type(self, key: str) -> None:
        control = self.controls.get(key)
        if isinstance(control, AnswerLine) and control.isModified() and control.text().strip():
            control.setModified(False)
            self.chosen.emit(key, control.text().strip())

    def _tokenised(self, parts: Sequence[Part]) -> Iterator[_Token]:
        spaced = True
        for part in parts:
            if isinstance(part, Choice):
                yield _Token(widget=self.controls[part.key], tight=not spaced)
                spaced = False
                continue
            for number, word in enumerate(part.text.split()):
                yield _Token(word, tight=not (number or spaced or part.text[:1].isspace()))
            spaced = part.text[-1:].isspace() or (spaced and not part.text)

    def _line_height(self) -> int:
        controls = [control.sizeHint().height() for control in self.controls.values()]
        return max([self.fontMetrics().height(), *controls])

    def _size(self, token: _Token, width: int) -> int:
        if token.widget is None:
            return self.fontMetrics().horizontalAdvance(token.text)
        return min(token.widget.sizeHint().width(), px(WIDEST), max(width, 1))

    def _places(self, width: int) -> Iterator[tuple[_Token, QRect]]:
        """Each token with its place, at a width."""
        line, space = self._line_height(), self.fontMetrics().horizontalAdvance(" ")
        x, y = 0, 0
        for number, token in enumerate(self._tokens):
            size = self._size(token, width)
            gap = 0 if token.tight or not x else space + (2 if token.widget or self._before(number) else 0)
            held = sum(self._size(each, width) for each in self._tight_after(number))
            if x and not token.tight and x + gap + size + held > width:
                x, y, gap = 0, y + line + px(BETWEEN), 0
            yield token, QRect(QPoint(x + gap, y), QSize(size, line))
            x += gap + size

    def _before(self, number: int) -> bool:
        return number > 0 and self._tokens[number - 1].widget is not None

    def _tight_after(self, number: int) -> Iterator[_Token]:
        """What must stay on the line of a token, such as the comma behind it."""
        for token in self._tokens[number + 1 :]:
            if not token.tight:
                return
            yield token

    def _arrange(self, width: int, *, place: bool) -> int:
        foot = 0
        for token, where in self._places(width):
            foot = max(foot, where.bottom() + 1)
            if place and token.widget is not None:
                height = token.widget.sizeHint().height()
                token.widget.setGeometry(where.adjusted(0, (where.height() - height) // 2, 0, 0))
                token.widget.resize(where.width(), height)
        return max(foot, self.fontMetrics().height())


def sentence_of(parts: Sequence[Part]) -> str:
    """The sentence as it is read."""
    return "".join(_spoken(part) if isinstance(part, Choice) else part.text for part in parts).strip()


def _spoken(choice: Choice) -> str:
    return dict(choice.options).get(choice.current or "", choice.current or CHOOSE)


def _kinds(parts: Sequence[Part]) -> list[tuple[str, bool]]:
    return [(part.key, bool(part.options)) for part in parts if isinstance(part, Choice)]


def _caption(words: str) -> str:
    return words.strip(" .,;:") or CHOOSE


def _fill(box: AnswerBox, choice: Choice) -> None:
    options = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
    wanted = [(label, value) for value, label in choice.options]
    if options != wanted:
        box.clear()
        for label, value in wanted:
            box.addItem(label, value)
    box.setCurrentIndex(box.findData(choice.current) if choice.current is not None else -1)
