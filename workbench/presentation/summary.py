"""Summary of a scenario: the headline, the four facts and the decisions, which are what a reader must know first.

One place, for the window, the workbook and the command line. Knows nothing of colours, widgets or cells.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbench.domain.assess import Assessment, fixes, how_sure
from workbench.domain.coverage import FIGURE_VIEWS, Coverage, FigureView, Split
from workbench.domain.figures import absorbed_beside, agreed_band, nobody_share, share_digits, work_of
from workbench.domain.findings import Finding, Fix
from workbench.domain.index import SIDE_OF_KIND, Index
from workbench.domain.model import Severity, Skill
from workbench.domain.names import department_name
from workbench.domain.words import UNDEFINED, VIEW, grade_name, percent, percents, pluralise
from workbench.presentation.certainty_text import certainty_explained
from workbench.presentation.finding_text import message, value_text

Tone = Severity | Literal["good", "unknown"]

_SMALL = ("none", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the four facts. subjects ("skill:<id>", "role:<id>") are those of its drill-down, the heaviest first."""

    label: str
    value: str
    detail: str
    tone: Tone
    subjects: tuple[str, ...]
    whose: str = ""
    """Whose work a share counts, and how; "" for facts that are no share."""

    @property
    def name(self) -> str:
        """The label, with whose work is meant."""
        return f"{self.label}: {self.whose}" if self.whose else self.label


@dataclass(frozen=True, slots=True)
class Decision:
    """An open point that waits for a decision, and its fixes, best first."""

    finding: Finding
    fixes: tuple[Fix, ...]

    @property
    def cures(self) -> str:
        """The fixes in words, each with its effect; "" where there is none."""
        return "; or: ".join(f"{fix.label} ({fix.effect})" if fix.effect else fix.label for fix in self.fixes)


def headline(assessment: Assessment) -> str:
    """The headline, one sentence: the worst open point above a tip, or that the design stands."""
    index, vocabulary = assessment.index, assessment.vocabulary
    if not index.document.skills:
        then = "drag them onto the roles" if index.scenario.roles else "add the roles that hold them"
        return f"There are no skills yet: paste yours from Excel, then {then}."
    if belongs_nowhere(assessment):
        return vocabulary.text(
            "No skill in scope belongs to {any_side} yet, so there is no split to count. "
            "Say of your skills what they belong to."
        )
    if not assessment.coverage.designed.coverage:
        nothing = not any(index.holdings.values())
        return f"{'Nothing' if nothing else 'Nothing that counts'} is assigned yet, so nobody holds any of the work."
    for finding in assessment.open:
        if finding.severity != "advice":
            return message(finding, vocabulary)
    if assessment.verdict == "undecided":
        return vocabulary.text("Neither {marketing} nor {product} holds any of the work: the {hub} and other roles do.")
    coverage = assessment.coverage
    on_paper, placed = coverage.designed.product_share, coverage.placed.product_share
    work, product = value_text(work_of(coverage.placed)), vocabulary.terms.product
    if on_paper is None or placed is None:
        known, how = (on_paper, "on paper") if placed is None else (placed, "where people sit")
        return f"The design stands on its own: {product} holds {percent(known)} {work} {how}."
    return (
        f"The design stands on its own: {product} holds {percent(on_paper)} {work} on paper "
        f"and {percent(placed)} where people sit."
    )


SAY_BELONGING = "Say what they belong to"
"""Text of the link that leads to where it is said what skills belong to."""


def belongs_nowhere(assessment: Assessment) -> bool:
    """Whether skills are held, but none in scope belongs to a side, so that there is no split to count."""
    index = assessment.index
    return not index.domain and any(index.holdings.values())


def readiness(assessment: Assessment) -> str:
    """The readiness for handing on, as a badge: "3 to fix", "Ready", or that there is nothing yet."""
    number = assessment.count("error") + assessment.count("warning")
    if number:
        return f"{number} to fix"
    return "Nothing to check yet" if assessment.verdict == "undecided" else "Ready"


def facts(assessment: Assessment, view: FigureView = "strategists", *, digits: int = 0) -> tuple[Fact, ...]:
    """The four facts. view: what the bar shows, which decides the first fact. digits: the least decimals of shares."""
    return (
        _who_holds(assessment, view, digits),
        _same_grade(assessment),
        _sits_in(assessment),
        _absorbed(assessment, digits),
    )


def shares(assessment: Assessment, coverage: Coverage) -> str:
    """The product share of each view in one line, and the share that nobody holds."""
    index = assessment.index
    digits = max(share_digits(index, coverage, view) for view in FIGURE_VIEWS)
    known = {view: coverage.split(view).product_share for view in FIGURE_VIEWS}
    texts = {view: "nothing to count" if share is None else percent(share, digits) for view, share in known.items()}
    unheld = _unheld(coverage.placed, digits)
    return (
        f"{assessment.vocabulary.product_share}: {texts['designed']} on paper, {texts['placed']} where people sit, "
        f"{texts['strategists']} of the two leading roles' work{unheld and f'; {unheld}'}."
    )


def _unheld(split: Split, digits: int) -> str:
    """The share that nobody holds: "nobody holds 33 %"; "" below 1 % as the bar shows it."""
    share = nobody_share(split, digits)
    return f"nobody holds {value_text(share)}" if share else ""


def decisions(assessment: Assessment, limit: int = 3) -> tuple[Decision, ...]:
    """The decisions asked of the reader: the worst open points above a tip, with their fixes."""
    worst = [finding for finding in assessment.open if finding.severity != "advice"][:limit]
    return tuple(Decision(finding, fixes(assessment.index, finding)) for finding in worst)


def certainty(assessment: Assessment, today: date) -> str:
    """The certainty of the verdict: the shares under other assumptions, and whether the verdict holds."""
    return certainty_explained(how_sure(assessment, today), assessment.vocabulary)


def _judged(assessment: Assessment, codes: Sequence[str], fact: Fact) -> Fact:
    """The fact in the tone of the worst open point of some checks; an accepted point makes it neutral, and is said."""
    for finding in assessment.open:
        if finding.code in codes:
            return dataclasses.replace(fact, tone=finding.severity)
    if any(finding.code in codes for finding in assessment.accepted):
        return dataclasses.replace(fact, tone="unknown", detail=f"{fact.detail}, accepted")
    return fact


def _by_weight(index: Index, skills: Iterable[Skill]) -> tuple[str, ...]:
    return tuple(f"skill:{skill.id}" for skill in sorted(skills, key=lambda skill: -index.weight(skill)))


def _roles(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"role:{role_id}" for role_id in ids)


def _who_holds(assessment: Assessment, view: FigureView, digits: int) -> Fact:
    index = assessment.index
    share = assessment.coverage.split(view).product_share
    sides = assessment.coverage.sides(view)
    holders = sorted((role for role, side in sides.items() if side), key=lambda role: -index.led_weight[role])
    subjects = (*_roles(holders), *_by_weight(index, assessment.coverage.skills))
    label = "Who holds the work"
    if share is None:
        return Fact(label, UNDEFINED, _uncounted(index), "unknown", subjects)
    band, digits = agreed_band(index, view), max(digits, share_digits(index, assessment.coverage, view))
    agreed = f"agreed {band.said(digits)}" if band else ""
    fact = Fact(label, f"{percent(share, digits)} {index.document.terms.product}", agreed, "good", subjects, VIEW[view])
    fact = _judged(assessment, ("SPL2" if view == "strategists" else "SPL1",), fact)
    outside = band is not None and not band.keeps(share)
    return dataclasses.replace(fact, tone="warning") if outside and fact.tone == "good" else fact


def _uncounted(index: Index) -> str:
    if not index.domain:
        return "no skill belongs to a side"
    is_held = any(index.holdings[skill.id] for skill in index.domain)
    return "neither side holds any of it" if is_held else "nothing is assigned"


def _same_grade(assessment: Assessment) -> Fact:
    index = assessment.index
    label = "Same grade?"
    product, marketing = index.product_strategist, index.marketing_strategist
    subjects = _roles([role.id for role in (product, marketing) if role])
    if product is None or marketing is None:
        return Fact(label, UNDEFINED, _missing(index), "unknown", subjects)
    grade, steps = assessment.coverage.parity
    value, detail = "Yes", grade_name(index.document, product.grade)
    if grade:
        value, detail = f"No, {_SMALL[abs(grade)]} apart", f"{detail}, {grade_name(index.document, marketing.grade)}"
    elif steps:
        lower = index.document.terms.product if steps > 0 else index.document.terms.marketing
        detail += f", {lower} {pluralise(abs(steps), 'step')} further from the top"
    return _judged(assessment, ("PAR1", "PAR2", "PAR3"), Fact(label, value, detail, "good", subjects))


def _missing(index: Index) -> str:
    if index.product_strategist is None and index.marketing_strategist is None:
        return "neither of the leading roles is there"
    terms = index.document.terms
    return f"there is no {terms.product_strategist if index.product_strategist is None else terms.marketing_strategist}"


def _sits_in(assessment: Assessment) -> Fact:
    index = assessment.index
    vocabulary = assessment.vocabulary
    label = vocabulary.text("The {product_strategist} sits in")
    product = index.product_strategist
    if product is None:
        return Fact(label, UNDEFINED, vocabulary.text("there is no {product_strategist}"), "unknown", ())
    subjects = _roles([product.id])
    department = department_name(index, product)
    under = _under_marketing(index)
    tone: Tone = "unknown" if product.department is None else "good"
    fact = Fact(
        label,
        department,
        vocabulary.text("under the {marketing_strategist}") if under else _where(assessment),
        tone,
        subjects,
    )
    return _judged(assessment, ("PLC1", "PAR3") if under else ("PLC1",), fact)


def _under_marketing(index: Index) -> bool:
    product, marketing = index.product_strategist, index.marketing_strategist
    return product is not None and marketing is not None and marketing in index.superiors(product)


def _where(assessment: Assessment) -> str:
    product, placement = assessment.index.product_strategist, assessment.coverage.placement
    labels = assessment.vocabulary.belongs_to_inside
    if product is not None and product.department is None:
        return "say where the role sits"
    if placement is None:
        return "a unit of its own"
    if placement in ("product", "technology"):
        return assessment.vocabulary.text("a department of {kind}", kind=labels[placement])
    if SIDE_OF_KIND.get(placement):
        return assessment.vocabulary.text("on the side of {marketing}")
    return assessment.vocabulary.text("not in {product_or_technology}")


def _absorbed(assessment: Assessment, digits: int) -> Fact:
    index, coverage = assessment.index, assessment.coverage
    vocabulary = assessment.vocabulary
    label = vocabulary.by_nature if coverage.by_nature else vocabulary.absorbed
    work = [skill for skill in index.domain if skill.belongs_to != "marketing"]
    sitting = [
        role_id for role_id, side in index.placed.items() if side == "marketing" and index.designed[role_id] != side
    ]
    subjects = (*_roles(sitting), *_by_weight(index, work))
    shown = absorbed_beside(index.policy, coverage, digits)
    if shown is None:
        return Fact(label, UNDEFINED, _uncounted(index), "unknown", subjects)
    detail = "on paper → where people sit"
    if coverage.by_nature:
        detail = "; ".join(
            filter(None, (vocabulary.text("no {product_strategist}"), _unheld(coverage.placed, shown.digits)))
        )
    fact = Fact(label, percents(shown.on_paper, shown.placed, shown.digits), detail, "good", subjects)
    return _judged(assessment, ("FADE1", "FADE2"), fact)
