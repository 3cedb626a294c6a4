"""Open points in groups: one check and severity each, what moves the verdict first."""

from __future__ import annotations

from workbench.domain.findings import Finding
from workbench.domain.vocabulary import DEFAULT
from workbench.presentation.finding_groups import grouped


def test_groups_are_of_one_check_and_severity_and_the_verdicts_movers_come_first() -> None:
    found = [
        Finding("OWN2", "warning", ("skill:a",)),
        Finding("RISK1", "advice", ("skill:a",)),
        Finding("FADE1", "warning", ("role:a",)),
        Finding("OWN2", "warning", ("skill:b",)),
        Finding("GAP1", "error", ("skill:c",)),
    ]
    groups = grouped(found, DEFAULT)
    assert [(each.code, each.severity, len(each.findings)) for each in groups] == [
        ("GAP1", "error", 1),
        ("FADE1", "warning", 1),
        ("OWN2", "warning", 2),
        ("RISK1", "advice", 1),
    ]
    assert groups[2].findings == (found[0], found[3])
    assert groups[2].heading == "2 skills have helpers but no lead"
    assert groups[2].can_be_fixed
    assert grouped([], DEFAULT) == ()
