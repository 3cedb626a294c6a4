"""OSMT, SFIA and Lightcast: lists of skills. SFIA and Lightcast are our own words in the documented shape."""

from __future__ import annotations

import json

import pytest

from tests.support.known_formats import real, taken, taken_text
from workbench.files.importers import Source

SFIA_9 = (
    "Level 1,Level 2,Level 3,Level 4,Level 5,Level 6,Level 7,Code,URL,Skill,Category,Subcategory,Overall description,"
    "Guidance notes,Level 1 description,Level 7 description\n"
    ",,,4,5,6,,ABCD,https://x/abcd,Making plans,Strategy,Planning,Makes plans.,Some guidance.,,Secret words.\n"
    ",2,3,,,,,EFGH,https://x/efgh,Mending things,Delivery,Repair,Mends things.,,,\n"
)
SFIA_8 = SFIA_9.replace("URL,", "").replace("https://x/abcd,", "").replace("https://x/efgh,", "")
REGISTER = (
    "code,name,description,link,category,subcategory,level_1,level_2,level_3,level_4,level_5,level_6,level_7\n"
    "ABCD,Making plans,Makes plans.,https://x/abcd,Strategy,Planning,,,,Secret words.,,,\n"
    "EFGH,Mending things,Mends things.,https://x/efgh,Delivery,Repair,,More words.,,,,,\n"
)
LIGHTCAST = {
    "attributions": [],
    "data": [
        {
            "id": "KS1200364C9C1LK3V5Q1",
            "name": "C++",
            "type": {"id": "ST1", "name": "Specialized Skill"},
            "category": {"id": 17, "name": "Information Technology"},
            "subcategory": {"id": 503, "name": "Programming"},
            "tags": [{"key": "wikipediaExtract", "value": "…"}],
            "infoUrl": "https://x/ks",
            "description": "A language.",
        },
        {
            "id": "ES7A39C2",
            "name": "Negotiation",
            "type": {"id": "ST2", "name": "Common Skill"},
            "category": {"name": "People"},
        },
    ],
}


@pytest.mark.parametrize("text", [SFIA_9, SFIA_8, REGISTER], ids=["9", "8", "register"])
def test_sfia(text: str) -> None:
    found = taken_text(sfia=text)
    assert found.mapping.questions == ()
    assert [(skill.name, skill.source, skill.group, skill.definition) for skill in found.records.skills] == [
        ("Making plans", "sfia:ABCD", "Planning", "Makes plans."),
        ("Mending things", "sfia:EFGH", "Repair", "Mends things."),
    ]
    assert (found.records.roles, found.records.holdings) == ((), ())
    assert "words" not in repr(found.records)


def test_lightcast() -> None:
    found = taken(Source("skills.json", json.dumps(LIGHTCAST).encode()))
    assert [(skill.name, skill.source, skill.group, skill.definition) for skill in found.records.skills] == [
        ("C++", "lightcast:KS1200364C9C1LK3V5Q1", "Programming", "A language."),
        ("Negotiation", "lightcast:ES7A39C2", "People", None),
    ]


NUMBERED = {"id": "17", "name": "x", "type": {"name": "y"}}


@pytest.mark.parametrize(
    "tree", [[], {"data": []}, {"data": [{"id": "1", "name": "x"}]}, [NUMBERED], [1], {"data": {}}, "text"]
)
def test_what_is_not_lightcast(tree: object) -> None:
    assert taken(Source("skills.json", json.dumps(tree).encode())).mapping.tables == ()


def test_osmt_as_it_is_exported() -> None:
    headings = "Canonical URL,RSD Name,Authors,Skill Statement,Categories,Keywords\n"
    text = f"{headings}https://x/1,Plan,Ann,Make a plan.,Work,a; b\n"
    (skill,) = taken_text(osmt=text).records.skills
    assert (skill.name, skill.source, skill.group, skill.definition) == (
        "Plan",
        "osmt:https://x/1",
        "Work",
        "Make a plan.",
    )


def test_real_osmt() -> None:
    found = real("osmt-import/Skills-Import.csv")
    assert [(skill.name, skill.group) for skill in found.records.skills] == [
        ("Data and Data Store Access", ".NET Framework"),
        ("Large-Scale Web Application Build", ".NET Framework"),
    ]
    assert found.records.skills[0].definition == "Access data and data stores using the .NET Framework."
