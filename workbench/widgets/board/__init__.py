"""The board: role cards, the two strategists on top and the others in lanes, onto which skills are dragged."""

from workbench.widgets.board.view import BoardView

__all__ = ["BoardView"]
