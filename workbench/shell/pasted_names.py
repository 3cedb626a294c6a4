"""Multi-line paste into a name field: offers to add a role, department or skill for each line. Knows no field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.application.edit import CompositeEdit
from workbench.application.edits.departments import add_departments
from workbench.application.edits.roles import add_roles
from workbench.application.pasted_text import refuse_too_much
from workbench.application.table import names_in
from workbench.domain.findings import subject_id
from workbench.domain.transform import EditRefused
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import join_names, pluralise
from workbench.qt.context import Context
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.dialogs import ask

NAMED = 8
"""Names that the dialog lists at most: seeing what is added against the height of its text."""


class PastedNames(QObject):
    """Asks, and adds them as one undo step. Skills go through the paste dialog, as every pasted list of skills does."""

    def __init__(
        self, context: Context, modal_guard: ModalGuard, paste_skills: Callable[[str], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._context, self._modal_guard, self._window = context, modal_guard, window
        self._paste_skills = paste_skills

    def offer(self, subject: str, text: str) -> None:
        """Offer to add what was pasted as the name of a role, a department or a skill."""
        session, (kind, identifier) = self._context.session, subject_id(subject)
        if kind == "skill":
            self._paste_skills(text)
            return
        try:
            refuse_too_much(text)
        except EditRefused as refusal:
            session.refuse(str(refusal))
            return
        names, scenario, token = list(names_in(text)), session.scenario.id, session.document_token
        if not self._wanted(kind, names) or (session.document_token, session.scenario.id) != (token, scenario):
            return
        known = {*session.index.roles, *session.index.departments}
        edit: CompositeEdit | None = None
        if kind == "role" and identifier in session.index.roles:
            edit = add_roles(session.scenario, session.index.roles[identifier], names)
        elif identifier in session.index.departments:
            beside = session.index.departments[identifier]
            edit = add_departments(session.scenario, beside, names, vocabulary_of(session.document))
        if edit is not None and session.perform(edit):
            added = [new for new in (*session.index.roles, *session.index.departments) if new not in known]
            first = added[0] if len(added) == len(names) else identifier
            self._context.selection.reveal(f"{kind}:{first}")

    def _wanted(self, kind: str, names: list[str]) -> bool:
        title, titles = ("title", "titles") if kind == "role" else ("name", "names")
        text = f"What was copied has {len(names)} lines: {join_names([f'“{name}”' for name in names], NAMED)}."
        more = f"Each line is the {title} of a {kind}."
        box = ask.box(self._window, ask.Icon.Question, f"Several {titles}", text, more)
        box.setObjectName("namesQuestion")
        add = box.addButton(f"Add {pluralise(len(names), kind)}", QMessageBox.ButtonRole.AcceptRole)
        box.setStandardButtons(ask.Button.Cancel)
        box.setDefaultButton(add)
        self._modal_guard.ask_in(box)
        return box.clickedButton() is add
