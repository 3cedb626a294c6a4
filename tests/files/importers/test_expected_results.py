"""Real files on their whole way into a blank map: numbers and samples that no test of one importer counts.

Where a number is not that of the design's table the comment says why; each was counted again by a script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tests.support.imported import applied, blank
from tests.support.presets import with_presets
from tests.support.real_data import real_file
from workbench.application.importing.choices import Choices, keys
from workbench.application.importing.families import titles_named
from workbench.application.importing.mapping import Topic
from workbench.application.importing.matching import Bearers
from workbench.application.importing.preparation import Preparation, prepare
from workbench.application.importing.proposal import TooMany
from workbench.domain.model import Assignment, CapabilityMap
from workbench.files.importers import content_of, joined, open_source

PRESET = Choices()


def prepared(
    *names: str,
    choices: Choices = PRESET,
    answers: Mapping[Topic, str] | None = None,
    into: CapabilityMap | None = None,
) -> Preparation:
    """The import of files that were handed in together; each question at its preset, unless it is answered here."""
    contents = [content_of(opened)[0] for opened in joined(map(open_source, map(real_file, names)))]
    found = prepare(into or blank(), contents)
    mappings = [
        with_presets(content, mapping, answers) for content, mapping in zip(contents, found.mappings, strict=True)
    ]
    return prepare(found.document, contents, mappings, choices)


def made(preparation: Preparation) -> CapabilityMap:
    """The map with it; the same files once more change nothing."""
    once = applied(preparation.document, preparation.proposal)
    again = prepare(once, preparation.contents, preparation.mappings, preparation.choices)
    assert again.proposal.edit is None
    return once


def held(document: CapabilityMap) -> list[Assignment]:
    return [each for role in document.scenarios[-1].roles for each in role.assignments]


def levels(document: CapabilityMap) -> list[int]:
    counts = Counter(each.level for each in held(document))
    return [counts[level] for level in (1, 2, 3, 4)]


def kinds(document: CapabilityMap) -> dict[str, int]:
    return dict(Counter(each.kind for each in held(document)))


def test_roles_of_ddat_and_its_skills_after_them() -> None:
    document = made(prepared("uk-ddat/ddat_roles.csv"))
    assert (len(document.scenarios[-1].roles), len(document.skills)) == (201, 166)
    assert levels(document) == [351, 510, 545, 375]
    assert kinds(document) == {"lead": 54, "support": 1_727}
    skills = prepared("uk-ddat/ddat_skills.csv", into=document).proposal
    assert (skills.numbers["added", "skill"], skills.numbers["unchanged", "skill"]) == (22, 166)


def test_one_family_of_ddat() -> None:
    titles = titles_named(prepared("uk-ddat/ddat_roles.csv").records, "Product manager")
    document = made(prepared("uk-ddat/ddat_roles.csv", choices=Choices(only_roles=keys(titles))))
    assert (len(document.scenarios[-1].roles), len(document.skills)) == (5, 9)
    assert levels(document) == [5, 9, 15, 16]
    assert kinds(document) == {"lead": 3, "support": 42}


def test_raci_at_the_level_needed() -> None:
    document = made(prepared("packt-raci/RACI.xlsx"))
    assert (levels(document), kinds(document)) == ([0, 0, 14, 0], {"lead": 8, "support": 6})
    one = made(prepared("packt-raci/TPM RACI.xlsx", answers={"whose": "Technical Program Manager"}))
    assert (levels(one), kinds(one)) == ([0, 0, 9, 0], {"lead": 7, "support": 2})
    assert (len(one.skills), len({skill.group for skill in one.skills})) == (11, 3)


def test_lists_of_roles_of_which_none_is_ticked() -> None:
    for name, number in (("Occupation Data", 1_016), ("Sample of Reported Titles", 901)):
        proposal = prepared(f"onet-29.3/{name}.xlsx").proposal
        assert proposal.questions == (TooMany("role", number, 500),)
        assert proposal.edit is None


def test_the_content_model_beside_skills_gives_definitions() -> None:
    names = ("onet-29.3/Skills.xlsx", "onet-29.3/Content Model Reference.xlsx")
    document = made(prepared(*names, choices=Choices(only_roles=keys(["Marketing Managers"]))))
    assert (len(document.skills), len(held(document))) == (21, 21)
    assert all(skill.definition and skill.group for skill in document.skills)


def test_other_names_of_occupations() -> None:
    records = prepared("esco-1.2/occupations_en.csv").records
    assert len(records.roles) == 3_039
    assert sum(len(role.also_called) for role in records.roles) == 30_373
    bearers = Bearers((role.source or "", [role.title]) for role in records.roles)
    given = [bearers.give(role.source or "", role.also_called)[0] for role in records.roles]
    # 28,575 in the table, made with another key than that of names: by their letters, digits, + and # alone it is less
    assert sum(map(len, given)) == 28_539


def test_what_is_left_out_of_digcomp() -> None:
    preparation = prepared("digcomp-3.0/DigComp 3.0 Data Supplement 24 Nov 2025.xlsx")
    (mapping,) = preparation.mappings
    assert [len(tuple(table.table.body())) for table in mapping.tables] == [21, 362, 523]
    document = made(preparation)
    assert (len(document.skills), len({skill.group for skill in document.skills})) == (21, 5)


def test_small_layouts_under_a_band() -> None:
    (mapping,) = prepared("unpivotr/worked-examples.xlsx", answers={"whose": "Somebody"}).mappings
    tables = {each.table.sheet: each.table for each in mapping.tables}
    for sheet, rows, columns in (("pivot-annotations", 4, 4), ("pivot-centre-aligned", 8, 7)):
        table = tables[sheet]
        assert (len(tuple(table.body())), len(table.values), len(table.bands)) == (rows, columns, 1)


def test_files_without_a_table_invent_nothing() -> None:
    for name in (
        "packt-raci/Communication Plan.xlsx",
        "packt-raci/Stakeholders.xlsx",
        "edison-dare/DARE_CompetencyChecklist_v06.xlsx",
        "monzo-progression/product-design.md",
        "esco-1.2/skillsHierarchy_en.csv",
    ):
        preparation = prepared(name)
        assert (preparation.mappings[0].tables, preparation.proposal.edit) == ((), None), name
