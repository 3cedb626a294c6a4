"""Sentence widget: a sentence with choices in it, which wraps as text does. Knows no table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from workbench.presentation.import_sentence import Choice, Part, sentence_text
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import BOLD, px
from workbench.widgets.importing.asking import ASKS
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.style import discard, restyle

CHOOSE, WRITE = "Choose", "Title of a role"
TO_DECIDE, SUPPOSED = "To decide.", "To decide. Enter takes what is shown."
WIDEST, FIELD, BETWEEN = 300, 180, 6
"""Greatest width of a box of choices, width of a field, and pixels between two lines."""
_ALIGNED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class AnswerBox(ChoiceBox):
    """Box of answers; where any text is one, it can be typed.

    While it asks, Enter takes the answer that is supposed, and a typed one, and presses no button of the dialog.
    """

    given = Signal(str)
    """An answer, as a value."""

    def __init__(self, parent: QWidget | None = None, *, free: bool = False) -> None:
        super().__init__(parent)
        self.free = free
        if free:
            self.setEditable(True)
            self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
            self.setFixedWidth(px(FIELD))
            self._line.setPlaceholderText(WRITE)
        else:
            self.setPlaceholderText(CHOOSE)
        self.activated.connect(self._pick)

    def name(self, text: str) -> None:
        """Set the accessible name, also of what is typed in."""
        super().name(text)
        if self.free:
            self._line.setAccessibleName(text)

    def show_choice(self, choice: Choice) -> None:
        """Show the answers and the one that stands, unless another is being typed."""
        wanted = [(text, value) for value, text in choice.options]
        if [(self.itemText(place), self.itemData(place)) for place in range(self.count())] != wanted:
            self.clear()
            for text, value in wanted:
                self.addItem(text, value)
        if self.free and self._line.isModified():
            return
        place = self.findData(choice.current)
        self.setCurrentIndex(place)
        if self.free:
            self._line.setText(self.itemText(place) if place >= 0 else choice.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed, or supposed."""
        if event.key() in ENTER_KEYS and self.free:
            self._type()
        elif event.key() in ENTER_KEYS and self.property(ASKS) and self.currentIndex() >= 0:
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        if self.free and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._type()

    @property
    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None
        return line

    def _pick(self, place: int) -> None:
        if self.free:
            self._line.setModified(False)
        self.given.emit(self.itemData(place))

    def _type(self) -> None:
        text = self._line.text().strip()
        if text and self._line.isModified():
            self._line.setModified(False)
            place = self.findText(text, Qt.MatchFlag.MatchFixedString)
            self.given.emit(self.itemData(place) if place >= 0 else text)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or what is chosen or typed in its place. tight: whether it stands right behind what is before it."""

    text: str = ""
    widget: QWidget | None = None
    tight: bool = False
    strong: bool = False


class SentenceView(QWidget):
    """Words and choices in the order of the sentence; `chosen` tells an answer."""

    chosen = Signal(str, str)
    """The key of a choice, and the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._tokens: tuple[_Token, ...] = ()
        self.controls: dict[str, AnswerBox] = {}
        """The controls by the key of their choice."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show a sentence. Where it asks for the same things, its controls stay, and so does the focus."""
        shown = tuple(parts)
        if shown == self._parts:
            self._fill_controls(shown)  # what was chosen may have come to nothing
            return
        same = _kinds(shown) == _kinds(self._parts)
        self._parts = shown
        if not same:
            self._make_controls(shown)
        self._fill_controls(shown)
        self._tokens = tuple(self._tokenised(shown))
        self.setAccessibleName(sentence_text(shown))
        self.updateGeometry()
        self._arrange(self.width(), place=True)
        self.update()

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
                painter.setFont(self._face(token))
                painter.drawText(place, _ALIGNED, token.text)

    def _make_controls(self, parts: Sequence[Part]) -> None:
        focused = next((key for key, control in self.controls.items() if control.hasFocus()), None)
        for control in self.controls.values():
            discard(control)
        self.controls = {}
        before: QWidget | None = None
        for part in parts:
            if not isinstance(part, Choice) or not _is_open(part):
                continue
            control = self.controls[part.key] = AnswerBox(self, free=part.free)
            control.given.connect(partial(self.chosen.emit, part.key))
            control.show()
            if before is not None:
                QWidget.setTabOrder(before, control)
            before = control
        if focused in self.controls:
            self.controls[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_controls(self, parts: Sequence[Part]) -> None:
        words = ""
        for part in parts:
            if not isinstance(part, Choice):
                words = part.text
            elif (box := self.controls.get(part.key)) is not None:
                box.show_choice(part)
                box.name(_caption(words))
                to_decide = SUPPOSED if box.currentIndex() >= 0 else TO_DECIDE
                box.setAccessibleDescription(to_decide if part.asked else "")
                box.setToolTip(tooltip_text(to_decide if part.asked else ""))
                restyle(box, ASKS, part.asked)

    def _tokenised(self, parts: Sequence[Part]) -> Iterator[_Token]:
        spaced = True
        for part in parts:
            if isinstance(part, Choice):
                box = self.controls.get(part.key)
                yield _Token("" if box else part.label, box, tight=not spaced, strong=True)
                spaced = False
                continue
            for number, word in enumerate(part.text.split()):
                yield _Token(word, tight=not (number or spaced or part.text[:1].isspace()))
            spaced = part.text[-1:].isspace() or (spaced and not part.text)

    def _line_height(self) -> int:
        controls = [control.sizeHint().height() for control in self.controls.values()]
        return max([self.fontMetrics().height(), *controls])

    def _face(self, token: _Token) -> QFont:
        face = QFont(self.font())
        if token.strong:
            face.setWeight(BOLD)
        return face

    def _size(self, token: _Token, width: int) -> int:
        if token.widget is None:
            return QFontMetrics(self._face(token)).horizontalAdvance(token.text)
        wanted = max(token.widget.sizeHint().width(), token.widget.minimumWidth())  # a field is as wide as it was set
        return min(wanted, token.widget.maximumWidth(), px(WIDEST), max(width, 1))

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


def _is_open(choice: Choice) -> bool:
    """Whether there is anything to choose; else the choice is told in words."""
    return choice.free or choice.asked or len(choice.options) > 1


def _kinds(parts: Sequence[Part]) -> list[tuple[str, bool]]:
    return [(part.key, part.free) for part in parts if isinstance(part, Choice) and _is_open(part)]


def _caption(words: str) -> str:
    return words.strip(" .,;:") or CHOOSE
