"""Settling: the lines of several passes as those of one, none of which is lost."""

from __future__ import annotations

import dataclasses

from tests.support.imported import at, blank
from workbench.application.importing.proposal import Alike, FieldChange, Line, Outcome, Question, Remark, Several
from workbench.application.importing.settling import PASSES, Pass, settled
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


def test_what_was_added_and_then_changed_is_told_as_added_with_its_last_values() -> None:
    added = role("added", "PM", "role:pm", 2, change="PM")
    changes = FieldChange("title", "PM", "Product Manager"), FieldChange("grade", "", "7")
    (line,) = of_two((added,), (dataclasses.replace(added, outcome="updated", changes=changes),))
    assert line.outcome == "added"
    assert line.changes == (FieldChange("title", "", "Product Manager"), FieldChange("grade", "", "7"))


def test_what_was_not_taken_at_first_and_is_added_then_is_told_once() -> None:
    added = role("added", "PM", "role:pm-2", 2, change="PM")
    assert of_two((role("refused", "PM", "", 2),), (added,)) == (added,)
    assert of_two((), (added,)) == (added,)


def test_a_row_that_is_not_taken_any_more_is_told_beside_one_of_its_name_that_never_was() -> None:
    moved = role("updated", "Lead", "role:lead", 3, change="Lead")
    first, second, third = (role("refused", "PM", "", row) for row in (2, 5, 6))
    assert of_two((first, second, moved), (first, second, third, moved)) == (first, second, moved, third)


def test_a_name_that_is_clear_by_now_is_not_asked_about() -> None:
    clear, open_still = (Several("role", name, at(2), (("a", "A"), ("b", "B"))) for name in ("PM", "Lead"))
    alike = Alike("role", "Chef", at(3), ())
    new = Several("role", "New", at(4), (("a", "A"), ("b", "B")))

    def take(document: CapabilityMap, scenario: Scenario | None) -> Pass:
        asked: tuple[Question, ...] = (open_still, new)
        return Pass(document, THIRD, None, (), asked)

    assert settled(take, Pass(FIRST, SECOND, None, (), (clear, open_still, alike))).questions == (open_still, alike)


def test_passes_that_always_move_something_end() -> None:
    maps = [blank(f"Map {number}") for number in range(20)]

    def take(document: CapabilityMap, scenario: Scenario | None) -> Pass:
        return Pass(document, maps[maps.index(document) + 1], None, (), ())

    whole = settled(take, Pass(maps[0], maps[1], None, (), ()))
    assert (whole.before, whole.after) == (maps[0], maps[5])
    assert PASSES == 5
