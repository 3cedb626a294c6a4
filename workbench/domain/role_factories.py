"""Factories of the roles and departments that cures add: a strategist, the head or a representative of a hub, a hub.

Each is made for the scenario it goes into: its grade, its lines and its place fit what is there. Titles and purposes
speak of social work only in a map that does: in another company's, a role has no purpose yet, and until it is renamed a
title that says where it is and that it is new, which claims nothing and is seen to be waiting for a better one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from workbench.domain import transform
from workbench.domain.index import STRATEGIST_OF_SIDE, Index, Side
from workbench.domain.model import CapabilityMap, Department, DepartmentKind, Discipline, Role, Scenario, Terms
from workbench.domain.reporting_lines import hub_head
from workbench.domain.social import is_social
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import sentence_start

_STRATEGIST_PURPOSE: Mapping[Side, str] = {
    "product": (
        "Decides what the product should do so that people meet, share and come back, and leads it from idea to "
        "release. Speaks for product and technology wherever social work is planned, as the marketing strategist's "
        "equal."
    ),
    "marketing": (
        "Runs the company's pages, advertising and campaigns on social networks, and answers for their return. "
        "Speaks for marketing wherever social work is planned, as the product strategist's equal."
    ),
}
_HEAD_PURPOSE = (
    "Sets the company's social goals, rules and tools, and answers to the executives for the programme and its money. "
    "Serves the departments that do the work, and keeps them in step."
)
_REPRESENTATIVE_PURPOSE = (
    "Carries out the department's share of the social work and speaks for it in the hub. Brings back what was agreed "
    "there, and sees that it is done."
)
_REPRESENTATIVE_GRADE = 4
"""The middle of the seven grades: Manager, by their default names."""
_WORK_OF_KIND: Mapping[DepartmentKind, Discipline] = {
    "marketing": "marketing",
    "communications": "marketing",
    "product": "product",
    "technology": "technology",
    "hub": "hub",
}


def index_of(document: CapabilityMap, scenario_id: str) -> Index:
    """The index of a scenario of a map; raises EditRefused where the scenario is gone."""
    return Index(document, transform.find(document.scenarios, scenario_id))


def strategist(index: Index, side: Side, department: Department) -> Role:
    """A side's strategist as the other one's peer: same grade, at least the executive minimum, same superior."""
    peer = index.marketing_strategist if side == "product" else index.product_strategist
    superior = peer.reports_to if peer else None
    head = hub_head(index)
    acts_as = STRATEGIST_OF_SIDE[side]
    title = vocabulary_of(index.document).acts_as[acts_as]
    title, purpose = _words(index.document, department, title, _STRATEGIST_PURPOSE[side])
    return Role(
        id=_fresh_id(index.scenario.roles, title),
        title=title,
        discipline=side,
        acts_as=acts_as,
        grade=max(index.policy.executive_grade, peer.grade if peer else 1),
        department=department.id,
        reports_to=superior,
        dotted_to=(head.id,) if head and head.id != superior else (),
        status="new",
        purpose=purpose,
    )


def add_strategist(document: CapabilityMap, scenario_id: str, side: Side) -> tuple[CapabilityMap, Role]:
    """The map with a side's strategist in a department of that side, made where there is none, and the role."""
    document, home = with_home(document, scenario_id, side)
    role = strategist(index_of(document, scenario_id), side, home)
    return transform.add_role(document, scenario_id, role), role


def head_of_hub(document: CapabilityMap, scenario: Scenario, hub: Department, grade: int) -> Role:
    """The head of a hub."""
    title, purpose = _words(document, hub, sentence_start(document.terms.hub_lead), _HEAD_PURPOSE)
    return Role(
        id=_fresh_id(scenario.roles, title),
        title=title,
        discipline="hub",
        acts_as="hub_lead",
        grade=grade,
        department=hub.id,
        status="new",
        purpose=purpose,
    )


def representative(document: CapabilityMap, scenario: Scenario, department: Department, head: Role) -> Role:
    """A representative, who does a department's social work and speaks for it in the hub: a dotted line to the head."""
    social = f"{department.name} Social Representative"
    title = social if _has_default_terms(document) else f"{department.name}: {document.terms.representative}"
    title, purpose = _words(document, department, title, _REPRESENTATIVE_PURPOSE)
    return Role(
        id=_fresh_id(scenario.roles, title),
        title=title,
        discipline=work_of_kind(department.kind),
        grade=_REPRESENTATIVE_GRADE,
        department=department.id,
        dotted_to=(head.id,),
        status="new",
        purpose=purpose,
    )


def _words(document: CapabilityMap, department: Department, title: str, purpose: str) -> tuple[str, str]:
    """Title and purpose of a new role: the title in the map's own words; the purpose where it speaks of social work.

    A map of another company that has no words of its own yet gets a title that claims nothing.
    """
    if not _has_default_terms(document):
        return title, ""
    return (title, purpose) if is_social(document) else (f"New role in {department.name}", "")


def _has_default_terms(document: CapabilityMap) -> bool:
    return document.terms == Terms()


def hub(document: CapabilityMap, scenario: Scenario, parent: Department | None = None) -> Department:
    """A hub, at the top, or a regional one below another."""
    named = is_social(document) or not _has_default_terms(document)
    term = document.terms.hub if named else "hub"
    name = sentence_start(term) if parent is None else f"Regional {term}"
    return Department(_fresh_id(scenario.departments, name), name, kind="hub", parent=parent.id if parent else None)


def work_of_kind(kind: DepartmentKind) -> Discipline:
    """The kind of work that is done in a kind of department."""
    return _WORK_OF_KIND.get(kind, "other")


def home_kind(role: Role) -> DepartmentKind:
    """Where the work of a product role belongs: technology for technology, else product."""
    return "technology" if role.discipline == "technology" else "product"


def home_for(scenario: Scenario, kind: DepartmentKind) -> Department | None:
    """The department of a kind nearest to the top, not below marketing or communications; None where there is none."""
    departments = {department.id: department for department in scenario.departments}

    def above(department: Department) -> list[DepartmentKind]:
        kinds = []
        while department.parent is not None:
            department = departments[department.parent]
            kinds.append(department.kind)
        return kinds

    of_kind = [(unit.id, above(unit)) for unit in scenario.departments if unit.kind == kind]
    free = [(len(kinds), unit_id) for unit_id, kinds in of_kind if not {"marketing", "communications"} & set(kinds)]
    return departments[min(free)[1]] if free else None


def with_home(document: CapabilityMap, scenario_id: str, kind: DepartmentKind) -> tuple[CapabilityMap, Department]:
    """The map with the department that `home_for` finds, made at the top where there is none, and that department."""
    scenario = transform.find(document.scenarios, scenario_id)
    home = home_for(scenario, kind)
    if home is not None:
        return document, home
    name = vocabulary_of(document).department_kind[kind]
    home = Department(_fresh_id(scenario.departments, name), name, kind=kind)
    return transform.add_department(document, scenario_id, home), home


def move_home(document: CapabilityMap, scenario_id: str, roles: Collection[str]) -> CapabilityMap:
    """The map with roles moved to product or technology, by discipline. Raises EditRefused where one is gone."""
    for role_id in roles:
        role = transform.find_role(document, scenario_id, role_id)
        document, home = with_home(document, scenario_id, home_kind(role))
        document = transform.set_role(document, scenario_id, role_id, department=home.id)
    return document


def _fresh_id(taken: Collection[Role] | Collection[Department], name: str) -> str:
    return transform.fresh_id(name, {item.id for item in taken})
