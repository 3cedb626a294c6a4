"""What is made of all findings: cures that still fit, how pressing they are, and how sure the verdict is."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.notation import read_map
from workbench.domain import assess as module
from workbench.domain.assess import (
    Assessment,
    Certainty,
    Cures,
    all_rules,
    assess,
    field_of,
    fixes,
    heading,
    how_sure,
    proposals,
    show_label,
)
from workbench.domain.coverage import Coverage
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Waiver
from workbench.domain.replace import replace
from workbench.domain.transform import EditRefused
from workbench.domain.vocabulary import DEFAULT
from workbench.presentation.certainty_text import certainty_explained, certainty_text

TODAY = date(2026, 11, 24)
LED_TWICE: dict[str, Any] = {
    "skills": {"a": "product"},
    "roles": {"one": {"discipline": "product", "leads": ["a"]}, "two": {"discipline": "product", "leads": ["a"]}},
}


def assessed(**notation: Any) -> Assessment:
    document = read_map(notation)
    return assess(Index(document, document.scenarios[0]), TODAY)


def test_two_checks_of_one_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    own1 = SimpleNamespace(__name__="workbench.domain.rules.own1", RULE=all_rules()["OWN1"])
    monkeypatch.setattr(module, "discover", lambda _: (own1, own1))
    with pytest.raises(ValueError, match="two checks call themselves OWN1"):
        all_rules.__wrapped__()


@pytest.mark.parametrize("refusal", [EditRefused, ValueError])
def test_a_cure_that_does_not_fit_the_map_is_not_offered(
    monkeypatch: pytest.MonkeyPatch, refusal: type[Exception]
) -> None:
    def moved_on(_: CapabilityMap) -> CapabilityMap:
        raise refusal("the skill is gone")

    assessment = assessed(**LED_TWICE)
    finding = next(each for each in assessment.findings if each.code == "OWN1")
    fitting = fixes(assessment.index, finding)
    assert fitting
    offered = (Fix("Does not fit", moved_on), *fitting)
    monkeypatch.setattr(module, "proposals", lambda *_: offered)
    assert tuple(Cures(assessment.index).of(finding)) == fitting


def test_a_check_without_cures_proposes_none() -> None:
    assessment = assessed(**LED_TWICE)
    without = next(code for code in all_rules() if show_label(code))
    assert tuple(proposals(assessment.index, Finding(without, "warning", ()))) == ()


def test_a_field_to_fill_in_is_that_of_the_first_subject() -> None:
    assert field_of(Finding("DATA2", "advice", ("skill:a", "role:b"))) == "definition"
    assert field_of(Finding("DATA2", "advice", ("department:a",))) is None
    assert field_of(Finding("DATA2", "advice", ())) is None
    assert field_of(Finding("OWN1", "error", ("skill:a",))) is None


def test_what_is_pressing_names_the_roles_and_skills_that_are_there() -> None:
    assessment = assessed(**LED_TWICE)
    pressing = {finding.code: (roles, skills) for finding, roles, skills in assessment.pressing()}
    assert pressing["OWN1"] == (["one", "two"], ["a"])
    assert set(pressing) == {each.code for each in assessment.open if each.severity != "advice"}
    assert assessment.count("error") == sum(each.severity == "error" for each in assessment.open) > 0


def test_a_heading_counts_its_findings() -> None:
    assert heading("OWN2", 1, DEFAULT) == "1 skill has helpers but no lead"
    assert heading("OWN2", 2, DEFAULT) == "2 skills have helpers but no lead"


def test_what_is_only_advice_does_not_press() -> None:
    index = assessed(**LED_TWICE).index
    advice, error = (Finding("OWN1", each, ("role:one", "skill:gone")) for each in ("advice", "error"))
    assessment = Assessment(index, Coverage.of(index), (error, advice), {}, "faded")
    assert list(assessment.pressing()) == [(error, ["one"], [])]


def test_work_that_nobody_holds_is_not_said_to_be_absorbed() -> None:
    under_marketing = {
        "skills": {"a": "product"},
        "departments": {"m": "marketing"},
        "roles": {"p": {"acts": "product", "department": "m", "leads": ["a"]}},
    }
    fades = Finding("FADE1", "error", ())
    for notation, said in (
        (under_marketing, "Absorbed by marketing"),
        ({"skills": {"a": "product"}}, "Not on its own"),
    ):
        index = assessed(**notation).index
        assert Assessment(index, Coverage.of(index), (fades,), {}, "faded").verdict_words == said
    index = assessed(**SIDES).index
    assert Assessment(index, Coverage.of(index), (), {}, "distinct").verdict_words == "Stands on its own"


SIDES: dict[str, Any] = {
    "skills": {"ads": "marketing", "apis": "product"},
    "roles": {"marketer": {"acts": "marketing", "leads": ["ads"]}, "producer": {"acts": "product", "leads": ["apis"]}},
}


def sure(**notation: Any) -> Certainty:
    return how_sure(assessed(**notation), TODAY)


def test_where_nobody_holds_anything_there_is_no_share_to_be_sure_of() -> None:
    certainty = sure(skills={"a": "product"}, roles={})
    assert certainty_text(certainty, DEFAULT) == (
        "Neither side holds any of the work on paper, so there is no product share to be sure of."
    )
    assert certainty_explained(certainty, DEFAULT) == certainty_text(certainty, DEFAULT)
    assert not certainty.holds


def test_a_share_without_supports_holds_either_way_and_its_figures_are_explained() -> None:
    certainty = sure(**SIDES)
    assert certainty.holds
    assert certainty_text(certainty, DEFAULT).startswith("The product share holds either way (50 / 50 / 50")
    assert certainty_explained(certainty, DEFAULT).startswith(certainty_text(certainty, DEFAULT))
    assert certainty_explained(certainty, DEFAULT).endswith("a support counting nothing, half and in full.")


def test_a_share_that_moves_under_a_verdict_that_holds_is_told_so() -> None:
    certainty = Certainty(0.7, 0.5, 0.5, 0.5, (), 0.1)
    assert not certainty.holds
    assert certainty_text(certainty, DEFAULT) == (
        "The verdict holds either way, though the product share moves (70 / 50 / 50\xa0%; "
        "50\xa0% if all skills weigh the same)."
    )


def test_a_share_that_is_undefined_under_an_assumption_is_said_to_be() -> None:
    certainty = Certainty(None, 0.5, 0.5, 0.5, (), 0.1)
    assert not certainty.holds
    assert "(\u2013 / 50 / 50" in certainty_text(certainty, DEFAULT)


def test_an_assumption_under_which_the_verdict_is_another_is_named() -> None:
    certainty = Certainty(0.5, 0.5, 0.2, 0.5, (("support_full", "Fading"),), 0.1)
    assert certainty_text(certainty, DEFAULT) == (
        "The verdict rests on an assumption: if a support counts in full, the verdict is “Fading” (product share "
        "50 / 50 / 20\xa0%; 50\xa0% if all skills weigh the same)."
    )


@pytest.mark.parametrize(("subjects", "variant"), [(("skill:a", "role:one"), "about"), ((), "")])
def test_a_point_accepted_of_an_unknown_check_is_kept_judged_by_nobody_and_has_no_cures(
    subjects: tuple[str, ...], variant: str
) -> None:
    document = read_map(LED_TWICE)
    newer = Waiver("RISK9", subjects, severity="error", reason="Agreed.", author="Ann", date=TODAY)
    scenario = replace(document.scenarios[0], waivers=(newer,))
    index = Index(replace(document, scenarios=(scenario,)), scenario)
    before, after = assess(Index(document, document.scenarios[0]), TODAY), assess(index, TODAY)
    (kept,) = set(after.findings) - set(before.findings)
    assert (kept.code, kept.subjects, kept.variant) == ("RISK9", subjects, variant)
    assert after.accepted == {kept: newer}
    assert (after.verdict, after.open) == (before.verdict, before.open)
    assert list(Cures(index).of(kept)) == []
