"""Drop handler of a card for people: what they fill of it while they hover, and the one edit on the drop.

The edit that would be refused on the drop is refused while hovering. Knows the card as a `DropCard` only.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from workbench.application.edit import EditRefused, apply_or_refuse
from workbench.domain.fit import Fits
from workbench.domain.names import person_names
from workbench.domain.words import join_names
from workbench.presentation.fit_text import fill_parts, posts
from workbench.presentation.formatting import sentence_from
from workbench.qt.mime import people_in
from workbench.widgets.board.card_chips import CardChips
from workbench.widgets.board.drop_pads import DropPads
from workbench.widgets.board.drops import CardDrop, DropCard
from workbench.widgets.parts.drop_target import Drop
from workbench.widgets.parts.style import restyle

SHOWN_AFTER = 150
"""Milliseconds of hovering after which a compact card, too, says what somebody fills of it; it covers its neighbours.

Short, for a person is carried over many cards to compare them, and long enough that crossing a card shows nothing.
"""
_NAMED = 2
"""People who are named on the pad; the others are counted."""


class PersonDrop:
    """Drag state of one card: who hovers over it."""

    def __init__(self, card: DropCard, chips: CardChips, pads: DropPads) -> None:
        self._card, self._chips, self._pads = card, chips, pads
        self._session = chips.services.context.session
        self._people: tuple[str, ...] = ()
        self._timer: QTimer | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        """Accept people of this map; ignore others."""
        if self._timer is None:
            self._timer = QTimer(self._chips.card, singleShot=True, interval=SHOWN_AFTER)
            self._timer.timeout.connect(self._show)
        self._people = self._known(event)
        if self._card.opened:
            self._show()
        else:
            self._timer.start()
        self.move(event)

    def move(self, event: QDragMoveEvent) -> None:
        """Accept the event only if a drop would be performed."""
        restyle(self._chips.card, "aimed", True)
        self._card.hovered.emit(self._chips.card.mapToGlobal(event.position().toPoint()))
        if self._people and not self._refusal():
            event.acceptProposedAction()
        else:
            event.ignore()

    def leave(self) -> None:
        """Reset the card: the drag left it."""
        self._end()

    def drop(self, event: QDropEvent) -> None:
        """Let them hold the role."""
        people = self._known(event)
        self._end()
        if people:
            event.acceptProposedAction()
            self._session.perform(self._chips.services.commands.holding(self._chips.role_id, people))
        else:
            event.ignore()

    def _known(self, event: QDropEvent) -> tuple[str, ...]:
        """The people that a drag carries; none where one is of another map."""
        people, known = people_in(event.mimeData()), {person.id for person in self._session.document.people}
        return people if known.issuperset(people) else ()

    def _refusal(self) -> str:
        """Why a drop would be refused, "" where it would not be."""
        try:
            apply_or_refuse(
                self._chips.services.commands.holding(self._chips.role_id, self._people), self._session.document
            )
        except EditRefused as refusal:
            return str(refusal)
        return ""

    def _show(self) -> None:
        if not self._people:
            return
        self._card.show_zones(True, for_people=True)
        pad = self._pads.holder
        if pad is None:
            return
        index = self._session.index
        fits, role = index.derived(Fits), index.roles[self._chips.role_id]
        people, held = self._people, set(role.people)
        fit = fits.of(people[0], role.id) if len(people) == 1 else fits.together(people, role.id)
        said, short = fill_parts(fit), fill_parts(fit, 1)
        refusal, together = self._refusal(), len(held.union(people))
        if refusal:
            why = "holds it already" if held.issuperset(people) else "a typical background holds no role"
            short = (short[0], why, *short[1:])
        elif together > role.headcount:
            said, short = (*said, then := f"then {posts(together, role)}"), (*short, then)
        names = person_names(index)
        pad.name(join_names([names[person] for person in people], _NAMED))
        pad.say(refusal or sentence_from(said), short, refused=bool(refusal), active=True)
        self._pads.tell(index.titles[role.id], pad)

    def _end(self) -> None:
        self._people = ()
        if self._timer is not None:
            self._timer.stop()
        restyle(self._chips.card, "aimed", False)
        self._card.show_zones(False)
        self._chips.card.update()
        self._card.unhovered.emit()


class CardDrops:
    """The drop handlers of one card, chosen by what is dragged: people, or skills and all else."""

    def __init__(self, skills: CardDrop, people: PersonDrop) -> None:
        self.skills, self._people = skills, people
        self._active: Drop = skills

    def enter(self, event: QDragEnterEvent) -> None:
        """A drag entered the card."""
        self._active = self._people if people_in(event.mimeData()) else self.skills
        self._active.enter(event)

    def move(self, event: QDragMoveEvent) -> None:
        """It moved."""
        self._active.move(event)

    def leave(self) -> None:
        """It left the card."""
        self._active.leave()

    def drop(self, event: QDropEvent) -> None:
        """It was dropped."""
        self._active.drop(event)
