"""Tab order of the board: card by card in the order of its columns, through the lists of a card, to the buttons.

Knows no session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from workbench.widgets.board.canvas import BoardCanvas
from workbench.widgets.board.card import RoleCard


class BoardTabWalk:
    """Moves the focus among the stops of a board. made: the cards whose widget is made; card: makes one if need be."""

    def __init__(
        self, canvas: BoardCanvas, area: QScrollArea, made: Mapping[str, RoleCard], card: Callable[[str], RoleCard]
    ) -> None:
        self._canvas, self._area, self._made, self._card = canvas, area, made, card

    def step(self, focused: QWidget | None, forward: bool) -> bool:
        """Focus the next or previous stop; False where the focus is not on the board, or leaves it."""
        walk = self._canvas.order()
        here = next((n for n, part in enumerate(walk) if self._holds(part, focused)), None)
        if here is None:
            return False
        part = walk[here]
        if isinstance(part, str):
            stops = self._made[part].chips.stops()
            at = stops.index(focused) if focused in stops else 0
            inside = at + (1 if forward else -1)
            if 0 <= inside < len(stops):
                stops[inside].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        onward = here + (1 if forward else -1)
        if not 0 <= onward < len(walk):
            return False
        self._enter(walk[onward], forward)
        return True

    def begin(self, forward: bool) -> bool:
        """Focus the first stop, or the last one backwards; False on a board without stops."""
        walk = self._canvas.order()
        if walk:
            self._enter(walk[0 if forward else -1], forward)
        return bool(walk)

    def _enter(self, part: str | QPushButton, forward: bool) -> None:
        target = self._card(part).chips.stops()[0 if forward else -1] if isinstance(part, str) else part
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(target, 8, 8)

    def _holds(self, part: object, focused: QWidget | None) -> bool:
        if isinstance(part, str):
            card = self._made.get(part)
            return card is not None and focused is not None and (card is focused or card.isAncestorOf(focused))
        return part is focused
