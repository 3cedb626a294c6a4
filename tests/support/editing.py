"""Random edits of a map, as people make them: the named edits of the program, so that a removal takes along what it
does. `pick` chooses one of a sequence, drawn by hypothesis or by chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from workbench.application.edit import Edit
from workbench.application.edits.assignments import Assign, Remove, SetKind, SetLevel, SetNote
from workbench.application.edits.departments import AddDepartment, DeleteDepartment, SetDepartment
from workbench.application.edits.document import SetGradeNames, SetNotes, SetTitle, SetWholePolicy
from workbench.application.edits.ordering import PutRole, PutSkill
from workbench.application.edits.people import AddPeople, DeletePeople, SetHolders, SetPerson, SetPersonLevel
from workbench.application.edits.roles import AddRole, DeleteRoles, SetDottedLine, SetRole
from workbench.application.edits.scenarios import DeleteScenario, DuplicateScenario, RenameScenario, SetModel
from workbench.application.edits.skills import AddSkill, DeleteSkills, SetSkill
from workbench.application.edits.terms import SetTerms
from workbench.domain.model import CapabilityMap, Person, Role, Scenario, Skill, Waiver
from workbench.domain.transform import EditRefused, edit_scenario

Pick = Callable[[Sequence[Any]], Any]

NAMES = ("Paid media", "Data", "C", "C++", "Insight", "Brand")


class Nothing(Exception):
    """There is nothing of the kind that an edit needs."""


class Editor:
    """The edits that can be made of a map, each by what `pick` chooses."""

    def __init__(self, pick: Pick, edits: Sequence[MapEdit] | None = None) -> None:
        self._pick = pick
        self._edits = EDITS if edits is None else edits

    def edited(self, document: CapabilityMap, times: int) -> CapabilityMap:
        """The map after so many edits, of which some may be refused."""
        for _ in range(times):
            make = self._pick(self._edits)
            try:
                document = make(self, document)
            except (EditRefused, Nothing, ValueError):
                continue
        return document

    def one(self, things: Sequence[Any]) -> Any:
        if not things:
            raise Nothing
        return self._pick(things)

    def scenario(self, document: CapabilityMap) -> Scenario:
        scenario: Scenario = self.one(document.scenarios)
        return scenario

    def role(self, document: CapabilityMap) -> tuple[str, Role]:
        scenario = self.scenario(document)
        return scenario.id, self.one(scenario.roles)


def _of_role(
    make: Callable[[Editor, CapabilityMap, str, Role], Edit],
) -> Callable[[Editor, CapabilityMap], CapabilityMap]:
    def edit(editor: Editor, document: CapabilityMap) -> CapabilityMap:
        return make(editor, document, *editor.role(document)).apply(document)

    return edit


def _of_map(make: Callable[[Editor, CapabilityMap], Edit]) -> Callable[[Editor, CapabilityMap], CapabilityMap]:
    def edit(editor: Editor, document: CapabilityMap) -> CapabilityMap:
        return make(editor, document).apply(document)

    return edit


def _skill(editor: Editor, document: CapabilityMap) -> Edit:
    field, values = editor.one(
        [("name", NAMES), ("group", ("A", "B", "")), ("importance", (1, 5)), ("level_needed", (1, 4)),
         ("bridge", (True, False)), ("definition", ("One", "Two")), ("aliases", (("X",), ("X", "Y"), ())),
         ("in_scope", (True, False)), ("source", ("a", None))]
    )  # fmt: skip
    return SetSkill(editor.one(document.skills).id, field, editor.one(values))


def _role(editor: Editor, document: CapabilityMap, scenario: str, role: Role) -> Edit:
    here = next(each for each in document.scenarios if each.id == scenario)
    units, others = [None, *(unit.id for unit in here.departments)], [None, *(each.id for each in here.roles)]
    field, values = editor.one(
        [("title", NAMES), ("grade", (1, 7)), ("department", units), ("reports_to", others), ("headcount", (1, 2)),
         ("also_called", (("X",), ("Y", "X"), ())), ("purpose", ("One", "Two")), ("status", ("new", "vacant"))]
    )  # fmt: skip
    return SetRole(scenario, role.id, field, editor.one(values))


def _department(editor: Editor, document: CapabilityMap) -> Edit:
    scenario = editor.scenario(document)
    units = [None, *(unit.id for unit in scenario.departments)]
    field, values = editor.one([("name", NAMES), ("kind", ("hr", "sales")), ("parent", units)])
    return SetDepartment(scenario.id, editor.one(scenario.departments).id, field, editor.one(values))


def _new_skill(editor: Editor, document: CapabilityMap) -> Edit:
    name = editor.one(NAMES)
    return AddSkill(Skill("", name, group="", belongs_to="either", importance=editor.one((2, 4)), level_needed=3))


def _person(editor: Editor, document: CapabilityMap) -> Edit:
    field, values = editor.one([("name", NAMES), ("title", ("One", "Two")), ("note", ("One", "Two"))])
    return SetPerson(editor.one(document.people).id, field, editor.one(values))


def _level(editor: Editor, document: CapabilityMap) -> Edit:
    person, skill = editor.one(document.people), editor.one(document.skills)
    return SetPersonLevel(person.id, skill.id, editor.one((None, 0, 2, 4)))


def _holders(editor: Editor, document: CapabilityMap, scenario: str, role: Role) -> Edit:
    people = [person.id for person in document.people if person.kind == "person"]
    return SetHolders(scenario, role.id, tuple(editor.one([(), *((person,) for person in people)])))


def _held(make: Callable[[Editor, str, str, str], Edit]) -> Callable[[Editor, CapabilityMap], CapabilityMap]:
    def edit(editor: Editor, document: CapabilityMap) -> CapabilityMap:
        scenario, role = editor.role(document)
        return make(editor, scenario, role.id, editor.one(role.assignments).skill).apply(document)

    return edit


def _accepted(editor: Editor, document: CapabilityMap) -> CapabilityMap:
    """Points are accepted of findings: here one is written down, of any skill or role."""
    scenario = editor.scenario(document)
    subjects = [f"skill:{skill.id}" for skill in document.skills] + [f"role:{role.id}" for role in scenario.roles]
    point = Waiver(
        editor.one(("OWN1", "LEAD1")), (editor.one(subjects),), severity="advice", reason=editor.one(("One", "Two")),
        author="Ada", date=date(2026, 11, 24),
    )  # fmt: skip
    others = [each for each in scenario.waivers if (each.code, each.subjects) != (point.code, point.subjects)]
    return edit_scenario(document, scenario.id, lambda each: replace(each, waivers=(*others, point)))


def _withdrawn(editor: Editor, document: CapabilityMap) -> CapabilityMap:
    scenario = editor.scenario(document)
    gone = editor.one(scenario.waivers)
    kept = tuple(each for each in scenario.waivers if each is not gone)
    return edit_scenario(document, scenario.id, lambda each: replace(each, waivers=kept))


def _two_roles(editor: Editor, document: CapabilityMap) -> tuple[str, str, str]:
    scenario = editor.scenario(document)
    return scenario.id, editor.one(scenario.roles).id, editor.one(scenario.roles).id


def _deleted_department(editor: Editor, document: CapabilityMap) -> Edit:
    scenario = editor.scenario(document)
    return DeleteDepartment(scenario.id, editor.one(scenario.departments).id)


MapEdit = Callable[[Editor, CapabilityMap], CapabilityMap]
EDITS: tuple[MapEdit, ...] = (
    _of_map(_skill),
    _of_map(_skill),
    _of_role(_role),
    _of_role(_role),
    _of_map(_department),
    _of_map(_new_skill),
    _of_map(lambda editor, document: DeleteSkills((editor.one(document.skills).id,))),
    _of_map(lambda editor, document: PutSkill(editor.one(document.skills).id, editor.one(document.skills).id)),
    _of_map(lambda editor, document: AddRole(editor.scenario(document).id, editor.one(NAMES))),
    _of_role(lambda _, __, scenario, role: DeleteRoles(scenario, (role.id,))),
    _of_map(lambda editor, document: PutRole(*_two_roles(editor, document))),
    _of_map(lambda editor, document: SetDottedLine(*_two_roles(editor, document), editor.one((True, False)))),
    _of_map(lambda editor, document: AddDepartment(editor.scenario(document).id, editor.one(NAMES), "hr")),
    _of_map(_deleted_department),
    _of_map(_person),
    _of_map(_level),
    _of_map(lambda editor, _: AddPeople((Person("", editor.one(NAMES)),))),
    _of_map(lambda editor, document: DeletePeople((editor.one(document.people).id,))),
    _of_role(_holders),
    _of_role(
        lambda editor, document, scenario, role: Assign(
            scenario, role.id, (editor.one(document.skills).id,), editor.one(("lead", "support")), editor.one((1, 4))
        )
    ),
    _held(lambda editor, scenario, role, skill: SetLevel(scenario, role, (skill,), editor.one((1, 2, 3, 4)))),
    _held(lambda editor, scenario, role, skill: SetKind(scenario, role, (skill,), editor.one(("lead", "support")))),
    _held(lambda editor, scenario, role, skill: SetNote(scenario, role, skill, editor.one(("One", "Two", "")))),
    _held(lambda _, scenario, role, skill: Remove(scenario, role, (skill,))),
    _accepted,
    _withdrawn,
    _of_map(lambda editor, document: DuplicateScenario(editor.scenario(document).id, editor.one(NAMES))),
    _of_map(lambda editor, document: RenameScenario(editor.scenario(document).id, editor.one(NAMES))),
    _of_map(lambda editor, document: SetModel(editor.scenario(document).id, editor.one(("holistic", "centralised")))),
    _of_map(lambda editor, document: DeleteScenario(editor.scenario(document).id)),
    _of_map(lambda editor, _: SetTitle(editor.one(NAMES))),
    _of_map(lambda editor, _: SetNotes(editor.one(("One", "Two")))),
    _of_map(lambda editor, document: SetGradeNames((editor.one(("One", "Two")), *document.grade_names[1:]))),
    _of_map(lambda editor, document: SetWholePolicy(replace(document.policy, lead_limit=editor.one((9, 10, 11))))),
    _of_map(
        lambda editor, document: SetTerms(
            replace(document.terms, **{editor.one(("marketing", "product", "hub", "work")): editor.one(NAMES)})
        )
    ),
)


def _shown_role(editor: Editor, document: CapabilityMap, scenario: str, role: Role) -> Edit:
    here = next(each for each in document.scenarios if each.id == scenario)
    units, others = [None, *(unit.id for unit in here.departments)], [None, *(each.id for each in here.roles)]
    field, values = editor.one(
        [("title", NAMES), ("grade", (1, 7)), ("department", units), ("reports_to", others),
         ("headcount", (1, 2, 0.25)), ("status", ("new", "vacant"))]
    )  # fmt: skip
    return SetRole(scenario, role.id, field, editor.one(values))


IN_WORKBOOK: tuple[MapEdit, ...] = (
    _of_map(_skill),
    _of_map(_skill),
    _of_role(_shown_role),
    _of_role(_shown_role),
    _of_map(_department),
    _of_map(lambda editor, document: DeleteSkills((editor.one(document.skills).id,))),
    _of_role(lambda _, __, scenario, role: DeleteRoles(scenario, (role.id,))),
    _of_map(lambda editor, document: PutSkill(editor.one(document.skills).id, editor.one(document.skills).id)),
    _of_map(lambda editor, document: PutRole(*_two_roles(editor, document))),
    _of_map(lambda editor, document: SetDottedLine(*_two_roles(editor, document), editor.one((True, False)))),
    _of_role(
        lambda editor, document, scenario, role: Assign(
            scenario, role.id, (editor.one(document.skills).id,), editor.one(("lead", "support")), editor.one((1, 4))
        )
    ),
    _held(lambda editor, scenario, role, skill: SetLevel(scenario, role, (skill,), editor.one((1, 2, 3, 4)))),
    _held(lambda editor, scenario, role, skill: SetKind(scenario, role, (skill,), editor.one(("lead", "support")))),
    _held(lambda _, scenario, role, skill: Remove(scenario, role, (skill,))),
)
"""Edits that a workbook shows and that add nothing."""
