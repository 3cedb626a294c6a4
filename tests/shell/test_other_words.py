"""A company with words of its own: no word of the program's own terms is met anywhere in the window."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.dialogs import every_dialog
from tests.support.other_words import MADE_UP, foreign_in, other_words
from tests.support.window_texts import everywhere, painted, texts
from workbench.application.edits.terms import SetTerms
from workbench.domain.coverage import PARTS
from workbench.domain.fields import FIELDS
from workbench.domain.model import ACTS_AS, Terms
from workbench.shell.about import LicencesDialog
from workbench.shell.application import Workbench
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.board.card_data import LANES, STRATEGISTS
from workbench.widgets.board.menus import board_menu, card_menu, chip_menu
from workbench.widgets.compare.view import CompareView
from workbench.widgets.dialogs.new_map import NewMapDialog
from workbench.widgets.dialogs.terms import TermsDialog
from workbench.widgets.library.skill_menu import skill_menu
from workbench.widgets.organisation.menus import subject_menu
from workbench.widgets.organisation.view import OrganisationView


@pytest.fixture
def worded(bench: Workbench) -> Workbench:
    """The window on the map of made-up words, with much to mend."""
    bench.document_file.new(other_words())
    bench.documents.opened.emit()
    return bench


def test_no_view_and_no_panel_says_another_word(worded: Workbench) -> None:
    said = everywhere(worded)
    assert sorted(foreign_in(said)) == []
    for term in ("zorvex", "quindle", "brimtash", "plimhouse", "Quindle Warden", "Zorvex Warden"):
        assert any(term in each for each in said), term


@pytest.mark.parametrize("scenario", [0, 1])
def test_every_scenario_is_told_in_the_map_s_words(worded: Workbench, scenario: int) -> None:
    worded.session.show_scenario(worded.session.document.scenarios[scenario].id)
    assert sorted(foreign_in(everywhere(worded))) == []


def test_all_follows_when_the_words_change_and_are_changed_back(bench: Workbench) -> None:
    bench.document_file.new(other_words(terms=Terms()))
    bench.documents.opened.emit()
    before = everywhere(bench)
    assert list(foreign_in(before))
    assert bench.session.perform(SetTerms(MADE_UP))
    assert sorted(foreign_in(everywhere(bench))) == []
    bench.session.undo_stack.undo()
    assert set(foreign_in(before)) <= everywhere(bench)
    bench.document_file.new(other_words())
    bench.documents.opened.emit()
    assert sorted(foreign_in(everywhere(bench))) == []


def test_all_follows_while_a_view_is_on_show(bench: Workbench) -> None:
    bench.document_file.new(other_words(terms=Terms()))
    bench.documents.opened.emit()
    for view in VIEW_SPECS:
        bench.window.views.show_view(view)
        role = next(role.id for role in bench.session.scenario.roles if role.acts_as == "product_strategist")
        bench.selection.pick(f"role:{role}")
        QApplication.processEvents()
        assert bench.session.perform(SetTerms(MADE_UP))
        QApplication.processEvents()
        shown = {*texts(bench.window.views.on_show), *painted(bench), *texts(bench.window.inspector)}
        shown |= {*texts(bench.window.message), *texts(bench.window.findings), *texts(bench.window.library)}
        assert sorted(foreign_in(shown)) == [], view
        bench.session.undo_stack.undo()


def test_no_menu_says_another_word(worded: Workbench) -> None:
    window, session = worded.window, worded.session
    board = window.board
    for menu in [*worded.actions.menus.values(), *window.menuBar().findChildren(QMenu)]:
        menu.aboutToShow.emit()
        assert sorted(foreign_in(texts(menu))) == []
    made: list[QMenu] = [board_menu(board, board.commands, lane) for lane in (None, *LANES)]
    for role in session.scenario.roles:
        card = board.card(role.id)
        card.set_open(True)
        made.append(card_menu(card))
        if role.assignments:
            made.append(chip_menu(card, (role.assignments[0].skill,)))
    made += [skill_menu(window, window.library.commands, session.document.skills[:number]) for number in (1, 9)]
    window.views.show_view("organisation")
    view = window.views.on_show
    assert isinstance(view, OrganisationView)
    made += [subject_menu(view, view.commands, f"department:{unit.id}") for unit in session.scenario.departments]
    for menu in made:
        for part in (menu, *menu.findChildren(QMenu)):
            part.aboutToShow.emit()
        assert sorted(foreign_in(texts(menu))) == []
        menu.deleteLater()


def test_no_popover_says_another_word(worded: Workbench) -> None:
    message = worded.window.message

    def check() -> None:
        popover = QApplication.activePopupWidget()
        assert popover is not None
        assert sorted(foreign_in(texts(popover))) == []
        popover.close()

    for view in ("strategists", "placed"):
        message.show_view(view)
        message.show_how_counted()
        check()
        for part in (*(part for part in PARTS if part in message.bar.parts), "nature"):
            message.bar.part_activated.emit(part)
            check()
        for fact in message.facts:
            fact.click()
            check()
    worded.window.views.show_view("compare")
    compare = worded.window.views.on_show
    assert isinstance(compare, CompareView)
    compare.show_figures()
    check()


def test_the_preview_of_a_move_says_no_other_word(worded: Workbench) -> None:
    scenario = worded.session.scenario
    role = next(role for role in scenario.roles if role.acts_as == "product_strategist")
    for department in scenario.departments:
        if department.id != role.department:
            worded.window.inspector.show_what_if(role.id, department.id)
            QApplication.processEvents()
            assert sorted(foreign_in(texts(worded.window.inspector))) == []


def test_a_map_without_its_leading_roles_says_no_other_word(worded: Workbench) -> None:
    document, scenario = worded.session.document, worded.session.scenario
    for gone in (("product_strategist",), ACTS_AS):
        left = tuple(role for role in scenario.roles if role.acts_as not in gone)
        bare = dataclasses.replace(
            scenario,
            roles=tuple(
                dataclasses.replace(
                    role, reports_to=None, dotted_to=(), assignments=role.assignments if len(gone) == 1 else ()
                )
                for role in left
            ),
            waivers=(),
        )
        worded.document_file.new(dataclasses.replace(document, scenarios=(bare,)))
        worded.documents.opened.emit()
        assert sorted(foreign_in(everywhere(worded))) == []
    assert all(not worded.window.board._canvas.buttons[key].isHidden() for key in STRATEGISTS)


def test_no_dialog_says_another_word(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    explained = {
        text for row in FIELDS[Terms].values() for text in (row.label, row.section, getattr(row.form, "hint", ""))
    }
    for kind, dialog in every_dialog(window, other_words()):
        if isinstance(dialog, LicencesDialog | NewMapDialog):
            continue  # licences are not ours, and a new map begins with the words of the program
        dialog.show()
        qtbot.wait(1)
        said = set(texts(dialog))
        if isinstance(dialog, TermsDialog):
            said -= explained  # what each word stands for
        assert sorted(foreign_in(said)) == [], kind
        dialog.done(QDialog.DialogCode.Rejected)
