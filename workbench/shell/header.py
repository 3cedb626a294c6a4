"""Window header: title, scenario menu, view switch, undo and redo, what is left to fix, Export. Changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from workbench.domain.assess import Assessment
from workbench.presentation.summary import readiness
from workbench.qt.context import Context
from workbench.qt.text_escape import escape_mnemonic, tooltip_text, unescape_mnemonic
from workbench.qt.theme import px
from workbench.shell.icons import icon
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.parts.style import restyle
from workbench.widgets.parts.switch import Switch
from workbench.widgets.parts.text import elided
from workbench.widgets.parts.two_lines import OneLine

SCENARIO_WIDTH, SCENARIO_WIDTH_NARROW = 260, 120
"""Pixels of a scenario's name, above and below NARROW; a longer one is cut, or it would push the window wider than a
screen."""
NARROW = 1080
"""Pixels of width below which scenario names are cut shorter: on 1366 x 768 at 150 % the window was wider than the
screen."""


class WindowHeader(QFrame):
    """The strip above the columns. Shows the session; asks for everything else by signal."""

    export_requested = Signal()
    findings_requested = Signal()

    def __init__(
        self, context: Context, undo: QAction, redo: QAction, scenarios: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setProperty("look", "header")
        self._context = context
        self._narrow = False
        self._title = OneLine(self)
        self._title.setProperty("look", "large")
        self._title.setObjectName("documentTitle")
        self._scenario = QToolButton(self)
        self._scenario.setObjectName("scenarioSwitch")
        self._scenario.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._scenario.setMenu(scenarios)
        self.views = Switch([(name, view.title) for name, view in VIEW_SPECS.items()], self)
        self.views.setObjectName("viewSwitch")
        for name, view in VIEW_SPECS.items():
            self.views.buttons[name].setAccessibleName(f"View: {view.title}")
        self._undo = self._button(undo, "Undo")
        self._redo = self._button(redo, "Redo")
        self._to_fix = QPushButton(self)
        self._to_fix.setObjectName("toFix")
        self._to_fix.setProperty("look", "count")
        self._to_fix.clicked.connect(self.findings_requested)
        self.export_button = QPushButton("Export to Excel", self)
        self.export_button.setObjectName("exportButton")
        self.export_button.setProperty("look", "primary")
        self.export_button.clicked.connect(self.export_requested)

        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        left, right = QHBoxLayout(), QHBoxLayout()
        for side in (left, right):
            side.setSpacing(10)
        left.addWidget(self._title)
        left.addWidget(self._scenario)
        left.addStretch(1)
        right.addStretch(1)
        for button in (self._undo, self._redo, self._to_fix, self.export_button):
            right.addWidget(button)
        row.addLayout(left, 1)  # stretched as the right is: the switch stays in the middle, whatever is beside it
        row.addWidget(self.views)
        row.addLayout(right, 1)

        context.session.changed.connect(self._show_document)
        context.session.assessed.connect(self._show_assessment)
        context.theme.changed.connect(self._paint_icons)
        self._show_document()
        self._paint_icons()

    def _button(self, action: QAction, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{name.lower()}Button")
        button.setAccessibleName(name)
        button.setIconSize(QSize(px(16), px(16)))
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.setToolTip(tooltip_text(f"{unescape_mnemonic(action.text())} ({action.shortcut().toString()})"))

        action.changed.connect(follow)
        follow()
        return button

    def _paint_icons(self) -> None:
        colours = self._context.theme.colours
        self._undo.setIcon(icon("undo", colours))
        self._redo.setIcon(icon("redo", colours))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow header shortens the name of the scenario."""
        super().resizeEvent(event)
        if self._narrow != (self.width() < px(NARROW)):
            self._narrow = self.width() < px(NARROW)
            self._show_document()

    def _show_document(self) -> None:
        self._title.setText(self._context.session.document.title)
        name = self._context.session.scenario.name
        shown = elided(name, px(SCENARIO_WIDTH_NARROW) if self._narrow else px(SCENARIO_WIDTH), px(13))
        self._scenario.setText(f"{escape_mnemonic(shown)}  ▾")
        self._scenario.setToolTip(tooltip_text("" if shown == name else name))
        self._scenario.setAccessibleName(f"Scenario: {name}")

    def _show_assessment(self, assessment: Assessment) -> None:
        must, should = assessment.count("error"), assessment.count("warning")
        number = must + should
        ready = not number and assessment.verdict != "undecided"
        self._to_fix.setText(("✓ " if ready else "") + readiness(assessment))
        self._to_fix.setAccessibleName(f"{number} open points to fix" if number else readiness(assessment))
        restyle(self._to_fix, "tone", "must" if must else "should" if should else "good" if ready else "")
