"""The two chip lists of a card, leads and supports: their layout, selection and focus.

Knows no drag, no menu and no key: those act on the chips through the card.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.domain.model import AssignmentKind
from workbench.widgets.board.card_data import CardData
from workbench.widgets.board.card_header import MARGIN
from workbench.widgets.board.card_services import CardServices
from workbench.widgets.board.chips import ChipList
from workbench.widgets.board.section import Section, fitting

KINDS: tuple[AssignmentKind, ...] = ("lead", "support")


class CardChips:
    """The chip lists of one card, made lazily when the card is first opened."""

    def __init__(self, card: QWidget, role_id: str, services: CardServices) -> None:
        self.card, self.role_id, self.services = card, role_id, services
        self.lists: dict[AssignmentKind, ChipList] = {}
        self._sections: dict[AssignmentKind, Section] = {}

    # Making and showing

    def make(self) -> Sequence[Section]:
        """Make the lists, empty."""
        for kind in KINDS:
            section = Section(kind, self.role_id, self.services.delegate, self.card)
            section.list.level_chosen.connect(self._set_level)
            self._sections[kind], self.lists[kind] = section, section.list
        return tuple(self._sections.values())

    def show(self, facts: CardData) -> None:
        """Replace the chips by those of a role."""
        if self._sections:
            self._sections["lead"].show(facts.leads)
            self._sections["support"].show(facts.supports)

    def hide(self) -> None:
        """Hide the lists: the card is folded."""
        for section in self._sections.values():
            section.hide()

    def name(self, title: str) -> None:
        """Accessible names of the lists: whose chips these are."""
        for section in self._sections.values():
            section.name(title)

    def show_cut(self) -> None:
        """Fade the chips that were cut."""
        for chips in self.lists.values():
            chips.cut = self.services.commands.cut_from(self.role_id)
            chips.viewport().update()

    def paint(self, painter: QPainter, tone: str) -> None:
        """Paint the headings."""
        for section in self._sections.values():
            section.paint(painter, tone)

    def _set_level(self, skill: str, level: int) -> None:
        self.services.commands.set_level(self.role_id, (skill,), level)

    # Layout

    def least(self, columns: int) -> int:
        """Minimum height in pixels: six chips of a kind."""
        folded = fitting(tuple(self._sections.values()), columns, 0)
        return sum(section.height(folded[kind], columns) for kind, section in self._sections.items())

    def lay_out(self, top: int, width: int, columns: int, spare: int, title: str) -> int:
        """Lay out the lists from `top` on, with the chips that fit the spare height; returns the y of their end."""
        fits, margin = fitting(tuple(self._sections.values()), columns, spare), self.services.style.px(MARGIN)
        for kind, section in self._sections.items():
            top += section.place(margin, top, width, columns, fits[kind], title)
        return top

    def unfold(self, section: Section) -> None:
        """Toggle "more": show all chips of a list, or as many as there is room for."""
        section.unfolded = not section.unfolded
        if section.unfolded:
            section.list.chips.fold_to(section.total)

    def at(self, point: QPoint) -> ChipList | None:
        """Hit test: the visible list at a point of the card, or None."""
        shown = (chips for chips in self.lists.values() if chips.isVisible())
        return next((chips for chips in shown if chips.geometry().contains(point)), None)

    def place_at(self, point: QPoint) -> tuple[AssignmentKind, int] | None:
        """Insertion point for a drop: kind and row of the list nearest to a point of the card; None without lists."""
        lists = [chips for chips in self.lists.values() if chips.isVisibleTo(self.card)]
        if not lists:
            return None
        nearest = min(lists, key=lambda chips: max(chips.y() - point.y(), point.y() - chips.geometry().bottom(), 0))
        return nearest.kind, nearest.insertion(nearest.mapFrom(self.card, point))

    # Selection and focus

    def active(self) -> ChipList | None:
        """The list with keyboard focus, or None."""
        focused = self.card.window().focusWidget()
        return next((chips for chips in self.lists.values() if chips is focused), None)

    def picked(self) -> tuple[str, ...]:
        """The ids of the skills selected in the focused list."""
        chips = self.active()
        return chips.selected_skills() if chips is not None else ()

    def drop_picks(self, but: ChipList | None = None) -> None:
        """Clear the selection of all lists but one, without their signals: something else was selected."""
        for chips in self.lists.values():
            if chips is not but:
                with QSignalBlocker(chips):
                    chips.clearSelection()

    def holding(self, skills: Sequence[str]) -> list[tuple[Section, bool]]:
        """The sections that have any of these skills, each with whether one of them is hidden behind "more"."""
        parts = []
        for section in self._sections.values():
            last = max((section.list.chips.row_of(skill) for skill in skills), default=-1)
            if last >= 0:
                parts.append((section, last >= len(section.list.chips.chips)))
        return parts

    def stops(self) -> list[QWidget]:
        """Tab stops of the card in order: the card itself first."""
        parts = [part for section in self._sections.values() for part in (section.list, section.more)]
        return [self.card, *(part for part in parts if part.isVisibleTo(self.card))]

    def step(self, key: Qt.Key) -> bool:
        """Move the focus from a list to the one above or below, or to the card; False where the key leads out."""
        chips = self.active()
        stops = [stop for stop in self.stops() if not isinstance(stop, QPushButton)]
        at = stops.index(chips) if chips is not None else 0
        if key == Qt.Key.Key_Up:
            self.enter(stops[at - 1], last=True)
        elif key == Qt.Key.Key_Down and at + 1 < len(stops):
            self.enter(stops[at + 1], last=False)
        else:
            return False
        return True

    def enter(self, stop: QWidget, *, last: bool) -> None:
        """Focus a tab stop of the card; in a list, its first or last chip."""
        if isinstance(stop, ChipList):
            stop.pick_row(len(stop.chips.chips) - 1 if last else 0)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
