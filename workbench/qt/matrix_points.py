"""Matrix lookup of the pressing open points: by cell, by skill and by role. Knows no model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workbench.domain.assess import Assessment
from workbench.domain.findings import Finding

Place = tuple[str | None, str | None]
"""The ids of a role and a skill; None for the other where a point is about one of them alone."""


class MatrixPoints:
    """Index of the pressing open points of one assessment, by place; empty without an assessment."""

    def __init__(self, assessment: Assessment | None = None) -> None:
        by_place: defaultdict[Place, list[Finding]] = defaultdict(list)
        for finding, roles, skills in assessment.pressing() if assessment is not None else ():
            for skill in skills:
                by_place[None, skill].append(finding)
                for role in roles:
                    by_place[role, skill].append(finding)
            if not skills:
                for role in roles:
                    by_place[role, None].append(finding)
        self._by_place = {place: tuple(findings) for place, findings in by_place.items()}

    def __len__(self) -> int:
        """The number of places with open points."""
        return len(self._by_place)

    def on_cell(self, role: str, skill: str) -> tuple[Finding, ...]:
        """The open points about a role and a skill together."""
        return self._by_place.get((role, skill), ())

    def on_skill(self, skill: str) -> tuple[Finding, ...]:
        """The open points about a skill, whoever holds it."""
        return self._by_place.get((None, skill), ())

    def on_role(self, role: str) -> tuple[Finding, ...]:
        """The open points about a role as a whole, and no skill."""
        return self._by_place.get((role, None), ())

    def differing(self, before: MatrixPoints) -> Iterator[Place]:
        """The places whose open points differ from before."""
        places = before._by_place.keys() | self._by_place
        return (place for place in places if before._by_place.get(place) != self._by_place.get(place))
