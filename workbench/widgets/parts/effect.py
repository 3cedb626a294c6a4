"""What an edit would do to the figures, in a few words. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.application.preview import Preview
from workbench.domain.findings import Finding
from workbench.domain.words import count


def effect(preview: Preview) -> str:
    """Open points and tips lost and gained, and the product share where people sit; why not, where it is refused."""
    if preview.after is None:
        return preview.refusal or ""
    said = [*_points(preview.gone, "less"), *_points(preview.gained, "more")]
    shares = preview.before.coverage.placed.product_share, preview.after.coverage.placed.product_share
    old, new = ("nothing" if each is None else f"{round(each * 100)}" for each in shares)
    if old != new:
        said.append(f"product {old} → {new} %")
    return ", ".join(said)


def _points(findings: Iterable[Finding], more_or_less: str) -> Iterator[str]:
    tips = [each.severity == "advice" for each in findings]
    for number, noun in ((tips.count(False), "open point"), (tips.count(True), "tip")):
        if number:
            yield f"{count(number, noun)} {more_or_less}"
