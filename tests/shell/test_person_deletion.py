"""A person deleted everywhere: with real files, every byte of which is searched for her afterwards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.files.test_rewriting import whole_text
from tests.shell.test_what_goes_out import peopled
from tests.support.people import with_people
from tests.support.questions import press, when_asked
from workbench.application.edits.document import SetNotes, SetTitle
from workbench.application.erasure import Erasure
from workbench.domain.model import Person
from workbench.files.document import read
from workbench.files.exporters import Exported, Exporter, ExportRequest, exporter_for
from workbench.files.rewriting import Rewritten
from workbench.qt.session import READ_ONLY
from workbench.runtime import paths
from workbench.shell.application import Workbench
from workbench.shell.export_job import Export
from workbench.shell.person_deletion import EXPORTING, NOBODY, UNDER_WAY, UNFINISHED

__all__ = ["peopled"]

HERS = ("Zebediah", "zeb", "Archmage", "Quixotically", "Zwerghaus", "Oberon")
GO = "Delete everywhere"


def answer_each(qtbot: QtBot, *buttons: str) -> list[str]:
    """Press a button of each question in turn; the texts of all, each with what stands below it."""
    asked: list[str] = []
    left = list(buttons)

    def act(box: QMessageBox) -> None:
        asked.append(f"{box.text()}\n{box.informativeText()}")
        press(left.pop(0))(box)
        if left:
            when_asked(act)

    when_asked(act)
    return asked


def delete(bench: Workbench, qtbot: QtBot, *buttons: str) -> list[str]:
    """Delete Zebediah, pressing these buttons one after the other; what was asked and told."""
    asked = answer_each(qtbot, GO, *buttons)
    bench.person_deletion.ask("zeb")
    bench.person_deletion.wait()
    qtbot.waitUntil(lambda: len(asked) == 1 + len(buttons) and QApplication.activeModalWidget() is None, timeout=20_000)
    bench.person_deletion.wait()
    return asked


def save(bench: Workbench, path: Path | None = None) -> None:
    bench.document_file.save(path)
    assert bench.document_file.wait(20)


def with_history(bench: Workbench, qtbot: QtBot, folder: Path) -> Path:
    """A map that was saved twice, exported, discarded once, left behind by a run that ended badly; its file."""
    path = folder / "plan.capmap"
    save(bench, path)
    bench.session.perform(SetTitle("Later"))
    save(bench)
    exporter = exporter_for(".xlsx")
    assert exporter is not None
    request = ExportRequest(
        bench.session.document, "today", bench.session.today(), identity=bench.document_file.identity, people=True
    )
    with qtbot.waitSignal(bench.export_job.saved, timeout=20_000):
        bench.export_job.start(Export(exporter, folder / "plan.xlsx", request))
    other = type(bench.recovery)(paths.recovery_dir())
    other.store(bench.session.document, bench.document_file.identity, path)
    other.set_aside()
    other.store(bench.session.document, bench.document_file.identity, path)
    other.leave()
    bench.session.perform(SetTitle("Not saved"))
    bench.document_file.copies.snapshot()
    bench.document_file.copies.wait()
    bench.session.perform(SetTitle("Not saved, either"))
    bench.document_file.copies.snapshot()
    bench.document_file.copies.wait()
    return path


def test_nothing_of_her_is_left_in_any_file_of_the_program(
    peopled: Workbench, qtbot: QtBot, own_folders: Path, tmp_path: Path
) -> None:
    path = with_history(peopled, qtbot, tmp_path)
    text = whole_text(own_folders)
    assert all(word in text for word in HERS)

    question, told = delete(peopled, qtbot, "OK")

    assert "Delete “Zebediah” everywhere?" in question
    assert "cannot be undone" in question
    assert told.startswith("“Zebediah” is deleted.")
    assert "the map, its file, 2 earlier versions, 1 recovery copy and 1 copy of discarded work" in told
    text = whole_text(own_folders)
    assert [word for word in HERS if word in text] == []
    assert "Xanthippe" in text
    assert not peopled.document_file.dirty
    assert [person.name for person in read(path).document.people] == ["Xanthippe"]
    assert read(path).document.title == "Not saved, either"
    assert [word for word in HERS if word in whole_text_of(path)] == []


def whole_text_of(path: Path) -> str:
    """The text of one file and its parts."""
    from tests.support.file_texts import text_of

    return text_of(path.read_bytes())


def test_undo_does_not_bring_her_back(peopled: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    peopled.session.perform(SetTitle("Later"))
    delete(peopled, qtbot, "OK")
    assert peopled.session.undo_stack.count() == 0
    assert not peopled.actions["undo"].isEnabled()
    assert [person.name for person in peopled.session.document.people] == ["Xanthippe"]
    assert peopled.session.document.title == "Later"
    peopled.session.perform(SetTitle("Later still"))
    peopled.actions["undo"].trigger()
    assert [person.name for person in peopled.session.document.people] == ["Xanthippe"]


def test_a_map_in_no_file_is_not_saved_and_its_copies_are_rewritten(
    peopled: Workbench, qtbot: QtBot, own_folders: Path
) -> None:
    for title in ("One", "Two"):
        peopled.session.perform(SetTitle(title))
        peopled.document_file.copies.snapshot()
        peopled.document_file.copies.wait()
    assert "Zebediah" in whole_text(own_folders)
    question, told = delete(peopled, qtbot, "OK")
    assert "saved now" not in question
    assert "its file" not in told
    assert [word for word in HERS if word in whole_text(own_folders)] == []
    assert peopled.document_file.path is None
    assert peopled.document_file.dirty


def test_whoever_cancels_changes_nothing(peopled: Workbench, qtbot: QtBot) -> None:
    before = peopled.session.document
    when_asked(press("Cancel"))
    peopled.person_deletion.ask("zeb")
    assert peopled.session.document is before
    assert peopled.person_deletion._erasure is None


def test_a_copy_that_cannot_be_read_is_deleted_only_where_the_user_says_so(
    peopled: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    save(peopled, tmp_path / "plan.capmap")
    (version,) = peopled.backups.versions(peopled.document_file.identity.document_id)
    version.path.write_bytes(version.path.read_bytes()[:-30])
    peopled.session.perform(SetTitle("Later"))
    asked = delete(peopled, qtbot, "OK", "Keep them")
    assert "1 copy that the program keeps cannot be read" in asked[2]
    assert version.path.exists()
    peopled.documents._begin(with_people(), None)
    delete(peopled, qtbot, "OK", "Delete them")
    qtbot.waitUntil(lambda: not version.path.exists(), timeout=5_000)


def test_a_file_that_cannot_be_saved_is_told(
    peopled: Workbench, qtbot: QtBot, tmp_path: Path, own_folders: Path
) -> None:
    path = with_history(peopled, qtbot, tmp_path)
    other = read(path)
    from workbench.files.document import save as save_file

    save_file(path, replace(other.document, title="Somebody else's"), other.identity)
    _, told = delete(peopled, qtbot, "OK")
    assert "The file of the map still holds the person." in told
    assert "Save the map to take them out of it." in told
    assert [word for word in HERS if word in whole_text(own_folders)] == []
    assert peopled.document_file.dirty


def test_where_her_name_still_stands_is_said_before_and_after(peopled: Workbench, qtbot: QtBot) -> None:
    peopled.session.perform(SetNotes("Zebediah began this"))
    for said in delete(peopled, qtbot, "OK"):
        assert "The name stays where somebody wrote it: in 1 other text." in said


def test_a_map_open_for_reading_keeps_her(peopled: Workbench) -> None:
    peopled.session.read_only = True
    peopled.person_deletion.ask("zeb")
    assert peopled.window.notice.text == READ_ONLY
    assert peopled.session.document.people[0].name == "Zebediah"


def test_what_was_compared_with_is_forgotten(peopled: Workbench, qtbot: QtBot) -> None:
    peopled.compare_controller.show_version("an earlier version", with_people())
    view = peopled.compare_controller._view
    assert view.comparison_session._files
    delete(peopled, qtbot, "OK")
    assert view.comparison_session._files == {}
    assert not any("earlier version" in name for _, name in view.comparison_session.choices())


def test_the_menu_asks_whom(peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    class Picked:
        picked = "zeb"

    picks: list[object] = []

    def pick(*given: object) -> Picked:
        picks.append(given)
        return Picked()

    monkeypatch.setattr(peopled.person_deletion._asking, "pick", pick)
    asked = when_asked(press("Cancel"))
    peopled.actions["delete_person"].trigger()
    assert len(picks) == 1
    assert asked == ["Delete “Zebediah” everywhere?"]


def test_the_menu_asks_about_the_one_who_is_picked(peopled: Workbench) -> None:
    peopled.selection.pick("person:xan")
    asked = when_asked(press("Cancel"))
    peopled.actions["delete_person"].trigger()
    assert asked == ["Delete “Xanthippe” everywhere?"]


def test_of_several_who_are_picked_the_menu_asks_whom(peopled: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    picks: list[object] = []
    monkeypatch.setattr(peopled.person_deletion._asking, "pick", lambda *given: picks.append(given))
    peopled.selection.pick("person:zeb", "person:xan")
    peopled.actions["delete_person"].trigger()
    assert len(picks) == 1


def test_enter_alone_deletes_nobody_and_no_file(peopled: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    defaults: list[str] = []

    def look(box: QMessageBox) -> None:
        defaults.append(box.defaultButton().text().replace("&", ""))
        press(defaults[-1])(box)

    when_asked(look)
    peopled.person_deletion.ask("zeb")
    assert defaults == ["Cancel"]
    when_asked(look)
    peopled.person_deletion._offer_to_delete([tmp_path / "unreadable.capmap"])
    assert defaults[1:] == ["Keep them"]


def test_one_is_deleted_at_a_time(peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, rewrite = Event(), peopled.backups.rewrite

    def slow(erasure: Erasure) -> Rewritten:
        go_on.wait(20)
        return rewrite(erasure)

    monkeypatch.setattr(peopled.backups, "rewrite", slow)
    asked = answer_each(qtbot, GO, "OK", "OK")
    peopled.person_deletion.ask("zeb")
    peopled.person_deletion.ask("xan")
    go_on.set()
    qtbot.waitUntil(lambda: len(asked) == 3 and QApplication.activeModalWidget() is None, timeout=20_000)
    assert UNDER_WAY in asked[1]
    assert [person.id for person in peopled.session.document.people] == ["xan"]


def test_while_an_export_is_written_nobody_is_deleted(
    peopled: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def written(_: ExportRequest) -> Exported:
        go_on.wait(20)
        return Exported(b"slow")

    slow = Exporter(order=0, suffix=".txt", title="Slow", phrase="a slow file", write=written)
    request = ExportRequest(peopled.session.document, "today", peopled.session.today(), people=True)
    told: list[str] = []
    monkeypatch.setattr("workbench.shell.person_deletion.ask.tell", lambda _window, _title, words: told.append(words))
    with qtbot.waitSignal(peopled.export_job.saved, timeout=20_000):
        peopled.export_job.start(Export(slow, tmp_path / "slow.txt", request))
        peopled.person_deletion.ask("zeb")
        go_on.set()
    assert told == [EXPORTING]
    assert peopled.session.document.people[0].name == "Zebediah"


def test_after_a_deletion_that_was_not_finished_the_next_one_can_begin(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(_: object) -> None:
        raise OSError("gone")

    monkeypatch.setattr(peopled.backups, "rewrite", unreachable)
    asked = answer_each(qtbot, GO, "OK", "Cancel")
    peopled.person_deletion.ask("zeb")
    qtbot.waitUntil(lambda: len(asked) == 2 and QApplication.activeModalWidget() is None, timeout=20_000)
    assert UNFINISHED in asked[1]
    peopled.person_deletion.ask("xan")
    assert "Delete “Xanthippe” everywhere?" in asked[2]


def test_a_map_without_people_says_so(opened: Workbench) -> None:
    asked = when_asked(press("OK"))
    opened.person_deletion.choose()
    assert asked == [NOBODY]


def test_leaving_the_map_meanwhile_ends_no_deletion(
    peopled: Workbench, qtbot: QtBot, tmp_path: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_history(peopled, qtbot, tmp_path)
    asked = answer_each(qtbot, GO, "OK")
    monkeypatch.setattr(peopled.document_file, "save", lambda: None)  # one that is never answered
    peopled.person_deletion.ask("zeb")
    empty = replace(with_people(), people=(Person("ann", "Ann"),), scenarios=with_people().scenarios[1:])
    peopled.document_file.new(empty)
    qtbot.waitUntil(lambda: len(asked) == 2 and QApplication.activeModalWidget() is None, timeout=20_000)
    backups = whole_text(own_folders)
    assert "Zebediah" not in backups
