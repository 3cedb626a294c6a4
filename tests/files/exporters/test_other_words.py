"""A company with words of its own: no word of the program's own terms is met in anything that it hands on."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.support.file_texts import texts
from tests.support.other_words import MADE_UP, foreign_in, other_words
from workbench.cli.program import main
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Terms
from workbench.files.document import save
from workbench.files.exporters import Baseline, Exporter, ExportRequest, exporters
from workbench.files.exporters._contract import Dialog
from workbench.files.identity import fresh_identity
from workbench.shell.drawing import draw

TODAY = date(2026, 11, 30)
SPOKEN = [exporter for exporter in exporters() if exporter.suffix in (".xlsx", ".pdf", ".svg", ".csv")]
TEMPLATES = ("before-and-after", "multiple-hub-and-spoke", "no-product-strategist", "decentralised", "holistic")


def ids(document: CapabilityMap) -> set[str]:
    """The ids of a map and its subjects, which a workbook has in hidden cells."""
    found = {f"skill:{each.id}" for each in document.skills}
    for scenario in document.scenarios:
        found |= {f"role:{each.id}" for each in scenario.roles}
        found |= {f"department:{each.id}" for each in scenario.departments}
    return found | {subject.partition(":")[2] for subject in found}


def written(exporter: Exporter, document: CapabilityMap) -> bytes:
    """A file of the first scenario, with all that can be in it, against a changed copy."""
    scenario = document.scenarios[0]
    roles = tuple(replace(role, grade=7, department=None) for role in scenario.roles[:2]) + scenario.roles[3:]
    lines = {role.id for role in roles}
    roles = tuple(
        replace(
            role,
            reports_to=role.reports_to if role.reports_to in lines else None,
            dotted_to=tuple(each for each in role.dotted_to if each in lines),
        )
        for role in roles
    )
    other = replace(scenario, id="other", name="Ting other", roles=roles, waivers=())
    against = Baseline(Index(replace(document, scenarios=(other,)), other), "Ting other")
    request = ExportRequest(
        document,
        scenario.id,
        TODAY,
        identity=fresh_identity(),
        against=against if exporter.compares else None,
        people=True,
        draw=draw,
    )
    return exporter.write(request).data


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("exporter", SPOKEN, ids=lambda exporter: f"{exporter.order}{exporter.suffix}")
def test_a_file_is_in_the_words_of_its_map(exporter: Exporter, template: str, qapp: object) -> None:
    document = other_words(template)
    said = list(texts(written(exporter, document)))
    if exporter.suffix == ".csv":
        said = [cell for row in csv.reader(io.StringIO("\n".join(said), newline="")) for cell in row]
    assert sorted(set(foreign_in(said)) - ids(document)) == []
    only_names = exporter.dialog is Dialog.PICTURE or exporter.content
    assert only_names or any("uindle" in each for each in said)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_command_line_speaks_in_the_words_of_the_map(
    template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = tmp_path / "ting.capmap", tmp_path / "other.capmap"
    save(path, other_words(template), fresh_identity())
    save(other, other_words("social-leadership"), fresh_identity())
    for arguments in (["check", path], ["check", path, "--shared"], ["compare", path, other], ["fit", path]):
        main([str(each) for each in arguments], paint=lambda: None, draw=draw)
        captured = capsys.readouterr()
        assert sorted(set(foreign_in((captured.out + captured.err).splitlines()))) == []


@pytest.mark.parametrize(
    "terms",
    [
        replace(MADE_UP, marketing="sales", product="sales operations", technology=""),
        replace(MADE_UP, marketing="after-sales", product="sales", technology="sales%tech"),
        replace(MADE_UP, marketing='the "old" side?', product="new*, and more", technology="=SUM(1)"),
        Terms(*("ä" * 60, "ö" * 60), technology="ü" * 60),
    ],
    ids=["one begins with the other", "one ends with the other", "signs of formulas", "long"],
)
def test_a_workbook_in_any_words_is_sound(terms: Terms) -> None:
    """Each export is looked over before it is handed over, formula by formula; see test_edited for what they give."""
    document = other_words("before-and-after", MADE_UP)
    if not terms.technology:
        document = without_technology(document)
    xlsx = next(exporter for exporter in exporters() if exporter.suffix == ".xlsx")
    data = written(xlsx, replace(document, terms=terms))
    assert any(terms.product[1:] in each for each in texts(data))


def without_technology(document: CapabilityMap) -> CapabilityMap:
    """The map with what is of the third kind made of the second."""
    skills = tuple(
        replace(each, belongs_to="product") if each.belongs_to == "technology" else each for each in document.skills
    )
    scenarios = tuple(
        replace(
            scenario,
            roles=tuple(
                replace(role, discipline="product") if role.discipline == "technology" else role
                for role in scenario.roles
            ),
            departments=tuple(
                replace(unit, kind="product") if unit.kind == "technology" else unit for unit in scenario.departments
            ),
        )
        for scenario in document.scenarios
    )
    return replace(document, skills=skills, scenarios=scenarios)
