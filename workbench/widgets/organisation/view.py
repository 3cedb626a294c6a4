"""Organisation view: the chart of departments and lines, the organising model above, the table of roles beside.

Reads the session and lays the chart out anew after each change while it is visible, large maps on another thread.
Changes go through its commands. Knows no other view.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.index import Index
from workbench.domain.model import MODELS
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import MODEL
from workbench.presentation.organisation import layout_chart
from workbench.presentation.organisation.captions import structure_sentence
from workbench.presentation.organisation.picture import Picture
from workbench.qt.background import Background
from workbench.qt.context import Context
from workbench.qt.session import at_once
from workbench.qt.text_escape import tooltip_text
from workbench.widgets.inspector.departments import NONE
from workbench.widgets.organisation.canvas import STEP, OrganisationCanvas
from workbench.widgets.organisation.commands import OrganisationCommands
from workbench.widgets.organisation.roles_table import NAME, RolesTable
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.divider import Divided
from workbench.widgets.parts.previews import Previews
from workbench.widgets.parts.style import label
from workbench.widgets.parts.work_view import ViewServices, WorkView

ROOM_FOR_LIST, LIST_SHARE = 1400, 0.42
"""Width of the view in pixels from which on the table is shown beside the chart unless folded, and its share of it."""

SHAPES = (0.75, 1.0, 1.25, 1.55, 1.9, 2.4)
"""Aspect ratios, width to height, a chart is laid out for. The one nearest to the window's is taken, so that a small
change of size keeps the layout."""

HELP = "Drag a role onto a department to place it, onto a role to report to it."
SPOKE = "A spoke is a department with {work} of its own."


class OrganisationView(WorkView):
    """Organisation chart and table of roles of the scenario on screen."""

    finds_roles = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._selection, self._search = context.session, context.selection, context.role_search
        self.commands = OrganisationCommands(context.session, self)
        self._drawn: tuple[Index, float] | None = None
        self._listed: bool | None = None
        self._charted = True
        self._work = Background(self)
        self.setObjectName("organisation")
        self.setAccessibleName("Organisation")

        previews = Previews(context.session, self)
        self.canvas = OrganisationCanvas(self.commands, context.selection, context.theme, previews, self)
        self.list = RolesTable(context, self.commands, self)
        self.model_box = ChoiceBox(self)
        self.model_box.name("Organising model")
        for model in MODELS:
            self.model_box.addItem(MODEL[model], model)
        self.model_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sentence = label("", "small", wrap=True)
        self._chart_button = self._button("Picture", "The picture", self._toggle_chart)
        self._list_button = self._button("Table", f"{NAME} as a table", self._toggle_list)
        for button in (self._chart_button, self._list_button):
            button.setCheckable(True)
        self._chart_button.setChecked(True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.model_box)
        top.addWidget(self.sentence, 1)
        self._zooms = []
        for text, name, does in (
            ("−", "Zoom out", lambda: self.canvas.zoom(1 / STEP)),
            ("+", "Zoom in", lambda: self.canvas.zoom(STEP)),
            ("Fit", "Show all of it", self.canvas.fit),
        ):
            self._zooms.append(self._button(text, name, does))
            top.addWidget(self._zooms[-1])
        top.addWidget(self._chart_button)
        top.addWidget(self._list_button)
        self._columns = Divided(Qt.Orientation.Horizontal, self)
        self._columns.setProperty("look", "gap")
        self._columns.addWidget(self.canvas)
        self._card = QFrame(self._columns)
        self._card.setProperty("look", "card")
        in_card = QVBoxLayout(self._card)
        in_card.setContentsMargins(6, 8, 6, 8)
        in_card.addWidget(self.list)
        self._columns.setStretchFactor(0, 1)
        self._columns.setChildrenCollapsible(False)
        self._columns.setHandleWidth(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._columns, 1)
        self.setFocusProxy(self.canvas)

        self.model_box.activated.connect(self._choose_model)
        self.canvas.zoomed.connect(self._zoomed)
        self.canvas.reached.connect(lambda subject: announce(self.canvas, self.list.words(subject)))
        self.canvas.arrange_requested.connect(self._arrange)
        self.list.picked.connect(self._pick)
        self.list.folding_changed.connect(self.folding_changed)
        self.commands.edit_requested.connect(self.edit_requested)
        self.commands.trial_requested.connect(self.trial_requested)
        self.commands.department_requested.connect(self.department_requested)
        context.session.changed.connect(self._draw)
        context.selection.changed.connect(self._show_picked)
        context.role_search.changed.connect(self._show_matches)
        self._show_list()

    def wire(self, services: ViewServices) -> None:
        """Connect what the table says of a copy and a paste to the notice of the window."""
        self.list.table.people_left_out.connect(services.offer_people)
        self.list.table.notice_requested.connect(services.say)

    @property
    def folded(self) -> frozenset[str]:
        """The subjects of the departments folded in the table."""
        return self.list.folded

    def set_folded(self, names: frozenset[str]) -> None:
        """Fold these departments and no others."""
        self.list.set_folded(names)

    @property
    def zoom(self) -> float:
        """Zoom factor of the chart; 1 while it is hidden, for the table has none."""
        return self.canvas.sight.scale if self._charted else 1.0

    def set_zoom(self, factor: float) -> None:
        """Set the zoom factor of the chart, where it is shown."""
        if self._charted:
            self.canvas.zoom(factor / self.zoom)

    def _zoomed(self, factor: float) -> None:
        """Tell the zoom, but not that of a picture out of sight, which is fitted into nothing."""
        if self._charted:
            self.zoomed.emit(factor)

    def reveal(self, subject: str) -> None:
        """Bring a role or a department into sight, and focus it."""
        if self.canvas.place_of(subject) is not None:
            self._bring_into_sight(subject)
            self.list.reveal(subject)
            (self.canvas if self._card.isHidden() else self.list).setFocus()

    def find_within(self) -> bool:
        """Focus the search of the table, where the keys are in it or the chart is folded."""
        focused = QApplication.focusWidget()
        if self.canvas.isHidden() or (focused is not None and self.list.isAncestorOf(focused)):
            self.list.focus_search()
            return True
        return False

    def replace_within(self) -> bool:
        """Open find and replace in the texts of the roles, in the table."""
        if self._card.isHidden():
            self.show_parts(chart=self._charted, table=True)
        self.list.find_bar.open()
        return True

    def roles_in_order(self) -> Sequence[str]:
        """The roles as they are drawn, department by department."""
        return [row.role for row in self.canvas.picture.rows] if self.canvas.picture is not None else ()

    def bring_role_into_sight(self, role_id: str) -> None:
        """Pan to a role of the chart; the focus stays."""
        self._bring_into_sight(f"role:{role_id}")

    def _bring_into_sight(self, subject: str) -> None:
        """Move the picture to a subject, but not one that is hidden: it is fitted once it is shown again."""
        if self._charted:
            self.canvas.bring_into_sight(subject)

    def _button(self, text: str, name: str, does: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("look", "pill")
        button.setAccessibleName(name)
        button.setToolTip(tooltip_text(name))
        button.clicked.connect(does)
        return button

    def wait(self, limit: float | None = None) -> bool:
        """Block until the chart is up to date, for `limit` seconds at most; whether it is."""
        return self._work.wait(limit)

    # What is shown

    def _draw(self) -> None:
        if not self.isVisible():
            return
        index = self._session.index
        wanted = index, self._shape()
        if self._drawn == wanted:
            return
        self._drawn = wanted
        self._work.forget()
        if at_once(index):
            self._show(index, layout_chart(*wanted))
        else:
            self._work.start("drawing", lambda _: layout_chart(*wanted), lambda picture: self._show(index, picture))

    def _shape(self) -> float:
        size = self.canvas.size()
        ratio = size.width() / max(size.height(), 1)
        return min(SHAPES, key=lambda shape: abs(shape - ratio))

    def _show(self, index: Index, picture: Picture) -> None:
        description, vocabulary = structure_sentence(index), vocabulary_of(index.document)
        self.sentence.setText(f"{HELP} {description}" if index.departments else NONE)
        self.sentence.setToolTip(tooltip_text(vocabulary.text(SPOKE) if index.has_hub else ""))
        heights = picture.ladder.sentence if picture.ladder else ""
        whole = " ".join(
            filter(
                None, (f"{MODEL[index.scenario.model]}.", description, heights, "The table says all of it in words.")
            )
        )
        self.canvas.show_picture(picture, whole)
        self.list.show_organisation(index, picture)
        self.model_box.setCurrentIndex(MODELS.index(index.scenario.model))
        for place, model in enumerate(MODELS):
            means = tooltip_text(vocabulary.model_means[model])
            self.model_box.setItemData(place, means, Qt.ItemDataRole.ToolTipRole)
        model = index.scenario.model
        self.model_box.setToolTip(tooltip_text(f"Organising model: {MODEL[model]}. {vocabulary.model_means[model]}"))
        if not self.list.table.is_busy:
            self._show_picked()
        self._show_matches()

    def _show_matches(self) -> None:
        matches = self._search.matches
        for part in (self.canvas, self.list.table):
            part.fade_all_but(None if matches is None else matches.roles)

    def _show_picked(self) -> None:
        self.list.table.show_subject(next(iter(self._selection.subjects), ""))

    def _pick(self, subject: str) -> None:
        self._selection.pick(subject)
        self._bring_into_sight(subject)

    def _choose_model(self, place: int) -> None:
        self.commands.choose_model(MODELS[place])
        self.model_box.setCurrentIndex(MODELS.index(self._session.scenario.model))

    def show_parts(self, *, chart: bool, table: bool | None) -> None:
        """Show the chart, the table or both; None shows the table beside the chart where there is room."""
        self._charted, self._listed = chart, table
        self._show_list()
        self.zoomed.emit(self.zoom)

    def _toggle_list(self) -> None:
        listed = self._list_button.isChecked()
        self.show_parts(chart=self._charted or not listed, table=listed)
        (self.list if listed else self.canvas).setFocus()

    def _toggle_chart(self) -> None:
        charted = self._chart_button.isChecked()
        self.show_parts(chart=charted, table=self._listed if charted else True)
        (self.canvas if charted else self.list).setFocus()

    def _show_list(self) -> None:
        """Show the chart, the table or both: never none of them."""
        listed = self.width() >= ROOM_FOR_LIST if self._listed is None else self._listed
        self._list_button.setChecked(listed)
        self._chart_button.setChecked(self._charted)
        for part in self._zooms:
            part.setVisible(self._charted)
        self.setFocusProxy(self.canvas if self._charted else self.list)
        if listed is self._card.isHidden() or self._charted is self.canvas.isHidden():
            self._card.setVisible(listed)
            self.canvas.setVisible(self._charted)
            width = round(self.width() * LIST_SHARE)
            self._columns.setSizes([max(self.width() - width, 1), width])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Responsive layout: show the tree if there is room."""
        super().resizeEvent(event)
        self._show_list()

    def _arrange(self) -> None:
        """Lay the chart out for its aspect ratio, unless the user zoomed or panned."""
        if self.canvas.sight.fitted:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what changed while the view was hidden."""
        super().showEvent(event)
        self._draw()
