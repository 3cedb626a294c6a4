"""Table model of the matrix: skills down, in groups that fold, and roles across, each cell looked up when it is shown.

Filter and order are as they stood when they were chosen: a changed cell leaves its row where it is, since the focus is
on it. Paints nothing, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from workbench.domain.assess import Assessment
from workbench.domain.change import Change
from workbench.domain.findings import Finding
from workbench.domain.model import Assignment, Role, Skill
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.presentation.skill_filters import FilterCounts, SkillFilter
from workbench.qt.any_index import AnyIndex
from workbench.qt.matrix_points import MatrixPoints
from workbench.qt.matrix_rows import (
    FIRST_ROLE,
    LEADS,
    MatrixRow,
    Only,
    Order,
    RowGroup,
    arranged,
    differing_rows,
    outline,
    ranked,
    roles_shown,
)
from workbench.qt.matrix_text import (
    assignment_text,
    cell_tip,
    group_header,
    group_label,
    leads_text,
    number_header,
    number_text,
    role_header,
    skill_header,
    spoken_assignment,
    spoken_number,
)
from workbench.qt.session import Session
from workbench.qt.text_escape import tooltip_text

MANY = 200
"""Cells above which one dataChanged for the whole table, which repaints all in sight, is cheaper than one for each."""

_ROWS, _COLUMNS = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class MatrixModel(QAbstractTableModel):
    """Table model of the skills and roles of the scenario on screen."""

    roles_marked = Signal()
    """The open points about a role as a whole differ."""

    folding_changed = Signal()
    """A group was folded or unfolded."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._token = session, session.document_token
        self.skill_filter: SkillFilter = "all"
        self.grouped = True
        self.order: Order | None = None
        self._ranks: dict[str, int] = {}
        self.roles: tuple[Role, ...] = ()
        self.rows: list[MatrixRow] = []
        self._folded: set[str] = set()
        self._passing: set[str] = set()
        """The ids of the skills that passed the filter when it was chosen."""
        self.only: tuple[Only, Only] = (None, None)
        self._by_skill: list[dict[str, Assignment] | None] = []
        """Cache: the assignments of each role by skill id, None until one of its cells is shown."""
        self._row_of: dict[str, int] | None = None
        self._points = MatrixPoints(session.assessment)
        self._filter_counts = FilterCounts(session.index)
        self._arrange(refilter=True)
        session.changed.connect(self._take_change)
        session.assessed.connect(self._take_assessment)

    # What stands where

    @property
    def counts(self) -> Mapping[SkillFilter, int]:
        """The number of skills that pass each filter."""
        return self._filter_counts.counts

    def state(self, skill: Skill) -> str:
        """The state of a skill in two words ("no lead"), "" where all is well."""
        return self._filter_counts.states[skill.id]

    def names(self) -> list[str]:
        """The names of all skills, also those filtered out or folded away."""
        return [skill.name for skill in self._session.index.skills.values()]

    def leads(self, skill: Skill) -> int:
        """The number of roles that lead a skill."""
        return len(self._session.index.leads[skill.id])

    def held(self, skill: Skill, column: int) -> Assignment | None:
        """The assignment of a skill to the role of a column, None where the role does not hold it."""
        place = column - FIRST_ROLE
        by_skill = self._by_skill[place]
        if by_skill is None:
            assignments = self.roles[place].assignments
            by_skill = self._by_skill[place] = {assignment.skill: assignment for assignment in assignments}
        return by_skill.get(skill.id)

    def points(self, row: MatrixRow, column: int) -> tuple[Finding, ...]:
        """The open points of a cell; in the Leads column those of its skill, where that has not one lead."""
        if isinstance(row, RowGroup) or not self._points:
            return ()
        if column >= FIRST_ROLE:
            return self._points.on_cell(self.roles[column - FIRST_ROLE].id, row.id)
        return self._points.on_skill(row.id) if column == LEADS and self.state(row) else ()

    def points_on_row(self, row: MatrixRow) -> tuple[Finding, ...]:
        """The open points about the skill of a row."""
        return () if isinstance(row, RowGroup) else self._points.on_skill(row.id)

    def points_on_column(self, column: int) -> tuple[Finding, ...]:
        """The open points about the role of a column as a whole."""
        role = self.role_at(column)
        return () if role is None else self._points.on_role(role.id)

    def role_at(self, column: int) -> Role | None:
        """The role of a column, None for a number column."""
        return self.roles[column - FIRST_ROLE] if FIRST_ROLE <= column < FIRST_ROLE + len(self.roles) else None

    def key_of(self, column: int) -> int | str:
        """The sort key of a column, for `Order.by`: a number column's index or a role's id."""
        role = self.role_at(column)
        return column if role is None else role.id

    def skill_at(self, row: int) -> Skill | None:
        """The skill of a row, None for a group."""
        entry = self.rows[row] if 0 <= row < len(self.rows) else None
        return None if isinstance(entry, RowGroup) else entry

    def skill_row(self, first: int = 0) -> int | None:
        """The number of the first row that is a skill, from row `first` on."""
        return next((row for row in range(first, len(self.rows)) if self.skill_at(row) is not None), None)

    def row_of(self, skill_id: str) -> int | None:
        """The row number of a skill; None where it is filtered out or its group is folded."""
        if self._row_of is None:
            self._row_of = {entry.id: row for row, entry in enumerate(self.rows) if isinstance(entry, Skill)}
        return self._row_of.get(skill_id)

    def column_of(self, role_id: str) -> int | None:
        """The column of a role."""
        return next((column for column, role in enumerate(self.roles, FIRST_ROLE) if role.id == role_id), None)

    # What is shown

    def narrow(self, skill_filter: SkillFilter) -> None:
        """Show the skills that pass a filter now."""
        self.skill_filter = skill_filter
        self._arrange(refilter=True)

    def show_only(self, roles: Only, skills: Only) -> None:
        """Show these roles and skills and no others, where the filter lets them; None shows all."""
        if self.only != (roles, skills):
            self.only = roles, skills
            self._arrange(refilter=True)

    def sort_by(self, order: Order | None) -> None:
        """Sort the skills, within their groups where they are grouped; None is the order of the map."""
        self.order = order
        self._ranks = ranked(self._session.index, order)
        self._arrange()

    def group_by(self, grouped: bool) -> None:
        """Show the skills with or without their groups."""
        self.grouped = grouped
        self._arrange()

    @property
    def folded(self) -> frozenset[str]:
        """The names of the folded groups."""
        return frozenset(self._folded)

    def set_folded(self, groups: frozenset[str]) -> None:
        """Fold these groups and no others, as they were left."""
        if groups != self._folded:
            self._folded = set(groups)
            self._arrange()

    def fold(self, row: int, folded: bool) -> None:
        """Fold or unfold the group of a row."""
        group = self.rows[row]
        if not isinstance(group, RowGroup) or group.folded == folded:
            return
        (self._folded.add if folded else self._folded.discard)(group.name)
        first, last, nowhere = row + 1, row + len(group.skills), QModelIndex()
        if folded:
            self.beginRemoveRows(nowhere, first, last)
            del self.rows[first : last + 1]
        else:
            self.beginInsertRows(nowhere, first, last)
            self.rows[first:first] = group.skills
        self.rows[row] = RowGroup(group.name, group.skills, folded)
        self._row_of = None
        (self.endRemoveRows if folded else self.endInsertRows)()
        self.headerDataChanged.emit(_ROWS, row, row)
        self.folding_changed.emit()

    def fold_all(self, folded: bool) -> None:
        """Fold or unfold every group."""
        groups = {entry.name for entry in self.rows if isinstance(entry, RowGroup)}
        self._folded = self._folded | groups if folded else self._folded - groups
        self._arrange()
        self.folding_changed.emit()

    def uncover(self, skill_id: str) -> int | None:
        """The row of a skill, revealed first where the filter or a folded group hides it; None where it is gone."""
        if skill_id not in self._passing:
            self.narrow("all")
        if self.row_of(skill_id) is None:
            for row, entry in enumerate(self.rows):
                if isinstance(entry, RowGroup) and entry.folded and skill_id in {skill.id for skill in entry.skills}:
                    self.fold(row, False)
                    break
        return self.row_of(skill_id)

    # What changes

    def _take_change(self, change: Change) -> None:
        roles = roles_shown(self._session.scenario, self.only[0])
        if change.other_scenario or self._token is not self._session.document_token:
            self._take_other()
        elif change.before.skills is not change.after.skills:
            self._filter_counts = FilterCounts(self._session.index)
            self._arrange()
        else:
            self._filter_counts.follow(self._session.index, change.held)
            if [role.id for role in roles] != [role.id for role in self.roles]:
                self._arrange()
                return
            for place, (before, now) in enumerate(zip(self.roles, roles, strict=True)):
                if before is not now:
                    self._by_skill[place] = None
            self.roles = roles
            self._announce(change.cells)
            for column in filter(None, map(self.column_of, change.renamed)):
                self.headerDataChanged.emit(_COLUMNS, column, column)

    def _take_other(self) -> None:
        """Start over with another scenario or map, whose open points are not known yet."""
        index = self._session.index
        self._filter_counts, self._points = FilterCounts(index), MatrixPoints()
        if self._token is not self._session.document_token:
            self._token, self._folded, self.only = self._session.document_token, set(), (None, None)
        if self.order is not None and isinstance(self.order.by, str) and self.order.by not in index.roles:
            self.order = None
        self._ranks = ranked(index, self.order)
        self._arrange(refilter=True, anew=True)

    def _take_assessment(self, assessment: Assessment) -> None:
        before, self._points = self._points, MatrixPoints(assessment)
        differing = list(self._points.differing(before))
        if any(skill is None for _, skill in differing):
            self.roles_marked.emit()
        self._announce((role, skill) for role, skill in differing if skill is not None)

    def _announce(self, cells: Iterable[tuple[str | None, str]]) -> None:
        """Emit dataChanged for these cells, and for the number of leads in their rows."""
        columns = {role.id: column for column, role in enumerate(self.roles, FIRST_ROLE)}
        places = [(self.row_of(skill), columns.get(role) if role else None) for role, skill in cells]
        shown = [(row, column) for row, column in places if row is not None]
        if len(shown) > MANY:
            last = len(self.rows) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, self.columnCount() - 1))
            return
        for row, column in shown:
            if column is not None:
                self.dataChanged.emit(self.index(row, column), self.index(row, column))
        for row in {row for row, _ in shown}:
            self.dataChanged.emit(self.index(row, LEADS), self.index(row, LEADS))

    def _arrange(self, *, refilter: bool = False, anew: bool = False) -> None:
        """Work out rows and columns. The model is reset only where they are others: a reset loses focus and selection.

        refilter: whether skills that do not pass the filter any more leave. anew: whether to reset all the same.
        """
        skills = self._session.document.skills
        counts, only = self._filter_counts, self.only[1]
        passing = {s.id for s in skills if counts.passes(self.skill_filter, s.id) and (only is None or s.id in only)}
        self._passing = passing if refilter else passing | self._passing
        rows = arranged(skills, self._ranks, self._passing, self._folded if self.grouped else None)
        roles = roles_shown(self._session.scenario, self.only[0])
        same_roles = [role.id for role in roles] == [role.id for role in self.roles]
        if not anew and same_roles and outline(rows) == outline(self.rows):
            before, self.rows = self.rows, rows
            other_roles, self.roles = self.roles is not roles, roles
            self._by_skill = [None] * len(roles)
            differing = range(len(rows)) if other_roles else differing_rows(before, rows)
            if other_roles:
                self.headerDataChanged.emit(_COLUMNS, FIRST_ROLE, self.columnCount() - 1)
            if differing:
                first, last = differing[0], differing[-1]
                self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
                self.headerDataChanged.emit(_ROWS, first, last)
            return
        self.beginResetModel()
        self.rows, self.roles, self._row_of = rows, roles, None
        self._by_skill = [None] * len(roles)
        self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of visible groups and skills."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of number columns and roles."""
        return 0 if parent.isValid() else FIRST_ROLE + len(self.roles)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Cells of skills can be selected; a group can only have the focus."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.rows[index.row()], RowGroup) else _CELL

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, the accessible text and the tooltip of a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def text(self, row: MatrixRow, column: int) -> str:
        """The text of a cell."""
        if isinstance(row, RowGroup):
            return ""
        if column >= FIRST_ROLE:
            return assignment_text(self.held(row, column))
        return leads_text(self.leads(row)) if column == LEADS else number_text(row, column)

    def title_of(self, role: Role) -> str:
        """The title of a role, made distinct where several have it."""
        return self._session.index.titles[role.id]

    @property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary_of(self._session.document)

    def _spoken(self, row: MatrixRow, column: int) -> str:
        if isinstance(row, RowGroup):
            return group_label(row)
        role, text = self.role_at(column), self.text(row, column)
        points = self.points(row, column)
        if role is None:
            return spoken_number(row, column, text, points, self._vocabulary)
        return spoken_assignment(row, self.title_of(role), self.held(row, column), points, self._vocabulary)

    def _tip(self, row: MatrixRow, column: int) -> str | None:
        if isinstance(row, RowGroup):
            return tooltip_text(group_label(row))
        assignment = self.held(row, column) if column >= FIRST_ROLE else None
        return cell_tip(row, assignment, self.points(row, column), self._vocabulary)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Row and column headers, their accessible texts and tooltips."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if orientation == _ROWS:
            return self._row_header(self.rows[section], role) if 0 <= section < len(self.rows) else None
        return self._column_header(section, role) if 0 <= section < self.columnCount() else None

    def _row_header(self, row: MatrixRow, role: int) -> str:
        if isinstance(row, RowGroup):
            return group_header(row, role)
        return skill_header(self._session.index, row, self.points_on_row(row), role)

    def _column_header(self, column: int, role: int) -> str:
        sorted_now = self.order is not None and self.order.by == self.key_of(column)
        shown = self.role_at(column)
        if shown is None:
            return number_header(column, sorted_now, role)
        return role_header(self._session.index, shown, sorted_now, self.points_on_column(column), role)
