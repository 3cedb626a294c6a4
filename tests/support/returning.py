"""Workbooks of ours, edited and read back, in this process: what is read here is known to be harmless."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from tests.files.exporters.maps import TODAY
from workbench.application.returned import Returned
from workbench.application.task import UNWATCHED
from workbench.domain.model import CapabilityMap
from workbench.files.exporters import ExportRequest, exporter_for
from workbench.files.identity import Identity, fresh_identity
from workbench.files.importers._returned.cells import Sheets
from workbench.files.importers._returned.edited import read_back
from workbench.files.importers._returned.process import assembled, is_returned
from workbench.files.importers._returned.reading import messages

IDENTITY = fresh_identity()


def exported(document: CapabilityMap, identity: Identity = IDENTITY, **how: Any) -> bytes:
    """The workbook of a map's first scenario, as it is handed out."""
    exporter = exporter_for(".xlsx")
    assert exporter is not None
    return exporter.write(ExportRequest(document, document.scenarios[0].id, TODAY, identity=identity, **how)).data


def edited(data: bytes, edit: Callable[[Workbook], None] = lambda _: None) -> bytes:
    """The workbook after an edit, saved by openpyxl, which drops the values of all formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data))
        edit(book)
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


def sheets_of(data: bytes) -> Sheets:
    """The sheets of a workbook."""
    assert is_returned(data)
    return assembled(messages(data), UNWATCHED)


def returned(data: bytes, now: CapabilityMap, **how: Any) -> Returned:
    """What a workbook says that comes back."""
    return read_back("back.xlsx", sheets_of(data), now, **how)


def nothing(found: Returned) -> bool:
    """Whether a workbook says nothing but what was written."""
    return (
        found.base is not None
        and found.edited == found.base
        and not (found.refused or found.told or found.missing or found.comments)
    )
