"""Every field that its row puts into a form has a control there, which shows its value and edits it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.support.panels import make_context
from workbench.application.edits.people import AddPeople
from workbench.domain.field import Field, FieldValues, InForm
from workbench.domain.field_places import IN_FORM
from workbench.domain.fields import FIELDS
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Person, Policy, Role, Scenario, Skill, Terms
from workbench.domain.vocabulary import DEFAULT
from workbench.qt.context import Context
from workbench.widgets.dialogs.policy import PolicyDialog
from workbench.widgets.inspector import Inspector
from workbench.widgets.inspector.controls import control, options
from workbench.widgets.inspector.pages import FIELDS_TAB


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    context = make_context()
    context.session.perform(AddPeople((Person("dev", "Developer", kind="background", title="Engineer"),)))
    return context


@pytest.fixture
def inspector(context: Context, qtbot: QtBot) -> Inspector:
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.show()
    return inspector


def first_of(index: Index, kind: type) -> Any:
    scenario, document = index.scenario, index.document
    things = {Role: scenario.roles, Skill: document.skills, Department: scenario.departments, Person: document.people}
    return things[kind][0]


@pytest.mark.parametrize("kind", [Role, Skill, Department, Person])
def test_the_form_of_a_thing_has_the_fields_of_its_rows_in_their_order(
    inspector: Inspector, context: Context, kind: type
) -> None:
    thing = first_of(context.session.index, kind)
    context.selection.pick(f"{kind.__name__.lower()}:{thing.id}")
    fields = inspector.page.form.fields
    assert list(fields) == [row.name for row, _ in IN_FORM[kind]]
    for row, _ in IN_FORM[kind]:
        assert fields[row.name].value == fields[row.name].entered() == getattr(thing, row.name)
        assert fields[row.name].editor.accessibleName() == row.label


def test_the_form_of_a_scenario_has_those_of_the_map_too(inspector: Inspector, context: Context) -> None:
    fields, index = inspector.page.form.fields, context.session.index
    rows = [(index.scenario, row) for row, _ in IN_FORM[Scenario]] + [
        (index.document, row) for row, _ in IN_FORM[CapabilityMap]
    ]
    assert list(fields) == [row.name for _, row in rows]
    for thing, row in rows:
        assert fields[row.name].value == getattr(thing, row.name)
        assert inspector.page.edit_for(row.name, getattr(thing, row.name)).apply(index.document) is index.document


@pytest.mark.parametrize("kind", [Role, Skill, Department, Person, Scenario])
def test_what_an_empty_field_asks_for_is_shown_whole(inspector: Inspector, context: Context, kind: type) -> None:
    if kind is not Scenario:
        context.selection.pick(f"{kind.__name__.lower()}:{first_of(context.session.index, kind).id}")
    if inspector.page.tabs is not None:
        inspector.show_tab(FIELDS_TAB)
    inspector.resize(316, 900)
    QApplication.processEvents()
    for name, field in inspector.page.form.fields.items():
        editor = field.editor
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            room = editor.contentsRect().adjusted(5, 2, -5, -2)
            needed = editor.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, editor.placeholderText())
            assert needed.height() <= room.height(), name


def test_what_no_edit_sets_is_not_taken_for_the_notes(inspector: Inspector) -> None:
    with pytest.raises(ValueError, match="no edit sets the colour"):
        inspector.page.edit_for("colour", "red")


def test_the_dialog_has_every_limit_in_the_order_of_the_rows(qtbot: QtBot) -> None:
    dialog = PolicyDialog(Policy(), tuple("abcdefg"), DEFAULT)
    qtbot.addWidget(dialog)
    assert list(dialog._inputs) == [row.name for row, _ in IN_FORM[Policy]]
    assert set(dialog._inputs) == set(FIELDS[Policy])


def test_what_nothing_edits_has_no_control() -> None:
    with pytest.raises(ValueError, match="nothing edits the id"):
        control(Field(name="id", values=FieldValues(FIELDS[Role]["id"].values.check)), InForm(1))


def test_a_department_of_the_id_of_a_role_is_offered_to_it(context: Context, qtbot: QtBot) -> None:
    role, other = Role("one", "One"), Role("two", "Two")
    scenario = Scenario(
        "s", "S", model="holistic", departments=(Department("one", "Sales", kind="sales"),), roles=(role, other)
    )
    index = Index(CapabilityMap("Map", scenarios=(scenario,)), scenario)
    row, shown = next(each for each in IN_FORM[Role] if each[0].name == "department")
    assert options(row, shown, index, "role:one", None) == [(None, "No department"), ("one", "Sales")]
    assert options(row, shown, index, "department:one", None) == [(None, "No department")]
    row, shown = next(each for each in IN_FORM[Role] if each[0].name == "reports_to")
    assert options(row, shown, index, "role:one", None) == [(None, "Nobody"), ("two", "Two")]


def test_a_kind_that_the_words_leave_out_is_offered_only_where_it_is_used() -> None:
    terms = Terms("sales", "customer success", technology="")
    scenario = Scenario("s", "S", model="holistic")
    index = Index(CapabilityMap("Map", terms=terms, scenarios=(scenario,)), scenario)
    for kind, name, used in ((Skill, "belongs_to", "technology"), (Department, "kind", "sales")):
        row, shown = next(each for each in IN_FORM[kind] if each[0].name == name)
        without, beside = options(row, shown, index, "", None), options(row, shown, index, "", used)
        assert without is not None
        assert beside is not None
        assert used not in dict(without)
        assert used in dict(beside)
        assert len(beside) == len(without) + 1


def test_a_whole_number_is_chosen_from_its_ends() -> None:
    row = replace(FIELDS[Skill]["importance"], values=replace(FIELDS[Skill]["importance"].values, low=2, high=4))
    scenario = Scenario("s", "S", model="holistic")
    index = Index(CapabilityMap("Map", scenarios=(scenario,)), scenario)
    assert options(row, InForm(1), index, "skill:one", 3) == [(2, "2"), (3, "3"), (4, "4")]
