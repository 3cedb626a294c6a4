"""The contract of a check: the one value that its module exports. Knows no check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import Skill

MapPart = Literal["skills", "roles", "assignments", "departments", "model", "policy", "grade_names", "people"]
"""A part of a map that a check may read: roles without what they hold, the model of the organisation, its grades, the
people and who of them holds which role."""
PARTS: frozenset[MapPart] = frozenset(get_args(MapPart))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """A check, its cures, and what is said of both. A module of workbench/domain/rules exports one, named RULE.

    code: such as "GAP1"; its lower case is the module's name.
    heading: the singular and the plural of what a group of its findings is called, with {n} for the number.
    template: the sentence of a finding, or several by variant, with a {place} for each of its values; see
    workbench.presentation.finding_text for what may stand in one.
    doc: the module's docstring: what the check finds, then Why it matters, what Poor and what Better looks like. It may
    name terms of the map, as the template may.
    check: yields findings; reads only the index.
    reads: the parts of the map that its findings depend on; where none of these changes, they stay as they are.
    check_skills: yields those of some skills alone, where each finding is of one skill (its first subject) and depends
    on that skill and on who holds it and how.
    fixes: the cures that change the map, best first; None where no edit cures it.
    errors: whether a finding may be an error.
    most: how many of its cures are offered, the first that pass when tried; all of them where it is None.
    stepwise: whether a cure is one step of several, and need not end the finding by itself.
    show: what the button that leads to the place says ("Show", "Open the field"); only where no fix changes the map.
    fields: kind of subject -> the field of it that is to be filled in.
    retired_names: the codes of the checks it replaced; a point accepted under one of them stays accepted.
    """

    code: str
    heading: tuple[str, str]
    template: str | Mapping[str, str]
    doc: str | None
    check: Callable[[Index], Iterable[Finding]]
    reads: frozenset[MapPart]
    check_skills: Callable[[Index, Iterable[Skill]], Iterable[Finding]] | None = None
    fixes: Callable[[Index, Finding], Iterable[Fix]] | None = None
    errors: bool = False
    most: int | None = None
    stepwise: bool = False
    show: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    retired_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError where the parts contradict each other."""
        if not self.reads or not self.reads <= PARTS:
            raise ValueError(f"{self.code} reads {set(self.reads) or 'nothing'}; there are {sorted(PARTS)}")
        if (self.fixes is None) == (self.show is None):
            raise ValueError(f"{self.code} has to say either how it is cured or what the button to its place says")
        if self.code in self.retired_names:
            raise ValueError(f"{self.code} cannot be in use and retired")

    @property
    def title(self) -> str:
        """What the check finds, as a heading: the first paragraph of the docstring without its stop; a template."""
        return " ".join((self.doc or "").strip().partition(".\n\n")[0].split())

    @property
    def templates(self) -> Mapping[str, str]:
        """The sentences by variant; a check that says one thing has one of no name."""
        return {"": self.template} if isinstance(self.template, str) else self.template

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The docstring, each paragraph on one line; templates."""
        return tuple(" ".join(text.split()) for text in (self.doc or "").strip().split("\n\n"))
