"""Files to import into the window, and the dialog of an import answered as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.questions import when_shown
from workbench.shell.application import Workbench
from workbench.widgets.importing.dialog import ImportDialog, ImportOutcome

MATRIX = """\
Skill,Role A Engineer,Role B Designer,Role C Manager
Cooking pasta,4,2,1
Baking bread,3,4,2
Serving wine,1,2,4
Washing up,2,3,1
"""
"""A matrix of skills and roles that needs no answer."""


def matrix(folder: Path, name: str = "kitchen.csv", text: str = MATRIX) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def wait_for(bench: Workbench, qtbot: QtBot, done: Callable[[], object]) -> None:
    """Let the window live until something is so."""
    qtbot.waitUntil(lambda: bool(done()), timeout=20_000)


def accepting(
    bench: Workbench, act: Callable[[ImportDialog], object] = lambda _: None, *, remember: bool = False
) -> list[str]:
    """Accept the next import, after something is done in its dialog; the map it was prepared for, once it was."""
    into: list[str] = []

    def accept(dialog: ImportDialog) -> None:
        act(dialog)
        imports = bench.imports._imports
        assert imports is not None
        assert imports.preparation is not None
        into.append(imports.preparation.document.title)
        dialog.outcome = ImportOutcome(imports.preparation, remember=remember)
        dialog.accept()

    when_shown(ImportDialog, accept)
    return into
