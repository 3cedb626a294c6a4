"""The rules of the three-way merge, one by one, each with the map it makes and the line that tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.domain.differences import ENTIRE, HOLDS
from workbench.domain.merge.outcome import Change, Conflict, Kept, Repair, Unit
from workbench.domain.merge.three_way import merge
from workbench.domain.model import (
    Assignment,
    CapabilityMap,
    Department,
    Person,
    PersonLevel,
    Role,
    Scenario,
    Skill,
    Terms,
    Waiver,
)
from workbench.domain.validate import problems


def skill(identifier: str, name: str = "") -> Skill:
    return Skill(identifier, name or identifier, group="", belongs_to="product", importance=3, level_needed=3)


def lead(identifier: str, level: int = 3) -> Assignment:
    return Assignment(identifier, "lead", level=level)


def support(identifier: str, level: int = 3) -> Assignment:
    return Assignment(identifier, "support", level=level)


def whole(
    *roles: Role, units: tuple[Department, ...] = (), skills: str = "seo", points: tuple[Waiver, ...] = ()
) -> CapabilityMap:
    scenario = Scenario("s", "Today", model="holistic", departments=units, roles=roles, waivers=points)
    return CapabilityMap("Map", skills=tuple(map(skill, skills.split())), scenarios=(scenario,))


def roles(document: CapabilityMap) -> dict[str, Role]:
    return {role.id: role for role in document.scenarios[0].roles}


ANNA, BEN = Role("anna", "Analyst"), Role("ben", "Buyer")
TITLE = Unit("s", "role:anna", "title")
HELD = Unit("s", "role:anna", HOLDS, "seo")


def renamed(title: str) -> CapabilityMap:
    return whole(replace(ANNA, title=title), BEN)


def test_two_values_of_one_field_are_a_conflict_and_ours_until_decided() -> None:
    base, ours, theirs = whole(ANNA, BEN), renamed("Chief"), renamed("Head")
    merged = merge(base, ours, theirs)
    assert merged.conflicts == (Conflict(TITLE, "Analyst", "Chief", "Head", "ours"),)
    assert merged.document == ours
    assert merge(base, ours, theirs, {TITLE: "theirs"}).document == theirs
    assert merge(base, ours, theirs, prefer="theirs").document == theirs


def test_two_fields_of_one_thing_are_both_taken() -> None:
    base = whole(ANNA)
    merged = merge(base, whole(replace(ANNA, grade=5)), renamed("Head"))
    assert roles(merged.document)["anna"] == replace(ANNA, grade=5, title="Head")
    assert Change(TITLE, "Analyst", "Head") in merged.changes


def test_a_change_that_is_refused_is_told_and_not_taken() -> None:
    base, theirs = whole(ANNA, BEN), renamed("Head")
    merged = merge(base, base, theirs, {TITLE: "ours"})
    assert merged.changes == (Change(TITLE, "Analyst", "Head", taken=False),)
    assert merged.document is base


def test_two_long_texts_can_be_both() -> None:
    unit = Unit("s", "role:anna", "purpose")
    base, ours, theirs = (whole(replace(ANNA, purpose=text)) for text in ("", "Sells.", "Buys."))
    merged = merge(base, ours, theirs, {unit: "both"})
    assert roles(merged.document)["anna"].purpose == "Sells.\nBuys."
    assert merged.conflicts[0].joined == "Sells.\nBuys."
    assert merge(base, renamed("Chief"), renamed("Head"), {TITLE: "both"}).document == renamed("Chief")


def test_kind_and_level_of_a_skill_are_one_and_its_note_is_another() -> None:
    base = whole(replace(ANNA, assignments=(support("seo"),)))
    ours = whole(replace(ANNA, assignments=(lead("seo"),)))
    theirs = whole(replace(ANNA, assignments=(replace(support("seo", 4), note="Till May"),)))
    merged = merge(base, ours, theirs)
    assert merged.conflicts == (Conflict(HELD, support("seo"), lead("seo"), support("seo", 4), "ours"),)
    assert roles(merged.document)["anna"].assignments == (replace(lead("seo"), note="Till May"),)


def test_a_skill_taken_away_here_and_changed_there_is_a_conflict() -> None:
    base = whole(replace(ANNA, assignments=(support("seo"),)))
    theirs = whole(replace(ANNA, assignments=(support("seo", 4),)))
    merged = merge(base, whole(ANNA), theirs)
    assert merged.conflicts == (Conflict(HELD, support("seo"), None, support("seo", 4), "ours"),)
    assert merged.document == whole(ANNA)
    assert merge(base, whole(ANNA), theirs, {HELD: "theirs"}).document == theirs


def test_names_and_lines_are_merged_by_element() -> None:
    base = whole(replace(ANNA, also_called=("A", "B"), dotted_to=("ben",)), BEN)
    ours = whole(replace(ANNA, also_called=("B", "C")), BEN)
    theirs = whole(replace(ANNA, also_called=("A", "b", "D"), dotted_to=("ben",)), BEN)
    merged = merge(base, ours, theirs)
    assert roles(merged.document)["anna"].also_called == ("b", "D", "C")
    assert roles(merged.document)["anna"].dotted_to == ()
    assert not merged.conflicts


def test_a_role_removed_here_and_changed_there_stays_with_what_it_held() -> None:
    unit = Department("d", "Sales", kind="sales")
    card = replace(ANNA, department="d", assignments=(lead("seo"),))
    base = whole(card, BEN, units=(unit,), skills="seo ads")
    ours = whole(BEN, skills="ads")
    theirs = whole(replace(card, grade=6), BEN, units=(unit,), skills="seo ads")
    merged = merge(base, ours, theirs)
    assert merged.document == theirs
    assert [(each.unit.subject, each.removed_by) for each in merged.kept] == [
        ("skill:seo", "ours"), ("department:d", "ours"), ("role:anna", "ours")
    ]  # fmt: skip
    card_is_there = Unit("s", "role:anna", ENTIRE)
    merged = merge(base, whole(BEN, units=(unit,), skills="seo ads"), theirs, {card_is_there: "ours"})
    assert roles(merged.document).keys() == {"ben"}
    assert merged.kept == (Kept(card_is_there, "ours", replace(card, grade=6), there=False),)


def test_a_skill_removed_here_and_newly_held_there_stays_where_it_was_held_too() -> None:
    people = (Person("p", "Pia", levels=(PersonLevel("seo", 2),)),)
    base = replace(whole(replace(ANNA, assignments=(lead("seo"),)), BEN, skills="seo ads"), people=people)
    ours = replace(whole(ANNA, BEN, skills="ads"), people=(replace(people[0], levels=()),))
    theirs = replace(
        whole(replace(ANNA, assignments=(lead("seo"),)), replace(BEN, assignments=(support("seo"),)), skills="seo ads"),
        people=people,
    )
    merged = merge(base, ours, theirs)
    assert merged.document == theirs
    assert [each.unit.subject for each in merged.kept] == ["skill:seo"]


def test_what_both_or_one_removed_untouched_is_gone_with_its_lines() -> None:
    point = Waiver("OWN1", ("role:anna",), severity="advice", reason="So.", author="Ada", date=date(2026, 3, 3))
    base = whole(ANNA, replace(BEN, reports_to="anna"), points=(point,))
    merged = merge(base, base, whole(BEN))
    assert merged.document == whole(BEN)
    assert merge(base, whole(BEN), base).document == whole(BEN)
    assert merge(base, whole(BEN), whole(BEN)).document == whole(BEN)


def test_a_removal_that_is_refused_leaves_the_thing_with_all_that_hung_on_it() -> None:
    unit = Unit("", "skill:seo", ENTIRE)
    base = whole(replace(ANNA, assignments=(lead("seo"),)), BEN, skills="seo ads")
    merged = merge(base, base, whole(ANNA, BEN, skills="ads"), {unit: "ours"})
    assert merged.document == base
    assert merged.changes == (Change(unit, base.skills[0], None, taken=False),)


def test_added_under_two_ids_with_one_name_is_one_thing_with_our_id() -> None:
    base = whole(ANNA, skills="seo")
    ours = whole(ANNA, skills="seo paid-media")
    theirs = replace(
        whole(replace(ANNA, assignments=(lead("x1"),)), skills="seo x1"),
        skills=(skill("seo"), skill("x1", "Paid Media")),
    )
    merged = merge(base, ours, theirs)
    assert [each.id for each in merged.document.skills] == ["seo", "paid-media"]
    assert roles(merged.document)["anna"].assignments == (lead("paid-media"),)
    assert Repair("same_thing", Unit("", "skill:paid-media", ENTIRE), "x1", "Paid Media") in merged.repairs


def test_added_under_one_id_with_two_names_are_two_things() -> None:
    base = whole(ANNA, skills="seo")
    ours, theirs = (
        replace(whole(replace(ANNA, assignments=(lead("c"),)), skills="seo c"), skills=(skill("seo"), skill("c", name)))
        for name in ("C", "C++")
    )
    merged = merge(base, ours, theirs)
    assert {each.id: each.name for each in merged.document.skills} == {"seo": "seo", "c": "C", "c-plus-plus": "C++"}
    assert {held.skill for held in roles(merged.document)["anna"].assignments} == {"c", "c-plus-plus"}
    assert [repair.reason for repair in merged.repairs] == ["other_id"]


def test_without_a_base_nothing_is_deleted_and_each_other_field_is_a_conflict() -> None:
    merged = merge(None, whole(ANNA, replace(BEN, grade=5)), whole(replace(BEN, grade=6), Role("carl", "Clerk")))
    assert roles(merged.document).keys() == {"anna", "ben", "carl"}
    assert merged.conflicts == (Conflict(Unit("s", "role:ben", "grade"), None, 5, 6, "ours"),)


def test_a_loop_that_both_closed_goes_back_to_the_line_before() -> None:
    boss = Role("boss", "Boss")
    base = whole(boss, replace(ANNA, reports_to="boss"), replace(BEN, reports_to="boss"))
    ours = whole(boss, replace(ANNA, reports_to="ben"), replace(BEN, reports_to="boss"))
    theirs = whole(boss, replace(ANNA, reports_to="boss"), replace(BEN, reports_to="anna"))
    merged = merge(base, ours, theirs)
    assert merged.document == ours
    assert merged.repairs == (Repair("loop", Unit("s", "role:ben", "reports_to"), "anna", "boss"),)
    other = merge(base, ours, theirs, prefer="theirs")
    assert other.document == theirs


def test_of_two_new_leads_ours_leads_and_theirs_supports_at_its_level() -> None:
    base = whole(ANNA, BEN)
    ours = whole(replace(ANNA, assignments=(lead("seo"),)), BEN)
    theirs = whole(ANNA, replace(BEN, assignments=(lead("seo", 4),)))
    merged = merge(base, ours, theirs)
    assert roles(merged.document)["ben"].assignments == (support("seo", 4),)
    unit = Unit("s", "role:ben", HOLDS, "seo")
    assert merged.repairs == (Repair("second_lead", unit, lead("seo", 4), support("seo", 4)),)
    base = whole(replace(ANNA, assignments=(lead("seo"),)))
    merged = merge(
        base,
        whole(replace(ANNA, title="Chief", assignments=(lead("seo"),))),
        whole(replace(BEN, assignments=(lead("seo"),))),
    )
    assert [held.kind for role in roles(merged.document).values() for held in role.assignments] == ["lead", "support"]
    handed_over = whole(replace(ANNA, assignments=(support("seo"),)), replace(BEN, assignments=(lead("seo"),)))
    assert merge(ours, ours, handed_over).document == handed_over


def test_words_that_came_to_read_alike_are_ours() -> None:
    def called(marketing: str, product: str) -> CapabilityMap:
        return replace(whole(ANNA), terms=Terms(marketing, product))

    ours = called("growth", "product")
    merged = merge(called("marketing", "product"), ours, called("marketing", "growth"))
    assert merged.document == ours
    assert merged.repairs == (Repair("terms", Unit("", "terms", "product"), "growth", "product"),)


def test_a_third_kind_of_work_that_one_dropped_and_the_other_uses_keeps_its_word() -> None:
    base = whole(ANNA)
    ours = replace(base, terms=replace(base.terms, technology=""))
    theirs = whole(replace(ANNA, discipline="technology"))
    merged = merge(base, ours, theirs)
    assert merged.document.terms.technology == "technology"
    assert list(problems(merged.document)) == []
    assert [repair.reason for repair in merged.repairs] == ["terms"]


def test_the_last_scenario_stays() -> None:
    today, later = Scenario("s", "Today", model="holistic"), Scenario("t", "Later", model="holistic")
    base, ours, theirs = (replace(whole(), scenarios=each) for each in ((today, later), (today,), (later,)))
    merged = merge(base, ours, theirs)
    assert merged.document == ours
    assert [each.unit.subject for each in merged.kept] == ["scenario:s"]
    assert merge(base, ours, theirs, prefer="theirs").document == theirs


def test_an_order_is_ours_and_theirs_where_we_left_it() -> None:
    first, second, third, new = (Role(each, each) for each in ("a", "b", "c", "n"))
    base = whole(first, second, third)
    theirs = whole(third, first, new, second)
    assert merge(base, whole(first, second, third, Role("o", "o")), theirs).document == whole(
        third, Role("o", "o"), first, new, second
    )
    assert merge(base, whole(second, first, third), theirs).document == whole(second, first, new, third)
