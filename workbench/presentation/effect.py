"""Effect text of a previewed edit: open points, new roles and departments, figures, in a few words. Knows no widget.

Two lines' worth of it, in figures, is `short_effect`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from workbench.application.preview import Preview
from workbench.domain.assess import heading
from workbench.domain.coverage import Coverage
from workbench.domain.figures import nobody_moved
from workbench.domain.findings import Finding
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import join_names, noun, percent, percents, pluralise

NAMED = 2
"""How many new open points, roles and departments are named; beyond that they are counted."""


def effect(preview: Preview, *, how_counted: bool = True) -> str:
    """The effect of an edit as one phrase, or the refusal.

    Open points lost and, by name, those gained; tips more or less; roles and departments it makes; the product share
    where people sit and what nobody holds. how_counted False leaves out the words "where people sit", for a place
    beside a bar that says so.
    """
    return preview.refusal or "" if preview.after is None else ", ".join(effect_parts(preview, how_counted=how_counted))


def effect_parts(preview: Preview, *, how_counted: bool = True) -> Iterator[str]:
    """The parts of the phrase; none for an edit that is refused."""
    if preview.after is None:
        return
    before, after = preview.before, preview.after
    yield from points_moved(preview, partial(_new_points, vocabulary=after.vocabulary))
    roles = after.index.titles.items()
    yield from _created("role", {key: title for key, title in roles if key not in before.index.roles})
    places = after.index.departments.items()
    yield from _created(
        "department", {key: department.name for key, department in places if key not in before.index.departments}
    )
    product = after.index.document.terms.product
    yield from share_effect(before.coverage, after.coverage, product, how_counted=how_counted)


def share_effect(before: Coverage, after: Coverage, product: str, *, how_counted: bool = True) -> Iterator[str]:
    """The changes of the product share where people sit and of the share that nobody holds, as far as they are visible.

    product: what the map calls that side. A share never stands without the other: it also rises where work is left that
    nobody holds any more.
    """
    if moved := product_moved(before, after):
        yield f"{product} {moved}{' where people sit' if how_counted else ''}"
    if unheld := nobody_moved(before.placed, after.placed):
        yield unheld


def product_moved(before: Coverage, after: Coverage) -> str:
    """The change of the product share where people sit: "24 → 61 %", "24 % → nothing"; "" where it reads the same."""
    one, other = before.placed.product_share, after.placed.product_share
    old, new = ("nothing" if share is None else percent(share) for share in (one, other))
    if old == new:
        return ""
    return f"{old} → {new}" if one is None or other is None else percents(one, other)


def points_moved(preview: Preview, called: Callable[[Sequence[Finding]], str]) -> Iterator[str]:
    """The changes of open points: how many are gone, those gained as `called` names them, and tips more or less."""
    mended, fewer_tips = _pressing_and_tips(preview.mended)
    gained, more_tips = _pressing_and_tips(preview.gained)
    if mended:
        yield f"{pluralise(len(mended), 'open point')} less"
    if gained:
        yield called(gained)
    tips = len(more_tips) - len(fewer_tips)
    if tips:
        yield f"{pluralise(abs(tips), 'tip')} {'more' if tips > 0 else 'less'}"


def _pressing_and_tips(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings split by weight: what must or should be fixed, and the tips."""
    tips: list[Finding] = []
    pressing: list[Finding] = []
    for finding in findings:
        (tips if finding.severity == "advice" else pressing).append(finding)
    return pressing, tips


def _new_points(gained: Iterable[Finding], vocabulary: Vocabulary) -> str:
    numbers = Counter(finding.code for finding in gained)
    headings = [f"“{heading(code, number, vocabulary)}”" for code, number in numbers.items()]
    return f"new: {join_names(headings, NAMED)}"


def _created(kind: str, names: dict[str, str]) -> Iterator[str]:
    if len(names) > NAMED:
        yield f"makes {len(names)} new {noun(len(names), kind)}"
    elif names:
        yield f"makes the {noun(len(names), kind)} {join_names(list(names.values()))}"
