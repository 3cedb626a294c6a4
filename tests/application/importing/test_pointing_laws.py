"""What holds of any grid, whatever is pointed at: nothing raises, nothing is lost, and only what is there is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.application.importing.test_recognition_laws import CONTENT
from workbench.application.importing.content import Content, Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.headings import MEANINGS
from workbench.application.importing.layout import sheet_layout
from workbench.application.importing.lines import lines_of
from workbench.application.importing.mapping import Mapping, Question, TableMapping, scaled_by, still_asked
from workbench.application.importing.packed import ONE, SEPARATORS
from workbench.application.importing.pointing import (
    meanings_offered,
    toggled_group,
    toggled_row,
    with_across,
    with_answer,
    with_apart,
    with_band,
    with_charted,
    with_end,
    with_heading,
    with_hidden,
    with_meaning,
    with_nested,
    with_packed,
    with_required,
    with_rows,
    with_top,
    with_value,
    with_whose,
)
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.scale import Held
from workbench.application.importing.shapes import spread
from workbench.domain.normalisation import name_key
from workbench.domain.searching import word_key
from workbench.files.mapping_file import read_mapping, write_mapping

ROWS, COLUMNS = st.integers(0, 15), st.integers(0, 8)


def pointed(data: st.DataObject, content: Content, mapping: Mapping) -> Mapping:
    """The mapping after something that may be pointed at."""
    row, column = data.draw(ROWS), data.draw(COLUMNS)
    sheet = data.draw(st.sampled_from([grid.name for grid in content.grids]))
    on_sheets = (
        lambda: with_heading(content, mapping, sheet, row),
        lambda: with_heading(content, mapping, sheet, row, column=column),
        lambda: with_hidden(content, mapping, sheet, data.draw(st.booleans())),
    )
    if not mapping.tables:
        return data.draw(st.sampled_from(on_sheets))()
    table = data.draw(st.integers(0, len(mapping.tables) - 1))
    scales = sorted(mapping.tables[table].scales)
    name = data.draw(st.sampled_from(scales)) if scales else "value"
    values = [value.text for value in mapping.tables[table].scales[name].values] if scales else []
    text = data.draw(st.sampled_from(values)) if values else "x"
    yes = data.draw(st.booleans())
    questions = list(mapping.questions)
    changes = (
        *on_sheets,
        lambda: with_end(content, mapping, table, row),
        lambda: toggled_group(content, mapping, table, row),
        lambda: toggled_row(content, mapping, table, row),
        lambda: with_meaning(content, mapping, table, column, data.draw(st.sampled_from((None, *MEANINGS)))),
        lambda: with_meaning(
            content, mapping, table, column, data.draw(st.sampled_from((None, *meanings_offered(mapping, table))))
        ),
        lambda: mapping.with_taken(table, yes),
        lambda: with_rows(content, mapping, table, data.draw(st.sampled_from(("skill", "role", "person")))),
        lambda: with_across(content, mapping, table, data.draw(st.sampled_from(("skill", "role", "person", "level")))),
        lambda: with_band(
            content, mapping, table, data.draw(st.sampled_from((None, "group", "department", "holder", "role")))
        ),
        lambda: with_nested(content, mapping, table, yes),
        lambda: with_apart(mapping, table, yes),
        lambda: with_packed(content, mapping, table, data.draw(st.sampled_from((ONE, *SEPARATORS)))),
        lambda: with_charted(mapping, table, data.draw(st.sampled_from(("roles", "people")))),
        lambda: with_required(content, mapping, table, yes),
        lambda: with_whose(content, mapping, table, data.draw(st.sampled_from(("Somebody", "level needed", "")))),
        lambda: with_top(mapping, table, name, data.draw(st.sampled_from((1.0, 4.0, 5.0, 10.0)))),
        lambda: with_value(mapping, table, name, text, data.draw(st.sampled_from((None, Held(0), Held(3))))),
        lambda: answered(data, content, mapping) if questions else mapping,
    )
    return data.draw(st.sampled_from(changes))()


def answered(data: st.DataObject, content: Content, mapping: Mapping) -> Mapping:
    question = data.draw(st.sampled_from(mapping.questions))
    answer = data.draw(st.sampled_from(question.choices or ("Somebody", "level needed")))
    return with_answer(content, mapping, question, answer)


@given(CONTENT, st.data())
def test_whatever_is_pointed_at_can_be_read(content: Sheets, data: st.DataObject) -> None:
    mapping = propose_mapping(content)
    for _ in range(data.draw(st.integers(1, 6))):
        mapping = pointed(data, content, mapping)
        check(content, mapping)


def is_of_something(question: Question, table: TableMapping) -> bool:
    """Whether what a question asks is there, and open."""
    scale = table.scales.get(scaled_by(question, table))
    if question.topic == "top":
        return scale is not None and bool(scale.tops())
    if question.topic == "value":
        key = word_key(question.about)
        return scale is not None and any(value.asked and word_key(value.text) == key for value in scale.values)
    return still_asked(question, table)


def check(content: Sheets, mapping: Mapping) -> None:
    assert read_mapping(write_mapping(mapping)) == mapping
    records = records_of(content, mapping)
    named = {name_key(each.name) for each in records.skills} | {name_key(each.name) for each in records.people}
    named |= {name_key(role.title) for role in records.roles}
    left = {(each.origin.sheet, each.origin.row) for each in records.left_out}
    left_names = {name_key(each.what) for each in records.left_out}
    for question in mapping.questions:
        if question.topic != "tables":
            assert is_of_something(question, mapping.tables[question.table])
    for each in mapping.tables:
        table = each.table
        assert (table.shape == "matrix") == (each.across is not None) == ("value" in each.scales)
        assert len(set(each.meanings.values())) == len(each.meanings)
        if not each.taken:
            continue
        grid = spread(next(grid for grid in content.grids if grid.name == table.sheet))
        for line in lines_of(grid, each):
            texts = {name_key(text) for meaning, text in line.texts.items() if meaning in ("skill", "role", "person")}
            texts.add(name_key(f"{line.text('first_name')} {line.text('last_name')}"))
            texts.add(name_key(line.text("person_code")))
            texts.add(name_key(f"{line.text('skill')} ({line.text('group')})"))  # of several of one name
            told = (table.sheet, line.row + 1) in left
            assert told or texts & (named | left_names), line
    told_at = {(each.origin.sheet, each.origin.row, each.origin.column) for each in records.left_out}
    for grid in content.grids:
        layout = sheet_layout(content, mapping, grid.name)
        for table in (each.table for each in mapping.tables if each.taken and each.table.sheet == grid.name):
            for row in range(table.first, table.last + 1):
                reason = layout.row_reason(row)
                assert reason in (None, "empty", "not_read") or (grid.name, row + 1) in left, reason
            for column in (*table.columns, *table.values, *(each.number for each in table.left_columns)):
                reason = layout.column_reason(column)
                told_here = (grid.name, table.heading + 1, column + 1) in told_at
                assert reason in (None, "not_read") or told_here, reason
        for row in range(layout.row_count + 1):
            for column in range(layout.column_count + 1):
                role, held = layout.role(row, column), layout.held(row, column)
                assert held is None or role == "value"
                assert (role == "outside") or layout.table_at(row, column) is not None
