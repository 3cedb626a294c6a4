"""Importers of foreign files: opening any of them, and one module a format, found by the registry.

`open_source` turns bytes into grids of cells or a tree; a module here tells whether those are of its format. Which rows
and columns of a plain table are skills, roles or people is found in application/importing; what becomes of the map is
one edit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from types import ModuleType

from workbench.application.importing.content import Sheets
from workbench.domain.registry import collect, in_order, refuse_equal
from workbench.files.importers._contract import Encoding, Importer, ImportFailed, Opened, Recognised, Source
from workbench.files.importers._opening.encoding import CODE_PAGES
from workbench.files.importers._opening.source import ENDINGS, named_sources, numbered, open_source, source_name

__all__ = [
    "CODE_PAGES",
    "ENDINGS",
    "Encoding",
    "ImportFailed",
    "Importer",
    "Opened",
    "Recognised",
    "Source",
    "content_of",
    "importers",
    "importers_in",
    "joined",
    "named_sources",
    "numbered",
    "open_source",
    "source_name",
]


def importers_in(package: ModuleType) -> tuple[Importer, ...]:
    """Every importer of a package, by order. Raises ValueError where two have one order or one id."""
    by_module = collect(package, Importer)
    refuse_equal(by_module, lambda importer: importer.id, "id")
    return in_order(by_module)


@cache
def importers() -> tuple[Importer, ...]:
    """Every format that is known, by order."""
    return importers_in(sys.modules[__name__])


def joined(sources: Iterable[Opened]) -> tuple[Opened, ...]:
    """Sources that were handed in together, where those that are parts of one thing are one."""
    left = tuple(sources)
    for importer in importers():
        if importer.join is not None and len(left) > 1:
            left = importer.join(left)
    return left


def content_of(opened: Opened) -> tuple[Sheets, tuple[str, ...]]:
    """The tables of a source, as the first importer that knows it hands them on, and the notes on them."""
    for importer in importers():
        recognised = importer.recognise(opened)
        if recognised is not None:
            notes = (*opened.notes, *recognised.notes)
            source = "" if importer.ids_of_file else importer.id
            return Sheets(recognised.grids, opened.name, source), notes
    return Sheets(opened.grids, opened.name), opened.notes
