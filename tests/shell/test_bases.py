"""The base of a workbook: the map it was made of is kept, under the revision that the workbook names."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from workbench.application.edits.document import SetTitle
from workbench.files.backups import Version
from workbench.runtime import paths
from workbench.shell.application import Workbench


def export(bench: Workbench, qtbot: QtBot, path: Path) -> tuple[str, ...]:
    """Write a file; what the user is told of it."""
    with qtbot.waitSignal(bench.export_job.saved, timeout=20_000) as saved:
        bench.export(path.suffix, path)
    assert saved.args is not None
    return tuple(saved.args[1])


def revision_in(path: Path) -> str:
    """The revision that a workbook says it was made of."""
    sheet = openpyxl.load_workbook(path)["Exported"]
    assert sheet["C1"].value == "Revision"
    return str(sheet["D1"].value)


def base_of(bench: Workbench, path: Path) -> Version:
    found = bench.backups.find(bench.document_file.identity.document_id, revision_in(path))
    assert found is not None
    return found


@pytest.mark.parametrize("saved", [False, True])
def test_the_map_of_a_workbook_is_kept_with_what_was_not_saved(
    opened: Workbench, qtbot: QtBot, tmp_path: Path, saved: bool
) -> None:
    if saved:
        opened.document_file.save(tmp_path / "plan.capmap")
        opened.document_file.wait()
    opened.session.perform(SetTitle("Not saved"))
    shown = opened.session.document
    assert export(opened, qtbot, tmp_path / "plan.xlsx") == ()
    base = base_of(opened, tmp_path / "plan.xlsx")
    assert base.whys == ("export",)
    assert opened.backups.read(base).document == shown
    opened.session.perform(SetTitle("Later"))
    opened.document_file.save(tmp_path / "plan.capmap")
    opened.document_file.wait()
    assert opened.backups.read(base_of(opened, tmp_path / "plan.xlsx")).document == shown


def test_the_workbook_of_a_saved_map_names_the_revision_of_its_file(
    opened: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.document_file.save(tmp_path / "plan.capmap")
    opened.document_file.wait()
    export(opened, qtbot, tmp_path / "plan.xlsx")
    assert revision_in(tmp_path / "plan.xlsx") == opened.document_file.identity.revision


def test_other_exports_keep_nothing(opened: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    export(opened, qtbot, tmp_path / "plan.csv")
    assert opened.backups.versions(opened.document_file.identity.document_id) == ()


def test_a_workbook_whose_base_cannot_be_kept_is_written_and_that_is_said(
    opened: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = paths.backups_dir()
    folder.rmdir()
    folder.write_bytes(b"in the way")
    (said,) = export(opened, qtbot, tmp_path / "plan.xlsx")
    assert said.startswith("No earlier version of this map could be kept:")
    assert revision_in(tmp_path / "plan.xlsx")
