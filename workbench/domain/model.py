"""Document model: the capability map as frozen dataclasses, without behaviour.

Every object is immutable and holds tuples only, so that an edit shares all it does not touch with the map
before it, undo gives back the identical object, and any thread may read any map. The docstrings of the classes are the
descriptions in the JSON schema.
"""

from __future__ import annotations

import datetime
from dataclasses import KW_ONLY, dataclass, field
from typing import Literal, get_args

BelongsTo = Literal["marketing", "product", "technology", "either"]
Discipline = Literal["marketing", "product", "technology", "hub", "other"]
ActsAs = Literal["marketing_strategist", "product_strategist", "hub_lead"]
Status = Literal["existing", "new", "vacant"]
AssignmentKind = Literal["lead", "support"]
DepartmentKind = Literal[
    "marketing", "communications", "product", "technology", "hub", "service", "sales", "hr", "legal", "other"
]
PersonKind = Literal["person", "background"]
Model = Literal["decentralised", "centralised", "hub_and_spoke", "multiple_hub_and_spoke", "holistic"]
Severity = Literal["error", "warning", "advice"]

BELONGS_TO: tuple[BelongsTo, ...] = get_args(BelongsTo)
DISCIPLINES: tuple[Discipline, ...] = get_args(Discipline)
ACTS_AS: tuple[ActsAs, ...] = get_args(ActsAs)
STATUSES: tuple[Status, ...] = get_args(Status)
DEPARTMENT_KINDS: tuple[DepartmentKind, ...] = get_args(DepartmentKind)
MODELS: tuple[Model, ...] = get_args(Model)
PERSON_KINDS: tuple[PersonKind, ...] = get_args(PersonKind)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

IMPORTANCES = (1, 2, 3, 4, 5)
LEVELS = (1, 2, 3, 4)
LEVELS_HAD = (0, *LEVELS)
"""The levels a person may have: 0 is none; a level that is not known is not listed."""
GRADES = (1, 2, 3, 4, 5, 6, 7)
DEFAULT_GRADE_NAMES = (
    "Assistant",
    "Specialist",
    "Senior",
    "Manager",
    "Director",
    "Vice president",
    "Chief officer",
)


@dataclass(frozen=True, slots=True)
class Skill:
    """Something the organisation must be able to do.

    importance is 1-5, level_needed 1-4 (1 aware, 2 working, 3 skilled, 4 sets direction). A bridge skill is meant
    to be held by both strategists. source is where it was taken from, such as "esco:<uri>". A skill that is not
    in scope counts for no figure and no check.
    """

    id: str
    name: str
    _: KW_ONLY
    group: str
    belongs_to: BelongsTo
    importance: int
    level_needed: int
    bridge: bool = False
    definition: str = ""
    aliases: tuple[str, ...] = ()
    source: str | None = None
    in_scope: bool = True


@dataclass(frozen=True, slots=True)
class Assignment:
    """That a role holds a skill: as its lead (the one accountable) or as a support (helps), at a level 1-4."""

    skill: str
    kind: AssignmentKind
    _: KW_ONLY
    level: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role card. grade is 1-7; headcount counts full-time posts; references are ids within the scenario.

    people are the ids of those of the map who hold it; holder is a name in a text, shown where there are none. source
    is where the role was taken from.
    """

    id: str
    title: str
    _: KW_ONLY
    also_called: tuple[str, ...] = ()
    discipline: Discipline = "other"
    acts_as: ActsAs | None = None
    grade: int = 4
    department: str | None = None
    reports_to: str | None = None
    dotted_to: tuple[str, ...] = ()
    headcount: int | float = 1
    holder: str | None = None
    people: tuple[str, ...] = ()
    status: Status = "existing"
    purpose: str = ""
    source: str | None = None
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Department:
    """A unit of the organisation; parent is the department it belongs to, or None at the top."""

    id: str
    name: str
    _: KW_ONLY
    also_called: tuple[str, ...] = ()
    kind: DepartmentKind
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """An open point accepted on purpose: same code, same subjects, no greater severity, through the day `until`."""

    code: str
    subjects: tuple[str, ...]
    _: KW_ONLY
    severity: Severity
    reason: str
    author: str
    date: datetime.date
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One complete variant of the organisation, such as Today or Proposed."""

    id: str
    name: str
    _: KW_ONLY
    model: Model
    departments: tuple[Department, ...] = ()
    roles: tuple[Role, ...] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonLevel:
    """That the level of a person in a skill is known: 1-4, or 0 where she has none of it."""

    skill: str
    level: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may hold roles, or a background: a typical career, such as that of a software developer.

    levels are those that are known, a skill once. source is where they were taken from.
    """

    id: str
    name: str
    _: KW_ONLY
    also_called: tuple[str, ...] = ()
    kind: PersonKind = "person"
    title: str = ""
    levels: tuple[PersonLevel, ...] = ()
    note: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What the map calls its two sides, the roles that lead them, the hub and the work: 1-60 characters each.

    The terms of the two sides differ. technology, a third kind of work on the product side, may be empty: then nothing
    in the map is of that kind. A term stands in sentences as it is written here.
    """

    marketing: str = "marketing"
    product: str = "product"
    _: KW_ONLY
    technology: str = "technology"
    marketing_strategist: str = "Social Marketing Strategist"
    product_strategist: str = "Social Product Strategist"
    hub: str = "social hub"
    hub_lead: str = "Corporate Social Strategist"
    representative: str = "social representative"
    work: str = "social work"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the organisation agreed on: every threshold the checks use.

    sides_band, strategists_low/high, overlap_*, both_jobs, hub_load and load_limit are fractions of 1;
    fade_* are percentage points; parity_* are grades; *_grade are grades 1-7; lead_limit counts skills;
    risk_importance is an importance 1-5.
    """

    sides_band: float = 0.10
    strategists_low: float = 0.40
    _: KW_ONLY
    strategists_high: float = 0.60
    overlap_strength: float = 0.5
    overlap_limit: float = 0.15
    both_jobs: float = 0.25
    fade_warning: float = 10
    fade_error: float = 20
    parity_warning: int = 1
    parity_error: int = 2
    executive_grade: int = 5
    hub_grade: int = 5
    hub_load: float = 0.40
    lead_limit: int = 12
    load_limit: float = 0.35
    risk_importance: int = 4


@dataclass(frozen=True, slots=True)
class CapabilityMap:
    """The document: its words, the skill library, the people, the policy, and one or more scenarios."""

    title: str
    notes: str = ""
    _: KW_ONLY
    grade_names: tuple[str, ...] = DEFAULT_GRADE_NAMES
    policy: Policy = field(default_factory=Policy)
    terms: Terms = field(default_factory=Terms)
    skills: tuple[Skill, ...] = ()
    people: tuple[Person, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
