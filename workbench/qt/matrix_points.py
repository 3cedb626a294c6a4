"""Where in the matrix the pressing open points show: on its cells, its skills and its roles. Knows no model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workbench.domain.assess import Assessment
from workbench.domain.findings import Finding

Place = tuple[str | None, str | None]
"""A role and a skill; None for the other where a point speaks of one of them alone."""


class MatrixPoints:
    """The pressing open points of one assessment, by place. Without an assessment there is none."""

    def __init__(self, assessment: Assessment | None = None) -> None:
        found: defaultdict[Place, list[Finding]] = defaultdict(list)
        for finding, roles, skills in assessment.pressing() if assessment is not None else ():
            for skill in skills:
                found[None, skill].append(finding)
                for role in roles:
                    found[role, skill].append(finding)
            if not skills:
                for role in roles:
                    found[role, None].append(finding)
        self._found = {place: tuple(each) for place, each in found.items()}

    def __len__(self) -> int:
        """How many places there are."""
        return len(self._found)

    def on_cell(self, role: str, skill: str) -> tuple[Finding, ...]:
        """Those that speak of a role and a skill."""
        return self._found.get((role, skill), ())

    def on_skill(self, skill: str) -> tuple[Finding, ...]:
        """Those that speak of a skill, whoever holds it."""
        return self._found.get((None, skill), ())

    def on_role(self, role: str) -> tuple[Finding, ...]:
        """Those that speak of a role as a whole, and of no skill."""
        return self._found.get((role, None), ())

    def differing(self, before: MatrixPoints) -> Iterator[Place]:
        """The places that other points speak of than before."""
        places = before._found.keys() | self._found
        return (each for each in places if before._found.get(each) != self._found.get(each))
