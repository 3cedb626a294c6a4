"""Every kind of file the program writes opens again like any other: it is edited, protected, discarded and saved."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import orjson
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.application.edits.document import SetTitle
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.files.container import Manifest, pack
from workbench.files.document import FORMAT_VERSION, map_json, read, save, to_bytes
from workbench.files.identity import Identity, fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.templates import load, templates
from workbench.runtime.paths import data_dir, recovery_dir, resources_dir
from workbench.shell.application import Workbench

MAP = replace(load("before-and-after"), title="As it was")
ORIGINAL = "the folder of the original"
EXTRA = ("of-another-program.txt", b"kept")


def identity() -> Identity:
    return replace(fresh_identity(), extras=(EXTRA,))


def saved(folder: Path) -> Path:
    save(folder / "plan.capmap", MAP, identity())
    return folder / "plan.capmap"


def plain(folder: Path) -> Path:
    (folder / "plan.json").write_bytes(map_json(MAP))
    return folder / "plan.json"


def copies(folder: Path) -> list[Path]:
    store, of_whom = RecoveryStore(recovery_dir()), identity()
    for title in ("As it was", "Later"):
        store.store(replace(MAP, title=title), of_whom, folder / ORIGINAL / "plan.capmap")
    store.leave()
    return sorted(recovery_dir().glob("*.capmap"))


def discarded(folder: Path) -> list[Path]:
    for found in (copies(folder), RecoveryStore(recovery_dir()).pending())[1]:
        RecoveryStore(recovery_dir()).discard(found)
    return sorted((data_dir() / "backups" / "discarded").glob("*.capmap"))


def earlier(_: Path) -> Path:
    backups, of_whom = Backups(data_dir() / "backups"), identity()
    data, of_whom = to_bytes(MAP, of_whom)
    backups.keep(of_whom.document_id, of_whom.revision, data, "save")
    return backups.versions(of_whom.document_id)[0].path


def newer(folder: Path) -> Path:
    data = orjson.dumps({**orjson.loads(map_json(MAP)), "format_version": FORMAT_VERSION + 1, "budget": 5})
    who, digest = fresh_identity(), hashlib.sha256(data).hexdigest()
    manifest = Manifest(FORMAT_VERSION + 1, 1, "9.0", who.document_id, who.revision, (), digest)
    (folder / "plan.capmap").write_bytes(pack(manifest, {}, data, (EXTRA,)))
    return folder / "plan.capmap"


def template(name: str, _: Path) -> Path:
    return resources_dir() / "templates" / f"{name}.json"


KINDS: dict[str, Callable[[Path], Path]] = {
    "saved": saved,
    "plain": plain,
    "the recovery copy before": lambda folder: copies(folder)[0],
    "the last recovery copy": lambda folder: copies(folder)[1],
    "the discarded copy before": lambda folder: discarded(folder)[0],
    "the last discarded copy": lambda folder: discarded(folder)[1],
    "an earlier version": earlier,
    **{f"template {each.name}": partial(template, each.name) for each in templates()},
}
OURS = [each for each in KINDS if "copy" in each or "version" in each]


def open_in(bench: Workbench, qtbot: QtBot, path: Path) -> CapabilityMap:
    expected = read(path).document
    bench.documents.open_path(path)
    qtbot.waitUntil(lambda: bench.window.map_shown and bench.session.document == expected)
    return expected


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_edited_kept_discarded_and_saved_as_another(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = KINDS[kind](tmp_path)
    before = path.read_bytes()
    there = set(recovery_dir().glob("*.capmap"))
    backups = data_dir() / "backups" / "discarded"

    # edited, and kept
    unedited = open_in(bench, qtbot, path)
    assert bench.session.perform(SetTitle("Edited"))
    bench.document_file.copies.snapshot()
    bench.document_file.wait()
    (kept,) = set(recovery_dir().glob("*.capmap")) - there
    assert read(kept).document == replace(unedited, title="Edited")

    # discarded, and found again
    set_aside = set(backups.glob("*.capmap"))
    monkeypatch.setattr(QMessageBox, "exec", lambda _: int(QMessageBox.StandardButton.Discard.value))
    bench.documents.close()
    assert not bench.window.map_shown
    gone = [read(each).document.title for each in set(backups.glob("*.capmap")) - set_aside]
    assert gone
    assert set(gone) == {"Edited"}
    assert set(recovery_dir().glob("*.capmap")) == there

    # saved as another
    target = tmp_path / "handed on.capmap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    open_in(bench, qtbot, path)
    assert bench.session.perform(SetTitle("Saved"))
    with qtbot.waitSignal(bench.document_file.saved):
        bench.documents.save_as()
    bench.document_file.wait()
    assert not bench.document_file.dirty
    extras = {} if path.suffix == ".json" else dict([EXTRA])
    written = parts(target)
    assert written.keys() == {"mimetype", "manifest.json", "map.json", *extras}
    assert {name: written[name] for name in extras} == extras
    for secret in (ORIGINAL, os.fspath(tmp_path), path.name):
        assert not any(secret.encode() in data for data in written.values())
    assert read(target).document == replace(unedited, title="Saved")
    assert path.read_bytes() == before
    assert set(recovery_dir().glob("*.capmap")) == there


@pytest.mark.parametrize("kind", OURS)
def test_save_puts_nothing_where_the_program_clears_away(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = KINDS[kind](tmp_path)
    before = path.read_bytes()
    open_in(bench, qtbot, path)
    assert bench.document_file.path is None
    bench.session.perform(SetTitle("Mine"))
    target = tmp_path / "mine.capmap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(bench.document_file.saved):
        bench.documents.save()
    assert read(target).document.title == "Mine"
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_read_and_saved_as_another(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = newer(tmp_path), tmp_path / "handed on.capmap"
    before = path.read_bytes()
    open_in(bench, qtbot, path)
    assert bench.session.read_only
    assert not bench.session.perform(SetTitle("Edited"))
    assert not bench.document_file.dirty
    bench.documents.close()
    open_in(bench, qtbot, path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(bench.document_file.saved):
        bench.documents.save()
    bench.document_file.wait()
    assert parts(target).keys() == {"mimetype", "manifest.json", "map.json", EXTRA[0]}
    assert read(target).document == MAP
    assert path.read_bytes() == before
    assert not list(recovery_dir().glob("*.capmap"))
    assert bench.session.perform(SetTitle("Edited"))


def test_work_that_is_restored_and_killed_again_is_offered_once(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    copies(tmp_path)
    (found,) = bench.document_file.copies.store.pending()
    bench.documents.restore(found)
    bench.document_file.rescue()
    bench.document_file.copies.store.leave()  # as its death would
    (again,) = RecoveryStore(recovery_dir()).pending()
    assert again.key != found.key
    assert (again.title, again.original) == ("Later", tmp_path / ORIGINAL / "plan.capmap")


def test_what_is_odd_about_restored_work_is_said(bench: Workbench, tmp_path: Path) -> None:
    last = copies(tmp_path)[1]
    last.write_bytes(last.read_bytes()[:-40])
    (found,) = bench.document_file.copies.store.pending()
    bench.documents.restore(found)
    said = "\n".join(each.text() for each in bench.window.notice.findChildren(QLabel))
    assert "The last safety copy cannot be read; this is the one before it." in said
    assert f"It is kept in {recovery_dir()}." in said


def test_restored_work_that_is_discarded_does_not_come_up_again(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies(tmp_path)
    (found,) = bench.document_file.copies.store.pending()
    bench.documents.restore(found)
    bench.document_file.copies.snapshot()
    bench.document_file.wait()
    monkeypatch.setattr(QMessageBox, "exec", lambda _: int(QMessageBox.StandardButton.Discard.value))
    bench.documents.close()
    assert RecoveryStore(recovery_dir()).pending() == []
    assert found.loaded is not None
    document_id = found.loaded.identity.document_id
    titles = [read(each.path).document.title for each in RecoveryStore(recovery_dir()).discarded(document_id)]
    assert set(titles) == {"Later"}
