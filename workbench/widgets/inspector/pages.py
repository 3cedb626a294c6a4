"""Inspector pages: of a role, a skill, several skills, a department, the scenario. Fields come from `domain.fields`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application.edit import Edit
from workbench.application.edits.departments import DeleteDepartment, SetDepartment
from workbench.application.edits.document import SetNotes, SetTitle
from workbench.application.edits.people import SetHolders, SetPerson
from workbench.application.edits.roles import SetRole
from workbench.application.edits.scenarios import RenameScenario, SetModel
from workbench.application.edits.skills import SetSkill, SetSkills
from workbench.domain import words
from workbench.domain.field import Field, InForm, ValueShape
from workbench.domain.field_places import IN_FORM
from workbench.domain.fields import NOUN
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Person, Role, Scenario, Skill
from workbench.domain.names import person_names
from workbench.domain.transform import find
from workbench.qt.context import Context
from workbench.widgets.inspector.controls import control, options
from workbench.widgets.inspector.departments import Departments
from workbench.widgets.inspector.fields import ChoiceField, ManyField, TextField
from workbench.widgets.inspector.form import Form
from workbench.widgets.inspector.holders import Holders
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import label
from workbench.widgets.parts.switch import Switch

if TYPE_CHECKING:
    from workbench.widgets.inspector.who_fits import WhoFits

NAMED: Mapping[type, str] = {Role: "title", Skill: "name", Department: "name"}
"""Name field of each class: several lines pasted into it are the names of several objects."""
FIELDS_TAB = "fields"
"""The tab of a page that its form is in."""
LEVELS_HINT = "Click a dot, or press 0 to 4. Delete says that a level is not known, which is not the same as none."
BOTH_NAMED = "The card shows the people who hold the role, not the holder as text."
COMMON: frozenset[ValueShape] = frozenset({"choice", "whole", "flag"})
"""Shapes of fields that can be set for several skills at once; a text belongs to one skill."""


class InspectorPage(QWidget):
    """Page: a title over a form. `subject` is the subject shown, such as "role:<id>"."""

    department_requested = Signal(str)
    """A department is to be added, into which this subject moves."""

    names_pasted = Signal(str, str)
    """A subject, and several names, a line each, that were pasted into its name field."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.session = context, context.session
        self.subject = ""
        self.tab = FIELDS_TAB
        self.tabs: Switch | None = None
        self._tabs: dict[str, Sequence[QWidget]] = {}
        self._shown_in: tuple[object, str] | None = None
        self.title = label("", "strong", wrap=True)
        self.form = Form(self.session, self.edit_for, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.title)
        self.column.addWidget(self.form)

    def add_tabs(self, *tabs: tuple[str, str, Sequence[QWidget]]) -> None:
        """Put parts of the page under tabs, each a name, a text and the widgets it shows; the first is in front."""
        self._tabs = {name: widgets for name, _, widgets in tabs}
        self.tabs = Switch([(name, text) for name, text, _ in tabs], self)
        self.tabs.chosen.connect(self._show_again)
        self.column.insertWidget(1, self.tabs)
        self.show_tab(tabs[0][0])

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front; it stays there for the next subject. Nothing on a page without it."""
        if self.tabs is None or name not in self._tabs:
            return
        self.tab = name
        self.tabs.choose(name)
        for each, widgets in self._tabs.items():
            for widget in widgets:
                if widget.isHidden() == (each == name):
                    widget.setVisible(each == name)

    def _show_again(self, name: str) -> None:
        self.show_tab(name)
        self.show_subject(self.subject)

    def add_fields(self, kind: type, rows: Iterable[tuple[Field, InForm]]) -> None:
        """Append form rows for these fields of a class."""
        for row, shown in rows:
            field = control(row, shown)
            if isinstance(field, TextField) and row.name == NAMED.get(kind):
                self._takes_names(field, kind)
            elif isinstance(field, ChoiceField) and row.values.shape == "department":
                self._asks_for_another(field, kind)
            self.form.add(row.name, row.label, field, shown.hint)

    def _takes_names(self, field: TextField, kind: type) -> None:
        """Forward several pasted lines by `names_pasted` rather than join them in the field."""
        field.line.takes_names = True
        field.line.lines_pasted.connect(field.reset)
        field.line.lines_pasted.connect(lambda text: self.names_pasted.emit(self._as_subject(kind), text))

    def _asks_for_another(self, field: ChoiceField, kind: type) -> None:
        field.another_requested.connect(lambda: self.department_requested.emit(self._as_subject(kind)))

    def _as_subject(self, kind: type) -> str:
        return f"{NOUN[kind]}:{self.subject}"

    def show_fields(self, kind: type, index: Index, thing: object, *, fresh: bool) -> None:
        """Show the fields of an object: the choices of each in the scenario, without the subject itself, and its value.

        fresh: it is another object than before, so pending input is discarded.
        """
        for row, shown in IN_FORM[kind]:
            field = self.form.fields.get(row.name)
            if isinstance(field, ChoiceField | ManyField):
                offered = options(row, shown, index, self._as_subject(kind), getattr(thing, row.name))
                if offered is not None:
                    field.set_options(offered)
        self.form.show_values(thing, fresh=fresh)

    def edit_for(self, key: str, value: Any) -> Edit:
        """The edit of a changed field."""
        raise NotImplementedError

    @staticmethod
    def exists(index: Index, subject: str) -> bool:
        """Whether the subject exists."""
        raise NotImplementedError

    def show_subject(self, subject: str) -> None:
        """Show a subject; pending input is kept if it is the same object as before.

        The same id in another scenario or another document is another object.
        """
        shown_in = (self.session.document_token, self.session.scenario.id)
        fresh = subject != self.subject or shown_in != self._shown_in
        self.subject, self._shown_in = subject, shown_in
        self._show(self.session.index, fresh)

    def _show(self, index: Index, fresh: bool) -> None:
        raise NotImplementedError


class RolePage(InspectorPage):
    """All fields of a role."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_fields(Role, IN_FORM[Role])
        self.add_tabs((FIELDS_TAB, "Role", (self.form,)), ("fits", "Who fits", ()))
        self.both_named = label(BOTH_NAMED, "small", wrap=True)
        self.column.addWidget(self.both_named)

    @cached_property
    def who_fits(self) -> WhoFits:
        """The people ranked for the role, made when their tab is first asked for."""
        from workbench.widgets.inspector.who_fits import WhoFits

        who_fits = WhoFits(self.context, self)
        self.column.addWidget(who_fits)
        return who_fits

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front; that of the people is filled now if it has not been."""
        if name == "fits":
            self._tabs[name] = (self.who_fits,)
        super().show_tab(name)

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of the role."""
        if key == "people":
            return SetHolders(self.session.scenario.id, self.subject, value)
        return SetRole(self.session.scenario.id, self.subject, key, value)

    @staticmethod
    def exists(index: Index, subject: str) -> bool:
        """Whether there is such a role."""
        return subject in index.roles

    def _show(self, index: Index, fresh: bool) -> None:
        role = index.roles[self.subject]
        self.title.setText(index.titles[role.id])
        self.show_fields(Role, index, role, fresh=fresh)
        self.both_named.setVisible(self.tab == FIELDS_TAB and bool(role.people and role.holder))
        if self.tab != FIELDS_TAB:
            self.who_fits.show_role(role.id)


class PersonPage(InspectorPage):
    """All fields of a person, the roles she fits, the way to a role, and her levels."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        from workbench.widgets.inspector.growth import GrowthPanel
        from workbench.widgets.inspector.levels import LevelList
        from workbench.widgets.inspector.who_fits import RolesFor

        super().__init__(context, parent)
        self.add_fields(Person, IN_FORM[Person])
        self.roles, self.growth, self.levels = RolesFor(context, self), GrowthPanel(context, self), LevelList(context)
        hint = label(LEVELS_HINT, "small", wrap=True)
        for widget in (self.roles, self.growth, hint, self.levels):
            self.column.addWidget(widget)
        self.add_tabs(
            ("fits", "Fits", (self.roles, self.growth)),
            ("levels", "Levels", (hint, self.levels)),
            (FIELDS_TAB, "Person", (self.form,)),
        )

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of the person."""
        return SetPerson(self.subject, key, value)

    @staticmethod
    def exists(index: Index, subject: str) -> bool:
        """Whether there is such a person."""
        return any(person.id == subject for person in index.document.people)

    def _show(self, index: Index, fresh: bool) -> None:
        person = find(index.document.people, self.subject)
        self.title.setText(person_names(index)[person.id])
        self.show_fields(Person, index, person, fresh=fresh)
        if self.tab == "fits":
            self.roles.show_person(person.id)
            self.growth.show_person(person.id)
        elif self.tab == "levels":
            self.levels.show_person(person)


class SkillPage(InspectorPage):
    """All fields of a skill, and its holders."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_fields(Skill, IN_FORM[Skill])
        self.holders = Holders(context, self)
        self.column.addWidget(self.holders)

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of the skill."""
        return SetSkill(self.subject, key, value)

    @staticmethod
    def exists(index: Index, subject: str) -> bool:
        """Whether there is such a skill."""
        return subject in index.skills

    def _show(self, index: Index, fresh: bool) -> None:
        skill = index.skills[self.subject]
        self.title.setText(skill.name)
        self.show_fields(Skill, index, skill, fresh=fresh)
        self.holders.show_skill(self.subject)


class SkillsPage(InspectorPage):
    """Bulk edit: the common values of several skills; a change applies to all, as one undo step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ids: tuple[str, ...] = ()
        self.add_fields(Skill, ((row, shown) for row, shown in IN_FORM[Skill] if row.values.shape in COMMON))

    def show_skills(self, ids: tuple[str, ...]) -> None:
        """Show these skills."""
        self._ids = ids
        self.show_subject("\n".join(ids))

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of all of them."""
        return SetSkills(self._ids, key, value)

    def _show(self, index: Index, fresh: bool) -> None:
        skills = [index.skills[skill_id] for skill_id in self._ids]
        self.title.setText(f"{words.pluralise(len(skills), 'skill')} picked")
        common = {}
        for key in self.form.fields:
            values = {getattr(skill, key) for skill in skills}
            common[key] = values.pop() if len(values) == 1 else None
        self.show_fields(Skill, index, SimpleNamespace(**common), fresh=fresh)


class DepartmentPage(InspectorPage):
    """All fields of a department."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_fields(Department, IN_FORM[Department])
        self._counts = label("", "muted", wrap=True)
        self._delete = LinkButton("Delete this department", context.theme, parent=self)
        self._delete.clicked.connect(
            lambda: self.session.perform(DeleteDepartment(self.session.scenario.id, self.subject))
        )
        self.column.addWidget(self._counts)
        self.column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of the department."""
        return SetDepartment(self.session.scenario.id, self.subject, key, value)

    @staticmethod
    def exists(index: Index, subject: str) -> bool:
        """Whether there is such a department."""
        return subject in index.departments

    def _show(self, index: Index, fresh: bool) -> None:
        department = index.departments[self.subject]
        self.title.setText(department.name)
        self._counts.setText(f"{words.pluralise(len(index.roles_in(department.id)), 'role')} in it")
        above = index.departments[department.parent].name if department.parent else ""
        self._delete.explain(f"Its roles move to {above}" if above else "Its roles sit in no department then")
        self.show_fields(Department, index, department, fresh=fresh)


class ScenarioPage(InspectorPage):
    """The fields of the scenario and of the document; shown without a selection."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_fields(Scenario, IN_FORM[Scenario])
        self.add_fields(CapabilityMap, IN_FORM[CapabilityMap])
        self._counts = label("", "muted", wrap=True)
        self.departments = Departments(context, self)
        self.column.addWidget(self._counts)
        self.column.addWidget(self.departments)

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of the scenario or of the document."""
        match key:
            case "name":
                return RenameScenario(self.subject, value)
            case "model":
                return SetModel(self.subject, value)
            case "title":
                return SetTitle(value)
            case "notes":
                return SetNotes(value)
        raise ValueError(f"no edit sets the {key} of a scenario or a map")

    def _show(self, index: Index, fresh: bool) -> None:
        scenario, document = index.scenario, index.document
        self.title.setText(scenario.name)
        shown = ((scenario, IN_FORM[Scenario]), (document, IN_FORM[CapabilityMap]))
        values = {row.name: getattr(thing, row.name) for thing, rows in shown for row, _ in rows}
        self.show_fields(Scenario, index, SimpleNamespace(**values), fresh=fresh)
        counts = (
            (len(document.skills), "skill"),
            (len(scenario.roles), "role"),
            (len(scenario.departments), "department"),
            (index.assignments, "assignment"),
        )
        self._counts.setText(" · ".join(f"{n}\N{NO-BREAK SPACE}{words.noun(n, noun)}" for n, noun in counts))
        self.departments.show_index(index)
