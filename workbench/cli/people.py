"""People in the answers of the commands: left out unless asked for, and the list of fits. Knows no single command."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.domain.fit import Fit
    from workbench.domain.model import CapabilityMap

LEFT_OUT = "People and what is known of them were left out; --people keeps them."


def people_option(parser: argparse.ArgumentParser, what: str) -> None:
    """The option --people."""
    parser.add_argument("--people", action="store_true", help=f"{what}; ratings of people are personal data")


def handed_on(document: CapabilityMap, people: bool) -> tuple[CapabilityMap, tuple[str, ...]]:
    """The map as a command reads it, with people only where that is asked for; and a note where some were left out."""
    from workbench.domain.people import without_people

    kept = document if people else without_people(document)
    return kept, () if kept is document else (LEFT_OUT,)


def fit_list(fits: Iterable[Fit]) -> list[dict[str, Any]]:
    """Fits as JSON: ids of roles, people and skills. fit is null where too little is known, known where nothing counts.

    have is null where no level is known.
    """
    return [
        {
            "role": fit.role.id,
            "person": fit.person.id,
            "fit": fit.shown,
            "known": fit.known,
            "gaps": [
                {"skill": gap.skill.id, "need": gap.need, "have": gap.have, "cannot_carry": gap.cannot_carry}
                for gap in fit.gaps
            ],
        }
        for fit in fits
    ]
