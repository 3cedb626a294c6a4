"""Several copies that come into one map: who says the same, what is decided for all of them, and the laws of it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.merge.test_laws import LAW, about, is_gone, units, unordered
from tests.support.editing import Editor
from tests.support.merges import ANALYST, BASE, BUYER, WRITER, whole
from tests.support.strategies import maps
from workbench.application.merge_review import MergeReview, MergeSource, OtherCopy, review
from workbench.domain.merge.outcome import Choices, Merged, Side, Unit
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap
from workbench.domain.validate import problems
from workbench.presentation.merge_review_text import ReviewText

GRADE = Unit("s", "role:analyst", "grade")
Copies = tuple[CapabilityMap, ...]
SIDES: tuple[Side, ...] = ("ours", "theirs")


def with_grade(grade: int) -> CapabilityMap:
    return whole(replace(ANALYST, grade=grade), BUYER, WRITER)


def reviewed(base: CapabilityMap, ours: CapabilityMap, *copies: CapabilityMap) -> MergeReview:
    """The review of copies of Ann, Ben, Cat …"""

    def make(theirs: CapabilityMap, before: CapabilityMap, choices: Choices) -> Merged:
        return merge(base, before, theirs, choices)

    named = zip(("Ann", "Ben", "Cat", "Dan"), copies, strict=False)
    return review(
        MergeSource(ours, tuple(OtherCopy(partial(make, each), f"“{n}.xlsx”", n) for n, each in named), "copies")
    )


def grade_in(found: MergeReview) -> int:
    return found.document.scenarios[0].roles[0].grade


def said(found: MergeReview) -> list[tuple[str, str]]:
    text = ReviewText(found)
    return [(text.said(line), text.detail(line)) for line in found.lines("change")]


def test_one_change_of_two_is_one_line_that_names_both() -> None:
    found = reviewed(BASE, BASE, with_grade(7), with_grade(7), whole(ANALYST, replace(BUYER, grade=1), WRITER))
    assert said(found) == [
        ("Rises from Manager to Chief officer.", "by Ann and Ben"),
        ("Goes down from Manager to Assistant.", ""),
    ]


def test_what_is_left_out_of_one_is_left_out_of_those_who_say_the_same() -> None:
    found = reviewed(BASE, BASE, with_grade(7), with_grade(7))
    left = found.take([GRADE], False, 0)
    assert (grade_in(left), len(left.lines("change")), len(left.merged.changes)) == (4, 1, 1)
    again = left.take([GRADE], True, 0)
    assert (grade_in(again), len(again.lines("change"))) == (7, 1)


def test_where_two_agree_against_a_third_both_are_named() -> None:
    found = reviewed(BASE, BASE, with_grade(7), with_grade(1), with_grade(7))
    text = ReviewText(found)
    (line,) = found.lines("conflict")
    assert text.said(line) == "Grade: Chief officer (Ann and Cat), Assistant (Ben)."
    assert list(text.choices(line).values()) == ["Ann and Cat", "Ben"]
    assert text.letters(line) == "MT"


def test_what_the_map_says_is_told_from_what_copies_say() -> None:
    found = reviewed(BASE, with_grade(6), with_grade(7), with_grade(7))
    (line,) = found.lines("conflict")
    assert ReviewText(found).said(line) == "Grade: Vice president here, Chief officer (Ann and Ben)."


def test_nobody_is_asked_twice_about_one_value() -> None:
    found = reviewed(BASE, BASE, with_grade(7), with_grade(1), with_grade(1), with_grade(7))
    assert len(found.undecided) == len(found.lines("conflict")) == 1
    decisions: tuple[tuple[Side, int], ...] = (("theirs", 1), ("ours", 7))
    for choice, grade in decisions:
        decided = found.choose({GRADE: choice}, 1)
        assert (decided.undecided, grade_in(decided)) == ((), grade)


def test_both_are_joined_once() -> None:
    def with_purpose(purpose: str) -> CapabilityMap:
        return whole(ANALYST, replace(BUYER, purpose=purpose), WRITER)

    found = reviewed(BASE, BASE, with_purpose("A."), with_purpose("B."), with_purpose("B."))
    both = found.choose({Unit("s", "role:buyer", "purpose"): "both"}, 1)
    assert (both.document.scenarios[0].roles[1].purpose, both.undecided) == ("A.\nB.", ())


@st.composite
def several(draw: st.DrawFn) -> tuple[CapabilityMap, CapabilityMap, Copies]:
    """A map, what became of it here, and three copies of it that came back."""
    editor = Editor(lambda things: draw(st.sampled_from(things)))
    base = editor.edited(draw(maps(most_skills=3, most_roles=3, most_departments=2)), draw(st.integers(0, 3)))
    ours, *copies = (editor.edited(base, draw(st.integers(0, 4))) for _ in range(4))
    return base, ours, tuple(copies)


def agrees(found: MergeReview) -> bool:
    merged = found.merged
    return not (merged.conflicts or merged.kept or merged.repairs)


@LAW
@given(several())
def test_where_nobody_disagrees_the_order_of_the_copies_does_not_matter(
    them: tuple[CapabilityMap, CapabilityMap, Copies],
) -> None:
    base, ours, copies = them
    in_order = [reviewed(base, ours, *each) for each in itertools.permutations(copies)]
    if not all(map(agrees, in_order)):
        return
    assert len({unordered(found.document) for found in in_order}) == 1


@LAW
@given(several())
def test_nothing_of_any_copy_is_lost_unlisted(them: tuple[CapabilityMap, CapabilityMap, Copies]) -> None:
    base, ours, copies = them
    found = reviewed(base, ours, *copies)
    merged = found.merged
    assert list(problems(found.document)) == []
    if any(repair.reason in ("other_id", "same_thing") for repair in merged.repairs):
        return  # a copy is told by other ids
    told = {
        (unit.scenario, unit.subject)
        for unit in (
            *(line.unit for line in merged.changes),
            *(line.unit for line in merged.conflicts),
            *(line.unit for line in merged.kept),
            *(line.unit for line in merged.repairs),
        )
    }
    before, after = units(base), units(found.document)
    for side in map(units, (ours, *copies)):
        for unit in before.keys() | side.keys():
            if before.get(unit) != side.get(unit) != after.get(unit):
                there, of = (unit[0], f"scenario:{unit[0]}"), about(unit, before.get(unit))
                assert not told.isdisjoint((unit[:2], there, of)) or is_gone(of, found.document), unit


@LAW
@given(several(), st.sampled_from(SIDES))
def test_all_of_one_side_leaves_nothing_open(them: tuple[CapabilityMap, CapabilityMap, Copies], side: Side) -> None:
    base, ours, copies = them
    decided = reviewed(base, ours, *copies).choose_all(side)
    assert decided.undecided == ()
    assert list(problems(decided.document)) == []


@LAW
@given(several())
def test_the_same_copy_twice_is_one(them: tuple[CapabilityMap, CapabilityMap, Copies]) -> None:
    base, ours, (copy, *_) = them
    once, twice = reviewed(base, ours, copy), reviewed(base, ours, copy, copy)
    if agrees(once):
        assert twice.document == once.document
        assert twice.merges[1].changes == ()
