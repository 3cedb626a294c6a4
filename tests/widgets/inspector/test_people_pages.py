"""The inspector on people: who fits a role, what a person fits, her way there, and her levels."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.support.accessible import announced
from tests.support.panels import make_context, unnamed
from workbench.application.edits.people import AddHolder, AddPeople, DeletePeople, SetPerson, SetPersonLevel
from workbench.application.edits.roles import AddRole
from workbench.domain.fit import Fits, Pair, levels_of
from workbench.domain.model import Person, PersonKind, PersonLevel
from workbench.domain.transform import find
from workbench.presentation.who_fits import NEEDS_NOTHING, TOO_LITTLE_OF_ALL, best_pair_in_words
from workbench.qt.context import Context
from workbench.qt.theme import px
from workbench.widgets.inspector import Inspector
from workbench.widgets.inspector.fields import ManyField
from workbench.widgets.inspector.levels import PITCH, LevelDelegate
from workbench.widgets.inspector.pages import FIELDS_TAB, PersonPage, RolePage
from workbench.widgets.inspector.who_fits import AT_ONCE, FEW, LOOKING, MOST, NOBODY

ROLE, OTHER = "social-product-strategist", "social-engineer"


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    context = make_context()
    needs = context.session.index.derived(Fits).needs(ROLE)
    full = tuple(PersonLevel(need.skill.id, need.level) for need in needs)
    half = tuple(PersonLevel(need.skill.id, need.level // 2) for need in needs)
    people = (
        Person("bo", "Bo", levels=half),
        Person("ada", "Ada", levels=full),
        Person("cy", "Cy"),
        Person("dev", "Developer", kind="background", levels=full[:-1]),
    )
    context.session.perform(AddPeople((*people, *(Person(f"p{n}", f"Person {n}") for n in range(5)))))
    return context


@pytest.fixture
def inspector(context: Context, qtbot: QtBot) -> Inspector:
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.resize(316, 900)
    inspector.show()
    inspector.activateWindow()
    return inspector


def role_page(inspector: Inspector, context: Context, role: str = ROLE) -> RolePage:
    context.selection.pick(f"role:{role}")
    page = inspector.page
    assert isinstance(page, RolePage)
    assert page.tabs is not None
    page.tabs.buttons["fits"].click()
    return page


def person_page(inspector: Inspector, context: Context, person: str, tab: str = "fits") -> PersonPage:
    context.selection.pick(f"person:{person}")
    page = inspector.page
    assert isinstance(page, PersonPage)
    assert page.tabs is not None
    page.tabs.buttons[tab].click()
    return page


def levels(context: Context, person: str) -> dict[str, int]:
    return levels_of(find(context.session.document.people, person))


def first_need(context: Context) -> str:
    return context.session.index.derived(Fits).needs(ROLE)[0].skill.id


def test_people_are_ranked_for_a_role_with_fit_and_gaps(inspector: Inspector, context: Context) -> None:
    page = role_page(inspector, context)
    rows = page.who_fits.rows
    assert [row.link.label for row in rows[:3]] == ["Ada", "Developer", "Bo"]
    assert len(rows) == 3, "nobody is ranked of whom too little is known"
    assert rows[0].link.note == "Fills 100\xa0%, 100\xa0% known"
    assert rows[0].fold.isHidden()
    assert "typical background" in rows[1].link.note
    assert rows[1].hold.isHidden()
    assert rows[2].gaps.isHidden()
    rows[2].fold.click()
    assert rows[2].gaps.isVisible()
    assert "(needs " in rows[2].gaps.text()
    context.session.perform(SetPersonLevel("p0", context.session.document.skills[0].id, 1))
    assert page.who_fits.rows[2] is rows[2]
    assert rows[2].gaps.isVisible(), "what is open stays open"
    assert page.who_fits.more.label == "Show 6 more"
    page.who_fits.more.click()
    assert len(page.who_fits.rows) == 9


def test_the_best_pair_is_said(inspector: Inspector, context: Context) -> None:
    page = role_page(inspector, context)
    pair = page.who_fits.pair
    assert not pair.isVisible(), "Ada alone does as well"
    context.session.perform(SetPersonLevel("ada", first_need(context), 0))
    assert pair.isVisible()
    assert pair.text().startswith("Best pair: Ada and ")
    assert "together fill 100\xa0%" in pair.text()


def test_among_many_the_pair_is_looked_for_while_the_window_goes_on(inspector: Inspector, context: Context) -> None:
    context.session.perform(AddPeople(tuple(Person("", f"More {n}") for n in range(AT_ONCE))))
    context.session.perform(SetPersonLevel("ada", first_need(context), 0))
    page = role_page(inspector, context)
    assert page.who_fits.pair.text() == LOOKING
    assert page.who_fits.wait(20)
    assert page.who_fits.pair.text().startswith("Best pair: Ada and ")


def test_a_row_lets_hold_and_takes_off(inspector: Inspector, context: Context) -> None:
    page = role_page(inspector, context)
    row = page.who_fits.rows[0]
    assert row.hold.accessibleName() == "Let hold: Ada, Social Product Strategist"
    row.hold.click()
    assert context.session.index.roles[ROLE].people == ("ada",)
    row = page.who_fits.rows[0]
    assert "holds it" in row.link.note
    assert row.hold.text() == "Take off"
    row.hold.click()
    assert context.session.index.roles[ROLE].people == ()


def test_who_holds_a_role_is_listed_wherever_she_ranks_and_can_be_taken_off(
    inspector: Inspector, context: Context
) -> None:
    scenario = context.session.scenario
    empty = AddRole(scenario.id, "Chair")
    context.session.perform(empty)
    chair = context.session.scenario.roles[-1].id
    for role in (ROLE, chair):
        context.session.perform(AddHolder(scenario.id, role, "cy"))
    page = role_page(inspector, context)
    assert [row.link.label for row in page.who_fits.rows] == ["Ada", "Developer", "Bo", "Cy"]
    page = role_page(inspector, context, chair)
    assert page.who_fits._hint.text() == NEEDS_NOTHING
    (row,) = page.who_fits.rows
    assert row.link.note == "The role holds no skill in scope, holds it"
    fits = person_page(inspector, context, "cy").roles
    row = next(row for row in fits.rows if row.link.label == "Chair")
    assert row.hold.text() == "Take off"
    row.hold.click()
    assert context.session.index.roles[chair].people == ()
    assert "Chair" not in [row.link.label for row in fits.rows]


def test_where_too_little_is_known_of_everybody_that_is_said(inspector: Inspector, context: Context) -> None:
    for person in ("ada", "bo", "dev"):
        for need in context.session.index.derived(Fits).needs(ROLE):
            context.session.perform(SetPersonLevel(person, need.skill.id, None))
    page = role_page(inspector, context)
    assert page.who_fits._hint.text() == TOO_LITTLE_OF_ALL
    assert page.who_fits.rows == []
    assert page.who_fits.more.label == "Show all 9"


def test_a_row_leads_to_the_person_and_back(inspector: Inspector, context: Context) -> None:
    role_page(inspector, context).who_fits.rows[0].link.click()
    assert context.selection.subjects == ("person:ada",)
    page = person_page(inspector, context, "ada")
    at = next(n for n, row in enumerate(page.roles.rows) if row.link.label == "Social Product Strategist")
    page.roles.rows[at].link.click()
    assert context.selection.subjects == (f"role:{ROLE}",)


def test_the_pair_follows_levels_and_the_role(inspector: Inspector, context: Context) -> None:
    def best(role: str) -> str:
        index = context.session.index
        return best_pair_in_words(index, index.derived(Fits).best_pair(role))

    needs = context.session.index.derived(Fits).needs(ROLE)
    context.session.perform(DeletePeople(("ada", "dev")))
    for place, need in enumerate(needs):
        for person, has in (("cy", place % 2 == 0), ("p0", place % 2 == 1)):
            context.session.perform(SetPersonLevel(person, need.skill.id, need.level if has else 0))
    page = role_page(inspector, context)
    before = page.who_fits.pair.text()
    assert before.startswith("Best pair: Cy and Person 0 together fill 100")
    context.session.perform(SetPersonLevel("cy", needs[0].skill.id, 0))
    then = page.who_fits.pair.text()
    assert then == best(ROLE) != before
    assert role_page(inspector, context, OTHER).who_fits.pair.text() == best(OTHER) != then


def test_a_pair_that_is_found_too_late_is_not_shown(
    inspector: Inspector, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = tuple(Person(f"more{n}", f"More {n}") for n in range(AT_ONCE))
    context.session.perform(AddPeople(more))
    go_on, best_pair = Event(), Fits.best_pair

    def slow(fits: Fits, role_id: str, kind: PersonKind | None = None) -> Pair | None:
        go_on.wait(20)
        return best_pair(fits, role_id, kind)

    monkeypatch.setattr(Fits, "best_pair", slow)
    page = role_page(inspector, context)
    assert page.who_fits.pair.text() == LOOKING
    monkeypatch.setattr(Fits, "best_pair", best_pair)
    context.session.perform(DeletePeople(("ada", *(person.id for person in more))))
    shown = page.who_fits.pair.text()
    go_on.set()
    assert page.who_fits.wait(20)
    assert page.who_fits.pair.text() == shown
    assert "Ada" not in shown


def test_all_who_fit_are_shown_up_to_a_limit_and_for_one_role(inspector: Inspector, context: Context) -> None:
    needed = {need.skill.id for role in (ROLE, OTHER) for need in context.session.index.derived(Fits).needs(role)}
    levels = tuple(PersonLevel(skill, 1) for skill in needed)
    context.session.perform(AddPeople(tuple(Person("", f"More {n}", levels=levels) for n in range(MOST))))
    page = role_page(inspector, context)
    page.who_fits.more.click()
    assert len(page.who_fits.rows) == MOST
    assert page.who_fits.more.note == "9 more are not shown"
    page = role_page(inspector, context, OTHER)
    assert len(page.who_fits.rows) == FEW


def test_few_are_shown_at_once(inspector: Inspector, context: Context) -> None:
    context.session.perform(DeletePeople(("cy", *(f"p{n}" for n in range(5)))))
    page = role_page(inspector, context)
    assert len(page.who_fits.rows) == 3 == len(context.session.document.people)
    assert not page.who_fits.more.isVisible()


def test_a_background_that_holds_a_role_can_be_taken_off(inspector: Inspector, context: Context) -> None:
    context.session.perform(AddHolder(context.session.scenario.id, ROLE, "ada"))
    context.session.perform(SetPerson("ada", "kind", "background"))
    row = role_page(inspector, context).who_fits.rows[0]
    assert row.hold.isVisible()
    row.hold.click()
    assert context.session.index.roles[ROLE].people == ()
    assert not row.hold.isVisible()


def test_a_fit_of_which_too_little_is_known_has_no_bar(inspector: Inspector, context: Context) -> None:
    need = context.session.index.derived(Fits).needs(ROLE)[0]
    context.session.perform(SetPersonLevel("cy", need.skill.id, 4))
    page = role_page(inspector, context)
    page.who_fits.more.click()
    rows = {row.link.label: row for row in page.who_fits.rows}
    accent = QColor(context.theme.colours.accent).rgb()

    def painted(name: str) -> bool:
        image = rows[name].bars.grab().toImage()
        return any(image.pixelColor(x, 4).rgb() == accent for x in range(image.width()))

    assert painted("Ada")
    assert not painted("Cy")


def test_roles_that_need_nothing_are_not_listed_for_a_person(inspector: Inspector, context: Context) -> None:
    context.session.perform(AddRole(context.session.scenario.id, "Empty chair"))
    page = person_page(inspector, context, "ada")
    page.roles.more.click()
    assert "Empty chair" not in [row.link.label for row in page.roles.rows]
    box = page.growth.choice.editor
    assert isinstance(box, QComboBox)
    assert box.findText("Empty chair") == -1


def test_the_growth_path_begins_with_the_best_card_she_does_not_hold(inspector: Inspector, context: Context) -> None:
    titles, scenario = context.session.index.titles, context.session.scenario.id
    page = person_page(inspector, context, "ada")
    box = page.growth.choice.editor
    assert isinstance(box, QComboBox)
    first, second = (fit.role.id for fit in context.session.index.derived(Fits).roles_for("ada")[:2])
    assert box.currentText() == titles[first]
    context.session.perform(AddHolder(scenario, first, "bo"))
    page = person_page(inspector, context, "bo")
    best = next(
        fit.role.id for fit in context.session.index.derived(Fits).roles_for("bo") if "bo" not in fit.role.people
    )
    assert box.currentText() == titles[best]
    box.setCurrentIndex(box.findText(titles[first]))
    box.activated.emit(box.currentIndex())
    context.session.perform(AddHolder(scenario, first, "ada"))
    assert box.currentText() == titles[first], "what was chosen stays chosen from edit to edit"
    person_page(inspector, context, "ada")
    assert box.currentText() == titles[second], "what was chosen for another is not chosen for her"


def test_the_card_named_is_the_one_that_the_growth_path_leads_to(inspector: Inspector, context: Context) -> None:
    page, titles = person_page(inspector, context, "p0"), context.session.index.titles
    box = page.growth.choice.editor
    assert isinstance(box, QComboBox)
    first = box.currentText()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert box.currentText() != first
    to_the_other = page.growth.steps.text()
    person_page(inspector, context, "p1")  # who fills all roles as p0 does, in the same order
    assert page.growth.steps.text() != to_the_other
    assert box.currentText() == first
    held = next(role_id for role_id, title in titles.items() if title == first)
    context.session.perform(AddHolder(context.session.scenario.id, held, "p1"))
    assert box.currentText() == first, "what is shown stays from edit to edit"
    assert page.growth.steps.text() != to_the_other


def test_without_people_it_is_said_what_to_do(qtbot: QtBot) -> None:
    context = make_context()
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.show()
    page = role_page(inspector, context)
    assert page.who_fits._hint.text() == NOBODY
    assert not page.who_fits.pair.isVisible()


def test_the_ranking_follows_levels(inspector: Inspector, context: Context) -> None:
    page = role_page(inspector, context)
    for need in context.session.index.derived(Fits).needs(ROLE):
        context.session.perform(SetPersonLevel("ada", need.skill.id, 0))
    assert page.who_fits.rows[0].link.label == "Developer"


def test_the_growth_path_and_what_her_card_loses(
    inspector: Inspector, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = context.session.scenario.id
    context.session.perform(AddHolder(scenario, OTHER, "bo"))
    page = person_page(inspector, context, "bo")
    box = page.growth.choice.editor
    assert isinstance(box, QComboBox)
    at, heard = box.findText("Social Product Strategist"), announced(monkeypatch)
    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert len(heard) == 1
    assert heard[0].startswith("From ")
    assert " → " in heard[0]
    assert page.growth.end.text().startswith("From ")
    steps = page.growth.steps.text().splitlines()
    assert len(steps) > 1
    assert all(step.startswith("• ") and " → " in step for step in steps)
    assert page.growth.remains.isVisible()
    assert page.growth.remains.text().startswith("• Social Engineer: ")
    assert page.growth.remains.text().endswith("then nobody holds it.")
    context.session.perform(SetPersonLevel("bo", "social-apis", 4))
    assert box.currentText() == "Social Product Strategist"


def test_the_fields_of_a_person_are_edited_and_revealed(inspector: Inspector, context: Context) -> None:
    context.selection.reveal("person:bo", "name")
    page = inspector.page
    assert isinstance(page, PersonPage)
    assert page.tab == FIELDS_TAB
    line = page.form.fields["name"].editor
    assert line.hasFocus()
    QTest.keyClicks(line, "Bo Ek")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert find(context.session.document.people, "bo").name == "Bo Ek"
    assert page.title.text() == "Bo Ek"


def test_a_tab_stays_in_front_for_the_next_role(inspector: Inspector, context: Context) -> None:
    role_page(inspector, context)
    context.selection.pick(f"role:{OTHER}")
    assert inspector.page.tab == "fits"
    assert not inspector.page.form.isVisible()


def test_levels_are_set_by_keys(inspector: Inspector, context: Context) -> None:
    view = person_page(inspector, context, "cy", "levels").levels
    tester = QAbstractItemModelTester(view.levels, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.setCurrentIndex(view.levels.index(0))
    skill = context.session.document.skills[0].id
    for key, level in ((Qt.Key.Key_3, 3), (Qt.Key.Key_0, 0), (Qt.Key.Key_4, 4)):
        QTest.keyClick(view, key)
        assert levels(context, "cy") == {skill: level}
    assert view.offers("delete")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert levels(context, "cy") == {}
    assert not view.offers("delete")
    assert tester.model() is view.levels


def test_levels_are_set_by_a_click_on_a_dot(inspector: Inspector, context: Context) -> None:
    view = person_page(inspector, context, "cy", "levels").levels
    skill = context.session.document.skills[1].id
    rect = view.visualRect(view.levels.index(1))
    left = LevelDelegate.dots(rect)
    dot = lambda level: QPoint(left + (level - 1) * px(PITCH) + px(PITCH) // 2, rect.center().y())  # noqa: E731
    for level in (3, 1):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=dot(level))
        assert levels(context, "cy") == {skill: level}
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=dot(4))
    assert levels(context, "cy") == {skill: 1}
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=dot(1))
    assert levels(context, "cy") == {skill: 0}
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 20, rect.center().y()))
    assert levels(context, "cy") == {skill: 0}


def test_levels_are_said(inspector: Inspector, context: Context) -> None:
    view = person_page(inspector, context, "ada", "levels").levels
    said = {
        str(view.levels.index(row).data()): str(view.levels.index(row).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(view.levels.rowCount())
    }
    assert said["Social APIs"] == "Social APIs, level 4 sets direction"
    assert said["Moderation"] == "Moderation, level not known"
    assert view.accessibleName() == "Levels of Ada"


@pytest.mark.parametrize("tab", ["fits", "levels", FIELDS_TAB])
def test_every_control_has_a_name(inspector: Inspector, context: Context, tab: str) -> None:
    person_page(inspector, context, "ada", tab)
    assert unnamed(inspector) == []
    role_page(inspector, context)
    assert unnamed(inspector) == []


def test_the_form_of_a_role_says_who_holds_it_and_sets_it(inspector: Inspector, context: Context) -> None:
    context.selection.pick(f"role:{ROLE}")
    page = inspector.page
    assert isinstance(page, RolePage)
    held, text = page.form.fields["people"], page.form.fields["holder"]
    assert isinstance(held, ManyField)
    assert held.button.text() == "Nobody"
    held._fill()
    assert [action.text() for action in held._menu.actions()][:3] == ["Bo", "Ada", "Cy"]
    assert "Developer" not in [action.text() for action in held._menu.actions()]
    held.toggle("ada")
    held.toggle("cy")
    assert context.session.index.roles[ROLE].people == ("ada", "cy")
    assert held.button.text() == "Ada, Cy"
    context.session.perform(SetPerson("ada", "name", "Ada Augusta Byron King, Countess of Lovelace"))
    assert held.button.text().startswith("Ada Augusta B")
    assert held.button.text().endswith("…")
    assert page.minimumSizeHint().width() < 300
    assert not page.both_named.isVisible()
    QTest.keyClicks(text.editor, "Bo Ek")
    QTest.keyClick(text.editor, Qt.Key.Key_Return)
    assert context.session.index.roles[ROLE].holder == "Bo Ek"
    assert page.both_named.isVisible()
    assert page.tabs is not None
    page.tabs.buttons["fits"].click()
    assert not page.both_named.isVisible()


def test_without_people_the_form_of_a_role_says_where_they_are_added(qtbot: QtBot) -> None:
    context = make_context()
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    context.selection.pick(f"role:{ROLE}")
    assert isinstance(inspector.page, RolePage)
    held = inspector.page.form.fields["people"]
    assert isinstance(held, ManyField)
    held._fill()
    (entry,) = held._menu.actions()
    assert (entry.text(), entry.isEnabled()) == ("Nobody is under People yet", False)
