"""Base class of the views, the interface by which the window treats them alike. Knows no particular view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.model import CapabilityMap

if TYPE_CHECKING:  # no import at start-up
    from workbench.qt.comparison_session import ComparisonSession


@dataclass(frozen=True, slots=True)
class ViewServices:
    """Callbacks the window provides to views; each may show a dialog first."""

    say: Callable[[str], object]
    """Show a message in the notice at the foot of the window."""

    offer_people: Callable[[str, Callable[[], object]], object]
    """Show a message on what was copied without people, and offer to copy it with them."""

    duplicate_scenario: Callable[[], object]
    """Duplicate the scenario on screen."""

    read_map: Callable[[Callable[[Path, CapabilityMap], None]], object]
    """Ask for a file, and call back with its path and the map that was read. Read-only."""

    export_comparison: Callable[[ComparisonSession], object]
    """Export a scenario as a workbook that also lists the changes."""


class WorkView(QWidget):
    """View of the map in the middle of the window."""

    skills_beside = False
    """Whether the skill library is shown by default: in views onto which skills are dragged."""

    own_points = False
    """Whether it shows findings of its own, so that the window's panel is hidden by default."""

    opens_maps = True
    """Whether a map opened for the first time may come up in this view if it is on show."""

    finds_roles = False
    """Whether the find bar narrows it; it follows `Context.role_search` then."""

    edit_requested = Signal(str)
    """A subject, "role:<id>", "skill:<id>" or "department:<id>", to be opened in the inspector."""

    trial_requested = Signal(str, str)
    """What-if in a new scenario: a `what_if_menu.WhatIfKind`, and a role's id."""

    department_requested = Signal(str)
    """A department is to be added, into which this subject moves."""

    zoomed = Signal(float)
    """The zoom factor changed, 1 being as designed."""

    folding_changed = Signal()
    """The user folded or unfolded something in it."""

    def wire(self, services: ViewServices) -> None:
        """Connect the view's requests to the window's callbacks; does nothing by default."""

    @property
    def folded(self) -> frozenset[str]:
        """What the user folded, by names that are stable when the map is opened again."""
        return frozenset()

    def set_folded(self, names: frozenset[str]) -> None:
        """Restore the folding: these and nothing else; does nothing by default."""

    @property
    def folded_columns(self) -> frozenset[str] | None:
        """The names of its folded columns, kept for every map; None by default: it has none that fold."""
        return None

    def set_folded_columns(self, names: frozenset[str]) -> None:
        """Fold these columns and no others; does nothing by default."""

    def fold_columns(self) -> bool:
        """Fold all columns that fold, or show them again where any is folded; whether it has such columns."""
        return False

    @property
    def zoom(self) -> float:
        """Zoom factor, 1 being as designed."""
        return 1.0

    def set_zoom(self, factor: float) -> None:
        """Set the zoom factor; does nothing by default."""

    def reveal(self, subject: str) -> None:
        """Bring a subject into sight and focus it; nothing if this view does not show it."""
        raise NotImplementedError

    def find_within(self) -> bool:
        """Focus a search of its own, where the focus is or nothing else is to be searched; whether it has one."""
        return False

    def replace_within(self) -> bool:
        """Open find and replace of its table; whether it has one."""
        return False

    def roles_in_order(self) -> Sequence[str]:
        """The ids of the roles it shows, in reading order; none by default."""
        return ()

    def bring_role_into_sight(self, role_id: str) -> None:
        """Scroll to a role; the focus stays where it is. Does nothing by default."""

    def say_belonging(self) -> None:
        """Go to where it is said what a skill that belongs to no side belongs to; does nothing by default."""

    def focus_first(self) -> None:
        """Focus the place where work begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
