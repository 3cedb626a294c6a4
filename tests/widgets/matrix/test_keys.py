"""The matrix by keyboard: real key events, one undo step each, and blocks to and from the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.matrices import cell, go, here, pick, press
from tests.support.notation import read_map
from tests.support.panels import make_context
from tests.support.strategies import maps
from workbench.application.edits.cells import CellValue
from workbench.qt.matrix_rows import BY_NAME, FIRST_ROLE, IMPORTANCE, LEADS, NEEDED, RowGroup
from workbench.qt.session import Session
from workbench.widgets.matrix import MatrixView
from workbench.widgets.matrix.commands import NO_CELL, SORTED
from workbench.widgets.matrix.menus import cell_menu
from workbench.widgets.parts.picked_cells import GAPS, NOT_A_BLOCK, NOTHING_ABOVE

Key, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
SELECT = QItemSelectionModel.SelectionFlag.Select


def refusals(session: Session) -> list[str]:
    said: list[str] = []
    session.refused.connect(said.append)
    return said


def test_letters_digits_and_delete_edit_the_cell(view: MatrixView, session: Session):
    go(view, "apis", "planner")
    steps = session.undo_stack
    for key, expected, label in (
        (Key.Key_L, ("lead", 4), "Assign Apis to Planner"),
        (Key.Key_2, ("lead", 2), "Lower Apis of Planner to level 2"),
        (Key.Key_S, ("support", 2), "Make Planner support Apis"),
        (Key.Key_Delete, None, "Remove Apis from Planner"),
        (Key.Key_3, ("support", 3), "Assign Apis to Planner"),
        (Key.Key_Backspace, None, "Remove Apis from Planner"),
    ):
        before = steps.index()
        press(view, key)
        assert cell(session, "planner", "apis") == expected
        assert (steps.index(), steps.undoText()) == (before + 1, label)
    assert cell(session, "engineer", "apis") == ("lead", 4)
    assert here(view) == ("Apis", view.model.column_of("planner"))


@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_Minus])
def test_nothing_can_be_typed(view: MatrixView, session: Session, key: Qt.Key):
    go(view, "apis", "engineer")
    press(view, key)
    assert cell(session, "engineer", "apis") is None
    session.undo_stack.undo()
    press(view, key, held_down=Qt.KeyboardModifier.KeypadModifier)
    assert cell(session, "engineer", "apis") is None
    assert session.undo_stack.index() == 1


def test_what_may_be_typed_may_be_pasted(view: MatrixView, session: Session):
    """A level keeps lead or support, a letter keeps the level, 0 and - empty the cell; as one step."""
    go(view, "apis", "engineer")
    QGuiApplication.clipboard().setText("2\tL\n-\t0\nL 3\ts\n")
    roles = [role.id for role in session.scenario.roles]
    skills = ("apis", "graph", "ads")
    before = {(role, skill): cell(session, role, skill) for role in roles for skill in skills}
    needed = session.index.skills
    press(view, Key.Key_V, held_down=CONTROL)
    first, second = [view.model.role_at(FIRST_ROLE + at).id for at in (0, 1)]
    assert cell(session, first, "apis") == (before[first, "apis"][0], 2)
    assert cell(session, second, "apis") == ("lead", (before[second, "apis"] or ("", needed["apis"].level_needed))[1])
    assert [cell(session, role, "graph") for role in (first, second)] == [None, None]
    assert cell(session, first, "ads") == ("lead", 3)
    assert cell(session, second, "ads") == ("support", (before[second, "ads"] or ("", needed["ads"].level_needed))[1])
    assert session.undo_stack.index() == 1
    session.undo_stack.undo()
    assert {place: cell(session, *place) for place in before} == before


def test_a_digit_of_the_number_pad_is_a_digit(view: MatrixView, session: Session):
    go(view, "apis", "engineer")
    press(view, Key.Key_1, held_down=Qt.KeyboardModifier.KeypadModifier)
    assert cell(session, "engineer", "apis") == ("lead", 1)


def test_capital_letters_and_digits_typed_with_shift_are_the_same(view: MatrixView, session: Session):
    """On a French keyboard the digits of the upper row come with Shift."""
    go(view, "apis", "planner")
    press(view, Key.Key_L, Key.Key_2, held_down=SHIFT)
    assert cell(session, "planner", "apis") == ("lead", 2)
    press(view, Key.Key_S, held_down=SHIFT)
    assert cell(session, "planner", "apis") == ("support", 2)


def test_cells_stay_picked_while_they_change_what_sorts_them(view: MatrixView, session: Session):
    view.table.sort(IMPORTANCE)
    pick(view, 4, IMPORTANCE, 5, IMPORTANCE)
    press(view, Key.Key_1, Key.Key_5)
    assert [session.index.skills[each].importance for each in ("apis", "graph", "ads", "chat")] == [5, 2, 5, 5]
    go(view, "graph", IMPORTANCE)
    press(view, Key.Key_5, Key.Key_4)
    assert session.index.skills["graph"].importance == 4
    assert session.index.skills["apis"].importance == 5


def test_what_is_picked_is_edited_as_one_step_and_stays_picked(view: MatrixView, session: Session):
    go(view, "apis", "engineer")
    press(view, Key.Key_Down, Key.Key_Down, Key.Key_Down, held_down=SHIFT)
    press(view, Key.Key_Right, held_down=SHIFT)
    press(view, Key.Key_S)
    assert session.undo_stack.undoText() == "Set 5 cells"
    assert session.undo_stack.index() == 1
    for skill in ("apis", "graph", "ads"):
        for role in ("engineer", "marketer"):
            kind, _ = cell(session, role, skill) or ("", 0)
            assert kind == "support"
    assert cell(session, "marketer", "apis") == ("support", 4)
    assert cell(session, "engineer", "graph") == ("support", 2)
    press(view, Key.Key_Delete)
    assert session.undo_stack.index() == 2
    assert cell(session, "marketer", "ads") is None
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert cell(session, "marketer", "ads") == ("lead", 3)


def test_a_digit_sets_importance_and_level_needed_where_their_cells_are_picked(view: MatrixView, session: Session):
    said = refusals(session)
    go(view, "apis", IMPORTANCE)
    press(view, Key.Key_3)
    assert session.index.skills["apis"].importance == 3
    press(view, Key.Key_5)
    assert session.index.skills["apis"].importance == 5
    go(view, "apis", NEEDED)
    press(view, Key.Key_2)
    assert session.index.skills["apis"].level_needed == 2
    press(view, Key.Key_5)
    assert session.index.skills["apis"].level_needed == 2
    assert len(said) == 1
    go(view, "apis", LEADS)
    press(view, Key.Key_2)
    press(view, Key.Key_L)
    assert said[1:] == [NO_CELL, NO_CELL]


def test_more_cells_than_are_taken_at_once_are_refused(qtbot: QtBot):
    roles = {f"r{n}": {"discipline": "product"} for n in range(210)}
    skills = {f"k{n}": "product" for n in range(100)}
    context = make_context(read_map({"skills": skills, "roles": roles}))
    view = MatrixView(context)
    qtbot.addWidget(view)
    said = refusals(context.session)
    view.table.selectAll()
    press(view, Key.Key_L)
    press(view, Key.Key_C, Key.Key_V, Key.Key_D, held_down=CONTROL)
    assert "20,000 are taken at once" in said[0]
    assert len(said) == 4
    assert context.session.undo_stack.index() == 0


def test_a_level_that_is_none_is_refused(view: MatrixView, session: Session):
    said = refusals(session)
    go(view, "apis", "engineer")
    press(view, Key.Key_5)
    assert cell(session, "engineer", "apis") == ("lead", 4)
    assert said == ["That cannot be: level 5 is not 1-4. Nothing was changed."]


def test_arrows_home_end_and_enter_go_from_cell_to_cell(view: MatrixView):
    go(view, "apis", "engineer")
    press(view, Key.Key_Down)
    assert here(view) == ("Graph", FIRST_ROLE)
    press(view, Key.Key_Down)
    assert here(view) == ("Reach", FIRST_ROLE)
    press(view, Key.Key_Down, Key.Key_Right)
    assert here(view) == ("Ads", FIRST_ROLE + 1)
    press(view, Key.Key_Home)
    assert here(view) == ("Ads", 0)
    press(view, Key.Key_End)
    assert here(view) == ("Ads", FIRST_ROLE + 2)
    press(view, Key.Key_Return)
    assert here(view) == ("Chat", FIRST_ROLE + 2)
    press(view, Key.Key_Enter, held_down=SHIFT)
    assert here(view) == ("Ads", FIRST_ROLE + 2)
    press(view, Key.Key_End, held_down=CONTROL)
    assert here(view) == ("Chat", FIRST_ROLE + 2)
    press(view, Key.Key_Home, held_down=CONTROL)
    assert here(view) == ("Platform", 0)


def test_control_and_an_arrow_go_to_where_filled_cells_begin_or_end(view: MatrixView):
    go(view, "apis", "engineer")
    press(view, Key.Key_Down, held_down=CONTROL)
    assert here(view) == ("Graph", FIRST_ROLE)
    press(view, Key.Key_Down, held_down=CONTROL)
    assert here(view) == ("Chat", FIRST_ROLE)
    press(view, Key.Key_Up, held_down=CONTROL)
    assert here(view) == ("Graph", FIRST_ROLE)
    press(view, Key.Key_Right, held_down=CONTROL)
    assert here(view) == ("Graph", FIRST_ROLE + 2)
    press(view, Key.Key_Left, held_down=CONTROL | SHIFT)
    assert here(view) == ("Graph", FIRST_ROLE)
    assert len(view.table.picked().in_roles) == 3


def test_a_whole_row_and_a_whole_column_are_picked_by_space(view: MatrixView):
    go(view, "ads", "marketer")
    press(view, Key.Key_Space, held_down=SHIFT)
    assert view.table.picked().rows == [view.model.row_of("ads")]
    assert len(view.table.picked().columns) == 3
    press(view, Key.Key_Space, held_down=CONTROL)
    assert len(view.table.picked().rows) == 4


def test_groups_fold_by_keyboard(view: MatrixView):
    view.table.go_to(0, FIRST_ROLE)
    press(view, Key.Key_Left)
    assert isinstance(view.model.rows[1], RowGroup)
    press(view, Key.Key_Right)
    assert view.model.rowCount() == 6
    press(view, Key.Key_Return)
    assert view.model.rowCount() == 4
    press(view, Key.Key_Space)
    assert view.model.rowCount() == 6
    assert here(view) == ("Platform", FIRST_ROLE)


def test_keys_that_menus_use_are_claimed(view: MatrixView):
    """Ctrl+D duplicates the picked role everywhere else."""
    go(view, "apis", "engineer")
    for key, modifier, claimed in (
        (Key.Key_D, CONTROL, True),
        (Key.Key_C, CONTROL, True),
        (Key.Key_Delete, NO_KEY, True),
        (Key.Key_F2, NO_KEY, True),
        (Key.Key_G, CONTROL, False),
        (Key.Key_Return, CONTROL, False),
        (Key.Key_X, NO_KEY, False),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        event.ignore()
        QApplication.sendEvent(view.table, event)
        assert event.isAccepted() == claimed, key


def test_letters_look_for_nothing(view: MatrixView):
    go(view, "apis", LEADS)
    press(view, Key.Key_N)  # as "none" begins, which stands below
    assert here(view) == ("Apis", LEADS)
    go(view, "apis", "engineer")
    press(view, Key.Key_C, Key.Key_A)
    assert here(view) == ("Apis", FIRST_ROLE)


def test_fill_down_repeats_the_first_cell_of_each_column(view: MatrixView, session: Session):
    rows = [view.model.row_of(each) for each in ("apis", "chat")]
    pick(view, rows[0], FIRST_ROLE, rows[1], FIRST_ROLE + 1)
    press(view, Key.Key_D, held_down=CONTROL)
    assert [cell(session, "engineer", each) for each in ("apis", "graph", "ads", "chat")] == [("lead", 4)] * 4
    assert [cell(session, "marketer", each) for each in ("apis", "graph", "ads", "chat")] == [None] * 4
    assert session.undo_stack.index() == 1


def test_fill_down_on_one_row_takes_the_row_above_over_a_group(view: MatrixView, session: Session):
    said = refusals(session)
    go(view, "ads", "engineer")
    press(view, Key.Key_D, held_down=CONTROL)
    assert cell(session, "engineer", "ads") == ("support", 2)
    go(view, "apis", "engineer")
    press(view, Key.Key_D, held_down=CONTROL)
    assert said == [NOTHING_ABOVE]


def test_a_block_is_copied_as_spreadsheets_take_it(view: MatrixView, session: Session):
    press(view, Key.Key_A, held_down=CONTROL)
    press(view, Key.Key_C, held_down=CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text == "L4\t\t\nS2\t\tL3\n\tL3\tL2\n\t\t\n"
    assert session.undo_stack.index() == 0


def test_cut_takes_the_cells_away(view: MatrixView, session: Session):
    go(view, "apis", "engineer")
    press(view, Key.Key_X, held_down=CONTROL)
    assert QGuiApplication.clipboard().text() == "L4\n"
    assert cell(session, "engineer", "apis") is None
    go(view, "apis", "planner")
    press(view, Key.Key_V, held_down=CONTROL)
    assert cell(session, "planner", "apis") == ("lead", 4)


def test_a_block_from_libreoffice_lands_from_the_picked_cell_on(view: MatrixView, session: Session):
    """The text it puts on the clipboard: a line end after each row, cells of the matrix as they stand in the sheet."""
    QGuiApplication.clipboard().setText("S1\tLead 3\n\tsupport 2\n")
    go(view, "graph", "marketer")
    press(view, Key.Key_V, held_down=CONTROL)
    assert cell(session, "marketer", "graph") == ("support", 1)
    assert cell(session, "planner", "graph") == ("lead", 3)
    assert cell(session, "marketer", "ads") is None
    assert cell(session, "planner", "ads") == ("support", 2)
    assert session.undo_stack.index() == 1


def test_what_was_pasted_is_picked_and_the_keys_stay_at_its_first_cell(view: MatrixView):
    QGuiApplication.clipboard().setText("S1\tLead 3\n\tsupport 2\n")
    go(view, "graph", "marketer")
    press(view, Key.Key_V, held_down=CONTROL)
    rows, columns = view.table.picked().rows, view.table.picked().columns
    assert [view.model.rows[row].name for row in rows] == ["Graph", "Ads"]
    assert [view.model.roles[column - FIRST_ROLE].id for column in columns] == ["marketer", "planner"]
    assert here(view) == ("Graph", columns[0])


def test_one_copied_cell_fills_all_that_is_picked(view: MatrixView, session: Session):
    QGuiApplication.clipboard().setText("S1\r\n")
    pick(view, 1, FIRST_ROLE, 2, FIRST_ROLE + 2)
    press(view, Key.Key_V, held_down=CONTROL)
    assert {cell(session, role, skill) for role in session.index.roles for skill in ("apis", "graph")} == {
        ("support", 1)
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("L4\tX1", "“X1”, in row 1 and column 2 of what was copied, is no cell of the matrix"),
        ("L4\tL4\tL4\tL4", "1 row by 4 columns"),
        ("", "holds no cells"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_pasted(view: MatrixView, session: Session, text: str, said: str):
    refused = refusals(session)
    QGuiApplication.clipboard().setText(text)
    before = session.document
    go(view, "apis", "engineer")
    press(view, Key.Key_V, held_down=CONTROL)
    assert session.document is before
    assert len(refused) == 1
    assert said in refused[0]


def test_gaps_are_no_block(view: MatrixView, session: Session):
    said = refusals(session)
    pick(view, 1, FIRST_ROLE, 1, FIRST_ROLE)
    view.table.selectionModel().select(view.model.index(2, FIRST_ROLE + 2), SELECT)
    press(view, Key.Key_C, Key.Key_X, held_down=CONTROL)
    assert said == [NOT_A_BLOCK, NOT_A_BLOCK]
    assert session.undo_stack.index() == 0


def test_one_cell_goes_to_each_picked_cell_and_to_none_between_them(view: MatrixView, session: Session):
    said = refusals(session)
    QGuiApplication.clipboard().setText("S1\n")
    pick(view, 1, FIRST_ROLE + 1, 1, FIRST_ROLE + 1)
    view.table.selectionModel().select(view.model.index(5, FIRST_ROLE + 2), SELECT)
    press(view, Key.Key_V, held_down=CONTROL)
    assert cell(session, "marketer", "apis") == cell(session, "planner", "chat") == ("support", 1)
    assert cell(session, "planner", "apis") is None
    assert cell(session, "marketer", "chat") is None
    QGuiApplication.clipboard().setText("S1\tS1\n")
    press(view, Key.Key_V, held_down=CONTROL)
    QGuiApplication.clipboard().setText("S1\nS1\n")
    press(view, Key.Key_V, held_down=CONTROL)
    assert said == [GAPS, GAPS]
    assert session.undo_stack.index() == 1


def test_folded_rows_are_passed_over(view: MatrixView, session: Session):
    view.model.fold(0, True)
    QGuiApplication.clipboard().setText("S1\nS1\n")
    go(view, "ads", "engineer")
    press(view, Key.Key_V, held_down=CONTROL)
    assert cell(session, "engineer", "ads") == cell(session, "engineer", "chat") == ("support", 1)
    assert cell(session, "engineer", "graph") == ("support", 2)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), document=maps(most_skills=6, most_roles=5))
def test_a_block_pasted_anywhere_it_fits_gives_the_same_cells(qtbot: QtBot, data: st.DataObject, document):
    session = make_context(document).session
    if not document.skills or not session.scenario.roles:
        return
    view = MatrixView(make_context(document))
    qtbot.addWidget(view)
    session, model = view._session, view.model
    skills = [row for row in range(model.rowCount()) if model.skill_at(row) is not None]
    wide = len(session.scenario.roles)
    tall = data.draw(st.integers(1, len(skills)))
    across = data.draw(st.integers(1, wide))
    top, to_top = (data.draw(st.integers(0, len(skills) - tall)) for _ in range(2))
    left, to_left = (data.draw(st.integers(0, wide - across)) + FIRST_ROLE for _ in range(2))

    def block(row: int, column: int) -> list[list[CellValue]]:
        return [
            [
                None if (each := model.held(skill, column + over)) is None else (each.kind, each.level)
                for over in range(across)
            ]
            for skill in (model.skill_at(place) for place in skills[row : row + tall])
            if skill is not None
        ]

    copied = block(top, left)
    pick(view, skills[top], left, skills[top + tall - 1], left + across - 1)
    view.table.commands.copy()
    pick(view, skills[to_top], to_left, skills[to_top], to_left)
    before = session.undo_stack.index()
    view.table.commands.paste()
    assert block(to_top, to_left) == copied
    assert session.undo_stack.index() - before in (0, 1)


def test_alt_and_arrows_carry_the_role_of_the_column_and_the_skill_of_the_row(view: MatrixView, session: Session):
    roles, skills = ([each.id for each in those] for those in (session.scenario.roles, session.document.skills))
    go(view, skills[0], roles[1])
    press(view, Key.Key_Left, held_down=ALT)
    assert [each.id for each in session.scenario.roles] == [roles[1], roles[0], *roles[2:]]
    assert [each.id for each in view.model.roles] == [roles[1], roles[0], *roles[2:]]
    assert here(view)[1] == view.model.column_of(roles[1]) == FIRST_ROLE
    press(view, Key.Key_Left, held_down=ALT)
    assert session.undo_stack.count() == 1
    press(view, Key.Key_Right, held_down=ALT)
    assert [each.id for each in session.scenario.roles] == roles
    assert session.undo_stack.count() == 2


def test_a_skill_stays_in_its_group_and_goes_nowhere_while_the_rows_are_sorted(view: MatrixView, session: Session):
    said = refusals(session)
    rows = [(view.model.skill_at(row), view.model.skill_at(row + 1)) for row in range(len(view.model.rows) - 1)]
    upper, lower = next((a, b) for a, b in rows if a is not None and b is not None)
    role = session.scenario.roles[0].id
    go(view, lower.id, role)
    press(view, Key.Key_Up, held_down=ALT)
    order = [each.id for each in session.document.skills]
    assert order.index(lower.id) < order.index(upper.id)
    assert here(view)[0] == lower.name
    assert view.model.row_of(lower.id) + 1 == view.model.row_of(upper.id)
    assert session.undo_stack.undoText() == f"Put {lower.name} before {upper.name}"
    for _ in range(len(order)):
        press(view, Key.Key_Up, held_down=ALT)
    assert isinstance(view.model.rows[view.model.row_of(lower.id) - 1], RowGroup)
    steps = session.undo_stack.count()
    view.table.sort(BY_NAME)
    go(view, lower.id, role)
    press(view, Key.Key_Down, held_down=ALT)
    assert said == [SORTED]
    assert session.undo_stack.count() == steps


def test_the_menu_moves_columns_and_rows_and_is_dim_at_the_ends(view: MatrixView, session: Session):
    role, skill = session.scenario.roles[0], session.document.skills[0]
    go(view, skill.id, role.id)
    entries = {each.text(): each for each in cell_menu(view.table).actions()}
    assert not entries[f"Move {role.title} left"].isEnabled()
    assert entries[f"Move {role.title} right"].shortcut().toString() == "Alt+Right"
    entries[f"Move {role.title} right"].trigger()
    assert session.scenario.roles[1].id == role.id
