"""The inspector: every field edits in place as one step, refusals stand beside the field, previews change nothing."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.support.panels import make_context, unnamed
from workbench.application.edits.departments import DeleteDepartment
from workbench.application.edits.roles import SetRole
from workbench.application.edits.skills import DeleteSkills, SetSkill
from workbench.application.preview import what_if
from workbench.qt.context import Context
from workbench.widgets.inspector import Inspector
from workbench.widgets.inspector.fields import ChoiceField, FieldWidget, ManyField
from workbench.widgets.parts.coverage_bar import CoverageBar

ROLE = "social-product-strategist"


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context()


@pytest.fixture
def inspector(context: Context, qtbot: QtBot) -> Inspector:
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.resize(316, 700)
    inspector.show()
    inspector.activateWindow()
    return inspector


def choose(field: FieldWidget, value: object) -> None:
    assert isinstance(field, ChoiceField)
    box = field.editor
    assert isinstance(box, QComboBox)
    at = [each for each, _ in field._options].index(value)
    box.setCurrentIndex(at)
    box.activated.emit(at)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("title", "Head of Social Product", "Head of Social Product"),
        ("headcount", "1,5", 1.5),
        ("headcount", "2,25", 2.25),
        ("headcount", "1000", 1000),
        ("headcount", "2.50", 2.5),
        ("headcount", "0,125", 0.125),
        ("holder", "Ann", "Ann"),
    ],
)
def test_text_fields_of_a_role(
    inspector: Inspector, context: Context, qtbot: QtBot, key: str, text: str, value: object
):
    context.selection.pick(f"role:{ROLE}")
    line: Any = inspector.page.form.fields[key].editor
    line.setText(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert getattr(context.session.index.roles[ROLE], key) == value
    assert context.session.undo_stack.count() == 1


def test_names_are_one_a_line_or_separated_by_semicolons(inspector: Inspector, context: Context, qtbot: QtBot):
    context.selection.pick(f"role:{ROLE}")
    field: Any = inspector.page.form.fields["also_called"]
    field.editor.setPlainText("Director, Sales\nOne ;Two;; One\n")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert context.session.index.roles[ROLE].also_called == ("Director, Sales", "One", "Two")
    assert field.editor.toPlainText() == "Director, Sales\nOne\nTwo"
    assert context.session.undo_stack.count() == 1


def _shows_all(field: QPlainTextEdit) -> bool:
    return field.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8])
def test_a_field_of_several_lines_is_as_tall_as_they_are(
    inspector: Inspector, context: Context, qtbot: QtBot, number: int
):
    inspector.show()
    names = tuple(f"Name {n}" for n in range(number))
    context.session.perform(SetRole(context.session.scenario.id, ROLE, "also_called", names))
    context.session.perform(SetRole(context.session.scenario.id, ROLE, "purpose", "\n".join(names)))
    context.selection.pick(f"role:{ROLE}")
    for key in ("also_called", "purpose"):
        field: Any = inspector.page.form.fields[key].editor
        qtbot.waitUntil(partial(_shows_all, field))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("grade", 6),
        ("department", "product"),
        ("reports_to", None),
        ("discipline", "technology"),
        ("acts_as", None),
        ("status", "vacant"),
    ],
)
def test_choices_of_a_role(inspector: Inspector, context: Context, key: str, value: object):
    context.selection.pick(f"role:{ROLE}")
    choose(inspector.page.form.fields[key], value)
    assert getattr(context.session.index.roles[ROLE], key) == value
    assert context.session.undo_stack.count() == 1
    context.session.undo_stack.undo()
    assert inspector.page.form.fields[key].entered() == getattr(context.session.index.roles[ROLE], key)


def test_purpose_and_dotted_lines(inspector: Inspector, context: Context, qtbot: QtBot):
    context.selection.pick(f"role:{ROLE}")
    purpose: Any = inspector.page.form.fields["purpose"]
    dotted = inspector.page.form.fields["dotted_to"]
    purpose.editor.setPlainText("To matter.")
    qtbot.keyClick(purpose.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert context.session.index.roles[ROLE].purpose == "To matter."
    assert isinstance(dotted, ManyField)
    lines = context.session.index.roles[ROLE].dotted_to
    other = next(each for each in context.session.index.roles if each not in (ROLE, *lines))
    dotted.toggle(other)
    assert context.session.index.roles[ROLE].dotted_to == (*lines, other)
    dotted.toggle(other)
    assert context.session.index.roles[ROLE].dotted_to == lines


def test_what_is_refused_is_said_beside_the_field(inspector: Inspector, context: Context, qtbot: QtBot):
    context.selection.pick(f"role:{ROLE}")
    before = context.session.document
    fields: dict[str, Any] = inspector.page.form.fields
    fields["headcount"].editor.setText("many")
    qtbot.keyClick(fields["headcount"].editor, Qt.Key.Key_Return)
    assert fields["headcount"].problem.endswith(".")
    assert "many" in fields["headcount"].problem
    for unclear in ("1,000", "1.000", "12.500", "1e3", "inf", "1 000", ""):
        fields["headcount"].editor.setText(unclear)
        qtbot.keyClick(fields["headcount"].editor, Qt.Key.Key_Return)
        assert fields["headcount"].problem == (
            f"“{unclear}” cannot be read as a headcount. Type it in plain figures, without a mark between the "
            "thousands, such as 2, 0.5 or 1000."
        )
    fields["headcount"].editor.setText("-1")
    qtbot.keyClick(fields["headcount"].editor, Qt.Key.Key_Return)
    assert "-1 is not a number from 0 to 100000" in fields["headcount"].problem
    assert context.session.document is before
    fields["title"].editor.setText(" ")
    qtbot.keyClick(fields["title"].editor, Qt.Key.Key_Return)
    assert fields["title"].problem
    marketing = context.session.index.marketing_strategist
    context.selection.pick(f"role:{marketing.id}")
    choose(fields["reports_to"], ROLE)
    assert fields["reports_to"].problem
    assert fields["reports_to"].entered() == marketing.reports_to
    assert context.session.document is before
    context.selection.pick(f"role:{ROLE}")
    assert not fields["title"].problem
    assert fields["title"].entered() == "Social Product Strategist"


def test_escape_takes_the_old_text_back(inspector: Inspector, context: Context, qtbot: QtBot):
    context.selection.pick("skill:social-apis")
    line: Any = inspector.page.form.fields["name"].editor
    line.setText("Half")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Social APIs"
    assert context.session.undo_stack.count() == 0


def test_a_change_elsewhere_leaves_focus_cursor_and_half_entered_text(
    inspector: Inspector, context: Context, qtbot: QtBot
):
    context.selection.pick(f"role:{ROLE}")
    line: Any = inspector.page.form.fields["title"].editor
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.setCursorPosition(3)
    qtbot.keyClicks(line, "x")
    typed = line.text()
    context.session.perform(SetRole("today", ROLE, "grade", 5))
    assert (line.text(), line.cursorPosition()) == (typed, 4)
    assert QApplication.focusWidget() is line
    assert inspector.page.form.fields["grade"].entered() == 5


def test_fields_of_a_skill_and_who_holds_it(inspector: Inspector, context: Context, qtbot: QtBot):
    context.selection.pick("skill:social-apis")
    fields: dict[str, Any] = inspector.page.form.fields
    choose(fields["importance"], 2)
    choose(fields["belongs_to"], "product")
    fields["bridge"].editor.click()
    fields["in_scope"].editor.click()
    skill = context.session.index.skills["social-apis"]
    assert (skill.importance, skill.belongs_to, skill.bridge, skill.in_scope) == (2, "product", True, False)
    page: Any = inspector.page
    rows = page.holders.rows
    holdings = context.session.index.holdings["social-apis"]
    assert {row.role_id for row in rows} == {each.role.id for each in holdings}
    row = next(each for each in rows if each.role_id == ROLE)
    choose(row.level, 1)
    choose(row.kind, "support")
    held = {each.role.id: each.assignment for each in context.session.index.holdings["social-apis"]}
    assert (held[ROLE].kind, held[ROLE].level) == ("support", 1)
    row._remove.click()
    assert ROLE not in {each.role.id for each in context.session.index.holdings["social-apis"]}
    assert ROLE not in {each.role_id for each in page.holders.rows}


def test_several_skills_change_together(inspector: Inspector, context: Context):
    context.selection.pick("skill:social-apis", "skill:social-graph")
    choose(inspector.page.form.fields["importance"], 1)
    skills = context.session.index.skills
    assert [skills[each].importance for each in ("social-apis", "social-graph")] == [1, 1]
    assert context.session.undo_stack.count() == 1
    context.session.perform(SetSkill("social-apis", "importance", 4))
    box: Any = inspector.page.form.fields["importance"].editor
    assert (box.currentIndex(), box.placeholderText()) == (-1, "Mixed")


def test_a_choice_that_is_gone_gives_way_to_none_in_words(inspector: Inspector, context: Context):
    context.selection.pick(f"role:{ROLE}")
    box: Any = inspector.page.form.fields["department"].editor
    for department in context.session.scenario.departments:
        context.session.perform(DeleteDepartment(context.session.scenario.id, department.id))
        assert box.currentIndex() >= 0
    assert box.currentText() == "No department"


def test_a_list_of_choices_opens_whole_and_as_wide_as_its_longest_entry(
    inspector: Inspector, context: Context, qtbot: QtBot
):
    context.selection.pick(f"role:{ROLE}")
    for key in ("department", "reports_to", "discipline", "grade", "acts_as"):
        box: Any = inspector.page.form.fields[key].editor
        box.showPopup()
        view = box.view()
        qtbot.waitUntil(view.isVisible)
        rows = min(box.count(), box.maxVisibleItems())
        assert view.viewport().height() >= rows * view.sizeHintForRow(0)
        widest = max(view.fontMetrics().horizontalAdvance(box.itemText(each)) for each in range(box.count()))
        assert view.viewport().width() >= widest
        assert view.visualRect(box.model().index(rows - 1, 0)).bottom() <= view.viewport().height()
        box.hidePopup()


def test_a_long_text_is_shown_in_whole_lines(inspector: Inspector, context: Context, qtbot: QtBot):
    context.selection.pick(f"role:{ROLE}")
    text: Any = inspector.page.form.fields["purpose"].editor
    for words in (5, 40, 60, 400):
        context.session.perform(SetRole(context.session.scenario.id, ROLE, "purpose", "purpose " * words))
        QApplication.processEvents()
        line = text.fontMetrics().lineSpacing()
        lines = text.viewport().height() / line
        assert lines >= min(text.document().size().height(), 8)
        assert lines - int(lines) < 0.5


def test_department_and_scenario(inspector: Inspector, context: Context, qtbot: QtBot):
    context.selection.pick("department:product")
    choose(inspector.page.form.fields["parent"], "technology")
    assert context.session.index.departments["product"].parent == "technology"
    context.selection.pick()
    fields: dict[str, Any] = inspector.page.form.fields
    choose(fields["model"], "centralised")
    fields["title"].editor.setText("Ours")
    qtbot.keyClick(fields["title"].editor, Qt.Key.Key_Return)
    assert (context.session.scenario.model, context.session.document.title) == ("centralised", "Ours")


def test_what_is_gone_is_no_longer_shown(inspector: Inspector, context: Context):
    context.selection.pick("skill:social-apis")
    context.session.perform(DeleteSkills(("social-apis",)))
    assert inspector.page.title.text() == context.session.scenario.name


def test_what_if_changes_nothing_until_it_is_done(inspector: Inspector, context: Context):
    context.session.show_scenario("proposed")
    before = context.session.document
    inspector.show_what_if(ROLE, "marketing")
    preview = inspector.what_if
    assert preview is not None
    assert inspector.focusWidget() is preview.close_button
    assert context.session.document is before
    expected = what_if(context.session.assessment, preview.edit, context.session.today()).after
    bars = {each.objectName(): each for each in preview.findChildren(CoverageBar)}
    assert bars["whatIfAfter"].percents["only_marketing"] == round(100 * expected.coverage.placed.only_marketing)
    texts = [each.text() for each in preview.findChildren(type(inspector.page.title))]
    assert "61 → 23\xa0%" in texts
    assert "38 points" in texts, "the difference of the two as they are shown"
    assert any("absorbed by marketing" in each for each in texts)
    preview.close_button.click()
    assert inspector.what_if is None
    assert context.session.document is before
    inspector.show_what_if(ROLE, "marketing")
    again = inspector.what_if
    assert again is not None
    again.do_it.click()
    assert context.session.index.roles[ROLE].department == "marketing"
    assert inspector.what_if is None
    context.session.undo_stack.undo()
    assert context.session.document is before


def test_what_if_nothing_would_change_is_said(inspector: Inspector):
    inspector.show_what_if(ROLE, "marketing")
    texts = [each.text() for each in inspector.what_if.findChildren(type(inspector.page.title))]
    assert "Social Product Strategist already sits in Marketing." in texts
    assert not inspector.what_if.do_it.isEnabled()


@pytest.mark.parametrize(
    "subjects",
    [(), (f"role:{ROLE}",), ("skill:social-apis",), ("skill:social-apis", "skill:social-graph"), ("department:hub",)],
)
def test_everything_has_a_name(inspector: Inspector, context: Context, subjects: tuple[str, ...]):
    context.selection.pick(*subjects)
    assert not unnamed(inspector)


def test_the_field_to_be_filled_in_takes_the_keys(inspector: Inspector, context: Context, qtbot: QtBot):
    inspector.show()
    inspector.activateWindow()
    qtbot.waitActive(inspector)
    skill = context.session.document.skills[0].id
    context.selection.reveal(f"skill:{skill}", "definition")
    assert inspector.page.form.fields["definition"].editor.hasFocus()


def test_leaving_a_field_nobody_touched_changes_nothing(inspector: Inspector, context: Context, qtbot: QtBot):
    inspector.show()
    inspector.activateWindow()
    qtbot.waitActive(inspector)
    skill = context.session.document.skills[0].id
    context.session.perform(SetSkill(skill, "aliases", ("Management, graph",)))
    context.session.perform(SetSkill(skill, "definition", "Held\u00a0by two"))
    before = context.session.document
    context.selection.reveal(f"skill:{skill}", "name")
    for field in inspector.page.form.fields.values():
        field.editor.setFocus()
        field.editor.clearFocus()
    assert context.session.document is before


def test_the_scenario_lists_its_departments_and_a_click_opens_one(inspector: Inspector, context: Context):
    context.selection.pick()
    page: Any = inspector.page
    names = [each.name for each in context.session.scenario.departments]
    assert [each.label for each in page.departments.links] == names
    page.departments.links[names.index("Legal")].click()
    assert inspector.page.title.text() == "Legal"
    assert inspector.focusWidget() is inspector.page.form.fields["name"].editor
