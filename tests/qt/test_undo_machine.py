"""Random edits of every kind through the session: undone, the very same start is there again; redone, the end."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.strategies import maps
from workbench.application import edits
from workbench.application.edit import PrecomputedEdit
from workbench.application.edits.assignments import Assign
from workbench.application.edits.fold import FoldRole
from workbench.application.edits.importing import ImportRecords
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.application.edits.waivers import Accept, Withdraw
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import HoldingRecord, Origin, Records
from workbench.domain.assess import assess
from workbench.domain.differences import Differences, differences
from workbench.domain.field import EditLabel, Field
from workbench.domain.fields import FIELDS
from workbench.domain.index import SIDE_OF_STRATEGIST, Index
from workbench.domain.model import (
    DEPARTMENT_KINDS,
    DISCIPLINES,
    GRADES,
    LEVELS,
    LEVELS_HAD,
    MODELS,
    CapabilityMap,
    Person,
    PersonLevel,
    Policy,
    Role,
    Skill,
    Terms,
)
from workbench.domain.validate import problems
from workbench.files.templates import load
from workbench.qt.session import Session

TODAY = date(2026, 11, 24)
Draw = Callable[[st.SearchStrategy[Any]], Any]


def edit_classes() -> list[type[Any]]:
    """Every edit there is, so that a new one is tried without a line here."""
    names = (each.name for each in pkgutil.iter_modules(edits.__path__))
    modules = [importlib.import_module(f"{edits.__name__}.{each}") for each in names]
    return [
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__ and hasattr(each, "apply")
        if not issubclass(each, PrecomputedEdit)  # good for the one map it was worked out on
    ]


EDITS = edit_classes()
WORDS = st.sampled_from(["One", "Two", "Social APIs", "نص", " "])
HELD = st.none() | st.tuples(st.sampled_from(["lead", "support"]), st.sampled_from(LEVELS))


def values_of(row: Field) -> st.SearchStrategy[Any] | None:
    """Values to set a field to, some of which it cannot hold; None where these depend on the map."""
    values = row.values
    match values.shape:
        case "text" | "long":
            return st.none() | WORDS if values.optional else WORDS
        case "names":
            return st.sampled_from([(), ("Also",)])
        case "choice":
            return st.sampled_from(list(values.allowed))
        case "whole":
            return st.integers(values.low - 1, values.high + 1)
        case "number":
            return st.sampled_from([0, 0.5, 3, -1])
        case "grade":
            return st.sampled_from([*GRADES, 9])
        case "flag":
            return st.booleans()
    return None


def fields_of(kind: type) -> dict[str, st.SearchStrategy[Any]]:
    """Every field of a class that an edit sets, with values for it."""
    rows = (row for row in FIELDS[kind].values() if isinstance(row.edit, EditLabel))
    return {row.name: values for row in rows if (values := values_of(row)) is not None}


OF_ROLE, OF_SKILL, OF_PERSON = fields_of(Role), fields_of(Skill), fields_of(Person)


class Editing(RuleBasedStateMachine):
    """A session on a random map. The model of what it should do: the documents it went through, one a step."""

    @initialize(document=maps() | st.sampled_from(["before-and-after", "social-leadership"]).map(load))
    def open(self, document: CapabilityMap) -> None:
        self.session = Session(document, today=lambda: TODAY)
        self.start = document
        self.role = ""
        self.states = [document]

    @rule(data=st.data(), kind=st.sampled_from([*EDITS, ImportRecords, Accept, Withdraw, Withdraw]))
    def edit(self, data: st.DataObject, kind: type[Any]) -> None:
        stack = self.session.undo_stack
        before = stack.index()
        needs = {"finding": self.session.assessment.findings, "waiver": self.session.scenario.waivers}
        if not all(needs.get(field.name, True) for field in dataclasses.fields(kind)):
            return
        edit = self._made(data.draw, kind)
        was = self.session.document
        if self.session.perform(edit) and self.session.document is not was:
            assert stack.index() == before + 1
            assert stack.undoText()
            del self.states[before + 1 :]
            self.states.append(self.session.document)

    @precondition(lambda self: self.session.undo_stack.canUndo())
    @rule()
    def undo(self) -> None:
        self.session.undo_stack.undo()

    @precondition(lambda self: self.session.undo_stack.canRedo())
    @rule()
    def redo(self) -> None:
        self.session.undo_stack.redo()

    @rule(data=st.data())
    def show_another_scenario(self, data: st.DataObject) -> None:
        self.session.show_scenario(data.draw(st.sampled_from([each.id for each in self.session.document.scenarios])))

    @invariant()
    def it_is_the_map_of_its_step(self) -> None:
        if hasattr(self, "session"):
            assert self.session.document is self.states[self.session.undo_stack.index()]

    @invariant()
    def the_map_is_sound_and_the_checks_are_of_this_map(self) -> None:
        if hasattr(self, "session"):
            assert not list(problems(self.session.document))
            index = Index(self.session.document, self.session.scenario)
            assert self.session.assessment.findings == assess(index, TODAY).findings

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        stack, end = self.session.undo_stack, self.states[-1]
        while stack.canUndo():
            stack.undo()
        assert self.session.document is self.start
        while stack.canRedo():
            stack.redo()
        assert self.session.document is end

    def _made(self, draw: Draw, kind: type[Any]) -> Any:
        """An edit of a kind, its fields in their order."""
        if kind is ImportRecords:
            return self._imported(draw)
        return kind(**{field.name: self._value(draw, kind, field.name) for field in dataclasses.fields(kind)})

    def _imported(self, draw: Draw) -> ImportRecords:
        """An import of a few records, for the map as it is, or as it was at first."""
        document, roles = self.session.document, self.session.scenario.roles
        names = st.sampled_from(["One", "Social APIs", "New", "new", *(each.name for each in document.skills)])
        titles = st.sampled_from(["Two", "Newer", *(each.title for each in roles)])
        held = [(draw(titles), draw(names), draw(st.sampled_from(LEVELS))) for _ in range(draw(st.integers(1, 3)))]
        records = Records(
            holdings=tuple(
                HoldingRecord(holder=holder, skill=skill, level=level, origin=Origin("a.csv", row=row))
                for row, (holder, skill, level) in enumerate(held, 1)
            )
        )
        before = draw(st.sampled_from([document, document, self.start]))
        edit = propose(before, records).edit
        return ImportRecords("Nothing", before, before) if edit is None else edit

    def _value(self, draw: Draw, kind: type[Any], name: str) -> Any:
        """A value for a field of an edit, mostly one that fits the map."""
        document, scenario = self.session.document, self.session.scenario
        roles = st.sampled_from([*(each.id for each in scenario.roles), "gone"])
        skills = st.sampled_from([*(each.id for each in document.skills), "gone"])
        people = st.sampled_from([*(each.id for each in document.people), "gone"])
        places = st.sampled_from([None, *(each.id for each in scenario.departments)])
        if kind is SetRole and name in ("field", "value"):
            return self._pair(draw, kind, name, {**OF_ROLE, "department": places, "reports_to": st.none() | roles})
        if name in ("field", "value"):
            tables: dict[str, dict[str, st.SearchStrategy[Any]]] = {
                "SetSkill": OF_SKILL,
                "SetSkills": {key: value for key, value in OF_SKILL.items() if key != "name"},
                "SetPerson": OF_PERSON,
                "SetDepartment": {"name": WORDS, "kind": st.sampled_from(DEPARTMENT_KINDS), "parent": places},
            }
            return self._pair(draw, kind, name, tables[kind.__name__])
        values: dict[str, Callable[[], Any]] = {
            "scenario": lambda: scenario.id,
            "role": lambda: self._role(draw, roles),
            "edit": lambda: self._made(draw, draw(st.sampled_from([FoldRole, DeleteRoles, SetRole]))),
            "into": lambda: draw(roles),
            "source": lambda: self._role(draw, roles),
            "target": lambda: draw(roles),
            "roles": lambda: tuple(draw(st.lists(roles, min_size=1, max_size=2, unique=True))),
            "skills": lambda: tuple(
                draw(st.lists(skills if kind is Assign else self._held(skills), min_size=1, max_size=3, unique=True))
            ),
            "cells": lambda: self._cells(draw, kind.__name__, roles, skills, places),
            "added": lambda: draw(st.sampled_from([(), (), ("new",), ("new", "newer")])),
            "differences": lambda: self._compared(draw),
            "wanted": lambda: (
                tuple(draw(st.lists(st.sampled_from(self.found.all), max_size=3))) if self.found.all else ()
            ),
            "keep": lambda: draw(skills),
            "gone": lambda: draw(skills),
            "member": lambda: draw(st.just("") | roles.map("role:{}".format) | places.map("department:{}".format)),
            "beside": lambda: draw(skills if kind.__name__ == "PutSkill" else roles),
            "after": lambda: draw(st.booleans()),
            "before": lambda: draw(st.none() | skills),
            "level": lambda: draw(
                st.sampled_from([None, *LEVELS_HAD, 5] if kind.__name__ == "SetPersonLevel" else LEVELS)
            ),
            "terms": lambda: draw(st.sampled_from([Terms(), Terms(product="customers"), Terms(product="Marketing")])),
            "person": lambda: draw(people),
            "people": lambda: (
                tuple(draw(st.lists(st.builds(self._person, WORDS, st.none() | skills), min_size=1, max_size=2)))
                if kind.__name__ == "AddPeople"
                else tuple(draw(st.lists(people, max_size=2, unique=True)))
            ),
            "note": lambda: draw(WORDS),
            "title": lambda: draw(WORDS),
            "slug": lambda: draw(st.just("") | WORDS),
            "name": lambda: draw(WORDS),
            "notes": lambda: draw(WORDS),
            "names": lambda: draw(st.sampled_from([("A", "B", "C", "D", "E", "F", "G"), ("A",)])),
            "policy": lambda: draw(st.sampled_from([Policy(), Policy(lead_limit=2), Policy(lead_limit=0)])),
            "drawn": lambda: draw(st.booleans()),
            "model": lambda: draw(st.sampled_from(MODELS)),
            "discipline": lambda: draw(st.sampled_from(DISCIPLINES)),
            "department": lambda: draw(places),
            "parent": lambda: draw(places),
            "acts_as": lambda: draw(st.sampled_from(list(SIDE_OF_STRATEGIST))),
            "code": lambda: draw(st.sampled_from([*(each.code for each in self.session.assessment.open), "OWN1"])),
            "today": lambda: TODAY,
            "date": lambda: TODAY,
            "until": lambda: draw(st.sampled_from([None, date(2027, 1, 1)])),
            "reason": lambda: draw(WORDS),
            "author": lambda: draw(WORDS),
            "says": lambda: draw(WORDS),
            "finding": lambda: draw(st.sampled_from(self.session.assessment.findings)),
            "waiver": lambda: draw(st.sampled_from(scenario.waivers)),
            "skill": lambda: (
                Skill("new", draw(WORDS), group="", belongs_to="product", importance=3, level_needed=3)
                if kind.__name__ == "AddSkill"
                else draw(skills)
            ),
            "kind": lambda: draw(
                st.sampled_from(DEPARTMENT_KINDS if kind.__name__ == "AddDepartment" else ("lead", "support"))
            ),
        }
        return values[name]()

    @staticmethod
    def _person(name: str, skill: str | None) -> Person:
        return Person("", name, levels=() if skill is None else (PersonLevel(skill, 3),))

    def _role(self, draw: Draw, roles: st.SearchStrategy[str]) -> str:
        self.role = draw(roles)
        return self.role

    def _cells(
        self,
        draw: Draw,
        kind: str,
        roles: st.SearchStrategy[str],
        skills: st.SearchStrategy[str],
        places: st.SearchStrategy[str | None],
    ) -> tuple[Any, ...]:
        """Cells of the matrix, or of a table of roles or skills, those of new ones among them."""
        if kind == "SetCells":
            return tuple(draw(st.lists(st.tuples(roles, skills, HELD), min_size=1, max_size=4)))
        lines = {
            "department": places,
            "reports_to": st.none() | roles,
            "dotted_to": st.lists(roles, max_size=2).map(tuple),
        }
        table = OF_SKILL if kind == "SetSkillCells" else {**OF_ROLE, **lines}
        things = (skills if kind == "SetSkillCells" else roles) | st.sampled_from(["new", "newer"])
        named = "name" if kind == "SetSkillCells" else "title"
        cells = [("new", named, "New"), ("newer", named, "Newer")] if draw(st.booleans()) else []
        for _ in range(draw(st.integers(1, 4))):
            field = draw(st.sampled_from(sorted(table)))
            cells.append((draw(things), field, draw(table[field])))
        return tuple(cells)

    def _compared(self, draw: Draw) -> Differences:
        """What differs between the scenario on screen and any other; kept for what is wanted of it."""
        other = draw(st.sampled_from(self.session.document.scenarios))
        self.found = differences(self.session.index, Index(self.session.document, other))
        return self.found

    def _held(self, skills: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        """The skills of the role drawn last; any where it holds none."""
        role = self.session.index.roles.get(self.role)
        return st.sampled_from([each.skill for each in role.assignments]) if role and role.assignments else skills

    def _pair(self, draw: Draw, kind: type[Any], name: str, table: dict[str, st.SearchStrategy[Any]]) -> Any:
        """A field and a value that belongs to it; the field is drawn first and kept for its value."""
        if name == "field":
            self.field = draw(st.sampled_from(sorted(table)))
            return self.field
        return draw(table[self.field])


Editing.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
TestEditing = Editing.TestCase
