"""Findings and fixes: an open point and its cure, as values. Knows no check and no sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from workbench.domain.model import CapabilityMap, Severity
from workbench.domain.values import Values

RANK: dict[Severity, int] = {"error": 0, "warning": 1, "advice": 2}
_CAUSES = ("FADE2",)
"""Checks cured first, because others of their family follow from them: no strategist, hence work that fades."""
VERDICT_FAMILIES = ("FADE", "SPL", "PLC", "PAR", "EXEC")


def family(code: str) -> str:
    """The letters of a check's code: "FADE" of "FADE1"."""
    return code.rstrip("0123456789")


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check. subjects are "skill:<id>", "role:<id>", "department:<id>" or "person:<id>": first the one
    to jump to.

    values fill the template of the check's sentence, by place; variant says which one where the check has several.
    """

    code: str
    severity: Severity
    subjects: tuple[str, ...]
    values: Values = ()
    variant: str = ""

    @property
    def order(self) -> tuple[int, int, bool, str]:
        """Worst first; among equals what moves the verdict first, and of that the cause before what follows."""
        name = family(self.code)
        mover = VERDICT_FAMILIES.index(name) if name in VERDICT_FAMILIES else len(VERDICT_FAMILIES)
        return RANK[self.severity], mover, self.code not in _CAUSES, self.code


@dataclass(frozen=True, slots=True)
class Fix:
    """A cure that changes the map, worked out for one finding. An edit like any other: a label and a function.

    label reads after Undo ("Raise Ad management to level 4"); effect says what the fix would do to the figures.
    apply gives the map after, and raises EditRefused where the map has moved on and the fix no longer fits. One that is
    done `alone` asks for a decision, and is never applied in bulk to many open points.
    """

    label: str
    apply: Callable[[CapabilityMap], CapabilityMap] = field(compare=False)
    effect: str = ""
    alone: bool = False

    def describe(self, document: CapabilityMap) -> str:
        """The label."""
        return self.label


def missing(here: Iterable[Finding], there: Iterable[Finding]) -> tuple[Finding, ...]:
    """Set difference: the findings of `here` that are not in `there`, by check and subjects, whatever their values."""
    known = {(finding.code, finding.subjects) for finding in there}
    return tuple(finding for finding in here if (finding.code, finding.subjects) not in known)


def subject_id(subject: str) -> tuple[str, str]:
    """The kind and the id of a subject: ("skill", "social-apis")."""
    kind, _, identifier = subject.partition(":")
    return kind, identifier
