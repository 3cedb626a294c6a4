"""What every view of the map has, so that the window need not know which one is on show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.model import CapabilityMap

if TYPE_CHECKING:  # which no start should wait for
    from workbench.qt.comparison_session import ComparisonSession


@dataclass(frozen=True, slots=True)
class ViewServices:
    """What the window does for a view that asks for it; each may show a dialog first."""

    say: Callable[[str], object]
    """Say a sentence at the foot of the window."""

    duplicate_scenario: Callable[[], object]
    """Make a copy of the scenario on screen."""

    read_map: Callable[[Callable[[Path, CapabilityMap], None]], object]
    """Ask for a file and hand over where it is and what was read; it is never written."""

    export_comparison: Callable[[ComparisonSession], object]
    """Write a scenario of the map as a workbook that also says what changes."""


class WorkView(QWidget):
    """A way to look at the map in the middle of the window."""

    skills_beside = False
    """Whether the skills stand at its left before the user folds or unfolds them: where they are dragged onto it."""

    own_points = False
    """Whether it shows open points of its own, so that those of the window stand beside it only if they are asked for.
    """

    opens_maps = True
    """Whether a map that was never seen may come up in it, where it is on show."""

    edit_requested = Signal(str)
    """A subject, "role:<id>", "skill:<id>" or "department:<id>", to be opened."""

    trial_requested = Signal(str, str)
    """What is to be tried in a new scenario, as `trials.Trial`, and with which role, by its id."""

    department_requested = Signal(str)
    """A department is to be made, for this subject to move into."""

    zoomed = Signal(float)
    """It is drawn at another scale now, 1 being as designed."""

    folding_changed = Signal()
    """The user folded or unfolded something in it."""

    def wire(self, services: ViewServices) -> None:
        """Connect what the view asks for to what the window does; a view that asks for nothing stays as it is."""

    @property
    def folded(self) -> frozenset[str]:
        """What the user folded in it, by names that mean the same when the map is opened again."""
        return frozenset()

    def set_folded(self, names: frozenset[str]) -> None:
        """Fold these and nothing else, as they were left; a view in which nothing folds stays as it is."""

    @property
    def zoom(self) -> float:
        """How large it is drawn, 1 being as designed."""
        return 1.0

    def set_zoom(self, factor: float) -> None:
        """Draw it larger or smaller; a view that has one size stays as it is."""

    def reveal(self, subject: str) -> None:
        """Bring a subject into sight and put the keys there; nothing where this view does not show it."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keys where work begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
