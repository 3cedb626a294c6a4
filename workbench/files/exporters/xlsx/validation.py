"""Data validation: cells that take only values chosen from a list. Knows no sheet."""

from __future__ import annotations

from workbench.files.exporters.xlsx.worksheet import Worksheet

_LONGEST_LIST = 255


def only(sheet: Worksheet, where: tuple[int, int, int, int], allowed: list[str], message: str) -> None:
    """Restrict a range (first row and column, last row and column) to values; `message` is shown for any other.

    A list in a cell separates its values by commas and has 255 characters at most: words of a map that do not fit into
    one leave the range as it is.
    """
    if len(",".join(allowed)) > _LONGEST_LIST or any("," in value for value in allowed):
        return
    rule = {"validate": "list", "source": allowed, "error_title": "Not one of the values", "error_message": message}
    sheet.data_validation(*where, rule)
