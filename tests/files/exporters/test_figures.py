"""The workbook carries the program's figures: unread by any program, calculated anew, and after a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.exporters import maps
from tests.files.exporters.reading import (
    FIGURES,
    chart_cache,
    opened,
    recalculated,
    split_figures,
    with_cells,
    workbook_of,
)
from workbench.domain.assess import assess
from workbench.domain.coverage import Split, parts
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.summary import decisions, facts, sentence
from workbench.domain.transform import assign, drop, edit_role, edit_scenario, set_role
from workbench.domain.words import PARTS
from workbench.files.exporters.xlsx.layout import (
    FIRST_PART,
    FIRST_ROLE,
    FIRST_SKILL_ROW,
    SIDES_ROW,
    SPLIT_FIRST_ROW,
    address,
)
from workbench.files.templates import load

EXACT = 1e-9


def program(document: CapabilityMap) -> Split:
    """The split as designed of the first scenario."""
    return Index(document, document.scenarios[0]).coverage.designed


def assert_figures(found: dict[str, float | str], split: Split) -> None:
    """The figures are those of the program, a dash where it has none."""
    for name in FIGURES:
        expected = getattr(split, name)
        if expected is None:
            assert found[name] == "–", name
        else:
            assert found[name] == pytest.approx(expected, abs=EXACT), name


@pytest.mark.parametrize("document", [maps.starter(), *map(maps.random_map, range(6))])
def test_the_untouched_file_carries_the_figures(document: CapabilityMap) -> None:
    data = workbook_of(document)
    split = program(document)
    assert_figures(split_figures(opened(data)), split)
    cache = chart_cache(data)
    assert list(cache) == list(PARTS.values())
    for name, words in PARTS.items():
        assert cache[words] == pytest.approx(getattr(split, name) or 0, abs=EXACT)


def test_every_formula_carries_a_value_and_calculating_changes_none(tmp_path: Path) -> None:
    books = {f"map{seed}": workbook_of(maps.random_map(seed)) for seed in range(20)}
    books["starter"] = workbook_of(maps.starter())
    fresh = recalculated(books, tmp_path)
    for name, data in books.items():
        formulas, kept = opened(data, values=False), opened(data)
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    place = f"{name} {sheet.title}!{cell.coordinate}"
                    stored = kept[sheet.title][cell.coordinate].value
                    anew = fresh[name][sheet.title][cell.coordinate].value
                    if isinstance(stored, float | int):
                        assert anew == pytest.approx(stored, abs=EXACT), place
                    else:
                        assert (anew or "") == (stored or ""), place


def test_the_split_of_each_skill_is_there() -> None:
    document = maps.starter()
    book = opened(workbook_of(document))
    best = Index(document, document.scenarios[0]).coverage.best("designed")
    for row, skill in enumerate(document.skills, SPLIT_FIRST_ROW + 1):
        values = [book["Split"].cell(row, FIRST_PART + 1 + n).value for n in range(5)]
        if skill.id in best:
            assert values == pytest.approx(list(parts(best[skill.id])), abs=EXACT)
        else:
            assert values == [None] * 5


def _change(document: CapabilityMap) -> tuple[dict[str, str | int | None], CapabilityMap]:
    """Three changes made in Matrix, and the same made in the program."""
    scenario = document.scenarios[0]
    strategist = next(n for n, role in enumerate(scenario.roles) if role.acts_as == "product_strategist")
    role = scenario.roles[strategist]
    taken, given = role.assignments[0].skill, "ad-management"
    rows = {skill.id: FIRST_SKILL_ROW + n for n, skill in enumerate(document.skills)}
    cells: dict[str, str | int | None] = {
        address(rows[taken], FIRST_ROLE + strategist): None,
        address(rows[given], FIRST_ROLE + strategist): "S3",
    }

    changed = edit_role(document, scenario.id, role.id, lambda each: drop(each, taken))
    changed = edit_scenario(changed, scenario.id, lambda each: assign(each, role.id, given, "support", 3))
    engineer = next(n for n, each in enumerate(scenario.roles) if each.discipline == "technology")
    cells[address(SIDES_ROW, FIRST_ROLE + engineer)] = "Marketing"
    return cells, set_role(changed, scenario.id, scenario.roles[engineer].id, discipline="marketing")


def test_a_changed_matrix_gives_what_the_program_gives(tmp_path: Path) -> None:
    document = maps.starter()
    cells, changed = _change(document)
    data = with_cells(workbook_of(document), "Matrix", cells)
    book = recalculated({"changed": data}, tmp_path)["changed"]
    assert_figures(split_figures(book), program(changed))
    assert program(changed) != program(document)
    assert book["Summary"]["A4"].value == ("3 cells changed since: figures are live, open points and verdict are not")
    assert book["Summary"]["A9"].value == pytest.approx(program(changed).only_marketing, abs=EXACT)


def test_the_summary_says_what_the_program_says() -> None:
    document = load("before-and-after")
    assessment = assess(Index(document, document.scenarios[0]), maps.TODAY)
    said = {str(cell.value) for row in opened(workbook_of(document))["Summary"].iter_rows() for cell in row}
    assert sentence(assessment) in said
    assert "As exported" in said
    for fact in facts(assessment, "designed")[1:]:
        assert {fact.value, fact.detail} <= said
    for decision in decisions(assessment):
        assert decision.finding.message in said
        assert any(decision.fixes[0].label in each for each in said)
