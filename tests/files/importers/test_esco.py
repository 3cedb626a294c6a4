"""ESCO: groups, other names with both separators, status, links with and without names; and the real collections.

The links, skill groups and the full list of skills are small inputs of our own in the documented shape: no real file of
these was at hand.
"""

from __future__ import annotations

import pytest

from tests.support.known_formats import real, taken_text
from workbench.application.importing.records import Origin

SKILLS = (
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,"
    "definition,inScheme,description\n"
    'KnowledgeSkillCompetence,http://x/skill/1,knowledge,sector-specific,Haskell,"Haskell techniques\nHaskell coding",'
    "HSK,released,2024,,,,The language.\n"
    "KnowledgeSkillCompetence,http://x/skill/2,skill/competence,transversal,think critically,reason | judge,,released,"
    "2024,,Judge evidence.,,Longer text.\n"
    "KnowledgeSkillCompetence,http://x/skill/3,knowledge,transversal,astrology,,,deprecated,2024,,,,Gone.\n"
)
GROUPS = (
    "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,description,code\n"
    "SkillGroup,http://x/skill/S1,programming,,,released,2024,,,,S1\n"
)
BROADER = (
    "conceptType,conceptUri,broaderType,broaderUri\n"
    "KnowledgeSkillCompetence,http://x/skill/1,SkillGroup,http://x/skill/S1\n"
    "KnowledgeSkillCompetence,http://x/skill/1,SkillGroup,http://x/skill/S2\n"
)
OCCUPATIONS = (
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
    "regulatedProfessionNote,scopeNote,definition,inScheme,description,code,naceCode\n"
    'Occupation,http://x/occupation/1,2512,developer,"coder\nprogrammer",,released,2024,,,,,Writes programs.,2512.1,J\n'
    "Occupation,http://x/occupation/2,2513,web developer,,,released,2024,,,,,Writes sites.,2513.1,J62\n"
)
LINKS = (
    "occupationUri,relationType,skillType,skillUri\n"
    "http://x/occupation/1,essential,knowledge,http://x/skill/1\n"
    "http://x/occupation/1,optional,skill/competence,http://x/skill/2\n"
    "http://x/occupation/1,optional,skill/competence,http://x/skill/9\n"
)
NAMED_LINKS = (
    "occupationUri,occupationLabel,relationType,skillType,skillUri,skillLabel\n"
    "http://x/occupation/1,developer,essential,knowledge,http://x/skill/1,Haskell\n"
    "http://x/occupation/1,developer,optional,skill/competence,http://x/skill/2,think critically\n"
)


def test_the_full_list_of_skills() -> None:
    found = taken_text(skills_en=SKILLS)
    haskell, think = found.records.skills
    assert (haskell.name, haskell.source, haskell.aliases) == (
        "Haskell",
        "esco:http://x/skill/1",
        ("Haskell techniques", "Haskell coding"),
    )
    assert (haskell.definition, think.definition) == ("The language.", "Judge evidence.")
    assert think.aliases == ("reason", "judge")
    assert found.notes == ("skills_en.csv: 1 concept not released: left out.",)
    assert found.mapping.questions == ()


def test_groups_come_from_the_files_beside_it() -> None:
    found = taken_text(skills_en=SKILLS, skillGroups_en=GROUPS, broaderRelationsSkillPillar_en=BROADER)
    assert [(skill.name, skill.group) for skill in found.records.skills] == [
        ("Haskell", "programming"),
        ("think critically", None),
    ]


def links(found: object) -> list[tuple[str, str, int | None]]:
    return [(held.holder, held.skill, held.level) for held in found.records.holdings]  # type: ignore[attr-defined]


EXPECTED = [("developer", "Haskell", 3), ("developer", "think critically", 2)]


def test_kinds_are_told_by_the_uri_where_no_column_says_them() -> None:
    text = "conceptUri,preferredLabel,altLabels\nhttp://x/occupation/1,developer,coder\nhttp://x/skill/1,Haskell,HS\n"
    found = taken_text(esco=text)
    assert [role.title for role in found.records.roles] == ["developer"]
    assert [skill.name for skill in found.records.skills] == ["Haskell"]


def test_other_kinds_are_left_out_and_counted() -> None:
    text = f"{OCCUPATIONS}ISCOGroup,http://x/isco/C1,,Managers,,,released,2024,,,,,Groups.,1,\n"
    found = taken_text(occupations_en=text)
    assert len(found.records.roles) == 2
    assert found.notes == ("occupations_en.csv: 1 concept of other kinds than skill and occupation: left out.",)


def test_links_with_names_stand_alone() -> None:
    found = taken_text(occupationSkillRelations_en=NAMED_LINKS)
    assert links(found) == EXPECTED
    assert [skill.importance for skill in found.records.skills] == [4, 2]
    assert [role.source for role in found.records.roles] == ["esco:http://x/occupation/1"]


def test_links_without_names_take_them_from_the_files_beside_them() -> None:
    found = taken_text(occupationSkillRelations_en=LINKS, occupations_en=OCCUPATIONS, skills_en=SKILLS)
    assert links(found) == EXPECTED
    (role,) = found.records.roles
    assert role.origin == Origin("occupations_en.csv", "", 2)
    assert {held.origin.file for held in found.records.holdings} == {"occupationSkillRelations_en.csv"}
    assert (role.title, role.also_called, role.purpose) == ("developer", ("coder", "programmer"), "Writes programs.")
    assert [skill.importance for skill in found.records.skills] == [4, 2]
    assert any("1 link between concepts whose names are not here" in note for note in found.notes)


def test_links_without_names_alone_say_what_is_missing() -> None:
    found = taken_text(occupationSkillRelations_en=LINKS)
    assert found.records.holdings == ()
    assert [note for note in found.notes if "3 links between concepts whose names are not here" in note]


def test_occupations() -> None:
    found = taken_text(occupations_en=OCCUPATIONS)
    assert [(role.title, role.source) for role in found.records.roles] == [
        ("developer", "esco:http://x/occupation/1"),
        ("web developer", "esco:http://x/occupation/2"),
    ]
    assert found.records.departments == ()


@pytest.mark.parametrize(
    ("name", "skills", "groups", "aliases"),
    [("digital", 1_284, 317, 5_444), ("transversal", 95, 23, 676), ("digComp", 25, 14, 157)],
)
def test_real_collections(name: str, skills: int, groups: int, aliases: int) -> None:
    found = real(f"esco-1.2/{name}SkillsCollection_en.csv")
    assert found.mapping.questions == ()
    document = found.document()
    assert (len(document.skills), len({skill.group for skill in document.skills})) == (skills, groups)
    assert sum(len(skill.aliases) for skill in document.skills) == aliases
    assert all((skill.source or "").startswith("esco:http://data.europa.eu/esco/skill/") for skill in document.skills)
    if name == "digital":
        assert next(skill.group for skill in document.skills if skill.name == "Haskell") == "computer programming"


def test_real_occupations() -> None:
    found = real("esco-1.2/occupations_en.csv")
    assert (len(found.records.roles), found.records.skills) == (3_039, ())
    assert all(
        (role.source or "").startswith("esco:http://data.europa.eu/esco/occupation/") for role in found.records.roles
    )


def test_real_hierarchy_is_no_table() -> None:
    assert real("esco-1.2/skillsHierarchy_en.csv").mapping.tables == ()
