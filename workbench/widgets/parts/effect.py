"""What an edit would do to the figures, in a few words. Knows no widget."""

from __future__ import annotations

from workbench.application.preview import Preview
from workbench.domain.words import count


def effect(preview: Preview) -> str:
    """Open points lost and gained, and the product share where people sit; why not, where it is refused."""
    after = preview.after
    if after is None:
        return preview.refusal or ""
    said = []
    if preview.gone:
        said.append(f"{count(len(preview.gone), 'open point')} less")
    if preview.gained:
        said.append(f"{count(len(preview.gained), 'open point')} more")
    shares = preview.before.coverage.placed.product_share, after.coverage.placed.product_share
    old, new = ("–" if each is None else f"{round(each * 100)}" for each in shares)
    if old != new:
        said.append(f"product {old} → {new} %")
    return ", ".join(said)
