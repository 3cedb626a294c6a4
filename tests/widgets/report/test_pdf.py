"""The report as PDF: it holds every role and every open point as text, on the paper asked for, on any thread."""

from __future__ import annotations

import dataclasses
import gc
import random
import threading
import unicodedata
from datetime import datetime
from itertools import count
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from tests.files.exporters import maps
from tests.files.exporters.maps import TODAY
from tests.support.notation import read_map
from tests.support.strategies import maps as random_maps
from tests.widgets.report.reading import embedded, sizes, squeezed, streams, text
from workbench.application.task import Cancelled
from workbench.domain.assess import assess
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Waiver
from workbench.domain.people import without_people
from workbench.domain.replace import replace
from workbench.domain.vocabulary import DEFAULT
from workbench.files.backgrounds import backgrounds
from workbench.files.exporters import Drawing, ExportRequest
from workbench.files.identity import fresh_identity
from workbench.files.paper import SIZE, Paper
from workbench.files.templates import load, templates
from workbench.presentation.finding_text import message
from workbench.presentation.report import make_report
from workbench.presentation.who_fits import NEEDS_NOTHING, TOO_LITTLE_OF_ALL, who_fits
from workbench.shell.drawing import drawings
from workbench.widgets.report.pages import ReportPage
from workbench.widgets.report.pagination import PaginatedReport, paginate
from workbench.widgets.report.pdf import export

pytestmark = pytest.mark.usefixtures("qapp")


def pdf_of(document: CapabilityMap, scenario: int = 0, paper: Paper = "a4") -> bytes:
    return export(ExportRequest(document, document.scenarios[scenario].id, TODAY, paper=paper)).data


def laid_out(document: CapabilityMap, paper: Paper = "a4") -> PaginatedReport:
    return paginate(make_report(document, document.scenarios[0].id, TODAY), *SIZE[paper])


def crowded() -> CapabilityMap:
    return maps.sized_map(60, 300, random.Random(3), 0.07)


def assert_within(pages: PaginatedReport) -> None:
    for page in pages.pages:
        assert page.placed
        for y, block in page.placed:
            assert y + block.height <= page.sheet.room + 1e-6


def pages_alive() -> int:
    return sum(type(each) is ReportPage for each in gc.get_objects())


def test_pages_die_with_the_report_they_are_of() -> None:
    """Not when they are searched for: they are the largest things the window makes."""
    gc.unfreeze()
    gc.collect()
    others = pages_alive()  # of tests before this one
    pages = laid_out(load("holistic"))
    assert pages_alive() > others
    del pages
    assert pages_alive() == others


def test_every_drawing_has_who_draws_it() -> None:
    assert set(get_args(Drawing)) == drawings().keys()


@pytest.mark.parametrize("name", [each.name for each in templates()])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_template_says_all_of_its_roles_and_points(name: str, paper: Paper) -> None:
    document = load(name)
    for number, scenario in enumerate(document.scenarios):
        data = pdf_of(document, number, paper)
        said = squeezed(text(data))
        for role in scenario.roles:
            assert squeezed(role.title) in said
        findings = assess(Index(document, scenario), TODAY).findings
        for finding in findings:
            assert squeezed(message(finding, DEFAULT)) in said
        width, height = (round(each) for each in SIZE[paper])
        pages = sizes(data)
        assert set(pages) <= {(width, height), (height, width)}
        assert pages[0] == (width, height)
        assert f"Page1of{len(pages)}" in said
        assert f"Page{len(pages)}of{len(pages)}" in said
    assert_within(laid_out(document, paper))


def test_the_first_page_is_complete_and_reads_in_order() -> None:
    said = squeezed(text(pdf_of(load("before-and-after")), page=1))
    expected = [
        "Acme social leadership · Today · hub and spoke",
        "On paper product holds 60\xa0% of the work; counted where people sit, 24\xa0%",
        "Absorbed by marketing",
        "11 to fix",
        "Who holds the work",
        "Only marketing 38\xa0%",
        "The two leading roles",
        "Same grade?",
        "No, two apart",
        "Decisions asked for",
        "The Social Product Strategist is 2 grades below",
        "→ Raise Social Product Strategist to Vice president (Manager → Vice president)",
        "How sure",
        "The product share holds either way (60 / 60 / 60\xa0%; 60\xa0% if all skills weigh the same).",
        "The organisation",
        "Social hub",
    ]
    places = [said.find(squeezed(each)) for each in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_the_first_page_ticks_what_is_good_and_makes_no_figure_up() -> None:
    good = text(pdf_of(load("social-leadership")), page=1)
    assert "✓ agreed 51–71 %" in good.replace("\xa0", " ")
    nothing = text(pdf_of(load("blank")), page=1)
    for line in ("On paper", "Where people sit", "The two leading roles"):
        assert f"{line} – – – – – –" in " ".join(nothing.split())


def test_a_picture_too_small_to_read_has_a_page_of_its_own_in_the_direction_that_shows_it_larger() -> None:
    pages = laid_out(load("before-and-after"))
    assert [number for number in range(len(pages.pages)) if pages.is_turned(number)] == [1]
    said = text(pdf_of(crowded()), page=2)
    assert "The organisation" in said.splitlines()
    assert not laid_out(crowded()).is_turned(1)
    assert len(laid_out(load("blank")).pages) == 1


def test_what_was_accepted_says_by_whom_and_until_when() -> None:
    document = load("before-and-after")
    scenario = document.scenarios[0]
    worst = assess(Index(document, scenario), TODAY).findings[0]
    waiver = Waiver(
        worst.code, worst.subjects, severity=worst.severity, reason="We know.", author="Ann", date=TODAY, until=TODAY
    )
    waived = replace(document, scenarios=(replace(scenario, waivers=(waiver,)), *document.scenarios[1:]))
    assert squeezed("We know. Accepted by Ann on 24 November 2026, until 24 November 2026") in squeezed(
        text(pdf_of(waived))
    )


def test_header_and_footer_say_which_copy_it_is() -> None:
    identity = dataclasses.replace(fresh_identity(), revised=datetime(2026, 5, 4, 9, 30).astimezone())
    document = load("before-and-after")
    data = export(ExportRequest(document, "proposed", TODAY, identity=identity, paper="a4")).data
    for page in range(1, len(sizes(data)) + 1):
        said = text(data, page=page)
        assert "Acme social leadership" in said
        assert "Proposed" in said
        assert f"As checked on 24 November 2026{' · version of 4 May 2026, 9:30' * (page == 1)}\n" in said
        assert "version" not in said or page == 1
        assert identity.revision not in said
        assert f"Page {page} of " in said


def test_its_type_is_embedded_and_its_title_said() -> None:
    data = pdf_of(load("before-and-after"))
    faces, inside = embedded(data)
    assert faces == inside
    assert faces >= 2
    for words in ("Acme social leadership – Today", "Capability Workbench"):
        assert words.encode("utf-16-be") in data.replace(b"\\(", b"(").replace(b"\\)", b")")


def test_the_list_of_roles_names_the_page_of_each() -> None:
    document = load("social-leadership")
    data = pdf_of(document)
    pages = [text(data, page=number) for number in range(1, len(sizes(data)) + 1)]
    listed = next(each for each in pages if "Role profiles" in each)
    for role in document.scenarios[0].roles:
        (line, *_) = [each for each in listed.splitlines() if each.startswith(f"{role.title} ")]
        card = pages[int(line.split()[-1]) - 1]
        assert role.title in card
        assert "Accountable for" in card


@pytest.mark.parametrize("name", [each.name for each in templates()])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_short_profiles_share_a_page(name: str, paper: Paper) -> None:
    document = load(name)
    for number, scenario in enumerate(document.scenarios):
        data = pdf_of(document, number, paper)
        pages = [text(data, page=each) for each in range(1, len(sizes(data)) + 1)]
        assert sum("Accountable for" in each for each in pages) <= 0.85 * len(scenario.roles)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_profile_of_the_starter_is_cut(paper: Paper) -> None:
    data = pdf_of(load("social-leadership"), paper=paper)
    assert not any(" (continued)" in text(data, page=each) for each in range(5, len(sizes(data)) + 1))


def test_hostile_texts_stay_text_and_on_the_page() -> None:
    document = maps.hostile_map()
    data = pdf_of(document)
    said = squeezed(text(data))
    for words in ("<b>&amp;</b>", "<r>notmarkup</r>", "=cmd|'/Ccalc'!A0", "[]:*?/\\", "&L&P&Dheadercodes"):
        assert squeezed(words) in said
    assert said.count("long") > 8_000 * 3
    assert_within(laid_out(document))


def test_letters_from_right_to_left_are_letters_and_not_shapes() -> None:
    """They are written in the shapes they take beside each other, which are the same letters to who compares text."""
    said = unicodedata.normalize("NFKC", text(pdf_of(maps.hostile_map())))
    assert set("مهارات") | set("التواصل") <= set(said)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(random_maps())
def test_random_maps_become_pages(document: CapabilityMap) -> None:
    data, document = pdf_of(document), without_people(document)
    said = squeezed(text(data))
    for role in document.scenarios[0].roles:
        if role.title.isascii():
            assert squeezed(role.title) in said
    assert_within(laid_out(document))
    assert len(sizes(data)) == len(laid_out(document).pages)


def test_a_crowded_map_is_long_and_orderly() -> None:
    document = crowded()
    pages = laid_out(document)
    assert_within(pages)
    assert sum(pages.is_turned(number) for number in range(len(pages.pages))) <= 1
    said = squeezed(text(pdf_of(document)))
    for finding in assess(Index(document, document.scenarios[0]), TODAY).findings:
        assert squeezed(message(finding, DEFAULT)) in said


@pytest.mark.parametrize("after", [0, 1, 40, 700, 1_000])
def test_the_report_of_a_crowded_map_can_be_called_off(after: int) -> None:
    asked = count()
    with pytest.raises(Cancelled):
        export(ExportRequest(crowded(), "today", TODAY, cancelled=lambda: next(asked) >= after))
    assert next(asked) == after + 1


def test_progress_rises_to_the_end() -> None:
    told: list[float] = []
    export(ExportRequest(load("before-and-after"), "today", TODAY, progress=told.append))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert len(told) > 20


def test_other_threads_make_the_same_pages_at_the_same_time() -> None:
    document = load("before-and-after")
    here = streams(pdf_of(document))
    made: dict[int, bytes] = {}

    def work(number: int) -> None:
        made[number] = pdf_of(document)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    beside = [pdf_of(document) for _ in range(3)]
    for each in threads:
        each.join()
    assert len(made) == 4
    for data in (*made.values(), *beside):
        assert streams(data) == here


def test_who_fits_is_a_page_of_its_own_where_people_go_out() -> None:
    document = load("before-and-after")
    peopled = dataclasses.replace(document, people=backgrounds(document))
    request = ExportRequest(peopled, document.scenarios[0].id, TODAY, paper="a4")
    assert "Who fits" not in text(export(request).data)
    said = squeezed(text(export(dataclasses.replace(request, document=peopled, people=True)).data))
    assert squeezed("Who fits") in said
    assert squeezed("Product designer and Product manager together fill 83") in said
    index = Index(peopled, peopled.scenarios[0])
    for role in index.scenario.roles:
        assert all(squeezed(fit.person.name) in said for fit in who_fits(index, role.id).first(3))


def test_who_fits_ranks_nobody_where_that_would_mean_nothing() -> None:
    """A role that needs nothing lists nobody, but says who holds it; too little known of everybody is said once."""
    document = read_map(
        {
            "skills": {"ads": {}, "apis": {}},
            "people": {"anna": {}, "beate": {"levels": {"ads": 3}}, "mehmet": {}},
            "roles": {"chair": {"people": ["anna"]}, "engineer": {"leads": ["apis"], "people": ["mehmet"]},
                      "seller": {"leads": ["ads", "apis"]}},
        }
    )  # fmt: skip
    request = ExportRequest(document, document.scenarios[0].id, TODAY, paper="a4", people=True)
    said = squeezed(text(export(request).data))
    said = said[said.rindex(squeezed("Who fits")) :]
    chair, engineer, seller = (said.index(title) for title in ("Chair", "Engineer", "Seller"))
    assert squeezed(NEEDS_NOTHING) in said[chair:engineer]
    assert squeezed("Held by Anna.") in said[chair:engineer]
    assert "Beate" not in said[chair:seller]
    assert squeezed(TOO_LITTLE_OF_ALL) in said[engineer:seller]
    assert "Mehmet" in said[engineer:seller]
    assert squeezed("Person, holds it") in said[engineer:seller]
    assert "Anna" not in said[engineer:]
    assert squeezed("100\xa0%") in said[seller:]
    assert squeezed("50\xa0% known") in said[seller:]


def test_who_fits_lists_the_best_three_of_a_role_and_a_pair_that_fills_more() -> None:
    skills = {"apis": {"importance": 5, "level_needed": 4}, "tests": {"importance": 2}}
    roles = {"engineer": {"leads": ["apis", "tests"]}}
    people = {
        "ada": {"name": "Adalwolf", "levels": {"apis": 4, "tests": 3}},
        "bo": {"name": "Bronislava", "levels": {"apis": 4, "tests": 0}},
        "cy": {"name": "Cyprian", "kind": "background", "levels": {"apis": 1, "tests": 3}},
        "di": {"name": "Dietlinde", "levels": {"apis": 1, "tests": 0}},
        "vague": {"name": "Ermengarde", "levels": {"tests": 3}},
    }

    def said(*who: str) -> str:
        document = read_map({"skills": skills, "roles": roles, "people": {each: people[each] for each in who}})
        request = ExportRequest(document, document.scenarios[0].id, TODAY, paper="a4", people=True)
        return text(export(request).data)

    everybody = said(*people)
    assert [name for name in ("Adalwolf", "Bronislava", "Cyprian") if name in everybody] == [
        "Adalwolf",
        "Bronislava",
        "Cyprian",
    ]
    assert "Dietlinde" not in everybody
    assert squeezed("Typical background") in squeezed(everybody)
    assert squeezed("Has all that the role needs") in squeezed(everybody)
    assert squeezed("Best pair") not in squeezed(everybody), "one of them alone fills as much"
    assert squeezed("Best pair: Bronislava and Cyprian together fill 100") in squeezed(said("bo", "cy", "di"))
    assert squeezed(TOO_LITTLE_OF_ALL) in squeezed(said("vague"))
