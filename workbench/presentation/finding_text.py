"""Sentences of findings: the template of a check, its placeholders filled with the values it found.

Knows no check by name; how a value reads depends on its type alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, singledispatch
from string import Formatter
from typing import cast

from workbench.domain.assess import all_rules
from workbench.domain.findings import Finding
from workbench.domain.values import (
    Leader,
    Limit,
    Names,
    OneOf,
    Percent,
    PercentBand,
    Points,
    Quantity,
    Term,
    Value,
    Work,
)
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import PERCENT, join_names, pluralise, points

_UNKNOWN = {
    "": "A point of {code}, a check that this version does not know.",
    "about": "A point of {code}, a check that this version does not know: {about}.",
}
"""Templates for an accepted point of a check that this version does not have, without and with subjects."""


def message(finding: Finding, vocabulary: Vocabulary) -> str:
    """The sentence or two of a finding, in the words of its map.

    Raises KeyError where the template and the values do not fit.
    """
    rule = all_rules().get(finding.code)
    template = (rule.templates if rule else _UNKNOWN)[finding.variant]
    return filled(template, dict(finding.values), vocabulary)


def filled(template: str, values: dict[str, Value], vocabulary: Vocabulary) -> str:
    """A template with its placeholders filled: "{share} of the work", "{skills} {skills:has|have} no lead".

    A placeholder with two words gives the first where its value is one (singular), else the second. One that is no
    value is a term of the map ("{product}", and "{Product}" at the start of a sentence).
    """
    parts = []
    for literal, place, words in _pieces(template):
        parts.append(literal)
        if words:
            parts.append(words[not _is_one(values[place])])
        elif place:
            parts.append(_said(values[place], vocabulary) if place in values else vocabulary.places[place])
    return "".join(parts)


@cache
def _pieces(template: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The parsed template: a literal text, the placeholder after it ("" for none), its singular and plural if any."""
    return tuple(
        (literal, place or "", tuple(words.split("|")) if words else ())
        for literal, place, words, _ in Formatter().parse(template)
    )


def _is_one(value: Value) -> bool:
    """Whether a value takes the singular. Raises TypeError for a value that is no number of things."""
    match value:
        case Points(number) | Quantity(number):
            return number == 1
        case int():
            return value == 1
    raise TypeError(f"{value!r} is no number of things")


def _said(value: Value, vocabulary: Vocabulary) -> str:
    match value:
        case Term(word):
            return cast(Mapping[str, str], vocabulary.belongs_to_inside)[word]
        case Leader(side):
            return vocabulary.terms.marketing_strategist if side == "marketing" else vocabulary.terms.product_strategist
    return value_text(value)


@singledispatch
def value_text(value: Value) -> str:
    """A value in words that are the same in every map, by its type; names and plain numbers as they are."""
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
def _(value: OneOf) -> str:
    return f"{'an' if value.name[0] in 'aeiouAEIOU' else 'a'} {value.name}"


@value_text.register
def _(value: Work) -> str:
    return f"of the work that is held (nobody holds {value_text(value.unheld)})" if value.unheld else "of the work"
