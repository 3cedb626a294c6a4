"""An index that follows an edit says exactly what one made afresh says, and keeps nothing of the map before alive."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.support.notation import read_map
from tests.support.strategies import maps, roles
from workbench.domain.assess import assess, fixes
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.transform import set_role
from workbench.files.templates import load

TODAY = date(2026, 11, 24)


@st.composite
def histories(draw: st.DrawFn) -> list[CapabilityMap]:
    """A map and what some edits made of it: roles changed, and now and then the library, the places or the roles."""
    history = [draw(maps(most_skills=6, most_roles=5))]
    for _ in range(draw(st.integers(1, 4))):
        document = history[-1]
        scenario = document.scenarios[0]
        kind = draw(st.sampled_from(["role"] * 6 + ["skill", "fewer", "order", "departments"]))
        if kind == "role" and scenario.roles:
            at = draw(st.integers(0, len(scenario.roles) - 1))
            above = [role.id for role in scenario.roles[:at]]
            places, library = [each.id for each in scenario.departments], [each.id for each in document.skills]
            changed = draw(roles(scenario.roles[at].id, above, places, library))
            scenario = replace(scenario, roles=(*scenario.roles[:at], changed, *scenario.roles[at + 1 :]))
        elif kind == "fewer" and scenario.roles:
            scenario = replace(scenario, roles=scenario.roles[:-1])
        elif kind == "order":
            scenario = replace(scenario, roles=scenario.roles[::-1])
        elif kind == "departments":
            scenario = replace(
                scenario, departments=tuple(replace(each, kind="sales") for each in scenario.departments)
            )
        elif kind == "skill":
            document = replace(document, skills=tuple(replace(each, importance=3) for each in document.skills))
        history.append(replace(document, scenarios=(scenario,)))
    return history


@given(histories(), st.booleans())
def test_following_an_edit_says_what_starting_afresh_says(history: list[CapabilityMap], measured: bool) -> None:
    index = Index(history[0], history[0].scenarios[0])
    for document in history[1:]:
        if measured:
            assess(index, TODAY)
        index, fresh = index.after(document, document.scenarios[0]), Index(document, document.scenarios[0])
        assert (index.holdings, index.leads, index.skills) == (fresh.holdings, fresh.leads, fresh.skills)
        followed, anew = assess(index, TODAY), assess(fresh, TODAY)
        assert followed.findings == anew.findings
        assert followed.verdict == anew.verdict
        for view in ("designed", "placed", "strategists"):
            assert followed.coverage.split(view) == anew.coverage.split(view)
            assert followed.coverage.best(view) == anew.coverage.best(view)
        assert (followed.coverage.leak, followed.coverage.fade) == (anew.coverage.leak, anew.coverage.fade)


def test_the_index_before_is_let_go_without_a_collection() -> None:
    document = load("social-leadership")
    index = Index(document, document.scenarios[0])
    assess(index, TODAY)
    seen = weakref.ref(index)
    assert not gc.isenabled()  # as in the window, which collects no garbage while somebody works
    index = index.after(document, document.scenarios[0])
    assert seen() is None


def test_cures_after_an_edit_are_those_of_a_map_just_opened() -> None:
    """An error on a skill that the edit did not touch is no error that a cure adds."""
    document = read_map(
        {
            "skills": {"ads": "marketing", "apis": "product"},
            "roles": {
                "marketer": {
                    "acts_as": "marketing_strategist",
                    "discipline": "marketing",
                    "grade": 2,
                    "leads": ["ads"],
                },
                "producer": {"acts_as": "product_strategist", "discipline": "product", "grade": 6, "leads": ["apis"]},
                "other": {"leads": ["ads"]},
                "idle": {},
            },
        }
    )
    before = Index(document, document.scenarios[0])
    assess(before, TODAY)
    document = set_role(document, before.scenario.id, "idle", title="Another")
    followed, anew = before.after(document, document.scenarios[0]), Index(document, document.scenarios[0])
    for finding in assess(anew, TODAY).open:
        labels = [[fix.label for fix in fixes(index, finding)] for index in (followed, anew)]
        assert labels[0] == labels[1], finding.code
