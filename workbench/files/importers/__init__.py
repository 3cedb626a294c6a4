"""Importers of foreign files: one module a format, found by the registry. There is none yet.

A module here turns the bytes of a file into grids of cells, and tells what it left out. Which rows and columns are
skills, roles or people is to be found in application/importing; what becomes of the map will be one edit. Touches no
disk, and loads the library that reads a format only when such a file is read.
"""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType

from workbench.domain.registry import collect, in_order, refuse_shared
from workbench.files.importers._contract import Encoding, Importer, ImportFailed, Opened, Source
from workbench.files.importers._opening.source import open_source

__all__ = ["Encoding", "ImportFailed", "Importer", "Opened", "Source", "importers", "importers_in", "open_source"]


def importers_in(package: ModuleType) -> tuple[Importer, ...]:
    """Every importer of a package, by order. Raises ValueError where two have one order, or an ending means two."""
    by_module = collect(package, Importer)
    refuse_shared(by_module, lambda importer: importer.suffixes, "suffix")
    return in_order(by_module)


@cache
def importers() -> tuple[Importer, ...]:
    """Every kind of file that can be read, by order."""
    return importers_in(sys.modules[__name__])
