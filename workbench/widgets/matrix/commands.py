"""Commands on selected cells of the matrix: keys and menus call these, and each performs one edit.

Changes go through the session, which shows refusals. Knows no view.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

from PySide6.QtGui import QGuiApplication

from workbench.application.block import CellBlock, Typed, TypedCell, block_text, landing, read_block
from workbench.application.edit import EditRefused
from workbench.application.edits.cells import Cell, CellValue, SetCells
from workbench.application.edits.ordering import PutRole, PutSkill
from workbench.application.edits.skills import SetSkills
from workbench.domain.model import AssignmentKind, Role, Skill
from workbench.qt.matrix_model import MatrixModel
from workbench.qt.matrix_rows import FIRST_ROLE, IMPORTANCE, NEEDED
from workbench.qt.session import Performed, Refusal, Session
from workbench.widgets.parts.picked_cells import GAPS, NOT_A_BLOCK, NOTHING_ABOVE, PickedCells

NO_CELL = "Pick cells below a role first: with the mouse, or with Shift and the arrow keys."
SORTED = "The skills are sorted. Choose Sort by, The order of the map, then move them."


class Picked(PickedCells):
    """Selected cells of the matrix, without the rows of groups."""

    @cached_property
    def in_roles(self) -> tuple[tuple[int, int], ...]:
        """The cells in role columns, row by row."""
        return tuple(cell for cell in self.cells if cell[1] >= FIRST_ROLE)

    @property
    def copied(self) -> tuple[tuple[int, int], ...]:
        """The cells in role columns; numbers of skills are none of a block."""
        return self.in_roles


class MatrixCommands:
    """Command object of the matrix. Every method that changes the map performs exactly one edit."""

    def __init__(
        self,
        session: Session,
        model: MatrixModel,
        picked: Callable[[], Picked],
        pick: Callable[[Collection[Cell]], None],
    ) -> None:
        self._session, self._model, self._picked, self._pick = session, model, picked, pick

    def set_kind(self, kind: AssignmentKind) -> None:
        """Make the roles lead or support the skills; a new assignment gets the level the skill needs."""
        self._set(Typed(kind))

    def type_number(self, number: int) -> None:
        """Set the level of cells in role columns; without any, the skills' importance or level needed."""
        self._trying(lambda: self._type(number))

    def clear(self) -> None:
        """Unassign the cells."""
        self._set(Typed())

    def role_beside(self, column: int, right: bool) -> Role | None:
        """The role to the right or the left of a column; None at the end."""
        return self._model.role_at(column + (1 if right else -1)) if self._model.role_at(column) is not None else None

    def step_role(self, column: int, right: bool) -> None:
        """Move the role of a column one place to the right or the left, in the order of the map."""
        role, beside = self._model.role_at(column), self.role_beside(column, right)
        if role is not None and beside is not None:
            self._session.perform(PutRole(self._session.scenario.id, role.id, beside.id, right))

    def skill_beside(self, row: int, down: bool) -> Skill | None:
        """The skill below or above a row in the same group; None at its end."""
        return self._model.skill_at(row + (1 if down else -1)) if self._model.skill_at(row) is not None else None

    def step_skill(self, row: int, down: bool) -> None:
        """Move the skill of a row one place up or down; refused while the rows are sorted by something else."""
        skill, beside = self._model.skill_at(row), self.skill_beside(row, down)
        if self._model.order is not None:
            self._session.refuse(SORTED)
        elif skill is not None and beside is not None:
            self._session.perform(PutSkill(skill.id, beside.id, down))

    def copy(self) -> bool:
        """Copy the cells as tab-separated text, as spreadsheets take it. False if refused."""
        return self._trying(self._copy)

    def cut(self) -> None:
        """Copy the cells, then clear them."""
        if self.copy():
            self.clear()

    def paste(self) -> None:
        """Paste the clipboard's block from the first selected cell on, or repeated over the selection.

        The pasted cells are selected then, as in a spreadsheet.
        """
        self._trying(self._paste)

    def fill_down(self) -> None:
        """Set the selected cells of each column to its first; a single row to the row above."""
        self._trying(self._fill_down)

    @property
    def can_paste(self) -> bool:
        """Whether the clipboard holds text."""
        return bool(QGuiApplication.clipboard().text())

    def _trying(self, does: Callable[[], None]) -> bool:
        try:
            does()
        except EditRefused as refusal:
            self._session.refuse(str(refusal))
            return False
        return True

    def _set(self, typed: Typed) -> None:
        """Type the same into all the selected cells."""

        def does() -> None:
            named = self._named(self._some().in_roles)
            self._perform(self._after((role, skill, typed) for _, _, role, skill in named))

        self._trying(does)

    def _after(self, typed: Iterable[TypedCell]) -> Iterable[Cell]:
        """What cells hold after something was typed or pasted into each."""
        index = self._session.index
        held: dict[str, dict[str, CellValue]] = {}
        for role, skill, what in typed:
            if role not in held:
                held[role] = {has.skill: (has.kind, has.level) for has in index.roles[role].assignments}
            yield role, skill, what.after(held[role].get(skill), index.skills[skill].level_needed)

    def _type(self, number: int) -> None:
        picked = self._picked()
        if picked.in_roles:
            self._set(Typed(level=number))
            return
        columns = {column for _, column in picked.cells}
        if columns not in ({IMPORTANCE}, {NEEDED}):
            raise EditRefused(NO_CELL)
        skills = (self._model.skill_at(row) for row, _ in picked.cells)
        ids = tuple(skill.id for skill in skills if skill is not None)
        self._session.perform(SetSkills(ids, "importance" if columns == {IMPORTANCE} else "level_needed", number))

    def _copy(self) -> None:
        picked = self._some()
        if not picked.is_block:
            raise EditRefused(NOT_A_BLOCK)
        skills = [skill for skill in map(self._model.skill_at, picked.rows) if skill is not None]
        text = block_text([self._model.held(skill, column) for column in picked.columns] for skill in skills)
        QGuiApplication.clipboard().setText(text)

    def _paste(self) -> None:
        block = read_block(QGuiApplication.clipboard().text())
        picked, model = self._some(), self._model
        if not picked.is_block:
            self._paste_among_gaps(block, picked)
            return
        in_sight = [(row, skill) for row in range(len(model.rows)) if (skill := model.skill_at(row)) is not None]
        place = {row: number for number, (row, _) in enumerate(in_sight)}
        rows, columns = [place[row] for row in picked.rows], [column - FIRST_ROLE for column in picked.columns]
        skills = [skill.id for _, skill in in_sight]
        cells = [*self._after(landing(block, skills, [role.id for role in model.roles], rows, columns))]
        if self._perform(cells):
            self._pick(cells)

    def _paste_among_gaps(self, block: CellBlock, picked: Picked) -> None:
        """Paste into a selection with gaps: a single cell goes to each selected one. Refuses a larger block."""
        if len(block) > 1 or len(block[0]) > 1:
            raise EditRefused(GAPS)
        named = self._named(picked.in_roles)
        self._perform(self._after((role, skill, block[0][0]) for _, _, role, skill in named))

    def _fill_down(self) -> None:
        picked = self._some()
        first: dict[int, int] = {}
        for row, column in picked.in_roles:
            first.setdefault(column, row)
        if len(picked.rows) == 1:
            above = next((row for row in range(picked.rows[0] - 1, -1, -1) if self._model.skill_at(row)), None)
            if above is None:
                raise EditRefused(NOTHING_ABOVE)
            first = dict.fromkeys(first, above)
        self._perform(
            (role, skill, self._held(first[column], column)) for _, column, role, skill in self._named(picked.in_roles)
        )

    def _some(self) -> Picked:
        picked = self._picked()
        if not picked.in_roles:
            raise EditRefused(NO_CELL)
        return picked

    def _named(self, cells: Collection[tuple[int, int]]) -> Iterable[tuple[int, int, str, str]]:
        """(row, column, role id, skill id) of cells; skips those without skill or role."""
        for row, column in cells:
            skill, role = self._model.skill_at(row), self._model.role_at(column)
            if skill is not None and role is not None:
                yield row, column, role.id, skill.id

    def _held(self, row: int, column: int) -> CellValue:
        skill = self._model.skill_at(row)
        assignment = self._model.held(skill, column) if skill is not None else None
        return None if assignment is None else (assignment.kind, assignment.level)

    def _perform(self, cells: Iterable[Cell]) -> Performed | Refusal:
        return self._session.perform(SetCells(self._session.scenario.id, tuple(cells)))
