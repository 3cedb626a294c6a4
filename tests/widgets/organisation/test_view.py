"""The organisation view: it keeps up with the map, and all that can be done by mouse is one edit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QDragLeaveEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from tests.support.boards import wide
from tests.widgets.organisation.benches import Bench
from workbench.application.edits.departments import AddDepartment, SetDepartment
from workbench.application.edits.roles import SetRole
from workbench.domain.model import MODELS
from workbench.files.templates import load, templates
from workbench.presentation.organisation import layout_chart
from workbench.qt.mime import role_data
from workbench.shell.synthetic_drag import drop_on, hover_over
from workbench.widgets.organisation.viewport import FULL, LARGEST, SMALLEST
from workbench.widgets.parts.choice_box import BESIDE_TEXT

SHIFT = Qt.KeyboardModifier.ShiftModifier


# Dragging


def test_a_role_let_go_over_a_department_sits_there(bench: Bench) -> None:
    assert bench.drop("role:social-product-strategist", "department:product")
    assert bench.session.index.roles["social-product-strategist"].department == "product"
    assert bench.session.undo_stack.undoText() == "Move Social Product Strategist to Product"
    assert not any(row.misplaced for row in bench.canvas.picture.rows)


def test_a_role_let_go_over_a_role_reports_to_it(bench: Bench) -> None:
    assert bench.drop("role:content-producer", "role:social-marketing-strategist")
    assert bench.session.index.roles["content-producer"].reports_to == "social-marketing-strategist"


def test_with_shift_the_line_is_dotted(bench: Bench) -> None:
    assert bench.drop("role:developer-advocate", "role:corporate-social-strategist", SHIFT)
    role = bench.session.index.roles["developer-advocate"]
    assert (role.reports_to, role.dotted_to) == (None, ("corporate-social-strategist",))
    lines = [line for line in bench.canvas.picture.lines if line.source == "role:developer-advocate"]
    assert [line.kind for line in lines] == ["dotted"]


def test_a_department_let_go_over_another_lies_in_it_and_beside_all_at_the_top(bench: Bench) -> None:
    assert bench.drop("department:communications", "department:marketing")
    assert bench.session.index.departments["communications"].parent == "marketing"
    assert bench.drop("department:communications", "")
    assert bench.session.index.departments["communications"].parent is None


def test_a_department_let_go_over_a_role_lies_in_that_ones_department(bench: Bench) -> None:
    assert bench.drop("department:communications", "role:content-producer")
    assert bench.session.index.departments["communications"].parent == "marketing"


def test_while_it_hovers_a_line_says_what_would_happen(bench: Bench) -> None:
    said = bench.hint("role:social-product-strategist", "department:product")
    assert said.startswith("Move Social Product Strategist to Product: ")
    assert "product 24 → 60\xa0% where people sit" in said
    assert bench.session.undo_stack.count() == 0


def test_a_loop_is_refused_in_a_sentence(bench: Bench) -> None:
    said = bench.hint("role:social-marketing-strategist", "role:social-product-strategist")
    assert said == (
        "Social Marketing Strategist cannot report to Social Product Strategist, which reports to Social Marketing "
        "Strategist, directly or through others. Change that line first."
    )
    assert not bench.drop("role:social-marketing-strategist", "role:social-product-strategist")
    assert bench.session.undo_stack.count() == 0


def test_a_department_cannot_lie_in_what_lies_in_it(bench: Bench) -> None:
    bench.session.perform(SetDepartment(bench.session.scenario.id, "communications", "parent", "marketing"))
    said = bench.hint("department:marketing", "department:communications")
    assert said.startswith("Marketing cannot lie inside Communications, which lies inside Marketing.")


def test_what_is_so_already_is_said_and_not_done(bench: Bench) -> None:
    assert bench.hint("role:content-producer", "department:marketing") == "That is how it is already."
    assert not bench.drop("role:content-producer", "department:marketing")


def test_over_nothing_it_says_where_to_let_go(bench: Bench) -> None:
    assert bench.hint("role:content-producer", "").startswith("Let it go over a department")
    assert not bench.drop("role:content-producer", "")


def test_a_role_can_be_taken_out_of_every_department(qtbot: QtBot) -> None:
    bench = Bench(qtbot, template="holistic")
    assert bench.drop("role:content-producer", "department:")
    assert bench.session.index.roles["content-producer"].department is None


def test_a_drag_of_another_program_is_not_taken(bench: Bench) -> None:
    assert not bench.canvas.rect().isEmpty()
    assert not drop_on(bench.canvas, role_data("no-such-role", ""), bench.point("department:product"))


def test_the_hint_goes_when_nothing_hovers_any_more(bench: Bench) -> None:
    bench.drop("role:content-producer", "department:product")
    assert not bench.canvas.findChild(type(bench.view.sentence), "organisationHint").isVisible()


# Keeping up


def test_every_edit_and_undo_is_drawn(bench: Bench) -> None:
    before = bench.canvas.picture
    bench.session.perform(AddDepartment(bench.session.scenario.id, "Research", "other"))
    assert any(box.name == "Research" for box in bench.canvas.picture.boxes)
    bench.session.undo_stack.undo()
    assert bench.canvas.picture == before


def test_another_scenario_is_drawn(bench: Bench) -> None:
    bench.session.show_scenario(bench.session.document.scenarios[1].id)
    assert bench.view.sentence.text().endswith("8 of 8 spokes have their social representative.")


def test_out_of_sight_nothing_is_drawn_until_it_is_shown(bench: Bench) -> None:
    before = bench.canvas.picture
    bench.view.hide()
    bench.session.perform(SetRole(bench.session.scenario.id, "content-producer", "department", "product"))
    assert bench.canvas.picture is before
    bench.view.show()
    assert bench.canvas.picture != before


def test_the_model_is_chosen_in_one_edit_and_the_checks_follow(bench: Bench) -> None:
    assert any(each.code == "HUB3" for each in bench.session.assessment.open)
    bench.view.model_box.setFocus()
    QTest.keyClick(bench.view.model_box, Qt.Key.Key_Home)
    bench.view.model_box.activated.emit(MODELS.index("decentralised"))
    assert bench.session.scenario.model == "decentralised"
    assert not any(each.code == "HUB3" for each in bench.session.assessment.open)
    assert bench.session.undo_stack.count() == 1
    assert bench.view.sentence.text().endswith("departments do social work, each on its own.")


def test_a_map_without_departments_says_how_to_make_one(qtbot: QtBot) -> None:
    bench = Bench(qtbot, template="blank")
    assert bench.view.sentence.text() == "No departments yet. Scenario, Add department makes one."
    boxes = bench.canvas.picture.boxes
    assert boxes == ()
    bench.session.perform(AddDepartment(bench.session.scenario.id, "Marketing", "marketing"))
    assert [box.name for box in bench.canvas.picture.boxes] == ["Marketing"]


def test_the_longest_model_is_shown_whole_in_a_narrow_window(qtbot: QtBot) -> None:
    bench = Bench(qtbot, template="multiple-hub-and-spoke")
    bench.view.resize(600, 600)
    box = bench.view.model_box
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, field, box).width()
    assert box.fontMetrics().horizontalAdvance(box.currentText()) <= room - BESIDE_TEXT


def test_each_organising_model_says_what_it_means(bench: Bench) -> None:
    box = bench.view.model_box
    for place, model in enumerate(MODELS):
        said = box.itemData(place, Qt.ItemDataRole.ToolTipRole)
        assert said
        bench.view._choose_model(place)
        bench.view.wait()
        assert box.currentData() == model
        assert said in box.toolTip()


@pytest.mark.parametrize("template", [each.name for each in templates()])
@pytest.mark.parametrize(("width", "height"), [(930, 500), (930, 584), (1090, 680)])
def test_in_a_usual_window_it_is_about_as_large_as_can_be(qtbot: QtBot, template: str, width: int, height: int) -> None:
    bench = Bench(qtbot, template=template)
    bench.view.resize(bench.view.size() - bench.canvas.size() + QSize(width, height))
    room = bench.canvas.size()
    assert abs(room.width() - width) + abs(room.height() - height) < 4
    pictures = [layout_chart(bench.session.index, aspect / 10) for aspect in range(7, 26)]
    largest = max(min(width / each.width, height / each.height) for each in pictures)
    assert bench.view.zoom >= 0.95 * min(largest, FULL)


def test_it_is_arranged_anew_for_the_room_that_the_list_leaves(qtbot: QtBot) -> None:
    bench = Bench(qtbot, template="decentralised")
    wide = bench.canvas.picture
    bench.view._list_button.click()
    qtbot.waitUntil(lambda: bench.canvas.width() < 900)
    beside = bench.canvas.picture
    assert beside.width / beside.height < wide.width / wide.height
    bench.view._list_button.click()
    qtbot.waitUntil(lambda: bench.canvas.width() > 1100)
    assert bench.canvas.picture == wide
    bench.canvas.zoom(2)
    bench.view._list_button.click()
    qtbot.waitUntil(lambda: bench.canvas.width() < 900)
    assert bench.canvas.picture == wide
    bench.canvas.fit()
    assert bench.canvas.picture == beside


def test_a_map_for_reading_only_keeps_its_model_on_show(bench: Bench) -> None:
    bench.session.read_only = True
    bench.view.model_box.setCurrentIndex(0)
    bench.view.model_box.activated.emit(0)
    assert bench.view.model_box.currentData() == "hub_and_spoke"


def test_a_very_large_map_is_drawn_without_keeping_the_window_waiting(qtbot: QtBot) -> None:
    bench = Bench(qtbot, wide(300, 20))
    qtbot.waitUntil(lambda: bench.canvas.picture is not None, timeout=20_000)
    assert len(bench.canvas.picture.rows) == 300
    data = role_data("r1", "")
    hover_over(bench.canvas, data, bench.point("role:r2"))
    hint = bench.canvas.findChild(type(bench.view.sentence), "organisationHint")
    qtbot.waitUntil(
        lambda: hint.text() == "Let Role number 1 report to Role number 2: no figure changes.", timeout=20_000
    )


def test_a_picture_of_before_does_not_come_over_that_of_another_map(qtbot: QtBot) -> None:
    bench = Bench(qtbot, wide(300, 20))
    bench.view.wait()
    bench.session.perform(AddDepartment(bench.session.scenario.id, "Research", "other"))
    bench.session.load(load("holistic"))
    bench.view.wait()
    assert bench.canvas.picture == layout_chart(bench.session.index, bench.view._shape())


def test_held_near_an_edge_it_moves_along_once_somebody_zoomed(bench: Bench, qtbot: QtBot) -> None:
    data, corner = role_data("content-producer", ""), QPoint(5, bench.canvas.height() // 2)
    hover_over(bench.canvas, data, corner)
    assert not bench.canvas._drop._along.isActive()
    bench.canvas.zoom(2)
    before = bench.canvas.sight.corner.x()
    hover_over(bench.canvas, data, corner)
    qtbot.waitUntil(lambda: bench.canvas.sight.corner.x() > before + 20)
    QApplication.sendEvent(bench.canvas, QDragLeaveEvent())
    after = bench.canvas.sight.corner.x()
    qtbot.wait(60)
    assert bench.canvas.sight.corner.x() == after
    assert not bench.canvas._drop._along.isActive()


# Picking and opening


def test_what_is_clicked_is_picked_everywhere(bench: Bench) -> None:
    QTest.mouseClick(bench.canvas, Qt.MouseButton.LeftButton, pos=bench.point("role:social-engineer"))
    assert bench.context.selection.subjects == ("role:social-engineer",)
    assert bench.list.current() == "role:social-engineer"
    QTest.mouseClick(bench.canvas, Qt.MouseButton.LeftButton, pos=bench.point("department:legal"))
    assert bench.context.selection.subjects == ("department:legal",)
    QTest.mouseClick(bench.canvas, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert bench.context.selection.subjects == ()


def test_a_double_click_asks_to_open_it(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.view.edit_requested) as asked:
        QTest.mouseDClick(bench.canvas, Qt.MouseButton.LeftButton, pos=bench.point("role:social-engineer"))
    assert asked.args == ["role:social-engineer"]
    with qtbot.waitSignal(bench.view.edit_requested) as asked:
        QTest.mouseDClick(bench.canvas, Qt.MouseButton.LeftButton, pos=bench.point("department:product"))
    assert asked.args == ["department:product"]


def test_what_is_revealed_comes_into_sight(bench: Bench) -> None:
    bench.canvas.zoom(4)
    bench.view.reveal("role:legal-representative")
    place = bench.canvas.place_of("role:legal-representative")
    assert bench.canvas.rect().contains(bench.canvas.sight.seen(place).toRect())
    bench.view.reveal("skill:social-apis")


# Zooming and pushing


def test_it_is_fitted_until_somebody_zooms(bench: Bench) -> None:
    whole = bench.canvas.picture
    assert whole.width * bench.view.zoom <= bench.canvas.width()
    bench.canvas.zoom(2)
    scale = bench.view.zoom
    bench.view.resize(900, 700)
    assert bench.view.zoom == scale
    bench.canvas.fit()
    assert whole.width * bench.view.zoom <= bench.canvas.width()


def test_ctrl_and_the_wheel_zoom_around_the_pointer(bench: Bench) -> None:
    point = QPointF(bench.point("role:social-engineer"))
    before = bench.canvas.sight.place(point)
    ctrl, none = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    there = QPointF(bench.canvas.mapToGlobal(point.toPoint()))
    QApplication.sendEvent(bench.canvas, QWheelEvent(point, there, QPoint(), QPoint(0, 240), none, ctrl, phase, False))
    after = bench.canvas.sight.place(point)
    assert bench.view.zoom > 1
    assert (after.x, after.y) == pytest.approx((before.x, before.y))


def test_it_is_zoomed_no_further_than_makes_sense(bench: Bench) -> None:
    bench.canvas.zoom(1000)
    assert bench.view.zoom == LARGEST
    bench.canvas.zoom(1 / 1000)
    assert bench.view.zoom == SMALLEST


def test_two_fingers_zoom(bench: Bench) -> None:
    before, point = bench.view.zoom, QPointF(200, 200)
    pad, kind = QPointingDevice.primaryPointingDevice(), Qt.NativeGestureType.ZoomNativeGesture
    QApplication.sendEvent(bench.canvas, QNativeGestureEvent(kind, pad, 2, point, point, point, 0.25, QPointF()))
    assert bench.view.zoom == pytest.approx(1.25 * before)


@pytest.mark.parametrize(("key", "grows"), [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)])
def test_keys_zoom(bench: Bench, key: Qt.Key, grows: bool) -> None:
    before = bench.view.zoom
    QTest.keyClick(bench.canvas, key)
    assert (bench.view.zoom > before) is grows
    QTest.keyClick(bench.canvas, Qt.Key.Key_0)
    assert bench.view.zoom == before


@pytest.mark.parametrize(
    ("button", "held"),
    [(Qt.MouseButton.MiddleButton, False), (Qt.MouseButton.LeftButton, True)],
    ids=["middle button", "space"],
)
def test_it_is_pushed_with_the_middle_button_or_with_space(bench: Bench, button: Qt.MouseButton, held: bool) -> None:
    start, corner = bench.point("role:social-engineer"), bench.canvas.sight.corner
    if held:
        QTest.keyPress(bench.canvas, Qt.Key.Key_Space)
    QTest.mousePress(bench.canvas, button, pos=start)
    QTest.mouseMove(bench.canvas, start + QPoint(40, 25))
    QTest.mouseRelease(bench.canvas, button, pos=start + QPoint(40, 25))
    assert (bench.canvas.sight.corner - corner).toPoint() == QPoint(40, 25)
    assert bench.context.selection.subjects == ()


def test_space_is_let_go_of_when_the_keys_go_elsewhere(bench: Bench) -> None:
    bench.canvas.setFocus()
    QTest.keyPress(bench.canvas, Qt.Key.Key_Space)
    bench.view.model_box.setFocus()
    QTest.mouseClick(bench.canvas, Qt.MouseButton.LeftButton, pos=bench.point("role:social-engineer"))
    assert bench.context.selection.subjects == ("role:social-engineer",)


@pytest.mark.parametrize(
    ("turned", "keys", "by"),
    [
        (QPoint(0, -120), Qt.KeyboardModifier.NoModifier, (0, -60)),
        (QPoint(0, -120), SHIFT, (-60, 0)),
        (QPoint(-120, 0), Qt.KeyboardModifier.NoModifier, (-60, 0)),
        (QPoint(-120, 0), SHIFT, (-60, 0)),
    ],
)
def test_the_wheel_pushes_it_and_sideways_with_shift(
    bench: Bench, turned: QPoint, keys: Qt.KeyboardModifier, by: tuple[int, int]
) -> None:
    point, none = QPointF(200, 200), Qt.MouseButton.NoButton
    before = bench.canvas.sight.corner
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(bench.canvas, QWheelEvent(point, point, QPoint(), turned, none, keys, phase, False))
    assert (bench.canvas.sight.corner - before).toPoint() == QPoint(*by)


def test_escape_picks_nothing(bench: Bench) -> None:
    bench.context.selection.pick("role:social-engineer")
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    assert bench.context.selection.subjects == ()


def test_it_cannot_be_pushed_out_of_sight(bench: Bench) -> None:
    bench.canvas.push(QPointF(-90_000, 90_000))
    picture = bench.canvas.picture
    whole = bench.canvas.sight.seen(replace(picture).legend)
    assert whole.top() < 90_000
    assert bench.canvas.sight.corner.x() + picture.width * bench.view.zoom >= 59
    assert bench.canvas.sight.corner.y() <= bench.canvas.height() - 59
