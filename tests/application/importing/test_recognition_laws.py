"""What holds of any grid: recognising raises nothing, each answer can be given, a mapping survives being written."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.support.presets import with_presets
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import Area, Cell, Grid
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import with_answer
from workbench.application.importing.recognition import propose_mapping
from workbench.files.mapping_file import read_mapping, write_mapping

HEADINGS = (
    "Skill",
    "Skills (all)",
    "Responsible",
    "Accountable",
    "Senior",
    "Role",
    "Employee",
    "Group",
    "Level",
    "Level needed",
    "Importance",
    "Title",
    "Manager",
    "Code",
)
NAMES = ("Python", "SQL", "Talking", "Anna Berg", "Ben", "Developer", "Team Lead", "Technical", "Max", "Total", "Gap")
RATINGS: tuple[Cell, ...] = (0.0, 1.0, 2.5, 3.0, 5.0, 12.0, -1.0, "x", "o", "A", "R", "A/R", "C", "L4", "S2", "75 %")
WORDS: tuple[Cell, ...] = ("expert", "basic", "3 - Proficient", "NOT IN USE", "-", "", None, True, date(2026, 3, 1))
ODD: tuple[Cell, ...] = ("1.1", "1.", "\u00ad", "long text " * 40, "\n", "²", "٣", "ß" * 70, float("inf"), "%", "+")
PACKED: tuple[Cell, ...] = (
    *(
        "SEO; Ads (3)",
        "Ads; Mail",
        "SEO, Ads",
        "Mail, and post",
        "• SEO • Ads",
        '{"SEO": 10, "Ads": 2}',
        "a | b\nc",
        "SEO",
    ),
    *("1 = basic, 2 = good", "0=none; 1=basic", "D1", "D3", "Source: a survey", "* only of the last year or so", "; ,"),
)
CELLS = st.sampled_from((*HEADINGS, *NAMES, *RATINGS, *WORDS, *ODD, *PACKED)) | st.text(max_size=6)
MATRIX = st.sampled_from((*RATINGS, *WORDS))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A grid of a few rows, at times with headings and ratings where these belong."""
    width, height = draw(st.integers(1, 7)), draw(st.integers(0, 12))
    rows = [draw(st.lists(CELLS, max_size=width)) for _ in range(draw(st.integers(0, 3)))]
    rows.append([draw(st.sampled_from(HEADINGS)), *draw(st.lists(st.sampled_from(NAMES), max_size=width))])
    value = draw(
        st.sampled_from(
            (CELLS, MATRIX, st.sampled_from(RATINGS[:5]), st.sampled_from(RATINGS[7:13]), st.sampled_from(PACKED))
        )
    )
    rows += [[draw(st.sampled_from((*NAMES, None))), *draw(st.lists(value, max_size=width))] for _ in range(height)]
    areas = st.builds(
        lambda top, left, down, right: Area(top, left, top + down, left + right),
        *(st.integers(0, 9), st.integers(0, 6), st.integers(0, 3), st.integers(0, 3)),
    )
    return Grid(
        draw(st.sampled_from(("Team", "2026 Q1", "2026 Q2"))),
        tuple(map(tuple, rows)),
        merged=tuple(draw(st.lists(areas, max_size=2))),
        hidden_rows=draw(st.frozensets(st.integers(0, 9), max_size=2)),
        hidden_columns=draw(st.frozensets(st.integers(0, 6), max_size=1)),
    )


CONTENT = st.lists(grids(), min_size=1, max_size=2, unique_by=lambda grid: grid.name).map(
    lambda e: Sheets(tuple(e), "f")
)


@given(CONTENT)
def test_any_grid_is_recognised_and_read(content: Sheets) -> None:
    mapping = propose_mapping(content)
    assert read_mapping(write_mapping(mapping)) == mapping
    records_of(content, mapping)
    decided = with_presets(content, mapping)
    found = records_of(content, decided)
    assert records_of(content, read_mapping(write_mapping(decided))) == found
    assert all(skill.name for skill in found.skills)
    assert all(role.title for role in found.roles)
    assert all(person.name for person in found.people)
    assert all(held.level is None or 1 <= held.level <= 4 for held in found.holdings)
    assert all(held.level is None or 0 <= held.level <= 4 for held in found.levels)
    named = {*(role.title for role in found.roles), *(person.name for person in found.people)}
    assert {held.holder for held in (*found.holdings, *found.levels)} <= named
    assert {held.skill for held in (*found.holdings, *found.levels)} <= {skill.name for skill in found.skills}


@given(CONTENT, st.data())
def test_every_answer_can_be_given(content: Sheets, data: st.DataObject) -> None:
    mapping: Mapping = propose_mapping(content)
    while mapping.questions:
        question = data.draw(st.sampled_from(mapping.questions))
        answer = data.draw(st.sampled_from(question.choices or ("Somebody", "level needed")))
        mapping = with_answer(content, mapping, question, answer)
    records_of(content, mapping)
