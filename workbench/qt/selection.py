"""Selection shared by every view: one role, some skills, a department. Not part of the document."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The picked subjects: "role:<id>", "skill:<id>", "department:<id>", or a finding's subjects."""

    changed = Signal()
    revealed = Signal(str)
    """A subject that every view scrolls to and focuses, such as "skill:social-apis"."""

    field_revealed = Signal(str)
    """A field of the revealed subject that is to be filled in, such as "definition"."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.subjects: tuple[str, ...] = ()

    def pick(self, *subjects: str) -> None:
        """Pick these and nothing else."""
        if subjects != self.subjects:
            self.subjects = subjects
            self.changed.emit()

    def reveal(self, subject: str, field: str | None = None) -> None:
        """Pick a subject and ask the views to show it, and to open one of its fields."""
        self.pick(subject)
        self.revealed.emit(subject)
        if field is not None:
            self.field_revealed.emit(field)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the picked subjects of a kind."""
        prefix = f"{kind}:"
        return tuple(subject.removeprefix(prefix) for subject in self.subjects if subject.startswith(prefix))
