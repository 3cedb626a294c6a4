"""Drop handler of a card: the preview while skills or chips hover, and the one edit on the drop.

The edit that is previewed is the edit that is performed. Knows the card as a `DropCard` only.
"""

from __future__ import annotations

import sys
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from workbench.domain.model import AssignmentKind
from workbench.qt.mime import SkillsPayload, skills_in
from workbench.widgets.board.card_chips import CardChips
from workbench.widgets.board.drop_pads import DropPads
from workbench.widgets.board.previews import in_short, outcome
from workbench.widgets.parts.style import restyle

OPENS_AFTER = 500
"""Milliseconds of hovering after which a compact card, too, shows its pads; they cover its neighbours."""

WORKING = "Working it out …"

_COPIES = Qt.KeyboardModifier.AltModifier if sys.platform == "darwin" else Qt.KeyboardModifier.ControlModifier


class _Hover(NamedTuple):
    payload: SkillsPayload
    point: QPoint
    copied: bool


class DropCard(Protocol):
    """Interface of the card a drag is over."""

    opened: bool
    insertion: QRect | None
    """Rectangle of the insertion mark while the card's own chips are dragged; None for none."""

    @property
    def hovered(self) -> SignalInstance:
        """Something is dragged over it, at this place on the screen."""

    @property
    def unhovered(self) -> SignalInstance:
        """It is no longer."""

    def show_zones(self, shown: bool, *, for_people: bool = False) -> None:
        """Show or hide the drop pads, those for skills or the one for people."""

    def reveal_skills(self, *skills: str) -> None:
        """Open the card, select these chips and focus the first."""


class CardDrop:
    """Drag state of one card: what hovers, where, and which pads show it."""

    def __init__(self, card: DropCard, chips: CardChips, pads: DropPads) -> None:
        self._card, self._chips, self._pads, self._services = card, chips, pads, chips.services
        self._hover: _Hover | None = None
        self._timer: QTimer | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        """Accept skills; ignore anything else, which then reaches the board."""
        if skills_in(event.mimeData()) is None:
            event.ignore()
            return
        if self._timer is None:
            self._timer = QTimer(self._chips.card, singleShot=True, interval=OPENS_AFTER)
            self._timer.timeout.connect(self._lay_pads)
        if not self._card.opened:
            self._timer.start()
        self.move(event)
        event.accept()

    def move(self, event: QDragMoveEvent) -> None:
        """Show the effect of a drop here; accept the event only if it would be performed."""
        payload = skills_in(event.mimeData())
        if payload is None:
            event.ignore()
            return
        hover = _Hover(payload, event.position().toPoint(), bool(event.modifiers() & _COPIES))
        self._hover = hover
        restyle(self._chips.card, "aimed", True)
        self._card.hovered.emit(self._chips.card.mapToGlobal(hover.point))
        if self._show(hover):
            event.setDropAction(self._action(event, hover))
            event.accept()
        else:
            event.ignore()

    def leave(self) -> None:
        """Reset the card: the drag left it."""
        self._end()

    def drop(self, event: QDropEvent) -> None:
        """Perform the edit that was previewed."""
        payload = skills_in(event.mimeData())
        if payload is None:
            event.ignore()
            return
        role, commands, point = self._chips.role_id, self._services.commands, event.position().toPoint()
        copied = bool(event.modifiers() & _COPIES)
        kind = self._pads.at(point)
        event.setDropAction(self._action(event, _Hover(payload, point, copied)))
        event.accept()
        place = self._chips.place_at(point) if self._own(payload) else None
        self._end()
        if not self._own(payload):
            done = bool(commands.session.perform(commands.drop(payload, role, kind, copied=copied)))
        else:
            done = place is not None
            if place is not None:
                commands.arrange(role, payload.skills, place[0], self._before(place, payload))
        if done and payload.role is not None:
            self._card.reveal_skills(*payload.skills)

    def refresh(self) -> None:
        """Update the preview: the effect of the hovering drop is known by now."""
        if self._hover is not None:
            self._show(self._hover)

    def _end(self) -> None:
        self._hover = None
        if self._timer is not None:
            self._timer.stop()
        self._card.insertion = None
        restyle(self._chips.card, "aimed", False)
        self._card.show_zones(False)
        self._chips.card.update()
        self._card.unhovered.emit()

    def _lay_pads(self) -> None:
        if self._hover is not None:
            self._card.show_zones(not self._own(self._hover.payload))
            self.refresh()

    def _own(self, payload: SkillsPayload) -> bool:
        return payload.role == self._chips.role_id

    def _action(self, event: QDropEvent, hover: _Hover) -> Qt.DropAction:
        copies = hover.payload.role is None or (hover.copied and not self._own(hover.payload))
        wanted = Qt.DropAction.CopyAction if copies else Qt.DropAction.MoveAction
        return wanted if event.possibleActions() & wanted else event.proposedAction()

    def _show(self, hover: _Hover) -> bool:
        return self._show_place(hover) if self._own(hover.payload) else self._show_zones(hover)

    def _show_place(self, hover: _Hover) -> bool:
        card = self._card
        place = self._chips.place_at(hover.point)
        if place is None:
            card.insertion = None
        else:
            chips = self._chips.lists[place[0]]
            card.insertion = chips.insertion_mark(place[1]).translated(chips.pos())
        self._chips.card.update()
        return place is not None

    def _show_zones(self, hover: _Hover) -> bool:
        commands, previews, role = self._services.commands, self._services.previews, self._chips.role_id
        self._card.show_zones(self._card.opened or self._pads.shown)
        if not self._pads.shown:
            return True
        target = self._pads.at(hover.point) or self._implied_kind(hover.payload)
        possible = True
        for kind, zone in self._pads.zones.items():
            preview = previews.ask(commands.drop(hover.payload, role, kind, copied=hover.copied))
            refused = preview is not None and preview.refusal is not None
            if preview is None:
                zone.say(WORKING, (WORKING,), refused=False, active=kind == target)
            else:
                skills = hover.payload.skills
                zone.say(
                    outcome(preview, skills),
                    in_short(preview, skills, role),
                    refused=refused,
                    active=kind == target,
                )
                if kind == target:
                    self._pads.tell(self._services.context.session.index.titles[role], zone)
            possible = possible and not (kind == target and refused)
        return possible

    def _implied_kind(self, payload: SkillsPayload) -> AssignmentKind | None:
        """The kind a drop beside the pads gives the skills; None where it differs among them."""
        session = self._services.context.session
        kinds: set[AssignmentKind] = set()
        for skill in payload.skills:
            holdings = [holding for holding in session.index.holdings.get(skill, ()) if holding.role.id == payload.role]
            if holdings and not self._hover_copies():
                kinds.add(holdings[0].assignment.kind)
            else:
                kinds.add("support" if session.index.leads[skill] else "lead")
        return kinds.pop() if len(kinds) == 1 else None

    def _hover_copies(self) -> bool:
        return self._hover is not None and self._hover.copied

    def _before(self, place: tuple[AssignmentKind, int], payload: SkillsPayload) -> str | None:
        kind, row = place
        model = self._chips.lists[kind].chips
        while (skill := model.after(row)) in payload.skills:
            row += 1
        return skill
