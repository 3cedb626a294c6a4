"""A role card: a painted header and, when it is open, the lists of chips the role leads and supports.

A compact card is one widget without children, which is why hundreds are cheap. The card lays out its own parts; its
place is the canvas's business. Keys and clicks become commands; the lists are in card_chips.py, drops in drops.py,
menus in menus.py. Knows no other card.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QToolTip, QWidget

from workbench.domain.model import AssignmentKind
from workbench.domain.words import pluralise
from workbench.qt.mime import role_data
from workbench.qt.role_model import sentences
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import colour
from workbench.widgets.board import menus
from workbench.widgets.board.card_chips import CardChips
from workbench.widgets.board.card_data import CardData
from workbench.widgets.board.card_services import CardServices
from workbench.widgets.board.chips import PASSING, ChipList
from workbench.widgets.board.drop_pads import DropPads, DropZone
from workbench.widgets.board.drops import CardDrop
from workbench.widgets.board.face import CardFace
from workbench.widgets.board.keys import CardKeys
from workbench.widgets.board.person_drop import CardDrops, PersonDrop
from workbench.widgets.board.renaming import Renaming
from workbench.widgets.board.section import Section
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.drag_card import BESIDE_POINTER, drag_card
from workbench.widgets.parts.drop_target import DropTarget
from workbench.widgets.parts.offers import Command
from workbench.widgets.parts.style import restyle


class RoleCard(DropTarget, QFrame):
    """Card widget of one role. A strategist's card is always open; others open and close."""

    resized = Signal()
    """The card needs another height: the board lays out anew."""
    stepped = Signal(object)
    """An arrow key, a Qt.Key, that moves the focus to another card."""
    entered = Signal()
    """Keyboard focus came into the card."""
    hovered = Signal(QPoint)
    """Something is dragged over the card, at this place on the screen."""
    unhovered = Signal()
    """What was dragged over the card has left it or was dropped."""

    def __init__(self, facts: CardData, services: CardServices, parent: QWidget) -> None:
        super().__init__(parent)
        self.facts, self.services = facts, services
        self.role_id = facts.role_id
        self.strategist = self.opened = False
        self.insertion: QRect | None = None
        self.chips = CardChips(self, self.role_id, services)
        self._face = CardFace(self.chips)
        self._pads = DropPads(services.style, self)
        self._place = QRect()
        self._header_at = QPoint()
        self._pressed: QPoint | None = None
        self._drop: CardDrops = CardDrops(
            CardDrop(self, self.chips, self._pads), PersonDrop(self, self.chips, self._pads)
        )
        self._keys = CardKeys(self)
        self._renaming = Renaming(self, self.role_id, services)
        self.setObjectName(f"roleCard-{self.role_id}")
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._name()

    def show_facts(self, facts: CardData) -> None:
        """Update the card from its data; equal data repaint nothing."""
        if facts == self.facts:
            return
        self.facts = facts
        self._fill()
        self._name()
        self.rearrange()

    def set_strategist(self, strategist: bool) -> None:
        """Whether the card is a strategist's, which is always open, or one in a lane."""
        if strategist != self.strategist:
            self.strategist = strategist
            self.set_open(strategist)

    def set_open(self, opened: bool) -> None:
        """Show the chips, or the header alone."""
        if opened == self.opened or (self.strategist and not opened):
            return
        self.opened = opened
        if opened and not self.lists:
            self._build()
        if not opened:
            self.chips.hide()
        self._name()
        self.rearrange()

    def toggle(self) -> None:
        """Open or fold by keyboard, and announce it to screen readers."""
        self.set_open(not self.opened)
        if not self.strategist:
            announce(self, "Open" if self.opened else "Folded")

    def set_picked(self, picked: bool) -> None:
        """Show or hide the ring of a selected card."""
        if picked != self.property("picked"):
            restyle(self, "picked", picked)
            self._name()

    @property
    def lists(self) -> dict[AssignmentKind, ChipList]:
        """The two chip lists, leads and supports; empty before the card is first opened."""
        return self.chips.lists

    @property
    def zones(self) -> dict[AssignmentKind, DropZone]:
        """The two drop pads; empty before the card was first opened or hovered over."""
        return self._pads.zones

    @property
    def holder_zone(self) -> DropZone | None:
        """The drop pad for people; None before the card was first opened or hovered over."""
        return self._pads.holder

    @property
    def zones_shown(self) -> bool:
        """Whether drop pads lie over what the card shows."""
        return self._pads.shown

    def show_zones(self, shown: bool, *, for_people: bool = False) -> None:
        """Show the drop pads as an overlay, for skills or the one for people, or hide them. Nothing else moves."""
        if shown == self.zones_shown:
            return
        self._pads.show(shown, for_people=for_people)
        if shown:
            self.raise_()
        self.stand(self._place)

    def stand(self, place: QRect) -> None:
        """Move to a place of the board; it overlaps its neighbours while its pads need more room than it has."""
        self._place = place
        if self._pads.shown:
            self._header_at = self._pads.lay_over(place, spreads=not self.opened)
            self.update()
        else:
            self._header_at = QPoint()
            self.setGeometry(place)

    def rearrange(self) -> None:
        """Invalidate the layout, and ask for the height the parts need now."""
        self.remeasure()
        self.resized.emit()

    def remeasure(self) -> None:
        """Invalidate all text measures after a change of zoom or colours."""
        self._face.forget()
        self.update()

    def height_for(self, width: int, room: int = 0) -> int:
        """Height for a width, in pixels; lays out the parts.

        room: the height it may take to show more chips than the first six.
        """
        return self._face.height(self.facts, width, room, opened=self.opened)

    def least_for(self, width: int) -> int:
        """Minimum height of the open card at a width, in pixels: six chips of a kind, and no pads."""
        return self._face.least(self.facts, width)

    def reveal_skills(self, *skills: str) -> None:
        """Open the card, select these chips and focus the first."""
        self.set_open(True)
        for section, hidden in self.chips.holding(skills):
            if hidden:
                self._unfold(section)
            section.list.setFocus()
            section.list.pick_skills(skills)

    def refresh_preview(self) -> None:
        """Update the preview on the pads while a drag hovers: its effect was still being worked out."""
        self._drop.skills.refresh()

    def rename(self) -> None:
        """Inline editing of the title: Enter takes it, Escape leaves it as it was."""
        if self._face.title is not None:
            self._renaming.begin(self._face.title)

    def drop_editor(self) -> None:
        """Close the title's editor and discard what is in it: the role is gone."""
        self._renaming.drop()

    def _name(self) -> None:
        facts = self.facts
        state = "" if self.strategist else ", open" if self.opened else ", folded"
        state += ", picked" if self.property("picked") else ""
        counts = f"{pluralise(len(facts.leads), 'lead')}, {pluralise(len(facts.supports), 'support')}"
        held = f", {facts.held_by}" if facts.held_by else ""
        self.setAccessibleName(f"{facts.title}, {', '.join(facts.details)}{held}, {counts}{state}")
        self.setAccessibleDescription(" ".join(sentences(facts.findings, facts.vocabulary)))
        self.chips.name(facts.title)

    def _build(self) -> None:
        for section in self.chips.make():
            section.more.clicked.connect(lambda _=False, of_kind=section: self._unfold(of_kind))
            section.list.left.connect(self._left_list)
            section.list.picked.connect(lambda chips=section.list: self._picked_in(chips))
            section.list.installEventFilter(self)
        self._pads.make()
        self._fill()

    def _fill(self) -> None:
        self.chips.show(self.facts)
        emptied = self.chips.active()
        if emptied is not None and not emptied.chips.total:
            self.rest()

    def _unfold(self, section: Section) -> None:
        self.chips.unfold(section)
        self.rearrange()

    def _left_list(self, key: Qt.Key) -> None:
        if not self.chips.step(key):
            self.leave(key)

    def leave(self, key: Qt.Key) -> None:
        """Hand an arrow key on to the board, to move the focus to another card."""
        self.stepped.emit(key)

    def _picked_in(self, chips: ChipList) -> None:
        """Follow the selection of a list. A list without focus is changed by the program, not by the user."""
        if chips is self.chips.active():
            self.pick()

    def pick(self) -> None:
        """Select what has the focus, here and nowhere else."""
        chips = self.chips.active()
        if chips is None and self.window().focusWidget() is not self:
            return
        self.chips.drop_picks(but=chips)
        skills = self.chips.picked()
        self.services.context.selection.pick(*(f"skill:{skill}" for skill in skills), f"role:{self.role_id}")

    def rest(self) -> None:
        """Focus the card with nothing selected, so that Delete has nothing to take."""
        self.services.context.selection.pick()
        self.setFocus(Qt.FocusReason.NoFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in PASSING:
            self.pick()
        self.entered.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.wants(event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent):
            facts = self.facts
            said = sentences(facts.findings, facts.vocabulary)
            lines = [facts.title, facts.detail, facts.held_by, facts.counts, *said]
            QToolTip.showText(event.globalPos(), tooltip_text("\n".join(filter(None, lines))), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            event.ignore()

    def offers(self, command: Command) -> bool:
        """Whether a command means something here now; see `parts.offers`."""
        return self._keys.offers(command)

    def set_kind(self, skills: tuple[str, ...], kind: AssignmentKind) -> None:
        """Make the selected chips leads or supports; the focus follows them."""
        self.services.commands.set_kind(self.role_id, skills, kind)
        self.reveal_skills(*skills)

    def step(self, skills: tuple[str, ...], down: bool) -> None:
        """Move the selected chips, or the card where none is, one place up or down; the focus follows."""
        if skills:
            self.services.commands.step_skills(self.role_id, skills, down)
            self.reveal_skills(*skills)
        else:
            self.services.commands.step_role(self.role_id, down)
        self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        menus.open_for(self, event.pos() if by_mouse else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pick()
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance() and self._face.on_header(self._pressed, 4):
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(role_data(self.role_id, self.facts.title))
            drag.setPixmap(
                drag_card(self, self.facts.title, self.services.style.fonts["strong"], self.services.style.colours)
            )
            drag.setHotSpot(BESIDE_POINTER)
            drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._face.on_header(pressed, 8):
            self.set_open(not self.opened)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.services.commands.edit_requested.emit(f"role:{self.role_id}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self._face.paint(painter, self.facts, self._header_at, opened=self.opened)
        if self.insertion is not None:
            painter.fillRect(self.insertion, colour(self.services.style.colours.accent))
