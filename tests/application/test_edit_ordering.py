"""Edits of order: one role or skill put beside another, and what one step up or down means."""

from __future__ import annotations

import pytest

from tests.application.samples import sample
from workbench.application.edit import EditRefused
from workbench.application.edits.ordering import PutRole, PutSkill
from workbench.application.stepping import stepped


@pytest.mark.parametrize(
    ("moved", "down", "order"),
    [
        ("b", False, "bacd"),
        ("b", True, "acbd"),
        ("a", False, "abcd"),
        ("d", True, "abcd"),
        ("bc", False, "bcad"),
        ("bc", True, "adbc"),
        ("cd", True, "abcd"),
        ("bd", False, "bdac"),
        ("ac", True, "bdac"),
        ("ac", False, "acbd"),
        ("x", True, "abcd"),
        ("", False, "abcd"),
        ("abcd", True, "abcd"),
    ],
)
def test_one_step_in_an_order(moved: str, down: bool, order: str) -> None:
    assert "".join(stepped("abcd", moved, down=down)) == order


@pytest.mark.parametrize("after", [False, True])
def test_a_role_is_put_beside_another_and_nothing_else_changes(after: bool) -> None:
    before = sample()
    roles = before.scenarios[0].roles
    first, last = roles[0], roles[-1]
    edit = PutRole("today", last.id, first.id, after)
    assert edit.describe(before) == f"Put {last.title} {'after' if after else 'before'} {first.title}"
    now = edit.apply(before).scenarios[0]
    assert now.roles == ((first, last) if after else (last, first)) + roles[1:-1]
    assert all(any(each is one for one in roles) for each in now.roles)
    assert edit.apply(before).scenarios[1:] == before.scenarios[1:]
    assert edit.apply(edit.apply(before)).scenarios[0] is not None
    assert PutRole("today", first.id, roles[1].id).apply(before) is before
    assert PutRole("today", first.id, first.id).apply(before) is before


def test_a_skill_is_put_beside_another() -> None:
    before = sample()
    edit = PutSkill("talk", "graph")
    assert edit.describe(before) == "Put Community dialogue before Social graph strategy"
    assert [each.id for each in edit.apply(before).skills] == ["apis", "talk", "graph", "ads", "pages"]
    assert edit.apply(before).scenarios is before.scenarios
    twice = edit.apply(edit.apply(before))
    assert twice.skills == edit.apply(before).skills
    assert PutSkill("graph", "apis", after=True).apply(before) is before


@pytest.mark.parametrize("edit", [PutRole("today", "gone", "psm"), PutSkill("talk", "gone")])
def test_what_is_no_longer_there_is_refused(edit: PutRole | PutSkill) -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        edit.apply(sample())
