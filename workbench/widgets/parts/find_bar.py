"""Find bar: words and filters by which a view narrows its roles, how many pass, and the way from one to the next.

The same bar serves every view that shows roles. Knows no session and no view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from workbench.domain.names import NO_DEPARTMENT
from workbench.presentation.role_filters import EVERY_DEPARTMENT, HOLDERS, LEVELS, RoleCriteria
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import px
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.style import label, link
from workbench.widgets.parts.two_lines import OneLine

WIDE = 860
"""Pixels of width from which on the filters stand beside the words; in a narrower bar below them."""

LEAST_FIELD, LEAST_WORDS, LEAST_FILTER = 170, 380, 110
"""Pixels: least widths of the field, of the field with what stands beside it, and of a filter."""

MARGIN, GAP = 8, 6
"""Pixels around the rows of the bar, and between them."""

SOUGHT = "Find roles: title, name, department or holder"
NEXT, PREVIOUS, CLOSE = "Next (F3)", "Previous (Shift+F3)", "Close and show everything again (Esc)"


class FindBar(QFrame):
    """Bar above a view. Emits what the user seeks; shows what it is told was found.

    Whatever it says it keeps its height, or every view below would be laid out anew with a key.
    """

    narrowed = Signal(object)
    """The `RoleCriteria` the user chose."""

    stepped = Signal(bool)
    """To the next match, or to the previous one."""

    closed = Signal()
    """Esc, or the button that closes the bar."""

    cleared = Signal()
    """Everything is to be shown again, and the bar to stay."""

    left_downwards = Signal()
    """The focus is to go to the view below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setProperty("look", "popover")
        self.setAccessibleName("Find roles")
        self._departments: tuple[tuple[str, str], ...] | None = None
        self.field = LineEdit(self)
        self.field.setObjectName("findField")
        self.field.setMaxLength(LONGEST_SEARCH)
        self.field.setPlaceholderText(SOUGHT)
        self.field.setAccessibleName(SOUGHT)
        self.field.setClearButtonEnabled(True)
        for button in self.field.findChildren(QToolButton):
            button.setAccessibleName("Clear the words")
        self.field.setMinimumWidth(px(LEAST_FIELD))
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        self._found = LateAnnouncement(self.field)
        self.count = label("", "small", parent=self)
        self.department = self._filter("Department")
        self.holder, self.level = self._filter("Holder"), self._filter("Level of a skill")
        for box, choices in ((self.holder, HOLDERS), (self.level, LEVELS)):
            for value, text in choices.items():
                box.addItem(text, value)
        self.show_departments(())
        self.previous = self._button("↑", PREVIOUS, lambda: self.stepped.emit(False))
        self.next = self._button("↓", NEXT, lambda: self.stepped.emit(True))
        self.close_button = self._button("×", CLOSE, self.closed.emit)
        self.note = OneLine(self)
        self.note.setProperty("look", "muted")
        self.clear_link = link("Clear", self)
        self.clear_link.setAccessibleName("Clear words and filters")
        self.clear_link.clicked.connect(self.cleared)
        self._group()
        self._tell("", "")

        self.field.textChanged.connect(self._narrow)
        for box in (self.department, self.holder, self.level):
            box.activated.connect(self._narrow)

    def take_focus(self) -> None:
        """Focus the words, all of them selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_departments(self, departments: Iterable[tuple[str, str]]) -> None:
        """Offer these departments, (id, name), in the filter; emits nothing."""
        offered = (*departments,)
        if offered == self._departments:
            return
        self._departments = offered
        chosen = self.department.currentData()
        self.department.clear()
        self.department.addItem(EVERY_DEPARTMENT, None)
        for identifier, name in offered:
            self.department.addItem(name, identifier)
        self.department.addItem(NO_DEPARTMENT, "")
        self._choose(self.department, chosen)

    def show_criteria(self, criteria: RoleCriteria) -> None:
        """Show what is sought; emits nothing."""
        if self.criteria == criteria:
            return
        self.field.blockSignals(True)
        self.field.setText(criteria.query)
        self.field.blockSignals(False)
        for box, value in (
            (self.department, criteria.department),
            (self.holder, criteria.holder),
            (self.level, criteria.level),
        ):
            self._choose(box, value)

    def show_found(self, count: str, nothing: str, *, spoken: bool) -> None:
        """Show how much passes, or the sentence where nothing does. spoken: it is the answer to a key of the user."""
        self._tell(count, nothing)
        if spoken:
            self._found.say(nothing or count or "Everything is shown")

    @property
    def criteria(self) -> RoleCriteria:
        """What the bar says is sought."""
        return RoleCriteria(
            self.field.text(), self.department.currentData(), self.holder.currentData(), self.level.currentData()
        )

    def _tell(self, count: str, nothing: str) -> None:
        self.count.setText(count)
        self.count.setVisible(bool(count) and not nothing)
        self.note.setText(nothing)
        self.note.setVisible(bool(nothing))
        self.clear_link.setVisible(bool(nothing))
        for button in (self.previous, self.next):
            button.setEnabled(bool(count))
            button.setVisible(not nothing)  # the sentence needs the room

    def _narrow(self) -> None:
        self.narrowed.emit(self.criteria)

    @staticmethod
    def _choose(box: ChoiceBox, value: object) -> None:
        """Choose a value, the first where it is not offered. Qt's findData does not find None."""
        box.setCurrentIndex(next((row for row in range(box.count()) if box.itemData(row) == value), 0))

    def _filter(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self)
        box.name(name)
        box.setToolTip(tooltip_text(name))
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumWidth(px(LEAST_FILTER))
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    def _button(self, text: str, name: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("look", "pill")
        button.setAccessibleName(name)
        button.setToolTip(tooltip_text(name))
        button.clicked.connect(lambda: does())
        return button

    def _group(self) -> None:
        """Put words and filters into a row each; `resizeEvent` places the rows."""
        self._words, self._filters = QWidget(self), QWidget(self)
        row, beside = QHBoxLayout(self._words), QHBoxLayout(self._filters)
        for layout in (row, beside):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.note, 2)
        for part in (self.count, self.clear_link, self.previous, self.next):
            row.addWidget(part)
        for box in (self.department, self.holder, self.level):
            beside.addWidget(box, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _row_height(self) -> int:
        return max(part.sizeHint().height() for part in (self._words, self._filters, self.close_button))

    def heightForWidth(self, width: int) -> int:
        """One row where words and filters stand side by side, two in a narrower bar, whatever the words say."""
        rows = 1 if width >= px(WIDE) else 2
        return rows * (self._row_height() + px(GAP)) - px(GAP) + 2 * px(MARGIN)

    def sizeHint(self) -> QSize:
        """Wide enough for one row."""
        return QSize(px(WIDE), self.heightForWidth(px(WIDE)))

    def minimumSizeHint(self) -> QSize:
        """The filters side by side, and as high as at that width."""
        width = max(self._filters.minimumSizeHint().width(), px(LEAST_WORDS)) + 2 * px(MARGIN)
        return QSize(width, self.heightForWidth(px(WIDE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the filters beside the words where there is room, below them where there is not."""
        super().resizeEvent(event)
        margin, gap, high = px(MARGIN), px(GAP), self._row_height()
        close = self.close_button.sizeHint()
        right = self.width() - margin - close.width()
        self.close_button.setGeometry(QRect(QPoint(right, margin + (high - close.height()) // 2), close))
        room = right - gap - margin
        if self.width() >= px(WIDE):
            half = (room - gap) // 2
            self._words.setGeometry(margin, margin, half, high)
            self._filters.setGeometry(margin + half + gap, margin, half, high)
        else:
            self._words.setGeometry(margin, margin, room, high)
            self._filters.setGeometry(margin, margin + high + gap, self.width() - 2 * margin, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Field: Enter goes to the next match, Shift+Enter to the previous, Down to the view."""
        if watched is not self.field or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in ENTER_KEYS:
            self.stepped.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return True
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar, wherever in it the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
