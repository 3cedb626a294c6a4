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

    zoomed = Signal(float)
    """It is drawn at another scale now, 1 being as designed."""

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
