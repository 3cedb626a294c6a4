"""Contract of sheets: what a module of the sheets package exports as SHEET. Knows no single one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.files.exporters.xlsx.book import Book
    from workbench.files.exporters.xlsx.worksheet import Worksheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of the workbook.

    order: its place among the tabs. name: the label of its tab. build: fills the empty worksheet. compared: whether it
    is only in workbooks that compare two scenarios. people: whether it is only in workbooks that show people.
    protected: whether it is write-protected against mistakes, without a password. hidden: whether no reader sees it.
    """

    order: int
    name: str
    build: Callable[[Book, Worksheet], None]
    compared: bool = False
    people: bool = False
    protected: bool = False
    hidden: bool = False
