"""How a map was left is how it comes back: scenario, view, what was folded, and where its exports go."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.shell.conftest import ending
from workbench.application.edits.document import SetTitle
from workbench.files.atomic import write_atomically
from workbench.files.document import read
from workbench.qt.document_reader import OpenedDocument
from workbench.runtime import paths
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench
from workbench.shell.view_stack import BOARD, COMPARE
from workbench.widgets.matrix import MatrixView
from workbench.widgets.organisation.view import OrganisationView


def save(bench: Workbench, path: Path, qtbot: QtBot, template: str = "before-and-after") -> None:
    bench.documents.new_from(template)
    with qtbot.waitSignal(bench.document_file.saved):
        bench.document_file.save(path)


def open_file(bench: Workbench, path: Path) -> None:
    bench.documents.open_path(path)
    assert bench.documents.opening.wait()


def leave_another_way(bench: Workbench) -> str:
    """Show the last scenario in the matrix, with groups folded everywhere; the scenario's id."""
    last = bench.session.document.scenarios[-1].id
    bench.session.show_scenario(last)
    view = bench.window.library.view
    view.collapse(view.model().index(0, 0))
    bench.window.views.show_view("organisation")
    cast(OrganisationView, bench.window.views.on_show).list.table.toggle(0)
    bench.window.views.show_view("matrix")
    cast(MatrixView, bench.window.views.on_show).model.fold(0, True)
    return last


def folded(bench: Workbench) -> dict[str, frozenset[str]]:
    views = {name: bench.window.views.view(name).folded for name in ("matrix", "organisation")}
    return {"skills": bench.window.library.view.folded, **views}


def test_a_map_comes_back_in_the_scenario_and_view_it_was_left_in(
    bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "plan.capmap"
    save(bench, path, qtbot)
    last, before = leave_another_way(bench), folded(bench)
    assert last != bench.session.document.scenarios[0].id
    assert all(before.values())
    bench.documents.new_from("social-leadership")
    assert not any(folded(bench).values())
    bench.actions[f"show_{BOARD}"].trigger()
    open_file(bench, path)
    assert bench.session.scenario.id == last
    assert bench.window.views.name == "matrix"
    assert folded(bench) == before
    bench.actions[f"show_{BOARD}"].trigger()
    open_file(bench, path)
    assert bench.window.views.name == BOARD


def test_a_group_of_skills_that_alone_was_folded_is_folded_again(
    bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    path, view = tmp_path / "plan.capmap", bench.window.library.view
    save(bench, path, qtbot)
    bench.places.keep()
    view.collapse(view.model().index(0, 0))
    before = view.folded
    bench.documents.new_from("social-leadership")
    open_file(bench, path)
    assert (view.folded, len(before)) == (before, 1)


def test_the_same_in_the_next_run_of_the_program(bench: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "plan.capmap"
    save(bench, path, qtbot)
    last, before = leave_another_way(bench), folded(bench)
    bench.window.close()
    again = Workbench(Preferences.load(write_atomically))
    qtbot.addWidget(again.window, before_close_func=ending(again))
    again.documents.open_path(path)
    assert again.documents.opening.wait()
    assert again.session.scenario.id == last
    assert again.window.views.name == "matrix"
    assert folded(again) == before


def test_recovered_work_comes_back_there_too(bench: Workbench, qtbot: QtBot) -> None:
    bench.documents.new_from("before-and-after")
    last = leave_another_way(bench)
    bench.session.perform(SetTitle("Ours"))
    bench.document_file.rescue()
    qtbot.wait(600)  # as long as what is left is not written yet
    again = Workbench(Preferences.load(write_atomically))
    qtbot.addWidget(again.window, before_close_func=ending(again, again.document_file.close))
    bench.recovery.leave()
    with qtbot.waitCallback() as found:
        again.document_file.copies.find_pending(found)
    again.documents.restore(found.args[0][0])
    assert again.session.document.title == "Ours"
    assert again.session.scenario.id == last
    assert again.window.views.name == "matrix"


def test_what_somebody_else_wrote_comes_on_screen_as_the_map_stood(
    bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "plan.capmap"
    save(bench, path, qtbot)
    last, before = leave_another_way(bench), folded(bench)
    bench.document_file.reload(read(path))
    bench.disk_changes.reloaded.emit()
    assert (bench.session.scenario.id, bench.window.views.name) == (last, "matrix")
    assert folded(bench) == before


def test_a_map_never_seen_is_not_opened_in_compare(opened: Workbench) -> None:
    opened.actions[f"show_{COMPARE}"].trigger()
    opened.documents.new_from("social-leadership")
    assert opened.window.views.name == BOARD
    opened.actions["show_matrix"].trigger()
    opened.documents.new_from("decentralised")
    assert opened.window.views.name == "matrix"


def test_an_export_goes_beside_the_map_unless_another_folder_was_chosen_for_it(
    bench: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, board = (tmp_path / name for name in ("first", "second", "board"))
    for folder in (first, second, board):
        folder.mkdir()
    offered: list[Path] = []
    goes_to: list[Path | None] = [None, board, None, first, None, None]

    def choose(_: object, __: str, start: str, ___: str) -> tuple[str, str]:
        offered.append(Path(start))
        folder = goes_to.pop(0) or offered[-1].parent
        return str(folder / f"{len(offered)}.csv"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    def export() -> None:
        with qtbot.waitSignal(bench.export_job.saved, timeout=20_000):
            bench.export(".csv")

    save(bench, first / "plan.capmap", qtbot)
    export()
    export()
    bench.actions["show_matrix"].trigger()  # how it is left is kept beside where its exports go
    bench.places.keep()
    export()
    export()
    assert bench.preferences.place(bench.document_file.identity.document_id).export_folder == ""
    export()
    save(bench, second / "other.capmap", qtbot)
    export()
    assert [each.parent for each in offered] == [first, first, board, board, first, second]


def test_the_tour_unfolds_what_it_names(bench: Workbench, qtbot: QtBot) -> None:
    window = bench.window
    bench.documents.new_from("before-and-after")
    for name in ("toggle_left", "toggle_right", "toggle_message"):
        bench.actions[name].trigger()
    view = window.library.view
    bench.start_tour()
    tour = window.tour
    assert tour is not None
    assert not window.message.folded
    for row in range(view.model().rowCount()):
        view.collapse(view.model().index(row, 0))
    window.library.search.setText("campaign")
    tour.advance()
    assert window.library.isVisible()
    assert window.library.search.text() == ""
    place = view.currentIndex()
    assert place.data() == "Social graph strategy"
    assert view.isExpanded(place.parent())
    assert not window.findings.isVisible()
    tour.help_button.click()
    tour.advance()
    assert window.findings.isVisible()


MAKING = {
    False: "_, bench = start.make(['workbench'])",
    True: "program = start.Program(['workbench']); bench = start._opened([])",
}
"""How the window is made where nobody sits before it, and where the user does."""


@pytest.mark.parametrize("user", [False, True])
def test_what_runs_without_a_user_leaves_the_preferences_alone(own_folders: Path, user: bool) -> None:
    preferences = paths.config_dir() / "preferences.json"
    kept = json.dumps({"theme": "dark"})
    preferences.write_text(kept)
    script = (
        f"from workbench.shell import start; {MAKING[user]}; bench.window_layout.choose_theme('light'); bench.end()"
    )
    command = [sys.executable, "-P", "-c", script]
    subprocess.run(command, env={**os.environ, paths.HOME: str(own_folders)}, check=True, capture_output=True)
    assert (preferences.read_text() == kept) is not user
    assert Preferences.load(None).theme == ("light" if user else "dark")


def test_the_foot_says_of_a_copy_that_it_is_not_saved(bench: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "plan.capmap"
    save(bench, path, qtbot)
    assert bench.window._file_label.text().startswith("plan.capmap, saved ")
    bench.document_file.open(OpenedDocument(path, read(path)), copy=True)
    assert bench.window._file_label.text() == "Not saved yet"
