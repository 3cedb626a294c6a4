"""What users wrote is shown as they wrote it: no label, message or tool tip reads it as mark-up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox, QToolButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

import workbench
from tests.widgets.board.conftest import ENGINEER, MARKETING
from workbench.application.edits.departments import SetDepartment
from workbench.application.edits.document import SetGradeNames, SetTitle
from workbench.application.edits.roles import SetRole
from workbench.application.edits.skills import SetSkill
from workbench.qt.text_escape import tooltip_text
from workbench.shell.application import Workbench
from workbench.widgets.board.menus import card_menu
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.lines import LinesDialog
from workbench.widgets.inspector.fields import ManyField
from workbench.widgets.parts.drill_down_popover import DrillDownPopover

MARKED = '<b>Bold</b> & <img src="x"> <a href="y">'
HERE = Path(workbench.__file__).parent
MAKERS = {
    "QLabel": {"widgets/parts/style.py"},
    "QMessageBox": {"widgets/dialogs/ask.py"},
    "QInputDialog": set(),
    "QErrorMessage": set(),
    "QLineEdit": set(),
    "QPlainTextEdit": {"shell/about.py", "widgets/merging/dialog.py"},  # both for reading only
    "QTextEdit": set(),
    "QWhatsThis": set(),
    "setHtml": {"shell/help.py", "shell/export_controller.py"},
}
"""What reads mark-up unless it is told not to, or takes what is dropped, and the files that know how."""


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def offences(source: str, path: str) -> Iterator[str]:
    """The places in a module where text could be read as mark-up."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        called = {_name(function), _name(function.value) if isinstance(function, ast.Attribute) else ""}
        for name in called & MAKERS.keys():
            if path not in MAKERS[name]:
                yield f"{path}:{node.lineno} makes a {name}"
        if "addRow" in called and isinstance(node.args[0], ast.Name) and not node.args[0].id.endswith("label"):
            yield f"{path}:{node.lineno} lets a form make the label of a text"
        if "setToolTip" in called or {"QToolTip", "showText"} <= called:
            texts = [each for each in node.args if not isinstance(each, ast.Constant)]
            says = texts[-1:] if "setToolTip" in called else node.args[1:2]
            for each in says:
                if not (isinstance(each, ast.Call) and _name(each.func) == "tooltip_text"):
                    yield f"{path}:{node.lineno} shows a tool tip that is not told to be plain"


def test_every_place_that_shows_text_goes_through_the_one_helper() -> None:
    found = [
        each
        for path in sorted(HERE.rglob("*.py"))
        for each in offences(path.read_text(encoding="utf-8"), path.relative_to(HERE).as_posix())
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "QLabel(name)",
        "QMessageBox.warning(window, title, name)",
        "QInputDialog.getText(window, title, name)",
        "widget.setToolTip(name)",
        "item.setToolTip(0, f'{name}')",
        "QToolTip.showText(place, name, widget)",
        "page.setHtml(name)",
        "QLineEdit(parent)",
        "form.addRow(name, field)",
    ],
)
def test_a_place_that_does_not_is_found(line: str) -> None:
    assert list(offences(line, "widgets/new.py"))


def test_a_tool_tip_shows_what_was_written() -> None:
    assert tooltip_text("A & B") == "A & B"
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; &lt;img" in tooltip_text(MARKED)


def _labels(widget: QWidget) -> list[str]:
    """The labels that hold marked text and would read it."""
    found = widget.findChildren(QLabel)
    return [each.text() for each in found if "<" in each.text() and each.textFormat() != Qt.TextFormat.PlainText]


def _tips(widget: QWidget) -> list[str]:
    return [each.toolTip() for each in widget.findChildren(QWidget) if "<b>" in each.toolTip()]


def test_a_map_full_of_mark_up_is_shown_as_it_is(opened: Workbench) -> None:
    session, scenario = opened.session, opened.session.scenario.id
    session.perform(SetTitle(MARKED))
    session.perform(SetRole(scenario, ENGINEER, "title", MARKED))
    session.perform(SetSkill("social-apis", "name", MARKED))
    session.perform(SetSkill("social-apis", "definition", MARKED))
    for subject in (f"role:{ENGINEER}", "skill:social-apis"):
        opened.selection.reveal(subject)
        assert _labels(opened.window) == []
        assert _tips(opened.window) == []
    opened.window.message.facts[0].click()
    (popover,) = opened.window.findChildren(DrillDownPopover)
    assert _labels(popover) == []
    tree = popover.findChild(QTreeWidget)
    tips = [tree.topLevelItem(row).toolTip(0) for row in range(tree.topLevelItemCount())]
    assert any("&lt;b&gt;" in each for each in tips)
    assert not any("<b>" in each for each in tips)
    popover.close()


def _entries(menu: QMenu) -> list[str]:
    """The texts of a menu and of the menus in it."""
    texts: list[str] = []
    for each in menu.actions():
        texts.append(each.text())
        if isinstance(under := each.menu(), QMenu):
            texts += _entries(under)
    return texts


def test_a_name_with_an_ampersand_keeps_it_in_menus_and_on_buttons(opened: Workbench) -> None:
    session, scenario = opened.session, opened.session.scenario
    grades = ("R&D", *session.document.grade_names[1:])
    session.perform(SetGradeNames(grades))
    session.perform(SetRole(scenario.id, ENGINEER, "title", "R&D"))
    session.perform(SetDepartment(scenario.id, "marketing", "name", "R&D"))
    undo = opened.window.findChild(QToolButton, "undoButton")
    assert undo.toolTip() == "Undo Rename Marketing to R&D (Ctrl+Z)"
    session.perform(SetRole(scenario.id, MARKETING, "dotted_to", (ENGINEER,)))
    opened.selection.pick(f"role:{MARKETING}")
    texts = [text for role in (MARKETING, ENGINEER) for text in _entries(card_menu(opened.window.board.card(role)))]
    assert {"R&&D", "See what happens under R&&D"} <= set(texts)
    assert not any("R&D" in each for each in texts)
    field = opened.window.inspector.page.form.fields["dotted_to"]
    assert isinstance(field, ManyField)
    assert field.button.text() == "R&&D"


def test_questions_show_what_was_written(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown: list[str] = []

    def look(dialog: QMessageBox) -> int:
        assert _labels(dialog) == []
        shown.extend(each.text() for each in dialog.findChildren(QLabel) if "<" in each.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    ask.tell(window, "Title", MARKED)
    ask.agree(window, "Title", MARKED)
    ask.box(window, ask.Icon.Question, "Title", "Plain", MARKED).exec()
    assert shown.count(MARKED) == 3
    assert _labels(LinesDialog("Title", MARKED, MARKED, window)) == []
