"""What was opened before: ten files in the menu and on the start page, and those that are gone are greyed."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.main import main
from workbench.shell.application import Workbench
from workbench.shell.recent_files import LONGEST, folder_of


@pytest.fixture
def files(bench: Workbench, tmp_path: Path) -> list[Path]:
    """Twelve files opened one after the other; the last but one is gone since."""
    paths = [tmp_path / f"{number}.capmap" for number in range(12)]
    assert main(["new", "--template", "holistic", "-o", str(paths[11])]) == 0
    for path in paths:
        path.write_bytes(paths[11].read_bytes())
        bench.preferences.remember(path, f"Map {path.stem} & more")
    paths[10].unlink()
    return paths


def shown(bench: Workbench) -> list[QAction]:
    """The files in the menu, as it is filled when it opens."""
    menu = bench.actions.menus["recent"]
    menu.aboutToShow.emit()
    return [each for each in menu.actions() if each.text() and each.text() != "Forget these"]


def rows(bench: Workbench) -> list[QWidget]:
    """The files on the start page."""
    bench.show_start()
    children = bench.window.start_page.findChildren(QWidget)
    return [each for each in children if each.accessibleName().startswith("Open Map ")]


def test_the_menu_shows_ten_and_greys_what_is_gone(bench: Workbench, files: list[Path]) -> None:
    actions = shown(bench)
    folder = folder_of(files[0]).replace("&", "&&")
    assert [each.text() for each in actions] == [f"Map {number} && more – {folder}" for number in range(11, 1, -1)]
    assert [each.text() for each in actions if not each.isEnabled()] == [f"Map 10 && more – {folder}"]
    assert [each.toolTip() for each in actions][:2] == [str(files[11]), str(files[10])]


def test_a_file_of_the_menu_is_opened(bench: Workbench, files: list[Path]) -> None:
    shown(bench)[2].trigger()
    bench.documents.opening.wait()
    assert bench.document_file.path == files[9]
    assert bench.window.map_shown
    assert shown(bench)[0].text().startswith("Holistic – ")


def test_the_start_page_greys_what_is_gone_and_says_so(bench: Workbench, files: list[Path]) -> None:
    found = rows(bench)
    assert [row.isEnabled() for row in found] == [True, False, True, True, True, True]
    assert ["no longer there" in row.accessibleName() for row in found] == [False, True, False, False, False, False]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    bench.documents.opening.wait()
    assert bench.document_file.path == files[11]


def test_they_can_be_forgotten(bench: Workbench, files: list[Path]) -> None:
    shown(bench)
    next(each for each in bench.actions.menus["recent"].actions() if each.text() == "Forget these").trigger()
    assert shown(bench) == []
    assert rows(bench) == []


def test_a_file_at_the_root_says_where_it_is(bench: Workbench) -> None:
    root = Path(Path.cwd().anchor)
    bench.preferences.remember(root / "plan.capmap", "Plan")
    assert bench.documents.recent()[0].detail.endswith(f"plan.capmap in {root}")


def test_two_files_of_one_name_are_told_apart_by_their_folders(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for place in ("Acme/Plans", "Globex/Plans"):
        bench.preferences.remember(tmp_path / place / "plan.capmap", "Plan")
    first, second = bench.documents.recent()
    assert first.detail.endswith(f"plan.capmap in {Path('~/Globex/Plans')}")
    assert second.detail.endswith(f"plan.capmap in {Path('~/Acme/Plans')}")
    assert [each.text() for each in shown(bench)] == [
        f"Plan – {Path(f'~/{each}/Plans')}" for each in ("Globex", "Acme")
    ]


def test_a_long_folder_shows_where_it_begins_and_ends() -> None:
    path = Path("/srv", *(f"folder-{number}" for number in range(20)), "plan.capmap")
    assert folder_of(path).startswith("/srv/folder-0/")
    assert folder_of(path).endswith("/folder-18/folder-19")
    assert len(folder_of(path)) == LONGEST + 1


def test_what_is_found_out_late_is_shown_where_it_stands(
    bench: Workbench, files: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, stat = threading.Event(), os.stat

    def slow(path: object, *rest: object, **more: object) -> os.stat_result:
        if path == files[10]:
            answers.wait(60)
        return stat(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", slow)
    menu = bench.actions.menus["recent"]
    assert "no longer there" not in rows(bench)[1].accessibleName()
    menu.popup(QPoint(0, 0))
    assert menu.actions()[1].text().startswith("Map 10 && more – ")
    assert menu.actions()[1].text().endswith(" (checking…)")
    assert menu.actions()[1].isEnabled()
    answers.set()
    qtbot.waitUntil(lambda: not menu.actions()[1].isEnabled())
    assert not menu.actions()[1].text().endswith("(checking…)")
    menu.close()
    children = bench.window.start_page.findChildren(QWidget)
    row = next(each for each in children if each.accessibleName().startswith("Open Map 10") and each.isVisible())
    assert "no longer there" in row.accessibleName()
