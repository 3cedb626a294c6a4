"""Six workbooks that come back at once, or one after the other, and three copies that are merged: nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from pytestqt.qtbot import QtBot

from tests.files.exporters import office
from tests.shell.test_merging import all_theirs, button, merged, on_dialog
from tests.shell.test_merging import saved as saved_by
from tests.shell.test_returned import accept, on_review, taken
from tests.support.returning import edited, exported
from tests.support.six_managers import MANAGERS, MAP, WANTED, came_in
from tests.support.window_imports import wait_for
from workbench.domain.model import CapabilityMap
from workbench.domain.transform import edit_role, set_role, set_skill
from workbench.files.document import read, save
from workbench.shell.application import Workbench
from workbench.widgets.merging.dialog import MergeDialog

LISTED = (
    "leads at level 3 (",
    "Influencer relations",
    "HR Social Representative",
    "missing there: a tick takes it out of the map",
    "It is missing here, and stands on Skills. It stays.",
    "Needs a successor.",
    "“L9” is no cell.",
    "It holds an error.",
)
"""Parts of lines that no map shows: what two disagree on, what is missing, a comment, and cells that are none."""
Books = Mapping[str, bytes]
Made = Callable[[Workbench, Path], Books]


@pytest.fixture
def path(opened: Workbench, tmp_path: Path, qtbot: QtBot) -> Path:
    """The file of the map that goes out."""
    opened.session.load(MAP)
    path = tmp_path / "plan.capmap"
    with qtbot.waitSignal(opened.document_file.saved):
        opened.document_file.save(path)
    return path


def _as_edited_by(name: str, book: Workbook) -> None:
    MANAGERS[name](book)
    book.properties.lastModifiedBy = name


def by_openpyxl(bench: Workbench, _: Path) -> Books:
    """The workbooks as openpyxl saves them."""
    data = exported(bench.session.document, bench.document_file.identity)
    return {name: edited(data, partial(_as_edited_by, name)) for name in MANAGERS}


def by_office(bench: Workbench, folder: Path) -> Books:
    """The same, each opened and saved by LibreOffice after that, which drops who edited it."""
    return office.saved({name: (data, ()) for name, data in by_openpyxl(bench, folder).items()}, folder)


SAVED = pytest.mark.parametrize("made", [by_openpyxl, pytest.param(by_office, marks=pytest.mark.office)])


def workbooks(books: Books, folder: Path) -> list[Path]:
    """The files of the workbooks."""
    paths = {folder / f"{name}.xlsx": data for name, data in books.items()}
    for path, data in paths.items():
        path.write_bytes(data)
    return list(paths)


def decided(said: list[str], dialog: MergeDialog) -> None:
    """Collect the lines of a review, decide what is open by the later file, and take it back, if there is anything."""
    said.extend(" ".join((*row.texts, row.detail)) for row in dialog.table.rows.rows)
    if dialog.review.undecided:
        button(dialog, "All later" if dialog.review.source.several else "All theirs").click()
    if dialog.review.changes_map:
        accept(dialog)
    else:
        dialog.reject()  # what is missing stays


@SAVED
def test_six_workbooks_at_once(opened: Workbench, path: Path, qtbot: QtBot, made: Made) -> None:
    said: list[str] = []
    on_review(partial(decided, said))
    opened.returned.take_back(workbooks(made(opened, path.parent), path.parent))
    taken(opened, qtbot)
    assert came_in(opened.session.document) == WANTED
    assert [part for part in LISTED if not any(part in line for line in said)] == []
    opened.session.undo_stack.undo()
    assert opened.session.document == MAP


@SAVED
def test_six_workbooks_one_after_the_other(opened: Workbench, path: Path, qtbot: QtBot, made: Made) -> None:
    said: list[str] = []
    for each in workbooks(made(opened, path.parent), path.parent):
        here: list[str] = []
        on_review(partial(decided, here))
        opened.returned.take_back([each])
        wait_for(opened, qtbot, partial(len, here))
        assert opened.returned.wait(20)
        said += here
    assert came_in(opened.session.document) == WANTED
    assert [part for part in LISTED[1:] if not any(part in line for line in said)] == []


def test_three_copies_that_are_merged(opened: Workbench, path: Path, qtbot: QtBot) -> None:
    """Three colleagues edit copies of the file; each is merged, and saved before the next one."""
    there = read(path)
    today = MAP.scenarios[0].id
    copies: dict[str, CapabilityMap] = {
        "Ann": set_skill(set_role(MAP, today, "social-analyst", headcount=3), "launch", definition="Going to market."),
        "Ben": edit_role(MAP, today, "social-engineer", lambda each: replace(each, assignments=each.assignments[1:])),
        "Cat": replace(set_role(MAP, today, "social-analyst", title="Head of insight"), notes="By Cat."),
    }
    for name, document in copies.items():
        other = path.with_name(f"plan ({name}).capmap")
        save(other, document, there.identity)
        on_dialog(all_theirs)
        opened.merges.merge_file(other)
        wait_for(opened, qtbot, lambda: not opened.session.undo_stack.isClean())
        merged(opened, qtbot)
        saved_by(opened)
    after = read(path).document
    expected = set_skill(copies["Cat"], "launch", definition="Going to market.")
    expected = set_role(expected, today, "social-analyst", headcount=3)
    engineer = next(each for each in copies["Ben"].scenarios[0].roles if each.id == "social-engineer")
    assert after == edit_role(expected, today, "social-engineer", lambda _: engineer)
