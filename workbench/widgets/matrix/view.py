"""Matrix view: filters on top, the table, and a key legend below. Reads the session; its commands change the map.
Knows no other view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.change import Change
from workbench.domain.findings import subject_id
from workbench.presentation.skill_filters import NOTHING_PASSES, SkillFilter
from workbench.qt.context import Context
from workbench.qt.matrix_model import MatrixModel
from workbench.qt.matrix_rows import FIRST_ROLE
from workbench.widgets.matrix.menus import cell_menu
from workbench.widgets.matrix.table import MatrixTable
from workbench.widgets.parts.filter_pills import FilterPills
from workbench.widgets.parts.scale import Scale
from workbench.widgets.parts.style import label
from workbench.widgets.parts.work_view import WorkView

HINT = (
    "Type 1–4 to set a level, L to lead, S to support, Delete to clear. Arrow keys move, Shift extends the selection, "
    "Ctrl+D fills down."
)
NO_SKILLS = "There are no skills yet. Add one with Skill, Add skill, or paste a list from Excel (Ctrl+Shift+V)."
NOTHING_LEFT = "No skill passes both the filter above and what is sought in the find bar."
NO_ROLES = "There are no roles yet. Add one with Role, Add role; each has a column here."


class MatrixView(WorkView):
    """Skills by roles, of the scenario on screen."""

    finds_roles = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._selection, self._search = context.session, context.selection, context.role_search
        self._reflecting = False
        self.setObjectName("matrix")
        self.setAccessibleName("Matrix")
        self.model = MatrixModel(context.session, self)
        self._pills = FilterPills(self)
        self._grouped = QCheckBox("In groups", self)
        self._grouped.setChecked(True)
        self._scale = Scale(self)
        self.table = MatrixTable(context.session, self.model, context.theme, self._scale, self)
        self.table.setAccessibleDescription(HINT)
        self._note = label("", "muted", wrap=True, parent=self)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._hint = label(HINT, "small", wrap=True, parent=self)
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self._hint)
        column.addStretch(0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._note)
        top = QHBoxLayout()
        top.addWidget(self._pills, 1)
        top.addWidget(self._grouped)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

        self._pills.chosen.connect(self.show_filter)
        self._grouped.toggled.connect(self.model.group_by)
        self.table.current_changed.connect(self._pick)
        self.table.line_picked.connect(self._pick_line)
        self.table.edit_requested.connect(self.edit_requested)
        self.table.trial_requested.connect(self.trial_requested)
        self.table.menu_requested.connect(self._open_menu)
        self.model.folding_changed.connect(self.folding_changed)
        self._scale.changed.connect(lambda: self.zoomed.emit(self.zoom))
        self._selection.changed.connect(self._show_selection)
        self._selection.revealed.connect(self._uncover)
        self._session.changed.connect(self._take_change)
        self._search.changed.connect(self._follow_search)
        self._narrow()

    @property
    def folded(self) -> frozenset[str]:
        """The names of the groups that are folded."""
        return self.model.folded

    def set_folded(self, names: frozenset[str]) -> None:
        """Fold these groups and no others."""
        self.model.set_folded(names)

    @property
    def folded_columns(self) -> frozenset[str]:
        """The names of the columns of numbers that are folded."""
        return self.table.numbers.folded

    def set_folded_columns(self, names: frozenset[str]) -> None:
        """Fold these columns of numbers and no others."""
        self.table.numbers.set_folded(names)

    def fold_columns(self) -> bool:
        """Fold the columns of numbers, or show them again where any is folded."""
        self.table.numbers.toggle_all()
        return True

    @property
    def zoom(self) -> float:
        """Zoom factor, 1 being as designed."""
        return self._scale.zoom

    def set_zoom(self, factor: float) -> None:
        """Set the zoom factor; kept within 0.6 and 1.6."""
        self._scale.set_zoom(factor)

    def show_filter(self, skill_filter: SkillFilter) -> None:
        """Set the filter, as its pill does."""
        self.model.narrow(skill_filter)
        self._refresh()

    def reveal(self, subject: str) -> None:
        """Bring a skill's row, a role's column, or that of a department's first role into sight, and focus it.

        Nothing while what is sought hides it.
        """
        kind, identifier = subject_id(subject)
        index = self._session.index
        if kind == "department" and identifier in index.departments:
            first = next(iter(index.roles_in(identifier)), None)
            kind, identifier = "role", first.id if first else ""
        if self._sought_away(kind, identifier):
            return
        if kind == "skill" and identifier in index.skills:
            self._go_to(identifier, next(iter(self._selection.ids("role")), None))
        elif kind == "role" and identifier in index.roles:
            self._go_to(None, identifier)
        else:
            return
        self.focus_first()

    def roles_in_order(self) -> Sequence[str]:
        """The roles by their columns."""
        return [role.id for role in self.model.roles]

    def bring_role_into_sight(self, role_id: str) -> None:
        """Scroll to the column of a role; the focus stays."""
        column = self.model.column_of(role_id)
        if column is not None:
            self.table.scrollTo(self.model.index(max(self.table.currentIndex().row(), 0), column))

    def _sought_away(self, kind: str, identifier: str) -> bool:
        """Whether what is sought hides a role's column or a skill's row."""
        columns, rows = self.model.only
        shown = columns if kind == "role" else rows if kind == "skill" else None
        return shown is not None and identifier not in shown

    def _uncover(self, subject: str) -> None:
        """Seek nothing any more where that hides what is to be revealed. A switch of views reveals without asking."""
        if self.isVisible() and self._sought_away(*subject_id(subject)):
            self._search.clear()
            self.reveal(subject)

    def _take_change(self, change: Change) -> None:
        if self.isVisible():
            self._narrow(keep=not change.other_scenario)
        else:
            self._refresh()

    def _follow_search(self) -> None:
        """Narrow if it is on show: a key in the find bar of another view is not to wait for this one."""
        if self.isVisible():
            self._narrow()

    def _narrow(self, *, keep: bool = False) -> None:
        """Hide columns and rows that do not match. keep: those in sight stay, since an edit is made among them."""
        matches = self._search.matches
        if matches is None:
            self.model.show_only(None, None)
        else:
            columns, rows = self.model.only if keep else (None, None)
            self.model.show_only(
                matches.columns | (columns or frozenset()),
                None if matches.rows is None else matches.rows | (rows or frozenset()),
            )
        self._refresh()

    def _go_to(self, skill_id: str | None, role_id: str | None) -> None:
        """Make a cell current without selecting it: what was revealed stays selected."""
        here, model = self.table.currentIndex(), self.model
        row = model.uncover(skill_id) if skill_id else here.row() if model.skill_at(here.row()) else None
        column = model.column_of(role_id) if role_id else None
        if row is None:
            row = model.skill_row()
        if column is None:
            column = here.column() if here.isValid() else min(FIRST_ROLE, model.columnCount() - 1)
        if row is not None:
            self._reflecting = True
            self.table.go_to(row, column)
            self._reflecting = False
        self._refresh()

    def _pick(self) -> None:
        here = self.table.currentIndex()
        skill, role = self.model.skill_at(here.row()), self.model.role_at(here.column())
        if self._reflecting or skill is None or not self.table.hasFocus():
            return
        self._reflecting = True
        self._selection.pick(f"skill:{skill.id}", *([f"role:{role.id}"] if role else ()))
        self._reflecting = False

    def _pick_line(self, subject: str) -> None:
        """Share the selection of a clicked title or name with the other views; its cells stay selected here."""
        self._reflecting = True
        self._selection.pick(subject)
        self._reflecting = False

    def _show_selection(self) -> None:
        """Mirror a selection made elsewhere, in the library or among the findings."""
        if self._reflecting or not self.isVisible():
            return
        skills = [skill_id for skill_id in self._selection.ids("skill") if self.model.row_of(skill_id) is not None]
        roles = [role_id for role_id in self._selection.ids("role") if self.model.column_of(role_id) is not None]
        if skills or roles:
            self._go_to(next(iter(skills), None), next(iter(roles), None))

    def _refresh(self) -> None:
        self._pills.show_counts(self.model.counts, self.model.skill_filter)
        for filters in (self._pills, self._grouped):
            filters.setVisible(bool(self._session.document.skills))
        text = (
            NO_SKILLS
            if not self._session.document.skills
            else NO_ROLES
            if not self._session.scenario.roles
            else ""
            if self.model.rows and self.model.roles
            else NOTHING_PASSES[self.model.skill_filter]
            if self._search.matches is None
            else self._search.nothing_found or NOTHING_LEFT
        )
        self._note.setText(text)
        self._stack.setCurrentIndex(1 if text else 0)

    def _open_menu(self, place: QPoint) -> None:
        cell_menu(self.table).popup(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Mirror the selection, and what is sought, when the view is shown."""
        super().showEvent(event)
        self._narrow()
        self.table.fit()
        self._show_selection()
