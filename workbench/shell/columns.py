"""Splitter layout of the window: skills, work, open points and inspector. Knows nothing of what they show."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.widgets.parts.divider import Divided

WIDE = 1900
"""Pixels of width from which on the inspector stands beside the open points; in a narrower window below them.

Below each other on a wide screen both had half the height and too little width for their sentences; on a narrow one
the work needs that width.
"""

LEFT_WIDTH, WORK_WIDTH, RIGHT_WIDTHS = 284, 840, {False: 316, True: 691}
"""First widths in pixels of the skills, the work, and the right side without and with the inspector beside."""

DIVISIONS = {False: [560, 240], True: [340, 350]}
"""First sizes in pixels of open points and inspector: their heights below each other, their widths side by side."""


class Columns(Divided):
    """Splitter with the skills at the left, the work, and at the right the open points and the inspector."""

    def __init__(self, skills: QWidget, work: QWidget, findings: QWidget, inspector: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._skills = skills
        self._widths = b""
        self._right_left: dict[bool, tuple[int, list[int]]] = {}
        """Width and division of the right side as the user left them, for the inspector below and beside."""
        self.division = b""
        """Saved splitter state of the right side before a preview took more of it, empty while none does."""
        self.right = Divided(Qt.Orientation.Vertical, parent)
        self.right.setAccessibleName("Open points and inspector")
        self.right.addWidget(findings)
        self.right.addWidget(inspector)
        self.right.setStretchFactor(0, 3)
        self.right.setStretchFactor(1, 1)
        for widget, stretch in ((skills, 0), (work, 1), (self.right, 0)):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, stretch)
        self.setHandleWidth(1)
        self.right.setHandleWidth(1)

    @property
    def left_shown(self) -> bool:
        """Whether the skills are shown."""
        return not self._skills.isHidden()

    @property
    def right_shown(self) -> bool:
        """Whether open points and inspector are shown."""
        return not self.right.isHidden()

    def show_sides(self, left: bool, right: bool) -> None:
        """Show or fold the sides; where both are shown again they have their widths back."""
        self.keep_widths()
        both = self.left_shown and self.right_shown
        self._skills.setVisible(left)
        self.right.setVisible(right)
        if left and right and self._widths:
            self.restoreState(QByteArray(self._widths))
        elif left and right and not both:
            self.divide()

    def keep_widths(self) -> bytes:
        """The splitter state of the columns; while one is folded, that from before, which Qt does not know any more."""
        if self.isVisible() and self.left_shown and self.right_shown:
            self._widths = bytes(self.saveState().data())
        return self._widths

    def divide(self) -> None:
        """Reset widths and division; a shown left side keeps its width, the right side what the user left for it so."""
        right, division = self._right_left.get(self._beside, (RIGHT_WIDTHS[self._beside], DIVISIONS[self._beside]))
        shown = self.isVisible()
        left = (shown and self.sizes()[0]) or LEFT_WIDTH
        self.setSizes([left, self.width() - left - right if shown else WORK_WIDTH, right])
        self.right.setSizes(division)
        self._widths = b""

    def widen_inspector(self) -> None:
        """Give the inspector the larger part of the right side, until `narrow_inspector`; beside, it has enough."""
        if self._beside:
            return
        self.division = self.division or bytes(self.right.saveState().data())
        height = sum(self.right.sizes())
        inspector = round(height * 0.7)  # balances the preview against the open points above it
        self.right.setSizes([height - inspector, inspector])

    def narrow_inspector(self) -> None:
        """Take back `widen_inspector`."""
        if self.division:
            self.right.restoreState(QByteArray(self.division))
            self.division = b""

    def kept_division(self) -> bytes:
        """The splitter state of the right side to keep for the next start: without what a preview takes for now."""
        return self.division or bytes(self.right.saveState().data())

    def restore(self, widths: bytes, division: bytes) -> None:
        """Restore the splitter states of the last run; every pane stays in sight."""
        for splitter, state in ((self, widths), (self.right, division)):
            if state:
                splitter.restoreState(QByteArray(state))
        for splitter in (self, self.right):
            splitter.setChildrenCollapsible(False)
        self._widths = widths

    @property
    def _beside(self) -> bool:
        """Whether the inspector stands beside the open points."""
        return self.right.orientation() == Qt.Orientation.Horizontal

    def _orient(self) -> None:
        """Put the inspector beside the open points where there is room for it, below them where there is not."""
        if (self.width() >= WIDE) == self._beside:
            return
        self.narrow_inspector()
        if self.right_shown:
            self._right_left[self._beside] = self.sizes()[2], self.right.sizes()
        self.right.setOrientation(Qt.Orientation.Vertical if self._beside else Qt.Orientation.Horizontal)
        self.divide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Orient the right side by the width."""
        self._orient()
        super().resizeEvent(event)
