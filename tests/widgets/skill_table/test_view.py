"""The view of the skills as a table: in step with what is picked elsewhere, and found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.panels import make_context, unnamed
from workbench.application.edits.skills import DeleteSkills
from workbench.qt.context import Context
from workbench.widgets.skill_table import SkillTableView


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context()


@pytest.fixture
def view(context: Context, qtbot: QtBot) -> SkillTableView:
    view = SkillTableView(context)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    view.setFocus()
    return view


def test_every_skill_is_a_row_and_every_control_has_a_name(view: SkillTableView, context: Context) -> None:
    assert unnamed(view) == []
    assert sorted(view.model.things_in_sight()) == sorted(context.session.index.skills)


def test_what_the_keys_pick_is_picked_everywhere(view: SkillTableView, context: Context) -> None:
    view.table.go_to(1, 3)
    QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    picked = context.selection.ids("skill")
    assert len(picked) == 2
    assert set(picked) == set(view.table.commands.picked_things())


def test_what_is_picked_elsewhere_is_shown_here_though_it_was_hidden(view: SkillTableView, context: Context) -> None:
    last = context.session.document.skills[-1]
    view.set_folded(frozenset({last.group}))
    view.panel.search.setText("nothing like it")
    view.reveal(f"skill:{last.id}")
    assert view.model.subject_at(view.table.currentIndex().row()) == f"skill:{last.id}"
    assert view.folded == frozenset()
    first = context.session.document.skills[0]
    context.selection.pick(f"skill:{first.id}")
    assert view.model.subject_at(view.table.currentIndex().row()) == f"skill:{first.id}"
    context.selection.pick("role:social-engineer")
    assert view.model.subject_at(view.table.currentIndex().row()) == f"skill:{first.id}"


def test_a_skill_that_is_gone_is_not_revealed(view: SkillTableView, context: Context) -> None:
    skill = context.session.document.skills[0]
    context.session.perform(DeleteSkills((skill.id,)))
    view.reveal(f"skill:{skill.id}")
    assert view.model.row_of(f"skill:{skill.id}") is None


def test_alt_enter_asks_to_open_the_skill(view: SkillTableView, qtbot: QtBot) -> None:
    view.table.go_to(1, 0)
    with qtbot.waitSignal(view.edit_requested) as asked:
        QTest.keyClick(view.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert asked.args == [view.model.subject_at(1)]
