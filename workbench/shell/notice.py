"""Notice (toast): one line at the foot of the window that says what happened, with links to what comes next.

Knows no edit and no file.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from workbench.widgets.parts.style import label, link, restyle

Links = tuple[tuple[str, Callable[[], object]], ...]
"""Texts of the links, and the functions they call."""

STAYS, OFFERS_STAY = 8_000, 30_000
"""Milliseconds that a notice stays, without and with bad news or links: longer where there is something to decide."""


class Notice(QFrame):
    """A sentence with some links. A new one takes the place of the old."""

    shown = Signal(str, bool)
    """The sentence that is shown now, and whether it is bad news."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("look", "notice")
        self._text = label("", wrap=True, parent=self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._links: list[QPushButton] = []
        self._lasting = False
        self._close = self._link("Dismiss")
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 12, 6)
        self._row.setSpacing(12)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._out_of_time)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def say(
        self, text: str, links: Links = (), *, bad: bool = False, lasting: bool = False, dismiss: str = "Dismiss"
    ) -> None:
        """Show a sentence until the map changes or its time is over; a lasting one until it is dismissed.

        dismiss: the text of the button for that.
        """
        self._close.setText(dismiss)
        self._show(text, links, "must" if bad else "")
        self._lasting = lasting
        if not lasting:
            self._timer.start(OFFERS_STAY if links or bad else STAYS)

    def end(self) -> None:
        """Hide a notice about the map as it was before an edit; a lasting one stays."""
        if not self._lasting:
            self._timer.stop()
            self.hide()

    def end_offers(self) -> None:
        """Hide a notice with links once another map is on screen, or none: they would act on that one."""
        if self._links:
            self._timer.stop()
            self.hide()

    def _out_of_time(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._timer.start(STAYS)
        else:
            self.hide()

    def _link(self, text: str) -> QPushButton:
        """A link that does not take the focus when it is clicked, for it is gone a moment later."""
        button = link(text, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show(self, text: str, links: Links, tone: str) -> None:
        self._timer.stop()
        self._text.setText(text)
        for old in self._links:
            old.deleteLater()
        self._links = []
        for words, act in links:
            button = self._link(words)
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.insertWidget(self._row.count() - 1, button)
            self._links.append(button)
        self.setFocusProxy(self._links[0] if self._links else self._close)
        restyle(self, "tone", tone)
        self.show()
        self.shown.emit(text, tone == "must")
