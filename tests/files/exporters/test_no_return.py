"""A workbook that is not to come back carries no id and no map, and its figures follow all the same."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.files.exporters import maps
from tests.files.exporters.figures import EXACT, assert_figures
from tests.files.exporters.office import recalculated
from tests.files.exporters.reading import kept, opened, shown
from workbench.domain.model import CapabilityMap
from workbench.domain.renaming import renamed_scenario, renamed_skill
from workbench.files.exporters import ExportRequest, exporter_for
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

IDENTITY = fresh_identity()


def with_marked_ids(document: CapabilityMap) -> CapabilityMap:
    """The map with ids that nothing else in it reads like."""
    scenario = document.scenarios[0]
    renamed = {
        "skill": {each.id: f"qid-skill-{n}" for n, each in enumerate(document.skills)},
        "role": {each.id: f"qid-role-{n}" for n, each in enumerate(scenario.roles)},
        "department": {each.id: f"qid-unit-{n}" for n, each in enumerate(scenario.departments)},
        "person": {},
    }
    return replace(
        document,
        skills=tuple(renamed_skill(each, renamed) for each in document.skills),
        scenarios=(replace(renamed_scenario(scenario, renamed), id="qid-scenario"),),
        people=(),
    )


def workbook(document: CapabilityMap, *, returns: bool) -> bytes:
    exporter = exporter_for(".xlsx")
    assert exporter is not None
    request = ExportRequest(document, document.scenarios[0].id, maps.TODAY, identity=IDENTITY, returns=returns)
    return exporter.write(request).data


def all_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels")))


def test_it_says_no_id_and_no_document() -> None:
    document = with_marked_ids(load("before-and-after"))
    secret = ("qid-skill-0", "qid-role-0", "qid-unit-0", "qid-scenario", IDENTITY.document_id, IDENTITY.revision)
    told = all_text(workbook(document, returns=True))
    assert all(each in told for each in secret)
    left = all_text(workbook(document, returns=False))
    assert not [each for each in (*secret, "qid", "capmap 1", ">Base<") if each in left]


def test_it_shows_what_the_other_shows() -> None:
    document = load("before-and-after")
    one, other = (shown(opened(workbook(document, returns=returns))) for returns in (True, False))
    visible = {"Summary", "Split", "Open points", "Roles", "Levels"}
    assert {place: value for place, value in one.items() if place[0] in visible} == {
        place: value for place, value in other.items() if place[0] in visible
    }
    assert_figures(other, document)


@pytest.mark.office
def test_calculating_it_anew_changes_nothing(tmp_path: Path) -> None:
    books = {f"map{seed}": workbook(maps.random_map(seed), returns=False) for seed in range(6)}
    fresh = recalculated(books, tmp_path)
    for name, data in books.items():
        anew = kept(fresh[name])
        for place, each in kept(data).items():
            if each.formula:
                found = anew[place].value if place in anew else ""
                assert found == (pytest.approx(each.value, abs=EXACT) if isinstance(each.value, float) else each.value)
