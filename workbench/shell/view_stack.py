"""View stack: the views of the map, one on show at a time, made lazily. Knows of them their WorkView interface only.

A view is imported and made when it is first shown, so that a start pays for one. A new one is a line in VIEW_SPECS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.qt.context import Context
from workbench.widgets.board import BoardView
from workbench.widgets.parts.work_view import WorkView


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """Specification of a view: its title, the letter that is its mnemonic in the menu, and its factory."""

    title: str
    letter: str
    make: Callable[[Context, QWidget], WorkView]

    @property
    def in_menu(self) -> str:
        """The text of its menu entry, with the mnemonic marked."""
        return self.title.replace(self.letter, f"&{self.letter}", 1)


BOARD, COMPARE, SKILL_TABLE = "board", "compare", "skill_table"


def _matrix(context: Context, parent: QWidget) -> WorkView:
    from workbench.widgets.matrix import MatrixView

    return MatrixView(context, parent)


def _organisation(context: Context, parent: QWidget) -> WorkView:
    from workbench.widgets.organisation import OrganisationView

    return OrganisationView(context, parent)


def _compare(context: Context, parent: QWidget) -> WorkView:
    from workbench.widgets.compare import CompareView

    return CompareView(context, parent)


def _skill_table(context: Context, parent: QWidget) -> WorkView:
    from workbench.widgets.skill_table import SkillTableView

    return SkillTableView(context, parent)


VIEW_SPECS: dict[str, ViewSpec] = {
    BOARD: ViewSpec("Board", "B", BoardView),
    "matrix": ViewSpec("Matrix", "M", _matrix),
    "organisation": ViewSpec("Organisation", "g", _organisation),
    COMPARE: ViewSpec("Compare", "p", _compare),
    SKILL_TABLE: ViewSpec("Skill table", "k", _skill_table),
}
"""View registry by name in code and preferences, in the order of the switch."""


class ViewStack(QStackedWidget):
    """Stacked widget of the views; the board is made at once, as the start shows it."""

    shown = Signal(str)
    """The name of the view that was brought on show."""

    made = Signal(str)
    """The name of a view that was just made, to be wired."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._views: dict[str, WorkView] = {}
        self._folded_columns = frozenset[str]()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board = cast(BoardView, self.view(BOARD))
        context.selection.revealed.connect(self.reveal)

    @property
    def name(self) -> str:
        """The name of the view on show."""
        return next(name for name, view in self._views.items() if view is self.on_show)

    @property
    def on_show(self) -> WorkView:
        """The view on show."""
        return cast(WorkView, self.currentWidget())

    @property
    def made_so_far(self) -> Mapping[str, WorkView]:
        """The views made so far, by name."""
        return self._views

    def view(self, name: str) -> WorkView:
        """A view by its name, made now if it has not been."""
        if name not in self._views:
            view = self._views[name] = VIEW_SPECS[name].make(self._context, self)
            view.set_folded_columns(self._folded_columns)
            self.addWidget(view)
            self.made.emit(name)
        return self._views[name]

    @property
    def folded_columns(self) -> frozenset[str]:
        """The names of the columns folded in a view that has such, or as they were left."""
        folding = (view.folded_columns for view in self._views.values())
        return next((names for names in folding if names is not None), self._folded_columns)

    def fold_columns(self, names: frozenset[str]) -> None:
        """Fold these columns and no others, also in views that are yet to be made."""
        self._folded_columns = names
        for view in self._views.values():
            view.set_folded_columns(names)

    def show_view(self, name: str) -> None:
        """Bring a view on show, give it the focus, and scroll to the first picked subject."""
        if name == self.name:
            return
        picked, view = self._context.selection.subjects, self.view(name)
        self.setCurrentWidget(view)
        self.shown.emit(name)
        view.setFocus()
        for subject in picked[:1]:
            self.reveal(subject)
        if picked:  # again: the focus picks whatever it comes to on its way
            self._context.selection.pick(*picked)

    def say_belonging(self) -> None:
        """Bring the table of the skills on show, where it says what they belong to."""
        self.show_view(SKILL_TABLE)
        self.on_show.say_belonging()

    def reveal(self, subject: str) -> None:
        """Scroll the view on show to a subject."""
        self.on_show.reveal(subject)
