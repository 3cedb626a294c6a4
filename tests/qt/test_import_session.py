"""The session of an import: answers that come while another is worked out, and what stands where that fails."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.import_files import RACI, contents_of
from workbench.application.importing.choices import Choices, Target
from workbench.files.templates import load
from workbench.qt import import_session
from workbench.qt.import_session import ImportSession

UMLAUTS = "Fähigkeit;Gruppe\nGestaltung für Büros;Möbel\nLösungen;Märkte\n"


@pytest.fixture
def imports(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ImportSession:
    """A session that works out everything in the background, as for large files."""
    monkeypatch.setattr(import_session, "AT_ONCE", 0)
    made = ImportSession(load("before-and-after"))
    made.take([contents_of(RACI, "RACI.xlsx")])
    qtbot.waitUntil(lambda: not made.busy)
    return made


def choices(imports: ImportSession) -> Choices:
    assert imports.preparation is not None
    return imports.preparation.choices


def test_an_answer_is_added_to_one_that_is_still_worked_out(imports: ImportSession, qtbot: QtBot) -> None:
    imports.choose(dataclasses.replace(choices(imports), who_leads="all"))
    assert imports.busy
    imports.choose(dataclasses.replace(choices(imports), complete=True))
    qtbot.waitUntil(lambda: not imports.busy)
    assert (choices(imports).who_leads, choices(imports).complete) == ("all", True)


def test_what_was_prepared_stands_where_another_is_given_up(imports: ImportSession, qtbot: QtBot) -> None:
    before = imports.preparation
    other = load("blank")
    with qtbot.waitSignals([imports.changed, imports.failed]):
        imports.set_document(other)
        imports.choose(dataclasses.replace(choices(imports), who_leads="all"))
        imports.cancel()
    assert imports.preparation is before
    imports.choose(choices(imports))
    qtbot.waitUntil(lambda: not imports.busy)
    assert before is not None
    assert imports.preparation is not None
    assert imports.preparation.document is before.document


def test_what_was_prepared_stands_where_the_target_is_not_there(imports: ImportSession, qtbot: QtBot) -> None:
    before = imports.preparation
    with qtbot.waitSignals([imports.changed, imports.failed]):
        imports.choose(dataclasses.replace(choices(imports), target=Target("scenario", "nowhere")))
    assert imports.preparation is before


def test_a_code_page_stands_only_once_the_text_was_read_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "skills.csv"
    path.write_bytes(UMLAUTS.encode("cp1252"))
    imports = ImportSession(load("blank"))
    with qtbot.waitSignal(imports.changed):
        imports.open([path])
    assert imports.file_names == ["skills.csv"]
    assert list(imports.opened.encodings) == ["skills.csv"]
    path.unlink()
    with qtbot.waitSignal(imports.failed):
        imports.set_code_page("skills.csv", "cp1250")
    assert imports.code_pages == {}
    path.write_bytes(UMLAUTS.encode("cp1252"))
    with qtbot.waitSignal(imports.changed):
        imports.set_code_page("skills.csv", "cp1250")
    assert imports.code_pages == {"skills.csv": "cp1250"}
