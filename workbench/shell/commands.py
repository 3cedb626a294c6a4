"""Menu commands on roles, skills, the policy and open points: prompt, then hand the session one edit. Stores nothing.

Dialogs are imported when they are opened, which no start should wait for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.application.edit import CompositeEdit, EditRefused
from workbench.application.edits.assignments import Assign, SetNote
from workbench.application.edits.document import SetGradeNames, SetWholePolicy
from workbench.application.edits.fixes import Fixes
from workbench.application.edits.skills import AddSkill, DeleteSkills, MergeSkills
from workbench.application.edits.waivers import Accept
from workbench.application.edits.what_if_scenarios import TryInScenario, folded_in_copy, placed_in_copy, without_in_copy
from workbench.application.pasted_text import refuse_too_much
from workbench.application.pasting import Place
from workbench.domain.findings import Finding
from workbench.domain.model import Role
from workbench.domain.skill_factories import new_skill
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import pluralise
from workbench.presentation.finding_text import message
from workbench.qt.context import Context
from workbench.qt.mime import skills_in
from workbench.runtime.preferences import Preferences
from workbench.shell.asking import Asking
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.paste_to_import import NO_TEXT, PasteToImport
from workbench.widgets.board.card_data import LANE_OF
from workbench.widgets.board.commands import BoardCommands
from workbench.widgets.inspector.departments import department_options, other_marketing
from workbench.widgets.parts.editors import finish_editing
from workbench.widgets.parts.what_if_menu import WORDS, WhatIfKind

if TYPE_CHECKING:
    from workbench.widgets.dialogs.paste import PasteDialog
    from workbench.widgets.dialogs.paste_people import PastePeopleDialog


class MenuCommands(QObject):
    """Menu commands on roles, skills, the policy and the open points."""

    what_if_wanted = Signal(str, str)
    """A role id and a department id: preview what would happen if the role sat there."""

    compare_wanted = Signal(str, str)
    """The ids of two scenarios, the first made from the second: show what differs."""

    notice_requested = Signal(str)
    """A sentence for the notice at the foot of the window."""

    def __init__(
        self,
        context: Context,
        board: BoardCommands,
        preferences: Preferences,
        modal_guard: ModalGuard,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._context, self._session, self._board, self._window = context, context.session, board, window
        self._modal_guard, self._asking = modal_guard, Asking(context.session, modal_guard, window)
        self.paste_to_import = PasteToImport(context.session, self)

    @property
    def _scenario(self) -> str:
        return self._session.scenario.id

    def picked_role(self) -> Role | None:
        """The picked role; None, with a word on how to pick one, where none is."""
        role = self.role
        if role is None:
            self.notice_requested.emit("Pick a role card first: click it, or press Ctrl+G and type its name.")
        return role

    @property
    def role(self) -> Role | None:
        """The picked role, None where none is."""
        roles = self._session.index.roles
        return next((roles[role_id] for role_id in self._context.selection.ids("role") if role_id in roles), None)

    def _title(self, role: Role) -> str:
        return self._session.index.titles[role.id]

    @property
    def skills(self) -> tuple[str, ...]:
        """The ids of the picked skills."""
        skills = self._session.index.skills
        return tuple(skill_id for skill_id in self._context.selection.ids("skill") if skill_id in skills)

    def _picked_skills(self) -> tuple[str, ...]:
        skills = self.skills
        if not skills:
            self.notice_requested.emit(
                "Pick a skill first: click it in the list on the left, or press Ctrl+Shift+F and type."
            )
        return skills

    # Roles

    def add_role(self) -> None:
        """Add a role to the lane of the picked role, or to the last one, and have it named on its card."""
        picked = self.role
        self._board.add_to_lane(LANE_OF[picked.discipline] if picked else "other")

    def duplicate_role(self) -> None:
        """Copy the picked role with its skills."""
        role = self.picked_role()
        if role is not None:
            self._board.duplicate(role.id)

    def order_role(self) -> None:
        """Put the skills of the picked role in order of their weight."""
        role = self.picked_role()
        if role is not None:
            self._board.order_heaviest_first(role.id)

    def delete_role(self) -> None:
        """Delete the picked role; Undo brings it back."""
        role = self.picked_role()
        if role is not None:
            self._board.delete((role.id,))

    def go_to_role(self) -> None:
        """Type a few letters and go to a role."""
        picker = self._asking.pick("Go to role", "Which role?", self._asking.roles(), "Go")
        if picker is not None and picker.picked is not None:
            self._context.selection.reveal(f"role:{picker.picked}")

    def what_if_marketing(self) -> None:
        """Preview what would happen if the picked role sat under the one side."""
        role = self.picked_role()
        if role is None:
            return
        others, vocabulary = other_marketing(self._session.index, role), vocabulary_of(self._session.document)
        if others:
            self.what_if_wanted.emit(role.id, others[0].id)
        elif any(department.kind == "marketing" for department in self._session.scenario.departments):
            self.notice_requested.emit(f"{self._title(role)} sits under {vocabulary.terms.marketing} already.")
        else:
            self.notice_requested.emit(
                vocabulary.text(
                    "There is no department of {marketing} in this scenario. Scenario, Add department makes one."
                )
            )

    # What-if scenarios

    def try_out(self, trial: WhatIfKind, role_id: str) -> None:
        """Try a what-if of the role menu in a new scenario."""
        {"folding": self.try_folding, "removing": self.try_removing, "placing": self.try_placing}[trial](role_id)

    def try_folding(self, role_id: str) -> None:
        """Ask which role would take over from a role, and make a scenario in which it has."""
        finish_editing()
        role, others = self._session.index.roles[role_id], self._asking.roles(role_id)
        if not others:
            self.notice_requested.emit("There is no other role in this scenario. Role, Add role makes one.")
            return
        prompt = (
            f"Which role takes over from {self._title(role)}? It gets its skills, reports and dotted lines, and the "
            "headcount of both."
        )
        picker = self._asking.pick(WORDS["folding"], prompt, others, "Fold in a new scenario")
        if picker is not None and picker.picked is not None:
            self._try(folded_in_copy(self._session.document, self._scenario, role_id, picker.picked))

    def try_removing(self, role_id: str) -> None:
        """Make a scenario without a role."""
        finish_editing()
        self._try(without_in_copy(self._session.document, self._scenario, role_id))

    def try_placing(self, role_id: str) -> None:
        """Ask in which department a role would sit, and make a scenario in which it does."""
        finish_editing()
        index = self._session.index
        role = index.roles[role_id]
        places = [(option, path, "", ()) for option, path in department_options(index) if option != role.department]
        if not places:
            self.notice_requested.emit(
                "There is no other department in this scenario. Scenario, Add department makes one."
            )
            return
        picker = self._asking.pick(
            WORDS["placing"],
            f"Where would {self._title(role)} sit?",
            places,
            "Place in a new scenario",
        )
        if picker is not None and picker.picked is not None:
            self._try(placed_in_copy(self._session.document, self._scenario, role_id, picker.picked))

    def _try(self, trial: TryInScenario) -> None:
        if self._session.perform(trial):
            self.compare_wanted.emit(trial.edit.scenario, self._scenario)

    def try_out_picked(self, trial: WhatIfKind) -> None:
        """Try a what-if with the picked role in a new scenario."""
        role = self.picked_role()
        if role is not None:
            self.try_out(trial, role.id)

    # Skills

    def assign(self, skills: tuple[str, ...]) -> None:
        """Ask which role takes these skills, as lead or as support."""
        if not skills:
            return
        index = self._session.index
        name = index.skills[skills[0]].name if len(skills) == 1 else pluralise(len(skills), "skill")
        picker = self._asking.pick("Assign to…", f"Who holds {name}?", self._asking.roles(), "Leads", "Supports")
        if picker is not None and picker.picked is not None:
            kind = "support" if picker.alternative else "lead"
            self._session.perform(Assign(self._scenario, picker.picked, skills, kind))  # type: ignore[arg-type]

    def assign_skills(self) -> None:
        """Ask which role takes the picked skills."""
        self.assign(self._picked_skills())

    def assign_to(self, role_id: str) -> None:
        """Ask which skill a role takes."""
        role = self._session.index.roles[role_id]
        assigned = [assignment.skill for assignment in role.assignments]
        picker = self._asking.pick(
            "Assign skills…",
            f"What does {self._title(role)} take on?",
            self._asking.skills(assigned),
            "Leads",
            "Supports",
        )
        if picker is not None and picker.picked is not None:
            kind = "support" if picker.alternative else "lead"
            self._session.perform(Assign(self._scenario, role_id, (picker.picked,), kind))  # type: ignore[arg-type]

    def assign_to_role(self) -> None:
        """Ask which skill the picked role takes."""
        role = self.picked_role()
        if role is not None:
            self.assign_to(role.id)

    def edit_note(self, role_id: str, skill_id: str) -> None:
        """Ask for the note on how a role holds a skill."""
        role, skill = self._session.index.roles[role_id], self._session.index.skills[skill_id]
        note = next(assignment.note for assignment in role.assignments if assignment.skill == skill_id)
        prompt = f"Note on {skill.name}, {self._title(role)}"
        from workbench.widgets.dialogs.lines import LinesDialog

        dialog = LinesDialog("Note", prompt, note, self._window)
        if self._modal_guard.ask_in(dialog):
            self._session.perform(SetNote(self._scenario, role_id, skill_id, dialog.text))

    def add_skill(self) -> None:
        """Ask for a name and add a skill."""
        name = self._asking.name("Add skill", "Name of the skill", "Add")
        if name is None:
            return
        known = set(self._session.index.skills)
        skill = new_skill(name=name)
        self._session.perform(AddSkill(skill))
        for identifier in set(self._session.index.skills) - known:
            self._context.selection.reveal(f"skill:{identifier}")

    def merge(self, skill_id: str) -> None:
        """Ask which skill another one becomes part of."""
        skill = self._session.index.skills[skill_id]
        picker = self._asking.pick(
            "Merge into…", f"{skill.name} becomes part of", self._asking.skills([skill_id]), "Merge"
        )
        if picker is not None and picker.picked is not None:
            self._session.perform(MergeSkills(picker.picked, skill_id))

    def merge_skill(self) -> None:
        """Ask which skill the picked one becomes part of."""
        skills = self._picked_skills()
        if skills:
            self.merge(skills[0])

    def delete_skill(self) -> None:
        """Delete the picked skills; Undo brings them back."""
        skills = self._picked_skills()
        if skills:
            self._session.perform(DeleteSkills(skills))

    def paste_text(self, text: str, role_id: str | None = None) -> None:
        """Preview what pasted skills would do to the library (and a role), and do it as one undo step."""
        from workbench.application.paste import plan
        from workbench.widgets.dialogs.paste import PasteDialog

        target = self._session.index.roles.get(role_id or "")
        document, scenario, role = self._session.document, self._scenario, target.id if target else None

        def preview() -> PasteDialog:
            return PasteDialog(
                text,
                lambda table, task: plan(document, table, scenario, role, task=task),
                self._title(target) if target else None,
                self._context.theme.colours,
                vocabulary_of(document),
                self._window,
            )

        self.preview_paste(text, "skills", preview)

    def preview_paste(self, text: str, place: Place, preview: Callable[[], PasteDialog | PastePeopleDialog]) -> None:
        """Preview a paste, and do it as one undo step; what is not plain at its place is imported.

        preview: makes the dialog.
        """
        if not text.strip():
            self.notice_requested.emit(NO_TEXT)
            return
        try:
            refuse_too_much(text)
        except EditRefused as refusal:
            self._session.refuse(str(refusal))
            return
        if self.paste_to_import.is_to_import(text, place):
            self.paste_to_import.take(text, place)
            return
        dialog = preview()
        if self._modal_guard.ask_in(dialog) and dialog.edit and self._session.perform(dialog.edit):
            refused = dialog.refused
            rest = f" {pluralise(refused, 'row')} {'was' if refused == 1 else 'were'} refused." if refused else ""
            noun = "skill" if place == "skills" else "person"
            self.notice_requested.emit(f"Pasted {pluralise(dialog.taken, noun)}.{rest} Ctrl+Z takes it back.")

    def paste_skills(self) -> None:
        """Paste what the clipboard holds into the library."""
        self.paste_text(QGuiApplication.clipboard().text())

    def paste_anywhere(self) -> None:
        """Paste where no card and no list has the focus: a list goes into the library, skills of a card need a card."""
        if skills_in(QGuiApplication.clipboard().mimeData()) is not None:
            self.notice_requested.emit("Click a role card first, then paste: the skills go onto it.")
        else:
            self.paste_skills()

    # The agreed limits

    def policy(self) -> None:
        """Show and change the thresholds and the names of the grades."""
        from workbench.widgets.dialogs.policy import PolicyDialog

        document = self._session.document
        dialog = PolicyDialog(document.policy, document.grade_names, vocabulary_of(document), self._window)
        if self._modal_guard.ask_in(dialog):
            edits = (SetWholePolicy(dialog.policy), SetGradeNames(dialog.grade_names))
            self._session.perform(CompositeEdit("Change the agreed limits", edits))

    def terms(self, wanted: str = "") -> None:
        """Show and change the words of the map. wanted: the term to begin with, "" for the first."""
        from workbench.application.edits.terms import SetTerms
        from workbench.widgets.dialogs.terms import TermsDialog

        finish_editing()
        dialog = TermsDialog(self._session.document, self._context.theme, wanted, self._window)
        if self._modal_guard.ask_in(dialog):
            self._session.perform(SetTerms(dialog.terms))

    def accept(self, finding: Finding) -> None:
        """Ask for the reason and accept an open point."""
        from workbench.widgets.dialogs.accept import AcceptDialog

        today = self._session.today()
        sentence = message(finding, vocabulary_of(self._session.document))
        dialog = AcceptDialog(sentence, self._preferences.author, today, self._window)
        if self._modal_guard.ask_in(dialog):
            self._preferences.set_author(dialog.author)
            reason, author, until = dialog.reason, dialog.author, dialog.until
            self._session.perform(Accept(self._scenario, finding, reason, author, today, until, says=sentence))

    def review_fixes(self, fixes: Fixes, effect: str) -> bool:
        """Review step of a bulk fix: list what it would do; whether it is to be done."""
        from workbench.widgets.dialogs.fix_all import FixAllDialog

        dialog = FixAllDialog(fixes.title, fixes.heading, fixes.steps, effect, fixes.left, self._window)
        return bool(self._modal_guard.ask_in(dialog))
