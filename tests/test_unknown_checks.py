"""A point accepted of a check that this version does not know: kept, listed as such, written back, and no fault."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.files.exporters.reading import opened, workbook_of
from tests.support.panels import TODAY, make_context
from workbench import cli
from workbench.application.edits.waivers import Accept, Withdraw
from workbench.domain.assess import assess, field_of, fixes, proposals
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Waiver
from workbench.domain.vocabulary import DEFAULT
from workbench.files.document import map_from_json, map_json, read, save, to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.presentation.finding_text import message
from workbench.presentation.findings_text import open_points_text
from workbench.presentation.report import make_report
from workbench.presentation.summary import facts, headline
from workbench.shell.drawing import draw
from workbench.widgets.findings import FindingsPanel

KNOWN = load("before-and-after")
SUBJECTS = ("skill:ad-management", f"role:{KNOWN.scenarios[0].roles[0].id}")
NEWER = Waiver("RISK9", SUBJECTS, severity="error", reason="Agreed with audit", author="Ann", date=TODAY)
SAID = (
    "A point of RISK9, a check that this version does not know: "
    f"{next(each.name for each in KNOWN.skills if each.id == 'ad-management')} and {KNOWN.scenarios[0].roles[0].title}."
)


def with_waivers(*waivers: Waiver) -> CapabilityMap:
    scenario = dataclasses.replace(KNOWN.scenarios[0], waivers=waivers)
    return dataclasses.replace(KNOWN, scenarios=(scenario, *KNOWN.scenarios[1:]))


DOCUMENT = with_waivers(NEWER)


def test_a_file_with_one_opens_and_is_saved_byte_equal(tmp_path: Path) -> None:
    path = tmp_path / "compat.capmap"
    save(path, DOCUMENT, fresh_identity())
    before, loaded = path.read_bytes(), read(path)
    assert loaded.document == DOCUMENT
    assert (loaded.notes, loaded.read_only) == ((), False)
    save(path, loaded.document, loaded.identity, expected=loaded.fingerprint)
    assert path.read_bytes() == before == to_bytes(loaded.document, loaded.identity)[0]
    assert map_from_json(map_json(DOCUMENT)) == DOCUMENT


def test_it_is_listed_and_weighs_nothing() -> None:
    known, assessment = (assess(Index(each, each.scenarios[0]), TODAY) for each in (KNOWN, DOCUMENT))
    (point,) = assessment.accepted
    assert (message(point, DEFAULT), point.severity, point.subjects) == (SAID, "error", SUBJECTS)
    assert assessment.accepted[point] is NEWER
    assert assessment.open == known.open
    assert (assessment.verdict, headline(assessment), facts(assessment)) == (
        known.verdict,
        headline(known),
        facts(known),
    )
    assert fixes(assessment.index, point) == tuple(proposals(assessment.index, point)) == ()
    assert field_of(point) is None


def test_one_without_subjects_is_listed_too() -> None:
    document = with_waivers(dataclasses.replace(NEWER, subjects=()))
    (point,) = assess(Index(document, document.scenarios[0]), TODAY).accepted
    assert message(point, DEFAULT) == "A point of RISK9, a check that this version does not know."


def test_accepting_and_taking_back_work_beside_it() -> None:
    finding = assess(Index(DOCUMENT, DOCUMENT.scenarios[0]), TODAY).open[0]
    both = Accept("today", finding, "Agreed", "Ann", TODAY, says="").apply(DOCUMENT)
    assert [each.code for each in both.scenarios[0].waivers] == ["RISK9", finding.code]
    assert [each.code for each in assess(Index(both, both.scenarios[0]), TODAY).accepted] == [finding.code, "RISK9"]
    assert Withdraw("today", both.scenarios[0].waivers[1]).apply(both) == DOCUMENT
    assert Withdraw("today", NEWER).apply(DOCUMENT) == KNOWN


def test_the_report_the_workbook_and_the_text_list_it() -> None:
    assessment = assess(Index(DOCUMENT, DOCUMENT.scenarios[0]), TODAY)
    (listed,) = make_report(DOCUMENT, "today", TODAY).accepted
    assert (message(listed.finding, DEFAULT), listed.cure, listed.waiver) == (SAID, "", NEWER)
    rows = list(opened(workbook_of(DOCUMENT))["Open points"].iter_rows(values_only=True))
    row = next(each for each in rows if each[1] == "RISK9")
    assert row[:1] + row[2:3] + row[4:8] == ("Must fix", SAID, None, "Accepted", "Agreed with audit", "Ann")
    assert open_points_text(assessment).splitlines()[-1] == f"Accepted: {SAID} (Agreed with audit)"


def test_the_command_line_lists_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "compat.capmap"
    save(path, DOCUMENT, fresh_identity())
    arguments = ["check", str(path), "--scenario", "today", "--fail-on", "never"]
    assert cli.main(arguments, paint=lambda: None, draw=draw) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == [f"Must fix   RISK9  {SAID}", f"{'':<17} accepted: Agreed with audit"]
    assert cli.main([*arguments, "--format", "json"], paint=lambda: None, draw=draw) == 0
    last = json.loads(capsys.readouterr().out)["findings"][-1]
    assert (last["code"], last["fix"], last["waived"]) == ("RISK9", None, "Agreed with audit")


def test_the_panel_shows_it_leads_to_its_subject_and_takes_it_back(qtbot: QtBot) -> None:
    context = make_context(DOCUMENT)
    panel = FindingsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    (card,) = panel._accepted
    assert card.accessibleName() == f"Accepted: {SAID} Because: Agreed with audit"
    card.activate()
    card.take_back()
    assert panel._accepted == []
    assert context.session.scenario.waivers == ()
