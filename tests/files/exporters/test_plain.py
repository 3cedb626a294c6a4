"""Plain exports, written and read as files: each comes back as what it was, and is what other systems take."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from tests.files.exporters.maps import TODAY
from tests.support.imported import applied, blank
from tests.support.plain_maps import NASTY, held_in, lines_in, plain_maps
from workbench.application.importing.content import Sheets
from workbench.application.importing.preparation import Preparation, prepare
from workbench.application.task import UNWATCHED
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill
from workbench.files.exporters import Exporter, ExportRequest, contents, exporter_of, exporters, suffixes_of
from workbench.files.exporters.xlsx.lint import workbook_problems
from workbench.files.importers import Source, content_of, open_source
from workbench.files.importers._opening.sheet_process import _assembled
from workbench.files.importers._opening.workbook import messages
from workbench.files.list_separator import list_separator, separator_of
from workbench.files.templates import load, templates
from workbench.files.texts import guarded, unguarded

PLAIN = [each for each in exporters() if each.content and each.content != "workbook"]
EACH = pytest.mark.parametrize("exporter", PLAIN, ids=lambda each: f"{each.content}{each.suffix}")


def written(exporter: Exporter, document: CapabilityMap, separator: str | None = None) -> bytes:
    scenario = document.scenarios[0].id
    return exporter.write(ExportRequest(document, scenario, TODAY, people=True, separator=separator)).data


def read(data: bytes, exporter: Exporter, *, child: bool = True) -> Sheets:
    """What an import makes of a file; child: in the process of its own, as an import does."""
    name = f"plain{exporter.suffix}"
    if exporter.suffix == ".xlsx" and not child:
        return Sheets(_assembled(messages(data), UNWATCHED).grids, name)
    return content_of(open_source(Source(name, data)))[0]


def changes(found: Preparation) -> list[object]:
    return [line for line in found.proposal.lines if line.outcome in ("added", "updated", "refused")]


def comes_back(exporter: Exporter, document: CapabilityMap, *, child: bool, separator: str | None = None) -> None:
    content = read(written(exporter, document, separator), exporter, child=child)
    own = prepare(document, (content,))
    assert changes(own) == []
    assert (own.proposal.edit, own.undecided) == (None, 0)
    before = blank()
    made = applied(before, prepare(before, (content,)).proposal)
    same = lines_in if exporter.content == "organisation" else held_in
    assert same(made) == same(document)


def all_nasty() -> CapabilityMap:
    """A map in which every name that breaks lists is a skill, a role, a department and a holder."""
    skills = tuple(
        Skill(f"s{number}", name, group=name, belongs_to="either", importance=3, level_needed=2)
        for number, name in enumerate(NASTY)
    )
    units = tuple(Department(f"d{number}", name, kind="other") for number, name in enumerate(NASTY))
    roles = tuple(
        Role(
            f"r{number}",
            name,
            department=f"d{number}",
            holder=name,
            headcount=number + 0.5,
            reports_to=f"r{number // 2}" if number else None,
            dotted_to=(f"r{number - 1}", "r0") if number > 3 else (),
            assignments=(
                Assignment(f"s{number}", "lead", level=1 + number % 4),
                Assignment(f"s{(number + 1) % len(NASTY)}", "support", level=4 - number % 4),
            ),
        )
        for number, name in enumerate(NASTY)
    )
    scenario = Scenario("today", "Today", model="decentralised", departments=units, roles=roles)
    return CapabilityMap("Nasty", skills=skills, scenarios=(scenario,))


@EACH
@settings(max_examples=40)
@given(document=plain_maps())
def test_any_map_comes_back(exporter: Exporter, document: CapabilityMap) -> None:
    if exporter.content == "list" and not held_in(document):
        return  # headings alone say nothing
    if exporter.content == "organisation" and not document.scenarios[0].roles:
        return
    if exporter.content == "matrix" and not document.skills:
        return
    comes_back(exporter, document, child=False)


@EACH
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_names_that_break_lists_come_back_from_a_file(exporter: Exporter, separator: str) -> None:
    comes_back(exporter, all_nasty(), child=True, separator=separator)


@EACH
@pytest.mark.parametrize("template", sorted({each.name for each in templates()} - {"blank"}))
def test_each_template_comes_back_from_a_file(exporter: Exporter, template: str) -> None:
    document = load(template)
    for number in range(len(document.scenarios)):
        scenario = document.scenarios[number]
        data = exporter.write(ExportRequest(document, scenario.id, TODAY)).data
        found = prepare(document, (read(data, exporter),))
        assert changes(found) == []
        assert (found.proposal.edit, found.undecided) == (None, 0)


def test_each_is_written_as_xlsx_and_as_csv() -> None:
    assert contents() == ("workbook", "matrix", "list", "organisation")
    assert suffixes_of("workbook") == (".xlsx",)
    assert all(suffixes_of(each) == (".xlsx", ".csv") for each in contents()[1:])
    assert exporter_of("matrix", ".pdf") is None


@pytest.mark.parametrize("exporter", [each for each in PLAIN if each.suffix == ".xlsx"], ids=lambda each: each.content)
def test_a_workbook_is_one_sheet_of_texts_and_numbers(exporter: Exporter) -> None:
    data = written(exporter, all_nasty())
    assert workbook_problems(data) == []
    assert data == written(exporter, all_nasty())
    (sheet,) = load_workbook(io.BytesIO(data)).worksheets
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("exporter", [each for each in PLAIN if each.suffix == ".csv"], ids=lambda each: each.content)
def test_a_text_has_a_mark_and_opens_without_formulas(exporter: Exporter) -> None:
    data = written(exporter, all_nasty(), ";").decode("utf-8")
    assert data.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(data[1:], newline=""), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_numbers_are_written_as_the_separator_wants_them() -> None:
    document = replace(all_nasty(), skills=())
    (scenario,) = document.scenarios
    role = Role("r", "Analyst", headcount=0.5)
    document = replace(document, scenarios=(replace(scenario, roles=(role,), departments=()),))
    exporter = exporter_of("organisation", ".csv")
    assert exporter is not None
    lines = {mark: written(exporter, document, mark).decode("utf-8-sig").splitlines()[1] for mark in ",;"}
    assert lines[","].endswith(",4,0.5")
    assert lines[";"].endswith(';4;"0,5"')


@pytest.mark.parametrize(
    ("name", "separator"),
    [
        *(("de_DE.UTF-8", ";"), ("fr_FR", ";"), ("en_GB.UTF-8", ","), ("en_US", ","), ("C", ","), ("C.UTF-8", ",")),
        *(("es_ES.UTF-8", ";"), ("es_MX.UTF-8", ","), ("de_DE@euro", ";"), ("", ",")),
    ],
)
def test_the_separator_follows_the_language(name: str, separator: str) -> None:
    assert separator_of(name) == separator


def test_the_separator_of_the_system_is_one_of_those_that_are_read() -> None:
    assert list_separator() in (",", ";", "\t")


@pytest.mark.parametrize("text", [*NASTY, "'", "''", "'=1", "''=1", "'3,5", "3.10", "=", "a '=1"])
def test_what_is_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
