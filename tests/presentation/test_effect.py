"""What is said of an edit before it is done: named where it matters, and only what differs."""

from __future__ import annotations

from datetime import date

from tests.support.notation import read_map
from workbench.application.edits.assignments import Assign, Remove
from workbench.application.edits.fixes import FixAll
from workbench.application.edits.roles import DeleteRoles
from workbench.application.preview import Preview, what_if
from workbench.domain.assess import assess, fixes
from workbench.domain.index import Index
from workbench.files.templates import load
from workbench.presentation.effect import effect
from workbench.presentation.short_effect import short_effect

TODAY = date(2026, 11, 24)
BEFORE = load("before-and-after")
NOW = assess(Index(BEFORE, BEFORE.scenarios[0]), TODAY)


def tried(code: str, number: int = 0) -> Preview:
    finding = next(each for each in NOW.open if each.code == code)
    return what_if(NOW, fixes(NOW.index, finding)[number], TODAY)


def test_roles_that_would_be_made_are_named_or_counted() -> None:
    all_of_them = effect(what_if(NOW, FixAll(NOW.index.scenario.id, "HUB3", TODAY), TODAY))
    assert all_of_them == "3 open points less, makes 3 new roles"
    assert "makes the role Product Social Representative" in effect(tried("HUB3"))


def test_an_open_point_that_would_be_new_is_named() -> None:
    engineer = Assign(NOW.index.scenario.id, "social-engineer", ("social-graph",), "support")
    assert "new: “1 skill has helpers but no lead”" in effect(what_if(NOW, engineer, TODAY))


def test_tips_that_come_and_go_alike_are_not_worth_a_word() -> None:
    preview = tried("OWN1")
    assert [each.severity for each in preview.gained].count("advice") == [
        each.severity for each in preview.mended
    ].count("advice")
    assert "tip" not in effect(preview)


def test_why_it_cannot_be_done() -> None:
    held = Assign(NOW.index.scenario.id, "social-product-strategist", ("social-apis",))
    assert effect(what_if(NOW, held, TODAY)).endswith("holds Social APIs already.")


def test_a_share_that_rises_because_nobody_holds_the_work_says_so() -> None:
    strategist = NOW.index.product_strategist
    assert strategist is not None
    preview = what_if(NOW, DeleteRoles(NOW.index.scenario.id, (strategist.id,)), TODAY)
    said = effect(preview)
    assert said.endswith("product 24 → 39\xa0% where people sit, nobody holds 4 → 33\xa0%")
    assert "less" not in said, "what is gone with a role is not mended"
    assert preview.mended == ()


def test_what_nobody_holds_is_left_out_where_it_stays() -> None:
    assert "nobody" not in effect(tried("PLC1"))
    assert "product 24 → 60\xa0% where people sit" in effect(tried("FADE1")) + effect(tried("PLC1"))


def test_a_share_that_there_was_none_of_is_nothing() -> None:
    document = read_map(
        {
            "skills": {"apis": "product"},
            "departments": {"p": "product"},
            "roles": {"lead": {"department": "p", "discipline": "product"}},
        }
    )
    now = assess(Index(document, document.scenarios[0]), TODAY)
    said = effect(what_if(now, Assign("s", "lead", ("apis",)), TODAY))
    assert "product nothing → 100\xa0% where people sit, nobody holds 100 → 0\xa0%" in said
    held = what_if(now, Assign("s", "lead", ("apis",)), TODAY)
    assert held.after is not None
    back = what_if(held.after, Remove("s", "lead", ("apis",)), TODAY)
    assert "product 100\xa0% → nothing where people sit, nobody holds 0 → 100\xa0%" in effect(back)
    assert next(short_effect(back)) == "product 100\xa0% → nothing"
