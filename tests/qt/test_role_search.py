"""The role search over a session: it survives edits, and neither another map nor a department that is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.notation import read_map
from workbench.application.edits.departments import DeleteDepartment
from workbench.application.edits.roles import SetRole
from workbench.presentation.role_filters import RoleCriteria
from workbench.qt.role_search import RoleSearch
from workbench.qt.session import Session

MAP = read_map(
    {
        "skills": {"ads": "marketing"},
        "departments": {"sales": "sales"},
        "roles": {"head": {"department": "sales"}, "rep": {"department": "sales"}, "dev": {"leads": ["ads"]}},
    }
)


@pytest.fixture
def session() -> Session:
    return Session(MAP)


@pytest.fixture
def search(session: Session) -> RoleSearch:
    return RoleSearch(session)


def passing(search: RoleSearch) -> set[str] | None:
    return None if search.matches is None else set(search.matches.roles)


def test_nothing_sought_narrows_nothing(search: RoleSearch) -> None:
    assert passing(search) is None
    assert (search.count_text, search.nothing_found) == ("", "")


def test_a_change_is_told_once_and_no_change_is_not(search: RoleSearch) -> None:
    told: list[int] = []
    search.changed.connect(lambda: told.append(1))
    search.narrow(RoleCriteria("head"))
    search.narrow(RoleCriteria("head"))
    assert passing(search) == {"head"}
    assert len(told) == 1
    search.clear()
    assert passing(search) is None
    assert len(told) == 2


def test_it_survives_an_edit_and_sees_what_that_changed(session: Session, search: RoleSearch) -> None:
    search.narrow(RoleCriteria("sales", holder="open"))
    assert passing(search) == {"head", "rep"}
    session.perform(SetRole("s", "rep", "holder", "Ada"))
    assert passing(search) == {"head"}
    session.undo_stack.undo()
    assert search.count_text == "2 of 3 roles"


def test_another_document_begins_without(session: Session, search: RoleSearch) -> None:
    search.narrow(RoleCriteria("zebra"))
    assert search.nothing_found == "Nothing is called “zebra”."
    session.load(replace(MAP, title="Another"))
    assert search.criteria == RoleCriteria()
    assert passing(search) is None


def test_a_department_that_is_gone_narrows_no_more(session: Session, search: RoleSearch) -> None:
    search.narrow(RoleCriteria("dev", department="sales"))
    assert passing(search) == set()
    session.perform(DeleteDepartment("s", "sales"))
    assert search.criteria == RoleCriteria("dev")
    assert passing(search) == {"dev"}
