"""A small map with something of everything, for the tests of edits and the session."""

from __future__ import annotations

from datetime import date

from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill, Waiver
from workbench.domain.transform import find, held

TODAY = date(2026, 3, 1)

SKILLS = (
    Skill(
        "apis",
        "Social APIs",
        group="Platform",
        belongs_to="technology",
        importance=5,
        level_needed=4,
        definition="Offers the graph to others.",
    ),
    Skill(
        "graph",
        "Social graph strategy",
        group="Platform",
        belongs_to="product",
        importance=4,
        level_needed=3,
        aliases=("Graph planning",),
    ),
    Skill("ads", "Ad management", group="Reach", belongs_to="marketing", importance=4, level_needed=3),
    Skill("pages", "Page and account management", group="Reach", belongs_to="marketing", importance=3, level_needed=2),
    Skill("talk", "Community dialogue", group="People", belongs_to="either", importance=2, level_needed=2),
)
DEPARTMENTS = (
    Department("company", "Company", kind="other"),
    Department("marketing", "Marketing", kind="marketing", parent="company"),
    Department("product", "Product", kind="product", parent="company"),
    Department("platform", "Platform", kind="technology", parent="product"),
)
ROLES = (
    Role("head", "Chief Social Officer", discipline="hub", grade=6, department="company"),
    Role(
        "msm",
        "Social Marketing Strategist",
        discipline="marketing",
        acts_as="marketing_strategist",
        grade=5,
        department="marketing",
        reports_to="head",
        assignments=(Assignment("ads", "lead", level=3), Assignment("pages", "lead", level=2, note="with the agency")),
    ),
    Role(
        "psm",
        "Social Product Strategist",
        discipline="product",
        acts_as="product_strategist",
        grade=5,
        department="product",
        reports_to="head",
        dotted_to=("msm",),
        assignments=(Assignment("graph", "lead", level=3),),
    ),
    Role(
        "engineer",
        "Social Engineer",
        discipline="technology",
        department="platform",
        reports_to="psm",
        dotted_to=("msm",),
        holder="Ada",
        assignments=(
            Assignment("apis", "lead", level=3, note="since spring"),
            Assignment("graph", "support", level=2),
            Assignment("talk", "support", level=1),
        ),
    ),
)
WAIVERS = (
    Waiver(
        "RISK1",
        ("skill:apis", "role:engineer"),
        severity="advice",
        reason="A second one starts in May",
        author="Ada",
        date=TODAY,
    ),
    Waiver("HUB3", ("department:platform",), severity="warning", reason="Too small", author="Ada", date=TODAY),
)


def sample() -> CapabilityMap:
    """Two scenarios, Today and Proposed, that share what they hold."""
    today = Scenario("today", "Today", model="hub_and_spoke", departments=DEPARTMENTS, roles=ROLES, waivers=WAIVERS)
    proposed = Scenario("proposed", "Proposed", model="holistic", departments=DEPARTMENTS, roles=ROLES)
    return CapabilityMap("Social leadership", skills=SKILLS, scenarios=(today, proposed))


def role(document: CapabilityMap, identifier: str, scenario: str = "today") -> Role:
    """A role of a scenario."""
    return find(find(document.scenarios, scenario).roles, identifier)


def holding(document: CapabilityMap, role_id: str, skill: str) -> Assignment | None:
    """How a role holds a skill in Today."""
    return held(role(document, role_id), skill)


def changed_roles(before: CapabilityMap, after: CapabilityMap) -> set[str]:
    """The ids of the roles of Today that are not the same object; all else of the map must be."""
    assert after.skills is before.skills
    assert after.policy is before.policy
    assert after.scenarios[1] is before.scenarios[1]
    one, other = before.scenarios[0], after.scenarios[0]
    assert other.departments is one.departments
    assert other.waivers is one.waivers
    old, new = {each.id: each for each in one.roles}, {each.id: each for each in other.roles}
    return {each for each in old.keys() | new.keys() if old.get(each) is not new.get(each)}
