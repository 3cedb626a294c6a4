"""The checks, and the fit of people."""

from __future__ import annotations

from datetime import date
from itertools import cycle

from tests.bench import floors
from tests.bench.maps import peopled, typical
from tests.bench.ratio import compare, timed
from tests.bench.rows import Result, row
from workbench.application.edits.assignments import Assign
from workbench.domain.assess import assess
from workbench.domain.fit import Fits
from workbench.domain.index import Index

TODAY = date(2026, 11, 24)


@row("checks", "all checks after an edit: 60 roles, 300 skills, 1,200 assignments", "a loop over the assignments", 30)
def checks() -> Result:
    """The index that follows an edit, the figures and every check; the edit is made and taken back in turn."""
    before = typical()
    place, role = before.scenarios[0].id, before.scenarios[0].roles[0]
    held = {each.skill for each in role.assignments}
    skill = next(each.id for each in before.skills if each.id not in held)
    states = cycle((Assign(place, role.id, (skill,), "support").apply(before), before))
    index = Index(before, before.scenarios[0])
    assess(index, TODAY)

    def follow() -> None:
        nonlocal index
        document = next(states)
        index = index.after(document, document.scenarios[0])
        assess(index, TODAY)

    def afresh() -> None:
        assess(Index(before, before.scenarios[0]), TODAY)

    floor = timed(lambda: floors.loop(before), 20)
    first = compare(floor, timed(afresh, 5), 15)
    return Result(
        compare(floor, timed(follow, 10), 15),
        f"{first.ratio:.0f} times the floor where a map is opened and everything is worked out for the first time",
    )


@row("fit", "fit of 500 people x 60 roles, from nothing", "a loop over their 150,000 levels", 5)
def fit() -> Result:
    """Every person to every role; then the best pair for a role."""
    document = peopled()
    index = Index(document, document.scenarios[0])

    def every() -> None:
        fits = Fits(index)
        for role_id in index.roles:
            fits.values(role_id)

    fits = Fits(index)
    floor = timed(lambda: floors.loop_over_levels(document))
    pair = compare(floor, timed(lambda: fits.best_pair("r0")), 5)
    return Result(
        compare(floor, timed(every), 25), f"the best of 124,750 pairs for a role in {pair.subject * 1000:.0f} ms"
    )
