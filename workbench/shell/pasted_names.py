"""Several names pasted where one is typed: offered as what they are, one thing for each line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.application.edits.roles import add_roles
from workbench.application.table import names_in, refuse_too_much
from workbench.domain.findings import subject_id
from workbench.domain.transform import Refused
from workbench.domain.words import count, listing
from workbench.qt.context import Context
from workbench.shell.questions import Questions
from workbench.widgets.dialogs import ask

NAMED = 8
"""Names that the question gives."""


class PastedNames(QObject):
    """Asks, and adds them as one undo step. Skills take the way of every pasted list of skills."""

    def __init__(
        self, context: Context, questions: Questions, paste_skills: Callable[[str], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._context, self._questions, self._window = context, questions, window
        self._paste_skills = paste_skills

    def offer(self, subject: str, text: str) -> None:
        """Offer to add what was pasted as the name of a role or a skill."""
        kind, identifier = subject_id(subject)
        if kind == "skill":
            self._paste_skills(text)
        elif identifier in self._context.session.index.roles:
            self._offer_roles(identifier, text)

    def _offer_roles(self, role_id: str, text: str) -> None:
        session = self._context.session
        try:
            refuse_too_much(text)
        except Refused as refusal:
            session.refuse(str(refusal))
            return
        titles, scenario = list(names_in(text)), session.scenario.id
        said = f"What was copied has {len(titles)} lines: {listing([f'“{each}”' for each in titles], NAMED)}."
        box = ask.box(self._window, ask.Icon.Question, "Several titles", said, "Each line is the title of a role.")
        box.setObjectName("titlesQuestion")
        add = box.addButton(f"Add {count(len(titles), 'role')}", QMessageBox.ButtonRole.AcceptRole)
        box.setStandardButtons(ask.Button.Cancel)
        box.setDefaultButton(add)
        self._questions.ask_in(box)
        role = session.index.roles.get(role_id)
        if box.clickedButton() is not add or role is None or session.scenario.id != scenario:
            return
        known = set(session.index.roles)
        if session.perform(add_roles(session.scenario, role, titles)):
            came = [each.id for each in session.scenario.roles if each.id not in known]
            first = came[0] if len(came) == len(titles) else role_id
            self._context.selection.reveal(f"role:{first}")
