"""Foreign files, changed here and there, on their whole way into a map: refused in one sentence or proposed, and soon.

What is accepted makes a valid map, in which the same file changes nothing; nothing else escapes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

from tests.files.maps import FULL, SMALL
from tests.support.usage import MOST_MEGABYTES, processor_seconds, reading
from tests.torture.foreign_files import made
from tests.torture.kind import Kind, Outcome
from workbench.application.edit import apply_or_refuse
from workbench.application.importing.mapping import Mapping, Question
from workbench.application.importing.pointing import with_answer
from workbench.application.importing.preparation import Preparation, prepare
from workbench.domain.model import CapabilityMap
from workbench.domain.validate import problems
from workbench.files.importers import ImportFailed, Source, content_of, joined, open_source
from workbench.files.mapping_file import read_mapping, write_mapping
from workbench.presentation.import_questions import nothing_found_text, question_text
from workbench.presentation.import_report import as_data, as_text

SECONDS = 10.0
"""What one may take of the processor, the process that reads it included: how long it waits for others says nothing."""
WAITED = 60.0
"""Seconds after which nothing can be waited for any more."""
WORKBOOKS = 8
"""One in so many is a workbook, which takes a process."""


def fault_in(chance: Random, name: str, data: bytes) -> str | None:
    """What is not right about how this is imported."""
    begun, worked = time.monotonic(), processor_seconds()
    try:
        fault = _imported(chance, Source(name, data))
    except ImportFailed as failure:
        said = str(failure)
        sound = said.startswith(f"“{name}” ") and said.endswith(". Nothing was changed.") and "\n" not in said
        fault = None if sound else f"no sentence but “{said}”"
    except Exception as error:
        fault = f"{error!r} escaped"
    took, worked = time.monotonic() - begun, processor_seconds() - worked
    if fault is None and (worked > SECONDS or took > WAITED):
        return f"it took {worked:.1f} s of the processor and {took:.1f} s in all"
    return fault


def _imported(chance: Random, source: Source) -> str | None:
    """Import a file into one map or another, its questions answered by chance. Raises what escapes."""
    document: CapabilityMap = chance.choice((SMALL, FULL))
    (opened,) = joined([open_source(source)])
    content, _ = content_of(opened)
    bare = prepare(document, [content])
    (mapping,) = bare.mappings
    if not mapping.tables:
        nothing_found_text(content)
        return None
    _told(bare, source.name)
    while mapping.questions:
        question = chance.choice(mapping.questions)
        mapping = with_answer(content, mapping, question, _answer(chance, question))
    if read_mapping(write_mapping(mapping)) != mapping:
        return "the mapping is another after it was written"
    decided = prepare(document, [content], [mapping])
    _told(decided, source.name)
    if decided.proposal.edit is None:
        return None
    once = apply_or_refuse(decided.proposal.edit, document)
    if wrong := list(problems(once)):
        return f"the map is not valid: {wrong[0]}"
    again = prepare(once, [content], [mapping]).proposal
    changed = [line for line in again.lines if line.outcome in ("added", "updated")]
    return f"the second time it changes something: {changed[:1]}" if changed or again.edit else None


def _answer(chance: Random, question: Question) -> str:
    return chance.choice(question.choices or ("Somebody", "level needed"))


def _told(prepared: Preparation, name: str) -> None:
    """Say all that is said of an import."""
    mapping: Mapping = prepared.mappings[0]
    for question in mapping.questions:
        question_text(question, mapping, name)
    list(as_text(prepared.document, prepared.proposal, people=True))
    as_data(prepared.document, prepared.proposal, people=True)


def run(chance: Random, count: int, place: Path) -> Outcome:
    """Import `count` such files; one with a fault is kept in the system's folder for what is temporary."""
    faults = []
    peak = _peak_of_processes()
    for number in range(count):
        as_book = number % WORKBOOKS == 0
        name, data = made(chance, as_book=as_book)
        seed = chance.getrandbits(32)
        fault = fault_in(Random(seed), name, data)
        if fault is None and as_book and (now := _peak_of_processes()) > max(peak, MOST_MEGABYTES):
            peak = now
            fault = _too_much_memory(data, place)
        if fault is not None:
            kept = place.parent / f"foreign-{seed:x}-{name}"
            kept.write_bytes(data)
            faults.append(f"{kept}: {fault}")
    return Outcome(count, tuple(faults))


def _peak_of_processes() -> float:
    """The peak of the largest process that was started here, in megabytes; at least what this one holds."""
    if sys.platform != "linux":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _too_much_memory(data: bytes, place: Path) -> str | None:
    """Whether reading a workbook takes too much, measured alone."""
    kept = place / "workbook"
    kept.write_bytes(data)
    _, peak = reading(kept)
    return f"reading it took {peak:.0f} MB" if peak > MOST_MEGABYTES else None


KIND = Kind("foreign files, damaged here and there", run, amount=10_000, batch=500, in_suite=80)
