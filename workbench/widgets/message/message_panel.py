"""Message panel: headline, coverage bar, four facts and verdict, of the session's assessment. Knows no view."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.assess import Assessment, how_sure
from workbench.domain.coverage import Coverage, FigureView
from workbench.domain.words import VIEW, VIEW_HOW, severity_counts
from workbench.presentation.drill_down import DrillDown, drill_into_fact, drill_into_nature, drill_into_part
from workbench.presentation.summary import SAY_BELONGING, belongs_nowhere, facts, headline, readiness
from workbench.qt.context import Context
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import px
from workbench.widgets.message.fact_button import FactButton
from workbench.widgets.message.headline import Headline
from workbench.widgets.message.how_counted import HowCounted
from workbench.widgets.parts.coverage_bar import CoverageBar
from workbench.widgets.parts.drill_down_popover import DrillDownPopover
from workbench.widgets.parts.picture import picture
from workbench.widgets.parts.style import label, link
from workbench.widgets.parts.switch import Switch
from workbench.widgets.parts.two_lines import AllOrNothing, TwoLines
from workbench.widgets.parts.verdict import show_badge, show_verdict

STRIP, MINI, NARROW, PICTURE_WIDTH = 36, 80, 40, 880
"""Pixels: height of the folded strip, width of its bar with and without room, and width of the message as a picture
before it is enlarged."""

ROOMY = 700
"""Width in pixels from which on the strip's bar is wide, and the number of points to fix stands beside the verdict."""

BELONGING_HINT = "Opens the Skill table at the column Belongs to"

VIEW_CHOICES: tuple[tuple[FigureView, str], ...] = (
    ("strategists", "Two leading roles"),
    ("placed", "Whole departments"),
)


class MessagePanel(QFrame):
    """Message panel; its height depends on its width alone. Folds to a strip of one line."""

    fold_requested = Signal(bool)
    """The user asked to fold it to the strip, or to show it whole."""

    folded_changed = Signal(bool)
    """Whether only the strip is shown now, whoever folded it."""

    terms_requested = Signal(str)
    """The words of the map are to be changed, beginning with this term; "" for the first."""

    belonging_requested = Signal()
    """It is to be said of skills what they belong to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: FigureView = "placed"
        self.shared = False
        self.setObjectName("message")
        self.setProperty("look", "card")
        self.setAccessibleName("The message")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

        self.bar = CoverageBar(context.theme, self, steady=True, renames=True)
        self._mini = CoverageBar(context.theme, self, mini=True, renames=True)
        self.sentence = Headline(self)
        self._short = TwoLines(self)
        self._short.setProperty("look", "small-strong")
        self._verdicts = label("", "badge"), label("", "badge")
        self._state = label("", "badge")
        self.counted = link("How is this counted?", self)
        self.belongings = tuple(link(SAY_BELONGING, self) for _ in range(2))
        """The links of the whole and of the strip to where it is said what skills belong to."""
        self._fold = self._fold_button("▴", "Fold the message", folded=True)
        self.facts = tuple(FactButton(context.theme, number > 0, self) for number in range(4))
        self._whole, self._strip = self._make_whole(), self._make_strip()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)
        layout.addWidget(self._strip)
        self._strip.hide()
        self.setFocusProxy(self.bar)

        for bar in (self.bar, self._mini):
            bar.part_activated.connect(lambda part, clicked=bar: self._open_part(part, clicked))
            bar.term_requested.connect(self.terms_requested)
        self.counted.clicked.connect(self.show_how_counted)
        for leads in self.belongings:
            leads.setAccessibleDescription(BELONGING_HINT)
            leads.setToolTip(tooltip_text(BELONGING_HINT))
            leads.clicked.connect(self.belonging_requested)
        for button in self.facts:
            button.clicked.connect(lambda _=False, clicked=button: self._open_fact(clicked))
        context.session.assessed.connect(self._refresh)
        self._refresh(context.session.assessment)

    def _make_whole(self) -> QWidget:
        whole = QWidget(self)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        self._switch = Switch(VIEW_CHOICES, self)
        self._switch.choose(self.view)
        for view, _ in VIEW_CHOICES:
            self._switch.buttons[view].setAccessibleName(f"Figures of: {VIEW[view]}")
        self._switch.chosen.connect(self.show_view)
        switch.addWidget(self._switch)
        self._how = AllOrNothing()
        self._how.setProperty("look", "small")
        switch.addSpacing(8)
        switch.addWidget(self._how, 1)
        self._how.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the first to go
        for badge in (self._verdicts[0], self._state):
            switch.addWidget(badge)
            switch.addSpacing(4)
        switch.addWidget(self.counted)
        switch.addWidget(self.belongings[0])
        switch.addSpacing(4)
        switch.addWidget(self._fold)
        row = QHBoxLayout()
        row.setContentsMargins(2, 4, 2, 6)
        row.setSpacing(0)
        for button in self.facts:
            row.addWidget(button, 1)
        line = QFrame(self)
        line.setProperty("look", "line")
        line.setFixedHeight(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(15, 13, 15, 6)
        inner.setSpacing(6)
        inner.addWidget(self.sentence)
        inner.addLayout(switch)
        inner.addWidget(self.bar)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner)
        column.addWidget(line)
        column.addLayout(row)
        return whole

    def _make_strip(self) -> QWidget:
        strip = QWidget(self)
        strip.setFixedHeight(px(STRIP))
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._short, 1)
        row.addWidget(self.belongings[1], 0, Qt.AlignmentFlag.AlignVCenter)
        self._mini.setFixedWidth(px(MINI))
        row.addWidget(self._mini)
        row.addWidget(self._verdicts[1], 0, Qt.AlignmentFlag.AlignVCenter)
        self._unfold = self._fold_button("▾", "Show the whole message", folded=False)
        row.addWidget(self._unfold)
        return strip

    def _fold_button(self, sign: str, name: str, *, folded: bool) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setProperty("look", "more")
        button.setFixedSize(px(22), px(20))
        button.setAccessibleName(name)
        button.setToolTip(tooltip_text(name))
        button.clicked.connect(lambda: self.fold_requested.emit(folded))
        return button

    @property
    def coverage(self) -> Coverage:
        """The coverage figures shown: with or without skills of either side."""
        assessment = self._context.session.assessment
        return Coverage(assessment.index, shared=True) if self.shared else assessment.coverage

    @property
    def folded(self) -> bool:
        """Whether only the strip is shown."""
        return self._whole.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Fold to the strip, or show the whole. The focus stays on the fold arrow."""
        differs = folded != self.folded
        at_arrow = self._fold.hasFocus() or self._unfold.hasFocus()
        self._whole.setVisible(not folded)
        self._strip.setVisible(folded)
        self.setFocusProxy(self._first_of_strip() if folded else self.bar)
        if at_arrow:
            (self._unfold if folded else self._fold).setFocus(Qt.FocusReason.TabFocusReason)
        self.updateGeometry()
        if differs:
            self.folded_changed.emit(folded)

    def _first_of_strip(self) -> QWidget:
        return self.belongings[1] if self._mini.isHidden() else self._mini

    def show_view(self, view: FigureView) -> None:
        """Show the figures of the two leading roles, or of whole departments."""
        self.view = view
        self._switch.choose(view)
        self._refresh(self._context.session.assessment)

    def show_how_counted(self) -> None:
        """Open the "How counted" popover."""
        session = self._context.session
        certainty = how_sure(session.assessment, session.today())
        anchor = self._first_of_strip() if self.folded else self.counted
        popover = HowCounted(session.assessment, self.coverage, self.view, certainty, self.shared, anchor)
        popover.shared_toggled.connect(self._count_shared)
        popover.show_below(QPoint(anchor.width() - popover.width(), anchor.height() + 4))

    def hide_buttons(self) -> None:
        """Hide the controls: the message is for a picture."""
        for button in (self.counted, *self.belongings):
            button.hide()
        self._fold.hide()

    def picture(self, assessment: Assessment) -> QImage:
        """Picture of the whole message for a slide, even while it is folded on screen.

        assessment: that of the map as it is handed on.
        """
        other = MessagePanel(self._context)
        other.shared = self.shared
        other.show_view(self.view)
        other._refresh(assessment)
        other.hide_buttons()
        other.resize(PICTURE_WIDTH, other.heightForWidth(PICTURE_WIDTH))
        image = picture(other, self._context.theme.colours.ground)
        other.deleteLater()
        return image

    def _count_shared(self, shared: bool) -> None:
        self.shared = shared
        self._refresh(self._context.session.assessment)

    def _refresh(self, assessment: Assessment) -> None:
        coverage = self.coverage
        sentence = headline(assessment)
        self.sentence.setText(sentence)
        self._short.setText(sentence)
        nowhere = belongs_nowhere(assessment)
        for counting in (self.counted, self._mini):
            counting.setVisible(not nowhere)
        for leads in self.belongings:
            leads.setVisible(nowhere)
        if self.folded:
            self.setFocusProxy(self._first_of_strip())
        split, title = coverage.split(self.view), f"Who holds the work: {VIEW[self.view]}"
        self._how.setText(VIEW_HOW[self.view])
        self.bar.show_split(split, assessment.vocabulary, coverage.nature, title)
        self._mini.show_split(split, assessment.vocabulary, title=title)
        figures = dataclasses.replace(assessment, coverage=coverage)
        for button, fact in zip(self.facts, facts(figures, self.view), strict=True):
            button.show_fact(fact)
        self._show_badges(assessment)

    def _show_badges(self, assessment: Assessment) -> None:
        errors, warnings = assessment.count("error"), assessment.count("warning")
        number = errors + warnings
        for verdict in self._verdicts:
            show_verdict(verdict, assessment)
        text = readiness(assessment) if number else f"✓ {readiness(assessment)}"
        show_badge(self._state, text, "must" if errors else "should" if warnings else "good")
        self._show_state()
        self._state.setToolTip(tooltip_text(severity_counts({"error": errors, "warning": warnings})))

    def _show_state(self) -> None:
        """Show the number of findings to fix only if there is room: the window's header has it, too."""
        assessment = self._context.session.assessment
        to_fix = assessment.count("error") + assessment.count("warning")
        self._mini.setFixedWidth(px(MINI) if self.width() >= px(ROOMY) else px(NARROW))
        self._state.setVisible(self.width() >= px(ROOMY) and (bool(to_fix) or assessment.verdict != "undecided"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Responsive layout: a narrow message says less."""
        super().resizeEvent(event)
        self._show_state()

    def _open_part(self, part: str, bar: CoverageBar) -> None:
        index = self._context.session.index
        if part == "nature":
            drill_down = drill_into_nature(index, self.coverage)
        else:
            drill_down = drill_into_part(index, self.coverage, self.view, part)
        self._open(drill_down, bar)

    def _open_fact(self, button: FactButton) -> None:
        if button.fact is not None:
            self._open(drill_into_fact(self._context.session.index, button.fact), button)

    def _open(self, drill_down: DrillDown, anchor: QWidget) -> None:
        popover = DrillDownPopover(drill_down, anchor)
        popover.reveal_requested.connect(self._context.selection.reveal)
        popover.show_below(QPoint(0, anchor.height() + 2))
