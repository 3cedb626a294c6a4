"""Recognition: what the tables of a file mean, as far as the rules decide it, and the questions that are left."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as ReadOnly

from workbench.application.department_words import are_departments
from workbench.application.importing.axes import Axes, Known, axes_of, rows_of_list
from workbench.application.importing.cells import is_nothing, kind_of, text_of
from workbench.application.importing.content import Content
from workbench.application.importing.detect import has_more_tables, tables_in
from workbench.application.importing.fields import fields_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.headings import LONGEST_HEADING, Meaning, heading_words, meaning_of
from workbench.application.importing.legend import legend_of
from workbench.application.importing.lines import charted_names, different_heads, names_in_several_groups
from workbench.application.importing.mapping import (
    NAMES_OF_PEOPLE,
    PLURAL,
    Mapping,
    Question,
    Scaled,
    Subject,
    TableMapping,
    Topic,
    answers_of,
    is_charted,
    is_of_somebody,
)
from workbench.application.importing.needed import fits, needed_in_column, needed_in_row, needed_row, used_row
from workbench.application.importing.own_tables import own_scales, own_table
from workbench.application.importing.packed import ONE, offered
from workbench.application.importing.packed_lists import packed_cells, packed_scale, packing_in
from workbench.application.importing.readable import readable
from workbench.application.importing.role_words import (
    look_like_names,
    look_like_people,
    look_like_roles,
    look_like_titles,
)
from workbench.application.importing.scale import (
    Scale,
    are_counted,
    importance_scale,
    scale_of,
    side_scale,
)
from workbench.application.importing.shapes import Table, cell_at, spread, text_at
from workbench.application.importing.states import groups_by_sheet, unread_tables
from workbench.application.task import UNWATCHED, Task

NOBODY = Known()

SCALED: ReadOnly[Meaning, Scaled] = {
    "level": "level",
    "level_needed": "level_needed",
    "importance": "importance",
    "belongs_to": "belongs_to",
}
"""Meaning of a column -> the scale that its cells are read by; other columns have none."""


def propose_mapping(content: Content, known: Known = NOBODY, task: Task = UNWATCHED) -> Mapping:
    """The mapping of all tables of a file. known: what the map has already. Raises Cancelled."""
    tables: list[TableMapping] = []
    questions: list[Question] = []
    filled: list[Grid] = []
    more_tables: list[str] = []
    for number, grid in enumerate(content.grids):
        task.report(number / len(content.grids))
        whole = spread(grid)
        found, more = _found(grid, whole, known, task)
        more_tables += [grid.name] if more else []
        for mapping, asked in found:
            if not mapping.meanings:
                continue
            for one in asked:
                if one.topic not in ("apart", "packed") or not content.source:  # a known format has ids of skills
                    questions.append(dataclasses.replace(one, table=len(tables)))
            packed = None if content.source else mapping.packed  # a known format has a row for each skill
            tables.append(dataclasses.replace(mapping, taken=not grid.hidden, packed=packed))
            filled.append(whole)
    taken, question = unread_tables(filled, tables)
    tables = [dataclasses.replace(each, taken=keep) for each, keep in zip(tables, taken, strict=True)]
    sheets = groups_by_sheet(filled, tables)
    tables = [dataclasses.replace(each, group=group) for each, group in zip(tables, sheets, strict=True)]
    whole_file = Mapping(tuple(tables), (*([question] if question is not None else []), *questions), tuple(more_tables))
    for number, each in enumerate(tables):
        if question is None and not each.taken:
            whole_file = whole_file.with_taken(number, False)
    return whole_file


def _found(grid: Grid, whole: Grid, known: Known, task: Task) -> tuple[list[tuple[TableMapping, list[Question]]], bool]:
    """The tables of a grid with their questions, and whether there are more. whole: the grid with its merged texts
    spread."""
    own = own_table(whole)
    if own is not None:
        return [(own, value_questions(own))], False
    tables = tables_in(grid, task)
    return [mapped(whole, table, known) for table in tables], has_more_tables(grid, tables, task)


def mapped(grid: Grid, table: Table, known: Known = NOBODY) -> tuple[TableMapping, list[Question]]:
    """What a table means by the rules, and the questions that leaves. The grid is the one with its texts spread."""
    return _matrix(grid, table, known) if table.shape == "matrix" else _list(grid, table)


def _matrix(grid: Grid, table: Table, known: Known) -> tuple[TableMapping, list[Question]]:
    scale = _scale_of_values(grid, table)
    axes = axes_of(grid, table, scale, known)
    mapping = TableMapping(table=table, meanings=axes.meanings, across=axes.across)
    mapping = dataclasses.replace(mapping, required=_is_required(grid, mapping, scale))
    mapping = dataclasses.replace(mapping, scales=scales_of(grid, mapping))
    questions = list(axes.questions)
    if axes.across != "skill" and scale.family == "marks" and _are_levels(grid, table):
        mapping = dataclasses.replace(mapping, across="level")
        questions = []
    whose = whose_question(grid, mapping)
    questions += [whose] if whose is not None else []
    if table.bands:
        mapping, asked = band_of(grid, mapping)
        questions += asked
    if table.nested:
        codes = ", ".join(text_at(grid, row, min(axes.meanings)) for row in table.nested[:3])
        questions.append(Question("nested", -1, codes, len(table.nested), ("groups", "skills"), "groups"))
        mapping = dataclasses.replace(mapping, nested=True)
    return mapping, [*questions, *repeated_names(grid, mapping), *value_questions(mapping)]


def _are_levels(grid: Grid, table: Table) -> bool:
    """Whether the columns of values are levels, such as Beginner to Expert, or D1, D2, D3 where each row marks one."""
    headings = [text_at(grid, table.heading, column) for column in table.values]
    if all(kind_of(heading) == "level" for heading in headings):
        return True
    return are_counted(headings) and all(_marks_one_level(grid, table, row) for row in table.body())


def _marks_one_level(grid: Grid, table: Table, row: int) -> bool:
    """Whether a row marks one column, or all up to one."""
    marked = [not is_nothing(cell_at(grid, row, column)) for column in table.values]
    return sum(marked) < 2 or marked == sorted(marked, reverse=True)


def _list(grid: Grid, table: Table) -> tuple[TableMapping, list[Question]]:
    meanings = fields_of(grid, table)
    scales = _scales(grid, table, meanings)
    mapping = TableMapping(table=table, meanings=meanings, scales=scales)
    mapping, named = rows_of_list(grid, mapping)
    mapping, questions = packed_by(grid, mapping)
    questions += named
    charted = charted_question(grid, mapping)
    questions += [charted] if charted is not None else []
    whose = whose_question(grid, mapping)
    questions += [whose] if whose is not None else []
    return mapping, [*questions, *repeated_names(grid, mapping), *value_questions(mapping)]


def charted_question(grid: Grid, mapping: TableMapping) -> Question | None:
    """The question what those are who lead and support, where they look like people."""
    if not is_charted(mapping):
        return None
    columns = [column for column, meaning in mapping.meanings.items() if meaning in ("accountable", "responsible")]
    cells = (text_of(cell) for cell in _cells(grid, mapping.table, columns))
    names = list(dict.fromkeys(name for cell in cells for name in charted_names(cell)))
    if not look_like_people(names):
        return None
    return Question("charted", -1, ", ".join(names[:3]), len(names), (PLURAL["role"], PLURAL["person"]), PLURAL["role"])


def packed_by(grid: Grid, mapping: TableMapping) -> tuple[TableMapping, list[Question]]:
    """The list with what separates the skills in its cells, and the question about it where that is in doubt."""
    packing = packing_in(grid, mapping.table, mapping.meanings) if mapping.across is None else None
    if packing is None:
        return dataclasses.replace(mapping, packed=None), []
    mapping = dataclasses.replace(mapping, packed=packing.separator)
    scales = {**mapping.scales, **_packed_scales(grid, mapping)}
    mapping = dataclasses.replace(mapping, scales=scales)
    if not packing.doubtful:
        return mapping, []
    cells = [cell for cell in packed_cells(grid, mapping.table, mapping.meanings) if cell is not None]
    example = next((cell for cell in cells if offered((cell,))), None)
    choices = (*offered(cells), ONE)
    return mapping, [Question("packed", -1, text_of(example), len(cells), choices, packing.separator)]


def _packed_scales(grid: Grid, mapping: TableMapping) -> dict[Scaled, Scale]:
    """The scale of the levels behind the skills in the cells of a list, where there are such."""
    if mapping.packed is None or mapping.across is not None:
        return {}
    scale = packed_scale(grid, mapping.table, mapping.meanings, mapping.packed)
    return {} if scale is None else {"level": scale}


def _cells(grid: Grid, table: Table, columns: Sequence[int]) -> Iterator[Cell]:
    for row in table.body():
        for column in columns:
            yield cell_at(grid, row, column)


def scales_of(grid: Grid, mapping: TableMapping) -> dict[Scaled, Scale]:
    """The scales of the values and columns of a table, as they are before any answer."""
    scales = _scales(grid, mapping.table, mapping.meanings)
    if mapping.own:
        return {**scales, **own_scales(grid, mapping.table, mapping.meanings)}
    if mapping.across is None:
        return {**scales, **_packed_scales(grid, mapping)}
    table, row = mapping.table, used_row(mapping)
    cells = [*_cells(grid, table, table.values), *([] if row is None else needed_in_row(grid, mapping, row))]
    scale, needed = scale_of(cells), needed_in_column(grid, mapping)
    if needed and fits(needed, scale):
        del scales["level_needed"]
        scale = scale_of((*cells, *needed))
    return {"value": _of_levels(grid, table, _with_legend(grid, table, scale)), **scales}


def with_rows_as(grid: Grid, mapping: TableMapping, rows: Subject, known: Known) -> tuple[TableMapping, list[Question]]:
    """The matrix as it would have been recognised, had it been known what its rows are, and what that leaves to ask.

    What a person said of a column stays: that it holds something else than the rules say, or nothing.
    """
    now = _axes_as(grid, mapping.table, mapping.subject, known).meanings
    axes = _axes_as(grid, mapping.table, rows, known)
    read = [each for each in readable(axes.across, rows) if rows == "person" or each not in NAMES_OF_PEOPLE]
    said = {
        column: meaning
        for column, meaning in mapping.meanings.items()
        if now.get(column) != meaning and meaning in read and (meaning != rows or column not in now)
    }
    without = {*(column for column in now if column not in mapping.meanings), *said}
    meant = {
        column: meaning
        for column, meaning in axes.meanings.items()
        if column not in without and meaning not in said.values() and meaning in read
    }
    after = dataclasses.replace(mapping, meanings={**meant, **said}, across=axes.across)
    if after.across != mapping.across:
        after = dataclasses.replace(after, required=_is_required(grid, after, _scale_of_values(grid, mapping.table)))
    return after, [question for question in axes.questions if question.topic != "axes"]


def _axes_as(grid: Grid, table: Table, rows: Subject | None, known: Known) -> Axes:
    """The axes of a matrix whose rows are known: as they are found, where that is what is found."""
    scale = _scale_of_values(grid, table)
    found = axes_of(grid, table, scale, known)
    same = TableMapping(table=table, meanings=found.meanings, across=found.across).subject == rows
    return found if same or rows is None else axes_of(grid, table, scale, known, rows)


def _is_required(grid: Grid, mapping: TableMapping, scale: Scale) -> bool:
    """Whether a row of needed levels is used unless somebody says otherwise: where it means the same as the values."""
    row = needed_row(mapping)
    if row is None:
        return False
    cells = needed_in_row(grid, mapping, row)
    return fits(cells, scale) or (scale.top is None and {kind_of(cell) for cell in cells} <= {"level", "nothing"})


def _scale_of_values(grid: Grid, table: Table) -> Scale:
    """The scale of the values of a matrix, as the sheet's own legend has them."""
    return _with_legend(grid, table, scale_of(_cells(grid, table, table.values)))


def _with_legend(grid: Grid, table: Table, scale: Scale) -> Scale:
    legend = legend_of(grid, table)
    return scale if legend is None else scale.with_legend(legend)


def _scales(grid: Grid, table: Table, meanings: ReadOnly[int, Meaning]) -> dict[Scaled, Scale]:
    """The scales of the columns that are read by one."""
    scales: dict[Scaled, Scale] = {}
    for column, meaning in meanings.items():
        if meaning not in SCALED:
            continue
        cells = _cells(grid, table, (column,))
        make = {"importance": importance_scale, "belongs_to": side_scale}.get(meaning, scale_of)
        scale = make(cells)
        scales[SCALED[meaning]] = _with_legend(grid, table, scale) if make is scale_of else scale
    return scales


def _of_levels(grid: Grid, table: Table, scale: Scale) -> Scale:
    """The scale of L1 to L4 as levels where no S is among them and a row has several L: a skill has one lead only."""
    if scale.family != "lettered" or any(value.held and value.held.kind == "support" for value in scale.values):
        return scale
    if all(sum(bool(text_at(grid, row, column)) for column in table.values) < 2 for row in table.body()):
        return scale
    plain = (
        dataclasses.replace(value, held=dataclasses.replace(value.held, kind=None)) if value.held else value
        for value in scale.values
    )
    return dataclasses.replace(scale, family="levels", values=tuple(plain))


def band_of(grid: Grid, mapping: TableMapping) -> tuple[TableMapping, list[Question]]:
    """What the row above the headings says: groups of skills; of roles and people it is asked."""
    table = mapping.table
    if mapping.across == "skill":
        return dataclasses.replace(mapping, band="group"), []
    texts = sorted({text for column in table.values if (text := text_at(grid, table.bands[0], column))})
    if mapping.across == "person":
        choices: tuple[str, ...] = ("nothing", "departments", "roles")
        if are_departments(texts):
            asked = Question("band", -1, ", ".join(texts[:3]), len(texts), choices, "departments")
            return dataclasses.replace(mapping, band="department"), [asked]
        are_titles = look_like_titles([" ".join(set(heading_words(text)) - {"team"}) for text in texts])
        asked = Question("band", -1, ", ".join(texts[:3]), len(texts), choices, "roles" if are_titles else "nothing")
        return dataclasses.replace(mapping, band="role" if are_titles else None), [asked]
    people = mapping.across == "role" and look_like_names(texts) and not look_like_roles(texts)
    choices = ("nothing", "departments", "people") if mapping.across == "role" else ("nothing",)
    told_apart = dataclasses.replace(mapping, band="holder")
    if mapping.across == "role" and len(different_heads(grid, told_apart)[1]) < len(different_heads(grid, mapping)[1]):
        people = True  # roles of one title under several texts are several, of which none is lost
    about = ", ".join(texts[:3])
    question = Question("band", -1, about, len(texts), choices, "people" if people else "nothing")
    return dataclasses.replace(mapping, band="holder" if people else None), [question]


def whose_question(grid: Grid, mapping: TableMapping) -> Question | None:
    """The question who has what a table says, where neither a column nor the heading over the values does.

    In an own table the heading is always that of a role, also where it is called Level.
    """
    if mapping.own or not is_of_somebody(mapping):
        return None
    if mapping.across != "role":
        return Question("whose", about=mapping.table.sheet)
    heading = text_at(grid, mapping.table.heading, mapping.table.values[0])
    return Question("whose", about=heading) if meaning_of(heading) is not None else None


def repeated_names(grid: Grid, mapping: TableMapping) -> list[Question]:
    """The question of skills that are named alike in several groups; the ids of an own table answer it."""
    if mapping.own:
        return []
    twice = list(names_in_several_groups(grid, mapping).values())
    about = ", ".join(twice[:3])
    return [Question("apart", -1, about, len(twice), ("two skills", "one skill"), "two skills")] if twice else []


def topics_of(grid: Grid, mapping: TableMapping) -> Iterator[Topic]:
    """What there is to be said of a table that not every table of its kind has."""
    if mapping.table.bands:
        yield "band"
    if mapping.table.nested:
        yield "nested"
    if repeated_names(grid, mapping):
        yield "apart"
    if mapping.across is None and packing_in(grid, mapping.table, mapping.meanings) is not None:
        yield "packed"
    if charted_question(grid, mapping) is not None:
        yield "charted"


def value_questions(mapping: TableMapping) -> list[Question]:
    """The questions of the scales: which value is the highest, and what each unknown word becomes.

    The highest one of an own table is that of a map.
    """
    questions: list[Question] = []
    for name, scale in mapping.scales.items():
        tops = tuple(f"{top:g}" for top in scale.tops()) if not (mapping.own or scale.told) else ()
        if tops:
            questions.append(Question("top", about=name, choices=tops, preset=tops[0]))
        choices = answers_of(name)
        for value in scale.values:
            if value.asked:
                preset = "needed" if value.held is not None else "nothing"
                questions.append(Question("value", -1, value.text, value.count, choices, preset))
    return questions


def has_only_headings(content: Content) -> bool:
    """Whether a sheet ends with a row of headings, of which some are known, so that nothing is below them."""
    return any(_ends_with_headings(grid) for grid in content.grids if not grid.hidden)


def _ends_with_headings(grid: Grid) -> bool:
    last = next((row for row in reversed(grid.rows) if not all(map(is_nothing, row))), ())
    texts = [cell for cell in last if not is_nothing(cell)]
    known = {meaning_of(cell) for cell in texts if isinstance(cell, str)} - {None}
    return len(known) > 1 and all(kind_of(cell) == "text" and len(str(cell)) <= LONGEST_HEADING for cell in texts)
