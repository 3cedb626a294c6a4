"""Commands of the board: keys, menus and drops call these, and each performs one edit.

Changes go through the session; what needs a dialog is asked for by a signal. Knows no card and no painting.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from workbench.application.edit import CompositeEdit, Edit
from workbench.application.edits.assignments import (
    Assign,
    Copy,
    Move,
    OrderHeaviestFirst,
    Remove,
    Reorder,
    SetKind,
    SetLevel,
)
from workbench.application.edits.ordering import PutRole
from workbench.application.edits.people import RemoveHolder, let_hold
from workbench.application.edits.roles import (
    NEW_ROLE,
    AddRole,
    AddStrategist,
    DeleteRoles,
    DuplicateRole,
    SetRole,
    ToLane,
    only_department,
)
from workbench.application.stepping import stepped
from workbench.domain.change import Change
from workbench.domain.leads_by_title import role_called
from workbench.domain.model import ActsAs, AssignmentKind, Role
from workbench.qt.mime import SkillsPayload, skills_data, skills_in
from workbench.qt.session import Session
from workbench.widgets.board.card_data import LANES, STRATEGISTS, column_of


class BoardCommands(QObject):
    """Command object of the board. Every method that changes the map performs exactly one edit."""

    assign_requested = Signal(str)
    """A role's id: choose skills for it."""
    terms_requested = Signal(str)
    """The words of the map are to be changed, beginning with this term."""
    edit_requested = Signal(str)
    """A subject, "role:<id>" or "skill:<id>", to be opened in the inspector."""
    what_if_requested = Signal(str, str)
    """A role's and a department's id: preview the role under that department."""
    trial_requested = Signal(str, str)
    """What-if in a new scenario: a `what_if_menu.WhatIfKind`, and a role's id."""
    paste_text_requested = Signal(str, str)
    """Text pasted on a role's card, and the role's id."""
    paste_roles_requested = Signal(str, str)
    """A kind of work, and text pasted where a role of it is added."""
    names_pasted = Signal(str, str)
    """A role's subject, and several names, a line each, that were pasted as its title."""
    note_requested = Signal(str, str)
    """A role's and a skill's id: edit the note of the assignment."""
    profile_requested = Signal(str)
    """A role's id: put its job description on the clipboard."""
    holder_requested = Signal(str)
    """A role's id: choose who holds it."""
    added = Signal(str)
    """The id of a role just made, to be named."""
    leads = Signal(str)
    """The id of a role that acts as a missing strategist by now."""
    pasted = Signal(str, tuple)
    """A role and the skills it was given from the clipboard."""
    cut_changed = Signal()
    """The chips that are cut, waiting to be pasted, are others now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._cut: SkillsPayload | None = None
        self._cut_in: object = None
        session.changed.connect(self._forget_cut)

    @property
    def _scenario(self) -> str:
        return self.session.scenario.id

    def cut_from(self, role: str) -> frozenset[str]:
        """Ids of the skills cut from a role, which leave it when they are pasted."""
        return frozenset(self._cut.skills) if self._cut is not None and self._cut.role == role else frozenset()

    def _forget_cut(self, change: Change) -> None:
        """Drop the cut chips when another scenario or another map comes on screen."""
        if change.other_scenario or self.session.document_token is not self._cut_in:
            self._set_cut(None)

    def _set_cut(self, payload: SkillsPayload | None) -> None:
        if payload != self._cut:
            self._cut = payload
            self.cut_changed.emit()

    def drop(self, payload: SkillsPayload, role: str, kind: AssignmentKind | None, *, copied: bool) -> Edit:
        """The edit of a drop of skills on another card; kind None leaves lead or support to the edit."""
        if payload.role is None:
            return Assign(self._scenario, role, payload.skills, kind)
        if copied:
            return Copy(self._scenario, payload.role, role, payload.skills, kind)
        return Move(self._scenario, payload.role, role, payload.skills, kind)

    def holding(self, role: str, people: tuple[str, ...]) -> Edit:
        """The edit of a drop of people on a card: they hold the role beside those who do."""
        return let_hold(self.session.scenario, role, people)

    def take_off(self, role: str, person: str) -> None:
        """Let a person hold a role no longer."""
        self.session.perform(RemoveHolder(self._scenario, role, person))

    def arrange(self, role: str, skills: tuple[str, ...], kind: AssignmentKind, before: str | None) -> None:
        """Reorder chips within a card: before the skill `before`, or last for None; changes their kind if needed."""
        here = {assignment.skill: assignment for assignment in self.session.index.roles[role].assignments}
        reorder = Reorder(self._scenario, role, skills, before)
        if all(here[skill].kind == kind for skill in skills):
            self.session.perform(reorder)
            return
        as_kind = SetKind(self._scenario, role, skills, kind)
        label = as_kind.describe(self.session.document)
        self.session.perform(CompositeEdit(label, (as_kind, reorder)))

    def stepped_skills(self, role: str, skills: tuple[str, ...], down: bool) -> Edit | None:
        """The edit that moves chips of one list one place up or down; None at its end, or for chips of both lists."""
        assignments = self.session.index.roles[role].assignments
        kinds = {assignment.kind for assignment in assignments if assignment.skill in skills}
        order = [assignment.skill for assignment in assignments if assignment.kind in kinds]
        after = stepped(order, skills, down=down)
        if len(kinds) != 1 or list(after) == order:
            return None
        moved = tuple(skill for skill in after if skill in skills)
        place = after.index(moved[-1]) + 1
        return Reorder(self._scenario, role, moved, after[place] if place < len(after) else None)

    def step_skills(self, role: str, skills: tuple[str, ...], down: bool) -> None:
        """Move chips of one list one place up or down."""
        edit = self.stepped_skills(role, skills, down)
        if edit is not None:
            self.session.perform(edit)

    def next_role(self, role: str, down: bool) -> str | None:
        """Id of the role below or above in the same column; None at the end."""
        roles = self.session.index.roles
        column = [other.id for other in self.session.scenario.roles if column_of(other) == column_of(roles[role])]
        place = column.index(role) + (1 if down else -1)
        return column[place] if 0 <= place < len(column) else None

    def step_role(self, role: str, down: bool) -> None:
        """Move a card one place up or down in its column."""
        beside = self.next_role(role, down)
        if beside is not None:
            self.session.perform(PutRole(self._scenario, role, beside, down))

    def set_level(self, role: str, skills: tuple[str, ...], level: int) -> None:
        """Set the level of chips."""
        self.session.perform(SetLevel(self._scenario, role, skills, level))

    def set_kind(self, role: str, skills: tuple[str, ...], kind: AssignmentKind) -> None:
        """Make chips leads or supports."""
        self.session.perform(SetKind(self._scenario, role, skills, kind))

    def remove(self, role: str, skills: tuple[str, ...]) -> None:
        """Take chips off a card."""
        self.session.perform(Remove(self._scenario, role, skills))

    def copy(self, role: str, skills: tuple[str, ...]) -> None:
        """Copy chips to the clipboard, with their names as plain text."""
        self._set_cut(None)
        names = "\n".join(self.session.index.skills[skill].name for skill in skills)
        QGuiApplication.clipboard().setMimeData(skills_data(SkillsPayload(skills, role), names))

    def cut(self, role: str, skills: tuple[str, ...]) -> None:
        """Cut chips: copied to the clipboard, and moved when they are pasted."""
        self.copy(role, skills)
        self._cut_in = self.session.document_token
        self._set_cut(SkillsPayload(skills, role))

    def paste(self, role: str) -> None:
        """Paste the skills on the clipboard onto a role; plain text is handed on to be parsed."""
        payload = skills_in(QGuiApplication.clipboard().mimeData())
        if payload is not None:
            was_cut = payload == self._cut
            if self.session.perform(self.drop(payload, role, None, copied=not was_cut)):
                self._set_cut(None if was_cut else self._cut)
                self.pasted.emit(role, payload.skills)
        else:
            self.paste_text_requested.emit(QGuiApplication.clipboard().text(), role)

    def paste_into_lane(self, lane: str, text: str) -> None:
        """Hand on text that was pasted where roles of a lane are added."""
        self.paste_roles_requested.emit(LANES[lane][0], text)

    @property
    def can_paste(self) -> bool:
        """Whether the clipboard holds skills or text."""
        clipboard = QGuiApplication.clipboard()
        return skills_in(clipboard.mimeData()) is not None or bool(clipboard.text())

    def rename(self, scenario: str, role: str, title: str) -> None:
        """Rename a role in the scenario its title was typed in, which need not be on screen any more."""
        self.session.perform(self.renaming(scenario, role, title))

    def renaming(self, scenario: str, role: str, title: str) -> Edit:
        """The edit that gives a role another title."""
        return SetRole(scenario, role, "title", title.strip())

    def duplicate(self, role: str) -> None:
        """Duplicate a role."""
        self._add(DuplicateRole(self._scenario, role))

    def delete(self, roles: tuple[str, ...]) -> None:
        """Delete roles."""
        self.session.perform(DeleteRoles(self._scenario, roles))

    def set_field(self, role: str, field: str, value: Any) -> None:
        """Set a field of a role."""
        self.session.perform(SetRole(self._scenario, role, field, value))

    def order_heaviest_first(self, role: str) -> None:
        """Order the chips of a card by weight."""
        self.session.perform(OrderHeaviestFirst(self._scenario, role))

    def to_lane(self, role: str, lane: str) -> None:
        """Move a role to a lane by giving it that lane's kind of work; no edit if it is there already."""
        if column_of(self.session.index.roles[role]) != lane:
            self.session.perform(ToLane(self._scenario, role, LANES[lane][0]))

    def add_to_column(self, column: str) -> None:
        """Add a role to a lane, or the strategist of a column: the role that is called so, else a new one."""
        acts_as = next((strategist for strategist in STRATEGISTS if strategist == column), None)
        called = self.called(acts_as) if acts_as is not None else None
        if acts_as is None:
            self.add_to_lane(column)
        elif called is not None:
            self.let_act(called.id, acts_as)
        else:
            self.add_strategist(acts_as)

    def called(self, acts_as: ActsAs) -> Role | None:
        """The role that is called by the map's word for a strategist that is missing."""
        return role_called(self.session.document, self.session.scenario.roles, acts_as)

    def let_act(self, role: str, acts_as: ActsAs) -> None:
        """Let a role act as a missing strategist."""
        if self.session.perform(SetRole(self._scenario, role, "acts_as", acts_as)):
            self.leads.emit(role)

    def add_to_lane(self, lane: str) -> None:
        """Add a role to a lane, under the department of that kind of work where there is just one."""
        work = LANES[lane][0]
        place = only_department(self.session.scenario, work)
        self._add(AddRole(self._scenario, NEW_ROLE, work, f"role-{uuid4().hex[:8]}", place))

    def add_strategist(self, acts_as: ActsAs) -> None:
        """Add a missing strategist."""
        self._add(AddStrategist(self._scenario, acts_as))

    def _add(self, edit: Edit) -> None:
        known = set(self.session.index.roles)
        if self.session.perform(edit):
            for role in self.session.scenario.roles:
                if role.id not in known:
                    self.added.emit(role.id)
