"""A map of a company with words of its own: every term made up, and no text in it that the program would say itself."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

from workbench.domain.fields import FIELDS
from workbench.domain.model import CapabilityMap, Person, PersonLevel, Terms
from workbench.files.templates import load

MADE_UP = Terms(
    "zorvex",
    "quindle",
    technology="brimtash",
    marketing_strategist="Zorvex Warden",
    product_strategist="Quindle Warden",
    hub="plimhouse",
    hub_lead="Plimhouse Elder",
    representative="plimcarrier",
    work="grelding",
)
FOREIGN = re.compile(
    r"(?i)\b(marketing|products?|technolog\w*|socials?|strategists?|hubs?|corporate|representatives?)\b"
)
"""Words of the program's own terms, which such a map must never be told in."""
ALLOWED = re.compile(r"(?i)(multiple )?hub and spoke")
"""The names of two organising models, which are the same in every map."""

UNFILLED = re.compile(r"\{\w*[a-z]\w*\}")
"""A place of a template, such as {hub}."""


def other_words(name: str = "before-and-after", terms: Terms = MADE_UP) -> CapabilityMap:
    """A template in made-up words: each text that people write is "Ting" and a number, a name for each.

    Two people are in it.
    """
    numbers = count(1)
    document: CapabilityMap = _renamed(load(name), lambda: f"Ting {next(numbers)}")
    levels = tuple(PersonLevel(skill.id, 1 + n % 4) for n, skill in enumerate(document.skills))
    people = (
        Person("one", "Ting one", title="Ting title", levels=levels),
        Person("two", "Ting two", kind="background", levels=levels[::2]),
    )
    return dataclasses.replace(document, terms=terms, people=people)


def _renamed(value: Any, name: Callable[[], str]) -> Any:
    changed: dict[str, Any] = {}
    for field, row in FIELDS[type(value)].items():
        old = getattr(value, field)
        if isinstance(old, tuple) and old and dataclasses.is_dataclass(old[0]):
            changed[field] = tuple(_renamed(each, name) for each in old)
        elif row.values.written and old and field != "grade_names":
            changed[field] = tuple(name() for _ in old) if isinstance(old, tuple) else name()
    return dataclasses.replace(value, **changed)


def foreign_in(texts: Iterable[object]) -> Iterator[str]:
    """The texts with a word that is none of the map's, or with a place that no word filled."""
    for text in texts:
        if isinstance(text, str) and (FOREIGN.search(ALLOWED.sub("", text)) or UNFILLED.search(text)):
            yield text
