"""What an edit would do, in a few words. Knows no widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.application.preview import Preview
from workbench.domain.assess import heading
from workbench.domain.findings import Finding
from workbench.domain.words import count, listing

NAMED = 2
"""How many new open points, roles and departments are named; beyond that they are counted."""


def effect(preview: Preview, *, how_counted: bool = True) -> str:
    """What an edit would do, or why it cannot be done.

    Open points lost and, by name, those gained; tips more or less; roles and departments it makes; and the product
    share where people sit. how_counted False leaves out that it is where people sit, beside a bar that says so.
    """
    if preview.after is None:
        return preview.refusal or ""
    before, after = preview.before, preview.after
    said = [*_points(preview.gone, preview.gained)]
    said += _made("role", {key: title for key, title in after.index.titles.items() if key not in before.index.roles})
    places = after.index.departments.items()
    said += _made("department", {key: each.name for key, each in places if key not in before.index.departments})
    old, new = (
        "nothing"
        if each.coverage.placed.product_share is None
        else f"{round(each.coverage.placed.product_share * 100)}"
        for each in (before, after)
    )
    if old != new:
        said.append(f"product {old} → {new} %{' where people sit' if how_counted else ''}")
    return ", ".join(said)


def _points(gone: Iterable[Finding], gained: Iterable[Finding]) -> Iterator[str]:
    fewer = sum(each.severity != "advice" for each in gone)
    if fewer:
        yield f"{count(fewer, 'open point')} less"
    more = Counter(each.code for each in gained if each.severity != "advice")
    if more:
        yield f"new: {listing([f'“{heading(code, number)}”' for code, number in more.items()], NAMED)}"
    tips = sum(each.severity == "advice" for each in gained) - sum(each.severity == "advice" for each in gone)
    if tips:
        yield f"{count(abs(tips), 'tip')} {'more' if tips > 0 else 'less'}"


def _made(kind: str, names: dict[str, str]) -> Iterator[str]:
    if len(names) > NAMED:
        yield f"makes {len(names)} new {kind}s"
    elif names:
        yield f"makes the {kind}{'s' if len(names) > 1 else ''} {listing(list(names.values()))}"
