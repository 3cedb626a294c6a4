"""The table of roles and of skills by keyboard, clipboard and menu: real key events, one undo step each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.support.panels import unnamed
from workbench.application.cell_values import LEFT_OUT
from workbench.application.edits.people import AddPeople, SetHolders
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.application.edits.skills import SetSkill
from workbench.application.field_table import RoleTable
from workbench.domain.model import Person
from workbench.domain.replace import replace
from workbench.presentation.handing_on_text import PEOPLE_LEFT_OUT, WITH_PEOPLE
from workbench.qt.context import Context
from workbench.widgets.field_table import FieldTablePanel
from workbench.widgets.field_table.editors import CellEdit, ChoiceEdit, LongCellEdit
from workbench.widgets.field_table.menus import EMPTY, cell_menu, column_menu
from workbench.widgets.parts.picked_cells import GAPS, NOT_A_BLOCK, NOTHING_ABOVE

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SELECT = QItemSelectionModel.SelectionFlag.Select


def go(panel: FieldTablePanel, subject: str, column: str) -> None:
    row = panel.model.row_of(subject)
    assert row is not None
    panel.table.go_to(row, panel.model.column_of(column))


def pick(panel: FieldTablePanel, first: tuple[str, str], last: tuple[str, str]) -> None:
    """Pick a block by its corners, the keys on its first cell."""
    go(panel, *first)
    row = panel.model.row_of(last[0])
    assert row is not None
    area = QItemSelection(panel.table.currentIndex(), panel.model.index(row, panel.model.column_of(last[1])))
    panel.table.selectionModel().select(area, SELECT)


def editor(panel: FieldTablePanel) -> CellEdit | LongCellEdit:
    found = panel.table.cell_delegate.editor
    assert found is not None
    return found


def type_in(panel: FieldTablePanel, text: str, key: Key = Key.Key_Return) -> None:
    """Type over the current cell, and leave it by a key."""
    QTest.keyClicks(panel.table, text[:1])
    if text[1:]:
        QTest.keyClicks(editor(panel), text[1:])
    QTest.qWait(1)
    QTest.keyClick(editor(panel), key)


def texts(panel: FieldTablePanel, subject: str) -> dict[str, str]:
    row = panel.model.row_of(subject)
    assert row is not None
    return {field.name: panel.model.text(row, place) for place, field in enumerate(panel.model.columns)}


def refusals(context: Context) -> list[str]:
    said: list[str] = []
    context.session.refused.connect(said.append)
    return said


def names(panel: FieldTablePanel) -> list[str]:
    return [panel.model.text(row, 0) for row in range(panel.model.rowCount())]


def entries(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def trigger(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text().replace("&", "") == text).trigger()


def test_every_control_and_every_cell_says_what_it_is(roles: FieldTablePanel) -> None:
    assert unnamed(roles) == []
    row = roles.model.row_of("role:seller")
    assert row is not None
    said = [roles.model.index(row, place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(6)]
    assert said == [
        "Seller",
        "Seller, Also called: nothing",
        "Seller, Department: Sales",
        "Seller, Reports to: Head of Sales",
        "Seller, Dotted lines: nothing",
        "Seller, Grade: Senior",
    ]
    assert roles.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Sales, 2 roles"


def test_rows_stand_in_their_departments_and_those_inside_follow(roles: FieldTablePanel) -> None:
    assert names(roles) == ["Sales", "Head of Sales", "Seller", "Desk", "Agent", "IT", "Desk", "Agent", ""]
    roles.grouped.setChecked(False)
    assert names(roles) == ["Head of Sales", "Seller", "Agent", "Agent", ""]


def test_typing_chooses_and_enter_goes_down(roles: FieldTablePanel, context: Context) -> None:
    go(roles, "role:head", "grade")
    type_in(roles, "dir")
    assert texts(roles, "role:head")["grade"] == "Director"
    assert context.session.undo_stack.undoText() == "Set the grade of Head of Sales to Director"
    assert roles.model.subject_at(roles.table.currentIndex().row()) == "role:seller"
    assert roles.table.hasFocus()


@pytest.mark.parametrize(
    ("key", "step"),
    [(Key.Key_Tab, (0, 1)), (Key.Key_Backtab, (0, -1)), (Key.Key_Return, (1, 0)), (Key.Key_Escape, (0, 0))],
)
def test_a_key_leaves_the_editor_in_its_direction(roles: FieldTablePanel, key: Key, step: tuple[int, int]) -> None:
    go(roles, "role:seller", "holder")
    here = roles.table.currentIndex()
    type_in(roles, "Grace", key)
    there = roles.table.currentIndex()
    assert (there.row() - here.row(), there.column() - here.column()) == step
    assert texts(roles, "role:seller")["holder"] == ("Ada" if key == Key.Key_Escape else "Grace")


def test_f2_shows_all_choices_on_the_one_that_holds(roles: FieldTablePanel, context: Context) -> None:
    go(roles, "role:head", "grade")
    QTest.keyClick(roles.table, Key.Key_F2)
    field = editor(roles)
    assert isinstance(field, ChoiceEdit)
    assert field.is_choosing
    assert field.choices.list.currentIndex().data() == "Vice president"
    QTest.keyClick(field.choices.list, Key.Key_Down)
    QTest.keyClick(field.choices.list, Key.Key_Return)
    assert texts(roles, "role:head")["grade"] == "Director"
    assert context.session.undo_stack.count() == 1


def test_of_several_lines_typing_completes_the_last(roles: FieldTablePanel) -> None:
    go(roles, "role:agent-2", "dotted_to")
    type_in(roles, "Seller; head")
    assert texts(roles, "role:agent-2")["dotted_to"] == "Seller; Head of Sales"


def test_ctrl_enter_sets_all_selected_cells_of_the_column(skills: FieldTablePanel, context: Context) -> None:
    skills.grouped.setChecked(False)
    pick(skills, ("skill:talk", "belongs_to"), ("skill:code", "belongs_to"))
    QTest.keyClicks(skills.table, "p")
    QTest.qWait(1)
    QTest.keyClick(editor(skills), Key.Key_Return, CONTROL)
    assert {skill.belongs_to for skill in context.session.document.skills} == {"product"}
    assert context.session.undo_stack.undoText() == "Let 2 skills belong to product"


def test_ctrl_enter_on_a_text_left_as_it_is_gives_it_to_the_others(skills: FieldTablePanel, context: Context) -> None:
    skills.grouped.setChecked(False)
    pick(skills, ("skill:talk", "group"), ("skill:code", "group"))
    QTest.keyClick(skills.table, Key.Key_F2)
    QTest.keyClick(editor(skills), Key.Key_Return, CONTROL)
    assert [skill.group for skill in context.session.document.skills] == ["People", "People"]
    assert context.session.undo_stack.count() == 1


def test_the_menu_sets_a_choice_for_all_selected_rows(skills: FieldTablePanel, context: Context) -> None:
    skills.grouped.setChecked(False)
    pick(skills, ("skill:talk", "importance"), ("skill:code", "importance"))
    menu = cell_menu(skills, skills.table)
    part = next(action.menu() for action in menu.actions() if action.text() == "Set Importance of 2 skills")
    assert isinstance(part, QMenu)
    trigger(part, "4")
    assert {skill.importance for skill in context.session.document.skills} == {4}
    assert context.session.undo_stack.count() == 1


def test_a_choice_for_rows_that_begin_with_skills_makes_no_new_one(skills: FieldTablePanel, context: Context) -> None:
    skills.grouped.setChecked(False)
    pick(skills, ("skill:talk", "importance"), ("skill:code", "importance"))
    last = skills.model.index(skills.model.rowCount() - 1, skills.model.column_of("importance"))
    skills.table.selectionModel().select(last, SELECT)
    skills.table.commands.set_text(skills.model.column_of("importance"), "1")
    assert [skill.importance for skill in context.session.document.skills] == [1, 1]


def test_a_refused_text_stays_in_its_editor_to_be_mended(roles: FieldTablePanel, context: Context) -> None:
    said = refusals(context)
    go(roles, "role:head", "headcount")
    type_in(roles, "many")
    assert len(said) == 1
    assert said[0].startswith("“many” is no number.")
    assert context.session.undo_stack.count() == 0
    field = editor(roles)
    assert isinstance(field, CellEdit)
    assert field.text() == "many"
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Key.Key_Return)
    assert texts(roles, "role:head")["headcount"] == "3"


def test_a_line_that_closes_a_loop_is_refused_in_the_cell(roles: FieldTablePanel, context: Context) -> None:
    said = refusals(context)
    go(roles, "role:head", "reports_to")
    type_in(roles, "seller")
    assert said == ["Head of Sales would report to itself through others. Write another title. Nothing was changed."]


def test_what_is_being_typed_is_a_pending_edit(roles: FieldTablePanel, context: Context) -> None:
    go(roles, "role:seller", "holder")
    QTest.keyClicks(roles.table, "G")
    assert context.session.with_pending().scenarios[0].roles[1].holder == "G"
    QTest.keyClick(editor(roles), Key.Key_Escape)
    assert context.session.with_pending() is context.session.document


def test_a_long_text_is_edited_in_several_lines(skills: FieldTablePanel, context: Context) -> None:
    go(skills, "skill:talk", "definition")
    QTest.keyClick(skills.table, Key.Key_F2)
    field = editor(skills)
    assert isinstance(field, LongCellEdit)
    QTest.keyClicks(field, "One")
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(field, "two")
    QTest.keyClick(field, Key.Key_Return)
    assert context.session.index.skills["talk"].definition == "One\ntwo"


def test_a_block_goes_to_a_spreadsheet_and_back(roles: FieldTablePanel, context: Context) -> None:
    pick(roles, ("role:head", "title"), ("role:seller", "department"))
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == "Head of Sales\tSales lead; Boss\tSales\nSeller\t\tSales\n"
    QGuiApplication.clipboard().setText("Sales chief\tBoss\tSales\nRep\t\tIT\n")
    go(roles, "role:head", "title")
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert context.session.undo_stack.undoText() == "Change 4 cells of 2 roles"
    assert (texts(roles, "role:head")["title"], texts(roles, "role:seller")["department"]) == ("Sales chief", "IT")
    context.session.undo_stack.undo()
    assert texts(roles, "role:seller")["title"] == "Seller"


def test_rows_pasted_on_the_last_row_become_roles(roles: FieldTablePanel, context: Context) -> None:
    QGuiApplication.clipboard().setText("Trainer\t\tSales\tCoach\nCoach\t\tSales\tHead of Sales\n")
    roles.table.go_to(roles.model.rowCount() - 1, 0)
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert context.session.undo_stack.undoText() == "Add 2 roles"
    assert names(roles)[:5] == ["Sales", "Head of Sales", "Seller", "Trainer", "Coach"]
    assert {roles.model.subject_at(row) for row in roles.table.picked().rows} == {"role:trainer", "role:coach"}


def test_columns_that_are_not_of_the_table_are_left_out_and_said(roles: FieldTablePanel, context: Context) -> None:
    said: list[str] = []
    roles.table.notice_requested.connect(said.append)
    QGuiApplication.clipboard().setText("Stelle\tStandort\tAbteilung\t\nTrainer\tRome\tSales\tx\n")
    roles.table.go_to(roles.model.rowCount() - 1, 0)
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert context.session.undo_stack.undoText() == "Add Trainer"
    assert said == [
        "Left out, as this table has no such column: “Standort” and 1 column without a heading. "
        "Ctrl+Z takes the paste back."
    ]
    QGuiApplication.clipboard().setText("Coach\n")
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert len(said) == 1


def test_rows_pasted_past_the_last_come_into_the_department_they_begin_in(
    roles: FieldTablePanel, context: Context
) -> None:
    QGuiApplication.clipboard().setText("Agent of IT\nTrainer\n")
    go(roles, "role:agent-2", "title")
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert context.session.index.roles["agent-2"].title == "Agent of IT"
    assert context.session.index.roles["trainer"].department == "it-desk"


def test_a_list_pasted_while_a_title_is_typed_makes_so_many_roles(
    roles: FieldTablePanel, context: Context, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Trainer\nCoach\nMentor\n")
    go(roles, "role:agent", "title")
    QTest.keyClick(roles.table, Key.Key_Insert)
    QTest.keySequence(editor(roles), QKeySequence.StandardKey.Paste)
    qtbot.waitUntil(lambda: context.session.undo_stack.count() == 1)
    assert context.session.undo_stack.undoText() == "Add 3 roles"
    assert {role.department for role in context.session.scenario.roles[-3:]} == {"desk"}
    assert roles.table.cell_delegate.editor is None


def test_names_pasted_into_a_cell_of_several_names_stay_in_it(roles: FieldTablePanel) -> None:
    QGuiApplication.clipboard().setText("Trainer; Coach")
    go(roles, "role:agent", "also_called")
    QTest.keyClick(roles.table, Key.Key_F2)
    QTest.keySequence(editor(roles), QKeySequence.StandardKey.Paste)
    QTest.keyClick(editor(roles), Key.Key_Return)
    assert texts(roles, "role:agent")["also_called"] == "Trainer; Coach"


def test_a_block_that_cannot_be_taken_changes_nothing(roles: FieldTablePanel, context: Context) -> None:
    said, before = refusals(context), context.session.document
    QGuiApplication.clipboard().setText("Director\nBoss\n")
    go(roles, "role:head", "grade")
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert context.session.document is before
    assert said[0].startswith("Row 2 (Seller), Grade: “Boss” is not among the choices.")


def test_fill_down_is_one_step(roles: FieldTablePanel, context: Context) -> None:
    pick(roles, ("role:head", "grade"), ("role:agent", "grade"))
    QTest.keySequence(roles.table, QKeySequence("Ctrl+D"))
    assert {texts(roles, f"role:{each}")["grade"] for each in ("head", "seller", "agent")} == {"Vice president"}
    assert context.session.undo_stack.count() == 1
    go(roles, "role:agent-2", "holder")
    QTest.keySequence(roles.table, QKeySequence("Ctrl+D"))
    assert context.session.undo_stack.count() == 1, "the row above has no holder either"


def test_what_makes_no_sense_is_refused_in_a_sentence(roles: FieldTablePanel, context: Context) -> None:
    said = refusals(context)
    go(roles, "role:head", "grade")
    QTest.keySequence(roles.table, QKeySequence("Ctrl+D"))
    seller = roles.model.row_of("role:seller")
    assert seller is not None
    roles.table.selectionModel().select(roles.model.index(seller, 8), SELECT)
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Copy)
    QGuiApplication.clipboard().setText("a\tb\n")
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert said == [NOTHING_ABOVE, NOT_A_BLOCK, GAPS]


def test_delete_empties_cells_and_deletes_whole_rows(roles: FieldTablePanel, context: Context) -> None:
    go(roles, "role:seller", "holder")
    QTest.keyClick(roles.table, Key.Key_Delete)
    assert texts(roles, "role:seller")["holder"] == ""
    said = refusals(context)
    go(roles, "role:seller", "grade")
    QTest.keyClick(roles.table, Key.Key_Delete)
    assert said[0].startswith("Grade cannot be empty.")
    QTest.keyClick(roles.table, Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(roles.table, Key.Key_Delete)
    assert "seller" not in context.session.index.roles
    assert context.session.undo_stack.undoText() == "Delete Seller"


def test_a_scattered_selection_is_neither_cut_nor_taken_for_whole_rows(
    roles: FieldTablePanel, context: Context
) -> None:
    said, before = refusals(context), context.session.document
    go(roles, "role:seller", "holder")
    head = roles.model.row_of("role:head")
    assert head is not None
    roles.table.selectionModel().select(roles.model.index(head, roles.model.column_of("also_called")), SELECT)
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Cut)
    assert (said, context.session.document) == ([NOT_A_BLOCK], before)
    QTest.keyClick(roles.table, Key.Key_Delete)
    assert (texts(roles, "role:seller")["holder"], texts(roles, "role:head")["also_called"]) == ("", "")
    assert context.session.undo_stack.count() == 1
    seller, last = roles.model.row_of("role:seller"), roles.model.columnCount() - 1
    assert seller is not None
    whole = QItemSelection(roles.model.index(head, 1), roles.model.index(head, last))
    roles.table.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    roles.table.selectionModel().select(roles.model.index(seller, 0), SELECT)
    QTest.keyClick(roles.table, Key.Key_Delete)
    assert {"head", "seller"} <= context.session.index.roles.keys()


def test_rows_are_deleted_by_a_key_whatever_cells_are_picked(roles: FieldTablePanel, context: Context) -> None:
    pick(roles, ("role:head", "grade"), ("role:seller", "grade"))
    QTest.keyClick(roles.table, Key.Key_Delete, CONTROL)
    assert [role.id for role in context.session.scenario.roles] == ["agent", "agent-2"]
    assert context.session.undo_stack.undoText() == "Delete 2 roles"


def test_one_text_for_all_goes_into_one_column_only(skills: FieldTablePanel, context: Context) -> None:
    skills.grouped.setChecked(False)
    pick(skills, ("skill:talk", "name"), ("skill:code", "group"))
    go_in = skills.table.currentIndex().column()
    assert go_in == skills.model.column_of("name")
    before = [skill.aliases for skill in context.session.document.skills]
    QTest.keyClick(skills.table, Key.Key_F2)
    editor(skills).show_text("Same")
    QTest.keyClick(editor(skills), Key.Key_Return, CONTROL)
    after = context.session.document.skills
    assert [skill.name for skill in after] == ["Same", "Same"]
    assert [skill.aliases for skill in after] == before
    assert [skill.group for skill in after] == ["People", ""]
    QTest.keySequence(skills.table, QKeySequence.StandardKey.Undo)


def test_a_single_row_is_filled_from_the_one_above_also_at_the_top(skills: FieldTablePanel, context: Context) -> None:
    skills.grouped.setChecked(False)
    go(skills, "skill:code", "importance")
    assert skills.table.currentIndex().row() == 1
    QTest.keySequence(skills.table, QKeySequence("Ctrl+D"))
    assert context.session.index.skills["code"].importance == context.session.index.skills["talk"].importance == 3


def test_shift_enter_goes_up_and_cells_of_groups_that_hold_nothing_are_fixed(roles: FieldTablePanel) -> None:
    go(roles, "role:seller", "grade")
    QTest.keyClick(roles.table, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert roles.model.subject_at(roles.table.currentIndex().row()) == "role:head"
    row = roles.model.row_of("department:sales")
    assert row is not None
    fields = {field.name: roles.model.index(row, place) for place, field in enumerate(roles.model.columns)}
    editable = {name for name, place in fields.items() if place.flags() & Qt.ItemFlag.ItemIsEditable}
    assert editable == {"title", "department", "discipline"}


def test_a_new_role_is_begun_in_the_department_of_the_row(roles: FieldTablePanel, context: Context) -> None:
    go(roles, "role:agent", "title")
    QTest.keyClick(roles.table, Key.Key_Insert)
    assert roles.model.placeholder == "New role in Desk"
    QTest.keyClicks(editor(roles), "Trainer")
    QTest.keyClick(editor(roles), Key.Key_Return)
    assert context.session.index.roles["trainer"].department == "desk"
    assert roles.model.is_new(roles.table.currentIndex().row()), "the next one can be typed"
    type_in(roles, "Coach")
    assert context.session.index.roles["coach"].department == "desk"


def test_the_last_row_forgets_the_department_once_it_is_left(roles: FieldTablePanel, context: Context) -> None:
    go(roles, "role:agent", "title")
    QTest.keyClick(roles.table, Key.Key_Insert)
    QTest.keyClick(editor(roles), Key.Key_Escape)
    QTest.keyClick(roles.table, Key.Key_Up)
    assert roles.model.placeholder == "New role"
    QTest.keyClick(roles.table, Key.Key_Down)
    type_in(roles, "Trainer")
    assert context.session.index.roles["trainer"].department is None


def test_departments_are_edited_in_their_rows(roles: FieldTablePanel, context: Context) -> None:
    for column, typed, field, value in (
        ("title", "Help desk", "name", "Help desk"),
        ("discipline", "legal", "kind", "legal"),
        ("department", "it", "parent", "it"),
    ):
        go(roles, "department:desk", column)
        type_in(roles, typed)
        assert getattr(context.session.index.departments["desk"], field) == value
    assert context.session.undo_stack.count() == 3
    go(roles, "department:desk", "title")
    QTest.keyClick(roles.table, Key.Key_Delete)
    assert "desk" not in context.session.index.departments
    assert context.session.index.roles["agent"].department == "it"


def test_a_department_cannot_lie_in_itself(roles: FieldTablePanel, context: Context) -> None:
    said = refusals(context)
    go(roles, "department:sales", "department")
    type_in(roles, "desk")
    assert said == ["Sales cannot lie inside Desk, which lies inside Sales. Choose another department."]


def test_folding_by_key_and_click_hides_what_is_inside(roles: FieldTablePanel) -> None:
    go(roles, "department:sales", "title")
    QTest.keyClick(roles.table, Key.Key_Return)
    assert names(roles) == ["Sales", "IT", "Desk", "Agent", ""]
    at = roles.table.visualRect(roles.model.index(0, 0)).topLeft() + QPoint(12, 12)
    QTest.mouseClick(roles.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(roles)[1] == "Head of Sales"


def test_search_and_filters_narrow_the_rows_and_can_be_taken_away(roles: FieldTablePanel) -> None:
    roles.search.setText("ada")
    assert names(roles) == ["Sales", "Seller", ""]
    roles.show_all()
    assert roles.search.text() == ""
    menu = column_menu(roles, roles.model, roles.model.column_of("status"))
    trigger(menu, "Vacant")
    assert names(roles) == ["Desk", "Agent", ""]
    menu = column_menu(roles, roles.model, roles.model.column_of("holder"))
    assert entries(menu)[-2:] == ["Ada", EMPTY]
    roles.search.setText("nothing of the kind")
    assert "Nothing is called “nothing of the kind”." in roles._nothing.text()
    QTest.keyClick(roles.search, Key.Key_Escape)
    assert len(names(roles)) == 9


def test_the_last_text_that_is_unticked_shows_all_rows_again(roles: FieldTablePanel) -> None:
    status, everything = roles.model.column_of("status"), names(roles)
    for _ in range(2):
        trigger(column_menu(roles, roles.model, status), "Vacant")
    assert names(roles) == everything
    assert dict(roles.model.only) == {}


def test_the_search_field_is_empty_once_all_rows_are_shown_again(roles: FieldTablePanel, context: Context) -> None:
    roles.search.setText("agent")
    roles.reveal("role:seller")
    assert (roles.search.text(), roles.model.total) == ("", len(roles.model.things_in_sight()))
    roles.search.setText("agent")
    context.session.load(replace(context.session.document, title="Another"))
    assert roles.search.text() == ""


def test_rows_that_filters_alone_hide_are_spoken_of_and_shown_by_esc(roles: FieldTablePanel) -> None:
    roles.model.show_only("title", frozenset({"Nobody"}))
    said = [each.text() for each in roles.findChildren(QLabel) if each.isVisible()]
    assert "No row passes the filters. Choose Show all to see every role." in said
    QTest.keyClick(roles.search, Key.Key_Escape)
    assert roles.model.total == len(roles.model.things_in_sight())


@pytest.mark.parametrize(
    ("column", "first"), [("grade", "agent"), ("headcount", "head"), ("holder", "seller"), ("title", "agent")]
)
def test_any_column_sorts_and_empty_cells_come_last(roles: FieldTablePanel, column: str, first: str) -> None:
    roles.grouped.setChecked(False)
    roles.model.sort(roles.model.column_of(column))
    assert roles.model.things_in_sight()[0] == first
    roles.model.sort(roles.model.column_of(column))
    assert (texts(roles, f"role:{roles.model.things_in_sight()[0]}")[column] or "–") != "–"
    roles.model.sort(roles.model.column_of(column))
    assert roles.model.things_in_sight() == ["head", "seller", "agent", "agent-2"]


def test_a_changed_cell_stays_where_it_is_though_it_passes_no_more(roles: FieldTablePanel, context: Context) -> None:
    roles.search.setText("ada")
    context.session.perform(SetRole("now", "seller", "holder", None))
    assert names(roles) == ["Sales", "Seller", ""]


def test_the_row_is_found_again_after_it_moved_or_went(roles: FieldTablePanel, context: Context) -> None:
    go(roles, "role:seller", "department")
    type_in(roles, "IT", Key.Key_Tab)
    assert roles.model.subject_at(roles.table.currentIndex().row()) == "role:seller"
    context.session.perform(DeleteRoles("now", ("seller",)))
    assert roles.model.subject_at(roles.table.currentIndex().row()) == "department:it"


def test_names_stay_in_sight_while_the_columns_scroll(roles: FieldTablePanel) -> None:
    frozen = roles.table._frozen
    assert frozen is not None
    assert frozen.isHidden()
    go(roles, "role:seller", "status")
    assert frozen.isVisible()
    go(roles, "role:seller", "department")
    place = roles.table.columnViewportPosition(roles.model.column_of("department"))
    assert place >= frozen.width() or frozen.isHidden()
    go(roles, "role:seller", "status")
    go(roles, "role:seller", "title")
    type_in(roles, "Rep")
    assert texts(roles, "role:seller")["title"] == "Rep"


def test_the_menu_holds_all_that_keys_do(roles: FieldTablePanel, qtbot: QtBot) -> None:
    go(roles, "role:seller", "grade")
    assert entries(cell_menu(roles, roles.table))[:8] == [
        "Edit the cell", "Open in the inspector", "Set Grade", "Cut", "Copy", "Paste", "Fill down", "Empty the cells",
    ]  # fmt: skip
    go(roles, "department:it", "title")
    assert {"Fold", "New role", "New department…", "Delete department"} <= set(entries(cell_menu(roles, roles.table)))
    with qtbot.waitSignal(roles.table.edit_requested) as asked:
        QTest.keySequence(roles.table, QKeySequence("Alt+Return"))
    assert asked.args == ["department:it"]
    with qtbot.waitSignal(roles.table.group_requested):
        QTest.keySequence(roles.table, QKeySequence("Alt+Ins"))


def test_the_menu_of_a_column_opens_by_key(roles: FieldTablePanel) -> None:
    go(roles, "role:seller", "status")
    QTest.keySequence(roles.table, QKeySequence("Alt+Down"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == "Status"
    menu.close()


def test_a_map_for_reading_only_says_so_and_stays(roles: FieldTablePanel, context: Context) -> None:
    context.session.read_only = True
    said = refusals(context)
    go(roles, "role:head", "grade")
    type_in(roles, "dir")
    assert said
    assert texts(roles, "role:head")["grade"] == "Vice president"


def test_find_and_replace_opens_by_key_and_replaces_in_one_step(skills: FieldTablePanel, context: Context) -> None:
    skills.table.setFocus()
    QTest.keySequence(skills.table, QKeySequence("Ctrl+H"))
    bar = skills.find_bar
    assert bar.isVisible()
    assert unnamed(skills) == []
    bar.wanted.setText("o")
    assert bar.count.text() == "in 2 cells of 2 skills"
    QTest.keyClick(bar.wanted, Key.Key_Return)
    here = skills.table.currentIndex()
    assert skills.model.text(here.row(), here.column()) == "People"
    QTest.keyClick(bar.wanted, Key.Key_Return)
    assert skills.model.text(skills.table.currentIndex().row(), 0) == "Code"
    bar.where.setCurrentIndex(bar.where.findData("name"))
    bar.where.activated.emit(bar.where.currentIndex())
    assert bar.count.text() == "in 1 cell of 1 skill"
    bar.replacement.setText("a")
    bar.replace.click()
    assert context.session.index.skills["code"].name == "Cade"
    assert context.session.undo_stack.undoText() == "Replace “o” by “a” in 1 cell"
    assert not bar.replace.isEnabled()
    assert bar.count.text() == "replaced in 1 cell"
    QTest.keyClick(bar.wanted, Key.Key_Escape)
    assert bar.isHidden()
    assert skills.table.hasFocus()


def test_what_is_found_follows_the_boxes_the_rows_in_sight_and_edits(skills: FieldTablePanel, context: Context) -> None:
    skills.table.request_find()
    bar = skills.find_bar
    bar.wanted.setText("Talk")
    assert bar.count.text() == "in 1 cell of 1 skill"
    context.session.perform(SetSkill("code", "name", "Talking code, with talk"))
    assert bar.count.text() == "in 2 cells of 2 skills"
    bar.same_case.click()
    assert bar.count.text() == "in 2 cells of 2 skills"
    bar.whole_words.click()
    assert bar.count.text() == "in 1 cell of 1 skill"
    bar.same_case.click()
    assert bar.count.text() == "in 2 cells of 2 skills", "as a whole word it stands there, too"
    skills.search.setText("code")
    assert bar.count.text() == "in 1 cell of 1 skill"
    assert bar.next.isEnabled()
    bar.wanted.setText("nowhere")
    assert bar.count.text() == "nowhere in the rows shown"
    assert not bar.replace.isEnabled()
    QTest.keyClick(bar.replacement, Key.Key_Escape)
    assert not bar.isVisible()
    assert skills.table.hasFocus()


def test_after_the_last_place_found_comes_the_first(skills: FieldTablePanel) -> None:
    skills.table.request_find()
    skills.find_bar.wanted.setText("o")
    places = []
    for _ in range(3):
        skills.find_bar.go_on()
        here = skills.table.currentIndex()
        places.append((here.row(), here.column()))
    assert places[0] < places[1]
    assert places[2] == places[0]


def test_what_is_found_follows_folding_and_edits_and_is_replaced_in_folded_groups_too(
    roles: FieldTablePanel, context: Context
) -> None:
    bar = roles.find_bar
    bar.open()
    bar.wanted.setText("agent")
    assert bar.count.text() == "in 2 cells of 2 roles"
    roles.model.fold("it", True)  # the desk of IT lies in it
    assert bar.count.text() == "in 2 cells of 2 roles, 1 of them in folded groups"
    roles.model.fold("it", False)
    assert bar.count.text() == "in 2 cells of 2 roles"
    context.session.perform(SetRole("now", "seller", "title", "Sales agent"))
    assert bar.count.text() == "in 3 cells of 3 roles"
    roles.model.fold_all(True)
    assert bar.count.text() == "in 3 cells of 3 roles, all in folded groups"
    for title in ("Sales agent", "Agent", "Agent", "Sales agent"):  # the next one is unfolded
        QTest.keyClick(bar.wanted, Key.Key_Return)
        here = roles.table.currentIndex()
        assert roles.model.text(here.row(), here.column()) == title
    roles.model.fold_all(True)
    bar.replacement.setText("clerk")
    bar.replace.setFocus()
    bar.replace.click()
    assert [role.title for role in context.session.scenario.roles[1:]] == ["Sales clerk", "clerk", "clerk"]
    assert bar.count.text() == "replaced in 3 cells"
    assert QApplication.focusWidget() is bar.wanted
    context.session.undo_stack.undo()
    assert bar.count.text() == "in 3 cells of 3 roles, all in folded groups"


def test_what_is_found_follows_a_folding_that_is_restored(roles: FieldTablePanel) -> None:
    roles.model.set_folded(frozenset({"sales", "it"}))
    roles.find_bar.open()
    roles.find_bar.wanted.setText("agent")
    assert roles.find_bar.count.text() == "in 2 cells of 2 roles, all in folded groups"
    roles.model.set_folded(frozenset())
    assert roles.find_bar.count.text() == "in 2 cells of 2 roles"


def test_a_replacement_that_empties_a_name_is_refused(skills: FieldTablePanel, context: Context) -> None:
    said = refusals(context)
    skills.find_bar.open()
    skills.find_bar.wanted.setText("Talk")
    skills.find_bar.replace_all()
    assert said == ["A skill needs a name. Type one, or press Esc to keep the old one."]


def test_rows_that_are_hidden_are_not_replaced(skills: FieldTablePanel, context: Context) -> None:
    skills.find_bar.open()
    skills.find_bar.wanted.setText("o")
    skills.search.setText("talk")
    assert skills.find_bar.count.text() == "in 1 cell of 1 skill"
    skills.find_bar.replacement.setText("0")
    skills.find_bar.replace_all()
    assert [skill.name for skill in context.session.document.skills] == ["Talk", "Code"]
    assert context.session.index.skills["talk"].group == "Pe0ple"


def test_a_click_on_a_heading_sorts_and_one_on_its_arrow_opens_its_menu(roles: FieldTablePanel) -> None:
    header, column = roles.table._header, roles.model.column_of("also_called")
    left = header.sectionViewportPosition(column)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, 12))
    assert roles.model.order is not None
    assert roles.model.order.column == "also_called"
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + header.sectionSize(column) - 12, 12)
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == "Also called"
    trigger(menu, EMPTY)
    menu.close()
    assert roles.model.things_in_sight() == ["seller", "agent", "agent-2"]
    assert roles.model.order is not None, "the arrow sorts nothing"
    assert "filtered" in roles.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)


def right_click(watched: QWidget, place: QPoint) -> None:
    """A right click at a place of a widget, and the menu that it opened closed again."""
    QApplication.sendEvent(
        watched, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, watched.mapToGlobal(place))
    )
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_right_click_selects_the_cell_below_it(roles: FieldTablePanel) -> None:
    table = roles.table
    for row in (1, 4):
        place = table.visualRect(roles.model.index(row, 1)).center()
        right_click(table.viewport(), place)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (row, 1)


def test_a_right_click_on_a_frozen_name_selects_the_name(roles: FieldTablePanel) -> None:
    table, frozen = roles.table, roles.table._frozen
    assert frozen is not None
    table.horizontalScrollBar().setValue(300)
    assert frozen.isVisible()
    for row in (1, 4):
        place = frozen.visualRect(roles.model.index(row, 0)).center()
        right_click(frozen.viewport(), place)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (row, 0)


def test_going_to_a_name_scrolls_no_column(roles: FieldTablePanel) -> None:
    bar, frozen = roles.table.horizontalScrollBar(), roles.table._frozen
    assert frozen is not None
    bar.setValue(300)
    go(roles, "role:seller", "title")
    assert bar.value() == 300
    QTest.mouseClick(
        frozen.viewport(), Qt.MouseButton.LeftButton, pos=frozen.visualRect(roles.model.index(1, 0)).center()
    )
    assert (bar.value(), roles.table.currentIndex().row()) == (300, 1)
    assert frozen.isVisible()


def test_people_stay_in_the_program_unless_they_are_copied_by_name(roles: FieldTablePanel, context: Context) -> None:
    context.session.perform(AddPeople((Person("ada", "Ada Lovelace"), Person("bo", "Bo"))))
    context.session.perform(SetHolders("now", "head", ("ada", "bo")))
    said: list[str] = []
    roles.table.people_left_out.connect(lambda sentence, _: said.append(sentence))
    pick(roles, ("role:head", "holder"), ("role:seller", "people"))
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Copy)
    assert (QGuiApplication.clipboard().text(), said) == (
        f"\t{LEFT_OUT}\nAda\t\n",
        [f"The cells are on the clipboard. {PEOPLE_LEFT_OUT}"],
    )
    go(roles, "role:agent", "holder")  # pasted in this table they are there
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert texts(roles, "role:agent")["people"] == "Ada Lovelace; Bo"
    pick(roles, ("role:head", "people"), ("role:head", "people"))
    trigger(cell_menu(roles, roles.table), WITH_PEOPLE)
    assert (QGuiApplication.clipboard().text(), len(said)) == ("Ada Lovelace; Bo\n", 1)
    pick(roles, ("role:seller", "people"), ("role:seller", "people"))
    assert WITH_PEOPLE not in entries(cell_menu(roles, roles.table))


def test_who_holds_a_role_is_chosen_by_typing(roles: FieldTablePanel, context: Context) -> None:
    context.session.perform(AddPeople((Person("ada", "Ada Lovelace"), Person("dev", "Developer", kind="background"))))
    go(roles, "role:seller", "people")
    type_in(roles, "ad")
    assert context.session.index.roles["seller"].people == ("ada",)
    assert context.session.undo_stack.undoText() == "Let Ada Lovelace hold Seller"


def test_a_group_that_is_folded_and_unfolded_in_a_low_table_stays_where_it_is(
    roles: FieldTablePanel, qtbot: QtBot
) -> None:
    go(roles, "role:head", "title")
    roles.resize(900, 190)
    qtbot.wait(1)
    last = roles.model.row_of("department:it")
    assert last is not None
    roles.table.verticalScrollBar().setValue(last * roles.table.rowHeight(0))
    assert roles.table.rowViewportPosition(last) == 0
    roles.model.set_folded(frozenset({"it"}))
    roles.table.verticalScrollBar().setValue(roles.table.verticalScrollBar().maximum())
    was = roles.table.rowViewportPosition(last)
    roles.table.toggle(last)
    assert roles.table.rowViewportPosition(last) == was
    assert 0 <= was <= roles.table.viewport().height() - roles.table.rowHeight(last)


def test_a_row_that_is_scrolled_to_shows_the_groups_above_it(roles: FieldTablePanel, qtbot: QtBot) -> None:
    roles.resize(900, 260)
    roles.table.scrollToBottom()
    qtbot.wait(1)
    go(roles, "role:head", "title")
    assert roles.table.rowViewportPosition(0) == 0


def test_it_comes_up_at_its_top_where_the_current_row_is_in_sight_there(context: Context, qtbot: QtBot) -> None:
    panel = FieldTablePanel(context, RoleTable(), "Table")
    qtbot.addWidget(panel)
    panel.resize(900, 210)
    panel.show()
    go(panel, "role:agent", "title")
    assert panel.table.verticalScrollBar().value() > 0
    panel.resize(900, 300)
    qtbot.waitExposed(panel)
    qtbot.wait(20)
    assert panel.table.verticalScrollBar().value() == 0 < panel.table.verticalScrollBar().maximum()
    panel.table.scrollToBottom()
    qtbot.wait(20)
    bottom = panel.table.verticalScrollBar().value()
    panel.resize(900, 290)
    panel.resize(900, 300)
    assert panel.table.verticalScrollBar().value() == bottom  # what somebody looks at stays


def test_people_of_one_map_are_not_pasted_into_another(roles: FieldTablePanel, context: Context) -> None:
    bare = context.session.document
    context.session.perform(AddPeople((Person("ada", "Ada Lovelace"),)))
    context.session.perform(SetHolders("now", "head", ("ada",)))
    pick(roles, ("role:head", "title"), ("role:head", "people"))
    roles.table.commands.copy()
    said = refusals(context)
    context.session.load(bare)
    go(roles, "role:seller", "title")
    QTest.keySequence(roles.table, QKeySequence.StandardKey.Paste)
    assert (said, texts(roles, "role:seller")["title"]) == ([], "Head of Sales")
    assert texts(roles, "role:seller")["people"] == ""
