"""The words of a merge: each line says whom it concerns and what, in names and never in ids."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from tests.domain.merge.test_laws import Triple, triples
from workbench.domain.merge.three_way import merge
from workbench.domain.model import Assignment, CapabilityMap, Department, Person, Role, Scenario, Skill
from workbench.presentation.merge_as_text import as_text
from workbench.presentation.merge_text import MergeText

SEO = Skill("seo", "SEO", group="", belongs_to="product", importance=3, level_needed=3)
SALES = Department("d", "Sales", kind="sales")


def whole(*roles: Role, skill: Skill = SEO) -> CapabilityMap:
    scenario = Scenario("s", "Today", model="holistic", departments=(SALES,), roles=roles)
    return CapabilityMap("Map", skills=(skill,), scenarios=(scenario,))


def said(base: CapabilityMap | None, ours: CapabilityMap, theirs: CapabilityMap) -> list[str]:
    return as_text(MergeText(ours, merge(base, ours, theirs), "“Plan (Ben)”")).splitlines()


ANNA = Role("anna", "Analyst", assignments=(Assignment("seo", "support", level=2),))
BASE = whole(ANNA)


def test_a_change_is_told_in_the_words_of_a_comparison() -> None:
    assert said(BASE, BASE, whole(replace(ANNA, department="d", grade=5), skill=replace(SEO, importance=5))) == [
        "3 changes",
        "",
        "Taken from the other copy (3)",
        "SEO: Importance: 3 → 5.",
        "Analyst: Rises from Manager to Director.",
        "Analyst: Moves from no department into Sales.",
    ]


def test_a_conflict_says_both_values_and_where_each_stands() -> None:
    ours = whole(replace(ANNA, assignments=(Assignment("seo", "lead", level=3),)))
    theirs = whole(replace(ANNA, assignments=(Assignment("seo", "support", level=4),)))
    assert said(BASE, ours, theirs)[3:] == [
        "Analyst, “SEO”: leads at level 3 here, supports at level 4 in “Plan (Ben)”."
    ]
    assert said(BASE, whole(replace(ANNA, grade=7)), whole(replace(ANNA, grade=1)))[3:] == [
        "Analyst, Grade: Chief officer here, Assistant in “Plan (Ben)”."
    ]


def test_a_note_is_called_by_what_it_is_of_and_what_is_added_below_a_text_is_not_cut() -> None:
    noted = replace(ANNA, assignments=(Assignment("seo", "support", level=2, note="Long. " * 30),))
    more = replace(noted, assignments=(replace(noted.assignments[0], note=f"{'Long. ' * 30}\nReally?"),))
    assert said(whole(noted), whole(noted), whole(more))[-1:] == ["Analyst: Note on “SEO”: also “Really?”."]
    people = [replace(whole(ANNA), people=(Person("p", "Ann", note=note),)) for note in ("", "Here", "There")]
    assert said(*people)[-1:] == ["Ann, Note: “Here” here, “There” in “Plan (Ben)”."]


def test_what_stays_and_what_was_mended_is_told() -> None:
    boss = Role("boss", "Boss")
    base = whole(ANNA, boss)
    assert said(base, whole(boss), whole(replace(ANNA, grade=7), boss))[-1:] == [
        "Analyst: Removed here, changed or needed in “Plan (Ben)”; it stays."
    ]
    assert said(base, whole(replace(ANNA, reports_to="boss"), boss), whole(ANNA, replace(boss, reports_to="anna")))[
        -1:
    ] == ["Boss, Reports to: Analyst would have closed a loop; now none."]


def test_a_copy_without_anything_new_says_so() -> None:
    assert said(BASE, whole(), BASE) == ["The other copy has nothing new."]


@given(triples())
def test_every_line_of_every_merge_has_its_words(triple: Triple) -> None:
    base, ours, theirs = triple
    for known in (base, None):
        merged = merge(known, ours, theirs)
        words = MergeText(ours, merged, "“B”")
        lines = [*map(words.change, merged.changes), *map(words.conflict, merged.conflicts)]
        lines += [*map(words.kept, merged.kept), *map(words.repair, merged.repairs)]
        for line in lines:
            assert line.endswith(".")
            assert "None" not in line
            assert "(skill=" not in line
            assert ": ." not in line
