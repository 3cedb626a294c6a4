"""The roles and departments a cure makes: a strategist, the head of the hub, a representative, a hub, a department."""

from __future__ import annotations

from workbench.domain import transform
from workbench.domain.index import Index, Side
from workbench.domain.model import CapabilityMap, Department, DepartmentKind, Discipline, Role, Scenario

_NAMES: dict[DepartmentKind, str] = {"product": "Product", "technology": "Technology", "marketing": "Marketing"}
_PURPOSES = {
    "product": "Decides what the product should do so that people meet, share and come back, and leads it from idea to "
    "release. Speaks for product and technology wherever social work is planned.",
    "marketing": "Runs the company's pages, advertising and campaigns on social networks, and answers for their "
    "return. Speaks for marketing wherever social work is planned.",
    "hub": "Leads the company's social programme: its goals, its rules, its tools and its money. Serves the "
    "departments that do the work, and keeps them in step.",
    "representative": "Carries the department's social work and its experience to the hub. Brings back what was "
    "agreed, and sees that it is done.",
}


def fresh_role_id(scenario: Scenario, title: str) -> str:
    """An id for a role of this title, unlike those of the scenario."""
    return transform.fresh_id(title, {role.id for role in scenario.roles})


def strategist(index: Index, side: Side, department: str | None) -> Role:
    """A side's strategist as the other one's peer: same grade, at least the executive minimum, same superior."""
    title = "Social Product Strategist" if side == "product" else "Social Marketing Strategist"
    peer = index.marketing_strategist if side == "product" else index.product_strategist
    grade = max(index.policy.executive_grade, peer.grade if peer else 0)
    head = hub_head(index)
    superior = peer.reports_to if peer else None
    return Role(
        id=fresh_role_id(index.scenario, title),
        title=title,
        discipline=side,
        acts_as="product_strategist" if side == "product" else "marketing_strategist",
        grade=grade,
        department=department,
        reports_to=superior,
        dotted_to=(head.id,) if head and head.id != superior else (),
        status="new",
        purpose=_PURPOSES[side],
    )


def corporate_strategist(index: Index, hub: Department) -> Role:
    """The head of a hub, at the grade agreed."""
    title = "Corporate Social Strategist"
    return Role(
        id=fresh_role_id(index.scenario, title),
        title=title,
        discipline="hub",
        acts_as="hub_lead",
        grade=index.policy.hub_grade,
        department=hub.id,
        status="new",
        purpose=_PURPOSES["hub"],
    )


def representative(index: Index, department: Department, head: Role) -> Role:
    """Who speaks for a department in the hub."""
    title = f"{department.name} Social Representative"
    disciplines: dict[str, Discipline] = {"marketing": "marketing", "product": "product", "technology": "technology"}
    return Role(
        id=fresh_role_id(index.scenario, title),
        title=title,
        discipline=disciplines.get(department.kind, "other"),
        grade=4,
        department=department.id,
        dotted_to=(head.id,),
        status="new",
        purpose=_PURPOSES["representative"],
    )


def hub_head(index: Index) -> Role | None:
    """Whom a line to the hub should reach: its head, else its highest role; None where nobody sits in the hub."""
    roles = [role for role in index.scenario.roles if role.id in index.hub_roles]
    return min(roles, key=lambda role: (role.acts_as != "hub_lead", -role.grade, role.id), default=None)


def add_line(document: CapabilityMap, scenario_id: str, role_id: str, to: str) -> CapabilityMap:
    """The map with a dotted line from one role to another."""
    return transform.edit_role(
        document,
        scenario_id,
        role_id,
        lambda role: transform.replace(role, dotted_to=tuple(dict.fromkeys((*role.dotted_to, to)))),
    )


def home_for(scenario: Scenario, kind: DepartmentKind) -> Department | None:
    """A department of a kind that lies under neither marketing nor communications, or None."""
    departments = {each.id: each for each in scenario.departments}

    def is_free(department: Department) -> bool:
        parent = department.parent
        while parent is not None:
            if departments[parent].kind in ("marketing", "communications"):
                return False
            parent = departments[parent].parent
        return True

    found = [each for each in scenario.departments if each.kind == kind and is_free(each)]
    return min(found, key=lambda each: (each.parent is not None, each.id), default=None)


def with_home(document: CapabilityMap, scenario_id: str, kind: DepartmentKind) -> tuple[CapabilityMap, Department]:
    """The map with a department of a kind that is free of marketing, made where there is none, and that department."""
    scenario = transform.find(document.scenarios, scenario_id)
    home = home_for(scenario, kind)
    if home is not None:
        return document, home
    taken = {each.id for each in scenario.departments}
    name = _NAMES[kind]
    home = Department(transform.fresh_id(name, taken), name, kind)
    return transform.add_department(document, scenario_id, home), home


def home_kind(role: Role) -> DepartmentKind:
    """Where a product role belongs: technology for technology, else product."""
    return "technology" if role.discipline == "technology" else "product"
