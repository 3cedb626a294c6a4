"""Compare view: two sides on top, the changes by subject below, and what becomes of the findings beside them.

Shows the comparison of a `ComparisonSession`, through which every change goes. A file, a name or another part of the
window is asked for by signal. Knows no other view.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.application.handing_on import comparison_handed_on
from workbench.domain.compare import Comparison
from workbench.domain.coverage import FigureView
from workbench.domain.differences import SCENARIO
from workbench.domain.findings import Finding
from workbench.domain.model import CapabilityMap
from workbench.domain.names import subject_name
from workbench.domain.words import VIEW
from workbench.presentation.comparison_as_text import as_text
from workbench.presentation.comparison_text import concerned_name
from workbench.presentation.drill_down import drill_into_part
from workbench.presentation.outcome_text import better, worse
from workbench.qt.comparison_session import BUSY, ComparisonSession
from workbench.qt.context import Context
from workbench.qt.outline import OutlineEntry
from workbench.qt.text_escape import tooltip_text
from workbench.widgets.compare.changes_panel import MANY, ChangesPanel
from workbench.widgets.compare.empty_page import EmptyPage
from workbench.widgets.compare.entries import point_entries
from workbench.widgets.compare.figures import Figures
from workbench.widgets.compare.outline_view import OutlineView
from workbench.widgets.compare.side_card import SideCard
from workbench.widgets.parts.drill_down_popover import DrillDownPopover
from workbench.widgets.parts.flow import FlowLayout
from workbench.widgets.parts.style import label, link
from workbench.widgets.parts.switch import Switch
from workbench.widgets.parts.work_view import ViewServices, WorkView

WIDE = 880
"""Width in pixels from which on the findings stand beside the changes; below it a switch shows one of the two."""
SHARE = (5, 3)
"""Stretch factors of changes and findings then."""

VIEW_CHOICES: tuple[tuple[FigureView, str], ...] = (
    ("strategists", "Two leading roles"),
    ("designed", "On paper"),
    ("placed", "Where people sit"),
)
PAGES = (("changes", "What changes"), ("points", "Mends and worsens"))


class CompareView(WorkView):
    """Two scenarios of the map, or of the map and a file."""

    own_points = True
    opens_maps = False

    duplicate_requested = Signal()
    """A second scenario is to be made."""

    file_requested = Signal(int)
    """A file is to be chosen for a side, 0 or 1."""

    export_requested = Signal()
    """The comparison is to be written as a workbook."""

    said = Signal(str)
    """A message for the notice at the foot of the window."""

    people_left_out = Signal(str, object)
    """Such a message on what was copied without people, and the callback that copies it with them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._loaded = context.session.document_token
        self._view: FigureView = "placed"
        self.comparison_session = ComparisonSession(context.session, self)
        self.setObjectName("compare")
        self.setAccessibleName("Compare")

        self.cards = (SideCard(context.theme, "From scenario", self), SideCard(context.theme, "To scenario", self))
        for place, card in enumerate(self.cards):
            card.chosen.connect(lambda choice, place=place: self._choose(place, choice))
            card.file_wanted.connect(lambda place=place: self._ask_for_file(place))
            card.bar.part_activated.connect(lambda part, place=place: self._drill_down(place, part))
        self.changes = ChangesPanel(context.theme, context.session.today, self)
        self.points = OutlineView(context.theme, "What becomes of the open points", self)
        self.points.setObjectName("points")
        self._points_said, self._points_title = label("", "muted"), label("What it mends and worsens", "strong")
        self._points_frame, self._points_head = self._make_points()
        self._changes_head = QWidget(self)
        self._title = label("What changes, for whom", "strong")
        self._pages = Switch(PAGES, self)
        self._pages.chosen.connect(lambda _: self._arrange())
        self._busy = label("Comparing…", "muted")
        self._stack = QStackedWidget(self)
        self._empty = EmptyPage(self)
        self.duplicate_button = self._empty.duplicate_button
        self._stack.addWidget(self._make_page())
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.addWidget(self._stack)

        self._empty.duplicate_requested.connect(self.duplicate_requested)
        self._empty.file_requested.connect(lambda: self._ask_for_file(1))
        self.changes.copy_wanted.connect(self.comparison_session.copy)
        self.changes.subject_reached.connect(self._pick)
        self.changes.opened.connect(self._open)
        self.changes.said.connect(self.said)
        self.changes.people_left_out.connect(self.people_left_out)
        self.points.reached.connect(self._pick_point)
        self.points.opened.connect(self._open_point)
        self.comparison_session.changed.connect(self._show)
        self._arrange()
        self._show()

    # Construction

    def _make_page(self) -> QWidget:
        page = QWidget(self)
        self._views = Switch(VIEW_CHOICES, self)
        self._views.choose(self._view)
        for view, _ in VIEW_CHOICES:
            self._views.buttons[view].setAccessibleName(f"Figures of: {VIEW[view]}")
        self._views.chosen.connect(self._show_view)
        self.figures_button, self.text_button = link("Figures", self), link("Copy as text", self)
        self.export_button, self.swap_button = link("Export…", self), link("Swap", self)
        for button, says in (
            (self.swap_button, "Swap the two sides"),
            (self.figures_button, "Every figure of both sides, with what lies between"),
            (self.export_button, "Export to Excel, with a sheet of what changes"),
        ):
            button.setAccessibleName(f"{button.text()}: {says}")
            button.setToolTip(tooltip_text(says))
        for button, does in (
            (self.figures_button, self.show_figures),
            (self.text_button, self.copy_text),
            (self.export_button, self.export_requested.emit),
            (self.swap_button, self.comparison_session.swap),
        ):
            button.clicked.connect(lambda _=False, does=does: does())
        above = QWidget(self)
        top = FlowLayout(8, above)
        for widget in (
            self._views,
            self.swap_button,
            self.figures_button,
            self.text_button,
            self.export_button,
            self._busy,
        ):
            top.addWidget(widget)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for card in self.cards:
            sides.addWidget(card, 1)
        row = QHBoxLayout(self._changes_head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self.changes.counted, 1)
        row.addWidget(self.changes.copy_all)
        head, below = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._pages)
        below.setSpacing(12)
        for line, parts in (
            (head, (self._changes_head, self._points_head)),
            (below, (self.changes, self._points_frame)),
        ):
            for part, stretch in zip(parts, SHARE, strict=True):
                part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
                line.addWidget(part, stretch)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(above)
        column.addLayout(sides)
        column.addLayout(head)
        column.addLayout(below, 1)
        return page

    def _make_points(self) -> tuple[QFrame, QWidget]:
        """The frame of the findings, and the header above it."""
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(2, 0, 0, 0)
        row.addWidget(self._points_title)
        row.addStretch(1)
        row.addWidget(self._points_said)
        frame = QFrame(self)
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.points)
        return frame, head

    def wire(self, services: ViewServices) -> None:
        """Connect the signals for a second scenario, a file, a workbook and the notice to the window."""
        self.duplicate_requested.connect(services.duplicate_scenario)
        self.file_requested.connect(lambda place: services.read_map(partial(self.take_file, place)))
        self.export_requested.connect(lambda: services.export_comparison(self.comparison_session))
        self.said.connect(services.say)
        self.people_left_out.connect(services.offer_people)

    # Public interface

    def compare(self, from_id: str, to_id: str) -> None:
        """Compare two scenarios of the map on screen, and show all that changes."""
        self.changes.drop_filters()
        self.comparison_session.compare(from_id, to_id)

    def take_file(self, place: int, path: Path, document: CapabilityMap) -> None:
        """Use a file that was read as a side; place: 0 or 1."""
        self.comparison_session.take_file(place, path, document)

    def compare_with(self, called: str, document: CapabilityMap, *, own_first: bool = False) -> None:
        """Compare another version of the map with the scenario on screen, without filters.

        called: name of the version; own_first: the scenario on screen is the first side, which can be copied to.
        """
        self.changes.drop_filters()
        self.comparison_session.compare_with(called, document, own_first=own_first)

    def reveal(self, subject: str) -> None:
        """Bring a subject's changes into sight, if it has any."""
        self.changes.list.bring_into_sight(subject)

    def show_figures(self) -> None:
        """Open the figures table."""
        comparison = self._settled()
        if comparison is not None:
            anchor = self.figures_button
            Figures(comparison, self.comparison_session.names, anchor).show_below(anchor.rect().bottomLeft())

    def copy_text(self, *, people: bool = False) -> None:
        """Copy the whole comparison as text; with a filter set, the filtered changes."""
        comparison = self._settled()
        if comparison is not None and self.changes.filtered:
            self.changes.copy_shown_text()
        elif comparison is not None:
            copied = comparison if people else comparison_handed_on(comparison, self._context.session.today())
            QGuiApplication.clipboard().setText(as_text(copied, self.comparison_session.names))
            self.changes.say_copied(
                "The comparison is on the clipboard as text.",
                copied is comparison,
                partial(self.copy_text, people=True),
            )

    def _settled(self) -> Comparison | None:
        """The comparison of the chosen sides; None, with a message, while it is being worked out."""
        if self.comparison_session.busy:
            self.said.emit(BUSY)
            return None
        return self.comparison_session.comparison

    # Showing

    def _show(self) -> None:
        comparison_session, comparison = self.comparison_session, self.comparison_session.comparison
        if self._context.session.document_token is not self._loaded:
            self._loaded = self._context.session.document_token
            self.changes.forget()
            self.points.forget()
        self._busy.setVisible(comparison_session.busy)
        sides = comparison_session.sides
        if sides is None:
            self._stack.setCurrentWidget(self._empty)
            self.setFocusProxy(self.duplicate_button)
            return
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.changes)
        choices = comparison_session.choices()
        names = [name for _, name in choices]
        for card, side in zip(self.cards, sides, strict=True):
            card.show_choices(names, [scenario_id for scenario_id, _ in choices].index(side))
        if comparison is not None and not comparison_session.busy:
            self._show_comparison(comparison)

    def _show_comparison(self, comparison: Comparison) -> None:
        target = self.comparison_session.target
        self._show_sides(comparison)
        self.changes.show_comparison(comparison, target.name if target else None, self.comparison_session.only_read)
        points, vocabulary = comparison.points, comparison.before.vocabulary
        self._points_said.setText(f"{len(better(points, vocabulary))} better, {len(worse(points, vocabulary))} worse")
        entries = point_entries(comparison)
        few = frozenset(entry.subject for entry in entries if len(entry.rows) <= MANY)
        self.points.show_entries(entries, few)

    def _show_sides(self, comparison: Comparison) -> None:
        sides = comparison.before, comparison.after
        for place, card in enumerate(self.cards):
            card.show_side(sides[place], self._view, sides[1 - place], second=place == 1)

    def _drill_down(self, place: int, part: str) -> None:
        """Open the drill-down of a part of a side's bar."""
        comparison = self._settled()
        if comparison is not None:
            side, bar = (comparison.before, comparison.after)[place], self.cards[place].bar
            popover = DrillDownPopover(drill_into_part(side.index, side.coverage, self._view, part), bar)
            popover.reveal_requested.connect(self._context.selection.reveal)
            popover.show_below(QPoint(0, bar.height() + 2))

    def _show_view(self, view: FigureView) -> None:
        self._view = view
        if self.comparison_session.comparison is not None:
            self._show_sides(self.comparison_session.comparison)

    def _arrange(self) -> None:
        """Responsive layout: findings beside the changes if there is room, else one of the two."""
        wide = self.width() >= WIDE
        on_points = self._pages.buttons["points"].isChecked()
        for title in (self._title, self._points_title):
            title.setVisible(wide)
        self._pages.setVisible(not wide)
        for part in (self._changes_head, self.changes):
            part.setVisible(wide or not on_points)
        for part in (self._points_head, self._points_frame):
            part.setVisible(wide or on_points)

    # Actions

    def _choose(self, place: int, choice: int) -> None:
        self.comparison_session.choose(place, self.comparison_session.choices()[choice][0])

    def _ask_for_file(self, place: int) -> None:
        self._show()  # resets the combo box to what is compared, until a file was chosen
        self.file_requested.emit(place)

    def _on_screen(self, subject: str) -> bool:
        """Whether a subject exists in the scenario on screen."""
        return subject_name(self._context.session.index, subject) is not None

    def _pick(self, *subjects: str) -> None:
        """Select subjects for the other views, too, as far as they exist in the scenario on screen."""
        there = tuple(filter(self._on_screen, subjects))
        if there:
            self._context.selection.pick(*there)

    def _open(self, subject: str) -> None:
        if self._can_be_shown(subject):
            self._pick(subject)
            self.edit_requested.emit(subject)

    def _pick_point(self, entry: OutlineEntry) -> None:
        if isinstance(entry.value, Finding):
            self._pick(*entry.value.subjects)

    def _open_point(self, entry: OutlineEntry) -> None:
        for subject in entry.value.subjects[:1] if isinstance(entry.value, Finding) else ():
            if self._can_be_shown(subject):
                self._context.selection.reveal(subject)

    def _can_be_shown(self, subject: str) -> bool:
        """Whether a subject exists in the scenario on screen; if not, with a message."""
        there, comparison = self._on_screen(subject), self.comparison_session.comparison
        if not there and comparison is not None and subject != SCENARIO:
            what = concerned_name(comparison, subject)
            self.said.emit(f"{what} is not in {self._context.session.scenario.name}, the scenario on screen.")
        return there

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Resume comparing, with what changed meanwhile."""
        super().showEvent(event)
        self.comparison_session.activate(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause comparing while the view is hidden."""
        super().hideEvent(event)
        self.comparison_session.activate(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Responsive layout for another width."""
        super().resizeEvent(event)
        self._arrange()
