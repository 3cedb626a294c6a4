"""The sentences of findings: the template of a check, its places filled with the values that it found."""

from __future__ import annotations

from functools import cache, singledispatch
from string import Formatter

from workbench.domain.assess import all_rules
from workbench.domain.findings import Finding
from workbench.domain.values import Limit, Names, OneOf, Percent, PercentBand, Points, Quantity, Term, Value, Work
from workbench.domain.words import PERCENT, join_names, pluralise, points

_UNKNOWN = {
    "": "A point of {code}, a check that this version does not know.",
    "about": "A point of {code}, a check that this version does not know: {about}.",
}
"""What is said of a point accepted of a check that this version does not have."""


def message(finding: Finding) -> str:
    """What a check found, in a sentence or two. Raises KeyError where a template and the values do not fit."""
    rule = all_rules().get(finding.code)
    template = (rule.templates if rule else _UNKNOWN)[finding.variant]
    return filled(template, dict(finding.values))


def filled(template: str, values: dict[str, Value]) -> str:
    """A template with its places filled: "{share} of the work", "{skills} {skills:has|have} no lead".

    A place with two words says the first where its value is one, the second where it is more.
    """
    parts = []
    for literal, place, words in _pieces(template):
        parts.append(literal)
        if words:
            parts.append(words[not _is_one(values[place])])
        elif place:
            parts.append(value_text(values[place]))
    return "".join(parts)


@cache
def _pieces(template: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Text, the place behind it, and what is said there for one and for more where it does not say the value."""
    return tuple(
        (literal, place or "", tuple(words.split("|")) if words else ())
        for literal, place, words, _ in Formatter().parse(template)
    )


def _is_one(value: Value) -> bool:
    """Whether a verb beside a value stands in the singular."""
    match value:
        case Points(number) | Quantity(number):
            return number == 1
        case int():
            return value == 1
    raise TypeError(f"{value!r} is no number of things")


@singledispatch
def value_text(value: Value) -> str:
    """A value in words: names and plain numbers as they are."""
    return str(value)


@value_text.register
def _(value: Percent) -> str:
    return f"{value.number:.{value.digits}f}{PERCENT}"


@value_text.register
def _(value: Limit) -> str:
    return f"{value.number:g}{PERCENT}"


@value_text.register
def _(value: PercentBand) -> str:
    return f"{value.low:g}–{value.high:g}{PERCENT}"


@value_text.register
def _(value: Points) -> str:
    return points(*value)


@value_text.register
def _(value: Quantity) -> str:
    return pluralise(*value)


@value_text.register
def _(value: Names) -> str:
    return join_names(*value)


@value_text.register
def _(value: Term) -> str:
    return value.word


@value_text.register
def _(value: OneOf) -> str:
    return f"{'an' if value.name[0] in 'aeiouAEIOU' else 'a'} {value.name}"


@value_text.register
def _(value: Work) -> str:
    return f"of the work that is held (nobody holds {value_text(value.unheld)})" if value.unheld else "of the work"
