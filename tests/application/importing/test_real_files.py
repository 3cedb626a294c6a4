"""Real files: what is recognised in them, number by number; skipped where they are not at hand."""

from __future__ import annotations

import functools
import time
from collections import Counter

import pytest

from tests.support.grids import sheets_of
from tests.support.presets import with_presets
from tests.support.real_data import SHARED, real_file
from workbench.application.importing.extraction import records_of
from workbench.application.importing.families import titles_named
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import with_answer
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import HoldingRecord, Records
from workbench.presentation.import_left_out import why_text


@functools.cache
def read(name: str) -> tuple[Mapping, Records]:
    content = sheets_of(real_file(name))
    mapping = propose_mapping(content)
    return mapping, records_of(content, with_presets(content, mapping))


def pairs(records: Records) -> dict[tuple[str, str], HoldingRecord]:
    """Who holds which skill, each pair once, at the highest level said of it."""
    found: dict[tuple[str, str], HoldingRecord] = {}
    for held in sorted(records.holdings, key=lambda held: held.level or 0):
        found[held.holder, held.skill] = held
    return found


def per_level(found: dict[tuple[str, str], HoldingRecord]) -> list[int]:
    counts = Counter(held.level for held in found.values())
    return [counts[level] for level in (1, 2, 3, 4)]


def per_kind(records: Records) -> dict[str | None, int]:
    return dict(Counter(held.kind for held in records.holdings))


def values(mapping: Mapping, name: str = "value") -> dict[str, int]:
    return {
        value.text: value.count
        for key, scale in mapping.tables[0].scales.items()
        if key == name
        for value in scale.values
    }


def test_ddat_roles() -> None:
    mapping, records = read("uk-ddat/ddat_roles.csv")
    (question,) = mapping.questions
    assert (question.topic, question.about, question.count, question.preset) == ("value", "NOT IN USE", 28, "nothing")
    found = pairs(records)
    assert (len(records.roles), len(records.skills), len(found)) == (201, 166, 1_781)
    assert per_level(found) == [351, 510, 545, 375]
    assert len(records.holdings) - len(found) == 16
    assert len(records.departments) == 7  # of 8: what only the roles are in that hold nothing is none
    assert found["Product manager", "Agile and Lean practices"].level == 3
    assert found["Product manager", "Product leadership"].level == 2
    left = {each.what for each in records.left_out}
    assert {"Skill Level Description", "Role Level Description", "NOT IN USE", "Data architecture"} <= left
    assert {each.what for each in records.left_out if each.reason == "holds_nothing"} == {
        "Chief data officer",
        "Chief digital and information officer",
        "Chief information security officer",
        "Chief technology officer",
    }


def test_one_role_of_ddat() -> None:
    _, records = read("uk-ddat/ddat_roles.csv")
    titles = titles_named(records, "product manager")
    found = {pair: held for pair, held in pairs(records).items() if pair[0] in titles}
    assert (len(titles), len({skill for _, skill in found}), len(found)) == (5, 9, 45)
    assert per_level(found) == [5, 9, 15, 16]


def test_ddat_skills() -> None:
    mapping, records = read("uk-ddat/ddat_skills.csv")
    assert mapping.questions == ()
    assert (len(records.skills), records.roles, records.holdings) == (188, (), ())
    assert all(skill.definition for skill in records.skills[:3])
    known = {skill.name for skill in read("uk-ddat/ddat_roles.csv")[1].skills}
    assert len({skill.name for skill in records.skills} - known) == 22
    assert {"Awareness", "Working", "Practitioner", "Expert"} <= {each.what for each in records.left_out}


def test_packt_raci() -> None:
    mapping, records = read("packt-raci/RACI.xlsx")
    assert mapping.questions == ()
    assert values(mapping) == {"C": 24, "I": 10, "A": 8, "R": 6}
    assert (len(records.roles), len(records.skills), per_kind(records)) == (6, 8, {"lead": 8, "support": 6})
    assert pairs(records)["TPM", "Requirements refinement"].kind == "lead"
    assert all(held.level is None for held in records.holdings)


def test_packt_tpm_raci() -> None:
    mapping, _ = read("packt-raci/TPM RACI.xlsx")
    (question,) = mapping.questions
    assert (question.topic, question.about, question.preset) == ("whose", "Role", None)
    content = sheets_of(real_file("packt-raci/TPM RACI.xlsx"))
    records = records_of(content, with_answer(content, mapping, question, "Technical Program Manager"))
    assert [role.title for role in records.roles] == ["Technical Program Manager"]
    assert (len(records.skills), len({skill.group for skill in records.skills})) == (11, 3)
    assert per_kind(records) == {"lead": 7, "support": 2}
    assert {each.what: why_text(each.reason, each.cells) for each in records.left_out} == {
        "C": "it says nothing that is taken in (2 cells)"
    }


@pytest.mark.parametrize(
    "name",
    [
        "packt-raci/Communication Plan.xlsx",
        "packt-raci/Stakeholders.xlsx",
        "edison-dare/DARE_CompetencyChecklist_v06.xlsx",
        "esco-1.2/skillsHierarchy_en.csv",
        "onet-29.3/Content Model Reference.xlsx",
        "onet-29.3/Level Scale Anchors.xlsx",
        "onet-29.3/Scales Reference.xlsx",
    ],
)
def test_nothing_is_invented(name: str) -> None:
    assert read(name) == (Mapping(), Records())


def test_digcomp() -> None:
    mapping, records = read("digcomp-3.0/DigComp 3.0 Data Supplement 24 Nov 2025.xlsx")
    assert [(table.table.sheet, table.taken) for table in mapping.tables] == [
        ("1 Competence Areas&Competences", True),
        ("3 Competence Statements", False),
        ("4 Learning Outcomes", False),
    ]
    assert mapping.questions == ()
    assert (len(records.skills), len({skill.group for skill in records.skills})) == (21, 5)
    assert all(skill.name == skill.name.strip() and skill.definition for skill in records.skills)


def test_osmt() -> None:
    _, skills = read("osmt-import/Skills-Import.csv")
    assert [(skill.name, skill.group) for skill in skills.skills] == [
        ("Data and Data Store Access", ".NET Framework"),
        ("Large-Scale Web Application Build", ".NET Framework"),
    ]
    _, roles = read("osmt-import/oNet-Import.csv")
    assert (len(roles.roles), roles.skills) == (1_016, ())
    assert (roles.roles[0].title, roles.roles[0].source) == ("Chief Executives", "oNet-Import.csv:11-1011.00")


@pytest.mark.parametrize(
    ("name", "skills", "aliases"),
    [("digital", 1_284, 5_656), ("transversal", 95, 689), ("digComp", 25, 166)],
)
def test_esco_collections_as_plain_lists(name: str, skills: int, aliases: int) -> None:
    _, records = read(f"esco-1.2/{name}SkillsCollection_en.csv")
    assert len(records.skills) == skills
    assert aliases - 20 <= sum(len(skill.aliases) for skill in records.skills) <= aliases
    assert all(skill.source and skill.definition for skill in records.skills)


def test_esco_occupations_as_a_plain_list() -> None:
    _, records = read("esco-1.2/occupations_en.csv")
    assert (len(records.roles), records.skills) == (3_039, ())


def test_the_small_layouts_read_what_they_hold() -> None:
    mapping, _ = read("unpivotr/worked-examples.xlsx")
    tables = {table.table.sheet: table for table in mapping.tables}
    annotated = tables["pivot-annotations"]
    assert (annotated.subject, annotated.across, annotated.meanings) == ("skill", "person", {1: "group", 2: "skill"})
    assert {question.topic for question in mapping.questions if mapping.tables[question.table] == annotated} == {
        "axes",
        "band",
        "columns",
        "top",
    }


FOUND = {
    "csv-skill-group.csv": (2, 0, 0, 0, 0),
    "people-matrix.tsv": (3, 0, 3, 0, 9),
    "priority-words.csv": (4, 0, 0, 0, 0),
    "unknown-headings.csv": (3, 0, 0, 0, 0),
    "raci.csv": (3, 3, 0, 4, 0),
    "merged-category.tsv": (5, 0, 0, 0, 0),
    "orgchart.csv": (0, 2, 2, 0, 0),
    "c-family.tsv": (5, 0, 0, 0, 0),
    "nfd-names.tsv": (2, 0, 0, 0, 0),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_pasting_got_wrong(name: str) -> None:
    _, found = read(f"found/{name}")
    numbers = tuple(map(len, (found.skills, found.roles, found.people, found.holdings, found.levels)))
    assert numbers == FOUND[name]


def test_two_groups_with_one_skill_under_invisible_letters() -> None:
    mapping, _ = read("found/soft-hyphen.tsv")
    (question,) = mapping.questions
    content = sheets_of(real_file("found/soft-hyphen.tsv"))
    one = records_of(content, with_answer(content, mapping, question, "one skill"))
    assert [skill.name for skill in one.skills] == ["Campaign management"]


def test_groups_importance_and_lines_of_what_pasting_got_wrong() -> None:
    _, merged = read("found/merged-category.tsv")
    assert [skill.group for skill in merged.skills] == ["Technical"] * 3 + ["Soft"] * 2
    _, words = read("found/priority-words.csv")
    assert [skill.importance for skill in words.skills] == [3, 4, 2, 5]
    _, chart = read("found/orgchart.csv")
    assert [(role.title, role.department, role.reports_to) for role in chart.roles] == [
        ("DIRECTOR", "Office", None),
        ("MANAGER, SALES", "Sales", "DIRECTOR"),
    ]
    _, raci = read("found/raci.csv")
    assert per_kind(raci) == {"lead": 3, "support": 1}


def every_file() -> list[str]:
    kinds = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
    return sorted(str(path.relative_to(SHARED)) for path in SHARED.glob("hostile/*/*") if path.suffix in kinds)


@pytest.mark.parametrize("name", every_file())
def test_odd_workbooks_raise_nothing(name: str) -> None:
    try:
        content = sheets_of(real_file(name))
    except BaseException as error:  # python-calamine's own refusals, a panic among them
        pytest.skip(f"not opened: {type(error).__name__}")
    started = time.process_time()
    records_of(content, with_presets(content, propose_mapping(content)))
    assert time.process_time() - started < 10
