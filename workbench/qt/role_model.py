"""List model of the chips of one card: the skills a role leads, or those it supports, in the map's own order.

Its rows carry the accessible texts and tooltips. Knows nothing of how a chip is painted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.model import AssignmentKind, Role, Skill
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import LEVEL, SEVERITY
from workbench.presentation.finding_text import message
from workbench.qt.any_index import AnyIndex

SHOWN = 6
"""Chips that a folded list shows at least, as the design has it; the rest is behind "n more"."""


@dataclass(frozen=True, slots=True)
class Chip:
    """View model of a chip: a skill a role holds, how, at what level (1-4), its open points, and the map's words."""

    skill: Skill
    kind: AssignmentKind
    level: int
    vocabulary: Vocabulary
    note: str = ""
    findings: tuple[Finding, ...] = ()


def chips_of(index: Index, role: Role, kind: AssignmentKind, findings: FindingsOf) -> list[Chip]:
    """The chips of a role that it leads or supports, in the order of the map."""
    vocabulary = vocabulary_of(index.document)
    return [
        Chip(
            index.skills[assignment.skill],
            assignment.kind,
            assignment.level,
            vocabulary,
            assignment.note,
            findings.get((role.id, assignment.skill), ()),
        )
        for assignment in role.assignments
        if assignment.kind == kind
    ]


FindingsOf = dict[tuple[str, str | None], tuple[Finding, ...]]
"""(role id, skill id) -> open points about that chip; (role id, None) -> those about the card as a whole."""


def spoken(chip: Chip) -> str:
    """Accessible text: "Social APIs, lead, level 4 of 4, needed 4, technology"."""
    words = (
        chip.skill.name,
        chip.kind,
        f"level {chip.level} of 4",
        f"needed {chip.skill.level_needed}",
        chip.vocabulary.belongs_to_inside[chip.skill.belongs_to],
    )
    return with_points(", ".join(words), chip.findings, chip.vocabulary)


def with_points(text: str, findings: Sequence[Finding], vocabulary: Vocabulary) -> str:
    """An accessible text with open points after it, each ending in one full stop."""
    return " ".join((f"{text}.", *sentences(findings, vocabulary))) if findings else text


def sentences(findings: Sequence[Finding], vocabulary: Vocabulary) -> Iterator[str]:
    """Each open point as text: "Should fix: …"."""
    return (f"{SEVERITY[finding.severity]}: {message(finding, vocabulary)}" for finding in findings)


def tool_tip(chip: Chip) -> str:
    """Tooltip of a chip: name, definition, level in words, note and open points, as rich text."""
    level = f"Level {chip.level}: {LEVEL[chip.level]}"
    needed = chip.skill.level_needed
    lines = [
        f"<b>{escape(chip.skill.name)}</b>",
        escape(chip.skill.definition),
        level if chip.level == needed else f"{level}. Needed: {needed}, {LEVEL[needed]}",
        f"Note: {escape(chip.note)}" if chip.note else "",
        *map(escape, sentences(chip.findings, chip.vocabulary)),
    ]
    return "<br>".join(line for line in lines if line)


class RoleModel(QAbstractListModel):
    """List model of the chips of one role and one kind, folded to the first few."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._shown = SHOWN
        self._all: list[Chip] = []

    @property
    def total(self) -> int:
        """The number of chips, shown or folded away."""
        return len(self._all)

    def show(self, chips: Sequence[Chip]) -> None:
        """Take these chips in place of those shown, row by row, so that what stays keeps its selection."""
        self._all = list(chips)
        self._sync(self._all[: self._shown])

    def fold_to(self, shown: int) -> None:
        """Show the first `shown` chips."""
        if shown != self._shown:
            self._shown = shown
            self._sync(self._all[:shown])

    def row_of(self, skill_id: str) -> int:
        """The row of a skill among all chips, shown or not; -1 where there is none."""
        return next((row for row, chip in enumerate(self._all) if chip.skill.id == skill_id), -1)

    def after(self, row: int) -> str | None:
        """The id of the skill at a row, shown or not, which a chip dropped there is put before; None at the end."""
        return self._all[row].skill.id if row < len(self._all) else None

    def _sync(self, chips: list[Chip]) -> None:
        """Diff against the shown chips, with row signals and no reset, which would lose selection and focus."""
        here, root = self.chips, QModelIndex()
        wanted = {chip.skill.id for chip in chips}
        for row in range(len(here) - 1, -1, -1):
            if here[row].skill.id not in wanted:
                self.beginRemoveRows(root, row, row)
                del here[row]
                self.endRemoveRows()
        for row, chip in enumerate(chips):
            earlier = next((n for n in range(row, len(here)) if here[n].skill.id == chip.skill.id), None)
            if earlier is None:
                self.beginInsertRows(root, row, row)
                here.insert(row, chip)
                self.endInsertRows()
            elif earlier != row:
                self.beginMoveRows(root, earlier, earlier, root, row)
                here.insert(row, here.pop(earlier))
                self.endMoveRows()
            if here[row] != chip:
                here[row] = chip
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.chips)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        chip = self.chips[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return chip.skill.name
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(chip)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(chip)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return chip.skill.definition
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled | flags.ItemNeverHasChildren
