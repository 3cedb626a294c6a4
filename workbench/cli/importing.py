"""Steps of `workbench import`: the map to start from, what is read of the sources, its questions and their answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.application.importing.choices import Choices
from workbench.application.importing.content import Content, title_of_file
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import with_answers_written
from workbench.application.importing.preparation import joined_records, known_of
from workbench.application.importing.proposal import Proposal, TooMany
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Records
from workbench.application.importing.refitting import OtherColumns, refitted
from workbench.application.importing.waiting import asking
from workbench.application.new_map import blank_map
from workbench.cli.command import Failed
from workbench.cli.files import load
from workbench.cli.import_answers import Answers, Asked, Letters
from workbench.cli.streams import complain
from workbench.domain.model import CapabilityMap
from workbench.domain.quoting import shortened
from workbench.domain.words import join_names
from workbench.files.identity import Identity, fresh_identity
from workbench.files.importers import (
    ImportFailed,
    Opened,
    content_of,
    joined,
    named_sources,
    numbered,
    open_source,
    source_name,
)
from workbench.presentation import import_questions, import_text

_MORE = "--role NAME takes one, or a family of them."
_LESS = "Keep only those you need in the file, and import that."
_NAMED = 5
"""How many files and sheets a sentence names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of all sources: the records of all, and what is asked about each.

    parts: how the letters of those files are written that became one source with others.
    """

    records: Records
    sources: list[Asked]
    choices: Choices
    parts: tuple[Letters, ...] = ()
    contents: tuple[Content, ...] = ()

    def asking(self, proposal: Proposal) -> Read:
        """The same with the questions alone that are to be asked, by what is taken."""
        read = zip(self.contents, self.sources, strict=True)
        sources = [
            dataclasses.replace(each, mapping=asking(content, each.mapping, proposal.lines)) for content, each in read
        ]
        return dataclasses.replace(self, sources=sources)


def start(into: Path | None, first: Path) -> tuple[CapabilityMap, Identity]:
    """The map to import into, and its identity: a blank one, called as the first source is, where none is given."""
    if into is not None:
        loaded = load(into)
        return loaded.document, loaded.identity
    return blank_map(title_of_file(source_name(first))), fresh_identity()


def read(sources: Sequence[Path], document: CapabilityMap, answers: Answers | None, sheet: str | None) -> Read:
    """The records of all sources. Raises Failed."""
    known = known_of(document)
    all_records, contents, found = [], list[Content](), list[Asked]()
    letters: dict[str, Letters] = {}
    every = joined(_each_opened(sources, answers, letters))
    if answers is not None and answers.whole is not None and len(every) > 1:
        raise Failed("The mapping is of one source. Save one for all of these with --save-mapping.")
    for opened in every:
        content = _content(opened, sheet, of_several=len(every) > 1)
        name = numbered(content.name, [each.name for each in found])
        given = answers.of(name) if answers else None
        mapping = propose_mapping(content, known)
        if given is not None:
            mapping = with_answers_written(content, _refitted(given.mapping, mapping, name))
        own = letters.pop(name, None) if len(every) > 1 or len(sources) == 1 else None
        contents.append(content)
        found.append(Asked(name, mapping, own.encoding if own else None, own.code_page if own else None))
        all_records.append(records_of(content, mapping))
    for other in (answers.by_name or {}).keys() - {each.name for each in found} if answers else ():
        complain(f"The mapping has answers about {shortened(other)}, which is not among the files.")
    if not any(each.mapping.tables for each in found):
        raise Failed(" ".join(import_questions.nothing_found_text(each, in_window=False) for each in contents))
    parts = tuple(each for each in letters.values() if each.encoding is not None or each.code_page is not None)
    return Read(joined_records(all_records), found, answers.choices if answers else Choices(), parts, tuple(contents))


def _each_opened(sources: Sequence[Path], answers: Answers | None, letters: dict[str, Letters]) -> Iterator[Opened]:
    """What the sources hold, each read in the code page that was answered. Raises Failed.

    letters: is filled with how those of each file are written, by its name.
    """
    for name, source in named_sources(sources):
        code_page = answers.code_page_of(name) if answers else None
        opened = _opened(source, code_page)
        letters[name] = Letters(name, opened.encoding if code_page is None else None, code_page)
        yield opened


def can_be_answered(found: Read, proposal: Proposal, *, people: bool) -> bool:
    """Whether one of the questions can be answered in a file: not which of too many things are wanted."""
    of_tables = any(each.encoding or each.mapping.questions for each in found.sources)
    of_tables = of_tables or any(part.encoding for part in found.parts)
    return of_tables or any(
        not isinstance(question, TooMany) for question in import_text.asked(proposal, people=people)
    )


def _refitted(mapping: Mapping, found: Mapping, name: str) -> Mapping:
    """The mapping for the file as it is now. Raises Failed."""
    try:
        now = refitted(mapping, found)
    except OtherColumns as other:
        raise Failed(
            f"{_place(name, str(other))} is laid out otherwise than when the mapping was saved. "
            "Save one anew with --save-mapping."
        ) from other
    for sheet in now.lost:
        complain(
            f"{_place(name, sheet)} has no table where the mapping has one. What stands there is read all the same."
        )
    for sheet in now.unknown:
        complain(f"{_place(name, sheet)} has a table that the mapping does not know, and it was left out.")
    return now.mapping


def _place(name: str, sheet: str) -> str:
    return f"{name}, sheet “{shortened(sheet)}”," if sheet else name


def _opened(source: Path, code_page: str | None) -> Opened:
    """What a source holds. Raises Failed."""
    try:
        return open_source(source, code_page=code_page)
    except ImportFailed as failure:
        raise Failed(str(failure)) from failure


def _content(opened: Opened, sheet: str | None, *, of_several: bool) -> Content:
    """The tables of a source, of one sheet where that is asked for. Raises Failed."""
    content, notes = content_of(opened)
    for note in notes:
        complain(f"{opened.name}: {note}" if of_several and note in opened.notes else note)
    if sheet is None:
        return content
    grids = tuple(dataclasses.replace(grid, hidden=False) for grid in content.grids if grid.name == sheet)
    if not grids:
        names = join_names([shortened(grid.name) for grid in content.grids], _NAMED)
        raise Failed(f"{opened.name} has no sheet “{shortened(sheet)}”. It has {names or 'none'}.")
    return dataclasses.replace(content, grids=grids)


def asked(found: Read, proposal: Proposal, *, people: bool) -> list[str]:
    """The questions that only a person can answer, a sentence each."""
    return [*(each["sentence"] for each in asked_of_files(found, people=people)), *_of_names(proposal, people=people)]


def asked_of_files(found: Read, *, people: bool) -> list[dict[str, str]]:
    """The questions of the files themselves: how their letters are written, and what their tables mean."""
    written: list[Asked | Letters] = [*found.sources, *found.parts]
    letters = [
        ("code_page", each.name, import_questions.encoding_text(each.encoding, each.name, people=people))
        for each in written
        if each.encoding
    ]
    tables = [
        (question.topic, each.name, import_questions.question_text(question, each.mapping, each.name, people=people))
        for each in found.sources
        for question in each.mapping.questions
    ]
    return [{"place": place, "kind": kind, "sentence": said} for kind, place, said in (*letters, *tables)]


def _of_names(proposal: Proposal, *, people: bool) -> Iterator[str]:
    told = import_text.asked(proposal, people=people)
    for question in told:
        place, text = import_text.question_place(question), import_text.question_text(question)
        yield f"{place}: {text}" if place else f"{text} {_MORE if question.kind == 'role' else _LESS}"
    if len(told) < len(proposal.questions):
        yield "There are questions about people; --people shows them."
