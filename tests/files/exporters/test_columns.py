"""Every field that its row gives a column is exported there, and in a job description where its row says so."""

from __future__ import annotations

from dataclasses import replace

from tests.files.exporters.maps import random_map
from tests.files.exporters.reading import opened, workbook_of
from tests.support.fields import another_value
from workbench.domain.field import Column, Described
from workbench.domain.field_places import COLUMNS, DESCRIBED
from workbench.domain.fields import FIELDS
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Role, Scenario, Skill
from workbench.domain.names import IndexNames
from workbench.files.exporters.xlsx.field_cells import cell, head
from workbench.files.exporters.xlsx.layout import ORGANISATION_HEAD_ROW, ROLE_ID
from workbench.presentation.job_description import job_description

SKILLS_HEAD_ROW = 2


def test_each_sheet_has_a_column_for_every_field_that_is_in_it() -> None:
    document = random_map(3)
    book = opened(workbook_of(document))
    organisation = [each.value for each in book["Organisation"][ORGANISATION_HEAD_ROW + 1]]
    wanted = [head(*each) for kind in (Department, Role) for each in COLUMNS[kind]]
    assert organisation[: len(wanted)] == wanted
    skills = [each.value for each in book["Skills"][SKILLS_HEAD_ROW + 1]]
    assert skills == [*(head(*each) for each in COLUMNS[Skill]), "Skill id"]


def test_each_column_says_what_the_field_holds() -> None:
    document = random_map(3)
    scenario = document.scenarios[0]
    index = Index(document, scenario)
    names, roles = IndexNames(index), index.roles
    sheet = opened(workbook_of(document))["Organisation"]
    first = len(COLUMNS[Department])
    rows = {row[ROLE_ID].value: row[first:] for row in sheet.iter_rows(min_row=ORGANISATION_HEAD_ROW + 2)}
    assert roles.keys() <= rows.keys()
    for identifier, role in roles.items():
        for (field, _), shown in zip(COLUMNS[Role], rows[identifier], strict=False):
            if field.name != "title":
                assert (shown.value or "") == cell(field, getattr(role, field.name), names)


def test_a_role_is_exported_whole() -> None:
    """What has no column is in a job description, or its row says where else it is."""
    for name, field in FIELDS[Role].items():
        here = isinstance(field.column, Column) or isinstance(field.described, Described)
        assert here or name in ("id", "department", "assignments", "people", "source"), name


def test_a_job_description_has_the_fields_of_its_rows_in_their_order() -> None:
    bare = Role("r", "Analyst")
    for field, _ in DESCRIBED[Role]:
        bare = replace(bare, **{field.name: another_value(field, getattr(bare, field.name))})
    scenario = Scenario("s", "S", model="holistic", roles=(bare,))
    said = job_description(Index(CapabilityMap("Map", scenarios=(scenario,)), scenario), bare).fields
    assert [label for label, _ in said] == [place.head or field.label for field, place in DESCRIBED[Role]]
    assert dict(said)["Also called"] == "Another"
    assert dict(said)["Headcount"] == "4"
