"""The workbook carries the program's figures: unread by any program, calculated anew, and after a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.files.exporters import maps
from tests.files.exporters.figures import BARS, EXACT, assert_figures, coverage
from tests.files.exporters.office import recalculated
from tests.files.exporters.reading import chart_cache, kept, opened, shown, workbook_of
from workbench.domain.assess import assess
from workbench.domain.coverage import parts
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.vocabulary import DEFAULT
from workbench.files.exporters import ExportRequest
from workbench.files.exporters.xlsx import export
from workbench.files.exporters.xlsx.layout import SPLIT_AREAS, SPLIT_FIRST_ROW
from workbench.files.identity import fresh_identity
from workbench.files.templates import load
from workbench.presentation.finding_text import message
from workbench.presentation.summary import decisions, facts, headline


@pytest.mark.parametrize("document", [maps.starter(), load("before-and-after"), *map(maps.random_map, range(6))])
def test_the_untouched_file_carries_the_figures(document: CapabilityMap) -> None:
    data = workbook_of(document)
    assert_figures(shown(opened(data)), document)
    cache = chart_cache(data)
    assert list(cache) == list(BARS.values())
    for view, bar in BARS.items():
        assert list(cache[bar]) == list(DEFAULT.parts.values())
        for name, words in DEFAULT.parts.items():
            expected = getattr(coverage(document).split(view), name) or 0
            assert cache[bar][words] == pytest.approx(expected, abs=EXACT)


def with_sides(marketing: str, product: str) -> CapabilityMap:
    """A map with changes, under other words for its sides."""
    document = load("before-and-after")
    return replace(document, terms=replace(document.terms, marketing=marketing, product=product))


@pytest.mark.office
def test_every_formula_carries_a_value_and_calculating_changes_none(tmp_path: Path) -> None:
    books = {f"map{seed}": workbook_of(maps.random_map(seed)) for seed in range(12)}
    books |= {"starter": workbook_of(maps.starter()), "hostile": workbook_of(maps.hostile_map())}
    words = (("<b>arketing", "product"), ("=mark*ng", ">5"), ("<>", "="), ('a, "b"', "1/2"), ("~x", "<x>y"))
    books |= {f"words{number}": workbook_of(with_sides(*sides)) for number, sides in enumerate(words)}
    fresh = recalculated(books, tmp_path)
    for name, data in books.items():
        anew = kept(fresh[name])
        formulas = {place: each.value for place, each in kept(data).items() if each.formula}
        assert len(formulas) > 1000
        for place, value in formulas.items():
            found = anew[place].value if place in anew else ""
            if isinstance(value, float):
                assert found == pytest.approx(value, abs=EXACT), f"{name} {place}"
            else:
                assert found == value, f"{name} {place}"


def test_the_split_of_each_skill_is_there() -> None:
    document = load("before-and-after")
    book = opened(workbook_of(document))
    bests = {view: coverage(document).best(view) for view in BARS}
    for row, skill in enumerate(document.skills, SPLIT_FIRST_ROW + 1):
        for view, best in bests.items():
            values = [book["Split"].cell(row, SPLIT_AREAS[view].parts + 1 + n).value for n in range(5)]
            if skill.id in best:
                assert values == pytest.approx(list(parts(best[skill.id])), abs=EXACT)
            else:
                assert values == [None] * 5


def test_the_summary_says_what_the_program_says() -> None:
    document = load("before-and-after")
    assessment = assess(Index(document, document.scenarios[0]), maps.TODAY)
    said = {str(cell.value) for row in opened(workbook_of(document))["Summary"].iter_rows() for cell in row}
    assert headline(assessment) in said
    assert "As exported" in said
    of_strategists, *others, fade = facts(assessment, "strategists", digits=1)
    for fact in (of_strategists, *others):
        assert {fact.value, f"{fact.detail}, as checked"} <= said
    assert f"{fade.detail}, as checked" in said
    assert {"On paper", "Where people sit"} <= said
    for decision in decisions(assessment):
        assert message(decision.finding, DEFAULT) in said
        assert any(decision.fixes[0].label in each for each in said)


def test_the_summary_says_in_words_which_version_it_was_made_from() -> None:
    document = maps.starter()
    identity = replace(fresh_identity(), revised=datetime(2026, 5, 4, 12, tzinfo=UTC))
    data = export(ExportRequest(document, document.scenarios[0].id, maps.TODAY, identity=identity)).data
    said = [str(cell.value) for row in opened(data)["Summary"].iter_rows() for cell in row if cell.value]
    assert sum(f"Made from the {identity.version}." in each for each in said) == 1
    assert not any(identity.revision in each or identity.document_id in each for each in said)
