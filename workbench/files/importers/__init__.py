"""Importers of foreign files: opening any of them, and one module a format, found by the registry. There is none yet.

`open_source` turns bytes into grids of cells or a tree; a module here tells whether those are of its format. Which rows
and columns of a plain table are skills, roles or people is found in application/importing; what becomes of the map is
one edit.
"""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType

from workbench.domain.registry import collect, in_order, refuse_equal
from workbench.files.importers._contract import Encoding, Importer, ImportFailed, Opened, Recognised, Source
from workbench.files.importers._opening.source import ENDINGS, open_source

__all__ = [
    "ENDINGS",
    "Encoding",
    "ImportFailed",
    "Importer",
    "Opened",
    "Recognised",
    "Source",
    "importers",
    "importers_in",
    "open_source",
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
