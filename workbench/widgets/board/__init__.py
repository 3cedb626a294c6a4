"""The board view: role cards, the two strategists on top and the others in lanes, onto which skills are dragged.

Here belong the cards, their chips, drops, keys and menus. Shared painting belongs in `parts`, edits in
`application.edits`; no other view is imported.
"""

from workbench.widgets.board.view import BoardView

__all__ = ["BoardView"]
