"""Steps of `workbench import`: the map to start from, what is read of the sources, its questions and their answers."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from workbench.application.importing.choices import Choices
from workbench.application.importing.content import Content
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.preparation import joined_records, known_of
from workbench.application.importing.proposal import Proposal, TooMany
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Records
from workbench.application.importing.refitting import OtherColumns, refitted
from workbench.cli.command import Failed
from workbench.cli.files import load, write
from workbench.cli.streams import complain
from workbench.domain.model import CapabilityMap
from workbench.domain.quoting import quoted, shortened
from workbench.domain.words import join_names
from workbench.files.document import DocumentError
from workbench.files.identity import Identity, fresh_identity
from workbench.files.import_choices import ChoicesFault, read_choices, write_choices
from workbench.files.importers import CODE_PAGES, Encoding, ImportFailed, Opened, content_of, joined, open_source
from workbench.files.mapping_file import MappingFault, read_mapping, write_mapping
from workbench.files.own_templates import load_offered
from workbench.presentation import import_questions, import_text

_NAMED = 5
"""How many files and sheets a sentence names; the others are counted."""
_HELP = "Write an answer in place of each null, and import again with --mapping and this file."
_NAME_ANSWERS = 'Answer with the id of the one that is known, "+" for a new one, or "-" to leave it out.'


@dataclass(frozen=True, slots=True)
class Answers:
    """A mapping that was written into a file, and answered there."""

    mapping: Mapping
    choices: Choices
    code_page: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of all sources: records, the mapping of each by its name, and the code pages that are not known, by
    the name of the source."""

    records: Records
    mappings: dict[str, Mapping]
    choices: Choices
    encodings: dict[str, Encoding]
    code_page: str | None = None


def start(into: Path | None, first: Path) -> tuple[CapabilityMap, Identity]:
    """The map to import into, and its identity: a blank one, called as the first source is, where none is given."""
    if into is not None:
        loaded = load(into)
        return loaded.document, loaded.identity
    try:
        return dataclasses.replace(load_offered("blank"), title=first.stem), fresh_identity()
    except DocumentError as error:
        raise Failed(error.sentence) from error


def answers_of(path: Path) -> Answers:
    """The mapping in a file. Raises Failed."""
    try:
        text = path.read_text(encoding="utf-8")
        mapping, values = read_mapping(text), json.loads(text)
        return Answers(mapping, read_choices(values.get("choices", {})), _code_page(values.get("code_page")))
    except (MappingFault, ChoicesFault) as fault:
        raise Failed(f"{path}: {fault}") from fault
    except (OSError, ValueError) as error:
        raise Failed(f"{path} cannot be read as a mapping: {error}.") from error


def _code_page(values: Any) -> str | None:
    """The code page that was answered, None where none was asked for or nothing was written. Raises MappingFault."""
    answer = values.get("answer") if isinstance(values, dict) else values
    if answer is None:
        return None
    if answer not in CODE_PAGES:
        raise MappingFault(f"{quoted(answer)} is no code page. Write one of {join_names(CODE_PAGES, len(CODE_PAGES))}.")
    return str(answer)


def read(sources: Sequence[Path], document: CapabilityMap, answers: Answers | None, sheet: str | None) -> Read:
    """The records of all sources. Raises Failed."""
    known = known_of(document)
    all_records, mappings, contents, encodings = [], dict[str, Mapping](), list[Content](), dict[str, Encoding]()
    code_page = answers.code_page if answers else None
    for opened in joined(_opened(source, code_page) for source in sources):
        content = _content(opened, sheet)
        name = _another(content.name, mappings)
        if opened.encoding is not None and code_page is None:
            encodings[name] = opened.encoding
        contents.append(content)
        mapping = propose_mapping(content, known)
        if answers is not None:
            mapping = _refitted(answers.mapping, mapping, name)
        mappings[name] = mapping
        all_records.append(records_of(content, mapping))
    if not any(mapping.tables for mapping in mappings.values()):
        raise Failed(" ".join(import_questions.nothing_found_text(each, in_window=False) for each in contents))
    return Read(joined_records(all_records), mappings, answers.choices if answers else Choices(), encodings, code_page)


def _another(name: str, others: Collection[str]) -> str:
    """The name of a source, with a number where another one of that name lies in another folder."""
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in others else next(each for each in numbered if each not in others)


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
    return now.mapping


def _place(name: str, sheet: str) -> str:
    return f"{name}, sheet “{shortened(sheet)}”," if sheet else name


def _opened(source: Path, code_page: str | None) -> Opened:
    """What a source holds. Raises Failed."""
    try:
        return open_source(source, code_page=code_page)
    except ImportFailed as failure:
        raise Failed(str(failure)) from failure


def _content(opened: Opened, sheet: str | None) -> Content:
    """The tables of a source, of one sheet where that is asked for. Raises Failed."""
    content, notes = content_of(opened)
    for note in notes:
        complain(note)
    if sheet is None:
        return content
    grids = tuple(dataclasses.replace(grid, hidden=False) for grid in content.grids if grid.name == sheet)
    if not grids:
        names = join_names([shortened(grid.name) for grid in content.grids], _NAMED)
        raise Failed(f"{opened.name} has no sheet “{shortened(sheet)}”. It has {names or 'none'}.")
    return dataclasses.replace(content, grids=grids)


def asked(found: Read, proposal: Proposal, *, people: bool) -> list[str]:
    """The questions that only a person can answer, a sentence each."""
    on_text = [import_questions.encoding_text(encoding, name) for name, encoding in found.encodings.items()]
    return [*on_text, *_of_tables(found), *_of_names(proposal, people=people)]


def _of_tables(found: Read) -> Iterator[str]:
    for name, mapping in found.mappings.items():
        for question in mapping.questions:
            yield import_questions.question_text(question, mapping, name)


def _of_names(proposal: Proposal, *, people: bool) -> Iterator[str]:
    hidden = 0
    for question in proposal.questions:
        if question.kind == "person" and not people:
            hidden += 1
            continue
        place, text = import_text.question_place(question), import_text.question_text(question)
        more = " --role NAME takes one, or a family of them." if question.kind == "role" and not place else ""
        yield f"{place}: {text}" if place else f"{text}{more}"
    if hidden:
        yield "There are questions about people; --people shows them."


def save_answers(path: Path, found: Read, choices: Choices, proposal: Proposal) -> None:
    """Write the mapping of the one source, each of its questions as a sentence with a place for the answer. Raises
    Failed."""
    ((name, mapping),) = found.mappings.items()
    values: dict[str, Any] = json.loads(write_mapping(mapping))
    values["questions"] = [
        {"sentence": import_questions.question_text(question, mapping, name), **each}
        for question, each in zip(mapping.questions, values["questions"], strict=True)
    ]
    said = write_choices(choices, proposal.questions)
    sentences = [import_text.question_text(each) for each in proposal.questions if not isinstance(each, TooMany)]
    for number, sentence in enumerate(sentences):
        said["names"][number] = {"sentence": f"{sentence} {_NAME_ANSWERS}", **said["names"][number]}
    code_page: Any = found.code_page
    if (encoding := found.encodings.get(name)) is not None:
        sentence, reads = import_questions.encoding_text(encoding, name), import_questions.readings(encoding)
        code_page = {"sentence": sentence, "choices": reads, "answer": None}
    head = {"kind": values.pop("kind"), "version": values.pop("version"), "help": _HELP, "code_page": code_page}
    whole = {**head, "questions": values.pop("questions"), "choices": said, **values}
    write(path, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())
