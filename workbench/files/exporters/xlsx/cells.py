"""Safe cell writing: text is never a formula, a link or a character that breaks the file, and losses are reported.

XlsxWriter escapes control characters and `_xHHHH_`, but only texts that do not overlap, and takes "<r>…</r>" for its
own markup; such texts are written in two runs, which reads as the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from workbench.domain.formula_text import starts_formula
from workbench.domain.words import pluralise
from workbench.files.exporters.xlsx.worksheet import Worksheet
from workbench.files.texts import clean, shorten

FONT = "Calibri"
_ERROR_VALUES = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_ESCAPE = re.compile("(?=_x[0-9a-fA-F]{4}_)")
_OVERLAP = re.compile("_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_")

CellStyle = dict[str, Any]


class Cells:
    """The cell writer of one workbook: caches a format for each style, and counts the texts it had to change."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._styles: dict[int, tuple[CellStyle, Any, Any]] = {}
        self._shortened: set[str] = set()
        self._dropped = False

    def format(self, style: CellStyle) -> Any:
        """The workbook's format of a style, cached."""
        return self._pair(style)[1]

    def rule(self, style: CellStyle) -> Any:
        """The format of a conditional formatting rule: only what the rule changes."""
        return self._workbook.add_format(style)

    def text(self, sheet: Worksheet, row: int, column: int, text: str, style: CellStyle) -> None:
        """Write text as text; "" gives a blank cell with the style."""
        _, plain, quoted = self._pair(style)
        text = self.fit(text)
        cell_format = quoted if starts_formula(text) else plain
        if not text:
            sheet.write_blank(row, column, None, plain)
            return
        runs = _runs(text)
        if runs is None:
            code = sheet.write_string(row, column, text, cell_format)
        else:
            first, *others = runs
            styled = [piece for run in others for piece in (plain, run)]
            code = sheet.write_rich_string(row, column, first, *styled, cell_format)
        if code:
            raise ValueError(f"a text of {len(text)} characters does not fit its cell (code {code})")

    def number(self, sheet: Worksheet, row: int, column: int, number: int | float, style: CellStyle) -> None:
        """Write a number."""
        sheet.write_number(row, column, number, self.format(style))

    def value(self, sheet: Worksheet, row: int, column: int, value: str | int | float, style: CellStyle) -> None:
        """Write text or a number, by its type."""
        if isinstance(value, str):
            self.text(sheet, row, column, value, style)
        else:
            self.number(sheet, row, column, value, style)

    def formula(
        self, sheet: Worksheet, row: int, column: int, formula: str, style: CellStyle, value: int | float | str
    ) -> None:
        """Write one of our own formulas with its cached value, for readers that do not calculate."""
        sheet.write_formula(row, column, formula, self.format(style), value)

    def mirror(self, sheet: Worksheet, row: int, column: int, formula: str, style: CellStyle, text: str) -> None:
        """Write a formula that repeats a user's text. Text that cannot be a cached value is written itself."""
        text = self.fit(text)
        if not text or text in _ERROR_VALUES or _ESCAPE.search(text):
            self.text(sheet, row, column, text, style)
        else:
            self.formula(sheet, row, column, formula, style, text)

    def block(self, sheet: Worksheet, row: int, first: int, last: int, text: str, style: CellStyle) -> None:
        """Write text into the merged cells of a row, from `first` to `last`."""
        if last > first:
            sheet.merge_range(row, first, row, last, "", self.format(style))
        self.text(sheet, row, first, text, style)

    def fit(self, text: str) -> str:
        """The text as a cell can hold it; texts that were shortened are counted, each once."""
        kept, dropped = clean(text)
        self._dropped = self._dropped or dropped > 0
        short = shorten(kept)
        if short is not kept:
            self._shortened.add(text)
        return short

    def notes(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Notes for the reader on the texts that were changed.

        texts: those of the map. A character dropped from one of them counts once, however many cells repeat it.
        """
        notes = []
        if self._shortened:
            verb = "was" if len(self._shortened) == 1 else "were"
            notes.append(f"{pluralise(len(self._shortened), 'text')} {verb} shortened to what a cell can hold.")
        if self._dropped:
            number = sum(clean(text)[1] for text in texts)
            verb = "was" if number == 1 else "were"
            notes.append(f"{pluralise(number, 'control character')} {verb} dropped, which no workbook can hold.")
        return tuple(notes)

    def _pair(self, style: CellStyle) -> tuple[CellStyle, Any, Any]:
        formats = self._styles.get(id(style))
        if formats is None:
            formats = style, self._made(style), self._made(style | {"quote_prefix": True})
            self._styles[id(style)] = formats
        return formats

    def _made(self, style: CellStyle) -> Any:
        key = tuple(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format({"font_name": FONT, "valign": "vcenter", **style})
        return self._formats[key]


def _runs(text: str) -> list[str] | None:
    """The text in rich-text runs, where XlsxWriter would misread it whole, else None.

    The cuts go through escapes, as a run that held one would be escaped twice.
    """
    markup = text.startswith("<r>") and text.endswith("</r>")
    if not markup and not _OVERLAP.search(text):
        return None
    cuts = {match.start() + 2 for match in _ESCAPE.finditer(text)} | ({2} if markup else set())
    return [text[start:end] for start, end in pairwise((0, *sorted(cuts), len(text)))]
