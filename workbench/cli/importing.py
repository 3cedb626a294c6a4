"""Steps of `workbench import`: the map to start from, what is read of the sources, its questions and their answers."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from workbench.application.importing.axes import Known
from workbench.application.importing.choices import Choices
from workbench.application.importing.content import Content
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.proposal import Proposal
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Records
from workbench.cli.command import Failed
from workbench.cli.files import load, write
from workbench.cli.streams import complain
from workbench.domain.model import CapabilityMap
from workbench.domain.normalisation import name_key
from workbench.domain.quoting import shortened
from workbench.domain.words import join_names
from workbench.files.document import DocumentError
from workbench.files.identity import Identity, fresh_identity
from workbench.files.import_choices import ChoicesFault, read_choices, write_choices
from workbench.files.importers import ImportFailed, Opened, content_of, joined, open_source
from workbench.files.mapping_file import MappingFault, read_mapping, write_mapping
from workbench.files.own_templates import load_offered
from workbench.presentation import import_questions, import_text

_NAMED = 5
"""How many files and sheets a sentence names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Answers:
    """A mapping that was written into a file, and answered there."""

    mapping: Mapping
    choices: Choices


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of all sources: records, the mapping of each by its name, and questions on how they are written."""

    records: Records
    mappings: dict[str, Mapping]
    choices: Choices
    on_text: tuple[str, ...] = ()


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
        mapping = read_mapping(text)
        return Answers(mapping, read_choices(json.loads(text).get("choices", {})))
    except (MappingFault, ChoicesFault) as fault:
        raise Failed(f"{path}: {fault}") from fault
    except (OSError, ValueError) as error:
        raise Failed(f"{path} cannot be read as a mapping: {error}.") from error


def read(sources: Sequence[Path], document: CapabilityMap, answers: Answers | None, sheet: str | None) -> Read:
    """The records of all sources. Raises Failed."""
    known = Known(
        frozenset(name_key(skill.name) for skill in document.skills),
        frozenset(name_key(role.title) for scenario in document.scenarios for role in scenario.roles),
    )
    all_records, mappings, on_text = [], dict[str, Mapping](), list[str]()
    for opened in joined(map(_opened, sources)):
        content, asked = _content(opened, sheet)
        on_text += asked
        mapping = propose_mapping(content, known) if answers is None else answers.mapping
        mappings[_another(content.name, mappings)] = mapping
        all_records.append(records_of(content, mapping))
    whole = {
        field.name: tuple(each for one in all_records for each in getattr(one, field.name))
        for field in dataclasses.fields(Records)
    }
    if not any(mapping.tables for mapping in mappings.values()):
        raise Failed(
            f"{join_names(list(mappings))}: no table of skills, roles or people was found. Nothing was changed."
        )
    return Read(Records(**whole), mappings, answers.choices if answers else Choices(), tuple(on_text))


def _another(name: str, others: Collection[str]) -> str:
    """The name of a source, with a number where another one of that name lies in another folder."""
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in others else next(each for each in numbered if each not in others)


def _opened(source: Path) -> Opened:
    """What a source holds. Raises Failed."""
    try:
        return open_source(source)
    except ImportFailed as failure:
        raise Failed(str(failure)) from failure


def _content(opened: Opened, sheet: str | None) -> tuple[Content, list[str]]:
    """The tables of a source, of one sheet where that is asked for, and questions on how its text is written."""
    content, notes = content_of(opened)
    for note in notes:
        complain(note)
    asked = []
    if opened.encoding is not None:
        asked.append(f"{opened.name}: it is not known in which code page it was written. Save it as UTF-8.")
    if sheet is None:
        return content, asked
    grids = tuple(dataclasses.replace(grid, hidden=False) for grid in content.grids if grid.name == sheet)
    if not grids:
        names = join_names([shortened(grid.name) for grid in content.grids], _NAMED)
        raise Failed(f"{opened.name} has no sheet “{shortened(sheet)}”. It has {names or 'none'}.")
    return dataclasses.replace(content, grids=grids), asked


def asked(found: Read, proposal: Proposal, *, people: bool) -> list[str]:
    """The questions that only a person can answer, a sentence each."""
    return [*found.on_text, *_of_tables(found), *_of_names(proposal, people=people)]


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
        place = import_text.question_place(question)
        yield f"{place}: {import_text.question_text(question)}" if place else import_text.question_text(question)
    if hidden:
        yield "There are questions about people; --people shows them."


def save_answers(path: Path, found: Read, choices: Choices, proposal: Proposal) -> None:
    """Write the mapping of the one source, with its questions. Raises Failed."""
    (mapping,) = found.mappings.values()
    values: dict[str, Any] = json.loads(write_mapping(mapping))
    values["choices"] = write_choices(choices, proposal.questions)
    write(path, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode())
