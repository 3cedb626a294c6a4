"""The library: what is found, shown, picked, dropped, and which edits and intents keys and menus mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.hovering import hover, watch_hovered
from tests.support.panels import drop_on, make_context, unnamed
from workbench.application.edits.assignments import Assign
from workbench.application.edits.skills import DeleteSkills, SetSkill
from workbench.domain.model import CapabilityMap, Scenario, Skill
from workbench.files.templates import load
from workbench.qt.context import Context
from workbench.qt.mime import SkillsPayload, skills_data, skills_in
from workbench.qt.skill_model import STATE_ROLE
from workbench.widgets.library import SkillLibrary
from workbench.widgets.library.skill_menu import skill_menu
from workbench.widgets.library.skill_view import AT_ONCE


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context()


@pytest.fixture
def library(context: Context, qtbot: QtBot) -> SkillLibrary:
    library = SkillLibrary(context)
    qtbot.addWidget(library)
    library.resize(284, 700)
    library.show()
    return library


def shown(library: SkillLibrary) -> list[str]:
    model = library.model
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    return [model.index(row, 0, group).data() for group in groups for row in range(model.rowCount(group))]


def pick(library: SkillLibrary, *skill_ids: str) -> None:
    chosen = library.view.selectionModel()
    chosen.clearSelection()
    for each in skill_ids:
        place = library.model.place(each)
        chosen.select(place, QItemSelectionModel.SelectionFlag.Select)
        chosen.setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)


def test_the_model_is_sound(library: SkillLibrary, context: Context):
    tester = QAbstractItemModelTester(library.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    library.search.setText("api")
    library.search.clear()
    context.session.perform(SetSkill("social-apis", "name", "Other"))
    context.session.undo_stack.undo()
    assert tester.model() is library.model


def test_all_skills_are_shown_in_groups(library: SkillLibrary, context: Context):
    assert sorted(shown(library)) == sorted(skill.name for skill in context.session.document.skills)
    groups = list(dict.fromkeys(skill.group for skill in context.session.document.skills))
    model = library.model
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == groups


@pytest.mark.parametrize("query", ["SOCIAL APIS", "socíal ápis", "programming interface"])
def test_search_goes_over_names_aliases_and_definitions_without_case_and_accents(library: SkillLibrary, query: str):
    library.search.setText(query)
    assert "Social APIs" in shown(library)
    assert len(shown(library)) < 10


def test_nothing_found_is_said(library: SkillLibrary):
    library.search.setText("zzzz")
    assert library._nothing.isVisible()
    assert library._nothing.text() == "Nothing is called “zzzz”."


def test_a_wrong_letter_is_forgiven_where_nothing_else_is_found(library: SkillLibrary, qtbot: QtBot):
    model = library.model
    with qtbot.waitSignal(model.looked_near):
        library.search.setText("campain")
        assert library._nothing.text() == "Nothing is called “campain”."
        assert not shown(library)
    assert library._nothing.text() == "Nothing is called “campain”; near:"
    assert 0 < len(shown(library)) <= 3
    assert any("campaign" in each.lower() for each in shown(library))
    assert library.view.isVisible()
    library.search.setText("campai")
    assert not library._nothing.isVisible()
    assert not model.near_search._rest.isActive(), "what is found is enough"


def test_what_came_near_stays_on_show_while_it_is_edited(library: SkillLibrary, qtbot: QtBot):
    model, session = library.model, library.session
    with qtbot.waitSignal(model.looked_near):
        library.search.setText("analitycs")
    near = model.near
    session.perform(SetSkill(near[0], "definition", "Other words"))
    assert model.near == near
    assert library.view.isVisible()
    assert library._nothing.text() == "Nothing is called “analitycs”; near:"
    session.perform(DeleteSkills(near))
    assert model.near == ()
    assert library._nothing.text() == "Nothing is called “analitycs”."


def test_an_answer_that_comes_late_is_not_shown(library: SkillLibrary, qtbot: QtBot):
    model = library.model
    library.search.setText("campain")
    model.near_search.look()
    library.search.clear()
    model.near_search.wait()
    assert not model.near
    assert len(shown(library)) == len(library.session.document.skills)


def test_what_comes_near_is_found_by_other_names_and_through_the_filter(library: SkillLibrary, qtbot: QtBot):
    model, session = library.model, library.session
    session.perform(SetSkill("social-apis", "aliases", ("Schnittstellen, soziale",)))
    library.search.setText("soziale schnitt")
    assert shown(library) == ["Social APIs"]
    assert not model.near
    with qtbot.waitSignal(model.looked_near):
        library.search.setText("Schnitstellen")
    assert shown(library) == ["Social APIs"]
    library.show_filter("out_of_scope")
    assert library._nothing.text() == "Nothing is called “Schnitstellen” under “Out of scope”."
    model.near_search.look()
    model.near_search.wait()
    assert shown(library) == []


def test_shelves_hold_what_their_number_says(library: SkillLibrary, context: Context):
    index = context.session.index
    leaderless = [skill.name for skill in index.scoped if not index.leads[skill.id]]
    library.show_filter("no_lead")
    assert shown(library) == leaderless
    assert library._pills.buttons["no_lead"].text() == f"No lead {len(leaderless)}"
    library.show_filter("two_leads")
    assert shown(library) == [skill.name for skill in index.scoped if len(index.leads[skill.id]) > 1]
    context.session.perform(SetSkill("social-apis", "in_scope", False))
    library.show_filter("out_of_scope")
    assert shown(library) == ["Social APIs"]


def test_rows_say_what_a_screen_reader_needs(library: SkillLibrary):
    place = library.model.place("social-apis")
    said = place.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Social APIs, technology, importance 5, led by Social Product Strategist"
    assert library.model.place("social-graph").data(STATE_ROLE) == "nobody"
    assert not unnamed(library)


def test_picking_and_revealing_go_through_the_selection(library: SkillLibrary, context: Context):
    pick(library, "social-apis", "social-graph")
    assert set(context.selection.subjects) == {"skill:social-apis", "skill:social-graph"}
    context.selection.pick("role:social-product-strategist")
    assert library.view.picked_ids() == ()
    library.search.setText("zzzz")
    context.selection.reveal("skill:social-apis")
    assert library.view.picked_ids() == ("social-apis",)
    assert library.search.text() == ""


def test_an_edit_keeps_what_is_picked_and_folded(library: SkillLibrary, context: Context):
    model = library.model
    library.view.collapse(model.index(0, 0))
    pick(library, "social-apis")
    context.session.perform(SetSkill("social-graph", "group", "Another"))
    assert not library.view.isExpanded(model.index(0, 0))
    assert library.view.picked_ids() == ("social-apis",)


def test_dragged_skills_carry_their_ids(library: SkillLibrary):
    pick(library, "social-graph", "social-apis")
    data = library.model.mimeData(library.view.selectionModel().selectedIndexes())
    assert skills_in(data) == SkillsPayload(("social-graph", "social-apis"))


def test_chips_dropped_on_the_library_are_taken_off_their_card(library: SkillLibrary, context: Context):
    role = context.session.index.roles["social-product-strategist"]
    skill = role.assignments[0].skill
    drop_on(library, skills_data(SkillsPayload((skill,), role.id), "chip"))
    held = [each.skill for each in context.session.index.roles[role.id].assignments]
    assert skill not in held
    context.session.undo_stack.undo()
    drop_on(library, skills_data(SkillsPayload((skill,)), "from the library itself"))
    assert context.session.index.roles[role.id] is role


def test_keys(library: SkillLibrary, context: Context, qtbot: QtBot):
    assigned, edited, pasted = list[object](), list[object](), list[object]()
    library.commands.assign_requested.connect(assigned.append)
    library.commands.edit_requested.connect(edited.append)
    library.commands.paste_requested.connect(pasted.append)
    pick(library, "social-apis")
    qtbot.keyClick(library.view, Qt.Key.Key_Return)
    qtbot.keyClick(library.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(library.view, Qt.Key.Key_F2)
    QGuiApplication.clipboard().setText("One\nTwo")
    qtbot.keyClick(library.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(library.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert assigned == [("social-apis",)] * 2
    assert edited == ["skill:social-apis"]
    assert pasted == ["One\nTwo"] * 2
    qtbot.keyClick(library.view, Qt.Key.Key_Delete)
    assert "social-apis" not in context.session.index.skills
    context.session.undo_stack.undo()
    assert "social-apis" in context.session.index.skills


def test_one_word_pasted_into_the_search_is_searched(library: SkillLibrary, qtbot: QtBot):
    QGuiApplication.clipboard().setText("graph")
    qtbot.keyClick(library.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert library.search.text() == "graph"


def test_down_goes_from_the_search_to_the_list_and_up_back(library: SkillLibrary, qtbot: QtBot):
    library.focus_search()
    qtbot.keyClick(library.search, Qt.Key.Key_Down)
    assert library.view.currentIndex().data() == shown(library)[0]
    left = []
    library.view.left_upwards.connect(lambda: left.append(True))
    qtbot.keyClick(library.view, Qt.Key.Key_Up)
    qtbot.keyClick(library.view, Qt.Key.Key_Up)
    assert left


def test_the_menu_changes_all_that_is_picked_as_one_step(library: SkillLibrary, context: Context):
    skills = context.session.index.skills
    menu = skill_menu(library, library.commands, (skills["social-apis"], skills["social-graph"]))
    importance = next(action for action in menu.actions() if action.text() == "Importance").menu()
    assert isinstance(importance, QMenu)
    importance.actions()[1].trigger()
    changed = context.session.index.skills
    assert [changed[each].importance for each in ("social-apis", "social-graph")] == [2, 2]
    assert context.session.undo_stack.count() == 1
    assert context.session.undo_stack.undoText() == "Set the importance of 2 skills to 2"
    texts = [
        action.text()
        for action in skill_menu(library, library.commands, (skills["social-apis"],)).actions()
        if action.text()
    ]
    assert texts == [
        "Assign to…",
        "Edit…",
        "Merge into…",
        "Take out of scope",
        "Belongs to",
        "Importance",
        "Level needed",
        "Shared on purpose",
        "Delete",
    ]


def test_an_empty_map_says_how_to_begin(qtbot: QtBot):
    empty = CapabilityMap("Empty", scenarios=(Scenario("one", "One", model="holistic"),))
    library = SkillLibrary(make_context(empty))
    qtbot.addWidget(library)
    library.show()
    asked = []
    library.commands.add_requested.connect(lambda: asked.append("add"))
    buttons = {each.text(): each for each in library.findChildren(QPushButton) if each.isVisible()}
    buttons["Add a skill"].click()
    assert asked == ["add"]


def test_an_edit_repaints_the_rows_it_changes_and_no_others(library: SkillLibrary, context: Context):
    model = library.model
    changed, resets = [], []
    model.dataChanged.connect(lambda first, last: changed.extend([first.data(), last.data()]))
    model.modelReset.connect(lambda: resets.append(True))
    context.session.perform(Assign("today", "social-product-strategist", ("social-graph",), "lead"))
    assert changed == ["Social graph strategy"] * 2
    assert model.place("social-graph").data(STATE_ROLE) == ""
    assert not resets


def test_esc_ends_the_search_from_the_list_too(library: SkillLibrary, qtbot: QtBot):
    library.search.setText("api")
    library.activateWindow()
    qtbot.waitActive(library)
    library.view.take_focus()
    qtbot.keyClick(library.view, Qt.Key.Key_Escape)
    assert library.search.text() == ""


def test_deleting_skills_picks_no_others(library: SkillLibrary, context: Context, qtbot: QtBot):
    library.view.setFocus()
    pick(library, "social-apis")
    qtbot.keyClick(library.view, Qt.Key.Key_Delete)
    assert "social-apis" not in context.session.index.skills
    assert library.view.picked_ids() == ()
    left = len(context.session.document.skills)
    qtbot.keyClick(library.view, Qt.Key.Key_Delete)
    assert len(context.session.document.skills) == left


@pytest.fixture
def hovered(library: SkillLibrary) -> Callable[[], list[str]]:
    """The rows that are painted as under the pointer, which is on one of them to begin with."""
    look = watch_hovered(library, "social-apis")
    assert look() == ["Social APIs"]
    return look


def test_no_row_looks_hovered_after_a_drag(
    library: SkillLibrary, hovered: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
):
    pick(library, "social-apis")
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction)
    library.view.startDrag(Qt.DropAction.CopyAction)
    hover(library, "social-graph")
    qtbot.waitUntil(lambda: hovered() == [])


def test_no_row_looks_hovered_after_another_map_was_opened(
    library: SkillLibrary, context: Context, hovered: Callable[[], list[str]]
):
    context.session.load(load("before-and-after"))
    assert hovered() == []


def test_what_a_search_hides_is_picked_no_longer(library: SkillLibrary, context: Context):
    pick(library, "social-apis", "social-graph", "ad-management")
    library.search.setText("social graph")
    assert library.view.picked_ids() == ("social-graph",)
    assert context.selection.subjects == ("skill:social-graph",)
    library.search.clear()
    assert library.view.picked_ids() == ("social-graph",)


def test_a_chip_picked_on_a_card_stays_picked_whatever_is_searched(library: SkillLibrary, context: Context):
    picked = ("skill:social-apis", "role:social-product-strategist")
    context.selection.pick(*picked)
    library.search.setText("zzzz")
    assert context.selection.subjects == picked


def test_a_group_the_user_folded_is_folded_again_after_a_search(library: SkillLibrary):
    view, model = library.view, library.model
    view.collapse(model.index(0, 0))
    group = model.index(0, 0).data()
    library.search.setText("social")
    assert all(view.isExpanded(model.index(row, 0)) for row in range(model.rowCount()))
    library.search.clear()
    assert model.index(0, 0).data() == group
    assert not view.isExpanded(model.index(0, 0))
    assert view.isExpanded(model.index(1, 0))
    view.expand(model.index(0, 0))
    library.search.setText("social")
    library.search.clear()
    assert view.isExpanded(model.index(0, 0))


def test_texts_searched_in_are_kept_for_the_skills_of_this_map_only(library: SkillLibrary, context: Context):
    model = library.model
    library.search.setText("social")
    texts = dict(model._haystacks)
    context.session.perform(SetSkill("social-apis", "name", "Other"))
    library.search.setText("socia")
    kept = {each for each, known in model._haystacks.items() if known is texts[each]}
    assert texts.keys() - kept == {"social-apis"}
    assert model._haystacks.keys() == context.session.index.skills.keys()
    one = Skill("archive", "Archive", group="", belongs_to="either", importance=3, level_needed=3)
    scenario = Scenario("one", "One", model="decentralised")
    context.session.load(CapabilityMap("Other", skills=(one,), scenarios=(scenario,)))
    library.search.setText("arch")
    assert model._haystacks.keys() == {"archive"}


def test_what_is_out_of_sight_is_unfolded_when_nothing_else_is_to_be_done(qtbot: QtBot):
    skills = tuple(
        Skill(f"s{n}", f"Skill {n}", group=f"Group {n % 4}", belongs_to="product", importance=3, level_needed=3)
        for n in range(4 * (AT_ONCE - 1))
    )
    document = CapabilityMap("Vast", skills=skills, scenarios=(Scenario("one", "One", model="decentralised"),))
    library = SkillLibrary(make_context(document))
    qtbot.addWidget(library)
    library.show()
    view, model = library.view, library.model

    def unfolded() -> list[bool]:
        return [view.isExpanded(model.index(row, 0)) for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: all(unfolded()))
    view.collapse(model.index(1, 0))
    library.search.setText("skill 7")
    library.search.clear()
    assert unfolded() == [True, False, True, False]
    view.bring_into_sight(skills[3].id)
    assert unfolded() == [True, False, True, True]
    library.search.setText("skill 2")
    qtbot.waitUntil(lambda: all(unfolded()))
    library.search.clear()
    qtbot.waitUntil(lambda: unfolded() == [True, False, True, True])
