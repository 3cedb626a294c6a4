"""What every export leaves out: people unless they are asked for, and with "without names" every holder, too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.files.maps import maps
from tests.support.file_texts import text_of
from tests.support.people import OF_HOLDERS, OF_PEOPLE, TODAY, with_people
from workbench.application.handing_on import NOTHING, LeftOut, comparison_handed_on, handed_on, personal
from workbench.domain.compare import compare
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Role, Scenario
from workbench.domain.validate import problems
from workbench.files.document import from_bytes
from workbench.files.exporters import Baseline, Exporter, ExportRequest, exporters
from workbench.files.identity import fresh_identity
from workbench.presentation.handing_on_text import left_out_note
from workbench.shell.drawing import draw


def text_written(exporter: Exporter, *, people: bool = False, names: bool = True) -> str:
    """The text of a file of this kind: of the map above, with its identity, against another map with people."""
    document = with_people()
    against = Baseline(Index(document, replace(document.scenarios[0], name="Before")), "Before")
    request = ExportRequest(
        document,
        document.scenarios[0].id,
        TODAY,
        identity=fresh_identity(),
        draw=draw,
        against=against if exporter.compares else None,
        people=people,
        names=names,
    )
    return text_of(exporter.write(request).data)


@pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: f"{exporter.order}{exporter.suffix}")
def test_nothing_of_people_goes_out_unasked(exporter: Exporter, qapp: object) -> None:
    found = [word for word in OF_PEOPLE if word in text_written(exporter)]
    assert found == []


@pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: f"{exporter.order}{exporter.suffix}")
def test_without_names_is_complete(exporter: Exporter, qapp: object) -> None:
    text = text_written(exporter, names=False, people=True)  # whoever asks for both gets neither
    assert [word for word in (*OF_PEOPLE, *OF_HOLDERS) if word in text] == []


def test_holders_go_out_and_people_where_they_are_asked_for(qapp: object) -> None:
    written = {exporter.suffix: text_written(exporter) for exporter in exporters() if exporter.suffix == ".json"}
    assert all("Wilhelmina" in text for text in written.values())
    asked = {exporter: text_written(exporter, people=True) for exporter in exporters() if exporter.suffix == ".json"}
    assert all(word in text for text in asked.values() for word in OF_PEOPLE)


def test_what_is_handed_on_of_a_comparison_is_the_scenarios_compared() -> None:
    document = with_people()
    before, after = (Index(document, scenario) for scenario in document.scenarios)
    handed = comparison_handed_on(compare(before, after, TODAY), TODAY).differences
    assert [side.scenario.id for side in (handed.before, handed.after)] == [each.id for each in document.scenarios]
    assert handed.before.document.people == handed.after.document.people == ()


def test_a_map_read_with_untidy_texts_brings_nobody_back() -> None:
    document = with_people()
    untidy = replace(document, people=(replace(document.people[0], name=" Zebediah "), *document.people[1:]))
    identity = replace(fresh_identity(), as_read=untidy)
    json = next(exporter for exporter in exporters() if exporter.suffix == ".json")
    for names in (True, False):
        data = json.write(ExportRequest(document, "today", TODAY, identity=identity, names=names)).data
        assert b"Zebediah" not in data
        assert (b"Wilhelmina" in data) is names
        assert from_bytes(data).document == handed_on(document, names=names)[0]


def test_what_was_left_out_is_counted_and_said() -> None:
    document = with_people()
    request = ExportRequest(document, "today", TODAY)
    assert request.left_out == LeftOut(people=1, backgrounds=1, accepted=1)
    assert left_out_note(request.left_out) == (
        "Left out: 1 person with their levels, 1 typical background and 1 accepted point about people."
    )
    assert replace(request, today=TODAY).left_out == request.left_out
    without = ExportRequest(document, "today", TODAY, names=False)
    assert without.left_out == LeftOut(people=1, backgrounds=1, accepted=1, holders=1, authors=1) == personal(document)
    assert "who accepted 1 open point and who holds 1 role." in left_out_note(without.left_out)
    asked = ExportRequest(document, "today", TODAY, people=True)
    assert (asked.document, asked.left_out, left_out_note(asked.left_out)) == (document, NOTHING, "")


def test_a_map_without_people_goes_out_as_it_is() -> None:
    document = CapabilityMap("A", scenarios=(Scenario("s", "S", model="holistic", roles=(Role("r", "Role"),)),))
    for names in (True, False):
        after, left_out = handed_on(document, names=names)
        assert after is document
        assert not left_out


@settings(max_examples=60)
@given(maps())
def test_what_is_handed_on_is_sound_and_handed_on_once(document: CapabilityMap) -> None:
    for names in (True, False):
        after, left_out = handed_on(document, names=names)
        assert not any(problems(after))
        assert after.people == ()
        assert handed_on(after, names=names) == (after, NOTHING)
        assert bool(left_out) is (after is not document)
