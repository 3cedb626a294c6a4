"""Answer store: what was answered about imported files, in one small file beside the preferences.

Holds no name of a person, a role, a file or a sheet: `application/importing/remembering.py` sees to that. A damaged
file is set aside, and nothing is remembered then. May be used from any thread.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from workbench.application.importing.remembering import RememberedAnswers, with_answers
from workbench.files.atomic import SaveFailed, write_atomically
from workbench.files.os_errors import explain
from workbench.runtime import logging

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FILE = "mappings.json"
KIND, VERSION = "import answers", 1
MOST = 50
"""Kinds of files whose answers are kept, at most; beyond that those given longest ago are forgotten."""
LARGEST = 4_000_000
"""Bytes beyond which the file is none that this program wrote."""


@cache
def _adapter() -> TypeAdapter[tuple[RememberedAnswers, ...]]:
    from pydantic import TypeAdapter  # here, so that no start waits for it

    return TypeAdapter(tuple[RememberedAnswers, ...])


class AnswerStore:
    """Store of remembered answers, in a file of a folder of the user's own."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._busy = threading.RLock()

    def answers(self) -> tuple[RememberedAnswers, ...]:
        """What is remembered, the newest first; nothing where the file cannot be read."""
        with self._busy:
            try:
                if self._path.stat().st_size > LARGEST:
                    raise ValueError("too large")
                return _read(self._path.read_bytes())
            except FileNotFoundError:
                return ()
            except OSError as fault:
                logging.failure("reading what was answered about imports", fault)
                return ()
            except ValueError as fault:
                logging.failure("what was answered about imports is damaged and was set aside", fault)
                with contextlib.suppress(OSError):
                    self._path.replace(self._path.with_suffix(".damaged"))
                return ()

    def remember(self, new: Iterable[RememberedAnswers]) -> None:
        """Put answers on top. Raises SaveFailed."""
        with self._busy:
            kept = self.answers()
            for each in new:
                kept = with_answers(kept, each, MOST)
            whole = {"kind": KIND, "version": VERSION, "answers": _adapter().dump_python(kept, mode="json")}
            write_atomically(self._path, orjson.dumps(whole, option=orjson.OPT_INDENT_2), mode=0o600)

    def forget(self) -> None:
        """Delete all of it, what was set aside, too. Raises SaveFailed."""
        with self._busy:
            try:
                for path in (self._path, self._path.with_suffix(".damaged")):
                    path.unlink(missing_ok=True)
            except OSError as error:
                raise SaveFailed(f"What was answered was not forgotten: {explain(error).what}.", error) from error


def _read(data: bytes) -> tuple[RememberedAnswers, ...]:
    """The answers in the bytes of the file. Raises ValueError."""
    whole: Any = orjson.loads(data)
    if not isinstance(whole, dict) or whole.get("kind") != KIND or whole.get("version") != VERSION:
        raise ValueError("not answers")
    return _adapter().validate_python(whole.get("answers"))[:MOST]  # a ValidationError is a ValueError
