"""Data validation: cells that take only values chosen from a list. Knows no sheet."""

from __future__ import annotations

from workbench.files.exporters.xlsx.worksheet import Worksheet


def only(sheet: Worksheet, where: tuple[int, int, int, int], allowed: list[str], message: str) -> None:
    """Restrict a range (first row and column, last row and column) to values; `message` is shown for any other."""
    rule = {"validate": "list", "source": allowed, "error_title": "Not one of the values", "error_message": message}
    sheet.data_validation(*where, rule)
