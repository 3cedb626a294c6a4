"""Settling: the lines of several passes as those of one, none of which is lost."""

from __future__ import annotations

from tests.support.imported import at, blank
from workbench.application.importing.proposal import FieldChange, Line, Outcome, Remark
from workbench.application.importing.settling import Pass, settled
from workbench.domain.model import CapabilityMap, Scenario

FIRST, SECOND, THIRD = blank("First"), blank("Second"), blank("Third")
SEVERAL = Remark("fits_several", "PM")


def role(outcome: Outcome, name: str, subject: str, *rows: int, change: str = "") -> Line:
    changes = (FieldChange("title", "", change),) if change else ()
    remarks = () if subject else (SEVERAL,)
    where = tuple(map(at, rows))
    return Line(
        kind="role", outcome=outcome, name=name, subject=subject, origins=where, changes=changes, remarks=remarks
    )


def of_two(first: tuple[Line, ...], then: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of two passes of which the second one moved something, and nothing did after it."""

    def take(document: CapabilityMap, scenario: Scenario | None) -> Pass:
        return Pass(SECOND, THIRD, None, then, ()) if document is SECOND else Pass(THIRD, THIRD, None, (), ())

    return settled(take, Pass(FIRST, SECOND, None, first, ())).lines


def test_what_is_clear_by_now_and_changes_nothing_is_told_as_unchanged() -> None:
    moved = role("updated", "Lead", "role:lead", 3, change="Lead")
    lines = of_two(
        (role("refused", "PM", "", 2), moved),
        (
            role("unchanged", "PM", "role:pm", 2),
            role("unchanged", "Lead", "role:lead", 3),
            role("updated", "Other", "role:other", 4, change="Other"),
        ),
    )
    assert [(line.name, line.outcome, line.origins) for line in lines] == [
        ("Lead", "updated", (at(3),)),
        ("PM", "unchanged", (at(2),)),
        ("Other", "updated", (at(4),)),
    ]


def test_a_row_that_turns_out_to_mean_what_another_does_is_told_with_that() -> None:
    lines = of_two(
        (role("unchanged", "PM", "role:pm", 2), role("refused", "PM", "", 5)),
        (role("unchanged", "PM", "role:pm", 2, 5), role("updated", "Other", "role:other", 4, change="Other")),
    )
    assert [(line.name, line.origins) for line in lines] == [("PM", (at(2), at(5))), ("Other", (at(4),))]
