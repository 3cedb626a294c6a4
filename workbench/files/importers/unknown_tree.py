"""Trees of no known format: each list of objects in JSON or YAML is a grid, with their keys as headings.

Objects of one kind that stand under their names are a list, too. What the grids mean is then found as in any table.
Ids are those of the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from workbench.application.importing.cells import RATINGS, kind_of
from workbench.application.importing.grid import Cell, Grid
from workbench.application.importing.headings import Meaning, meaning_of
from workbench.domain.words import pluralise
from workbench.files.importers._contract import Importer, Opened, Recognised
from workbench.files.importers._opening.limits import CELLS, COLUMNS, ROWS, SHEETS
from workbench.files.importers._trees import cell_of, first_text, keyed, long_list, objects, text_of

_NAMES = ("name", "title", "label", "id")
"""Keys of what an object is called, in the order in which they are asked."""
_CALLED = ("name", "title")
"""Those of one of which nothing says what it is."""
_NAMED: tuple[Meaning | None, ...] = ("skill", "role", "person")
_OF_WHOM: tuple[Meaning | None, ...] = ("name", "code", "description")
"""What is said without saying of what, as this is said by the list it stands in."""

_ONE = {
    "areas": "area",
    "categories": "category",
    "departments": "department",
    "domains": "domain",
    "families": "family",
    "subcategories": "subcategory",
    "teams": "team",
    "units": "unit",
}
"""Keys in the plural that are no headings of a column, and what one of them is."""

_TASKS = frozenset(("tasks", "activities", "deliverables", "steps"))
"""Keys of what somebody does, which are no skills where these stand beside it."""

_ALIKE = 0.8
"""The share of objects under names that have one key in common, at least."""

_OUTER = 5
"""How many objects around one are named in its row, the nearest ones."""

Row = dict[str, Cell]


def recognise(opened: Opened) -> Recognised | None:
    """The lists of objects in a tree, a grid each; what stands in another one's object bears that one's name."""
    if not isinstance(opened.tree, dict | list):
        return None
    lists = _Lists()
    lists.walk(opened.tree, (), {})
    if not lists.found and opened.grids:
        return None
    grids, left = [], CELLS
    skilled = {path[:-1] for path in lists.found if path and meaning_of(path[-1]) == "skill" and not _are_tasks(path)}
    for path, rows in list(lists.found.items())[:SHEETS]:
        hidden = _are_tasks(path) and path[:-1] in skilled
        grids.append(_grid(path, rows, left // len(rows), hidden=hidden))
        left -= sum(map(len, grids[-1].rows))
    return Recognised(tuple(grids), tuple(_notes(lists)))


class _Lists:
    """The lists that were found so far: the rows of each, by the keys that lead to it."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, ...], list[Row]] = {}

    def walk(self, node: Any, path: tuple[str, ...], outer: Row) -> None:
        """Find the lists in a part of the tree. outer: the names of the objects it stands in."""
        if isinstance(node, list):
            self._list(node, path, outer)
        elif isinstance(node, dict):
            if (listed := _under_names(node, path[-1] if path else "")) is not None:
                self._list(listed, path, outer)
            elif not path and _is_of_somebody(node):
                said = {key: value for key, value in node.items() if key not in _CALLED}
                self._object(said, "", path, {"role name": first_text(node, *_CALLED)})
            else:
                for key, value in node.items():
                    self.walk(value, (*path, text_of(key)), outer)

    def _list(self, values: list[Any], path: tuple[str, ...], outer: Row) -> None:
        key = path[-1] if path else ""
        for value in values:
            if isinstance(value, dict):
                self._object(value, key, path, outer)
            elif isinstance(value, list):
                self._list(value, path, outer)
            elif (text := text_of(value)) and meaning_of(key) in _NAMED:
                self._add(path, {**outer, f"{key} name": text})

    def _object(self, value: dict[Any, Any], key: str, path: tuple[str, ...], outer: Row) -> None:
        """Take an object as a row, and the lists in it as rows that bear its name."""
        row = dict(outer)
        within = dict([*outer.items(), *_name_of(value, key).items()][-_OUTER:])
        for name, each in value.items():
            field = text_of(name)
            if isinstance(each, dict):
                if meaning_of(field) in _NAMED and _are_ratings(each):
                    for skill, level in each.items():
                        self._add((*path, field), {**within, f"{field} name": text_of(skill), "level": cell_of(level)})
                    continue
                if meaning_of(field) in _NAMED and (listed := _under_names(each, field)) is not None:
                    self._list(listed, (*path, field), within)
                    continue
                for inner, plain in each.items():
                    if not isinstance(plain, dict | list):
                        row[f"{field} {text_of(inner)}"] = cell_of(plain)
                    else:
                        self.walk(plain, (*path, field, text_of(inner)), within)
            elif isinstance(each, list) and (meaning_of(field) in _NAMED or any(isinstance(i, dict) for i in each)):
                self._list(each, (*path, field), within)
            else:
                row[_heading(field, key)] = cell_of(each)
        self._add(path, row)

    def _add(self, path: tuple[str, ...], row: Row) -> None:
        self.found.setdefault(path, []).append(row)


def _are_ratings(value: dict[Any, Any]) -> bool:
    """Whether an object says, key by key, how well something is known."""
    return bool(value) and all(kind_of(cell_of(each)) in RATINGS for each in value.values())


def _under_names(value: dict[Any, Any], key: str) -> list[dict[Any, Any]] | None:
    """The objects that stand under their names in an object, as a list; None where it is no such list."""
    each_one = list(keyed(value))
    least = 1 if meaning_of(key) in _NAMED else 2
    if len(each_one) < len(value) or len(each_one) < least:
        return None
    fields = Counter(field for _, each in each_one for field in each)
    if max(fields.values(), default=0) < _ALIKE * len(each_one):
        return None
    return [{"id" if first_text(each, *_CALLED) else "name": name, **each} for name, each in each_one]


def _is_of_somebody(value: dict[Any, Any]) -> bool:
    """Whether the object of a whole file has a name, and says how well somebody knows something."""
    if not first_text(value, *_CALLED):
        return False
    said = ((text_of(key), each) for key, each in value.items())
    return any(
        {"skill", "level"} <= {meaning_of(_heading(field, key)) for field in _plain(each)}
        for key, listed in said
        for each in objects(listed)
    )


def _plain(value: dict[Any, Any]) -> Iterator[str]:
    """The fields of an object that have a plain value."""
    return (text_of(field) for field, each in value.items() if not isinstance(each, dict | list))


def _are_tasks(path: tuple[str, ...]) -> bool:
    return bool(path) and path[-1].casefold() in _TASKS


def _name_of(value: dict[Any, Any], key: str) -> Row:
    """What an object is called, under a heading that says what it is."""
    for name in _NAMES if key else _CALLED:
        text = text_of(value.get(name))
        if text:
            return {f"{_ONE.get(key.casefold(), key)} name" if key else name: text}
    return {}


def _heading(field: str, key: str) -> str:
    """The heading of a field: with what it is said of, where the list is one of skills, roles or people."""
    if meaning_of(key) not in _NAMED:
        return field
    if field.casefold() == "title":
        return f"{key} name"
    return f"{key} {field}" if meaning_of(field) in _OF_WHOM else field


def _grid(path: tuple[str, ...], rows: list[Row], most: int, *, hidden: bool) -> Grid:
    """The grid of a list, with as many columns as there is room for: those that say the most."""
    filled = Counter(heading for row in rows for heading, cell in row.items() if cell is not None)
    kept = {heading for heading, _ in filled.most_common(min(COLUMNS, max(1, most)))}
    headings = list(dict.fromkeys(heading for row in rows for heading in row if heading in kept))
    cells = ([row.get(each) for each in headings] for row in rows[:ROWS])
    return long_list(" / ".join(path), headings, cells, hidden=hidden)


def _notes(lists: _Lists) -> Iterator[str]:
    if len(lists.found) > SHEETS:
        yield f"There are {len(lists.found):,} lists; {SHEETS} are read."
    long = sum(len(rows) > ROWS for rows in lists.found.values())
    if long:
        yield f"{pluralise(long, 'list')} {'has' if long == 1 else 'have'} more than {ROWS:,} entries; these are read."


IMPORTER = Importer(id="unknown_tree", order=95, name="Lists in JSON or YAML", recognise=recognise, ids_of_file=True)
