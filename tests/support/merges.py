"""Small merges to review: two copies of one map, with a conflict, changes, a removal undone and a repair."""

from __future__ import annotations

from dataclasses import replace

from workbench.application.merge_review import Listed, MergeSource, none_off, one_copy
from workbench.domain.differences import ENTIRE
from workbench.domain.merge.outcome import Change
from workbench.domain.merge.three_way import merge
from workbench.domain.model import Assignment, CapabilityMap, Department, Person, Role, Scenario, Skill

NAME = "“Plan (Ben)”"
SEO = Skill("seo", "SEO", group="", belongs_to="product", importance=3, level_needed=3)
DATA = Skill("data", "Data", group="", belongs_to="product", importance=3, level_needed=3)
SALES = Department("sales", "Sales", kind="sales")
ANNA = Person("ann", "Anna")
ANALYST = Role("analyst", "Analyst", people=("ann",), assignments=(Assignment("seo", "support", level=2),))
BUYER = Role("buyer", "Buyer", purpose="Buys.")
WRITER = Role("writer", "Writer")


def removals_off(change: Change) -> bool:
    """Whether a change takes something out of the map: a thing, or what is held, known, named or accepted."""
    return change.after is None and (change.unit.part == ENTIRE or bool(change.unit.detail))


def whole(*roles: Role, skills: tuple[Skill, ...] = (SEO, DATA)) -> CapabilityMap:
    """A map of some roles."""
    scenario = Scenario("s", "Today", model="holistic", departments=(SALES,), roles=roles)
    return CapabilityMap("Plan", skills=skills, people=(ANNA,), scenarios=(scenario,))


BASE = whole(ANALYST, BUYER, WRITER)
OURS = whole(replace(ANALYST, grade=7), replace(BUYER, purpose="Buys media."))
"""Two fields changed, and the writer removed."""
THEIRS = whole(
    replace(ANALYST, grade=1, assignments=(Assignment("seo", "lead", level=4),)),
    replace(BUYER, purpose="Buys well.", department="sales"),
    replace(WRITER, grade=5),
    skills=(replace(SEO, importance=5),),
)
"""The same two fields changed otherwise, three others changed, a skill removed, the writer changed."""


def source(
    base: CapabilityMap | None = BASE,
    ours: CapabilityMap = OURS,
    theirs: CapabilityMap = THEIRS,
    *,
    off: object = none_off,
    listed: tuple[Listed, ...] = (),
) -> MergeSource:
    """A merge of such copies."""
    return one_copy(ours, lambda choices: merge(base, ours, theirs, choices), NAME, off, listed=listed)  # type: ignore[arg-type]
