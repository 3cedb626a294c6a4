"""Files in which the questions of an import are answered: one mapping, or one for each of several sources."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.application.importing.choices import Choices
from workbench.application.importing.mapping import Mapping, Question
from workbench.application.importing.proposal import Proposal, TooMany
from workbench.cli.command import Failed
from workbench.cli.files import write
from workbench.domain.quoting import quoted
from workbench.domain.words import join_names
from workbench.files.import_choices import ChoicesFault, read_choices, write_choices
from workbench.files.importers import CODE_PAGES, Encoding
from workbench.files.mapping_file import KIND, VERSION, MappingFault, read_mapping, write_mapping
from workbench.presentation import import_questions, import_text

_HELP = "Write an answer in place of each null, and import again with --mapping and this file."
_NAME_ANSWERS = 'Answer with the id of the one that is known, "+" for a new one, or "-" to leave it out.'


@dataclass(frozen=True, slots=True)
class OfSource:
    """What one source means, and the code page of its letters, None where that is not asked."""

    mapping: Mapping
    code_page: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Mappings that were written into a file, and answered there.

    whole: of all that is imported, None where each source has its own, by its name. code_pages: of files that are parts
    of one source, by their names.
    """

    choices: Choices
    whole: OfSource | None = None
    by_name: dict[str, OfSource] | None = None
    code_pages: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> OfSource | None:
        """The answers about a source, None where there are none."""
        return self.whole or (self.by_name or {}).get(name)

    def code_page_of(self, name: str) -> str | None:
        """The code page of a file, None where none was answered."""
        given = self.of(name)
        return self.code_pages.get(name) or (given.code_page if given is not None else None)


def answers_of(path: Path) -> Answers:
    """The answers in a file. Raises Failed."""
    try:
        text = path.read_text(encoding="utf-8")
        values = json.loads(text) if text.lstrip().startswith("{") else None
        if isinstance(values, dict) and isinstance(values.get("sources"), list):
            by_name = dict(map(_named, values["sources"]))
            code_pages = dict(_code_pages(values.get("code_pages")))
            return Answers(read_choices(values.get("choices", {})), by_name=by_name, code_pages=code_pages)
        whole = OfSource(read_mapping(text), _code_page((values or {}).get("code_page")))
        code_pages = dict(_code_pages((values or {}).get("code_pages")))
        return Answers(read_choices((values or {}).get("choices", {})), whole, code_pages=code_pages)
    except (MappingFault, ChoicesFault) as fault:
        raise Failed(f"{path}: {fault}") from fault
    except (OSError, ValueError, RecursionError) as error:
        raise Failed(f"{path} cannot be read as a mapping: {error}.") from error


def _named(values: Any) -> tuple[str, OfSource]:
    """The name of a source and the answers about it. Raises MappingFault."""
    if not isinstance(values, dict) or not isinstance(values.get("name"), str):
        raise MappingFault(f"{quoted(values)} is no source of the mapping.")
    text = json.dumps({**values, "kind": KIND, "version": VERSION})
    return values["name"], OfSource(read_mapping(text), _code_page(values.get("code_page")))


def _code_page(values: Any) -> str | None:
    """The code page that was answered, None where none was asked for or nothing was written. Raises MappingFault."""
    answer = values.get("answer") if isinstance(values, dict) else values
    if answer is None:
        return None
    if answer not in CODE_PAGES:
        raise MappingFault(f"{quoted(answer)} is no code page. Write one of {join_names(CODE_PAGES, len(CODE_PAGES))}.")
    return str(answer)


def _code_pages(values: Any) -> Iterator[tuple[str, str]]:
    """The code pages that were answered, by the names of the files. Raises MappingFault."""
    if values is not None and not isinstance(values, dict):
        raise MappingFault(f"{quoted(values)} are no code pages of files.")
    for name, value in (values or {}).items():
        if (code_page := _code_page(value)) is not None:
            yield name, code_page


@dataclass(frozen=True, slots=True)
class Letters:
    """How the letters of a file are written: the question, None where it is answered; the answer, None while it is not.

    name: that of the file, with a number where another one has it, too.
    """

    name: str
    encoding: Encoding | None = None
    code_page: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about one source: its mapping, and how its letters are written where that is not known."""

    name: str
    mapping: Mapping
    encoding: Encoding | None = None
    code_page: str | None = None


def save_answers(
    path: Path, sources: list[Asked], parts: Sequence[Letters], choices: Choices, proposal: Proposal, *, people: bool
) -> None:
    """Write what the sources mean, each of their questions as a sentence with a place for the answer. Raises Failed.

    parts: files that are parts of one source. people: whether what may be names of people is written. Names that were
    decided upon are: they came in with the answers.
    """
    asked = import_text.asked(proposal, people=people)
    said = write_choices(choices, asked)
    sentences = [import_text.question_text(each) for each in asked if not isinstance(each, TooMany)]
    for number, sentence in enumerate(sentences):
        said["names"][number] = {"sentence": f"{sentence} {_NAME_ANSWERS}", **said["names"][number]}
    head: dict[str, Any] = {"kind": KIND, "version": VERSION, "help": _HELP}
    if parts:
        head["code_pages"] = {part.name: _letters(part, people=people) for part in parts}
    each = [dict(_values(source, people=people)) for source in sources]
    if len(each) == 1:
        code_page, questions = each[0].pop("code_page"), each[0].pop("questions")
        whole = {**head, "code_page": code_page, "questions": questions, "choices": said, **each[0]}
    else:
        named = [{"name": source.name, **values} for source, values in zip(sources, each, strict=True)]
        whole = {**head, "choices": said, "sources": named}
    write(path, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())


def _letters(letters: Letters, *, people: bool) -> Any:
    """What is written of the letters of a file: the code page, or the question with a place for it."""
    if letters.encoding is None:
        return letters.code_page
    sentence = import_questions.encoding_text(letters.encoding, letters.name, people=people)
    choices = import_questions.readings(letters.encoding, people=people)
    return {"sentence": sentence, "choices": choices, "answer": None}


def _values(source: Asked, *, people: bool) -> Iterator[tuple[str, Any]]:
    """What is written of a source, each of its questions with its sentence."""
    yield "code_page", _letters(Letters(source.name, source.encoding, source.code_page), people=people)
    mapping = source.mapping if people else _unnamed(source.mapping)
    values = json.loads(write_mapping(mapping))
    questions = zip(mapping.questions, values["questions"], strict=True)
    yield (
        "questions",
        [
            {"sentence": import_questions.question_text(question, mapping, source.name, people=people), **each}
            for question, each in questions
        ],
    )
    yield from ((key, value) for key, value in values.items() if key not in ("kind", "version", "questions"))


def _unnamed(mapping: Mapping) -> Mapping:
    """The mapping without what may be names of people in its questions."""
    tables = tuple(dataclasses.replace(each, set_aside=_without_about(each.set_aside)) for each in mapping.tables)
    return dataclasses.replace(mapping, tables=tables, questions=_without_about(mapping.questions))


def _without_about(questions: Sequence[Question]) -> tuple[Question, ...]:
    return tuple(
        dataclasses.replace(each, about="") if import_questions.may_name_people(each) else each for each in questions
    )
