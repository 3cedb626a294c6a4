"""Menu commands on people: prompt, then hand the session one edit. Stores nothing.

Dialogs, and the files of typical backgrounds, are opened only when asked for, so that no start waits for them.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from workbench.application.edits.people import AddPeople, DeletePeople, let_hold
from workbench.domain.fit import Fits
from workbench.domain.model import Person
from workbench.domain.names import person_names
from workbench.domain.normalisation import name_key
from workbench.domain.words import join_names, pluralise
from workbench.presentation.fit_text import fills
from workbench.qt.context import Context
from workbench.shell.asking import Asking, Choice
from workbench.shell.commands import MenuCommands
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard

PICK_A_PERSON = "Pick a person first: click her in the list on the left, under People."
PICK_SOMETHING = "Pick a person, or a role card, first: then say who holds what."
NO_BACKGROUNDS = (
    "No typical backgrounds are known for the skills of this map, so none was added. For one of your own, add a "
    "person, choose typical background as her kind, and set her levels."
)
NO_PEOPLE = "No person is in this map yet who could hold it. Add one, or paste a list, under People."


class PeopleActions(QObject):
    """Menu commands on people and typical backgrounds."""

    def __init__(self, context: Context, commands: MenuCommands, modal_guard: ModalGuard, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._session, self._window = context, context.session, window
        self._commands, self._modal_guard = commands, modal_guard
        self._asking = Asking(context.session, modal_guard, window)
        window.board.commands.holder_requested.connect(self.fill)
        listed = window.left.people_commands
        listed.hold_requested.connect(self.hold)
        listed.paste_requested.connect(self.paste_text)
        listed.edit_requested.connect(lambda subject: context.selection.reveal(subject, "name"))
        listed.add_requested.connect(self.add_person)
        listed.backgrounds_requested.connect(self.add_backgrounds)

    @property
    def people(self) -> tuple[Person, ...]:
        """The picked people."""
        picked = self._context.selection.ids("person")
        return tuple(person for person in self._session.document.people if person.id in picked)

    def add_person(self) -> None:
        """Ask for a name and add a person."""
        name = self._asking.name("Add person", "Name of the person", "Add")
        if name is not None and self._session.perform(AddPeople((Person("", name),))):
            self._context.selection.reveal(f"person:{self._session.document.people[-1].id}")

    def add_backgrounds(self) -> None:
        """Add the typical backgrounds that know enough of the map's skills, but for those of a name it has."""
        from workbench.files.backgrounds import of_use

        known = of_use(self._session.document)
        here = {name_key(person.name) for person in self._session.document.people}
        fresh = tuple(person for person in known if name_key(person.name) not in here)
        if not known:
            self._say(NO_BACKGROUNDS)
        elif not fresh:
            self._say("All typical backgrounds are in this map already.")
        elif self._session.perform(AddPeople(fresh)):
            number = pluralise(len(fresh), "typical background")
            self._say(f"Added {number}. Their levels are our estimate: edit them as you see fit.")

    def delete_people(self) -> None:
        """Delete the picked people; Undo brings them back."""
        if self.people:
            self._session.perform(DeletePeople(tuple(person.id for person in self.people)))
        else:
            self._say(PICK_A_PERSON)

    def let_hold(self) -> None:
        """Ask which role the picked people hold, or who holds the picked role."""
        role = self._commands.role
        if self.people:
            self.hold(tuple(person.id for person in self.people))
        elif role is not None:
            self.fill(role.id)
        else:
            self._say(PICK_SOMETHING)

    def hold(self, people: tuple[str, ...]) -> None:
        """Ask which role these people hold; what they fill of each is said beside it."""
        index = self._session.index
        names = join_names([person_names(index)[person_id] for person_id in people], 3)
        fits = index.derived(Fits)
        ranked = [fits.of(people[0], role.id) for role in index.scenario.roles]
        if len(people) == 1:
            ranked = list(fits.roles_for(people[0]))
        choices: list[Choice] = [
            (fit.role.id, index.titles[fit.role.id], fills(fit) if len(people) == 1 else "", fit.role.also_called)
            for fit in ranked
            if not set(people) <= set(fit.role.people)
        ]
        if not choices:
            self._say("There is no other role in this scenario. Role, Add role makes one.")
            return
        picker = self._asking.pick("Let hold…", f"Which role does {names} hold?", choices, "Let hold")
        if picker is not None and picker.picked is not None:
            self._session.perform(let_hold(self._session.scenario, picker.picked, people))

    def fill(self, role_id: str) -> None:
        """Ask who holds a role; how each fills it is said beside her name."""
        index = self._session.index
        role = index.roles[role_id]
        choices: list[Choice] = [
            (fit.person.id, person_names(index)[fit.person.id], fills(fit), (fit.person.title,))
            for fit in index.derived(Fits).ranked(role_id)
            if fit.person.kind == "person" and fit.person.id not in role.people
        ]
        if not choices:
            somebody = any(person.kind == "person" for person in index.document.people)
            self._say("Everybody holds it already." if somebody else NO_PEOPLE)
            return
        picker = self._asking.pick("Let hold…", f"Who holds {index.titles[role_id]}?", choices, "Let hold")
        if picker is not None and picker.picked is not None:
            self._session.perform(let_hold(self._session.scenario, role_id, (picker.picked,)))

    def paste_people(self) -> None:
        """Paste what the clipboard holds into the list of people."""
        self.paste_text(QGuiApplication.clipboard().text())

    def paste_text(self, text: str) -> None:
        """Preview what pasted text would do to the people, and do it as one undo step."""
        from workbench.application.paste_people import plan_people
        from workbench.widgets.dialogs.paste_people import PastePeopleDialog

        document, scenario, colours = self._session.document, self._session.scenario, self._context.theme.colours
        planned = partial(plan_people, document, text)
        self._commands.preview_paste(
            text,
            "people",
            lambda: PastePeopleDialog(text, planned, scenario, colours, self._window),
        )

    def _say(self, sentence: str) -> None:
        self._commands.notice_requested.emit(sentence)
