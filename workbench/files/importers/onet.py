"""O*NET: occupations with skills, knowledge, abilities and activities, rated for importance (IM) and level (LV).

Tab-delimited text up to 30.1, the workbooks and the csv files of 2026, which all have the same headings; and the files
beside them: occupations, reported titles, the content model. Handed in with ratings these only fill in what they say.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from workbench.application.importing.grid import Grid
from workbench.application.importing.shapes import text_at
from workbench.files.importers._columns import Columns, Lines, Row, columns_of, counted, joined_where, named_apart
from workbench.files.importers._contract import Importer, Opened, Recognised

IMPORTANT = 3.0
"""The importance, of 5, from which on an occupation is said to have a skill."""

LEVELS = (2.5, 3.5, 4.5)
"""The O*NET levels, of 7, from which on a level is 2, 3 and 4."""

_CODE, _ELEMENT = "onetsoccode", "elementid"
_RATINGS = (_CODE, _ELEMENT, "elementname", "scaleid", "datavalue")
_SOFTWARE = (_CODE, "workplaceexample", "elementname", "hottechnology")
_OCCUPATIONS = (_CODE, "title", "description")
_TITLES = (_CODE, "title", "reportedjobtitle")
_MODEL = (_ELEMENT, "elementname", "description")
_KINDS = (_RATINGS, _SOFTWARE, _OCCUPATIONS, _TITLES, _MODEL)
_ALONE = (_OCCUPATIONS, _MODEL)
"""Kinds whose few headings stand in other people's tables, too, beside more that is to be read."""


@dataclasses.dataclass(slots=True)
class _Known:
    """What the files beside the ratings say: of each code the title, description and other titles, of each element."""

    titles: dict[str, str] = dataclasses.field(default_factory=dict)
    purposes: dict[str, str] = dataclasses.field(default_factory=dict)
    also_called: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    elements: dict[str, str] = dataclasses.field(default_factory=dict)
    definitions: dict[str, str] = dataclasses.field(default_factory=dict)

    def group(self, element: str) -> str:
        """The name of the element that another one is part of."""
        return self.elements.get(element.rpartition(".")[0], "")


@dataclasses.dataclass(slots=True)
class _Left:
    """How much is left out, for the notes."""

    flagged: int = 0
    unimportant: int = 0
    unrated: int = 0


def recognise(opened: Opened) -> Recognised | None:
    """The roles with what they hold; without ratings, the roles or the skills that are listed."""
    found = {kind: [each for grid in opened.grids if (each := _columns(grid, kind))] for kind in _KINDS}
    rated, software = found[_RATINGS], found[_SOFTWARE]
    listed = found[_OCCUPATIONS]
    models = found[_MODEL]
    if not (rated or software or listed or found[_TITLES] or models):
        return None
    known = _known(listed, found[_TITLES], models)
    left = _Left()
    grids = [_ratings(columns, known, left) for columns in rated] + [_software(columns, known) for columns in software]
    if listed or found[_TITLES]:
        held = frozenset(code for grid in grids for code in _role_codes(grid)) if grids else None
        grids.insert(0, _occupations((*listed, *found[_TITLES]), known, held))
    elif not grids:
        grids = [_elements(columns, known) for columns in models]
    return Recognised(named_apart(grids), tuple(_notes(opened.name, left)))


def join(sources: tuple[Opened, ...]) -> tuple[Opened, ...]:
    """The sources, where those of O*NET are one."""
    return joined_where(sources, lambda grid: any(_columns(grid, kind) for kind in _KINDS))


def _columns(grid: Grid, kind: tuple[str, ...]) -> Columns | None:
    return columns_of(grid, *kind, alone=kind in _ALONE)


def _known(listed: Sequence[Columns], titles: Sequence[Columns], models: Sequence[Columns]) -> _Known:
    known = _Known()
    for row in _rows((*listed, *titles)):
        known.titles.setdefault(row.text(_CODE), row.text("title"))
    for row in _rows(listed):
        known.purposes.setdefault(row.text(_CODE), row.text("description"))
    for row in _rows(titles):
        known.also_called.setdefault(row.text(_CODE), []).append(row.text("reportedjobtitle"))
    for row in _rows(models):
        known.elements[row.text(_ELEMENT)] = row.text("elementname")
        known.definitions[row.text(_ELEMENT)] = row.text("description")
    return known


def _rows(several: Sequence[Columns]) -> Iterator[Row]:
    for columns in several:
        yield from columns.rows()


_ROLE_CODE = "Role code"
_ROLE = ("Role", "Skill", _ROLE_CODE, "Skill code", "Level", "Group", "Definition")


def _role_codes(grid: Grid) -> Iterator[str]:
    """The codes of the roles in a grid; a column that says nothing in any row is not among its columns."""
    for heading in grid.rows[:1]:
        if _ROLE_CODE in heading:
            yield from (text_at(grid, row, heading.index(_ROLE_CODE)) for row in range(1, len(grid.rows)))


def _title(row: Row, known: _Known) -> str:
    """The title of the role of a row; its code where no file says it."""
    code = row.text(_CODE)
    return row.text("title") or known.titles.get(code) or code


def _ratings(columns: Columns, known: _Known, left: _Left) -> Grid:
    """Each pair of an occupation and an element that is important enough, with its level."""
    pairs: dict[tuple[str, str], dict[str, float]] = {}
    first: dict[tuple[str, str], Row] = {}
    flagged: set[tuple[str, str]] = set()
    for row in columns.rows():
        pair = row.text(_CODE), row.text(_ELEMENT)
        scale, value = row.text("scaleid").casefold(), row.number_under("datavalue")
        if scale not in ("im", "lv") or not all(pair):
            left.unrated += 1
            continue
        first.setdefault(pair, row)
        if "y" in (row.text("recommendsuppress").casefold(), row.text("notrelevant").casefold()):
            left.flagged += 1
            flagged.add(pair)
        elif value is not None:
            pairs.setdefault(pair, {})[scale] = value
    lines = Lines(*_ROLE)
    levelled = any("lv" in scales for scales in pairs.values())
    said = set[str]()
    for pair, row in first.items():
        code, element = pair
        scales = pairs.get(pair, {})
        if pair in flagged:
            continue
        if scales.get("im", 0.0) < IMPORTANT:
            left.unimportant += 1
            continue
        if levelled and "lv" not in scales:
            left.unrated += 1
            continue
        level = 1 + sum(scales["lv"] >= least for least in LEVELS) if "lv" in scales else None
        about = (known.group(element), known.definitions.get(element, "")) if element not in said else ("", "")
        said.add(element)
        cells = (_title(row, known), row.text("elementname"), code, element, None if level is None else float(level))
        lines.add_row(row, *cells, *about)
    return lines.grid_of(columns)


def _software(columns: Columns, known: _Known) -> Grid:
    """Each pair of an occupation and a program; no level is said of these."""
    lines = Lines(*_ROLE)
    for row in columns.rows():
        pair = _title(row, known), row.text("workplaceexample")
        lines.add_row(row, *pair, row.text(_CODE), "", None, row.text("elementname"), "")
    return lines.grid_of(columns)


def _occupations(several: Sequence[Columns], known: _Known, held: frozenset[str] | None) -> Grid:
    """Each occupation once, with the titles that are reported of it; held: the codes of those that hold something."""
    lines = Lines("Role", "Role code", "Purpose", "Also called")
    done = set[str]()
    for row in _rows(several):
        code = row.text(_CODE)
        if code not in done and (held is None or code in held):
            done.add(code)
            others = "\n".join(known.also_called.get(code, ()))
            lines.add_row(row, _title(row, known), code, known.purposes.get(code, ""), others)
    return lines.grid_of(several[0])


def _elements(columns: Columns, known: _Known) -> Grid:
    """Each element of the content model, in the group of the one that it is part of."""
    lines = Lines("Skill", "Skill code", "Group", "Definition")
    for row in columns.rows():
        element = row.text(_ELEMENT)
        lines.add_row(row, row.text("elementname"), element, known.group(element), row.text("description"))
    return lines.grid_of(columns)


def _notes(name: str, left: _Left) -> Iterator[str]:
    if left.flagged:
        yield f"{name}: {counted(left.flagged, 'value')} marked as not reliable or not relevant: left out."
    if left.unimportant:
        yield f"{name}: {counted(left.unimportant, 'pair')} of role and skill below importance 3: left out."
    if left.unrated:
        yield f"{name}: {counted(left.unrated, 'row')} without importance or level: left out."


IMPORTER = Importer(id="onet", order=10, name="O*NET", recognise=recognise, join=join)
