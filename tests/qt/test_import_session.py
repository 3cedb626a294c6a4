"""The session of an import: answers that come while another is worked out, and what stands where that fails."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.import_files import RACI, contents_of
from workbench.application.importing.choices import LEAVE, Choices, Target
from workbench.application.importing.remembering import answers_of_preparation
from workbench.files.templates import load
from workbench.qt import import_session
from workbench.qt.import_session import ImportSession

TEAM = "Employee,Title,Cooking,Baking\nAnn Doe,Chef,5,2\nBen Roe,Baker,1,5\nCid Poe,Baker,3,4\n"
SOUP = "skills:\n- id: soup\n  name: Soup\n  levels:\n    cook: [3]\n"
ROLES = "roles:\n- id: cook\n  name: Köchin\ncareer_levels:\n- id: one\n  name: One\n"
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


@pytest.mark.usefixtures("qtbot")
def test_the_target_stays_while_the_names_are_decided() -> None:
    titles = "Title|Department\nCook|Kitchen\nBaker|Kitchen\nWaiter|Hall\nDriver|Yard\n"
    made = ImportSession(load("blank"))
    made.take([contents_of(titles, "first.csv")])
    assert made.preparation is not None
    assert made.preparation.proposal.edit is not None
    document = made.preparation.proposal.edit.after
    again = ImportSession(document)
    again.take([contents_of(titles.replace("Waiter", "Clerk").replace("Driver", "Guard"), "second.csv")])
    assert again.preparation is not None
    proposal = again.preparation.proposal
    assert (proposal.scenario, proposal.new_scenario) == (document.scenarios[0].name, False)
    again.choose(dataclasses.replace(choices(again), names={"role": {"cook": LEAVE, "baker": LEAVE}}))
    proposal = again.preparation.proposal
    assert (proposal.scenario, proposal.new_scenario) == (document.scenarios[0].name, False)
    again.set_document(load("before-and-after"))
    assert again.preparation.proposal.new_scenario
    again.choose(dataclasses.replace(choices(again), names={}))
    assert choices(again).target == Target("new_scenario", "second")


def test_two_files_of_one_name_have_a_code_page_each(qtbot: QtBot, tmp_path: Path) -> None:
    paths = tmp_path / "one" / "skills.csv", tmp_path / "two" / "skills.csv"
    for path, code_page in zip(paths, ("cp1252", "cp850"), strict=True):
        path.parent.mkdir()
        path.write_bytes(UMLAUTS.encode(code_page))
    imports = ImportSession(load("blank"))
    with qtbot.waitSignal(imports.changed):
        imports.open(paths)
    assert list(imports.opened.encodings) == ["skills.csv", "skills.csv (2)"]
    with qtbot.waitSignal(imports.changed):
        imports.set_code_page("skills.csv (2)", "cp850")
    supposed = {name: encoding.supposed for name, encoding in imports.opened.encodings.items()}
    assert supposed == {"skills.csv": "cp1252", "skills.csv (2)": "cp850"}
    first, second = imports.opened.contents
    assert first.grids == second.grids


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


@pytest.fixture
def of_files(qtbot: QtBot, tmp_path: Path) -> ImportSession:
    """A session of a text whose code page is not known, and of a matrix whose scale is asked."""
    (tmp_path / "skills.csv").write_bytes(UMLAUTS.encode("cp1252"))
    (tmp_path / "team.csv").write_text(TEAM)
    made = ImportSession(load("blank"))
    with qtbot.waitSignal(made.changed):
        made.open([tmp_path / "skills.csv", tmp_path / "team.csv"])
    return made


def test_an_answer_does_not_keep_a_text_from_being_read_in_its_code_page(of_files: ImportSession, qtbot: QtBot) -> None:
    of_files.set_code_page("skills.csv", "cp850")
    of_files.choose(dataclasses.replace(choices(of_files), who_leads="all"))
    qtbot.waitUntil(lambda: not of_files.busy)
    assert of_files.opened.encodings["skills.csv"].supposed == "cp850"
    assert choices(of_files).who_leads == "all"
    assert of_files.preparation is not None
    assert of_files.preparation.proposal.lines


def test_another_map_does_not_keep_a_text_from_being_read(of_files: ImportSession, qtbot: QtBot) -> None:
    other = load("before-and-after")
    of_files.set_code_page("skills.csv", "cp850")
    of_files.set_document(other)
    qtbot.waitUntil(lambda: not of_files.busy)
    assert of_files.opened.encodings["skills.csv"].supposed == "cp850"
    assert of_files.preparation is not None
    assert of_files.preparation.document is other


def test_what_was_answered_stays_where_one_of_the_texts_is_read_once_more(
    of_files: ImportSession, qtbot: QtBot
) -> None:
    assert of_files.preparation is not None
    (question,) = of_files.preparation.mappings[1].questions
    of_files.answer(1, question, "10")
    of_files.choose(dataclasses.replace(choices(of_files), who_leads="all"))
    meant = of_files.preparation.mappings[1]
    with qtbot.waitSignal(of_files.changed):
        of_files.set_code_page("skills.csv", "cp850")
    assert of_files.preparation.mappings[1] == meant
    assert choices(of_files).who_leads == "all"


def test_of_files_that_are_one_thing_the_one_is_asked_about_that_does_not_say_how_it_is_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "soup.yaml").write_text(SOUP)
    (tmp_path / "roles.yaml").write_bytes(ROLES.encode("mac-roman"))
    imports = ImportSession(load("blank"))
    with qtbot.waitSignal(imports.changed):
        imports.open([tmp_path / "soup.yaml", tmp_path / "roles.yaml"])
    assert len(imports.opened.contents) == 1
    assert list(imports.opened.encodings) == ["roles.yaml"]
    with qtbot.waitSignal(imports.changed):
        imports.set_code_page("roles.yaml", "mac-roman")
    assert imports.preparation is not None
    assert [role.title for role in imports.preparation.records.roles] == ["Köchin"]


def test_as_last_time_keeps_where_it_goes_and_what_names_mean(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "team.csv").write_text(TEAM)
    then = ImportSession(load("blank"))
    with qtbot.waitSignal(then.changed):
        then.open([tmp_path / "team.csv"])
    then.choose(dataclasses.replace(choices(then), complete=True))
    assert then.preparation is not None
    remembered = tuple(answers_of_preparation(then.preparation, date(2026, 7, 1)))
    imports = ImportSession(load("blank"), recall=lambda: remembered)
    with qtbot.waitSignal(imports.changed):
        imports.open([tmp_path / "team.csv"])
    assert imports.last_time == date(2026, 7, 1)
    chosen = Choices(target=Target("library"), names={"skill": {"cooking": LEAVE}}, only_roles=frozenset({"chef"}))
    imports.choose(chosen)
    imports.as_last_time()
    assert choices(imports) == dataclasses.replace(chosen, complete=True)
    assert imports.preparation is not None
    imports.take([contents_of(RACI, "RACI.xlsx")])
    assert imports.last_time is None


def test_a_map_that_comes_while_files_are_first_read_is_the_one_imported_into(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "team.csv").write_text(TEAM)
    imports, other = ImportSession(load("blank")), load("before-and-after")
    with qtbot.waitSignal(imports.changed):
        imports.open([tmp_path / "team.csv"])
        imports.set_document(other)
    assert imports.preparation is not None
    assert imports.preparation.document is other


def test_a_text_that_is_read_otherwise_means_what_is_found_in_it_now(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "skills.csv").write_bytes("Skill;Group\nEntwürfe;Möbel\nLösungen;Märkte\n".encode("cp1252"))
    imports = ImportSession(load("blank"))
    with qtbot.waitSignal(imports.changed):
        imports.open([tmp_path / "skills.csv"])
    assert imports.preparation is not None
    imports.set_mapping(0, imports.preparation.mappings[0].with_taken(0, False))
    with qtbot.waitSignal(imports.changed):
        imports.set_code_page("skills.csv", "cp850")
    assert [table.taken for table in imports.preparation.mappings[0].tables] == [True]


def test_roles_that_were_chosen_are_not_chosen_of_a_text_that_is_read_otherwise(
    of_files: ImportSession, qtbot: QtBot
) -> None:
    of_files.choose(dataclasses.replace(choices(of_files), only_roles=frozenset({"chef"})))
    with qtbot.waitSignal(of_files.changed):
        of_files.set_code_page("skills.csv", "cp850")
    assert choices(of_files).only_roles is None
