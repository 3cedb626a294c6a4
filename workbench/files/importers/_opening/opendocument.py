"""Look into an .ods from outside, before it is read: one pass over its content, which also tells its merged areas.

Knows no cell's value.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

from workbench.files.importers._opening.facts import SheetFacts
from workbench.files.importers._opening.limits import COLUMNS, ROWS
from workbench.files.importers._opening.refusal import Refusal, Refused

CONTENT = "content.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")


def look(pieces: Iterable[bytes]) -> list[SheetFacts]:
    """The facts of each sheet. Raises Refused."""
    pass_ = _Pass()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = pass_.start
    parser.EndElementHandler = pass_.end
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError as cause:
        raise Refused(Refusal.DAMAGED) from cause
    return pass_.sheets


def _no_doctype(*_: object) -> None:
    raise Refused(Refusal.ODD)


class _Pass:
    """The place in the content: sheet, row, column, and whether the row holds a value."""

    def __init__(self) -> None:
        self.sheets: list[SheetFacts] = []
        self._row = self._column = self._head = 0
        self._repeated = 1
        self._valued = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _CELLS and self.sheets:
            self._cell(self.sheets[-1], attributes)
        elif name == "table:table-row" and self.sheets:
            self._column, self._valued = 0, False
            self._repeated = _count(attributes, "table:number-rows-repeated")
            if _is_hidden(attributes):
                self.sheets[-1].hidden_rows.update(range(self._row, min(self._row + self._repeated, ROWS)))
        elif name == "table:table-column" and self.sheets:
            last = self._head + _count(attributes, "table:number-columns-repeated")
            if _is_hidden(attributes):
                self.sheets[-1].hidden_columns.update(range(self._head, min(last, COLUMNS)))
            self._head = last
        elif name == "table:table":
            self.sheets.append(SheetFacts(merged=[]))
            self._row = self._head = 0

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "table:table-row" and self.sheets:
            self._row += self._repeated
            if self._valued:
                self.sheets[-1].rows = self._row
                self.sheets[-1].filled += 1

    def _cell(self, facts: SheetFacts, attributes: dict[str, str]) -> None:
        first, repeated = self._column, _count(attributes, "table:number-columns-repeated")
        self._column += repeated
        kind = attributes.get("calcext:value-type") or attributes.get("office:value-type")
        if kind:
            self._valued = True
            facts.columns = max(facts.columns, self._column)
        elif "table:formula" in attributes:
            facts.unvalued += 1
        facts.errors += kind == "error"
        below, right = (_count(attributes, f"table:number-{each}-spanned") for each in ("rows", "columns"))
        if (below > 1 or right > 1) and facts.merged is not None:
            facts.merged.append((self._row, first, self._row + below - 1, first + right - 1))


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 10 else 1


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("table:visibility") in ("collapse", "filter")
