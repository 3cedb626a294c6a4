"""A small map for tables of roles and skills: nested departments, two of one name, roles of one title, lines."""

from __future__ import annotations

from workbench.domain.model import CapabilityMap, Department, Role, Scenario, Skill

DEPARTMENTS = (
    Department("sales", "Sales", kind="sales"),
    Department("desk", "Desk", kind="service", parent="sales"),
    Department("it", "IT", kind="technology"),
    Department("it-desk", "Desk", kind="service", parent="it"),
)
ROLES = (
    Role("head", "Head of Sales", grade=6, department="sales", also_called=("Sales lead", "Boss")),
    Role("seller", "Seller", grade=3, department="sales", reports_to="head", headcount=2.5, holder="Ada"),
    Role("agent", "Agent", grade=2, department="desk", reports_to="seller", dotted_to=("head",)),
    Role("agent-2", "Agent", grade=2, department="it-desk", status="vacant"),
)
SKILLS = (
    Skill("talk", "Talk", group="People", belongs_to="marketing", importance=3, level_needed=2),
    Skill("code", "Code", group="", belongs_to="technology", importance=5, level_needed=4, bridge=True),
)
MAP = CapabilityMap(
    "Map",
    skills=SKILLS,
    scenarios=(Scenario("now", "Now", model="centralised", departments=DEPARTMENTS, roles=ROLES),),
)
