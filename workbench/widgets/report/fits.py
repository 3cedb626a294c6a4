"""Section of the report on people: for each role who fills it best, and what they lack; only where people go out.

Puts blocks; knows no page.
"""

from __future__ import annotations

from workbench.domain.fit import GOAL, Fit, Fits
from workbench.domain.names import person_names
from workbench.domain.words import PERSON_KIND, percent
from workbench.presentation.fit_text import TOO_LITTLE, gaps_in_words, held_by, known_of
from workbench.presentation.report import Report
from workbench.presentation.who_fits import best_pair_in_words, who_fits
from workbench.qt.theme import LIGHT
from workbench.widgets.report.blocks import Block, Gap, RowBlock, Rule, Stack, Text
from workbench.widgets.report.pages import Flow
from workbench.widgets.report.typography import BODY, BODY_STRONG, HEADING, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG

_RANKED, _GAPS = 3, 3
"""How many people are listed of a role, and how many gaps are named of each."""
_FILL, _NAME = 700.0, 1500.0
"""Width of the column of the fill, and of that of the name, in units."""
_HINT = (
    f"What each person fills of each role, by weight; from {percent(GOAL)} on a card counts as filled. The best "
    f"{_RANKED} of each role are listed, and who holds it. Ratings of people are personal data: hand them on with care."
)


def write(report: Report, flow: Flow) -> None:
    """Put the section, where the map that is handed on has people."""
    index = report.index
    if not index.document.people or not index.roles:
        return
    fits, names, width = index.derived(Fits), person_names(index), flow.sheet.measure
    flow.break_page()
    flow.keep_with_next(Gap(200))
    flow.keep_with_next(Text("Who fits", HEADING, width))
    flow.keep_with_next(Gap(30))
    flow.put(Text(_HINT, MUTED, width))
    for role in index.scenario.roles:
        flow.keep_with_next(Gap(90))
        flow.keep_with_next(Rule(width, LIGHT.line))
        flow.keep_with_next(Gap(60))
        flow.keep_with_next(Text(index.titles[role.id], BODY_STRONG, width))
        who, needed = who_fits(index, role.id), bool(fits.needs(role.id))
        pair = best_pair_in_words(index, fits.best_pair(role.id))
        holders = "" if needed or not role.people else f"{held_by(index, role)}."
        said: list[Block] = [Text(line, SMALL, width) for line in (who.hint, holders) if line]
        rows = [_row(fit, names[fit.person.id], width) for fit in who.first(_RANKED)] if needed else []
        two: list[Block] = [Gap(30), Text(pair, SMALL, width)] if pair else []
        flow.put(Stack([*said, *rows, *two]), whole=True)


def _row(fit: Fit, name: str, width: float) -> Block:
    """What somebody fills, her name and kind, and what is not enough."""
    shown = TOO_LITTLE if fit.shown is None else percent(fit.shown)
    filled = fit.shown is not None and fit.shown >= GOAL
    ink = SMALL_STRONG.inked(LIGHT.good) if filled else SMALL_STRONG
    beside, named = width - _FILL - _NAME, _NAME - 60
    kind = PERSON_KIND[fit.person.kind] + (", holds it" if fit.holds else "")
    known = [] if fit.known in (None, 1) else [Text(known_of(fit), SMALL_MUTED, _FILL - 60)]
    lacking = f"Not enough: {gaps_in_words(fit, _GAPS)}" if fit.gaps else "Has all that the role needs"
    return Stack(
        [
            Gap(30),
            RowBlock(
                [
                    (0, Stack([Text(shown, ink, _FILL - 60), *known])),
                    (_FILL, Stack([Text(name, BODY, named), Text(kind, SMALL_MUTED, named)])),
                    (_FILL + _NAME, Text(lacking, SMALL, beside)),
                ]
            ),
        ]
    )
