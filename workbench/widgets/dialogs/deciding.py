"""Dialog in which a person decides several things before it accepts: the habits that such dialogs share.

F4, and the button that counts what is open, go to the next open question. Ctrl+Enter accepts from wherever the focus
is, and goes there instead while something is open. Enter alone accepts only on the button itself. Leaving asks before
answers are dropped. Knows no question.
"""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from workbench.qt.text_escape import tooltip_text
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.dialogs.leaving import may_leave
from workbench.widgets.parts.editors import finish_editing
from workbench.widgets.parts.keys import ENTER_KEYS
from workbench.widgets.parts.style import restyle


class DecidingDialog(QDialog):
    """Base of such dialogs. `may_accept`, `answered` and `go_to_next` are the dialog's own."""

    def __init__(
        self, name: str, accept: str, f4: str, ctrl_enter: str, leave: str, drop: str, parent: QWidget | None = None
    ) -> None:
        """name: prefix of the names of the parts. accept: the text of the button that accepts. f4, ctrl_enter: hints.
        leave: the question before answers are dropped. drop: the text of the button that drops them."""
        super().__init__(parent)
        self.setObjectName(f"{name}Dialog")
        self._leave, self._drop = leave, drop
        self._to_decide = QPushButton(self)
        self._to_decide.setObjectName(f"{name}ToDecide")
        self._to_decide.setAutoDefault(False)
        restyle(self._to_decide, "look", "count")
        restyle(self._to_decide, "tone", "should")
        self._to_decide.setAccessibleDescription(f4)
        self._to_decide.setToolTip(tooltip_text(f4))
        self._to_decide.clicked.connect(self.go_to_next)
        self._buttons, self._accept = button_row(self, accept)
        self._accept.setToolTip(tooltip_text(ctrl_enter))
        QShortcut(QKeySequence(Qt.Key.Key_F4), self, self.go_to_next)
        for key in ENTER_KEYS:
            QShortcut(QKeySequence(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)), self, self._accept_now)

    @property
    def may_accept(self) -> bool:
        """Whether accepting does anything: nothing is open, and something changes."""
        raise NotImplementedError

    @property
    def answered(self) -> bool:
        """Whether anything was answered that closing would drop."""
        raise NotImplementedError

    def go_to_next(self) -> None:
        """Go to the next question that is open; where none is, to the button that accepts."""
        raise NotImplementedError

    def reject(self) -> None:
        """Close without accepting; where that would drop answers it is asked first."""
        if not self.answered or may_leave(self, self.windowTitle(), self._leave, self._drop):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press no button by Enter but the one that has the focus: twice at the last question, it would accept."""
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
        elif isinstance(focused := self.focusWidget(), QPushButton) and not event.isAutoRepeat():
            focused.click()  # one that is no default button takes no Enter by itself

    def _accept_now(self) -> None:
        """Accept, from wherever the focus is; where something is to be decided go there."""
        finish_editing()
        if self.may_accept:
            self.accept()
        else:
            self.go_to_next()
