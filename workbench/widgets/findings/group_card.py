"""Group card: several findings of one check with a heading, "Fix all", and, unfolded, a row for each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.domain.names import subject_name
from workbench.domain.words import SEVERITY, join_names
from workbench.presentation.finding_groups import FindingGroup
from workbench.widgets.findings.card import Card, FindingCard
from workbench.widgets.findings.cures import Cure
from workbench.widgets.findings.finding_services import FindingServices
from workbench.widgets.findings.headline import FindingHeadline
from workbench.widgets.parts.keys import meant_key
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import discard, label

TRIED = 60
"""Number of findings of a group whose fixes are tried before "Fix all" is offered. For a larger group its effect is
not shown, because working that out takes as long as performing it."""

FIRST, MORE, NAMED = 5, 25, 3
"""Pagination: rows shown when unfolded, rows each "more" adds; and names listed while folded."""


class GroupCard(Card):
    """Card of a group, folded at first."""

    def __init__(self, group: FindingGroup, services: FindingServices, parent: QWidget | None = None) -> None:
        super().__init__(services, f"{SEVERITY[group.severity]}: {group.heading}", parent)
        self.group = group
        self._checked = 0
        self._asked = False
        self._shown = 0
        self.setProperty("look", "card")
        theme = services.context.theme
        self.column.addWidget(FindingHeadline(group.severity, group.heading, theme, self))
        self._names = label(self._naming(), "muted", wrap=True)
        self.column.addWidget(self._names)
        number = len(group.findings)
        self.fix_all = LinkButton("Fix both" if number == 2 else f"Fix all {number}", theme, parent=self)
        self.fix_all.setAccessibleName(f"{self.fix_all.label}: {group.heading}")
        self.fix_all.clicked.connect(self.apply_all)
        self.fix_all.setDisabled(services.context.bulk_fix.busy)
        services.context.bulk_fix.busy_changed.connect(self.fix_all.setDisabled)
        self.fix_all.hide()
        self.column.addWidget(self.fix_all, 0, Qt.AlignmentFlag.AlignTop)  # else it stays as tall as one line of note
        self._fold = LinkButton("", theme, parent=self)
        self._fold.clicked.connect(self.activate)
        self.column.addWidget(self._fold)
        self._next = LinkButton("", theme, parent=self)
        self._next.clicked.connect(self._add_more)
        self.column.addWidget(self._next)
        self._describe()

    @property
    def unfolded(self) -> bool:
        """Whether the findings are shown."""
        return self._shown > 0

    def rows(self) -> list[FindingCard]:
        """The findings shown."""
        return self.findChildren(FindingCard) if self.unfolded else []

    def activate(self) -> None:
        """Fold or unfold."""
        self.set_unfolded(not self.unfolded)

    def set_unfolded(self, unfolded: bool) -> None:
        """Show the first rows, or hide all."""
        if unfolded == self.unfolded:
            return
        if unfolded:
            self._add_rows(FIRST)
        else:
            for row in self.rows():
                self.column.removeWidget(row)
                discard(row)
            self._shown = 0
        self._describe()

    def apply_all(self) -> None:
        """Ask for "Fix all": the first fix of each finding, as one undo step, worked out in the background."""
        self.services.context.bulk_fix.fix_all(self.group.code)

    def forget_cures(self) -> None:
        """Invalidate the fixes after a change of the map; they are worked out again when next painted."""
        self._checked, self._asked = 0, False
        for row in self.rows():
            row.forget_cures()
        self._names.setText(self._naming())
        self.update()

    def _naming(self) -> str:
        index = self.services.context.session.index
        firsts = (finding.subjects[0] for finding in self.group.findings if finding.subjects)
        names = [name for first in firsts if (name := subject_name(index, first))]
        return f"{join_names(names, NAMED)}." if names else ""

    def _add_more(self) -> None:
        self._add_rows(MORE)
        self._describe()

    def _add_rows(self, number: int) -> None:
        for finding in self.group.findings[self._shown : self._shown + number]:
            row = FindingCard(finding, None, self.services, self)
            self.column.insertWidget(self.column.count() - 1, row)
            row.show()
        self._shown = min(self._shown + number, len(self.group.findings))

    def _describe(self) -> None:
        rest = len(self.group.findings) - self._shown
        self._names.setVisible(not self.unfolded)
        self._fold.relabel("Show less" if self.unfolded else "Show each")
        self._next.setVisible(self.unfolded and rest > 0)
        self._next.relabel(f"{rest} more")

    def _check(self, cures: tuple[Cure, ...]) -> None:
        """Take the fixes of one more finding: "Fix all" is offered if each tried so far has one."""
        self._checked += 1
        cured = any(not cure.fix.alone for cure in cures)
        more = cured and self._checked < min(len(self.group.findings), TRIED)
        if more:
            self.services.cures.ask(self, self.group.findings[self._checked], self._check)
            return
        self.fix_all.setVisible(cured)
        if cured and len(self.group.findings) <= TRIED:
            self.services.cures.ask_for_all(self, self.group.code, self._explain)

    def _explain(self, effect: str) -> None:
        self.fix_all.explain(effect)
        self.fix_all.setAccessibleName(f"{self.fix_all.label}: {self.group.heading}. {effect}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Start trying the fixes at the first paint."""
        super().paintEvent(event)
        if not self._asked and self.group.can_be_fixed and self.services.is_current():
            self._asked = True
            self.services.cures.ask(self, self.group.findings[0], self._check)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings: Right unfolds, Left folds, F fixes all."""
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.set_unfolded(event.key() == Qt.Key.Key_Right)
        elif meant_key(event) == Qt.Key.Key_F and not event.modifiers() and self.fix_all.isVisible():
            self.apply_all()
        else:
            super().keyPressEvent(event)
