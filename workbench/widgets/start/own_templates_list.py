"""List of the user's own templates on the start page, each with a way to remove it. Reads no file; removes none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.words import truncate
from workbench.qt.text_escape import tooltip_text
from workbench.widgets.parts.style import discard, label, link
from workbench.widgets.start.choice import Choice

LONGEST = 70
"""Characters of a title that are shown; its tool tip has it whole."""
MOST_PROBLEMS = 3
"""How many sentences on broken files are shown."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """View model of a template of the user's own: its name, its title, and what is in it in words."""

    name: str
    title: str
    blurb: str


class OwnTemplatesList(QWidget):
    """Rows of templates under a heading; hidden while there is nothing to show."""

    chosen = Signal(str)
    """The name of a template to begin with."""

    removal_requested = Signal(str)
    """The name of a template to remove."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[OwnTemplate, ...], tuple[str, ...]] = ((), ())
        self._frame = QFrame(self)
        self._frame.setProperty("look", "card")
        self._rows = QVBoxLayout(self._frame)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        self._problems = label("", "small", wrap=True, parent=self)
        self._problems.setProperty("tone", "must")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(10)
        column.addWidget(label("Your templates", "strong", parent=self))
        column.addWidget(self._frame)
        column.addWidget(self._problems)
        self.hide()

    def show_templates(self, templates: Sequence[OwnTemplate], problems: Sequence[str]) -> None:
        """Show these, and sentences on the files that are none."""
        if self._shown == (tuple(templates), tuple(problems)):
            return
        self._shown = (tuple(templates), tuple(problems))
        for old in self._frame.findChildren(_Row):
            self._rows.removeWidget(old)
            discard(old)
        for number, template in enumerate(templates):
            row = _Row(template, first=number == 0, parent=self._frame)
            row.chosen.connect(self.chosen)
            row.removal_requested.connect(self.removal_requested)
            self._rows.addWidget(row)
        more = len(problems) - MOST_PROBLEMS
        rest = [f"{more} more files are no templates."] if more > 1 else problems[MOST_PROBLEMS:]
        self._problems.setText("\n".join((*problems[:MOST_PROBLEMS], *rest)))
        self._frame.setVisible(bool(templates))
        self._problems.setVisible(bool(problems))
        self.setVisible(bool(templates or problems))


class _Row(Choice):
    chosen = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, template: OwnTemplate, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = template.name
        self.setObjectName(f"ownTemplate-{template.name}")
        self.setProperty("look", "row" if first else "row-below")
        self.setAccessibleName(f"New from your template {template.title}")
        self.setAccessibleDescription(template.blurb)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        title = label(truncate(template.title, LONGEST), parent=self)
        title.setToolTip(tooltip_text(template.title))
        layout.addWidget(title, 1)
        layout.addWidget(label(template.blurb, "small", parent=self))
        self.remove = link("Remove", self)
        self.remove.setAccessibleName(f"Remove the template {template.title}")
        self.remove.clicked.connect(lambda: self.removal_requested.emit(self._name))
        layout.addWidget(self.remove)

    def choose(self) -> None:
        self.chosen.emit(self._name)
