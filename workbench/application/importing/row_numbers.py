"""Row numbers: columns of codes that only count the rows, and are no ids: an inserted row would make each of another.

1, 2, 3 under a heading of ids are ids all the same, of people and of roles: a young company numbers its people so.
"""

from __future__ import annotations

from workbench.application.importing.cells import text_of
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning, heading_words, meaning_of
from workbench.application.importing.mapping import HOLDERS, NAMES_OF_PEOPLE, TableMapping
from workbench.application.importing.shapes import cell_at, heading_at, text_at
from workbench.domain.normalisation import name_key
from workbench.domain.searching import word_key

_IDS = frozenset(("id", "ids", "identifier", "kennung", "identifiant", "identificador"))
"""Words of headings that say of a number that it is an id."""


def are_row_numbers(grid: Grid, mapping: TableMapping, meaning: Meaning) -> bool:
    """Whether the column with that meaning counts the rows, and holds no ids."""
    if not meaning.endswith("_code") or mapping.own:
        return False
    column = next(number for number, each in mapping.meanings.items() if each == meaning)
    codes = [word_key(text_of(cell_at(grid, row, column))).rstrip(".)") for row in mapping.table.body()]
    if codes != [str(number) for number in range(1, len(codes) + 1)]:
        return False
    heading = heading_at(grid, mapping.table, column)
    if meaning_of(heading) == "person_code":
        return False
    meant = set(mapping.meanings.values())
    if "skill" in meant and meant & HOLDERS and meaning_of(heading) == "code":
        return True  # of what a row says of both
    if meaning == "skill_code":
        return True  # the steps of a process are numbered anew where one is put between them
    if _IDS & set(heading_words(heading)) or _are_led_to(grid, mapping, codes):
        return False
    return not (meaning == "person_code" and mapping.subject == "person" and _has_twins(grid, mapping))


def _are_led_to(grid: Grid, mapping: TableMapping, codes: list[str]) -> bool:
    """Whether reporting lines lead to the numbers."""
    columns = [column for column, meaning in mapping.meanings.items() if meaning == "reports_to"]
    above = {word_key(text_of(cell_at(grid, row, column))) for column in columns for row in mapping.table.body()} - {""}
    return bool(above) and above <= set(codes)


def _has_twins(grid: Grid, mapping: TableMapping) -> bool:
    """Whether two rows name people alike, so that nothing but a number tells one from the other."""
    columns = [column for column, meaning in mapping.meanings.items() if meaning in NAMES_OF_PEOPLE]
    rows = mapping.table.body()
    names = [" ".join(name_key(text_at(grid, row, column)) for column in columns).strip() for row in rows]
    return len(set(names)) < len(names)
