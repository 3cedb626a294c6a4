"""What the cures of the checks on the strategists and the hub leave behind, and that they refuse once they do not fit.

That each removes its finding and adds no error is shown with the cases of tests/cases/rules.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from tests.support.notation import MARKETING, PRODUCT, read_map
from tests.support.strategies import maps
from workbench.domain import transform
from workbench.domain.assess import all_rules, assess, fixes
from workbench.domain.findings import Fix
from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Skill
from workbench.domain.replace import replace
from workbench.domain.transform import EditRefused
from workbench.domain.validate import problems

TODAY = date(2026, 11, 23)
SAFE = ("PAR1", "PAR2", "PAR3", "EXEC1", "PLC1", "HUB2", "HUB3", "HUB6")
"""The checks whose cures are right by the way they are made, and need not be tried first."""

COMPANY = {
    "model": "hub_and_spoke",
    "skills": {
        "vision": {"name": "Social product vision", "importance": 5, "level_needed": 4},
        "apis": "technology",
        "ads": "marketing",
        "campaigns": {"belongs_to": "marketing", "bridge": True},
    },
    "departments": {"hub": "hub", "marketing": "marketing"},
    "roles": {
        "chief": {"grade": 7},
        "head": {"discipline": "hub", "acts_as": "hub_lead", "department": "hub"},
        "marketer": {
            "acts": "marketing",
            "grade": 6,
            "department": "marketing",
            "reports_to": "chief",
            "leads": ["ads", "campaigns", "vision:2"],
        },
        "engineer": {"discipline": "technology", "leads": ["apis"]},
    },
}


def first_cure(document: CapabilityMap, code: str) -> Fix:
    """The first cure of the only finding of a check, as the check itself works it out."""
    index = Index(document, document.scenarios[0])
    rule: Any = all_rules()[code]
    (finding,) = rule.check(index)
    cure: Fix = next(iter(rule.fixes(index, finding)))
    return cure


def role(document: CapabilityMap, identifier: str) -> Role:
    return transform.find(document.scenarios[0].roles, identifier)


def department(document: CapabilityMap, identifier: str) -> Department:
    return transform.find(document.scenarios[0].departments, identifier)


def without_role(document: CapabilityMap, identifier: str) -> CapabilityMap:
    scenario = document.scenarios[0]
    kept = tuple(each for each in scenario.roles if each.id != identifier)
    return replace(document, scenarios=(replace(scenario, roles=kept),))


def test_the_added_strategist_is_the_others_peer_and_takes_what_no_product_role_leads() -> None:
    after = first_cure(read_map(COMPANY), "FADE2").apply(read_map(COMPANY))
    added = role(after, "social-product-strategist")
    assert (added.title, added.acts_as, added.discipline) == (
        "Social Product Strategist",
        "product_strategist",
        "product",
    )
    assert (added.grade, added.reports_to, added.dotted_to) == (6, "chief", ("head",))
    assert (added.status, added.department) == ("new", "product")
    assert added.purpose
    assert department(after, "product").kind == "product"
    assert added.assignments == (Assignment("vision", "lead", level=4),)
    assert transform.held(role(after, "marketer"), "vision") == Assignment("vision", "support", level=1)
    assert role(after, "engineer") == role(read_map(COMPANY), "engineer")


def test_a_strategist_alone_is_of_the_agreed_minimum() -> None:
    document = read_map({"skills": {"vision": "product"}, "policy": {"executive_grade": 6}})
    after = first_cure(document, "FADE2").apply(document)
    assert role(after, "new-role-in-product").grade == 6


def test_a_second_strategist_is_refused() -> None:
    cure = first_cure(read_map(COMPANY), "FADE2")
    with pytest.raises(EditRefused, match="by now"):
        cure.apply(cure.apply(read_map(COMPANY)))


def test_a_card_is_split_by_what_belongs_where() -> None:
    document = read_map(
        {
            "skills": {"vision": "product", "apis": "technology", "ads": "marketing", "care": "either"},
            "roles": {
                "marketer": {"acts": "marketing", "leads": ["ads", "vision", "care"], "supports": ["apis:2"]},
                "designer": {"acts": "product", "supports": ["vision:1"]},
            },
        }
    )
    after = first_cure(document, "FADE3").apply(document)
    assert role(after, "marketer").assignments == (
        Assignment("ads", "lead", level=3),
        Assignment("care", "lead", level=3),
    )
    assert role(after, "designer").assignments == (
        Assignment("vision", "lead", level=3),
        Assignment("apis", "support", level=2),
    )


def test_help_that_is_shared_on_purpose_stays_on_a_split_card() -> None:
    document = read_map(
        {
            "skills": {
                "vision": "product",
                "software": {"belongs_to": "technology", "bridge": True},
                "ads": "marketing",
            },
            "roles": {
                "marketer": {"acts": "marketing", "leads": ["ads", "vision"], "supports": ["software:1"]},
                "designer": {"acts": "product", "leads": ["software"]},
            },
        }
    )
    after = first_cure(document, "FADE3").apply(document)
    assert role(after, "marketer").assignments == (
        Assignment("ads", "lead", level=3),
        Assignment("software", "support", level=1),
    )


def test_moved_roles_go_to_the_department_nearest_to_the_top_that_is_free_of_marketing() -> None:
    document = read_map(
        {
            "departments": {
                "marketing": "marketing",
                "apps": {"kind": "product", "parent": "marketing"},
                "group": "other",
                "products": {"kind": "product", "parent": "group"},
            },
            "roles": {"designer": {"acts": "product", "department": "marketing"}},
        }
    )
    after = first_cure(document, "PLC1").apply(document)
    assert role(after, "designer").department == "products"


def test_the_same_superior_is_refused_where_it_would_close_a_loop() -> None:
    roles = {
        "chief": {"grade": 7},
        "marketer": {"acts": "marketing", "reports_to": "chief"},
        "designer": {"acts": "product", "reports_to": "marketer"},
    }
    document = read_map({"roles": roles})
    cure = first_cure(document, "PAR3")
    turned = transform.set_role(document, "s", "designer", reports_to=None)
    turned = transform.set_role(turned, "s", "chief", reports_to="designer")
    with pytest.raises(EditRefused, match="Marketer reports to Designer by now"):
        cure.apply(turned)


@pytest.mark.parametrize("code", ["PAR1", "PAR2", "EXEC1", "PLC1", "HUB6"])
def test_a_cure_is_refused_where_its_role_is_gone(code: str) -> None:
    document = read_map(
        {
            "model": "hub_and_spoke",
            "departments": {"hub": "hub", "marketing": "marketing"},
            "roles": {
                "head": {"discipline": "hub", "department": "hub", "grade": 7},
                "marketer": {"acts": "marketing", "grade": 6, "dotted_to": ["head"]},
                "boss": {"grade": 6},
                "designer": {"acts": "product", "grade": 4, "department": "marketing", "reports_to": "boss"},
            },
        }
    )
    with pytest.raises(EditRefused, match="no longer there"):
        first_cure(document, code).apply(without_role(document, "designer"))


def test_the_representative_speaks_for_the_department_in_the_hub() -> None:
    document = read_map(
        {
            "model": "hub_and_spoke",
            "departments": {"hub": "hub", "sales": "sales"},
            "roles": {"head": {"discipline": "hub", "department": "hub"}},
        }
    )
    added = role(first_cure(document, "HUB3").apply(document), "new-role-in-sales")
    assert (added.department, added.dotted_to, added.status) == ("sales", ("head",), "new")
    assert (added.title, added.purpose) == ("New role in Sales", "")
    social = replace(
        document,
        skills=(Skill("graph", "Social graph strategy", group="", belongs_to="product", importance=3, level_needed=3),),
    )
    spoken = role(first_cure(social, "HUB3").apply(social), "sales-social-representative")
    assert spoken.title == "Sales Social Representative"
    assert spoken.purpose
    with pytest.raises(EditRefused):
        first_cure(document, "HUB3").apply(without_role(document, "head"))


def test_two_levels_of_hubs_are_made_at_once() -> None:
    document = read_map({"model": "multiple_hub_and_spoke"})
    main, lower = first_cure(document, "HUB1").apply(document).scenarios[0].departments
    assert (main.kind, main.parent, lower.kind, lower.parent) == ("hub", None, "hub", main.id)
    assert (main.name, lower.name) == ("Hub", "Regional hub")
    social = replace(
        document,
        skills=(Skill("graph", "Social graph strategy", group="", belongs_to="product", importance=3, level_needed=3),),
    )
    hubs = first_cure(social, "HUB1").apply(social).scenarios[0].departments
    assert [each.name for each in hubs] == ["Social hub", "Regional social hub"]


def test_a_hub_that_moved_inside_another_is_not_made_the_main_one() -> None:
    document = read_map({"model": "hub_and_spoke", "departments": {"a": "hub", "b": "hub"}})
    moved = transform.set_department(document, "s", "a", parent="b")
    with pytest.raises(EditRefused, match="lies inside"):
        first_cure(document, "HUB1").apply(moved)


@settings(max_examples=200)
@given(maps())
def test_these_cures_are_right_untried(document: CapabilityMap) -> None:
    index = Index(document, document.scenarios[0])
    before = assess(index, TODAY).findings
    for finding in before:
        if finding.code not in SAFE:
            continue
        rule: Any = all_rules()[finding.code]
        for fix in rule.fixes(index, finding):
            after = fix.apply(document)
            assert list(problems(after)) == []
            then = assess(Index(after, after.scenarios[0]), TODAY).findings
            assert (finding.code, finding.subjects) not in {(each.code, each.subjects) for each in then}
            errors = {(each.code, each.subjects) for each in before if each.severity == "error"}
            assert {(each.code, each.subjects) for each in then if each.severity == "error"} <= errors


@pytest.mark.parametrize(
    ("grade", "place", "said"),
    [
        (6, "ads", "Add the Social Product Strategist and move E to Product"),
        (3, "lab", "Add the Social Product Strategist and raise M to Director"),
        (6, "lab", "Add the Social Product Strategist"),
    ],
)
def test_what_stands_in_the_way_of_a_strategist_is_mended_with_it(grade: int, place: str, said: str) -> None:
    document = read_map(
        {
            "departments": {"ads": "marketing", "lab": "product"},
            "skills": {"a": "product", "b": "product", "c": "marketing"},
            "roles": {
                "m": {**MARKETING, "grade": grade, "department": "ads", "leads": ["c"]},
                "e": {"discipline": "product", "department": place, "leads": ["a", "b"]},
            },
        }
    )
    index = Index(document, document.scenarios[0])
    missing = next(each for each in assess(index, TODAY).findings if each.code == "FADE2")
    assert [each.label for each in fixes(index, missing)] == [said]


def test_the_lead_a_side_gets_leaves_its_other_holders_as_they_are() -> None:
    document = read_map(
        {
            "skills": {"a": {"belongs_to": "product", "level_needed": 4}},
            "roles": {
                "one": {"discipline": "product", "leads": ["a:4"]},
                "two": {"discipline": "product", "leads": ["a:3"]},
                "m": {"discipline": "marketing", "leads": ["a:4"]},
            },
        }
    )
    index = Index(document, document.scenarios[0])
    twice = next(each for each in assess(index, TODAY).findings if each.code == "OVR1")
    one, two, marketer = fixes(index, twice)[0].apply(document).scenarios[0].roles
    assert [(each.assignments[0].kind, each.assignments[0].level) for each in (one, two, marketer)] == [
        ("lead", 4),
        ("support", 3),
        ("support", 1),
    ]


def test_where_the_best_move_would_add_an_error_the_next_best_is_offered() -> None:
    document = read_map(
        {
            "departments": {"ads": "marketing", "lab": "product"},
            "skills": {"a": "product", "b": "product", "c": "product", "d": "marketing", "e": "marketing"},
            "roles": {
                "m": {**MARKETING, "grade": 6, "department": "ads", "leads": ["a", "b", "c", "d", "e"]},
                "helper": {"discipline": "product", "department": "ads", "supports": ["a:1", "b:1", "c:1"]},
                "p": {**PRODUCT, "grade": 6, "department": "lab"},
            },
        }
    )
    index = Index(document, document.scenarios[0])
    outside = next(each for each in assess(index, TODAY).findings if each.code == "SPL1")
    offered = fixes(index, outside)
    assert 0 < len(offered) <= 3
    assert all(each.label.endswith("to P") for each in offered)
