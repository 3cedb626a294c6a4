"""Cells that take only some values, chosen from a list."""

from __future__ import annotations

from workbench.files.exporters.xlsx.worksheet import Worksheet


def only(sheet: Worksheet, where: tuple[int, int, int, int], allowed: list[str], message: str) -> None:
    """Let a range (first row and column, last row and column) hold these values alone; `message` says so."""
    rule = {"validate": "list", "source": allowed, "error_title": "Not one of the values", "error_message": message}
    sheet.data_validation(*where, rule)
