"""Dialog to accept a finding: the reason, by whom, and until when. Knows no map; returns the values."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.qt.theme import px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.parts.editors import LineEdit, TextEdit
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

WIDTH = 408
"""Least width of the sentences in pixels."""


class AcceptDialog(QDialog):
    """Asks for the terms of a waiver. Its button works only with a reason."""

    def __init__(self, message: str, author: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Accept with a reason")
        sentence = label(message, "strong", wrap=True, parent=self)
        what = label(
            "It stays listed as accepted, and no longer counts for the verdict.", "muted", wrap=True, parent=self
        )

        self._reason = TextEdit(self)
        self._reason.setAccessibleName("Reason")
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(px(84))
        self._author = LineEdit(self)
        self._author.setText(author)
        self._author.setAccessibleName("Accepted by")
        self._author.setPlaceholderText("Your name, kept for the next time")
        self._limited = QCheckBox("Until", self)
        self._until = QDateEdit(QDate(today.year, today.month, today.day).addMonths(6), self)
        self._until.setMinimumDate(QDate(today.year, today.month, today.day))
        self._until.setCalendarPopup(True)
        self._until.lineEdit().setAcceptDrops(False)
        self._until.setDisplayFormat("d MMMM yyyy")
        self._until.setEnabled(False)
        self._until.setAccessibleName("Accepted until, the last day")
        self._limited.toggled.connect(self._until.setEnabled)

        until = QHBoxLayout()
        until.addWidget(self._limited)
        until.addWidget(self._until, 1)
        form = QFormLayout()
        form.addRow("Reason", self._reason)
        form.addRow("Accepted by", self._author)
        form.addRow("", until)

        buttons, self._accept = button_row(self, "Accept")
        self._accept.setEnabled(False)
        self._reason.installEventFilter(self)
        self._reason.textChanged.connect(lambda: self._accept.setEnabled(bool(self.reason)))

        layout = QVBoxLayout()
        layout.setSpacing(10)
        layout.addWidget(sentence)
        layout.addWidget(what)
        layout.addLayout(form)
        what.setMinimumWidth(px(WIDTH))
        fill(self, layout, buttons)
        self._reason.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in the reason accepts, as it ends editing of any text of several lines."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._reason:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._accept.click()
                return True
        return super().eventFilter(watched, event)

    @property
    def reason(self) -> str:
        """The reason, trimmed."""
        return self._reason.toPlainText().strip()

    @property
    def author(self) -> str:
        """Who accepts it."""
        return self._author.text().strip()

    @property
    def until(self) -> date | None:
        """The last day it is accepted, or None for good."""
        day = self._until.date()
        return date(day.year(), day.month(), day.day()) if self._limited.isChecked() else None
