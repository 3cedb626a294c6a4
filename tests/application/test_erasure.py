"""A person taken out of any state of a map, and where the name still stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.maps import SMALL, maps
from tests.support.people import with_people
from workbench.application.erasure import Erasure, Mentions, mentions
from workbench.domain.model import CapabilityMap, Person, Terms
from workbench.domain.people import without_person
from workbench.domain.validate import problems
from workbench.files.document import map_json
from workbench.presentation.erasure_text import Erased, what_is_deleted, what_was_done

ERASURE = Erasure("document", "zeb", "Zebediah")


def test_she_is_taken_out_of_all_that_names_her() -> None:
    document = with_people()
    after = ERASURE.apply(document)
    assert ERASURE.describe(document) == "Delete Zebediah everywhere"
    text = map_json(after).decode()
    assert not any(word in text for word in ("zeb", "Zebediah", "Archmage", "Quixotically", "Zwerghaus", "Oberon"))
    assert after.scenarios[0].roles[0].people == ("xan",)
    assert not any(problems(after))
    assert ERASURE.apply(after) is after


def test_in_states_of_her_own_document_she_is_known_by_her_id() -> None:
    document = with_people()
    earlier = replace(document, people=(replace(document.people[0], name="Zeb"), document.people[1]))
    assert ERASURE("document", earlier) == without_person(earlier, "zeb")
    assert ERASURE("document", SMALL) is SMALL


def test_in_other_documents_she_must_have_her_name_too() -> None:
    document = with_people()
    other = replace(document, people=(replace(document.people[0], name="Somebody else"), document.people[1]))
    assert ERASURE("another", document) == without_person(document, "zeb")
    assert ERASURE("another", other) is other


def test_a_holder_that_is_exactly_her_name_goes_too_also_from_states_before_her() -> None:
    document = with_people()
    scenario, later = document.scenarios[0], document.scenarios[1:]
    holders = (" ZEBEDIAH", "Zebediah's")
    roles = tuple(replace(role, holder=name, people=()) for role, name in zip(scenario.roles, holders, strict=True))
    for people in (document.people, document.people[1:]):
        waivers = scenario.waivers if people is document.people else scenario.waivers[1:]
        held = replace(scenario, roles=roles, waivers=waivers)
        named = replace(document, people=people, scenarios=(held, *later))
        after = ERASURE("document", named)
        assert [role.holder for role in after.scenarios[0].roles] == [None, "Zebediah's"]
        assert (ERASURE("another", named) is named) is (people is not document.people)


def test_where_the_name_still_stands_is_counted() -> None:
    document = without_person(with_people(), "zeb")
    assert mentions(document, "Zebediah") == Mentions()
    role = replace(document.scenarios[0].roles[0], holder="ZEBEDIAH, for now", purpose="What Zebediah began")
    scenario = replace(document.scenarios[0], roles=(role, *document.scenarios[0].roles[1:]))
    named = replace(document, notes="Ask Zebediah", scenarios=(scenario, *document.scenarios[1:]))
    assert mentions(named, "Zebediah") == Mentions(holders=1, texts=2)


def test_only_what_somebody_wrote_counts_as_a_place_where_the_name_stands() -> None:
    mark, other = Person("mark", "Mark"), Person("mark-2", "Somebody else")
    document = with_people()
    scenario = document.scenarios[0]
    role = replace(scenario.roles[0], people=("mark-2",), discipline="marketing", holder=None)
    today = replace(scenario, roles=(role, *scenario.roles[1:]), waivers=())
    document = replace(document, people=(mark, other), scenarios=(today, *document.scenarios[1:]))
    unnamed = replace(document, terms=Terms("brand", "product", marketing_strategist="Brand lead"))
    after = Erasure("document", "mark", "Mark").apply(unnamed)
    assert '"mark-2"' in map_json(after).decode()
    assert '"marketing"' in map_json(after).decode()
    assert mentions(after, "Mark") == Mentions()
    assert mentions(replace(after, notes="Ask Mark"), "Mark") == Mentions(texts=1)


def test_what_is_asked_and_said() -> None:
    asked = what_is_deleted("Ada", Mentions(1, 2), in_file=True)
    assert "“Ada” is taken out of this map and its file, which is saved now, and out of all that the program" in asked
    assert "cannot be undone" in asked
    assert "in “Holder (as text)” of 1 role and 2 other texts." in asked
    assert "saved now" not in what_is_deleted("Ada", Mentions(), in_file=False)
    said = what_was_done(Erased(saved=True, versions=4, recovery=1, discarded=2), Mentions())
    assert said.startswith(
        "Taken out of the map, its file, 4 earlier versions, 1 recovery copy and 2 copies of discarded work."
    )
    assert "Not reached: exports, copies that were sent" in said
    unsaved = what_was_done(Erased(save_problem="The disk is full.", failed=1), Mentions())
    assert unsaved.startswith("Taken out of the map. Undo begins anew.")
    assert "still holds the person. The disk is full. Save the map" in unsaved
    assert "1 file of the program could not be written" in unsaved


@settings(max_examples=60)
@given(maps(), st.data())
def test_erasing_everybody_leaves_a_sound_map_without_people(document: CapabilityMap, data: Any) -> None:
    for person in data.draw(st.permutations(document.people)):
        erase = Erasure("document", person.id, person.name)
        after = erase("document", document)
        assert after != document
        assert erase("document", after) is after
        assert not any(problems(after))
        document = after
    assert document.people == ()
    assert not any(role.people for scenario in document.scenarios for role in scenario.roles)
