"""People in the answers of the commands: left out unless asked for, and the list of fits. Knows no single command."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.application.handing_on import LeftOut
    from workbench.domain.fit import Fit
    from workbench.domain.model import CapabilityMap


def people_option(parser: argparse.ArgumentParser, what: str) -> None:
    """The option --people."""
    parser.add_argument("--people", action="store_true", help=f"{what}; ratings of people are personal data")


def handed_on(document: CapabilityMap, people: bool) -> CapabilityMap:
    """The map as a command reads it, with people only where that is asked for."""
    from workbench.application import handing_on

    return handing_on.handed_on(document, people=people)[0]


def left_out_notes(left_out: LeftOut) -> tuple[str, ...]:
    """The note on people who were left out of a file; none where nobody was."""
    from workbench.presentation.handing_on_text import left_out_note

    return (f"{left_out_note(left_out)} With --people they go out, too.",) if left_out else ()


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
