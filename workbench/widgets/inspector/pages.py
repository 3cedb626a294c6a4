"""The pages of the inspector: a role, a skill, several skills, a department, the scenario."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application.edit import Edit
from workbench.application.edits.departments import DeleteDepartment, SetDepartment
from workbench.application.edits.document import SetNotes, SetTitle
from workbench.application.edits.roles import SetRole
from workbench.application.edits.scenarios import RenameScenario, SetModel
from workbench.application.edits.skills import SetSkill, SetSkills
from workbench.domain import words
from workbench.domain.index import Index
from workbench.domain.model import (
    ACTS_AS,
    BELONGS_TO,
    DEPARTMENT_KINDS,
    DISCIPLINES,
    GRADES,
    IMPORTANCES,
    LEVELS,
    MODELS,
    STATUSES,
)
from workbench.qt.context import Context
from workbench.widgets.inspector.departments import NEW, Departments, department_options
from workbench.widgets.inspector.fields import (
    ChoiceField,
    FlagField,
    LongField,
    ManyField,
    NamesField,
    NumberField,
    OptionalField,
    TextField,
)
from workbench.widgets.inspector.form import Form
from workbench.widgets.inspector.holders import Holders
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import label

NOBODY = "Nobody"


class Page(QWidget):
    """A title over a form. `subject` is the id of what is shown."""

    department_requested = Signal(str)
    """A department is to be made, for this subject to move into."""

    names_pasted = Signal(str, str)
    """A subject, and several names, a line each, that were pasted as its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.session = context, context.session
        self.subject = ""
        self._shown_in: tuple[object, str] | None = None
        self.title = label("", "strong", wrap=True)
        self.form = Form(self.session, self.edit_for, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.title)
        self.column.addWidget(self.form)

    def _name_field(self, kind: str) -> TextField:
        """The field of the thing's name, in which several are those of several things."""
        field = TextField()
        field.line.takes_names = True
        field.line.lines_pasted.connect(field.reset)
        field.line.lines_pasted.connect(lambda text: self.names_pasted.emit(f"{kind}:{self.subject}", text))
        return field

    def edit_for(self, key: str, value: Any) -> Edit:
        """The edit that a changed field means."""
        raise NotImplementedError

    @staticmethod
    def exists(index: Index, subject: str) -> bool:
        """Whether there is such a thing to show."""
        raise NotImplementedError

    def show_subject(self, subject: str) -> None:
        """Show a thing as it is now; what the user is entering stays where it is the same thing as before.

        A thing of the same id in another scenario or another document is another thing.
        """
        shown_in = (self.session.loaded, self.session.scenario.id)
        fresh = subject != self.subject or shown_in != self._shown_in
        self.subject, self._shown_in = subject, shown_in
        self._show(self.session.index, fresh)

    def _show(self, index: Index, fresh: bool) -> None:
        raise NotImplementedError


class RolePage(Page):
    """All fields of a role."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._grade, self._department, self._superior = ChoiceField(), ChoiceField(another=NEW), ChoiceField()
        self._department.another_requested.connect(lambda: self.department_requested.emit(f"role:{self.subject}"))
        self._dotted = ManyField("None")
        acts_as = [(each, words.ACTS_AS[each]) for each in (None, *ACTS_AS)]
        form = self.form
        form.add("title", "Title", self._name_field("role"))
        form.add("grade", "Grade", self._grade)
        form.add("department", "Sits in", self._department)
        form.add("reports_to", "Reports to", self._superior)
        form.add("dotted_to", "Dotted lines", self._dotted, "Whom the role works for beside its own line")
        form.add("discipline", "Kind of work", ChoiceField([(each, words.DISCIPLINE[each]) for each in DISCIPLINES]))
        form.add("acts_as", "Acts as", ChoiceField(acts_as))
        form.add("headcount", "Headcount", NumberField())
        form.add("holder", "Held by", OptionalField("Nobody named"))
        form.add("status", "Status", ChoiceField([(each, words.STATUS[each]) for each in STATUSES]))
        form.add("also_called", "Also called", NamesField("A name a line, or separated by ;"))
        form.add("purpose", "Purpose", LongField("Why this role is there"))

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of the role."""
        return SetRole(self.session.scenario.id, self.subject, key, value)

    @staticmethod
    def exists(index: Index, subject: str) -> bool:
        """Whether there is such a role."""
        return subject in index.roles

    def _show(self, index: Index, fresh: bool) -> None:
        role = index.roles[self.subject]
        self.title.setText(index.titles[role.id])
        others = [(each.id, index.titles[each.id]) for each in index.scenario.roles if each is not role]
        self._grade.set_options([(each, words.grade_name(index.document, each)) for each in reversed(GRADES)])
        self._department.set_options([(None, "No department"), *department_options(index)])
        self._superior.set_options([(None, NOBODY), *others])
        self._dotted.set_options(others)
        self.form.show_values(role, fresh=fresh)


class SkillPage(Page):
    """All fields of a skill, and who holds it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        form = self.form
        form.add("name", "Name", self._name_field("skill"))
        form.add("group", "Group", TextField("No group"))
        _add_common(form)
        form.add("definition", "Definition", LongField("What it means to hold this skill"))
        form.add("aliases", "Other names", NamesField("A name a line, or separated by ;"))
        form.add("source", "Source", OptionalField("Such as esco:… or onet:…"))
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
        self.form.show_values(skill, fresh=fresh)
        self.holders.show_skill(self.subject)


class SkillsPage(Page):
    """What several skills have in common; a change is made to all, as one undo step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ids: tuple[str, ...] = ()
        _add_common(self.form)

    def show_skills(self, ids: tuple[str, ...]) -> None:
        """Show these skills."""
        self._ids = ids
        self.show_subject("\n".join(ids))

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of all of them."""
        return SetSkills(self._ids, key, value)

    def _show(self, index: Index, fresh: bool) -> None:
        skills = [index.skills[each] for each in self._ids]
        self.title.setText(f"{words.count(len(skills), 'skill')} picked")
        common = {}
        for key in self.form.fields:
            values = {getattr(each, key) for each in skills}
            common[key] = values.pop() if len(values) == 1 else None
        self.form.show_values(SimpleNamespace(**common), fresh=fresh)


class DepartmentPage(Page):
    """All fields of a department."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._parent = ChoiceField(another=NEW)
        self._parent.another_requested.connect(lambda: self.department_requested.emit(f"department:{self.subject}"))
        form = self.form
        form.add("name", "Name", self._name_field("department"))
        form.add("kind", "Kind", ChoiceField([(each, words.DEPARTMENT_KIND[each]) for each in DEPARTMENT_KINDS]))
        form.add("parent", "Part of", self._parent)
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
        others = [each for each in department_options(index) if each[0] != department.id]
        self._parent.set_options([(None, "Nothing: at the top"), *others])
        self._counts.setText(f"{words.count(len(index.roles_in(department.id)), 'role')} in it")
        above = index.departments[department.parent].name if department.parent else ""
        self._delete.explain(f"Its roles move to {above}" if above else "Its roles sit in no department then")
        self.form.show_values(department, fresh=fresh)


class ScenarioPage(Page):
    """The scenario and the document, where nothing is picked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        form = self.form
        form.add("name", "Scenario", TextField())
        form.add("model", "Organising model", ChoiceField([(each, words.MODEL[each]) for each in MODELS]))
        form.add("document_title", "Map", TextField())
        form.add("notes", "Notes", LongField("Anything a reader should know"))
        self._counts = label("", "muted", wrap=True)
        self.departments = Departments(context, self)
        self.column.addWidget(self._counts)
        self.column.addWidget(self.departments)

    def edit_for(self, key: str, value: Any) -> Edit:
        """Set a field of the scenario or of the document."""
        if key == "name":
            return RenameScenario(self.subject, value)
        if key == "model":
            return SetModel(self.subject, value)
        return SetTitle(value) if key == "document_title" else SetNotes(value)

    def _show(self, index: Index, fresh: bool) -> None:
        scenario, document = index.scenario, index.document
        self.title.setText(scenario.name)
        values = SimpleNamespace(
            name=scenario.name, model=scenario.model, document_title=document.title, notes=document.notes
        )
        self.form.show_values(values, fresh=fresh)
        counts = (
            (len(document.skills), "skill"),
            (len(scenario.roles), "role"),
            (len(scenario.departments), "department"),
            (index.assignments, "assignment"),
        )
        self._counts.setText(" · ".join(f"{n}\N{NO-BREAK SPACE}{words.noun(n, each)}" for n, each in counts))
        self.departments.show_index(index)


def _add_common(form: Form) -> None:
    form.add("belongs_to", "Belongs to", ChoiceField([(each, words.BELONGS_TO[each]) for each in BELONGS_TO]))
    form.add("importance", "Importance", ChoiceField([(each, str(each)) for each in IMPORTANCES]), "1 to 5")
    form.add("level_needed", "Level needed", ChoiceField([(each, f"{each} {words.LEVEL[each]}") for each in LEVELS]))
    form.add("bridge", "Shared", FlagField("Shared on purpose"), "Meant to be held by both strategists")
    form.add("in_scope", "Scope", FlagField("In scope"), "What is not in scope counts for nothing")
