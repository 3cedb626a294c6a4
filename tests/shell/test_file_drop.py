"""What other programs drop on the window: always taken as a copy, one map opened, all else answered in one notice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from tests.support.drag import card, chips, hover_over, skills
from workbench.domain.model import Policy
from workbench.domain.vocabulary import DEFAULT
from workbench.files.document import to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.qt.mime import files_in
from workbench.shell.about import LicencesDialog
from workbench.shell.application import Workbench
from workbench.shell.file_drop import CAN_BE, NO_FILE, FileDrop, short_name
from workbench.widgets.dialogs.accept import AcceptDialog
from workbench.widgets.dialogs.department import DepartmentDialog
from workbench.widgets.dialogs.name import NameDialog
from workbench.widgets.dialogs.picker import Picker
from workbench.widgets.dialogs.policy import PolicyDialog

COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction
NOTHING = Qt.DropAction.IgnoreAction
BUTTON, PLAIN, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def a_map(path: Path) -> Path:
    path.write_bytes(to_bytes(load("social-leadership"), fresh_identity())[0])
    return path


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def addresses(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(each) for each in urls])
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def let_go(window: QWidget, data: QMimeData, actions: Qt.DropAction, keys: Qt.KeyboardModifier = PLAIN) -> object:
    """Drag something over the window and let it go; the action it was taken by, None where it was not."""
    point = window.rect().center()
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        event = kind(point, actions, data, BUTTON, keys)
        event.ignore()
        QApplication.sendEvent(window, event)
        if not event.isAccepted():
            return None
    QCoreApplication.processEvents()
    return event.dropAction()


@pytest.mark.parametrize("keys", [PLAIN, SHIFT])
@pytest.mark.parametrize(
    ("actions", "answer"),
    [(COPY, COPY), (COPY | MOVE, COPY), (COPY | MOVE | LINK, COPY), (MOVE, NOTHING), (LINK, NOTHING)],
)
def test_a_file_is_taken_as_a_copy_or_left_where_it_is(
    bench: Workbench, tmp_path: Path, actions: Qt.DropAction, answer: Qt.DropAction, keys: Qt.KeyboardModifier
) -> None:
    path = a_map(tmp_path / "dropped.capmap")
    assert let_go(bench.window, files(path), actions, keys) == answer
    bench.documents.opening.wait()
    assert bench.document_file.path == path


def test_what_is_carried_inside_the_program_is_nothing_for_the_window(opened: Workbench) -> None:
    for data in (skills("social-graph"), chips("social-engineer", "social-graph"), card("social-engineer")):
        assert not hover_over(opened.window.message, data)
        assert let_go(opened.window, data, COPY | MOVE) is None
    assert opened.window.notice.isHidden()


class Asked:
    """Stands where the window's documents do: which maps were to be opened."""

    def __init__(self, bench: Workbench) -> None:
        self.opened: list[Path] = []
        self.chosen = 0
        self.notice = bench.window.notice
        self.imported: list[Path] = []
        self.file_drop = FileDrop(self.opened.append, self.imported.extend, self._choose, self.notice)

    def _choose(self) -> None:
        self.chosen += 1

    def links(self) -> list[QPushButton]:
        return [each for each in self.notice.findChildren(QPushButton) if each.isVisibleTo(self.notice)][1:]


@pytest.fixture
def asked(bench: Workbench) -> Asked:
    return Asked(bench)


HERE = Path("/nowhere/at/all")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Maps"], f"“Maps” is neither a capability map nor a table. {CAN_BE}"),
        (["Photo.png"], f"“Photo.png” is neither a capability map nor a table. {CAN_BE}"),
        (["a.pdf", "b.docx"], f"None of the 2 files is a capability map or a table. {CAN_BE}"),
        ([], f"{NO_FILE} {CAN_BE}"),
    ],
)
def test_what_is_no_map_is_said_with_what_can_be_dropped(asked: Asked, names: list[str], said: str) -> None:
    asked.file_drop.dropped([HERE / name for name in names])
    assert asked.notice.text == said
    assert asked.opened == []
    (link,) = asked.links()
    link.click()
    assert asked.chosen == 1


@pytest.mark.parametrize(
    ("names", "said", "offered"),
    [
        (["a.capmap", "b.capmap"], "2 capability maps were dropped, and one is open at a time.", 2),
        (["a.capmap", "b.pdf"], "Of the 2 files, “a.capmap” is a capability map.", 1),
        (
            [f"{each}.json" for each in "abcde"],
            "5 capability maps were dropped, and one is open at a time. The first 3 are offered here.",
            3,
        ),
    ],
)
def test_of_several_files_the_maps_are_offered(asked: Asked, names: list[str], said: str, offered: int) -> None:
    paths = [HERE / name for name in names]
    asked.file_drop.dropped(paths)
    assert asked.notice.text == said
    assert asked.opened == []
    for link in asked.links():
        link.click()
    assert asked.opened == paths[:offered]


@pytest.mark.parametrize("names", [["Roles.XLSX"], ["a.txt", "b.csv"], ["framework.json", "roles.ods"]])
def test_tables_are_imported_together(asked: Asked, names: list[str]) -> None:
    asked.file_drop.dropped([HERE / name for name in names])
    assert asked.imported == [HERE / name for name in names]
    assert asked.opened == []
    assert asked.notice.isHidden()


@pytest.mark.parametrize(
    ("names", "said", "imported"),
    [
        (["a.capmap", "b.xlsx"], "Of the 2 files, “a.capmap” is a capability map and “b.xlsx” is a table.", ["b.xlsx"]),
        (["b.xlsx", "c.png"], "Of the 2 files, “b.xlsx” is a table.", ["b.xlsx"]),
        (["b.xlsx", "c.png", "d.csv"], "Of the 3 files, 2 are tables.", ["b.xlsx", "d.csv"]),
    ],
)
def test_of_several_files_the_tables_are_offered(
    asked: Asked, names: list[str], said: str, imported: list[str]
) -> None:
    asked.file_drop.dropped([HERE / name for name in names])
    assert asked.notice.text == said
    assert asked.imported == []
    asked.links()[-1].click()
    assert asked.imported == [HERE / name for name in imported]


def test_the_disk_is_not_looked_at_to_judge_what_was_dropped(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, *rest: object, **more: object) -> object:
        raise AssertionError(f"{path} was looked at")

    with monkeypatch.context() as disk:
        for name in ("stat", "lstat", "open", "scandir", "listdir", "access", "readlink"):
            disk.setattr(os, name, refuse)
        disk.setattr("builtins.open", refuse)
        asked.file_drop.dropped(files_in(files(HERE / "a.capmap", HERE / "Folder")))
        asked.file_drop.dropped(files_in(files(HERE / "a.xlsx")))
        asked.file_drop.dropped(files_in(files(HERE / "a.capmap")))
    assert asked.opened == [HERE / "a.capmap"]


def test_addresses_elsewhere_and_text_are_no_files() -> None:
    assert files_in(addresses("https://example.org/a.capmap", "sftp://host/a.capmap")) == ()
    assert files_in(text("/home/user/a.capmap")) == ()
    assert files_in(addresses("file:///maps/a%20b.capmap")) == (Path("/maps/a b.capmap"),)


@pytest.mark.skipif(os.name != "posix", reason="names of files are text here")
def test_a_name_that_is_no_utf8_is_the_file_that_was_dropped(asked: Asked) -> None:
    (path,) = files_in(addresses("file:///maps/B%FCro.pdf"))
    assert os.fsencode(path) == b"/maps/B\xfcro.pdf"
    asked.file_drop.dropped([path])
    assert asked.notice.text.startswith("“B\ufffdro.pdf” is neither")


def test_a_name_is_one_short_line_and_never_mark_up(asked: Asked) -> None:
    assert short_name(Path("a\nb\x00.txt")) == "a b.txt"
    assert len(short_name(Path("x" * 250 + ".xlsx"))) == 60
    assert short_name(Path("x" * 250 + ".xlsx")).endswith("….xlsx"[-5:])
    asked.file_drop.dropped([Path("/<b>R&D.capmap"), Path("/b.capmap")])
    assert asked.links()[0].text() == "Open “<b>R&&D.capmap”"


def dialogs(bench: Workbench) -> Iterator[QWidget]:
    """Every dialog of ours in which something can be typed."""
    window = bench.window
    yield NameDialog("Title", "Prompt", "", "Add", window)
    yield DepartmentDialog([], DEFAULT, window)
    yield Picker("Title", "Prompt", [], "Take", parent=window)
    yield AcceptDialog("Message", "Author", date.today(), window)
    yield PolicyDialog(Policy(), bench.session.document.grade_names, DEFAULT, window)
    yield LicencesDialog(window)


def test_no_text_field_takes_a_file_from_the_window(opened: Workbench) -> None:
    """Qt's text fields take a dragged file for text, and answer with a move where one is proposed."""
    opened.selection.reveal("role:social-engineer")
    opened.window.left.show_tab("people")
    opened.find_controller.find()
    fields: list[Any] = [
        each
        for widget in (opened.window, *dialogs(opened))
        for kind in (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
        for each in widget.findChildren(kind)
    ]
    assert len(fields) > 15
    taking = [each for each in fields if each.acceptDrops() and not each.isReadOnly()]
    assert taking == []


@pytest.mark.parametrize("name", ["PLAN.CAPMAP", "Plan.Json"])
def test_an_ending_in_large_letters_is_one_all_the_same(asked: Asked, name: str) -> None:
    asked.file_drop.dropped([Path(name)])
    assert asked.opened == [Path(name)]
