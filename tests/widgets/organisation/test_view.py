"""The organisation view: it keeps up with the map, and all that can be done by mouse can be done by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QDragLeaveEvent,
    QKeyEvent,
    QKeySequence,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from tests.support.boards import wide
from tests.support.panels import make_context, unnamed
from workbench.application.edits.departments import AddDepartment, SetDepartment
from workbench.application.edits.roles import SetRole
from workbench.domain.model import MODELS, CapabilityMap
from workbench.files.templates import load
from workbench.qt.context import Context
from workbench.qt.mime import department_data, role_data
from workbench.shell.drop import drop_on, hover_over
from workbench.widgets.organisation import OrganisationView
from workbench.widgets.organisation.menus import subject_menu
from workbench.widgets.organisation.tree import SUBJECT
from workbench.widgets.parts.choice_box import BESIDE_TEXT
from workbench.widgets.parts.trials import TITLE

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Bench:
    """A view on a map, and what is done to it."""

    def __init__(self, qtbot: QtBot, document: CapabilityMap | None = None, template: str = "before-and-after") -> None:
        self.context: Context = make_context(document, template)
        self.session = self.context.session
        self.view = OrganisationView(self.context)
        qtbot.addWidget(self.view)
        self.view.resize(1200, 800)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.canvas, self.list = self.view.canvas, self.view.list

    def point(self, subject: str) -> QPoint:
        """A place of the window where a role, or a department beside its roles, is drawn."""
        place = self.canvas.place_of(subject)
        assert place is not None
        seen = self.canvas.sight.seen(place)
        point = seen.center() if subject.startswith("role:") else QPointF(seen.center().x(), seen.top() + 5)
        assert self.canvas.subject_at(point) == subject
        return point.toPoint()

    def drop(self, carried: str, place: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
        kind, identifier = carried.split(":")
        data = role_data(identifier, "") if kind == "role" else department_data(identifier, "")
        return drop_on(self.canvas, data, self.point(place) if place else QPoint(3, 3), keys)

    def hint(self, carried: str, place: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        kind, identifier = carried.split(":")
        data = role_data(identifier, "") if kind == "role" else department_data(identifier, "")
        hover_over(self.canvas, data, self.point(place) if place else QPoint(3, 3), keys)
        hint = self.canvas.findChild(type(self.view.sentence), "organisationHint")
        assert hint is not None
        assert hint.isVisible()
        return hint.text()


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def menu_of(bench: Bench) -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text().replace("&", "") == text)


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
    assert "product 24 → 60 % where people sit" in said
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
    assert bench.view.sentence.text().endswith("8 of 8 spokes have a social representative.")


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
    assert bench.canvas.picture.boxes == ()
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
        bench.view._work.wait()
        assert box.currentData() == model
        assert said in box.toolTip()


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


def test_held_near_an_edge_it_moves_along_once_somebody_zoomed(bench: Bench, qtbot: QtBot) -> None:
    data, corner = role_data("content-producer", ""), QPoint(5, bench.canvas.height() // 2)
    hover_over(bench.canvas, data, corner)
    bench.canvas.zoom(2)
    before = bench.canvas.sight.corner.x()
    hover_over(bench.canvas, data, corner)
    qtbot.waitUntil(lambda: bench.canvas.sight.corner.x() > before + 20)
    QApplication.sendEvent(bench.canvas, QDragLeaveEvent())
    after = bench.canvas.sight.corner.x()
    qtbot.wait(60)
    assert bench.canvas.sight.corner.x() == after


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


def test_it_cannot_be_pushed_out_of_sight(bench: Bench) -> None:
    bench.canvas.push(QPointF(-90_000, 90_000))
    picture = bench.canvas.picture
    whole = bench.canvas.sight.seen(replace(picture).legend)
    assert whole.top() < 90_000
    assert bench.canvas.sight.corner.x() + picture.width * bench.view.zoom >= 59
    assert bench.canvas.sight.corner.y() <= bench.canvas.height() - 59


# The list and the keyboard


def test_every_control_has_a_name(bench: Bench) -> None:
    assert unnamed(bench.view) == []
    assert "5 of 8 spokes have a social representative." in bench.canvas.accessibleDescription()


def rows_of(bench: Bench) -> dict[str, str]:
    model = bench.list.model()
    found, waiting = {}, [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        place = waiting.pop()
        found[place.data(SUBJECT)] = place.data(Qt.ItemDataRole.AccessibleTextRole)
        waiting += [model.index(row, 0, place) for row in range(model.rowCount(place))]
    return found


def test_the_list_says_what_the_picture_shows(bench: Bench) -> None:
    said = rows_of(bench)
    scenario = bench.session.scenario
    assert set(said) == {f"role:{each.id}" for each in scenario.roles} | {
        f"department:{each.id}" for each in scenario.departments
    }
    assert said["role:social-product-strategist"] == (
        "Social Product Strategist, Manager, reports to Social Marketing Strategist, product role under marketing, "
        "36 points absorbed"
    )
    assert said["role:social-engineer"] == "Social Engineer, Manager, dotted line to Corporate Social Strategist"
    assert said["department:sales"] == "Sales, Sales department, no social representative"
    assert said["department:marketing"] == "Marketing, Marketing department, 3 roles"


def test_roles_without_a_department_are_in_the_list(qtbot: QtBot) -> None:
    assert rows_of(Bench(qtbot, template="holistic"))["department:"] == "No department, 1 role"


def test_what_is_folded_stays_folded(bench: Bench) -> None:
    place = bench.list.model().index(0, 0)
    bench.list.collapse(place)
    bench.session.perform(SetRole(bench.session.scenario.id, "content-producer", "department", "product"))
    assert not bench.list.isExpanded(bench.list.model().index(0, 0))
    assert bench.list.isExpanded(bench.list.model().index(1, 0))


def test_arrows_in_the_list_pick(bench: Bench) -> None:
    bench.list.setFocus()
    bench.list.show_current("department:hub")
    QTest.keyClick(bench.list, Qt.Key.Key_Down)
    assert bench.context.selection.subjects == ("role:corporate-social-strategist",)


@pytest.mark.parametrize("part", ["canvas", "list"])
def test_by_keys_a_role_is_moved_reports_and_gets_a_dotted_line(bench: Bench, part: str) -> None:
    widget = getattr(bench, part)
    bench.context.selection.pick("role:developer-advocate")
    for key, choice in (
        ("Ctrl+Shift+M", "Product"),
        ("Ctrl+Shift+L", "Social Engineer, Manager"),
        ("Ctrl+Shift+D", "Corporate Social Strategist, Vice president"),
    ):
        QTest.keySequence(widget, QKeySequence(key))
        menu = menu_of(bench)
        assert menu.accessibleName().endswith("Developer Advocate")
        entry(menu, choice).trigger()
        menu.close()
    role = bench.session.index.roles["developer-advocate"]
    assert (role.department, role.reports_to) == ("product", "social-engineer")
    assert role.dotted_to == ("corporate-social-strategist",)
    assert bench.session.undo_stack.count() == 3


def test_typed_letters_lead_to_an_entry_of_the_choice(bench: Bench) -> None:
    bench.context.selection.pick("role:developer-advocate")
    QTest.keySequence(bench.list, QKeySequence("Ctrl+Shift+L"))
    menu = menu_of(bench)
    assert menu.activeAction().text() == "Nobody"
    for typed, there in (("soc", "Social Analyst, Manager"), ("ial m", "Social Marketing Strategist, Vice president")):
        QTest.keyClicks(menu, typed)
        assert menu.activeAction().text() == there
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert bench.session.index.roles["developer-advocate"].reports_to == "social-marketing-strategist"


def test_a_choice_without_an_entry_stands_on_the_one_that_holds(bench: Bench) -> None:
    bench.context.selection.pick("role:developer-advocate")
    QTest.keySequence(bench.canvas, QKeySequence("Ctrl+Shift+M"))
    menu = menu_of(bench)
    assert menu.activeAction().text() == "Technology"
    QTest.keyClicks(menu, "xyz")
    assert menu.activeAction().text() == "Technology"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert bench.session.undo_stack.count() == 0


def test_the_menu_of_a_role_holds_every_choice(bench: Bench) -> None:
    def titles(subject: str) -> list[str]:
        return [each.text() for each in subject_menu(bench.view, bench.view.commands, subject).actions() if each.text()]

    assert titles("role:social-engineer") == ["Edit…", "Sits in", "Reports to", "Dotted lines to", TITLE]
    assert titles("department:hub") == ["Edit…", "Lies in"]


def test_where_there_is_no_other_role_the_choice_says_so(qtbot: QtBot) -> None:
    document = load("social-leadership")
    scenario = replace(document.scenarios[0], roles=document.scenarios[0].roles[:1])
    bench = Bench(qtbot, replace(document, scenarios=(scenario,)))
    bench.context.selection.pick(f"role:{scenario.roles[0].id}")
    QTest.keySequence(bench.canvas, QKeySequence("Ctrl+Shift+D"))
    menu = menu_of(bench)
    assert [(each.text(), each.isEnabled()) for each in menu.actions()] == [("There is no other role", False)]
    menu.close()


@pytest.mark.parametrize("part", ["canvas", "list"])
def test_by_keys_a_department_lies_in_another(bench: Bench, part: str) -> None:
    bench.context.selection.pick("department:communications")
    QTest.keySequence(getattr(bench, part), QKeySequence("Ctrl+Shift+M"))
    menu = menu_of(bench)
    assert entry(menu, "Nothing: at the top").isChecked()
    entry(menu, "Marketing").trigger()
    menu.close()
    assert bench.session.index.departments["communications"].parent == "marketing"


@pytest.mark.parametrize("part", ["canvas", "list"])
@pytest.mark.parametrize(("keys", "taken"), [("Ctrl+Shift+M", True), ("Return", True), ("Ctrl+Z", False), ("M", False)])
def test_only_its_own_keys_are_taken_from_the_menus(bench: Bench, part: str, keys: str, taken: bool) -> None:
    combination = QKeySequence(keys)[0]
    kind, pressed = QEvent.Type.ShortcutOverride, combination.key()
    event = QKeyEvent(kind, pressed, combination.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(getattr(bench, part), event)
    assert event.isAccepted() is taken


@pytest.mark.parametrize("part", ["canvas", "list"])
def test_enter_asks_to_open_what_is_picked(bench: Bench, qtbot: QtBot, part: str) -> None:
    bench.context.selection.pick("role:social-engineer")
    with qtbot.waitSignal(bench.view.edit_requested) as asked:
        QTest.keyClick(getattr(bench, part), Qt.Key.Key_Return)
    assert asked.args == ["role:social-engineer"]


def test_a_dotted_line_is_taken_away_where_it_was_drawn(bench: Bench) -> None:
    bench.context.selection.pick("role:social-engineer")
    QTest.keySequence(bench.list, QKeySequence("Ctrl+Shift+D"))
    menu = menu_of(bench)
    there = entry(menu, "Corporate Social Strategist, Vice president")
    assert there.isChecked()
    there.trigger()
    menu.close()
    assert bench.session.index.roles["social-engineer"].dotted_to == ()


def test_the_list_can_be_folded_and_comes_with_room(bench: Bench) -> None:
    bench.view.resize(1500, 800)
    assert bench.list.isVisible()
    bench.view.resize(700, 600)
    assert not bench.list.isVisible()
    button = next(each for each in bench.view.findChildren(type(bench.view._list_button)) if each.text() == "List")
    button.click()
    assert bench.list.isVisible()
    bench.view.resize(1400, 800)
    button.click()
    assert not bench.list.isVisible()


def test_names_are_shown_as_they_were_written(qtbot: QtBot) -> None:
    document = load("social-leadership")
    scenario = document.scenarios[0]
    units = (replace(scenario.departments[0], name="<b>R&D</b>"), *scenario.departments[1:])
    bench = Bench(qtbot, replace(document, scenarios=(replace(scenario, departments=units),)))
    assert "<b>R&D</b>, Hub department, 4 roles" in rows_of(bench).values()
    bench.context.selection.pick("role:social-engineer")
    QTest.keySequence(bench.list, QKeySequence("Ctrl+Shift+M"))
    menu = menu_of(bench)
    assert entry(menu, "<b>R&D</b>".replace("&", "")).text() == "<b>R&&D</b>"
    menu.close()
