"""Several names that are pasted as one, or on "+ Add role": offers to add a role, department or skill for each line.

A block of several columns is handed on, to be asked what it holds. Knows no field.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.application.edit import CompositeEdit
from workbench.application.edits.departments import add_departments
from workbench.application.edits.roles import NEW_ROLE, AddRole, add_roles, add_roles_of
from workbench.application.pasted_text import refuse_too_much
from workbench.application.pasting import Place, pasted_names
from workbench.domain.findings import subject_id
from workbench.domain.model import Discipline
from workbench.domain.transform import EditRefused
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import join_names, pluralise
from workbench.qt.context import Context
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.paste_to_import import NO_TEXT, PasteToImport
from workbench.widgets.dialogs import ask

NAMED = 8
"""Names that the dialog lists at most: seeing what is added against the height of its text."""


class PastedNames(QObject):
    """Asks, and adds them as one undo step. Skills go through the paste dialog, as every pasted list of skills does."""

    def __init__(
        self,
        context: Context,
        modal_guard: ModalGuard,
        paste_skills: Callable[[str], object],
        to_import: PasteToImport,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context, self._modal_guard, self._window = context, modal_guard, window
        self._paste_skills, self._to_import = paste_skills, to_import

    def offer(self, subject: str, text: str) -> None:
        """Offer to add what was pasted as the name of a role, a department or a skill."""
        session, (kind, identifier) = self._context.session, subject_id(subject)
        if kind == "skill":
            self._paste_skills(text)
            return
        names = self._names(text, "roles" if kind == "role" else "departments", identifier)
        if not names:
            return
        edit: CompositeEdit | None = None
        if kind == "role" and identifier in session.index.roles:
            edit = add_roles(session.scenario, session.index.roles[identifier], names)
        elif identifier in session.index.departments:
            beside = session.index.departments[identifier]
            edit = add_departments(session.scenario, beside, names, vocabulary_of(session.document))
        if edit is not None:
            self._add(edit, kind, len(names), identifier)

    def offer_roles(self, discipline: Discipline, text: str) -> None:
        """Offer to add what was pasted where roles of a kind of work are added."""
        names = self._names(text, "roles")
        if names:
            self._add(add_roles_of(self._context.session.scenario, discipline, names), "role", len(names))

    def _names(self, text: str, place: Place, beside: str = "") -> list[str]:
        """The names that are wanted of a text; none where it is refused, handed on, or another map came on screen."""
        session = self._context.session
        if not text.strip():
            session.refuse(NO_TEXT)
            return []
        try:
            refuse_too_much(text)
        except EditRefused as refusal:
            session.refuse(str(refusal))
            return []
        scenario, token = session.scenario.id, session.document_token
        if self._to_import.is_to_import(text, place):
            self._take_back(beside)
            self._to_import.take(text, place)
            return []
        names = pasted_names(text, place)
        wanted = bool(names) and self._wanted("role" if place == "roles" else "department", names)
        return names if wanted and (session.document_token, session.scenario.id) == (token, scenario) else []

    def _take_back(self, role: str) -> None:
        """Take back a card that was made to be named, and is not: what is imported brings its own."""
        session = self._context.session
        made = AddRole(session.scenario.id, NEW_ROLE).describe(session.document)
        card = session.index.roles.get(role)
        if card is not None and card.title == NEW_ROLE and session.undo_stack.undoText() == made:
            session.undo_stack.undo()

    def _add(self, edit: CompositeEdit, kind: str, number: int, beside: str = "") -> None:
        session = self._context.session
        known = {*session.index.roles, *session.index.departments}
        if session.perform(edit):
            added = [new for new in (*session.index.roles, *session.index.departments) if new not in known]
            first = added[0] if len(added) == number else beside
            self._context.selection.reveal(f"{kind}:{first}")

    def _wanted(self, kind: str, names: list[str]) -> bool:
        title, titles = ("title", "titles") if kind == "role" else ("name", "names")
        lines = pluralise(len(names), "line")
        text = f"What was copied has {lines}: {join_names([f'“{name}”' for name in names], NAMED)}."
        more = f"Each line is the {title} of a {kind}."
        heading = f"Several {titles}" if len(names) > 1 else f"A {title}"
        box = ask.box(self._window, ask.Icon.Question, heading, text, more)
        box.setObjectName("namesQuestion")
        add = box.addButton(f"Add {pluralise(len(names), kind)}", QMessageBox.ButtonRole.AcceptRole)
        box.setStandardButtons(ask.Button.Cancel)
        box.setDefaultButton(add)
        self._modal_guard.ask_in(box)
        return box.clickedButton() is add
