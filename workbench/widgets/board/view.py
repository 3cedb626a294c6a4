"""Board view: the two leading roles side by side, the other roles in lanes below, and skills dragged between them.

Updates card by card from the session's changes; edits go through its commands, which also ask for what needs a dialog
or another part of the window. Widgets of cards out of sight are made lazily, in idle time. Knows no other view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.assess import Assessment
from workbench.domain.change import Change
from workbench.domain.findings import subject_id
from workbench.domain.vocabulary import vocabulary_of
from workbench.qt.context import Context
from workbench.qt.role_model import FindingsOf
from workbench.widgets.board import menus
from workbench.widgets.board.board_style import BoardStyle
from workbench.widgets.board.canvas import BoardCanvas
from workbench.widgets.board.card import RoleCard
from workbench.widgets.board.card_data import (
    LANES,
    STRATEGISTS,
    card_data_of,
    column_of,
    findings_by_chip,
    role_showing,
    roles_told_otherwise,
    roles_touched,
)
from workbench.widgets.board.card_header import compact_height
from workbench.widgets.board.card_services import CardServices
from workbench.widgets.board.chips import ChipDelegate
from workbench.widgets.board.commands import BoardCommands
from workbench.widgets.board.offers import offers_of
from workbench.widgets.board.scrolling import BoardScrolling
from workbench.widgets.board.tab_walk import BoardTabWalk
from workbench.widgets.board.veil import Veil
from workbench.widgets.parts.keys import BY_TAB
from workbench.widgets.parts.picture import picture
from workbench.widgets.parts.previews import Previews
from workbench.widgets.parts.tab_walk import OWN_WALK
from workbench.widgets.parts.work_view import WorkView

SLICE = 4
"""Milliseconds of one idle slice in which cards out of sight are made: a quarter of a frame, so that no key waits."""

PICTURE_WIDTH, ENDLESS = 420, 100_000
"""Pixels of a card copied as a picture, before it is enlarged: its width, and the height it may take. That is without
limit, for who reads a picture cannot press "more"."""


class BoardView(WorkView):
    """The role cards of the scenario on screen."""

    skills_beside = finds_roles = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._selection, self._search = context.session, context.selection, context.role_search
        self._style = BoardStyle(context.theme, self)
        commands = BoardCommands(context.session, self)
        self._services = CardServices(
            context, self._style, commands, Previews(context.session, self), ChipDelegate(self._style)
        )
        self._cards: dict[str, RoleCard] = {}
        self._findings: FindingsOf = {}
        self._active: str | None = None
        self._changing = self._unsettled = False
        self._laid_out_for = QSize()

        self.setObjectName("board")
        self.setAccessibleName("Board")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(OWN_WALK, True)
        self._canvas = BoardCanvas(self._style, vocabulary_of(context.session.document))
        self.veil = Veil(self._style, self._canvas)
        self._area = QScrollArea(self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._canvas)
        self._area.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area)

        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._make_some)
        self._scrolling = BoardScrolling(self._area, self._canvas)
        self._walk = BoardTabWalk(self._canvas, self._area, self._cards, self.card)
        self._area.verticalScrollBar().valueChanged.connect(self._make_visible)
        self._canvas.add_requested.connect(commands.add_to_column)
        self._canvas.text_pasted.connect(commands.paste_into_lane)
        self._canvas.term_requested.connect(commands.terms_requested)
        self._canvas.role_dropped.connect(commands.to_lane)
        self._canvas.hovered.connect(self._scrolling.hover)
        self._canvas.unhovered.connect(self._scrolling.stop)
        commands.edit_requested.connect(self.edit_requested)
        commands.trial_requested.connect(self.trial_requested)
        commands.added.connect(self._name_new)
        commands.leads.connect(lambda role: self.reveal(f"role:{role}"))
        commands.pasted.connect(lambda role, skills: self.card(role).reveal_skills(*skills))
        commands.cut_changed.connect(self._show_cut)
        self._services.previews.ready.connect(self._refresh_previews)
        self._style.changed.connect(self._restyle)
        context.theme.changed.connect(self._restyle)
        context.session.changed.connect(self._take_change)
        context.session.assessed.connect(self._take_assessment)
        context.selection.changed.connect(self._show_selection)
        context.role_search.changed.connect(self._show_matches)
        self._findings = findings_by_chip(context.session.assessment)
        with self._one_layout():
            self._arrange_roles()

    @property
    def commands(self) -> BoardCommands:
        """What can be done on the board, for menus and keys elsewhere."""
        return self._services.commands

    @property
    def zoom(self) -> float:
        """Zoom factor, 1 being as designed."""
        return self._style.zoom

    def set_zoom(self, factor: float) -> None:
        """Set the zoom factor; kept within 0.6 and 1.6."""
        self._style.set_zoom(factor)

    @property
    def cards_made(self) -> int:
        """Number of cards whose widget is made; for tests and measurements."""
        return len(self._cards)

    def card(self, role_id: str) -> RoleCard:
        """The card of a role; its widget is made now if it was not yet."""
        if role_id not in self._cards:
            self._make(role_id)
        return self._cards[role_id]

    def reveal(self, subject: str) -> None:
        """Bring a role, a skill, or a department's first role into sight, and focus it.

        A skill is shown on the card used last if that has it, else on the card that leads it.
        """
        role_id = role_showing(subject, self._session.index, self._active)
        if role_id is None:
            return
        kind, identifier = subject_id(subject)
        card = self.card(role_id)
        if kind == "skill":
            card.reveal_skills(identifier)
        else:  # focus without a reason selects nothing: what was revealed stays selected, not a department's first role
            card.setFocus(Qt.FocusReason.NoFocusReason)
        self._scrolling.show_card(card)

    def roles_in_order(self) -> Sequence[str]:
        """The roles by their cards, column by column."""
        return list(self._canvas.places)

    def bring_role_into_sight(self, role_id: str) -> None:
        """Scroll to the card of a role; the focus stays."""
        self._scrolling.show_card(self.card(role_id))

    def focus_first(self) -> None:
        """Focus the card used last, or the first."""
        roles = list(self._canvas.places)
        if self._active in self._canvas.places or roles:
            card = self.card(self._active if self._active in self._canvas.places else roles[0])
            card.setFocus()
            card.pick()
        else:
            self._canvas.buttons["marketing_strategist"].setFocus()

    def picture(self, role_id: str, assessment: Assessment) -> QImage:
        """Picture of a role's card for a slide: open, with every skill, without the ring of a selected card.

        assessment: that of the map as it is handed on.
        """
        findings = findings_by_chip(assessment, self._findings)
        card = RoleCard(card_data_of(assessment.index, role_id, findings), self._services, self)
        card.set_open(True)
        card.resize(PICTURE_WIDTH, card.height_for(PICTURE_WIDTH, ENDLESS))
        image = picture(card, self._style.colours.ground)
        card.deleteLater()
        return image

    def _take_change(self, change: Change) -> None:
        index, focused = self._session.index, QApplication.focusWidget()
        orphaned: int | None = None
        for gone in [role_id for role_id in self._cards if role_id not in index.roles]:
            card = self._cards.pop(gone)
            card.drop_editor()
            if focused is not None and (card is focused or card.isAncestorOf(focused)):
                focused.clearFocus()
                orphaned = list(self._canvas.places).index(gone)
            card.hide()
            card.deleteLater()
        with self._one_layout():
            self._arrange_roles()
            self._show_facts(roles_touched(change, index))
        self._show_matches()
        if orphaned is not None:
            self._rest_near(orphaned)

    def _rest_near(self, place: int) -> None:
        """Focus the card at the place of a deleted one, and select nothing."""
        roles = list(self._canvas.places)
        if roles:
            self.card(roles[min(place, len(roles) - 1)]).rest()
        else:
            self.focus_first()

    def _take_assessment(self, assessment: Assessment) -> None:
        before, self._findings = self._findings, findings_by_chip(assessment, self._findings)
        with self._one_layout():
            self._show_facts(roles_told_otherwise(before, self._findings))

    def _show_facts(self, roles: set[str]) -> None:
        for role_id in roles & self._cards.keys() & self._session.index.roles.keys():
            self._cards[role_id].show_facts(card_data_of(self._session.index, role_id, self._findings))

    def _arrange_roles(self) -> None:
        columns: dict[str, list[str]] = {key: [] for key in (*STRATEGISTS, *LANES)}
        for role in self._session.scenario.roles:
            columns[column_of(role)].append(role.id)
        document, scenario = self._session.document, self._session.scenario
        self._canvas.take(columns, vocabulary_of(document), offers_of(document, scenario))
        for acts_as in STRATEGISTS:
            for role_id in columns[acts_as]:
                self.card(role_id).set_strategist(True)
        for key in LANES:
            for role_id in columns[key]:
                if role_id in self._cards:
                    self._cards[role_id].set_strategist(False)
        self._relayout()

    @contextmanager
    def _one_layout(self) -> Iterator[None]:
        """Batch layout: however many cards ask for another height meanwhile, lay out once, at the end."""
        outermost, self._changing = not self._changing, True
        try:
            yield
        finally:
            self._changing = not outermost
        if outermost and self._unsettled:
            self._relayout()

    def _relayout(self) -> None:
        if self._changing:
            self._unsettled = True
            return
        self._unsettled = False
        self._laid_out_for = self._area.viewport().size()
        bar = self._area.width() - self._area.viewport().width()
        self._canvas.lay_out(self._laid_out_for, self._height_for, self._least_for, self._is_open, bar)
        for role_id, card in self._cards.items():
            card.stand(self._canvas.places[role_id])
        self.veil.lay_over(self._canvas.places, self._canvas.rect())
        self._make_visible()

    def _make_room(self, role_id: str) -> None:
        """Lay out after a card's height changed, and scroll so that its header stays under the pointer."""
        bar, before = self._area.verticalScrollBar(), self._canvas.places.get(role_id)
        self._relayout()
        if before is not None and not self._changing and role_id in self._canvas.places:
            bar.setValue(bar.value() + self._canvas.places[role_id].top() - before.top())

    def _is_open(self, role_id: str) -> bool:
        return role_id in self._cards and self._cards[role_id].opened

    def _height_for(self, role_id: str, width: int, room: int) -> int:
        card = self._cards.get(role_id)
        return card.height_for(width, room) if card is not None else self._least_for(role_id, width)

    def _least_for(self, role_id: str, width: int) -> int:
        card = self._cards.get(role_id)
        if card is not None and card.strategist:
            return card.least_for(width)
        marked = (role_id, None) in self._findings
        index = self._session.index
        held = bool(index.roles[role_id].people)
        return compact_height(self._style, index.titles[role_id], width, marked=marked, held=held)

    def _make(self, role_id: str) -> None:
        card = RoleCard(card_data_of(self._session.index, role_id, self._findings), self._services, self._canvas)
        self._cards[role_id] = card
        card.resized.connect(lambda: self._make_room(role_id))
        card.stepped.connect(lambda key: self._step(role_id, key))
        card.entered.connect(lambda: self._entered(role_id))
        card.hovered.connect(self._scrolling.hover)
        card.unhovered.connect(self._scrolling.stop)
        card.unhovered.connect(self.veil.raise_)  # above the card again, which its pads had raised
        card.set_picked(role_id in self._selection.ids("role"))
        if role_id in self._canvas.places:
            place = self._canvas.places[role_id]
            card.height_for(place.width())
            card.stand(place)
        card.stackUnder(self.veil)
        card.show()

    def _missing(self) -> Iterator[str]:
        return (role_id for role_id in self._canvas.places if role_id not in self._cards)

    def _make_visible(self) -> None:
        if self._changing or not self.isVisible():
            return
        sight = QRect(-self._canvas.pos(), self._area.viewport().size())
        for role_id in [role_id for role_id in self._missing() if self._canvas.places[role_id].intersects(sight)]:
            self._make(role_id)

    def _make_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        for role_id in list(self._missing()):
            self._make(role_id)
            if clock.elapsed() >= SLICE:
                return
        self._idle.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if next(self._missing(), None) is not None:
            self._idle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._area.viewport().size() != self._laid_out_for:
            self._relayout()
        else:
            self._make_visible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        zoom = self._style.zoom
        self._canvas.setStyleSheet("" if zoom == 1 else f"* {{ font-size: {self._style.px(13)}px; }}")
        for card in self._cards.values():
            card.remeasure()
        self._relayout()
        self._canvas.update()

    def _refresh_previews(self) -> None:
        for card in self._cards.values():
            card.refresh_preview()

    def _show_cut(self) -> None:
        for card in self._cards.values():
            card.chips.show_cut()

    def _show_matches(self) -> None:
        matches = self._search.matches
        self.veil.fade_all_but(None if matches is None else matches.roles)

    def _show_selection(self) -> None:
        picked = self._selection.ids("role")
        for role_id, card in self._cards.items():
            card.set_picked(role_id in picked)
            if role_id not in picked:
                card.chips.drop_picks()

    def _entered(self, role_id: str) -> None:
        if role_id in self._cards:  # of several cards that go, the focus passes through one
            self._active = role_id
            self._scrolling.show_card(self._cards[role_id])

    def _name_new(self, role_id: str) -> None:
        card = self.card(role_id)
        card.setFocus()
        self._scrolling.show_card(card)
        card.rename()

    def _step(self, role_id: str, key: Qt.Key) -> None:
        nearest = self._canvas.nearest(role_id, key)
        if nearest is not None:
            self.card(nearest).setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._walk.step(QApplication.focusWidget(), forward) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enter at the first stop on Tab, at the last on Shift+Tab, else at the card used last."""
        if event.reason() not in BY_TAB or not self._walk.begin(event.reason() == Qt.FocusReason.TabFocusReason):
            self.focus_first()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        lane = self._canvas.lane_at(self._canvas.mapFrom(self, event.pos()))
        menus.board_menu(self, self._services.commands, lane).popup(event.globalPos())
