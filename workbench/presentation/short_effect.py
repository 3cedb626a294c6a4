"""Short effect text of a previewed edit: figures of a few words each, for two short lines. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.preview import Preview
from workbench.domain.figures import coverage_moved, nobody_percent
from workbench.domain.words import PERCENT, pluralise
from workbench.presentation.effect import points_moved, product_moved


def short_effect(preview: Preview) -> Iterator[str]:
    """The parts, the weightiest first: the product share where people sit, what nobody holds, the open points.

    None where no figure changes, or where the edit is refused.
    """
    if preview.after is None:
        return
    before, after = preview.before.coverage, preview.after.coverage
    if moved := product_moved(before, after):
        yield f"{preview.after.index.document.terms.product} {moved}"
    if coverage_moved(before.placed, after.placed):
        yield f"nobody {nobody_percent(before.placed)} → {nobody_percent(after.placed)}{PERCENT}"
    yield from points_moved(preview, lambda gained: pluralise(len(gained), "new point"))
