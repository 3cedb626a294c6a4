"""Services injected into every card of a board; made once by the board."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.qt.context import Context
from workbench.widgets.board.board_style import BoardStyle
from workbench.widgets.board.chips import ChipDelegate
from workbench.widgets.board.commands import BoardCommands
from workbench.widgets.parts.previews import Previews


@dataclass(frozen=True, slots=True)
class CardServices:
    """The services the cards of one board share."""

    context: Context
    style: BoardStyle
    commands: BoardCommands
    previews: Previews
    delegate: ChipDelegate
