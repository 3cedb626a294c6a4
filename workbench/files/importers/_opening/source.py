"""Opening of a source: what its bytes are, told by what they say and hardly by its name, and the reader of that.

A workbook is read by a process of its own, all else here. Touches no disk but where it is handed a path.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from workbench.application.importing.grid import Grid
from workbench.application.task import UNWATCHED, Cancelled, Task
from workbench.domain.limits import LONGEST_TEXT
from workbench.domain.normalisation import one_line
from workbench.domain.words import pluralise
from workbench.files.importers._contract import Opened, Source
from workbench.files.importers._opening.compound import SIGNATURE
from workbench.files.importers._opening.encoding import Decoded, decoded
from workbench.files.importers._opening.limits import FILE
from workbench.files.importers._opening.refusal import Refusal, Refused, failure, sentence
from workbench.files.texts import clean
from workbench.runtime.paths import shown

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".json", ".yaml", ".yml", ".md")
"""The usual endings of what can be opened, for a dialog; what a file is, its content tells."""
_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_OWN = b"mimetypeapplication/vnd.capability-workbench"
"""How a map of this program begins, after the thirty bytes of its first entry's head."""
_HEAD = 30
_FOREIGN = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ")
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|table|workbook|head|body|meta)\b", re.IGNORECASE)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_ODD_SHARE = 0.02
"""The share of characters no text has, from which on a file is none."""
_LOOKED_AT = 10_000
_YAML_ENDINGS = (".yaml", ".yml")


def source_name(path: Path) -> str:
    """The name of a file as what is read of it is called: on one line, of letters that a file can hold."""
    return one_line(clean(shown(path.name))[0])


def named_sources(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    """Files with their names, those after the first of one name with a number: two folders may hold files of one."""
    named: dict[str, Path] = {}
    for path in paths:
        named[numbered(source_name(path), named)] = path
    return list(named.items())


def numbered(name: str, others: Container[str]) -> str:
    """A name, with a number behind it where others have it already."""
    each = (f"{name} ({number})" for number in count(2))
    return name if name not in others else next(one for one in each if one not in others)


def open_source(source: Source | Path, task: Task = UNWATCHED, code_page: str | None = None) -> Opened:
    """The content of a file, within the limits; code_page: the answer to the question that `Opened.encoding` is.

    Raises ImportFailed and Cancelled, each with a sentence.
    """
    name = source.name if isinstance(source, Source) else source_name(source)
    try:
        return _opened(source if isinstance(source, Source) else from_disk(source), task, code_page)
    except Refused as refused:
        raise failure(name, refused) from refused
    except Cancelled as cancelled:
        raise Cancelled(sentence(name, Refusal.STOPPED)) from cancelled


def from_disk(path: Path) -> Source:
    """A file with its name, no more of it than is read. Raises Refused."""
    try:
        if not path.is_file():
            raise Refused(Refusal.NO_FILE)
        with path.open("rb") as file:
            return Source(source_name(path), file.read(FILE + 1))
    except OSError as cause:
        raise Refused(Refusal.DISK, reason=os.strerror(cause.errno or 0)) from cause


def _opened(source: Source, task: Task, code_page: str | None) -> Opened:
    task.check_cancelled()
    data = source.data
    if len(data) > FILE:
        raise Refused(Refusal.LARGE)
    if not data:
        raise Refused(Refusal.EMPTY)
    if data.startswith((_ZIP, _EMPTY_ZIP, SIGNATURE)):
        return _workbook(source, task)
    if data.startswith(_FOREIGN):
        raise Refused(Refusal.FOREIGN)
    return _text(source, decoded(data, code_page), task)


def _workbook(source: Source, task: Task) -> Opened:
    from workbench.files.importers._opening.sheet_process import read_workbook

    if source.data.startswith(_OWN, _HEAD):
        raise Refused(Refusal.MAP)
    book = read_workbook(source.data, task)
    if not any(grid.rows for grid in book.grids):
        raise Refused(Refusal.EMPTY)
    notes = [*_grid_notes(book.grids), *_cut_notes(book.cut)]
    if book.macros:
        notes.append("Values were read; macros were not looked at.")
    return Opened(book.grids, tuple(notes), source.name)


def _grid_notes(grids: tuple[Grid, ...]) -> Iterator[str]:
    unvalued, errors = (sum(getattr(grid, each) for grid in grids) for each in ("unvalued", "errors"))
    if unvalued:
        yield (
            f"{pluralise(unvalued, 'cell')} {'holds a formula' if unvalued == 1 else 'hold formulas'} without a stored "
            f"value and {_counts(unvalued)} as empty. Open it in Excel, save, import again to have them."
        )
    if errors:
        holds = "holds an error" if errors == 1 else "hold errors"
        yield f"{pluralise(errors, 'cell')} {holds}, such as #REF!, and {_counts(errors)} as empty."


def _counts(number: int) -> str:
    return "counts" if number == 1 else "count"


def _cut_notes(cut: int) -> Iterator[str]:
    if cut:
        was = "was" if cut == 1 else "were"
        yield f"{pluralise(cut, 'text')} of more than {LONGEST_TEXT:,} characters {was} cut there."


def _text(source: Source, read: Decoded, task: Task) -> Opened:
    text = read.text
    if not text.strip("\ufeff \t\r\n"):
        raise Refused(Refusal.EMPTY)
    start = text[:_LOOKED_AT]
    if len(_CONTROLS.findall(start)) > _ODD_SHARE * len(start) + 1:
        raise Refused(Refusal.FOREIGN)
    if _MARKUP.match(start):
        raise Refused(Refusal.MARKUP)
    notes = [*_character_notes(read)]
    tree = _tree(source.name.lower(), text, task)
    if tree is not None and _is_map(tree):
        raise Refused(Refusal.MAP)
    from workbench.files.importers._opening.delimited import read_delimited
    from workbench.files.importers._opening.markdown import tables_in_page

    tables = () if tree is not None and start.lstrip()[:1] in ("{", "[") else tables_in_page(text)
    if tree is not None or tables:
        return Opened(tables, tuple(notes), source.name, tree, read.question)
    delimited = read_delimited(text, task)
    return Opened((delimited.grid,), (*notes, *_cut_notes(delimited.cut)), source.name, encoding=read.question)


def _is_map(tree: Any) -> bool:
    return isinstance(tree, dict) and tree.keys() >= {"format_version", "scenarios"}


def _character_notes(read: Decoded) -> Iterator[str]:
    if read.nulls:
        was = "was" if read.nulls == 1 else "were"
        yield f"{pluralise(read.nulls, 'character')} without a meaning (NUL) {was} left out."
    if read.replaced:
        yield f"{pluralise(read.replaced, 'character')} could not be read and became “\ufffd”."


def _tree(name: str, text: str, task: Task) -> Any:
    """The tree in a text, None where it is none: a table may begin with a bracket, and every line is valid YAML."""
    from workbench.files.importers._opening import tree

    front = tree.front_matter(text)
    ways: list[tuple[bool, bool, Callable[[], Any]]] = [
        (text.lstrip()[:1] in ("{", "["), name.endswith(".json"), lambda: tree.read_json(text)),
        (front is not None, name.endswith((".md", *_YAML_ENDINGS)), lambda: tree.read_yaml(front or "", task, 2)),
        (name.endswith(_YAML_ENDINGS), True, lambda: tree.read_yaml(text, task)),
    ]
    for begins, is_named, read in ways:
        if not begins:
            continue
        try:
            found = read()
        except Refused as refused:
            if refused.why is Refusal.UNREADABLE and not is_named:
                continue
            raise
        if isinstance(found, dict | list):
            return found
    return None
