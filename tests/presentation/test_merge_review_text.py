"""The sentences of a merge under review, and of what was done with it."""

from __future__ import annotations

from dataclasses import replace

from tests.support.merges import ANALYST, BASE, BUYER, NAME, OURS, THEIRS, WRITER, removals_off, source, whole
from workbench.application.merge_review import Listed, MergeReview, one_copy, review
from workbench.domain.merge.outcome import Unit
from workbench.domain.model import CapabilityMap, Scenario
from workbench.presentation.merge_review_text import ReviewText, head_text
from workbench.presentation.merged_text import decided_text, found_beside_text, merged_text


def text_of(reviewed: MergeReview) -> ReviewText:
    return ReviewText(reviewed)


def test_the_head_line_counts_what_there_is() -> None:
    assert head_text(review(source())) == f"5 changes of {NAME}; 2 conflicts; 1 removal undone."
    assert head_text(review(source(off=removals_off))).startswith(f"5 changes of {NAME}, 1 not taken; ")
    only = source(BASE, whole(replace(ANALYST, grade=7)), whole(replace(ANALYST, grade=1)))
    assert head_text(review(only)) == f"1 conflict with {NAME}."
    assert head_text(review(source(BASE, OURS, BASE))) == f"{NAME} has nothing that is not in your map."
    refused = Listed("Cells", ("H12",), "1 cell refused")
    assert head_text(review(source(BASE, OURS, BASE, listed=(refused,)))) == "1 cell refused."


def test_what_was_done_is_said() -> None:
    assert (
        merged_text(review(source()).choose_all("theirs"))
        == f"Merged with {NAME}: 5 changes taken, 2 conflicts decided."
    )
    only = review(source(BASE, whole(replace(ANALYST, grade=7)), whole(replace(ANALYST, grade=1))))
    assert merged_text(only.choose_all("theirs")) == f"Merged with {NAME}: 1 conflict decided."
    assert merged_text(only.choose_all("ours")) == (
        f"Merged with {NAME}: your map stays as it is. Save it, so that the next merge knows."
    )
    assert decided_text(only.choose_all("ours")) == f"1 conflict with {NAME} decided."


def test_copies_beside_the_file_are_named_and_counted() -> None:
    assert found_beside_text(["a.capmap"]) == (
        "Beside the file lies “a.capmap”, a copy of this map that was changed elsewhere."
    )
    assert found_beside_text(["a.capmap", "b.capmap"]).endswith("elsewhere, and 1 more copy.")


def test_whom_a_line_concerns_is_named_with_who_holds_the_role_and_the_scenario_where_there_are_several() -> None:
    two = (*BASE.scenarios, Scenario("t", "Later", model="holistic"))

    def with_two(document: CapabilityMap) -> CapabilityMap:
        return replace(document, scenarios=(*document.scenarios, two[1]))

    one = text_of(review(source()))
    assert [one.group(group) for group in one.review.groups("conflict")] == ["Anna (Analyst)", "Buyer"]
    several = text_of(review(source(with_two(BASE), with_two(OURS), with_two(THEIRS))))
    assert several.group(several.review.groups("conflict")[0]) == "Anna (Analyst), in “Today”"


def test_a_line_says_where_it_stands_in_the_other_copy() -> None:
    place = {Unit("", "skill:seo", "importance"): "Skills D4"}
    made = source()
    text = text_of(
        review(
            one_copy(
                made.ours,
                lambda choices: made.copies[0].make(made.ours, choices),
                NAME,
                place=lambda unit: place.get(unit, ""),
            )
        )
    )
    line = next(line for line in text.review.lines("change") if line.key.unit in place)
    assert text.detail(line) == "Skills D4"
    assert text.spoken(line) == "SEO: Importance: 3 → 5. Skills D4. Taken."
    assert text.whole(line) == "SEO: Importance: 3 → 5.\nSkills D4"


def test_a_removal_that_is_needed_says_why_it_is_not_taken() -> None:
    scenario = BASE.scenarios[0]
    base = replace(BASE, scenarios=(replace(scenario, roles=(BUYER, replace(WRITER, department="sales"))),))
    theirs = replace(BASE, scenarios=(replace(scenario, departments=(), roles=(BUYER,)),))
    writer = Unit("s", "role:writer", "whole")
    text = text_of(review(source(base, base, theirs)).take([writer], False))
    details = {line.key.unit.subject: text.detail(line) for line in text.review.lines("change")}
    assert details == {"department:sales": "stays, for something that stays needs it", "role:writer": ""}
