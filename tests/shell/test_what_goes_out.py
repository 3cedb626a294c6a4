"""What of people goes out of the window: by export, print and clipboard, asked each time and said afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

import workbench
from tests.shell.test_bases import base_of
from tests.support.file_texts import text_of
from tests.support.people import OF_HOLDERS, OF_PEOPLE, with_people
from workbench.application.edits.people import SetPersonLevel
from workbench.application.handing_on import handed_on
from workbench.domain.model import Role
from workbench.files.returned_workbook import ReturnedBook, recognise
from workbench.presentation.handing_on_text import PEOPLE_LEFT_OUT, WITH_PEOPLE
from workbench.shell.application import Workbench
from workbench.widgets.compare.changes_panel import ONLY_PEOPLE
from workbench.widgets.dialogs.handing_on import ALL_OUT, NO_NAMES, NO_RETURN, PEOPLE, HandingOnDialog
from workbench.widgets.organisation.view import OrganisationView
from workbench.widgets.report.preview import PrintPreview

WITHOUT = "Left out: 1 person with their levels, 1 typical background and 1 accepted point about people."
STILL = "Still in it: who accepted 1 open point and who holds 1 role."


@pytest.fixture
def peopled(bench: Workbench) -> Workbench:
    """The window on a map with people."""
    bench.documents._begin(with_people(), None)
    return bench


def box(dialog: HandingOnDialog, words: str) -> QCheckBox:
    return next(each for each in dialog.findChildren(QCheckBox) if each.text() == words)


def with_people_link(bench: Workbench) -> QPushButton:
    """The link of the notice that copies once more, with people."""
    return next(link for link in bench.window.notice._links if link.text() == WITH_PEOPLE)


def when_asked(qtbot: QtBot, *ticks: str, press: str = "Continue") -> list[str]:
    """Answer the next question what goes out; what it says is left out is collected."""
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, HandingOnDialog):
            QTimer.singleShot(20, look)
            return
        assert not any(each.isChecked() for each in dialog.findChildren(QCheckBox))
        for words in ticks:
            box(dialog, words).click()
        said.append(dialog._left_out.text())
        next(each for each in dialog.findChildren(QPushButton) if each.text() == press).click()

    QTimer.singleShot(20, look)
    return said


def export(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path, action: str, *ticks: str
) -> tuple[list[str], str]:
    """Export through the menu; what was said before it and after it."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    said = when_asked(qtbot, *ticks)
    with qtbot.waitSignal(bench.export_job.saved, timeout=20_000):
        bench.actions[action].trigger()
    return said, bench.window.notice.text


@pytest.mark.parametrize(
    ("action", "name"),
    [("export", "a.xlsx"), ("report", "a.pdf"), ("save_picture", "a.svg"), ("export_table", "a.csv")],
)
def test_people_stay_here_unless_somebody_ticks(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, action: str, name: str
) -> None:
    said, after = export(peopled, qtbot, monkeypatch, tmp_path / name, action)
    assert said == [f"{WITHOUT} {STILL}"]
    assert after == f"Saved {name}. {WITHOUT}"
    assert [word for word in OF_PEOPLE if word in text_of((tmp_path / name).read_bytes())] == []


def test_nothing_is_remembered_from_one_export_to_the_next(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    said, after = export(peopled, qtbot, monkeypatch, path, "export_table", PEOPLE)
    assert (said, after) == ([ALL_OUT], "Saved a.json.")
    assert all(word in path.read_text(encoding="utf-8") for word in OF_PEOPLE)
    said, after = export(peopled, qtbot, monkeypatch, path, "export_table")
    assert said == [f"{WITHOUT} {STILL}"]
    assert not any(word in path.read_text(encoding="utf-8") for word in OF_PEOPLE)


def test_without_names_excludes_people_and_leaves_out_holders(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    export(peopled, qtbot, monkeypatch, path, "export_table", PEOPLE, NO_NAMES)
    text = path.read_text(encoding="utf-8")
    assert not any(word in text for word in (*OF_PEOPLE, *OF_HOLDERS))
    export(peopled, qtbot, monkeypatch, path, "export_table", NO_NAMES, PEOPLE)
    assert all(word in path.read_text(encoding="utf-8") for word in (*OF_PEOPLE, *OF_HOLDERS))


def test_the_base_of_a_workbook_has_the_people_that_the_workbook_has(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    peopled.document_file.save(tmp_path / "plan.capmap")
    peopled.document_file.wait()
    path, document = tmp_path / "a.xlsx", peopled.session.document
    export(peopled, qtbot, monkeypatch, path, "export")
    assert peopled.backups.read(base_of(peopled, path)).document == handed_on(document)[0]
    export(peopled, qtbot, monkeypatch, path, "export", NO_NAMES)
    assert peopled.backups.read(base_of(peopled, path)).document == handed_on(document, names=False)[0]
    export(peopled, qtbot, monkeypatch, path, "export", PEOPLE)
    assert peopled.backups.read(base_of(peopled, path)).document == document
    assert base_of(peopled, path).revision == peopled.document_file.identity.revision


def test_a_workbook_that_is_not_to_be_taken_back_has_no_id_and_no_map_is_kept_for_it(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    peopled.document_file.save(tmp_path / "plan.capmap")
    peopled.document_file.wait()
    assert peopled.session.perform(SetPersonLevel("zeb", "apis", 1))
    path, identity = tmp_path / "a.xlsx", peopled.document_file.identity
    before = peopled.backups.versions(identity.document_id)
    export(peopled, qtbot, monkeypatch, path, "export", NO_RETURN)
    assert not isinstance(recognise(path), ReturnedBook)
    assert identity.document_id not in text_of(path.read_bytes())
    assert peopled.backups.versions(identity.document_id) == before
    export(peopled, qtbot, monkeypatch, path, "export")
    assert isinstance(recognise(path), ReturnedBook)
    assert len(peopled.backups.versions(identity.document_id)) == len(before) + 1


def test_only_a_workbook_is_asked_whether_it_may_be_taken_back(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for returns in (False, True):
        dialog = HandingOnDialog("Export", peopled.session.document, returns=returns)
        qtbot.addWidget(dialog)
        assert box(dialog, NO_RETURN).isHidden() is not returns


def test_a_map_that_names_nobody_offers_such_a_workbook_among_the_kinds_of_files(
    opened: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    offered: list[str] = []

    def choose(*of: object) -> tuple[str, str]:
        offered.extend(str(of[3]).split(";;"))
        return str(path), offered[-1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.actions["export"].trigger()
    assert offered == ["Excel workbook (*.xlsx)", "Excel workbook, not to be taken back (*.xlsx)"]
    assert not isinstance(recognise(path), ReturnedBook)


def test_the_workbook_shows_who_fits_only_where_people_are_ticked(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, ticks in (("a.xlsx", ()), ("b.xlsx", (PEOPLE,))):
        export(peopled, qtbot, monkeypatch, tmp_path / name, "export", *ticks)
        assert ("Fit" in openpyxl.load_workbook(tmp_path / name).sheetnames) is bool(ticks)


def test_what_is_exported_again_is_kept_once(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    peopled.document_file.save(tmp_path / "plan.capmap")
    peopled.document_file.wait()
    revisions = set()
    for name in ("a.xlsx", "b.xlsx"):
        export(peopled, qtbot, monkeypatch, tmp_path / name, "export")
        revisions.add(base_of(peopled, tmp_path / name).revision)
    export(peopled, qtbot, monkeypatch, tmp_path / "c.xlsx", "export", NO_NAMES)
    assert len(revisions) == 1
    assert base_of(peopled, tmp_path / "c.xlsx").revision not in revisions
    assert len(peopled.backups.versions(peopled.document_file.identity.document_id)) == 3


def test_an_export_can_be_left_at_the_question(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked where"))
    when_asked(qtbot, press="Cancel")
    peopled.actions["export"].trigger()
    assert peopled.export_job._running is None
    when_asked(qtbot, press="Cancel")
    peopled.actions["print"].trigger()
    assert peopled.printing._job is None


def test_a_map_that_names_nobody_is_exported_without_a_question(
    opened: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.csv"), ""))
    with qtbot.waitSignal(opened.export_job.saved, timeout=20_000):
        opened.actions["export_table"].trigger()
    assert opened.window.notice.text == "Saved a.csv."


def test_a_map_with_holders_alone_asks_about_names_only(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    peopled.documents._begin(handed_on(with_people())[0], None)
    path = tmp_path / "a.json"
    said, _ = export(peopled, qtbot, monkeypatch, path, "export_table", PEOPLE)
    assert said == [f"{ALL_OUT} {STILL}"]
    text = path.read_text(encoding="utf-8")
    assert all(word in text for word in OF_HOLDERS)
    said, _ = export(peopled, qtbot, monkeypatch, path, "export_table", PEOPLE, NO_NAMES)
    assert said == ["Left out: who accepted 1 open point and who holds 1 role."]
    assert not any(word in path.read_text(encoding="utf-8") for word in OF_HOLDERS)
    dialog = HandingOnDialog("Export", peopled.session.document)
    qtbot.addWidget(dialog)
    assert not box(dialog, PEOPLE).isEnabled()


COPIES: dict[str, Callable[[Workbench], object]] = {
    "profile": lambda bench: bench.exports.copy_profile(bench.session.index.roles["psp"]),
    "findings": lambda bench: bench.exports.copy_findings(),
}


@pytest.mark.parametrize("copy", COPIES)
def test_texts_on_the_clipboard_name_nobody(peopled: Workbench, copy: str) -> None:
    COPIES[copy](peopled)
    data = QGuiApplication.clipboard().mimeData()
    text = f"{data.text()} {data.html()}"
    assert text.strip()
    assert [word for word in OF_PEOPLE if word in text] == []


def test_what_is_copied_is_of_the_scenario_on_screen(peopled: Workbench) -> None:
    document = with_people()
    role = replace(
        document.scenarios[0].roles[0], title="Proposed title", reports_to=None, dotted_to=(), department=None
    )
    proposed = replace(document.scenarios[1], roles=(role,))
    peopled.documents._begin(replace(document, scenarios=(document.scenarios[0], proposed)), None)
    peopled.session.show_scenario(proposed.id)
    peopled.exports.copy_profile(role)
    assert "Proposed title" in QGuiApplication.clipboard().text()
    assert [word for word in OF_PEOPLE if word in QGuiApplication.clipboard().text()] == []


def test_pictures_on_the_clipboard_are_those_of_the_map_without_people(peopled: Workbench, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()

    def pictures() -> list[object]:
        peopled.exports.copy_message()
        message = clipboard.image()
        peopled.exports.copy_card("psp")
        return [message, clipboard.image()]

    peopled.exports.copy_card("psp")
    with_people_on_it = peopled.window.notice.text
    assert with_people_on_it.endswith(WITHOUT)
    with_people_link(peopled).click()
    assert WITHOUT not in peopled.window.notice.text
    taken = pictures()
    document, _ = handed_on(peopled.session.document)
    peopled.documents._begin(document, None)
    assert pictures() == taken


def test_open_points_about_people_are_copied_once_they_are_asked_for(peopled: Workbench) -> None:
    assert peopled.session.perform(SetPersonLevel("zeb", "apis", 1))  # of 4, in what she leads
    peopled.exports.copy_findings()
    clipboard = QGuiApplication.clipboard()
    assert "Zebediah" not in clipboard.text()
    with_people_link(peopled).click()
    assert "Zebediah holds" in clipboard.text()


def test_nothing_is_said_to_be_left_out_of_a_copy_that_speaks_of_nobody(peopled: Workbench) -> None:
    held_by_nobody = next(role for role in peopled.session.scenario.roles if not role.people)
    for copy in (
        lambda: peopled.exports.copy_card(held_by_nobody.id),
        lambda: peopled.exports.copy_profile(held_by_nobody),
        lambda: peopled.exports.copy_findings(),
    ):
        copy()
        assert "on the clipboard" in peopled.window.notice.text
        assert "Left out" not in peopled.window.notice.text
        assert WITH_PEOPLE not in [link.text() for link in peopled.window.notice._links]


def test_a_comparison_on_the_clipboard_names_nobody(peopled: Workbench) -> None:
    other = with_people()
    scenario = replace(other.scenarios[0], roles=(*other.scenarios[0].roles, Role("new", "Newly", people=("xan",))))
    role = replace(scenario.roles[0], people=(), title="Other title")
    scenario = replace(scenario, roles=(role, *scenario.roles[1:]), waivers=())
    peopled.compare_controller.show_version(
        "version of May", replace(other, scenarios=(scenario, *other.scenarios[1:]))
    )
    view, clipboard = peopled.compare_controller._view, QGuiApplication.clipboard()
    view.comparison_session.wait()
    view.copy_text()
    assert "Other title" in clipboard.text()
    assert [word for word in OF_PEOPLE if word in clipboard.text()] == []
    assert peopled.window.notice.text.endswith(PEOPLE_LEFT_OUT)
    with_people_link(peopled).click()
    assert any(word in clipboard.text() for word in OF_PEOPLE)
    comparison = view.comparison_session.comparison
    assert comparison is not None
    view.changes._copy_text(set(comparison.changes))
    assert "Other title" in clipboard.text()
    assert [word for word in OF_PEOPLE if word in clipboard.text()] == []
    before = clipboard.text()
    of_people = {change for change in comparison.changes if change.part == "people"}
    assert of_people
    view.changes._copy_text(of_people)
    assert clipboard.text() == before
    assert peopled.window.notice.text == ONLY_PEOPLE
    with_people_link(peopled).click()
    assert len(clipboard.text().splitlines()) == len({change.subject for change in of_people})


def test_cells_of_the_roles_table_name_nobody_until_asked(peopled: Workbench) -> None:
    peopled.window.views.show_view("organisation")
    view = peopled.window.views.on_show
    assert isinstance(view, OrganisationView)
    table = view.list.table
    table.selectAll()
    table.commands.copy()
    clipboard = QGuiApplication.clipboard()
    assert [word for word in OF_PEOPLE if word in clipboard.text()] == []
    with_people_link(peopled).click()
    assert any(word in clipboard.text() for word in OF_PEOPLE)


def test_a_printed_report_names_nobody_and_says_so(peopled: Workbench, qtbot: QtBot) -> None:
    printed: list[str] = []

    def look() -> None:
        preview = QApplication.activeModalWidget()
        if isinstance(preview, PrintPreview):
            printed.append(repr(preview._laid_out.report))
            preview.reject()
        else:
            QTimer.singleShot(20, look)

    for ticks, words in (((), OF_PEOPLE), ((NO_NAMES,), (*OF_PEOPLE, *OF_HOLDERS))):
        when_asked(qtbot, *ticks)
        QTimer.singleShot(100, look)
        peopled.actions["print"].trigger()
        peopled.printing.wait()
        text = printed.pop()
        assert "Product Strategist" in text
        assert [word for word in words if word in text] == []
        assert peopled.window.notice.text.startswith("Left out: ")


COPIES_TO_CLIPBOARD = {
    "shell/about.py": "what support needs to know",
    "shell/export_controller.py": "made of what is handed on",
    "widgets/board/commands.py": "names of skills",
    "widgets/compare/changes_panel.py": "made of what is handed on",
    "widgets/compare/view.py": "made of what is handed on",
    "widgets/field_table/commands.py": "cells of roles and skills; those that name people are left out",
    "widgets/library/skill_view.py": "names of skills",
    "widgets/matrix/commands.py": "cells of skills and roles, as they are selected",
}
"""Module that puts something on the clipboard -> why nobody's name or level goes along unasked."""


def test_every_copy_to_the_clipboard_was_thought_of() -> None:
    root = Path(workbench.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(r"clipboard\(\)\s*\.set", path.read_text(encoding="utf-8"))
    }
    assert found == COPIES_TO_CLIPBOARD.keys(), "say here why nobody goes along, or put it through handed_on"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_organisation_list_names_who_is_let_out(
    peopled: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"

    def export_list(*ticks: str) -> str:
        filters = (str(path), f"Organisation list (*{suffix})")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: filters)
        when_asked(qtbot, *ticks)
        with qtbot.waitSignal(peopled.export_job.saved, timeout=20_000):
            peopled.actions["export_table"].trigger()
        return text_of(path.read_bytes())

    holder = next(role.holder for role in peopled.session.scenario.roles if role.holder)
    person = peopled.session.document.people[0].name
    assert holder in export_list()
    assert person not in export_list()
    assert person in export_list(PEOPLE)
    assert holder not in export_list(NO_NAMES)
