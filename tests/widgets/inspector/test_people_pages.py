"""The inspector on people: who fits a role, what a person fits, her way there, and her levels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.support.accessible import announced
from tests.support.panels import make_context, unnamed
from workbench.application.edits.people import AddHolder, AddPeople, SetPersonLevel
from workbench.domain.fit import Fits, levels_of
from workbench.domain.model import Person, PersonLevel
from workbench.domain.transform import find
from workbench.qt.context import Context
from workbench.qt.theme import px
from workbench.widgets.inspector import Inspector
from workbench.widgets.inspector.levels import PITCH, LevelDelegate
from workbench.widgets.inspector.pages import FIELDS_TAB, PersonPage, RolePage
from workbench.widgets.inspector.who_fits import AT_ONCE, FEW, LOOKING, NOBODY

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


def test_people_are_ranked_for_a_role_with_fit_and_gaps(inspector: Inspector, context: Context) -> None:
    page = role_page(inspector, context)
    rows = page.who_fits.rows
    assert [row.link.label for row in rows[:3]] == ["Ada", "Developer", "Bo"]
    assert len(rows) == FEW
    assert rows[0].link.note == "Fills 100\xa0%, 100\xa0% known"
    assert rows[0].fold.isHidden()
    assert "typical background" in rows[1].link.note
    assert rows[1].hold.isHidden()
    assert rows[2].gaps.isHidden()
    rows[2].fold.click()
    assert rows[2].gaps.isVisible()
    assert "(needs " in rows[2].gaps.text()
    assert page.who_fits.more.label == "Show 4 more"
    page.who_fits.more.click()
    assert len(page.who_fits.rows) == 9


def test_the_best_pair_is_said(inspector: Inspector, context: Context) -> None:
    pair = role_page(inspector, context).who_fits.pair
    assert pair.isVisible()
    assert pair.text().startswith("Best pair: Ada and ")
    assert "together fill 100\xa0%" in pair.text()


def test_among_many_the_pair_is_looked_for_while_the_window_goes_on(inspector: Inspector, context: Context) -> None:
    context.session.perform(AddPeople(tuple(Person("", f"More {n}") for n in range(AT_ONCE))))
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


def test_a_row_leads_to_the_person_and_back(inspector: Inspector, context: Context) -> None:
    role_page(inspector, context).who_fits.rows[0].link.click()
    assert context.selection.subjects == ("person:ada",)
    page = person_page(inspector, context, "ada")
    at = next(n for n, row in enumerate(page.roles.rows) if row.link.label == "Social Product Strategist")
    page.roles.rows[at].link.click()
    assert context.selection.subjects == (f"role:{ROLE}",)


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
