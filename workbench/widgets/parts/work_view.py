"""What every view of the map has, so that the window need not know which one is on show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget


class WorkView(QWidget):
    """A way to look at the map in the middle of the window."""

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
