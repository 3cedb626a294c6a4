"""Recovery copy: an ordinary `.capmap` with one more part, `recovery.json`, that names the original file.

Reading is lenient: a copy whose map opens is offered, whatever else in it is missing, odd or of a later version. It
touches the copies alone; only `changes` and `with_own_save` read the original, whose disk may take its time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.files.atomic import Fingerprint, fingerprint
from workbench.files.change_summary import change_summary
from workbench.files.container import Extra, part
from workbench.files.document import DocumentError, Loaded, read
from workbench.runtime.paths import shown

PART = "recovery.json"
KEY = re.compile(r"(?P<document>[0-9a-f-]{36})-(?P<session>[0-9a-f]{32})")
"""The key of the work on one document in one run of the program."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Belonging:
    """The origin of a copy, as its part says.

    time: when it was kept, in seconds since 1970. sequence: its number among its run's copies. original: the file it
    belongs to, absolute, None where it was never saved, and its fingerprint when the work began. continues: the key of
    the copy this work began with. saving: the sha256 of what was being saved to the original then. names_original:
    False where the copy does not say, or not clearly, which file it belongs to.
    """

    time: float
    sequence: int = 0
    original: Path | None = None
    fingerprint: Fingerprint | None = None
    continues: str | None = None
    saving: str | None = None
    names_original: bool = True


@dataclass(frozen=True, slots=True)
class Recovered:
    """Unsaved work of a program that is no longer running.

    original: the file it belongs to, None where it was never saved or does not say. problem: why it cannot be opened
    and where it is kept, or None, and then `loaded` has the map, its identity and the original's fingerprint as it was
    when the work began. saving: the sha256 of what was being saved there while it was kept. time is local.
    """

    key: str
    title: str
    time: datetime
    original: Path | None = None
    problem: str | None = None
    loaded: Loaded | None = None
    saving: str | None = None


def as_part(belonging: Belonging) -> Extra:
    """The part of a copy that names its original. In ASCII, so that a path of any bytes is kept faithfully."""
    values = asdict(belonging)
    del values["names_original"]
    values["original"] = None if belonging.original is None else os.path.abspath(belonging.original)
    return PART, json.dumps(values).encode()


def belonging(path: Path) -> Belonging:
    """The origin of a copy, as far as it can be understood. Raises nothing: what is odd counts as missing."""
    values: Any = None
    changed = 0.0
    with contextlib.suppress(Exception):  # whatever is in this copy, the others are still to be listed
        changed = path.stat().st_mtime
        if path.is_file():
            values = json.loads(part(path, PART) or b"")
    known: dict[str, Any] = values if isinstance(values, dict) else {}
    original, seen = _original(known.get("original")), _fingerprint(known.get("fingerprint"))
    names_original = known.get("original", "") is None or (
        original is not None and (seen is not None or known.get("fingerprint", "") is None)
    )
    sequence, continues, saving = known.get("sequence"), known.get("continues"), known.get("saving")
    return Belonging(
        time=_time(known.get("time"), changed),
        sequence=sequence if type(sequence) is int else 0,
        original=original if names_original else None,
        fingerprint=seen if names_original else None,
        continues=continues if isinstance(continues, str) and KEY.fullmatch(continues) else None,
        saving=saving if isinstance(saving, str) and _SHA256.fullmatch(saving) else None,
        names_original=names_original,
    )


def found_in(key: str, paths: Iterable[Path]) -> Recovered | None:
    """The recovered work of one key: its newest copy that can be read, or why none can. None where they are gone."""
    readable: list[tuple[Belonging, Loaded]] = []
    problems: list[tuple[float, str]] = []
    for path in paths:
        belongs = belonging(path)
        try:
            loaded = read(path)
            if loaded.read_only:  # what this version does not know of it would be lost with the copy
                raise DocumentError(f"“{path.name}” cannot be opened: a newer version of the program kept it.")
            readable.append((belongs, loaded))
        except Exception as error:  # noqa: BLE001 as above
            if os.path.lexists(path):
                why = error.sentence if isinstance(error, DocumentError) else f"“{path.name}” cannot be opened."
                problems.append((belongs.time, f"{why} It is kept in {shown(path.parent)}."))
    if not readable:
        if not problems:
            return None
        kept, problem = max(problems)
        return Recovered(key, "Work that cannot be read", datetime.fromtimestamp(kept), problem=problem)
    belongs, loaded = max(readable, key=lambda pair: pair[0].sequence)
    notes = list(loaded.notes)
    if problems:
        notes.append(f"The last safety copy cannot be read; this is the one before it. {max(problems)[1]}")
    if not belongs.names_original:
        notes.append("The safety copy does not say which file it belongs to; save it under a name.")
    return Recovered(
        key,
        loaded.document.title,
        datetime.fromtimestamp(belongs.time),
        belongs.original,
        loaded=dataclasses.replace(loaded, fingerprint=belongs.fingerprint, notes=tuple(notes)),
        saving=belongs.saving,
    )


def changes(recovered: Recovered) -> str | None:
    """The change summary of recovered work against its original, None where that cannot be read.

    Reads the original: on a share that does not answer it takes as long as that does.
    """
    if recovered.original is None or recovered.loaded is None:
        return None
    try:
        return change_summary(read(recovered.original).document, recovered.loaded.document)
    except DocumentError:
        return None


def with_own_save(recovered: Recovered) -> Recovered:
    """Recovered work rebased onto its original as that is now, where the file is what this work itself was saving.

    The program may end between a save and the next copy: nobody else has changed the file then. Reads the original.
    """
    if recovered.original is None or recovered.loaded is None or recovered.saving is None:
        return recovered
    try:
        now = fingerprint(recovered.original)
    except OSError:
        return recovered
    if now.sha256 != recovered.saving:
        return recovered
    return dataclasses.replace(recovered, loaded=dataclasses.replace(recovered.loaded, fingerprint=now))


def _original(value: object) -> Path | None:
    sound = isinstance(value, str) and "\0" not in value and os.path.isabs(value)
    return Path(str(value)) if sound else None


def _fingerprint(value: object) -> Fingerprint | None:
    if not isinstance(value, dict):
        return None
    size, mtime_ns, sha256 = (value.get(name) for name in ("size", "mtime_ns", "sha256"))
    if type(size) is int and type(mtime_ns) is int and isinstance(sha256, str) and _SHA256.fullmatch(sha256):
        return Fingerprint(size, mtime_ns, sha256)
    return None


def _time(*seconds: object) -> float:
    """The first value that is a time, in seconds since 1970."""
    for value in seconds:
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                datetime.fromtimestamp(value)
            except (OverflowError, ValueError, OSError):
                continue
            return float(value)
    return 0.0
