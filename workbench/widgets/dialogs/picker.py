"""Quick picker: type a few letters, take one entry. For "Assign to…", "Go to role", "Merge into…". Knows no map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.searching import begun, found, haystack, nothing_called, search_key
from workbench.domain.words import pluralise, separated
from workbench.qt.near_search import NearSearch
from workbench.qt.theme import unit
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.parts.announce import LateAnnouncement, announce
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

SMALLEST = QSize(388, 300)
"""Least size of the search field and the list, in pixels."""
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True, slots=True)
class PickerEntry:
    """Entry of a picker: its id, name, a muted detail, and more words that the search matches."""

    id: str
    name: str
    detail: str = ""
    words: tuple[str, ...] = ()


class Picker(QDialog):
    """Search field over a list. `picked` is the id taken, `alternative` whether the second button took it."""

    def __init__(
        self,
        title: str,
        prompt: str,
        entries: Sequence[PickerEntry],
        accept: str,
        alternative: str | None = None,
        parent: QWidget | None = None,
        *,
        sentences: bool = False,
    ) -> None:
        """sentences: the details are whole sentences, shown below the names rather than beside them."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.picked: str | None = None
        self.alternative = False
        self._entries = {entry.id: (entry, haystack((entry.name, *entry.words))) for entry in entries}

        question = label(prompt, wrap=True, parent=self)
        self.search = LineEdit(self)
        self.search.setMaxLength(LONGEST_SEARCH)
        self.search.setPlaceholderText("Type a few letters")
        self.search.setAccessibleName(prompt)
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.entries = QListWidget(self)
        self.entries.setAccessibleName(title)
        self.entries.setUniformItemSizes(not sentences)
        self.entries.setWordWrap(sentences)
        kept = self.entries.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing around it moves when it is hidden
        self.entries.setSizePolicy(kept)
        if sentences:
            self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._between = "\n" if sentences else "   "
        self.none = label("", "muted", wrap=True, parent=self)
        self.near_search = NearSearch(self)
        self._found = LateAnnouncement(self.search)
        second = None if alternative is None else QPushButton(alternative, self)
        self._buttons, self._take = button_row(self, accept, second)
        self._take.setDefault(True)
        self._taking = [self._take]
        if second is not None:
            second.clicked.connect(self._take_alternative)
            self._taking.append(second)

        content = QWidget(self)
        content.setMinimumSize(SMALLEST * unit())
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (question, self.search, self.none, self.entries):
            layout.addWidget(widget)
        fill(self, content, self._buttons)

        self.entries.itemActivated.connect(self.accept)
        self.search.textChanged.connect(self._filter)
        self.near_search.found.connect(self._show_near)
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search field move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.search:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.entries.count():
                self.entries.setCurrentRow((self.entries.currentRow() + step) % self.entries.count())
                announce(self.search, str(self.entries.currentItem().data(SPOKEN)))
                return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Take the entry selected in the list."""
        item = self.entries.currentItem()
        if item is not None:
            self.picked = item.data(Qt.ItemDataRole.UserRole)
            super().accept()

    def _take_alternative(self) -> None:
        self.accept()
        self.alternative = self.picked is not None

    def _filter(self, text: str) -> None:
        words = search_key(text).split()
        entries = found(words, self._entries.values())
        if words:  # names that begin so rank before names with the letters inside: "it l" is IT Lead, not Hospital
            entries.sort(key=lambda entry: not begun(words, self._entries[entry.id][1]))
        self._show(entries)
        some = f"{pluralise(len(entries), 'entry', 'entries')}, {entries[0].name}" if entries else nothing_called(text)
        self._found.say(some)
        self.none.setText(f"{nothing_called(text)}. Try fewer letters." if text.strip() else "There is nothing here.")
        if entries or not words:
            self.near_search.forget()
            return
        named = [(entry.id, (entry.name, *entry.words)) for entry, _ in self._entries.values()]
        self.near_search.seek(text, lambda: named)

    def _show_near(self, ids: tuple[str, ...]) -> None:
        entries = [self._entries[entry_id][0] for entry_id in ids]
        if entries:
            self._show(entries)
            self.none.setText(f"{nothing_called(self.search.text())}; near:")
            self.none.show()
        names = separated(entry.name for entry in entries)
        self._found.say(f"{self.none.text()} {names}".strip())

    def _show(self, entries: Sequence[PickerEntry]) -> None:
        self.entries.clear()
        for entry in entries:
            item = QListWidgetItem(f"{entry.name}{self._between}{entry.detail}" if entry.detail else entry.name)
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            item.setData(SPOKEN, f"{entry.name}, {entry.detail}" if entry.detail else entry.name)
            self.entries.addItem(item)
        some = bool(entries)
        if some:
            self.entries.setCurrentRow(0)
        self.none.setVisible(not some)
        self.entries.setVisible(some)
        for button in self._taking:
            button.setEnabled(some)
