"""What the user has picked, shared by every view: one role or some skills. Not part of the document."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The picked subjects: "role:<id>", "skill:<id>", "department:<id>", or a finding's subjects."""

    changed = Signal()
    revealed = Signal(str)
    """A subject every view should bring into sight and focus, such as "skill:social-apis"."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.subjects: tuple[str, ...] = ()

    def pick(self, *subjects: str) -> None:
        """Pick these and nothing else."""
        if subjects != self.subjects:
            self.subjects = subjects
            self.changed.emit()

    def reveal(self, subject: str) -> None:
        """Pick a subject and ask the views to show it."""
        self.pick(subject)
        self.revealed.emit(subject)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the picked subjects of a kind."""
        prefix = f"{kind}:"
        return tuple(each.removeprefix(prefix) for each in self.subjects if each.startswith(prefix))
