"""Comparing in the window: files read beside the map, the comparison as a workbook, a second scenario to begin with."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.files.test_document_versions import newer
from workbench.files.document import to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.shell.application import Workbench
from workbench.shell.compare_controller import OWN_ONLY
from workbench.widgets.compare import CompareView
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.name import NameDialog
from workbench.widgets.parts.drill_down_popover import DrillDownPopover


def compare_view(bench: Workbench) -> CompareView:
    """The compare view, on show."""
    bench.window.views.show_view("compare")
    view = bench.window.views.on_show
    assert isinstance(view, CompareView)
    return view


def answer_open(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def answer_save(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Excel workbook (*.xlsx)"))


def test_a_file_is_compared_with_and_left_as_it_is(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.capmap"
    path.write_bytes(to_bytes(load("social-leadership"), fresh_identity())[0])
    before, document = path.read_bytes(), opened.session.document
    view = compare_view(opened)
    answer_open(monkeypatch, path)
    view.file_requested.emit(1)
    qtbot.waitUntil(lambda: view.comparison_session.names == ("Today", "Proposed (plan.capmap)"))
    assert view.comparison_session.comparison is not None
    assert view.comparison_session.comparison.changes
    assert path.read_bytes() == before
    assert opened.session.document is document


def test_a_file_that_cannot_be_read_is_said_and_nothing_else_changes(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = tmp_path / "broken.capmap", list[str]()
    path.write_bytes(b"nothing of the kind")
    view = compare_view(opened)
    answer_open(monkeypatch, path)
    monkeypatch.setattr(ask, "tell", lambda _, __, text: told.append(text))
    view.file_requested.emit(0)
    qtbot.waitUntil(lambda: bool(told))
    assert "broken.capmap" in told[0]
    assert view.comparison_session.names == ("Today", "Proposed")


def test_a_file_still_being_read_is_not_compared_with_another_map(opened: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "plan.capmap"
    path.write_bytes(to_bytes(load("holistic"), fresh_identity())[0])
    view = compare_view(opened)
    opened.compare_controller.read(path, partial(view.take_file, 1))
    opened.documents.new_from("before-and-after")
    opened.compare_controller.wait()
    assert view.comparison_session.names == ("Today", "Proposed")
    opened.compare_controller.read(path, partial(view.take_file, 1))
    opened.compare_controller.wait()
    assert view.comparison_session.names == ("Today", "Today (plan.capmap)")


def test_a_file_of_a_newer_version_is_compared_and_said_to_be_one(opened: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "newer.capmap"
    path.write_bytes(newer())
    view = compare_view(opened)
    opened.compare_controller.read(path, partial(view.take_file, 1))
    opened.compare_controller.wait()
    assert view.comparison_session.names[1].endswith("(newer.capmap)")
    assert "was made by a newer version" in opened.window.notice.text
    assert not opened.session.read_only


def test_a_file_that_vanished_is_said_and_what_was_read_stays(
    opened: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = tmp_path / "plan.capmap", list[str]()
    path.write_bytes(to_bytes(load("holistic"), fresh_identity())[0])
    view = compare_view(opened)
    monkeypatch.setattr(ask, "tell", lambda _, __, text: told.append(text))
    opened.compare_controller.read(path, partial(view.take_file, 1))
    opened.compare_controller.wait()
    first = view.comparison_session.comparison
    path.unlink()
    opened.compare_controller.read(path, partial(view.take_file, 1))
    opened.compare_controller.wait()
    assert told == ["“plan.capmap” cannot be opened: there is no such file. It may have been moved or renamed."]
    assert view.comparison_session.comparison is first
    path.write_bytes(to_bytes(opened.session.document, fresh_identity())[0])
    opened.compare_controller.read(path, partial(view.take_file, 1))
    opened.compare_controller.wait()
    assert view.comparison_session.names == ("Today", "Today (plan.capmap)")
    assert view.comparison_session.comparison is not None
    assert view.comparison_session.comparison.changes == ()


def test_the_keys_stay_in_the_view_when_all_is_copied(opened: Workbench, qtbot: QtBot) -> None:
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    view = compare_view(opened)
    view.changes.copy_all.setFocus()
    qtbot.keyClick(view.changes.copy_all, Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert view.changes.isAncestorOf(focused)


def test_the_comparison_is_exported_with_its_sheet(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "changes.xlsx"
    view = compare_view(opened)
    answer_save(monkeypatch, path)
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        view.export_button.click()
    assert openpyxl.load_workbook(path)["Changes"]["A1"].value == "What changes from Today to Proposed"
    view.take_file(0, Path("plan.capmap"), load("social-leadership"))
    view.export_button.click()
    assert opened.window.notice.text == OWN_ONLY


def test_a_comparison_that_could_not_be_written_is_exported_elsewhere_as_one(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = compare_view(opened)
    answer_save(monkeypatch, tmp_path / "gone" / "changes.xlsx")
    with qtbot.waitSignal(opened.export_job.failed, timeout=20_000):
        view.export_button.click()
    again = tmp_path / "changes.xlsx"
    answer_save(monkeypatch, again)
    elsewhere = next(
        each for each in opened.window.notice.findChildren(QPushButton) if each.text() == "Export elsewhere…"
    )
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        elsewhere.click()
    assert openpyxl.load_workbook(again)["Changes"]["A1"].value == "What changes from Today to Proposed"


def test_a_second_scenario_is_made_from_the_view_and_compared(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.documents.new_from("social-leadership")
    view = compare_view(bench)
    monkeypatch.setattr(NameDialog, "exec", lambda _: 1)
    view.duplicate_button.click()
    assert view.comparison_session.names == ("Proposed", "Proposed (2)")
    assert view.comparison_session.comparison is not None
    assert view.comparison_session.comparison.changes == ()


def test_what_is_tried_in_a_scenario_of_its_own_is_compared_at_once(opened: Workbench) -> None:
    opened.commands.try_removing("social-analyst")
    view = opened.window.views.on_show
    assert isinstance(view, CompareView)
    assert view.comparison_session.names == ("Today", opened.session.scenario.name)
    assert view.comparison_session.comparison is not None
    assert "role:social-analyst" in view.comparison_session.comparison.differences.by_subject


def test_what_is_copied_is_said_at_the_foot(opened: Workbench) -> None:
    view = compare_view(opened)
    view.text_button.click()
    assert opened.window.notice.text == "The comparison is on the clipboard as text."


def test_what_comes_along_is_said_with_the_way_back(opened: Workbench) -> None:
    view, before = compare_view(opened), opened.session.document
    comparison = view.comparison_session.comparison
    assert comparison is not None
    handed = next(each for each in comparison.changes if each.subject == "role:service-representative")
    view.comparison_session.copy((handed,))
    said = "Copied 2 changes to Today. 1 came along, because what you chose needs it."
    assert opened.window.notice.text == said
    next(each for each in opened.window.notice.findChildren(QPushButton) if each.text() == "Undo").click()
    assert opened.session.document is before


def test_what_is_behind_a_part_of_a_bar_is_shown(opened: Workbench) -> None:
    view = compare_view(opened)
    view.cards[1].bar.part_activated.emit("only_product")
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, DrillDownPopover)
    assert popover.list.topLevelItemCount() > 5
    popover.close()
