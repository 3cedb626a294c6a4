"""XlsxWriter's worksheet with fast paths for our own cells, in half the time: text, numbers, formulas with a format.

XlsxWriter looks at each formula for functions that it would have to prefix, at each first argument for an address in
words, and at each attribute for characters to escape; none of ours has any.
"""

from __future__ import annotations

from typing import Any, TextIO

from xlsxwriter import worksheet
from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellNumberTuple, CellStringTuple

from workbench.files.exporters.xlsx.layout import column_name

_OUT_OF_BOUNDS = -1


class Worksheet(worksheet.Worksheet):
    """One sheet of the workbook; rows and columns are counted from 0. Overridden methods take no A1 addresses."""

    fh: TextIO  # type: ignore[assignment]

    def write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:  # type: ignore[override]
        """Write text. A result below 0 says that it does not fit."""
        return int(self._write_string(row, col, string, cell_format))

    def write_number(self, row: int, col: int, number: float, cell_format: Any = None) -> int:  # type: ignore[override]
        """Write a number. A result below 0 says that it does not fit."""
        return int(self._write_number(row, col, number, cell_format))

    def write_formula(self, row: int, col: int, formula: str, cell_format: Any = None, value: float | str = 0) -> int:  # type: ignore[override]
        """Write a formula with its value. A result below 0 says that it does not fit."""
        if self._check_dimensions(row, col):
            return _OUT_OF_BOUNDS
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _calculate_spans(self) -> None:
        self.row_spans: dict[int, str] = {}  # a hint to readers, which they may do without

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = type(cell)
        if cell.format is None:
            super()._write_cell(row, col, cell)
            return
        attributes = f'r="{column_name(col)}{row + 1}" s="{cell.format._get_xf_index()}"'
        if kind is CellStringTuple:
            self.fh.write(f'<c {attributes} t="s"><v>{cell.string}</v></c>')
        elif kind is CellFormulaTuple:
            value = cell.value
            if type(value) is str:
                attributes += ' t="str"' if value else ""
                value = self._escape_data(value)  # type: ignore[no-untyped-call]
            self.fh.write(f"<c {attributes}><f>{_escaped(cell.formula)}</f><v>{value}</v></c>")
        elif kind is CellNumberTuple:
            self.fh.write(f"<c {attributes}><v>{cell.number:.16G}</v></c>")
        elif kind is CellBlankTuple:
            self.fh.write(f"<c {attributes}/>")
        else:
            super()._write_cell(row, col, cell)


def _escaped(formula: str) -> str:
    if "&" in formula:
        formula = formula.replace("&", "&amp;")
    if "<" in formula:
        formula = formula.replace("<", "&lt;")
    return formula.replace(">", "&gt;") if ">" in formula else formula
