"""Words of the import dialog around its sentence and its lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.application.importing.content import Content
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.preparation import Preparation
from workbench.domain.names import scenario_called
from workbench.domain.quoting import shortened
from workbench.domain.words import day_near, pluralise
from workbench.presentation.import_questions import nothing_found_text

MEANING = "What it means"
NOT_READ_TABLE = "This table is not read. Tick it on the left to import it."
NO_TABLE_HERE = "No table was found on this sheet. Point at the row with the headings."
STOPPED = "Reading was stopped. Nothing was changed."
REMEMBER = "Re&member for files like this"
REMEMBER_HINT = "Headings and values are remembered, and never a name of a person or a role."
HIDDEN = "Hidden rows and columns, too"
LAST_TIME = "As last time ({day})"
CLOSE = "Close"
F4 = "F4 goes to the next."
CTRL_ENTER = "Ctrl+Enter imports, too, once all is decided."
LEAVE, DROP = "Leave the import, and drop what you answered in it?", "Drop the answers"


def title_text(names: Sequence[str]) -> str:
    """The title of the dialog: "Import “skills.xlsx”"."""
    if len(names) == 1:
        return f"Import “{shortened(names[0])}”"
    return f"Import {pluralise(len(names), 'file')}" if names else "Import"


def reading_text(names: Sequence[str]) -> str:
    """What is being read."""
    if len(names) == 1:
        return f"Reading “{shortened(names[0])}”…"
    return f"Reading {pluralise(len(names), 'file')}…" if names else "Reading…"


def role_titles(preparation: Preparation) -> list[str]:
    """The titles of the roles that a list of skills may be of: those of the target, else of all scenarios."""
    document = preparation.document
    target = scenario_called(document, preparation.proposal.scenario) if preparation.proposal.scenario else None
    scenarios = document.scenarios if target is None else (target,)
    return list(dict.fromkeys(role.title for scenario in scenarios for role in scenario.roles))


def last_time_text(day: date, today: date, answers: int, of: int) -> str:
    """The offer to answer as an earlier time: "As last time (3 March): answers 2 of 3 questions"."""
    offer = LAST_TIME.format(day=day_near(day, today))
    if not of:
        return offer
    if answers == of:
        return f"{offer}: answers {'the question' if of == 1 else f'all {of:,} questions'}"
    return f"{offer}: answers {answers:,} of {pluralise(of, 'question')}"


def nothing_found(preparation: Preparation) -> str:
    """The sentences for the files in which no table was found; "" where there is one."""
    pairs: list[tuple[Content, Mapping]] = list(zip(preparation.contents, preparation.mappings, strict=True))
    if any(mapping.tables for _, mapping in pairs):
        return ""
    return " ".join(nothing_found_text(content) for content, _ in pairs)
