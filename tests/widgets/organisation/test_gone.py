"""What is drawn and no longer there: undone while it is held or pressed, or not yet drawn anew on a large map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.boards import wide
from tests.widgets.organisation.benches import Bench
from workbench.application.edits.departments import AddDepartment, DeleteDepartment
from workbench.application.edits.roles import AddRole, DeleteRoles
from workbench.qt.mime import department_data, role_data
from workbench.shell.synthetic_drag import drop_on, hover_over

GONE = "role:r2"


@pytest.fixture
def behind(qtbot: QtBot) -> tuple[Bench, QPoint]:
    """A large map of which a role is gone and still drawn, and where."""
    bench = Bench(qtbot, wide(300, 20))
    bench.session.perform(AddDepartment(bench.session.scenario.id, "Research", "other"))
    bench.view.wait()
    bench.context.selection.pick(GONE)
    bench.list.table.show_subject(GONE)
    bench.canvas.zoom(10)
    bench.canvas.bring_into_sight(GONE)
    place = bench.point(GONE)
    bench.session.perform(DeleteRoles(bench.session.scenario.id, ("r2",)))
    bench.view._work.forget()  # so that the new picture does not come before the test is over
    return bench, place


def hinted(bench: Bench) -> bool:
    hint = bench.canvas.findChild(type(bench.view.sentence), "organisationHint")
    assert hint is not None
    return hint.isVisible()


def test_it_has_no_menu_and_is_not_dragged(behind: tuple[Bench, QPoint]) -> None:
    bench, place = behind
    there = bench.canvas.mapToGlobal(place)
    for reason in QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard:
        QApplication.sendEvent(bench.canvas, QContextMenuEvent(reason, place, there))
        assert QApplication.activePopupWidget() is None
    QTest.mousePress(bench.canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(bench.canvas, place + QPoint(40, 40))
    QTest.mouseRelease(bench.canvas, Qt.MouseButton.LeftButton, pos=place)
    assert GONE.removeprefix("role:") in {row.role for row in bench.canvas.picture.rows}
    assert bench.canvas.place_of(GONE) is None


@pytest.mark.parametrize("keys", ["Ctrl+Shift+M", "Ctrl+Shift+L", "Ctrl+Shift+D", "Return"])
def test_keys_mean_nothing_for_it(behind: tuple[Bench, QPoint], qtbot: QtBot, keys: str) -> None:
    bench, _ = behind
    with qtbot.assertNotEmitted(bench.view.edit_requested):
        QTest.keySequence(bench.canvas, QKeySequence(keys))
    assert QApplication.activePopupWidget() is None


def test_the_table_has_it_no_more_and_stands_on_another_row(behind: tuple[Bench, QPoint]) -> None:
    bench, _ = behind
    assert bench.list.model.row_of(GONE) is None
    assert bench.list.current() not in ("", GONE)


def test_nothing_is_let_go_over_it(behind: tuple[Bench, QPoint]) -> None:
    bench, place = behind
    before = bench.session.document
    assert not drop_on(bench.canvas, role_data("r1", ""), place)
    hover_over(bench.canvas, department_data("research", ""), place)
    assert bench.session.document is before


def test_a_role_let_go_over_a_department_that_is_gone_stays(qtbot: QtBot) -> None:
    bench = Bench(qtbot, wide(300, 20))
    bench.session.perform(AddDepartment(bench.session.scenario.id, "Research", "other"))
    bench.view.wait()
    place = bench.canvas.place_of("department:research")
    assert place is not None
    point = bench.canvas.sight.seen(place).center().toPoint()
    bench.session.perform(DeleteDepartment(bench.session.scenario.id, "research"))
    bench.view._work.forget()
    before = bench.session.document
    assert not drop_on(bench.canvas, role_data("r1", ""), point)
    assert bench.session.document is before


def test_undo_while_a_new_role_is_held_over_the_picture_lets_it_go(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.session.perform(AddRole(bench.session.scenario.id, "New one"))
    identifier = bench.session.scenario.roles[-1].id
    assert "Move New one to Marketing" in bench.hint(f"role:{identifier}", "department:marketing")
    bench.session.undo_stack.undo()
    assert not hinted(bench)
    assert not drop_on(bench.canvas, role_data(identifier, ""), bench.point("department:marketing"))
    assert not hinted(bench)


def test_undo_while_a_new_role_is_pressed_leaves_nothing_to_drag(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.session.perform(AddRole(bench.session.scenario.id, "New one"))
    place = bench.point(f"role:{bench.session.scenario.roles[-1].id}")
    QTest.mousePress(bench.canvas, Qt.MouseButton.LeftButton, pos=place)
    bench.session.undo_stack.undo()
    QTest.mouseMove(bench.canvas, place + QPoint(40, 40))
    QTest.mouseRelease(bench.canvas, Qt.MouseButton.LeftButton, pos=place)
    assert QApplication.activePopupWidget() is None


def test_a_change_is_painted_at_the_same_place_and_scale(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.canvas.zoom(1.0)
    before = bench.canvas.grab().toImage()
    bench.session.perform(AddDepartment(bench.session.scenario.id, "Research", "other"))
    assert bench.canvas.grab().toImage() != before
