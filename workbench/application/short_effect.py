"""What an edit would do, in figures of a few words each, for two short lines. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.preview import Preview
from workbench.domain.assess import Assessment
from workbench.domain.words import count


def short_effect(preview: Preview) -> Iterator[str]:
    """The parts of an effect, the weightiest first: the product share where people sit, open points, tips.

    Nothing where no figure changes, or where the edit is refused.
    """
    if preview.after is None:
        return
    old, new = _share(preview.before), _share(preview.after)
    if old != new:
        yield f"product {old} → {new} %"
    fewer = sum(each.severity != "advice" for each in preview.mended)
    more = sum(each.severity != "advice" for each in preview.gained)
    if fewer:
        yield f"{count(fewer, 'open point')} less"
    if more:
        yield f"{count(more, 'new point')}"
    tips = sum(each.severity == "advice" for each in preview.gained) - sum(
        each.severity == "advice" for each in preview.mended
    )
    if tips:
        yield f"{count(abs(tips), 'tip')} {'more' if tips > 0 else 'less'}"


def _share(assessment: Assessment) -> str:
    share = assessment.coverage.placed.product_share
    return "nothing" if share is None else f"{round(share * 100)}"
