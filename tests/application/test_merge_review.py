"""What a person decides of a merge, and the merge that makes of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.merge.test_laws import Triple, triples
from tests.support.merges import ANALYST, BASE, BUYER, OURS, removals_off, source, whole
from workbench.application.merge_review import KINDS, MergeReview, one_copy, review
from workbench.domain.differences import ENTIRE
from workbench.domain.merge.outcome import Unit
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap, Role
from workbench.domain.validate import problems

GRADE, PURPOSE = Unit("s", "role:analyst", "grade"), Unit("s", "role:buyer", "purpose")
WRITER, DATA = Unit("s", "role:writer", ENTIRE), Unit("", "skill:data", ENTIRE)


def roles(document: CapabilityMap) -> dict[str, Role]:
    return {role.id: role for role in document.scenarios[0].roles}


def test_nothing_is_decided_at_first_and_ours_stands() -> None:
    first = review(source())
    assert [conflict.unit for conflict in first.undecided] == [GRADE, PURPOSE]
    assert roles(first.merged.document)["analyst"].grade == 7
    assert not first.is_empty


def test_a_decision_makes_the_merge_anew_and_the_review_before_stays_as_it_is() -> None:
    first = review(source())
    second = first.choose({GRADE: "theirs"})
    assert roles(second.merged.document)["analyst"].grade == 1
    assert [conflict.unit for conflict in second.undecided] == [PURPOSE]
    assert len(first.undecided) == 2
    both = second.choose({PURPOSE: "both"})
    assert roles(both.merged.document)["buyer"].purpose == "Buys media.\nBuys well."
    assert not both.undecided


def test_both_is_chosen_only_where_it_can_be() -> None:
    assert review(source()).choose({GRADE: "both"}).undecided[0].unit == GRADE


def test_all_of_one_side_decides_every_conflict_and_leaves_the_changes() -> None:
    first = review(source()).choose({GRADE: "ours"})
    theirs = first.choose_all("theirs")
    assert not theirs.undecided
    assert roles(theirs.merged.document)["analyst"].grade == 1
    assert [change.taken for change in theirs.merged.changes] == [True] * len(theirs.merged.changes)


def test_a_change_is_left_and_taken_again() -> None:
    first = review(source())
    department = Unit("s", "role:buyer", "department")
    left = first.take([department], False)
    assert roles(left.merged.document)["buyer"].department is None
    assert roles(left.take([department], True).merged.document)["buyer"].department == "sales"


def test_what_was_removed_here_and_changed_there_may_go_all_the_same() -> None:
    first = review(source())
    assert "writer" in roles(first.merged.document)
    assert "writer" not in roles(first.choose({WRITER: "ours"}).merged.document)


def test_removals_may_be_off_at_first_and_are_taken_when_ticked() -> None:
    first = review(source(off=removals_off))
    assert [skill.id for skill in first.merged.document.skills] == ["seo", "data"]
    assert [change.unit for change in first.merged.changes if not change.taken] == [DATA]
    assert not first.answered
    ticked = first.take([DATA], True)
    assert [skill.id for skill in ticked.merged.document.skills] == ["seo"]
    assert [skill.id for skill in ticked.take([DATA], False).merged.document.skills] == ["seo", "data"]


def test_a_removal_that_something_needs_is_told_from_one_that_was_refused() -> None:
    """The department stays for the role that stays in it."""
    there = replace(BASE.scenarios[0], departments=(), roles=(ANALYST, BUYER))
    here = replace(BASE.scenarios[0], roles=(ANALYST, BUYER, replace(Role("writer", "Writer"), department="sales")))
    base = replace(BASE, scenarios=(here,))
    theirs = replace(BASE, scenarios=(there,))
    reviewed = review(source(base, base, theirs)).take([WRITER], False)
    needed = [change.unit.subject for change in reviewed.merged.changes if reviewed.is_needed(change)]
    assert needed == ["department:sales"]


def test_lines_are_grouped_by_whom_they_concern() -> None:
    first = review(source())
    subjects = {kind: [group.subject for group in first.groups(kind)] for kind in KINDS}
    assert subjects["conflict"] == ["role:analyst", "role:buyer"]
    assert subjects["kept"] == ["role:writer"]
    assert sorted(subjects["change"]) == [
        "role:analyst",
        "role:buyer",
        "role:writer",
        "skill:data",
        "skill:seo",
    ]


def test_copies_that_are_alike_have_no_line() -> None:
    assert review(source(BASE, OURS, OURS)).is_empty
    assert review(source(BASE, OURS, BASE)).is_empty
    mine = review(source(BASE, whole(replace(ANALYST, grade=7)), whole(replace(ANALYST, grade=1)))).choose_all("ours")
    assert not mine.changes_map
    assert review(source()).changes_map


@given(triples(), st.data())
def test_every_line_has_a_key_of_its_own_and_each_decision_is_kept(three: Triple, data: st.DataObject) -> None:
    base, ours, theirs = three
    made = review(one_copy(ours, lambda choices: merge(base, ours, theirs, choices), "other", removals_off))
    for _ in range(3):
        keys = [line.key for kind in KINDS for line in made.lines(kind)]
        assert len(set(keys)) == len(keys)
        made = _decided(made, data)
        assert not list(problems(made.merged.document))
    answers = {unit: choice for unit, choice in made.answers[0].items() if choice != "both"}
    for conflict in made.merged.conflicts:
        assert conflict.choice == answers.get(conflict.unit, conflict.choice)


def _decided(made: MergeReview, data: st.DataObject) -> MergeReview:
    for conflict in data.draw(st.lists(st.sampled_from(made.merged.conflicts))) if made.merged.conflicts else ():
        made = made.choose({conflict.unit: data.draw(st.sampled_from(["ours", "theirs", "both"]))})
    for change in data.draw(st.lists(st.sampled_from(made.merged.changes), max_size=3)) if made.merged.changes else ():
        made = made.take([change.unit], data.draw(st.booleans()))
    for kept in data.draw(st.lists(st.sampled_from(made.merged.kept), max_size=3)) if made.merged.kept else ():
        made = made.choose({kept.unit: data.draw(st.sampled_from(["ours", "theirs"]))})
    return made
