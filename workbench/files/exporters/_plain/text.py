"""Plain table as text with separators: a byte order mark, quotes around all texts, none that opens as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from workbench.application.plain_tables import Value
from workbench.files.exporters._contract import Exported
from workbench.files.list_separator import list_separator
from workbench.files.texts import no_formula


def text_of(rows: Iterable[tuple[Value, ...]], separator: str | None) -> Exported:
    """The rows as a file. separator: that of this system unless given."""
    out = io.StringIO(newline="")
    mark = separator or list_separator()
    lines = csv.writer(out, delimiter=mark, quoting=csv.QUOTE_NONNUMERIC)
    for row in rows:
        lines.writerow([no_formula(value) if isinstance(value, str) else _number(value, mark) for value in row])
    return Exported(out.getvalue().encode("utf-8-sig"))


def _number(value: float, mark: str) -> float | str:
    """A number as it is written where cells are parted by this mark: 0,5 beside semicolons."""
    return str(value).replace(".", ",") if mark == ";" and isinstance(value, float) else value
