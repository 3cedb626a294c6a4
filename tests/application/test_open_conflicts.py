"""What an earlier merge left open, decided without the copies that were merged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.merge.test_laws import Triple, triples
from tests.support.merges import BASE, BUYER, NAME, OURS, THEIRS, whole
from workbench.application.merge_review import review
from workbench.application.open_conflicts import conflicts_source, still_open
from workbench.domain.merge.outcome import Unit
from workbench.domain.merge.setting import value_of
from workbench.domain.merge.three_way import merge
from workbench.domain.model import Role
from workbench.domain.validate import problems

LEFT = merge(BASE, OURS, THEIRS)
GRADE, PURPOSE = Unit("s", "role:analyst", "grade"), Unit("s", "role:buyer", "purpose")


def test_they_are_decided_as_in_the_merge_that_left_them_open() -> None:
    conflicts = still_open(LEFT.document, LEFT.conflicts)
    assert [conflict.unit for conflict in conflicts] == [GRADE, PURPOSE]
    first = review(conflicts_source(LEFT.document, NAME, conflicts))
    assert len(first.undecided) == 2
    assert not first.changes_map
    decided = first.choose({GRADE: "theirs", PURPOSE: "both"})
    assert not decided.undecided
    whole_merge = merge(BASE, OURS, THEIRS, {GRADE: "theirs", PURPOSE: "both"})
    assert decided.merged.document == whole_merge.document


def test_what_the_map_has_by_now_is_ours() -> None:
    scenario = LEFT.document.scenarios[0]
    roles = tuple(replace(role, grade=4) if role.id == "analyst" else role for role in scenario.roles)
    document = replace(LEFT.document, scenarios=(replace(scenario, roles=roles),))
    assert still_open(document, LEFT.conflicts)[0].ours == 4


def test_what_was_decided_by_hand_or_is_gone_is_not_asked_again() -> None:
    assert still_open(THEIRS, LEFT.conflicts) == ()
    without = whole(BUYER)
    assert [conflict.unit for conflict in still_open(without, LEFT.conflicts)] == [PURPOSE]


def test_what_would_be_wrong_together_is_mended_and_told() -> None:
    """A loop of lines: the buyer reports to the analyst by now."""
    boss = Role("boss", "Boss")
    base = whole(Role("a", "A"), Role("b", "B"), boss)
    ours = whole(Role("a", "A", reports_to="boss"), Role("b", "B"), boss)
    theirs = whole(Role("a", "A", reports_to="b"), Role("b", "B"), boss)
    left = merge(base, ours, theirs)
    now = whole(Role("a", "A", reports_to="boss"), Role("b", "B", reports_to="a"), boss)
    conflicts = still_open(now, left.conflicts)
    decided = review(conflicts_source(now, NAME, conflicts)).choose_all("theirs")
    assert [repair.reason for repair in decided.merged.repairs] == ["loop"]
    assert not list(problems(decided.merged.document))


@given(triples(), st.data())
def test_however_they_are_decided_the_map_is_sound(three: Triple, data: st.DataObject) -> None:
    left = merge(*three)
    conflicts = still_open(left.document, left.conflicts)
    made = review(conflicts_source(left.document, NAME, conflicts))
    for conflict in conflicts:
        made = made.choose({conflict.unit: data.draw(st.sampled_from(["ours", "theirs"]))})
    assert not list(problems(made.merged.document))
    assert not made.undecided
    mended = {repair.unit for repair in made.merged.repairs}
    for conflict in made.merged.conflicts:
        if conflict.choice == "ours" and conflict.unit not in mended:
            assert value_of(made.merged.document, conflict.unit) == conflict.ours
