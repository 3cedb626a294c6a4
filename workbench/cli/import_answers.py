"""Files in which the questions of an import are answered: one mapping, or one for each of several sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.application.importing.choices import Choices
from workbench.application.importing.mapping import Mapping
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

    whole: of all that is imported, None where each source has its own, by its name.
    """

    choices: Choices
    whole: OfSource | None = None
    by_name: dict[str, OfSource] | None = None

    def of(self, name: str) -> OfSource | None:
        """The answers about a source, None where there are none."""
        return self.whole or (self.by_name or {}).get(name)


def answers_of(path: Path) -> Answers:
    """The answers in a file. Raises Failed."""
    try:
        text = path.read_text(encoding="utf-8")
        values = json.loads(text) if text.lstrip().startswith("{") else None
        if isinstance(values, dict) and isinstance(values.get("sources"), list):
            by_name = dict(map(_named, values["sources"]))
            return Answers(read_choices(values.get("choices", {})), by_name=by_name)
        whole = OfSource(read_mapping(text), _code_page((values or {}).get("code_page")))
        return Answers(read_choices((values or {}).get("choices", {})), whole)
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about one source: its mapping, and how its letters are written where that is not known."""

    name: str
    mapping: Mapping
    encoding: Encoding | None = None
    code_page: str | None = None


def save_answers(path: Path, sources: list[Asked], choices: Choices, proposal: Proposal) -> None:
    """Write what the sources mean, each of their questions as a sentence with a place for the answer. Raises Failed."""
    said = write_choices(choices, proposal.questions)
    sentences = [import_text.question_text(each) for each in proposal.questions if not isinstance(each, TooMany)]
    for number, sentence in enumerate(sentences):
        said["names"][number] = {"sentence": f"{sentence} {_NAME_ANSWERS}", **said["names"][number]}
    head = {"kind": KIND, "version": VERSION, "help": _HELP}
    each = [dict(_values(source)) for source in sources]
    if len(each) == 1:
        code_page, questions = each[0].pop("code_page"), each[0].pop("questions")
        whole = {**head, "code_page": code_page, "questions": questions, "choices": said, **each[0]}
    else:
        named = [{"name": source.name, **values} for source, values in zip(sources, each, strict=True)]
        whole = {**head, "choices": said, "sources": named}
    write(path, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())


def _values(source: Asked) -> Iterator[tuple[str, Any]]:
    """What is written of a source, each of its questions with its sentence."""
    code_page: Any = source.code_page
    if source.encoding is not None:
        sentence = import_questions.encoding_text(source.encoding, source.name)
        code_page = {"sentence": sentence, "choices": import_questions.readings(source.encoding), "answer": None}
    yield "code_page", code_page
    values = json.loads(write_mapping(source.mapping))
    questions = zip(source.mapping.questions, values["questions"], strict=True)
    yield (
        "questions",
        [
            {"sentence": import_questions.question_text(question, source.mapping, source.name), **each}
            for question, each in questions
        ],
    )
    yield from ((key, value) for key, value in values.items() if key not in ("kind", "version", "questions"))
