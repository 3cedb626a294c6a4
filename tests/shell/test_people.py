"""People in the window: added, pasted, given roles by menu and key, and found again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from tests.support.questions import press, when_asked, when_shown
from workbench.application.edits.people import AddHolder, AddPeople, DeletePeople
from workbench.application.edits.skills import AddSkill
from workbench.domain.model import Person, PersonLevel, Skill
from workbench.files.backgrounds import backgrounds
from workbench.shell.application import Workbench
from workbench.shell.people_actions import NO_BACKGROUNDS, NO_PEOPLE, PICK_A_PERSON, PICK_SOMETHING
from workbench.widgets.dialogs.name import NameDialog
from workbench.widgets.dialogs.paste_people import PastePeopleDialog
from workbench.widgets.dialogs.picker import Picker

ADA = Person("ada", "Ada", levels=(PersonLevel("social-apis", 4),))
BO = Person("bo", "Bo")


@pytest.fixture
def crowd(opened: Workbench) -> Workbench:
    opened.session.perform(AddPeople((ADA, BO)))
    return opened


def names(workbench: Workbench) -> list[str]:
    return [person.name for person in workbench.session.document.people]


def held(workbench: Workbench, role: str) -> tuple[str, ...]:
    return workbench.session.index.roles[role].people


def test_a_person_is_added_by_name_and_shown(opened: Workbench) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NameDialog)
        dialog.line.setText("Ada")
        dialog.accept()

    when_shown(NameDialog, answer)
    opened.actions["add_person"].trigger()
    assert names(opened) == ["Ada"]
    assert opened.window.left.tab == "people"
    assert opened.window.people.view.picked_ids() == ("ada",)
    when_shown(NameDialog, lambda dialog: (dialog.line.setText("Bo"), dialog.accept()))
    opened.actions["add_person"].trigger()
    assert opened.window.people.view.picked_ids() == ("bo",)


def test_a_background_that_is_there_under_its_name_comes_no_second_time(opened: Workbench) -> None:
    opened.actions["add_backgrounds"].trigger()
    first, *others = opened.session.document.people
    opened.session.undo_stack.undo()
    opened.session.perform(AddPeople((Person("", first.name.upper()),)))
    opened.window.people.commands.backgrounds_requested.emit()
    assert names(opened) == [first.name.upper(), *(person.name for person in others)]
    assert f"Added {len(others)} typical backgrounds." in opened.window.notice.text


def test_the_typical_backgrounds_are_added_once(opened: Workbench) -> None:
    opened.actions["add_backgrounds"].trigger()
    people = opened.session.document.people
    assert len(people) > 3
    assert {person.kind for person in people} == {"background"}
    assert "our estimate" in opened.window.notice.text
    opened.actions["add_backgrounds"].trigger()
    assert opened.session.document.people is people
    assert "already" in opened.window.notice.text


def test_a_map_of_other_skills_has_no_backgrounds(bench: Workbench) -> None:
    bench.documents.new_from("blank")
    bench.actions["add_backgrounds"].trigger()
    assert bench.session.document.people == ()
    assert "No typical backgrounds are known" in bench.window.notice.text


def test_pasted_people_are_previewed_and_taken_as_one_step(opened: Workbench) -> None:
    QGuiApplication.clipboard().setText("Name\tSocial APIs\nAda\t4\nBo\t9")
    when_shown(PastePeopleDialog, lambda dialog: dialog.accept())
    opened.actions["paste_people"].trigger()
    assert names(opened) == ["Ada"]
    assert opened.window.notice.text == "Pasted 1 person. 1 row was refused. Ctrl+Z takes it back."
    opened.session.undo_stack.undo()
    assert names(opened) == []


def test_an_empty_clipboard_is_told(opened: Workbench) -> None:
    QGuiApplication.clipboard().clear()
    opened.actions["paste_people"].trigger()
    assert "holds no text" in opened.window.notice.text


def test_the_picked_person_is_given_a_role(crowd: Workbench) -> None:
    crowd.selection.reveal("person:ada")
    when_shown(Picker, lambda dialog: (dialog.search.setText("social engineer"), dialog.accept()))
    crowd.actions["let_hold"].trigger()
    assert held(crowd, "social-engineer") == ("ada",)
    assert crowd.session.undo_stack.undoText() == "Let Ada hold Social Engineer"


def test_the_picked_role_is_given_a_person(crowd: Workbench) -> None:
    crowd.selection.reveal("role:social-engineer")
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, Picker)
        seen.extend(dialog.entries.item(row).text() for row in range(dialog.entries.count()))
        dialog.search.setText("bo")
        dialog.accept()

    when_shown(Picker, answer)
    crowd.actions["let_hold"].trigger()
    assert held(crowd, "social-engineer") == ("bo",)
    assert any("too little is known" in text for text in seen)


def offered(bench: Workbench) -> list[str]:
    """What the next dialog of roles or people offers; it is cancelled."""
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, Picker)
        seen.extend(dialog.entries.item(row).text() for row in range(dialog.entries.count()))
        dialog.reject()

    when_shown(Picker, look)
    bench.actions["let_hold"].trigger()
    return seen


def test_only_people_who_do_not_hold_a_role_yet_are_offered_for_it(crowd: Workbench) -> None:
    crowd.actions["add_backgrounds"].trigger()
    scenario = crowd.session.scenario
    crowd.session.perform(AddHolder(scenario.id, "social-engineer", "ada"))
    crowd.selection.reveal("role:social-engineer")
    (only,) = offered(crowd)
    assert only.startswith("Bo")
    crowd.session.perform(AddHolder(scenario.id, "social-engineer", "bo"))
    crowd.actions["let_hold"].trigger()
    assert crowd.window.notice.text == "Everybody holds it already."


def test_typical_backgrounds_are_nobody_who_could_hold_a_role(opened: Workbench) -> None:
    opened.actions["add_backgrounds"].trigger()
    opened.selection.reveal("role:social-engineer")
    opened.actions["let_hold"].trigger()
    assert opened.window.notice.text == NO_PEOPLE


def test_several_are_given_a_role_that_one_of_them_holds(crowd: Workbench) -> None:
    scenario = crowd.session.scenario
    crowd.session.perform(AddHolder(scenario.id, "social-engineer", "ada"))
    crowd.selection.pick("person:ada", "person:bo")
    of_two = offered(crowd)
    assert not any("known" in text or "fills" in text for text in of_two), "what one of them fills is said of no two"
    when_shown(Picker, lambda dialog: (dialog.search.setText("social engineer"), dialog.accept()))
    crowd.actions["let_hold"].trigger()
    assert held(crowd, "social-engineer") == ("ada", "bo")
    crowd.selection.reveal("person:ada")
    assert len(offered(crowd)) == len(of_two) - 1


def test_without_anything_picked_it_is_said_what_to_pick(crowd: Workbench) -> None:
    crowd.selection.pick()
    crowd.actions["let_hold"].trigger()
    assert crowd.window.notice.text == PICK_SOMETHING
    crowd.actions["delete_people"].trigger()
    assert crowd.window.notice.text == PICK_A_PERSON


def test_who_is_deleted_can_be_brought_back(crowd: Workbench) -> None:
    crowd.selection.reveal("person:ada")
    crowd.actions["delete_people"].trigger()
    assert names(crowd) == ["Bo"]
    assert crowd.window.notice.text == "Deleted Ada."
    crowd.session.undo_stack.undo()
    assert names(crowd) == ["Ada", "Bo"]


def test_deleting_everywhere_is_asked_about_first(crowd: Workbench) -> None:
    asked = when_asked(press("Cancel"))
    crowd.window.people.commands.erase_requested.emit("ada")
    assert len(asked) == 1
    assert "Ada" in asked[0]
    assert names(crowd) == ["Ada", "Bo"]


def test_finding_goes_to_the_tab(opened: Workbench) -> None:
    opened.actions["find_person"].trigger()
    assert opened.window.left.tab == "people"
    opened.actions["find_skill"].trigger()
    assert opened.window.left.tab == "skills"


def test_undo_picks_whom_it_brings_back(crowd: Workbench) -> None:
    person = crowd.session.document.people[0].id
    crowd.session.perform(DeletePeople((person,)))
    crowd.selection.pick()
    crowd.session.undo_stack.undo()
    assert crowd.selection.subjects == (f"person:{person}",)


def test_backgrounds_of_other_work_are_not_added(bench: Workbench) -> None:
    """One skill of a name they know made six careers of another trade come, of whom nothing was known."""
    bench.documents.new_from("blank")
    for name in ("Social APIs", "Pump sizing", "Spare part pricing", "Seal replacement", "Tender writing"):
        bench.session.perform(
            AddSkill(Skill("", name, group="Pumps", belongs_to="product", importance=3, level_needed=3))
        )
    before = bench.session.document
    assert len(backgrounds(before)) > 0
    bench.actions["add_backgrounds"].trigger()
    assert bench.session.document is before
    assert bench.window.notice.text == NO_BACKGROUNDS


def test_pasted_people_are_put_on_the_roles_of_their_titles_where_that_is_ticked(opened: Workbench) -> None:
    text = "Name\tRole\nAda\tsocial engineer\nBo\tJuggler\nCy\tSocial Engineer"
    offered: list[tuple[bool, str]] = []

    def answer(dialog: QDialog, tick: bool) -> None:
        assert isinstance(dialog, PastePeopleDialog)
        offered.append((dialog.hold.isVisible(), dialog.hold.text()))
        dialog.hold.setChecked(tick)
        dialog.accept()

    QGuiApplication.clipboard().setText(text)
    when_shown(PastePeopleDialog, lambda dialog: answer(dialog, False))
    opened.actions["paste_people"].trigger()
    assert held(opened, "social-engineer") == ()
    opened.session.undo_stack.undo()
    when_shown(PastePeopleDialog, lambda dialog: answer(dialog, True))
    opened.actions["paste_people"].trigger()
    scenario = opened.session.scenario.name
    assert offered == [(True, f"Let 2 people hold the roles of their titles in {scenario}, too")] * 2
    assert names(opened) == ["Ada", "Bo", "Cy"]
    assert held(opened, "social-engineer") == ("ada", "cy")
    assert opened.session.undo_stack.undoText() == "Paste 3 people, and let 2 hold the roles of their titles"
    opened.session.undo_stack.undo()
    assert (names(opened), held(opened, "social-engineer")) == ([], ())


def test_people_who_are_there_can_be_put_on_their_roles_by_a_second_paste(opened: Workbench) -> None:
    opened.session.perform(AddPeople((Person("", "Ada", title="Social Engineer"),)))
    QGuiApplication.clipboard().setText("Name\tTitle\nAda\tSocial Engineer")

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PastePeopleDialog)
        assert not dialog._take.isEnabled()
        dialog.hold.setChecked(True)
        assert dialog._take.isEnabled()
        dialog.accept()

    when_shown(PastePeopleDialog, answer)
    opened.actions["paste_people"].trigger()
    assert held(opened, "social-engineer") == ("ada",)
    assert opened.window.notice.text == "Pasted 1 person. Ctrl+Z takes it back."
