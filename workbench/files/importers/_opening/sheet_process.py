"""Process that reads a workbook: the program itself, started once more, which may die of a file while this one lives.

Messages come back line by line, each checked for its shape; what the process says is not trusted. It ends when the work
is cancelled, and when it takes too long. Knows no format.
"""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import IO, Any

from pydantic_core import SchemaValidator, ValidationError, core_schema

from workbench.application.importing.grid import Area, Cell, Grid
from workbench.application.task import Cancelled, Task
from workbench.domain.limits import LONGEST_TEXT
from workbench.files.importers._opening.limits import AREA, COLUMNS, ROWS, SECONDS, SHEETS, VALUES
from workbench.files.importers._opening.refusal import Refusal, Refused
from workbench.runtime.own_process import own_command, own_environment

COMMAND = "read-sheets"
"""The command that reads a workbook from standard input."""
_LOOKS = 0.05
"""Seconds between two looks whether the work is still wanted."""
_WAITING = 16
"""Lines that wait to be taken; the process waits for room, too."""
_ANSWER = 400_000_000
"""Bytes of an answer, at most."""
_LINE = 100_000_000
_END = b""


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read. macros: whether it has some; cut: how many texts were cut."""

    grids: tuple[Grid, ...]
    macros: bool
    cut: int


def read_workbook(data: bytes, task: Task) -> Workbook:
    """Read the bytes of a workbook in a process of its own. Raises Refused and Cancelled."""
    try:
        with contextlib.closing(messages_of(data, task, _shape())) as messages:  # it ends first, however this ends
            return _assembled(messages, task)
    except (ValidationError, LookupError, TypeError) as cause:  # it says what it never says
        raise Refused(Refusal.DAMAGED) from cause


def _assembled(messages: Iterable[dict[str, Any]], task: Task) -> Workbook:
    """The workbook that messages tell. Raises Refused, Cancelled and what faults in them are."""
    sheets: list[_Sheet] = []
    why = Refusal.NO_READER  # it had not even begun
    for message in messages:
        why = Refusal.MEMORY
        if "refused" in message:
            raise Refused(Refusal[message["refused"]], **message["values"])
        if "at" in message:
            task.report(min(message["at"], 1.0))
        if "sheet" in message:
            sheets.append(_Sheet(message["sheet"]))
        if "rows" in message:
            sheets[-1].add(message["rows"])
        if "done" in message:
            return Workbook(tuple(sheet.grid() for sheet in sheets[:SHEETS]), **message["done"])
    raise Refused(why)  # it died before it was done


def messages_of(
    data: bytes, task: Task, shape: SchemaValidator, *options: str
) -> Generator[dict[str, Any], None, None]:
    """What the process says, started with options, until it ends. Raises Refused, Cancelled and ValidationError."""
    until = time.monotonic() + SECONDS
    lines: queue.Queue[bytes] = queue.Queue(_WAITING)
    with _started(options) as process:
        stopped = threading.Event()
        for work in (lambda: _feed(process.stdin, data), lambda: _take(process.stdout, lines, stopped)):
            threading.Thread(target=work, daemon=True).start()
        try:
            while True:
                if task.cancelled is not None and task.cancelled():
                    raise Cancelled
                if time.monotonic() > until:
                    raise Refused(Refusal.TIME)
                try:
                    line = lines.get(timeout=_LOOKS)
                except queue.Empty:
                    continue
                if line == _END:
                    return
                yield shape.validate_json(line)
        finally:
            stopped.set()


@contextlib.contextmanager
def _started(options: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The process, which does not outlive the block."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    try:
        process = subprocess.Popen(  # noqa: S603 it is this program, and no shell
            own_command(COMMAND, *options),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the library says there of what it dies
            env=own_environment(),
            creationflags=flags,
        )
    except OSError as cause:
        raise Refused(Refusal.NO_READER) from cause
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _feed(stream: IO[bytes] | None, data: bytes) -> None:
    """Write the file to the process; that it may have ended meanwhile is found at its other end."""
    if stream is not None:
        with contextlib.suppress(OSError, ValueError):
            stream.write(data)
        with contextlib.suppress(OSError, ValueError):
            stream.close()


def _take(stream: IO[bytes] | None, lines: queue.Queue[bytes], stopped: threading.Event) -> None:
    """Put each line of the answer where it is waited for, and at its end an empty one."""
    if stream is None:
        return
    room = _ANSWER
    with contextlib.suppress(OSError, ValueError):
        while room > 0 and (line := stream.readline(_LINE)) and not stopped.is_set():
            room -= len(line)
            _put(lines, line, stopped)
    _put(lines, _END, stopped)
    with contextlib.suppress(OSError, ValueError):
        stream.close()


def _put(lines: queue.Queue[bytes], line: bytes, stopped: threading.Event) -> None:
    while not stopped.is_set():
        with contextlib.suppress(queue.Full):
            lines.put(line, timeout=_LOOKS)
            return


class _Sheet:
    """A sheet that is being read."""

    def __init__(self, head: dict[str, Any]) -> None:
        self._head = head
        self._rows: list[list[Cell]] = []
        self._width = 0

    def add(self, rows: list[list[Any]]) -> None:
        """Add rows; a day comes in a box of its own, for in JSON it is a text."""
        for row in rows:
            for place, cell in enumerate(row):
                if type(cell) is dict:
                    row[place] = cell["date"]
            self._width = max(self._width, len(row))
        self._rows += rows
        if len(self._rows) > ROWS or self._width > COLUMNS or len(self._rows) * self._width > AREA:
            raise Refused(Refusal.ODD)

    def grid(self) -> Grid:
        """The grid: blank rows at its end are left out, and all have the same length."""
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        height, width = len(self._rows), self._width
        blank: tuple[None, ...] = (None,) * width
        return Grid(
            name=self._head["name"],
            rows=tuple((*row, *blank[len(row) :]) for row in self._rows),
            hidden=self._head["hidden"],
            merged=tuple(
                Area(top, left, min(bottom, height - 1), min(right, width - 1))
                for top, left, bottom, right in self._head["merged"]
                if top < height and left < width
            ),
            hidden_rows=frozenset(row for row in self._head["hidden_rows"] if row < height),
            hidden_columns=frozenset(column for column in self._head["hidden_columns"] if column < width),
            errors=self._head["errors"],
            unvalued=self._head["unvalued"],
        )


@cache
def _shape() -> SchemaValidator:
    """The shape of a message."""
    count = core_schema.int_schema(strict=True, ge=0, le=100_000_000)
    numbers = core_schema.list_schema(count, max_length=VALUES)
    text = core_schema.str_schema(strict=True, max_length=LONGEST_TEXT)
    yes_no = core_schema.bool_schema(strict=True)

    def fields(**schemas: core_schema.CoreSchema) -> core_schema.CoreSchema:
        return core_schema.typed_dict_schema(
            {name: core_schema.typed_dict_field(schema) for name, schema in schemas.items()}, extra_behavior="forbid"
        )

    day = fields(date=core_schema.date_schema())
    cell = core_schema.union_schema(
        [text, core_schema.float_schema(strict=True), core_schema.none_schema(), yes_no, day]
    )
    box = core_schema.list_schema(count, min_length=4, max_length=4)
    sheet = fields(
        name=text, hidden=yes_no, merged=core_schema.list_schema(box, max_length=VALUES), hidden_rows=numbers,
        hidden_columns=numbers, errors=count, unvalued=count,
    )  # fmt: skip
    values = core_schema.dict_schema(
        core_schema.str_schema(max_length=20), core_schema.union_schema([count, core_schema.str_schema(max_length=200)])
    )
    parts = {
        "at": core_schema.float_schema(ge=0),
        "sheet": sheet,
        "rows": core_schema.list_schema(core_schema.list_schema(cell, max_length=COLUMNS), max_length=ROWS),
        "done": fields(macros=yes_no, cut=count),
        "refused": core_schema.literal_schema([each.name for each in Refusal]),
        "values": values,
    }
    return SchemaValidator(
        core_schema.typed_dict_schema(
            {name: core_schema.typed_dict_field(schema, required=False) for name, schema in parts.items()},
            extra_behavior="forbid",
        )
    )
