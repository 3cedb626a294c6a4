"""Dependency bundle that every widget is handed: session, selection, theme, bulk fix, role search, each made once."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.qt.bulk_fix import BulkFix
from workbench.qt.role_search import RoleSearch
from workbench.qt.selection import Selection
from workbench.qt.session import Session
from workbench.qt.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """The shared services of one window."""

    session: Session
    selection: Selection
    theme: Theme
    bulk_fix: BulkFix
    role_search: RoleSearch
