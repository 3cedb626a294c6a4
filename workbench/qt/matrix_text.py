"""Cell, tooltip, spoken and header texts of the matrix, made of values. Knows no model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.model import Assignment, Role, Skill
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import grade_name, pluralise
from workbench.qt.matrix_rows import IMPORTANCE, RowGroup
from workbench.qt.role_model import Chip, sentences, tool_tip, with_points
from workbench.qt.skill_model import skill_tip, spoken_skill
from workbench.qt.text_escape import tooltip_text

NUMBERS = ("Importance", "Level needed", "Leads")
NUMBERS_INSIDE = ("importance", "level needed", "leads")
"""Titles of the number columns, on their own and within a sentence, by column."""

_DISPLAY, _SPOKEN, _TIP = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


def assignment_text(assignment: Assignment | None) -> str:
    """Cell text of a role's column: "Lead 4", "support 2", or nothing."""
    if assignment is None:
        return ""
    return f"{'Lead' if assignment.kind == 'lead' else 'support'} {assignment.level}"


def assignment_short(assignment: Assignment | None) -> str:
    """Cell text of a role's narrow column: "L 4", "S 2", by the keys that set them, or nothing."""
    if assignment is None:
        return ""
    return f"{'L' if assignment.kind == 'lead' else 'S'} {assignment.level}"


def leads_text(leads: int) -> str:
    """Cell text of the Leads column: "none", "1" or "2 leads"; only a number that is not 1 has a word, to stand out."""
    return {0: "none", 1: "1"}.get(leads, f"{leads} leads")


def number_text(skill: Skill, column: int) -> str:
    """Cell text of the Importance and the Level needed column."""
    return str(skill.importance if column == IMPORTANCE else skill.level_needed)


def spoken_number(skill: Skill, column: int, text: str, points: Sequence[Finding], vocabulary: Vocabulary) -> str:
    """Accessible text of a cell in a number column."""
    return with_points(f"{skill.name}, {NUMBERS_INSIDE[column]}: {text}", points, vocabulary)


def spoken_assignment(
    skill: Skill, title: str, assignment: Assignment | None, points: Sequence[Finding], vocabulary: Vocabulary
) -> str:
    """Accessible text of a cell in the column of the role of that title."""
    how = f"{assignment.kind}, level {assignment.level}" if assignment else "nothing"
    return with_points(f"{skill.name}, {title}: {how}", points, vocabulary)


def cell_tip(
    skill: Skill, assignment: Assignment | None, points: tuple[Finding, ...], vocabulary: Vocabulary
) -> str | None:
    """Tooltip of a cell; None for an empty one without open points."""
    if assignment is not None:
        return tool_tip(Chip(skill, assignment.kind, assignment.level, vocabulary, assignment.note, points))
    return tooltip_text("\n".join((skill.name, *sentences(points, vocabulary)))) if points else None


def group_label(group: RowGroup) -> str:
    """A group's name, its number of skills, and whether it is folded."""
    return f"{group.name}, {pluralise(len(group.skills), 'skill')}{', folded' if group.folded else ''}"


def group_header(group: RowGroup, role: int) -> str:
    """Row header of a group, for a Qt item data role."""
    if role == _DISPLAY:
        return group.name
    return tooltip_text(group_label(group)) if role == _TIP else group_label(group)


def skill_header(index: Index, skill: Skill, points: Sequence[Finding], role: int) -> str:
    """Row header of a skill, for a Qt item data role."""
    vocabulary = vocabulary_of(index.document)
    if role == _SPOKEN:
        return with_points(spoken_skill(index, skill), points, vocabulary)
    if role == _TIP:
        return tooltip_text("\n".join((skill_tip(index, skill), *sentences(points, vocabulary))))
    return skill.name


def number_header(column: int, sorted_now: bool, role: int) -> str:
    """Column header of a number column, for a Qt item data role."""
    if role == _TIP:
        return f"Sort by {NUMBERS_INSIDE[column]}"
    return f"{NUMBERS[column]}, sorted" if sorted_now and role == _SPOKEN else NUMBERS[column]


def role_header(index: Index, shown: Role, sorted_now: bool, points: Sequence[Finding], role: int) -> str:
    """Column header of a role, for a Qt item data role."""
    title = index.titles[shown.id]
    if role == _DISPLAY:
        return title
    leads = sum(assignment.kind == "lead" for assignment in shown.assignments)
    facts = (
        grade_name(index.document, shown.grade),
        pluralise(leads, "lead"),
        pluralise(len(shown.assignments) - leads, "support"),
        *(["sorted"] if sorted_now else ()),
    )
    vocabulary = vocabulary_of(index.document)
    if role == _SPOKEN:
        return with_points(", ".join((title, *facts)), points, vocabulary)
    return tooltip_text("\n".join((title, " · ".join(facts), *sentences(points, vocabulary))))
