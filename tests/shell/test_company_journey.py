"""A made-up company goes from New map to what it hands on, in its own words and without anybody's name unasked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support import drag
from tests.support.file_texts import text_of, texts
from tests.support.matrices import cell, go
from tests.support.other_words import foreign_in
from tests.support.questions import when_shown
from tests.support.window_texts import everywhere
from tests.support.window_texts import texts as texts_of
from workbench.cli.program import main
from workbench.domain.field_places import IN_FORM
from workbench.domain.model import Terms
from workbench.files.document import read
from workbench.shell.application import Workbench
from workbench.shell.drawing import draw
from workbench.shell.people_actions import NO_BACKGROUNDS
from workbench.widgets.board.menus import board_menu, card_menu
from workbench.widgets.compare.view import CompareView
from workbench.widgets.dialogs.department import DepartmentDialog
from workbench.widgets.dialogs.handing_on import NO_NAMES, PEOPLE, HandingOnDialog
from workbench.widgets.dialogs.new_map import NewMapDialog
from workbench.widgets.dialogs.paste import PasteDialog
from workbench.widgets.dialogs.paste_people import PastePeopleDialog
from workbench.widgets.dialogs.picker import Picker
from workbench.widgets.dialogs.policy import PolicyDialog
from workbench.widgets.dialogs.send_copy import SendCopyDialog
from workbench.widgets.dialogs.terms import TermsDialog
from workbench.widgets.findings.card import FindingCard
from workbench.widgets.inspector.pages import DepartmentPage, PersonPage, RolePage, ScenarioPage
from workbench.widgets.matrix import MatrixView

ROLES = """\
Title\tDepartment\tGrade\tReports to\tHolder
Head of Ferries\tFerries\tDirector
Ferry Captain\tFerries\tManager\tHead of Ferries
Deckhand\tFerries\tAssistant\tFerry Captain
Berth Planner\tTerminals\tSpecialist\tHead of Terminals\tIngvild Moen
Ticket Desk Lead\tPassenger desk\tManager
Boatbuilder\tYard\tSenior
"""
SKILLS = """\
Skill\tGroup\tBelongs to\tImportance\tLevel needed\tDefinition
Timetable planning\tSailing\tferries\t5\t4\tSays when each ship sails.
Ship handling\tSailing\tferries\t4\t3\tBrings a ship alongside in any wind.
Berth allocation\tQuay\tterminals\t5\t4\tGives each ship a place and a time.
Queue control\tQuay\tterminals\t4\t3\tKeeps waiting cars in order.
Hull repair\tDock\tshipyard\t4\t3\tMends what the sea has worn.
Fuel buying\tShared\teither side\t3\t3\tBuys fuel before it gets dear.
"""
PASTED_PEOPLE = """\
Name\tTitle\tBerth allocation\tQueue control\tShip handling
Solveig Aune\tQuartermaster\t2\t3\t1
Torbjorn Lie\tBoatswain\t4\t0\t3
"""
NAMES = ("Solveig", "Aune", "Quartermaster", "Torbjorn", "Boatswain")
HOLDER = "Ingvild"
WORDS = {
    "technology": "shipyard",
    "product_strategist": "Head of Terminals",
    "hub": "harbour office",
    "hub_lead": "Harbour Master",
    "representative": "harbour contact",
    "work": "harbour work",
}
UNTIL_CHOSEN = re.compile(r"(?i)\b(head of the )?hubs?\b|\brepresentatives?\b")
"""The words that every new map begins with, until somebody chooses others."""
EXPLAINED = {text for row, shown in IN_FORM[Terms] for text in (row.label, row.section, shown.hint)}
"""What the dialog says each word stands for."""


def as_it_is(dialog: QDialog) -> None:
    """Answer a dialog with what it begins with."""


def none_foreign(said: Iterable[object], where: str) -> None:
    assert sorted(set(foreign_in(said))) == [], where


class Journey:
    """The window, and what is done in it: whatever shows itself on the way is read before it is answered."""

    def __init__(self, bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.bench, self.qtbot, self._monkeypatch, self.folder = bench, qtbot, monkeypatch, folder
        self._answered: list[str] = []
        self._heard: list[str] = []
        bench.window.notice.shown.connect(lambda text, _: self._heard.append(text))
        bench.announcer.announced.connect(lambda text, _: self._heard.append(text))

    def look(self, where: str, *, before: re.Pattern[str] | None = None) -> None:
        """Read the whole window, all that was announced since the last look, and what Undo would say.

        before: words that are no others' until somebody chooses his own.
        """
        self.bench.announcer.flush()
        steps = self.bench.session.undo_stack
        said = [*everywhere(self.bench), *self._heard, *(steps.text(place) for place in range(steps.count()))]
        self._heard.clear()
        none_foreign((before.sub("", each) if before else each for each in said), where)

    def choose(self, action: str, kind: type[QDialog], act: Callable[..., object] = as_it_is) -> None:
        """Choose a menu entry, and answer the dialog that it opens."""
        self.when_asked(kind, act)
        self.bench.actions[action].trigger()
        assert self._answered.pop() == kind.__name__

    def when_asked(self, kind: type[QDialog], act: Callable[..., object]) -> None:
        def answer(dialog: QDialog) -> None:
            try:
                act(dialog)
                QApplication.processEvents()
                explained = EXPLAINED if kind is TermsDialog else set()
                none_foreign(set(texts_of(dialog)) - explained, kind.__name__)
                self._answered.append(kind.__name__)
            finally:
                buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
                default = next((each for each in buttons.values() if each.isDefault()), None)
                default.click() if default and default.isEnabled() else dialog.accept()

        when_shown(kind, answer)

    def subject(self, kind: str, name: str) -> str:
        """The subject of what is called so."""
        session = self.bench.session
        named = {
            "role": {each.title: each.id for each in session.scenario.roles},
            "department": {each.name: each.id for each in session.scenario.departments},
            "skill": {each.name: each.id for each in session.document.skills},
            "person": {each.name: each.id for each in session.document.people},
        }
        return f"{kind}:{named[kind][name]}"

    def id(self, kind: str, name: str) -> str:
        return self.subject(kind, name).partition(":")[2]

    def hand_on(self, action: str, name: str, *ticks: str) -> bytes:
        """Hand on through the menu; what is in the file."""
        path = self.folder / name
        self._monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        kind = SendCopyDialog if action == "send_copy" else HandingOnDialog
        with self.qtbot.waitSignal(self.bench.export_job.saved, timeout=20_000):
            self.choose(action, kind, lambda dialog: tick(dialog, *ticks))
        return path.read_bytes()


def tick(dialog: QDialog, *words: str) -> None:
    for text in words:
        next(each for each in dialog.findChildren(QCheckBox) if each.text() == text).click()


def paste_into(widget: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def retype(line: QWidget, text: str) -> None:
    line.setFocus()
    QTest.keySequence(line, QKeySequence("Ctrl+A"))
    QTest.keyClicks(line, text)


def test_a_company_goes_all_the_way_in_its_own_words(
    bench: Workbench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    journey = Journey(bench, qtbot, monkeypatch, tmp_path)
    begin(journey)
    say_its_words(journey)
    paste_and_assign(journey)
    mend(journey)
    bring_people(journey)
    journey.look("the window")
    none_foreign(menus(bench), "menus")
    read_what_is_handed_on(journey)
    compare_what_if(journey)
    ask_the_command_line(journey, capsys)


def begin(journey: Journey) -> None:
    """New map: the sides are typed, the roles pasted."""

    def fill(dialog: NewMapDialog) -> None:
        for line, text in zip(dialog.sides, ("ferries", "terminals"), strict=True):
            retype(line, text)
        paste_into(dialog.departments, "Ferries\nTerminals\nYard\nPassenger desk")
        paste_into(dialog.roles, ROLES)

    bench = journey.bench
    bench.window.activateWindow()
    journey.qtbot.waitActive(bench.window)
    journey.choose("new_map", NewMapDialog, fill)
    assert {role.title for role in bench.session.scenario.roles} >= {
        "Head of Ferries",
        "Head of Terminals",
        "Boatbuilder",
    }
    assert [point for point in bench.session.assessment.open if point.severity != "advice"] == []
    journey.look("the new map", before=UNTIL_CHOSEN)


def say_its_words(journey: Journey) -> None:
    """Words of this map, the agreed limits, and an office of all sides, in those words."""

    def fill(dialog: TermsDialog) -> None:
        for name, word in WORDS.items():
            retype(dialog.fields[name], word)

    bench = journey.bench
    journey.choose("terms", TermsDialog, fill)
    assert bench.session.document.terms == Terms(
        "ferries", "terminals", marketing_strategist="Head of Ferries", **WORDS
    )
    journey.choose("policy", PolicyDialog)
    journey.choose("add_department", DepartmentDialog, lambda dialog: retype(dialog.line, "Harbour office"))
    page = bench.window.inspector.page
    assert isinstance(page, DepartmentPage)
    assert bench.session.index.departments[page.subject].kind == "hub"
    bench.selection.pick()
    page = bench.window.inspector.page
    assert isinstance(page, ScenarioPage)
    page.form.fields["model"].edited.emit("hub_and_spoke")
    assert bench.session.scenario.model == "hub_and_spoke"
    journey.look("the map without skills")


def paste_and_assign(journey: Journey) -> None:
    """Skills come from a sheet, and go onto cards by drag, by dialog and by key."""
    bench, session = journey.bench, journey.bench.session
    QGuiApplication.clipboard().setText(SKILLS)
    journey.choose("paste_skills", PasteDialog)
    assert {each.belongs_to for each in session.document.skills} == {"marketing", "product", "technology", "either"}
    bench.actions["show_board"].trigger()
    card = bench.window.board.card(journey.id("role", "Head of Ferries"))
    card.set_open(True)
    carried = drag.skills(journey.id("skill", "Timetable planning"), journey.id("skill", "Berth allocation"))
    assert drag.hover_over(card, carried)
    none_foreign(texts_of(card), "the card under the drag")
    assert drag.drop_on(card, carried, QPoint(40, 10))
    bench.selection.pick(journey.subject("skill", "Queue control"))
    journey.choose("assign_skills", Picker, lambda dialog: dialog.search.setText("head of terminals"))
    bench.actions["show_matrix"].trigger()
    view = bench.window.views.on_show
    assert isinstance(view, MatrixView)
    for skill, role in (
        ("Ship handling", "Ferry Captain"),
        ("Hull repair", "Boatbuilder"),
        ("Berth allocation", "Berth Planner"),
    ):
        go(view, journey.id("skill", skill), journey.id("role", role))
        QTest.keyClick(view.table, Qt.Key.Key_L)
        assert cell(session, journey.id("role", role), journey.id("skill", skill))
    journey.look("the map with skills")


def mend(journey: Journey) -> None:
    """Every open point is cured from its card as far as it can be, or read."""
    bench = journey.bench
    bench.actions["show_board"].trigger()
    done = []
    for _ in range(12):
        QApplication.processEvents()
        cards = [card for card in bench.window.findings.by_group.values() if isinstance(card, FindingCard)]
        card = next((card for card in cards if card.fixes and card.finding.severity != "advice"), None)
        if card is None:
            break
        none_foreign(texts_of(bench.window.findings), "the open points")
        label = card._buttons()[0].label
        card._buttons()[0].click()
        done.append(label)
        QApplication.processEvents()
        none_foreign([bench.window.notice.text], label)
    assert done
    assert any("Harbour Master" in each for each in done), done


def bring_people(journey: Journey) -> None:
    """People come from a sheet, one is dropped on a card; who fits, and what another still has to learn, is read."""
    bench, session = journey.bench, journey.bench.session
    QGuiApplication.clipboard().setText(PASTED_PEOPLE)
    journey.choose("paste_people", PastePeopleDialog)
    assert [each.name for each in session.document.people] == ["Solveig Aune", "Torbjorn Lie"]
    bench.actions["add_backgrounds"].trigger()
    assert bench.window.notice.text == NO_BACKGROUNDS
    role = journey.id("role", "Head of Terminals")
    card = bench.window.board.card(role)
    card.set_open(True)
    carried = drag.people(journey.id("person", "Solveig Aune"))
    assert drag.hover_over(card, carried, QPoint(40, 10))
    none_foreign(texts_of(card), "the card under a person")
    assert drag.drop_on(card, carried, QPoint(40, 10))
    assert session.index.roles[role].people == (journey.id("person", "Solveig Aune"),)
    bench.selection.pick(f"role:{role}")
    page = bench.window.inspector.page
    assert isinstance(page, RolePage)
    page.tabs.buttons["fits"].click()
    assert {row.link.label for row in page.who_fits.rows} == {"Solveig Aune", "Torbjorn Lie"}
    for row in page.who_fits.rows:
        row.fold.click()
    none_foreign(texts_of(page), "who fits")
    bench.selection.pick(journey.subject("person", "Torbjorn Lie"))
    page = bench.window.inspector.page
    assert isinstance(page, PersonPage)
    for tab in page.tabs.buttons.values():
        tab.click()
        none_foreign(texts_of(page), "a person")
    page.tabs.buttons["fits"].click()
    page.growth.choice.edited.emit(role)
    assert "Queue control" in page.growth.steps.text()
    none_foreign(texts_of(page), "growth path")
    journey.choose("let_hold", Picker, lambda dialog: dialog.search.setText("captain"))
    assert session.index.roles[journey.id("role", "Ferry Captain")].people


def menus(bench: Workbench) -> Iterable[str]:
    """Every menu of the bar, of the board and of its cards."""
    board = bench.window.board
    made: list[QMenu] = [board_menu(board, board.commands, None)]
    made += [card_menu(board.card(role.id)) for role in bench.session.scenario.roles]
    for menu in (*bench.window.menuBar().findChildren(QMenu), *made):
        menu.aboutToShow.emit()
        yield from texts_of(menu)
        menu.aboutToHide.emit()
    for menu in made:
        menu.deleteLater()


def read_what_is_handed_on(journey: Journey) -> None:
    """Files, the clipboard and the copy to send: all in its words, and nobody is named who was not asked for."""
    bench = journey.bench
    bench.document_file.save(journey.folder / "halden.capmap")
    bench.document_file.wait()
    for action, name, ticks in (
        ("export", "plain.xlsx", ()),
        ("export", "people.xlsx", (PEOPLE,)),
        ("report", "report.pdf", (NO_NAMES,)),
        ("report", "people.pdf", (PEOPLE,)),
        ("save_picture", "picture.svg", (NO_NAMES,)),
        ("export_table", "table.csv", ()),
    ):
        data = journey.hand_on(action, name, *ticks)
        none_foreign(texts(data), name)
        text = text_of(data)
        assert [each for each in NAMES if each in text and PEOPLE not in ticks] == [], name
        assert (HOLDER in text) <= (NO_NAMES not in ticks), name
        assert PEOPLE not in ticks or all(each in text for each in ("Solveig", "Torbjorn")), name
    bench.selection.pick(journey.subject("role", "Head of Terminals"))
    for action in ("copy_profile", "copy_findings"):
        bench.actions[action].trigger()
        copied = QGuiApplication.clipboard().mimeData()
        assert "erminals" in copied.text()
        none_foreign([copied.text(), copied.html(), bench.window.notice.text], action)
        assert [each for each in NAMES if each in copied.text() + copied.html()] == []
    text = text_of(journey.hand_on("send_copy", "copy.capmap"))
    assert [each for each in NAMES if each in text] == []
    assert read(journey.folder / "copy.capmap").document.terms == bench.session.document.terms


def compare_what_if(journey: Journey) -> None:
    """What if a role sat elsewhere, and what if it were gone: a further scenario, compared and copied as text."""
    bench = journey.bench
    bench.actions["show_board"].trigger()
    bench.selection.pick(journey.subject("role", "Head of Terminals"))
    bench.actions["what_if_marketing"].trigger()
    journey.look("a move that is tried")
    bench.selection.pick(journey.subject("role", "Head of Terminals"))
    bench.actions["try_removing"].trigger()
    view = bench.window.views.on_show
    assert isinstance(view, CompareView)
    view.comparison_session.wait()
    journey.look("two scenarios")
    bench.actions["show_compare"].trigger()
    view.copy_text()
    copied = QGuiApplication.clipboard().text()
    assert "Head of Terminals" in copied
    none_foreign([copied], "the comparison")
    assert [each for each in NAMES if each in copied] == []


def ask_the_command_line(journey: Journey, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line on the saved file: in its words, and of people only where they are asked for."""
    bench, path = journey.bench, journey.folder / "halden.capmap"
    bench.document_file.save(path)
    bench.document_file.wait()
    today, other = (each.id for each in bench.session.document.scenarios)
    for words, of_people in (
        (("check", path, "--scenario", other), False),
        (("check", path, "--scenario", other, "--people"), True),
        (("fit", path), True),
        (("compare", path, path, "--scenario", today, "--with", other), False),
    ):
        capsys.readouterr()
        main([str(each) for each in words], paint=lambda: None, draw=draw)
        said = "".join(capsys.readouterr())
        assert said.strip()
        none_foreign(said.splitlines(), str(words))
        assert of_people or [each for each in NAMES if each in said] == [], words
