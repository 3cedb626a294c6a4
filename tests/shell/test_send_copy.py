"""File > Send a copy…: what is in the file, whose state it is, and what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.shell.test_what_goes_out import peopled
from tests.support.file_texts import text_of
from tests.support.people import OF_HOLDERS, OF_PEOPLE
from tests.support.questions import press, when_asked
from workbench.application.copy_to_send import CopyParts, copy_to_send
from workbench.domain.people import without_people
from workbench.files.document import read
from workbench.shell.application import Workbench
from workbench.shell.send_copy import ITSELF
from workbench.widgets.dialogs.send_copy import NO_SCENARIO, PARTS, SendCopyDialog

__all__ = ["peopled"]


def answer(*clicks: str, go_on: bool = True) -> list[SendCopyDialog]:
    """Answer the dialog once it stands, clicking boxes by their text; the dialogs answered are collected."""
    seen: list[SendCopyDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SendCopyDialog):
            QTimer.singleShot(20, look)
            return
        seen.append(dialog)
        for words in clicks:
            next(each for each in dialog.findChildren(QCheckBox) if each.text() == words).click()
        words = "Choose where…" if go_on else "Cancel"
        next(each for each in dialog.findChildren(QPushButton) if each.text() == words).click()

    QTimer.singleShot(20, look)
    return seen


def send(bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path, *clicks: str) -> tuple[str, ...]:
    """Send a copy through the menu; the notes after it."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    answer(*clicks)
    with qtbot.waitSignal(bench.export_job.saved, timeout=20_000) as saved:
        bench.actions["send_copy"].trigger()
    assert saved.args is not None
    return tuple(saved.args[1])


def saved_as(bench: Workbench, path: Path) -> None:
    bench.document_file.save(path)
    bench.document_file.wait()


def test_a_copy_has_no_people_unless_they_are_ticked(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path, shown = tmp_path / "copy.capmap", peopled.session.document
    (note,) = send(peopled, qtbot, monkeypatch, path)
    assert note.startswith("Left out: 1 person with their levels")
    assert [word for word in OF_PEOPLE if word in text_of(path.read_bytes())] == []
    assert read(path).document == copy_to_send(shown, CopyParts(("today", "proposed")))[0]
    assert send(peopled, qtbot, monkeypatch, path, "People", "Their levels") == ()
    assert read(path).document == shown
    assert peopled.session.document is shown


def test_a_bare_copy_names_nobody_and_has_one_scenario(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "copy"
    send(peopled, qtbot, monkeypatch, path, "Proposed", "Who holds which role", "Notes")
    text = text_of((tmp_path / "copy.capmap").read_bytes())
    assert [word for word in (*OF_PEOPLE, *OF_HOLDERS, "Agency", "Two lines") if word in text] == []
    assert [scenario.name for scenario in read(tmp_path / "copy.capmap").document.scenarios] == ["Today"]


def test_a_copy_is_another_state_of_the_document_and_what_it_was_made_of_is_kept(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saved_as(peopled, tmp_path / "plan.capmap")
    own = peopled.document_file.identity
    send(peopled, qtbot, monkeypatch, tmp_path / "copy.capmap")
    sent = read(tmp_path / "copy.capmap")
    assert sent.identity.document_id == own.document_id
    assert sent.identity.revision != own.revision
    assert sent.identity.parents[0] == own.revision
    kept = peopled.backups.find(own.document_id, sent.identity.revision)
    assert kept is not None
    assert kept.whys == ("export",)
    assert kept.path.read_bytes() == (tmp_path / "copy.capmap").read_bytes()
    assert peopled.document_file.identity == own
    assert not peopled.document_file.dirty


def test_parts_that_this_version_does_not_know_stay_here(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import dataclasses

    identity = peopled.document_file.identity
    peopled.document_file.identity = dataclasses.replace(identity, extras=(("photos.json", b"Zebediah"),))
    send(peopled, qtbot, monkeypatch, tmp_path / "copy.capmap")
    assert "Zebediah" not in text_of((tmp_path / "copy.capmap").read_bytes())


@pytest.mark.parametrize("through", ["its name", "a link"])
def test_a_copy_never_takes_the_place_of_the_map(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, through: str
) -> None:
    path = chosen = tmp_path / "plan.capmap"
    saved_as(peopled, path)
    if through == "a link":
        chosen = tmp_path / "link.capmap"
        chosen.symlink_to(path)
    before = path.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    told = []
    seen = answer()
    QTimer.singleShot(60, lambda: told.extend([when_asked(press("OK"))]))
    peopled.actions["send_copy"].trigger()
    assert seen
    assert told == [[ITSELF]]
    assert path.read_bytes() == before


def test_the_dialog_begins_the_same_each_time(qtbot: QtBot, peopled: Workbench) -> None:
    dialog = SendCopyDialog(peopled.session.document, peopled.window)
    qtbot.addWidget(dialog)
    assert dialog.parts == CopyParts(("today", "proposed"))
    ticks = {each.text(): each for each in dialog.findChildren(QCheckBox)}
    levels = ticks[PARTS["levels"][0]]
    assert not levels.isEnabled()
    ticks["People"].click()
    levels.click()
    assert dialog.parts.levels
    ticks["People"].click()
    assert not dialog.parts.levels
    for name in ("Today", "Proposed"):
        ticks[name].click()
    assert dialog._left_out.text() == NO_SCENARIO
    assert not dialog._go_on.isEnabled()


def test_a_copy_has_what_was_still_being_typed(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    peopled.window.activateWindow()
    qtbot.waitActive(peopled.window)
    peopled.selection.reveal("role:psp", "title")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Head of all that")
    path = tmp_path / "copy.capmap"
    send(peopled, qtbot, monkeypatch, path)
    assert read(path).document.scenarios[0].roles[0].title == "Head of all that"


def test_a_name_without_the_ending_keeps_its_dots_and_takes_no_file_s_place_unasked(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "plan v1.2.capmap"
    other.write_bytes(b"somebody else's")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plan v1.2"), ""))
    asked: list[str] = []

    def agree(_window: object, _title: str, words: str) -> bool:
        asked.append(words)
        return len(asked) > 1

    monkeypatch.setattr("workbench.shell.overwriting.ask.agree", agree)
    answer()
    peopled.actions["send_copy"].trigger()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert other.read_bytes() == b"somebody else's"
    answer()
    with qtbot.waitSignal(peopled.export_job.saved, timeout=20_000):
        peopled.actions["send_copy"].trigger()
    assert asked == ["“plan v1.2.capmap” is there already. Replace it?"] * 2
    assert read(other).document.title == peopled.session.document.title
    assert [each.name for each in tmp_path.glob("plan*")] == [other.name]


def test_of_a_map_without_people_none_can_be_asked_for(qtbot: QtBot, peopled: Workbench) -> None:
    document = without_people(peopled.session.document)
    dialog = SendCopyDialog(document, peopled.window)
    qtbot.addWidget(dialog)
    ticks = {each.text(): each for each in dialog.findChildren(QCheckBox)}
    assert not ticks[PARTS["people"][0]].isEnabled()
    assert not ticks[PARTS["levels"][0]].isEnabled()
