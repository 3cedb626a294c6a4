"""The tour as the window begins and ends it: on its own map only, and gone without a trace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.shell.test_documents import answer
from workbench.application.edits.document import SetTitle
from workbench.files.templates import load
from workbench.shell.application import TOUR, Workbench
from workbench.widgets.start.tour import EXPORT

Button = QMessageBox.StandardButton


def test_many_points_are_fixed_after_the_tour_has_ended(bench: Workbench, qtbot: QtBot) -> None:
    bench.start_tour()
    bench.window.end_tour()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    open_before = sum(each.code == "OWN1" for each in bench.session.assessment.open)
    bench.context.bulk_fix.review = lambda *_: True
    with qtbot.waitSignal(bench.context.bulk_fix.ended):
        bench.context.bulk_fix.fix_all("OWN1")
    assert sum(each.code == "OWN1" for each in bench.session.assessment.open) < open_before


def test_cancelled_at_the_question_no_tour_begins_on_the_users_own_map(
    opened: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.session.perform(SetTitle("Mine"))
    answer(monkeypatch, Button.Cancel)
    opened.start_tour()
    assert opened.window.tour is None
    assert opened.session.document.title == "Mine"


def test_once_the_users_own_map_is_saved_the_tour_begins(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened.session.perform(SetTitle("Mine"))
    answer(monkeypatch, Button.Save)
    path = tmp_path / "mine.capmap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    opened.start_tour()
    qtbot.waitUntil(lambda: opened.window.tour is not None)
    assert path.exists()
    assert opened.session.document.title == load(TOUR).title


def test_by_keys_alone_the_tour_is_never_left_until_the_export(opened: Workbench, qtbot: QtBot) -> None:
    opened.start_tour()
    tour = opened.window.tour
    assert tour is not None
    qtbot.waitUntil(tour.next_button.hasFocus)
    bulk_fix = opened.context.bulk_fix
    presses = 0
    while tour.number < EXPORT:
        focus = QApplication.focusWidget()
        assert focus in (tour.next_button, tour.help_button)
        QTest.keyClick(focus, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not bulk_fix.busy)
        presses += 1
        assert presses < 40
    assert QApplication.focusWidget() is tour.next_button
    assert tour.next_button.text() == "Export to Excel"


def test_the_tour_says_how_much_of_the_role_each_career_fills_and_puts_nobody_in_the_map(opened: Workbench) -> None:
    opened.start_tour()
    tour = opened.window.tour
    assert tour is not None
    tour._go(EXPORT - 1)
    said = tour._text.text()
    assert re.search(r"Product manager fills \d\d.% of this card, Marketer \d\d.%, Software developer \d\d.%", said)
    assert "Together, Product designer and Product manager fill" in said
    assert opened.session.document.people == ()
