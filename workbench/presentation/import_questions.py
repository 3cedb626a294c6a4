"""Questions of an import as sentences, and what is said of a file in which nothing was found."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from typing import Protocol

from workbench.application.importing.content import Content
from workbench.application.importing.mapping import LEVELS, PLURAL, Mapping, Question, Topic
from workbench.application.importing.recognition import has_only_headings
from workbench.domain.quoting import shortened
from workbench.domain.words import pluralise, separated

_ASKED: ReadOnly[Topic, str] = {
    "top": "is the highest value {choices}?",
    "value": "what does “{about}” mean, in {cells}: {choices}?",
    "axes": "are the rows {choices}?",
    "columns": "are the {count} columns, such as {about}, {choices}?",
    "whose": "whose skills are these, as “{about}” does not say it? Write the title of a role, or “level needed”.",
    "band": "what are the texts above the headings, such as {about}: {choices}?",
    "nested": "are the {count} rows with a code that begins others, such as {about}, {choices}?",
    "apart": "are equal names in two groups, such as {about}, {choices}?",
    "charted": "are the {count} who are accountable or responsible, such as {about}, {choices}?",
    "packed": "what separates the skills in a cell such as “{about}”: {choices}? (Nothing: a cell is one skill.)",
    "tables": "which of these {count} sheets of one layout is read: {choices}?",
}
_UNNAMED: ReadOnly[Topic, str] = {
    "columns": "are the {count} columns {choices}?",
    "band": "what are the texts above the headings: {choices}?",
    "charted": "are the {count} who are accountable or responsible {choices}?",
}
"""Those that may name people, as they are asked where nobody is to be named."""
_MEANT = " (Nothing: left out. None: has none of it. Needed: at the level that the skill needs.)"


def question_text(question: Question, mapping: Mapping, file: str, *, people: bool = True) -> str:
    """The question as a sentence that begins with the file and the sheet it is about. people: whether what may be
    names of people is told."""
    sheet = mapping.tables[question.table].table.sheet if question.topic != "tables" else ""
    place = f"{file}, sheet “{shortened(sheet)}”" if sheet else file
    unnamed = _UNNAMED.get(question.topic) if may_name_people(question) and not (people and question.about) else None
    asked = (unnamed or _ASKED[question.topic]).format(
        about=shortened(question.about or file),
        choices=_or(question.choices),
        count=question.count,
        cells=pluralise(question.count, "cell"),
    )
    return f"{place}: {asked}{_MEANT if question.choices == LEVELS else ''}"


def may_name_people(question: Question) -> bool:
    """Whether what a question is about may be names of people."""
    return question.topic in _UNNAMED and PLURAL["person"] in question.choices


class Encoded(Protocol):
    """A text whose code page is not known."""

    @property
    def supposed(self) -> str:
        """The code page that is supposed."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Those it may be."""

    def lines(self, code_page: str) -> tuple[str, ...]:
        """Some of its lines as they read in one of them."""


def encoding_text(encoding: Encoded, file: str, *, people: bool = True) -> str:
    """The question how the letters of a text are written, with what one of its lines would be. people: whether what may
    be names of people is told; else the letters alone."""
    if people:
        asked = f"is “{shortened(next(iter(encoding.lines(encoding.supposed)), ''))}”"
    else:
        asked = f"are the letters {shortened(_letters(encoding, encoding.supposed))}"
    return f"{file}: {asked} read right? The file does not say how its letters are written ({encoding.supposed})."


def readings(encoding: Encoded, *, people: bool = True) -> dict[str, str]:
    """Code page -> lines as they read in it, or the letters in which they differ; of those in which they read alike the
    first. people: as above."""
    found: dict[str, str] = {}
    for code_page in encoding.choices:
        text = "\n".join(encoding.lines(code_page))
        if text not in found.values():
            found[code_page] = text
    return found if people else {code_page: _letters(encoding, code_page) for code_page in found}


def _letters(encoding: Encoded, code_page: str) -> str:
    """The letters of a text that read otherwise in other code pages, each once."""
    lines = encoding.lines(code_page)
    return " ".join(dict.fromkeys(letter for line in lines for letter in line if not letter.isascii()))


def nothing_found_text(content: Content, *, in_window: bool = True) -> str:
    """The sentence for a file in which no table was found. in_window: whether the reader can point at its rows."""
    name = shortened(content.name)
    if has_only_headings(content):
        return f"“{name}” has headings and no rows below them. Nothing was changed."
    sheets = f" ({pluralise(len(content.grids), 'sheet')})" if len(content.grids) > 1 else ""
    return (
        f"In “{name}” no table of skills, roles or people was found{sheets}. "
        f"{'Point' if in_window else 'Import it in the window, and point there'} at the row with the headings. "
        "Nothing was changed."
    )


def _or(choices: tuple[str, ...]) -> str:
    """The answers as a question lists them: "5, 6 or 10"."""
    return " or ".join(part for part in (separated(choices[:-1]), choices[-1]) if part) if choices else ""
