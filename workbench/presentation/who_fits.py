"""Who fits a role, as the window, the report, the workbook and the command line say it: who is listed, and the hint in
the place of a ranking that would mean nothing. Knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.fit import Fit, Fits, Pair
from workbench.domain.index import Index
from workbench.domain.model import PersonKind
from workbench.domain.names import person_names
from workbench.domain.words import pluralise
from workbench.presentation.fit_text import fill_together

NEEDS_NOTHING = "This role holds no skill in scope yet, so nobody fits it better than another."
TOO_LITTLE_OF_ALL = "Too little is known of everybody to say who fits."


@dataclass(frozen=True)
class WhoFits:
    """The people of a map by how they fill a role.

    ranked: those of whom enough is known, the best first. holders: who holds the role and is not ranked. others: of
    whom too little is known, by name; none for a role that needs nothing. hint: what is said where nobody is ranked,
    "" where somebody is or nobody is there.
    """

    ranked: tuple[Fit, ...]
    holders: tuple[Fit, ...]
    others: tuple[Fit, ...]
    hint: str

    def first(self, most: int) -> tuple[Fit, ...]:
        """So many of the best, and all who hold the role."""
        best = self.ranked[:most]
        return (*best, *(fit for fit in self.ranked[most:] if fit.holds), *self.holders)

    def rest(self, most: int) -> tuple[Fit, ...]:
        """Those who are not among these, in their order."""
        return (*(fit for fit in self.ranked[most:] if not fit.holds), *self.others)

    @property
    def everybody(self) -> tuple[Fit, ...]:
        """All of them, in their order."""
        return (*self.ranked, *self.holders, *self.others)


def who_fits(index: Index, role_id: str, kind: PersonKind | None = None) -> WhoFits:
    """Who fits a role, of a kind or of both."""
    fits = index.derived(Fits)
    people = [fit for fit in fits.ranked(role_id) if kind in (None, fit.person.kind)]
    ranked = tuple(fit for fit in people if fit.shown is not None)
    unknown = [fit for fit in people if fit.shown is None]
    needs = bool(fits.needs(role_id))
    hint = "" if ranked or not people else TOO_LITTLE_OF_ALL if needs else NEEDS_NOTHING
    return WhoFits(
        ranked,
        tuple(fit for fit in unknown if fit.holds),
        tuple(fit for fit in unknown if not fit.holds) if needs else (),
        hint,
    )


def best_pair_in_words(index: Index, pair: Pair | None) -> str:
    """Such as "Best pair: Ada and Bo together fill 81 %. 2 other pairs fill as much."; "" where one alone does as well.

    A pair of whom more is known than of any who fills as much alone is said.
    """
    if pair is None or pair.value is None or pair.known is None:
        return ""
    for alone in index.derived(Fits).ranked(pair.role.id):
        if alone.shown is not None and alone.shown >= pair.value and (alone.known or 0) >= pair.known:
            return ""
    said = f"Best pair: {fill_together(pair, person_names(index))}."
    if not pair.ties:
        return said
    return f"{said} {pluralise(pair.ties, 'other pair')} {'fills' if pair.ties == 1 else 'fill'} as much."
