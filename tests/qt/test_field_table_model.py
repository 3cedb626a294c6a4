"""The item model of a table: what it announces, what it keeps, and when it is reset."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from tests.support.field_tables import MAP
from workbench.application.edit import Edit
from workbench.application.edits.departments import SetDepartment
from workbench.application.edits.document import SetGradeNames
from workbench.application.edits.people import SetPerson, SetPersonLevel
from workbench.application.edits.roles import AddRole, SetRole
from workbench.application.edits.skills import DeleteSkills, SetSkill
from workbench.application.edits.terms import SetTerms
from workbench.application.field_table import FieldTable, RoleTable, SkillTable
from workbench.domain.model import Person, Skill
from workbench.domain.replace import replace
from workbench.files.templates import load
from workbench.qt.field_table_model import FieldTableModel
from workbench.qt.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(MAP)


def watched(session: Session, table: FieldTable) -> tuple[FieldTableModel, list[tuple[int, int]], list[None]]:
    """A model, the rows it announces as changed, and its resets."""
    model = FieldTableModel(session, table)
    rows: list[tuple[int, int]] = []
    resets: list[None] = []
    changed: Callable[[QModelIndex, QModelIndex], None] = lambda top, bottom: rows.append((top.row(), bottom.row()))  # noqa: E731
    model.dataChanged.connect(changed)
    model.modelReset.connect(lambda: resets.append(None))
    return model, rows, resets


def test_an_edit_of_one_role_announces_its_row_alone(session: Session) -> None:
    model, rows, resets = watched(session, RoleTable())
    session.perform(SetRole("now", "seller", "grade", 5))
    row = model.row_of("role:seller")
    assert (rows, resets) == ([(row, row)], [])


def test_a_title_is_told_in_every_row_that_may_name_it(session: Session) -> None:
    model, rows, resets = watched(session, RoleTable())
    session.perform(SetRole("now", "head", "title", "Chief"))
    assert (rows, resets) == ([(0, model.rowCount() - 1)], [])
    row = model.row_of("role:seller")
    assert row is not None
    assert model.text(row, model.column_of("reports_to")) == "Chief"


@pytest.mark.parametrize("edit", [SetDepartment("now", "it", "name", "Technology"), SetSkill("talk", "name", "Speech")])
def test_other_names_need_no_reset(session: Session, edit: SetDepartment | SetSkill) -> None:
    model, rows, resets = watched(session, RoleTable())
    session.perform(edit)
    assert resets == []
    assert bool(rows) is isinstance(edit, SetDepartment)
    assert ("Technology" in {model.text(row, 0) for row in range(model.rowCount())}) is isinstance(edit, SetDepartment)


def test_who_holds_a_role_is_told_again_where_she_is_called_otherwise(qtbot: QtBot) -> None:
    ada, bo = Person("ada", "Ada", title="Analyst"), Person("bo", "Bo")
    scenario = MAP.scenarios[0]
    roles = (replace(scenario.roles[0], people=("ada",)), *scenario.roles[1:])
    session = Session(replace(MAP, people=(ada, bo), scenarios=(replace(scenario, roles=roles),)))
    model, rows, resets = watched(session, RoleTable())
    row = model.row_of(f"role:{roles[0].id}")
    assert row is not None
    for edit, text in (
        (SetPerson("ada", "name", "Ada Lovelace"), "Ada Lovelace"),
        (SetPerson("bo", "name", "Ada Lovelace"), "Ada Lovelace (Analyst)"),
    ):
        assert session.perform(edit)
        assert model.text(row, model.column_of("people")) == text
        assert any(top <= row <= bottom for top, bottom in rows)
        rows.clear()
    session.perform(SetPersonLevel("ada", "talk", 3))
    assert (rows, resets) == ([], [])


@pytest.mark.parametrize(
    "edit",
    [
        SetTerms(replace(MAP.terms, marketing="brand")),
        SetGradeNames(("Boss", *MAP.grade_names[1:])),
        SetDepartment("now", "it", "kind", "legal"),
    ],
)
def test_other_words_are_told_in_every_row(session: Session, edit: Edit) -> None:
    model, rows, resets = watched(session, RoleTable())
    assert session.perform(edit)
    assert (rows, resets) == ([(0, model.rowCount() - 1)], [])


def test_a_heading_sorts_up_down_and_no_more_with_empty_cells_last(session: Session) -> None:
    model = FieldTableModel(session, RoleTable())
    model.group_by(False)
    column, orders = model.column_of("reports_to"), []
    for _ in range(3):
        model.sort(column)
        orders.append(model.things_in_sight())
    assert orders == [
        ["seller", "agent", "head", "agent-2"],
        ["agent", "seller", "head", "agent-2"],
        ["head", "seller", "agent", "agent-2"],
    ]


def test_groups_without_rows_are_shown_unless_something_is_hidden(session: Session) -> None:
    model = FieldTableModel(session, RoleTable())

    def groups() -> list[str]:
        return [group.group.name for group in map(model.group_at, range(model.rowCount())) if group is not None]

    assert groups() == ["Sales", "Desk", "IT", "Desk"]
    model.search("head")
    assert groups() == ["Sales", "Desk"]
    model.show_only("title", frozenset({"Agent"}))
    assert groups() == ["Desk"], "both the words and the filter hold"
    model.show_all()
    model.fold("sales", True)
    assert groups() == ["Sales", "IT", "Desk"]
    assert model.uncover("department:sales") == 0
    assert model.folded == {"sales"}, "it is in sight itself"
    model.fold("desk", True)
    assert model.uncover("department:desk") is not None
    assert model.folded == {"desk"}, "only what it lies in is unfolded"


def test_only_other_rows_reset_it(session: Session) -> None:
    model, _, resets = watched(session, RoleTable())
    session.perform(SetRole("now", "seller", "department", "it"))
    session.perform(AddRole("now", "Trainer"))
    assert len(resets) == 2
    assert model.things_in_sight() == ["head", "agent", "seller", "agent-2", "trainer"]


def test_what_is_added_while_a_filter_is_on_is_in_sight(session: Session) -> None:
    model, _, _ = watched(session, RoleTable())
    model.search("ada")
    session.perform(AddRole("now", "Trainer"))
    assert model.things_in_sight() == ["seller", "trainer"]
    assert (model.passing, model.total) == (2, 5)


def test_a_count_of_a_folded_department_follows(session: Session) -> None:
    model, rows, _ = watched(session, RoleTable())
    model.fold("sales", True)
    model.fold("it", True)
    session.perform(SetRole("now", "seller", "department", "it"))
    assert rows == [(0, model.rowCount() - 1)]
    groups = {group.group.name: len(group.things) for row in range(3) if (group := model.group_at(row)) is not None}
    assert groups == {"Sales": 1, "IT": 1}


def count(model: FieldTableModel, name: str) -> int:
    """How many rows a group says that it has."""
    groups = filter(None, map(model.group_at, range(model.rowCount())))
    return next(len(group.things) for group in groups if group.group.name == name)


@pytest.fixture
def folded(qtbot: QtBot) -> Session:
    """Two skills in a group, and one in none."""
    listen = Skill("listen", "Listen", group="People", belongs_to="marketing", importance=1, level_needed=2)
    return Session(replace(MAP, skills=(*MAP.skills, listen)))


def test_what_is_deleted_from_a_folded_group_is_told(folded: Session) -> None:
    model, rows, resets = watched(folded, SkillTable())
    model.fold("People", True)
    resets.clear()
    folded.perform(DeleteSkills(("listen",)))
    assert (rows, resets, count(model, "People")) == ([(0, model.rowCount() - 1)], [], 1)


def test_a_filter_tells_the_count_of_a_folded_group_after_an_edit_elsewhere(folded: Session) -> None:
    model, rows, resets = watched(folded, SkillTable())
    model.fold("People", True)
    folded.perform(SetSkill("code", "definition", "To write"))
    rows.clear()
    resets.clear()
    importance = model.columns[model.column_of("importance")]
    model.show_only("importance", frozenset(model.texts_of(importance)[1:]))
    assert (rows, resets, count(model, "People")) == ([(0, model.rowCount() - 1)], [], 1)


def test_another_map_starts_without_filters_and_folding(session: Session) -> None:
    model, _, resets = watched(session, SkillTable())
    model.search("talk")
    model.show_only("group", frozenset({"People"}))
    model.fold("People", True)
    model.sort(0)
    session.load(load("social-leadership"))
    assert (model.query, dict(model.only), model.folded, model.order) == ("", {}, frozenset(), None)
    assert len(model.things_in_sight()) == len(session.document.skills)
    assert resets


def test_folding_by_hand_is_told_and_restoring_is_not(session: Session, qtbot: QtBot) -> None:
    model = FieldTableModel(session, RoleTable())
    with qtbot.waitSignal(model.folding_changed):
        model.fold_all(True)
    with qtbot.assertNotEmitted(model.folding_changed):
        model.set_folded(frozenset())
    assert model.uncover("role:agent") is not None
    model.fold_all(True)
    assert model.uncover("role:agent") is not None
    assert model.folded == {"it", "it-desk", ""}
    assert model.uncover("role:gone") is None
