"""Labels and formatting: the words people read for values, numbers and days, on screen, in workbooks and sentences.

Those that each map may choose for itself are in `vocabulary`.
Tables whose names end in INSIDE are for the inside of a sentence: both are written out, for no code makes one of the
other.
Not Babel: plurals and lists of one language are a line each, and the domain stands on the standard library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from workbench.domain.model import CapabilityMap, Severity
from workbench.domain.rounding import rounded

PERSON_KIND: Mapping[str, str] = {"person": "Person", "background": "Typical background"}
PERSON_KIND_INSIDE: Mapping[str, str] = {"person": "person", "background": "typical background"}
STATUS: Mapping[str, str] = {"existing": "Existing", "new": "New", "vacant": "Vacant"}
STATUS_INSIDE: Mapping[str, str] = {"existing": "existing", "new": "new", "vacant": "vacant"}
ASSIGNMENT_KIND: Mapping[str, str] = {"lead": "Leads", "support": "Supports"}
ASSIGNMENT_KIND_INSIDE: Mapping[str, str] = {"lead": "leads", "support": "supports"}
MODEL: Mapping[str, str] = {
    "decentralised": "Decentralised",
    "centralised": "Centralised",
    "hub_and_spoke": "Hub and spoke",
    "multiple_hub_and_spoke": "Multiple hub and spoke",
    "holistic": "Holistic",
}
MODEL_INSIDE: Mapping[str, str] = {
    "decentralised": "decentralised",
    "centralised": "centralised",
    "hub_and_spoke": "hub and spoke",
    "multiple_hub_and_spoke": "multiple hub and spoke",
    "holistic": "holistic",
}
SEVERITY: Mapping[Severity, str] = {"error": "Must fix", "warning": "Should fix", "advice": "Tip"}
SEVERITY_COUNTED: Mapping[Severity, tuple[str, str]] = {
    "error": ("must fix", "must fix"),
    "warning": ("should fix", "should fix"),
    "advice": ("tip", "tips"),
}
"""Severity -> the noun after a number of open points, singular and plural."""
VERDICT: Mapping[str, str] = {
    "distinct": "Stands on its own",
    "drifting": "Slipping",
    "faded": "Not on its own",
    "undecided": "Not yet decided",
}
VIEW: Mapping[str, str] = {
    "designed": "whole departments, on paper",
    "placed": "whole departments, where people sit",
    "strategists": "the two leading roles",
}
"""View -> whose work its split counts, and how: stands wherever a figure of it is shown."""
VIEW_HOW: Mapping[str, str] = {"designed": "on paper", "placed": "where people sit", "strategists": ""}
"""View -> how its split counts alone, where the text beside it says whose work."""
UNDEFINED = "–"
"""Placeholder of an undefined figure."""
LEVEL: Mapping[int, str] = {1: "aware", 2: "working", 3: "skilled", 4: "sets direction"}


def grade_name(document: CapabilityMap, grade: int) -> str:
    """The organisation's own name for a grade 1-7."""
    return document.grade_names[grade - 1]


PERCENT = "\N{NO-BREAK SPACE}%"
"""The percent sign after a number, with a space that does not break."""


def percent(fraction: float | None, digits: int = 0) -> str:
    """A fraction of 1 as a percent for a sentence, whole unless decimals are asked for; "none" where undefined."""
    return "none" if fraction is None else f"{percent_number(fraction, digits)}{PERCENT}"


def percents(before: float, after: float, digits: int = 0) -> str:
    """How a fraction of 1 moves, in percent: "24 → 39 %"."""
    return f"{percent_number(before, digits)} → {percent_number(after, digits)}{PERCENT}"


def percent_band(low: float, high: float, digits: int = 0) -> str:
    """Two limits, fractions of 1, as a band: "40–60 %". Decimals stand where they are not zero."""
    return f"{rounded(100 * low, digits):g}–{rounded(100 * high, digits):g}{PERCENT}"


def points(number: float, digits: int = 0) -> str:
    """Percentage points, as rounded: "1 point", "38 points", "10.4 points"."""
    return f"{number:.{digits}f} point{'' if number == 1 and not digits else 's'}"


def signed(number: float, digits: int = 0) -> str:
    """A difference, as rounded, with its sign: "+37", "−1.5"; nothing where there is none."""
    return f"{'+' if number > 0 else '−'}{abs(number):.{digits}f}" if number else ""


def percent_number(fraction: float, digits: int = 0) -> str:
    """A fraction of 1 in percent, without the sign."""
    return f"{rounded(100 * fraction, digits):.{digits}f}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Names of days and months, since %A and %B speak the language of the system once there is a window."""


def weekday(date: date) -> str:
    """The day of the week: "Monday"."""
    return _WEEKDAYS[date.weekday()]


def day_and_month(date: date) -> str:
    """A day in words without its year: "4 May"."""
    return f"{date.day} {_MONTHS[date.month - 1]}"


def day(date: date) -> str:
    """A day in words: "4 May 2026"."""
    return f"{day_and_month(date)} {date.year}"


def day_near(date: date, today: date) -> str:
    """A day in words, its year only where that is not today's: "4 May", "4 May 2025"."""
    return day_and_month(date) if date.year == today.year else day(date)


def pluralise(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: pluralise(1, "lead") is "1 lead", pluralise(2, "lead") is "2 leads"."""
    return f"{number} {noun(number, singular, plural)}"


def noun(number: int, singular: str, plural: str | None = None) -> str:
    """The noun that goes with a number, without the number."""
    return singular if number == 1 else plural or _IRREGULAR.get(singular, singular + "s")


_IRREGULAR: Mapping[str, str] = {"person": "people"}
"""Singular -> plural, of the nouns that do not take an s."""


def severity_counts(numbers: Mapping[Severity, int]) -> str:
    """How many open points there are of each severity, leaving out none: "4 must fix, 3 should fix, 12 tips"."""
    return ", ".join(
        pluralise(numbers[severity], *nouns) for severity, nouns in SEVERITY_COUNTED.items() if numbers.get(severity)
    )


def separated(names: Iterable[str]) -> str:
    """Names in a row: "A, B, C", or "Director, Sales; Analyst" where one has a comma of its own."""
    row = list(names)
    return _between(row).join(row)


def _between(names: Sequence[str]) -> str:
    return "; " if any("," in name for name in names) else ", "


def join_names(names: Sequence[str], limit: int | None = None) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"; past `limit`, "A, B and 3 more".

    Where a name has a comma of its own they are separated by ";".
    """
    shown = list(names)
    if limit is not None and len(shown) > limit:
        shown = [*shown[:limit], f"{len(names) - limit} more"]
    return shown[0] if len(shown) == 1 else " and ".join([_between(shown).join(shown[:-1]), shown[-1]]) if shown else ""


def sentence_start(part: str) -> str:
    """A noun, term or phrase with its first letter upper, to begin a sentence. Not for a finished sentence."""
    return part[:1].upper() + part[1:]


def truncate(text: str, most: int) -> str:
    """The text, its end replaced by … where it has more than so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
