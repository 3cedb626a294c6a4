"""What every card of a board is handed: made once by the board."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.qt.context import Context
from workbench.widgets.board.board_style import BoardStyle
from workbench.widgets.board.chips import ChipDelegate
from workbench.widgets.board.commands import BoardCommands
from workbench.widgets.parts.previews import Previews


@dataclass(frozen=True, slots=True)
class CardServices:
    """The shared tools of one board."""

    context: Context
    look: BoardStyle
    commands: BoardCommands
    previews: Previews
    delegate: ChipDelegate
