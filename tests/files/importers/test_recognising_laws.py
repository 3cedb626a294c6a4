"""What holds of every importer, whatever it is handed: it raises nothing, and its grids can be read as any other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.presets import with_presets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.recognition import propose_mapping
from workbench.files.importers import Opened, content_of, importers, joined
from workbench.files.importers._columns import named_apart

HEADINGS = (
    *("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Title", "Description"),
    *("Reported Job Title", "Workplace Example", "Hot Technology", "conceptUri", "preferredLabel", "altLabels"),
    *("conceptType", "status", "occupationUri", "relationType", "skillUri", "skillLabel", "occupationLabel"),
    *("Skill Name", "Contextualized Skill Statement", "code", "skill", "category", "subcategory", "level 1", "level 7"),
)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5), st.dates()
) | st.sampled_from(("IM", "LV", "3.5", "11-2021.00", "released", "essential", "Y", "Occupation"))
GRIDS = st.builds(
    lambda headings, rows, hidden: Grid("Sheet", (tuple(headings), *map(tuple, rows)), hidden_rows=frozenset(hidden)),
    st.lists(st.sampled_from(HEADINGS), unique=True, max_size=len(HEADINGS)),
    st.lists(st.lists(CELLS, max_size=len(HEADINGS)), max_size=6),
    st.sets(st.integers(0, 7), max_size=2),
)
KEYS = st.sampled_from(("data", "id", "name", "type", "category", "subcategory", "description"))
TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.just("KS120036")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
)
OPENED = st.one_of(
    st.builds(lambda grids: Opened(named_apart(grids), name="file.csv"), st.lists(GRIDS, max_size=3)),
    st.builds(lambda tree: Opened((), name="file.json", tree=tree), TREES),
)


@given(st.lists(OPENED, min_size=1, max_size=3))
def test_nothing_is_raised(sources: list[Opened]) -> None:
    for opened in joined(sources):
        content, notes = content_of(opened)
        assert all(notes)
        records_of(content, with_presets(content, propose_mapping(content)))


@given(OPENED)
def test_what_a_row_became_stands_in_that_row(opened: Opened) -> None:
    for importer in importers():
        recognised = importer.recognise(opened)
        for grid in recognised.grids if recognised else ():
            assert not grid.places or len(grid.places) == len(grid.rows)
            assert all(0 <= number < len(grid.rows) for number in grid.hidden_rows)
