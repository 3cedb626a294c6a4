"""Sensitivity of the verdict in a line: the product share under other assumptions, and whether the verdict holds.

Counts nothing: the shares come from the domain.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.assess import Assumed, Certainty
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import PERCENT, UNDEFINED, VIEW, percent_number

_IF: Mapping[Assumed, str] = {
    "support_nothing": "if a support counts for nothing",
    "support_full": "if a support counts in full",
    "equal_weights": "if all skills weigh the same",
}


def certainty_explained(certainty: Certainty, vocabulary: Vocabulary) -> str:
    """The line "how sure", and the meaning of its first three figures."""
    if certainty.as_counted is None:
        return certainty_text(certainty, vocabulary)
    counted = f"{VIEW['designed']}, a support counting nothing, half and in full"
    return f"{certainty_text(certainty, vocabulary)} The first three: {counted}."


def certainty_text(certainty: Certainty, vocabulary: Vocabulary) -> str:
    """The line "how sure"."""
    if certainty.as_counted is None:
        return vocabulary.text(
            "Neither side holds any of the work on paper, so there is no {product} share to be sure of."
        )
    shares = _shares(certainty)
    if certainty.tips:
        tips = (f"{_IF[assumed]}, the verdict is “{verdict}”" for assumed, verdict in certainty.tips)
        return f"The verdict rests on an assumption: {'; '.join(tips)} ({vocabulary.terms.product} share {shares})."
    if certainty.holds:
        return vocabulary.text("The {product} share holds either way ({shares}).", shares=shares)
    return vocabulary.text("The verdict holds either way, though the {product} share moves ({shares}).", shares=shares)


def _shares(certainty: Certainty) -> str:
    """The product share under each assumption: "49 / 50 / 52 %; 50 % if all skills weigh the same"."""
    counted = (certainty.support_nothing, certainty.as_counted, certainty.support_full)
    equal = f"{_whole(certainty.equal_weights)}{PERCENT} {_IF['equal_weights']}"
    return f"{' / '.join(map(_whole, counted))}{PERCENT}; {equal}"


def _whole(share: float | None) -> str:
    return UNDEFINED if share is None else percent_number(share)
