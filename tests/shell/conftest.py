"""The whole window, in process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.files.atomic import write_atomically
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench


def ending(bench: Workbench, *first: Callable[[], object]) -> Callable[[QWidget], None]:
    """What is done before a window is closed at the end of a test: what comes `first`, then the end of its parts."""

    def end(_: QWidget) -> None:
        for step in (*first, bench.end):
            step()

    return end


@pytest.fixture
def bench(qtbot: QtBot, own_folders: Path) -> Workbench:
    """The window on its start page."""
    bench = Workbench(Preferences.load(write_atomically))
    qtbot.addWidget(bench.window, before_close_func=ending(bench, bench.document_file.close))
    bench.window.resize(1440, 900)
    bench.show_start()
    bench.window.show()
    return bench


@pytest.fixture
def opened(bench: Workbench) -> Workbench:
    """The window on a map with much to mend."""
    bench.documents.new_from("before-and-after")
    return bench
