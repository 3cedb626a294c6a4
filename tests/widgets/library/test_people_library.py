"""The list of people: who is found, shown and picked, and which edits and intents keys and menus mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QRectF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.hovering import hover, watch_hovered
from tests.support.panels import make_context, unnamed
from workbench.application.edits.people import AddHolder, AddPeople, DeletePeople, SetPerson
from workbench.application.edits.roles import SetRole
from workbench.domain.model import PERSON_KINDS, Person
from workbench.files.templates import load
from workbench.qt.context import Context
from workbench.qt.mime import is_ours, people_in
from workbench.qt.person_model import DETAIL_ROLE
from workbench.qt.theme import colour
from workbench.widgets.library import LibraryPanel
from workbench.widgets.library.people_commands import PeopleCommands
from workbench.widgets.library.people_library import PeopleLibrary
from workbench.widgets.library.person_menu import person_menu
from workbench.widgets.parts.mark import paint_person

PEOPLE = (
    Person("dev", "Software developer", kind="background"),
    Person("ada", "Ada Lovelace", title="Analyst", note="Reads proofs"),
    Person("bo", "Bo Ek", title="Community manager"),
)


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    context = make_context()
    context.session.perform(AddPeople(PEOPLE))
    return context


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel(context)
    qtbot.addWidget(panel)
    panel.resize(284, 700)
    panel.show_tab("people")
    panel.show()
    return panel


@pytest.fixture
def library(panel: LibraryPanel) -> PeopleLibrary:
    return panel.people


def shown(library: PeopleLibrary) -> list[str]:
    return [str(library.model.index(row).data()) for row in range(library.model.rowCount())]


def pick(library: PeopleLibrary, *people: str) -> None:
    chosen = library.view.selectionModel()
    chosen.clearSelection()
    for each in people:
        place = library.model.place(each)
        chosen.select(place, QItemSelectionModel.SelectionFlag.Select)
        chosen.setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)


def test_the_model_is_sound(library: PeopleLibrary, context: Context):
    tester = QAbstractItemModelTester(library.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    library.search.setText("ada")
    library.search.clear()
    context.session.perform(SetPerson("ada", "name", "Ada"))
    context.session.perform(DeletePeople(("ada", "bo", "dev")))
    context.session.undo_stack.undo()
    assert tester.model() is library.model


def test_persons_come_before_backgrounds_and_each_says_what_it_is(library: PeopleLibrary):
    assert shown(library) == ["Ada Lovelace", "Bo Ek", "Software developer"]
    details = [library.model.index(row).data(DETAIL_ROLE) for row in range(3)]
    assert details == ["Person · Analyst", "Person · Community manager", "Typical background"]


def test_the_signs_of_the_kinds_differ():
    pictures = []
    for kind in PERSON_KINDS:
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_person(painter, QRectF(4, 4, 32, 32), kind, colour("#000000"))
        painter.end()
        pictures.append(image)
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(
    ("query", "who"), [("ADA", "Ada Lovelace"), ("community", "Bo Ek"), ("proofs", "Ada Lovelace")]
)
def test_search_goes_over_name_title_and_note(library: PeopleLibrary, query: str, who: str):
    library.search.setText(query)
    assert shown(library) == [who]


def test_near_names_are_offered_where_none_is_found(library: PeopleLibrary):
    library.search.setText("lovelase")
    assert shown(library) == []
    library.model.near_search.look()
    assert library.model.near_search.wait(5)
    assert shown(library) == ["Ada Lovelace"]


def test_who_is_hidden_by_a_search_is_no_longer_picked(library: PeopleLibrary, context: Context):
    pick(library, "ada", "bo")
    library.search.setText("bo")
    assert context.selection.subjects == ("person:bo",)


def test_what_is_said_of_a_row_names_what_she_holds(library: PeopleLibrary, context: Context):
    scenario, role = context.session.scenario, context.session.scenario.roles[0]
    context.session.perform(AddHolder(scenario.id, role.id, "ada"))
    spoken = library.model.place("ada").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Ada Lovelace, Person, Analyst, holds {context.session.index.titles[role.id]}"
    assert "holds no role here" in library.model.place("bo").data(Qt.ItemDataRole.AccessibleTextRole)
    background = library.model.place("dev").data(Qt.ItemDataRole.AccessibleTextRole)
    assert background == "Software developer, Typical background", "it cannot hold one"


def test_keys(library: PeopleLibrary, context: Context, qtbot: QtBot):
    pick(library, "ada")
    with qtbot.waitSignal(library.commands.hold_requested) as hold:
        QTest.keyClick(library.view, Qt.Key.Key_Return)
    assert hold.args == [("ada",)]
    with qtbot.waitSignal(library.commands.edit_requested) as edit:
        QTest.keyClick(library.view, Qt.Key.Key_F2)
    assert edit.args == ["person:ada"]
    QGuiApplication.clipboard().setText("Name\tTitle\nCy\tDesigner")
    for target in (library.view, library.search):
        with qtbot.waitSignal(library.commands.paste_requested) as paste:
            QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert paste.args == ["Name\tTitle\nCy\tDesigner"]
    QTest.keyClick(library.view, Qt.Key.Key_Delete)
    assert shown(library) == ["Bo Ek", "Software developer"]
    context.session.undo_stack.undo()
    assert len(shown(library)) == 3


def test_people_are_named_from_the_top_down_whatever_was_picked_first(library: PeopleLibrary):
    pick(library, "bo", "ada")
    assert library.view.picked_ids() == ("ada", "bo")
    assert (library.view.offers("rename"), library.view.offers("delete")) == (False, True)
    pick(library, "bo")
    assert library.view.offers("rename")


def test_more_keys_and_the_double_click(library: PeopleLibrary, context: Context, qtbot: QtBot):
    pick(library, "bo")
    with qtbot.waitSignal(library.commands.edit_requested) as edit:
        library.view.doubleClicked.emit(library.model.place("bo"))
    assert edit.args == ["person:bo"]
    with qtbot.assertNotEmitted(library.view.left_upwards):
        QTest.keyClick(library.view, Qt.Key.Key_Up)
    with qtbot.waitSignal(library.view.left_upwards):
        QTest.keyClick(library.view, Qt.Key.Key_Up)
    QTest.keyClick(library.view, Qt.Key.Key_Backspace)
    assert "Ada Lovelace" not in shown(library)


def test_rows_are_told_anew_where_what_they_say_is_another(library: PeopleLibrary, context: Context, qtbot: QtBot):
    scenario = context.session.scenario
    for edit in (
        AddHolder(scenario.id, scenario.roles[0].id, "ada"),
        SetRole(scenario.id, scenario.roles[0].id, "title", "Chief of all"),
        SetPerson("ada", "name", "Ada Byron"),
    ):
        with qtbot.waitSignal(library.model.dataChanged):
            assert context.session.perform(edit)
    assert shown(library)[0] == "Ada Byron"
    assert library.model.place("ada").data(Qt.ItemDataRole.AccessibleTextRole).endswith("holds Chief of all")


def test_a_near_name_that_is_gone_meanwhile_is_not_shown(library: PeopleLibrary, context: Context):
    library.search.setText("lovelase")
    library.model.near_search.found.emit(("gone", "ada"))
    assert (shown(library), library.model.near) == (["Ada Lovelace"], ("ada",))
    context.session.perform(SetPerson("bo", "note", "Away"))
    assert (shown(library), library.model.near) == ([], ())


def test_nobody_is_copied_to_the_clipboard(library: PeopleLibrary):
    QGuiApplication.clipboard().setText("before")
    pick(library, "ada")
    QTest.keyClick(library.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_a_drag_carries_ids_and_no_name(library: PeopleLibrary):
    data = library.model.mimeData([library.model.place("ada")])
    assert people_in(data) == ("ada",)
    assert is_ours(data)
    assert not data.hasText()


@pytest.fixture
def hovered(library: PeopleLibrary) -> Callable[[], list[str]]:
    """The rows that are painted as under the pointer, which is on one of them to begin with."""
    look = watch_hovered(library, "ada")
    assert look() == ["Ada Lovelace"]
    return look


def test_nobody_looks_hovered_after_a_drag(
    library: PeopleLibrary, hovered: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
):
    pick(library, "ada")
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction)
    library.view.startDrag(Qt.DropAction.CopyAction)
    hover(library, "bo")
    qtbot.waitUntil(lambda: hovered() == [])


def test_nobody_looks_hovered_after_another_map_was_opened(
    library: PeopleLibrary, context: Context, hovered: Callable[[], list[str]]
):
    context.session.load(AddPeople(PEOPLE).apply(load("before-and-after")))
    assert hovered() == []


def test_the_search_stays_where_who_is_revealed_is_gone(panel: LibraryPanel, context: Context):
    panel.people.search.setText("bo")
    context.session.perform(DeletePeople(("ada",)))
    panel.people.bring_into_sight("ada")
    assert panel.people.search.text() == "bo"


def test_the_menu_offers_what_the_keys_do(library: PeopleLibrary, context: Context):
    by_id = {person.id: person for person in context.session.document.people}

    def texts(*ids: str) -> list[str]:
        menu = person_menu(library, library.commands, tuple(by_id[each] for each in ids))
        return [action.text() for action in menu.actions() if action.text()]

    assert texts("ada")[:3] == ["Let hold…", "Edit…", "Kind"]
    assert "Delete" in texts("ada", "bo")
    assert "Let hold…" not in texts("dev")
    assert "Delete everywhere…" in texts("ada")
    assert "Delete everywhere…" not in texts("ada", "bo")
    assert texts() == ["Add person…", "Paste people…", "Add the typical backgrounds"]


def test_an_empty_list_says_what_to_do(qtbot: QtBot):
    context = make_context()
    library = PeopleLibrary(context, PeopleCommands(context.session))
    qtbot.addWidget(library)
    library.show()
    buttons = {button.text(): button for button in library.findChildren(QPushButton) if button.isVisible()}
    assert buttons.keys() == {"Paste people", "Add the typical backgrounds", "Add a person"}
    with qtbot.waitSignal(library.commands.backgrounds_requested):
        buttons["Add the typical backgrounds"].click()
    with qtbot.waitSignal(library.commands.add_requested):
        buttons["Add a person"].click()


def test_a_revealed_subject_brings_its_tab_to_the_front(panel: LibraryPanel, context: Context):
    context.selection.reveal("skill:social-apis")
    assert panel.tab == "skills"
    panel.people.search.setText("bo")
    context.selection.reveal("person:ada")
    assert panel.tab == "people"
    assert panel.people.view.picked_ids() == ("ada",)
    assert panel.people.search.text() == ""


def test_every_control_has_a_name(panel: LibraryPanel):
    assert unnamed(panel) == []
