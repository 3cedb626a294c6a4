"""Assessment of a scenario: the findings of all checks, those accepted, the verdict, and how sure it is.

Runs the checks and tries their cures; the sentences are those of presentation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import islice
from types import ModuleType
from typing import Literal

from workbench.domain import rules
from workbench.domain.coverage import Coverage
from workbench.domain.findings import RANK, VERDICT_FAMILIES, Finding, Fix, family, subject_id
from workbench.domain.index import Assumptions, Index
from workbench.domain.model import Scenario, Waiver
from workbench.domain.names import subject_name
from workbench.domain.registry import discover
from workbench.domain.rounding import rounded
from workbench.domain.rule import Rule
from workbench.domain.transform import EditRefused, find
from workbench.domain.values import Names, values
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import VERDICT

Verdict = Literal["distinct", "drifting", "faded", "undecided"]
Assumed = Literal["support_nothing", "support_full", "equal_weights"]
"""Another assumption for the sensitivity analysis: what a support counts, or that all skills weigh the same."""
_NAMED = 4
"""How many of its subjects an accepted point of an unknown check names; the others are counted."""


@cache
def all_rules() -> dict[str, Rule]:
    """Code -> rule, in the order of the codes."""
    return rules_in(rules)


def rules_in(package: ModuleType) -> dict[str, Rule]:
    """The registry of the checks: code -> the rule that a module of a package exports, in the order of the codes.

    Raises ValueError where one exports none or one of another name, and where two share a code, a retired one too.
    """
    by_code: dict[str, Rule] = {}
    taken: set[str] = set()
    for module in discover(package):
        rule = vars(module).get("RULE")
        name = module.__name__.rpartition(".")[2]
        if not isinstance(rule, Rule) or rule.code.lower() != name:
            raise ValueError(f"{module.__name__} exports no RULE whose code is its name")
        codes = {rule.code, *rule.retired_names}
        if codes & taken:
            raise ValueError(f"two checks call themselves {' and '.join(sorted(codes & taken))}")
        taken |= codes
        by_code[rule.code] = rule
    return by_code


@cache
def current_code(code: str) -> str:
    """The code of the check that replaced a retired one; any other code as it is."""
    return next((rule.code for rule in all_rules().values() if code in rule.retired_names), code)


def heading(code: str, number: int, vocabulary: Vocabulary, *, counted: bool = True) -> str:
    """The heading of a group of findings of one check, in the words of a map.

    counted False leaves out the number it may begin with.
    """
    singular, plural = all_rules()[code].heading
    template = singular if number == 1 else plural
    return vocabulary.text(template if counted else template.removeprefix("{n} "), n=number)


def fixes(index: Index, finding: Finding) -> tuple[Fix, ...]:
    """The cures of a finding, best first; empty where there is none that can be done."""
    return tuple(Cures(index).of(finding))


class Cures:
    """Tried cures of the findings of one index: each was applied, removes its finding and adds no error.

    The single moves of a stepwise check only have to add no error. Where a check limits how many it offers
    (`Rule.most`), one that fails makes room for the next best.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def of(self, finding: Finding) -> Iterator[Fix]:
        """The tried cures of one finding, best first; lazy: each is tried when it is asked for."""
        rule = all_rules().get(finding.code)
        if rule is None:
            return iter(())
        cures = (fix for fix in proposals(self._index, finding) if self._passes(rule, finding, fix))
        return islice(cures, rule.most)

    @cached_property
    def _errors(self) -> dict[tuple[str, tuple[str, ...]], Finding]:
        checks = (rule.check(self._index) for rule in all_rules().values() if rule.errors)
        errors = (finding for findings in checks for finding in findings if finding.severity == "error")
        return {(error.code, error.subjects): error for error in errors}

    def _passes(self, rule: Rule, finding: Finding, fix: Fix) -> bool:
        """Whether a cure can be done, adds no error, and ends the finding unless the check is stepwise."""
        index = self._index
        try:
            after = fix.apply(index.document)
        except (EditRefused, ValueError):
            return False
        now = index.after(after, find(after.scenarios, index.scenario.id))
        known = self._errors
        fresh = (error for error in _possibly_new_errors(now) if (error.code, error.subjects) not in known)
        if any(not any(_remains(error, old) for old in known.values()) for error in fresh):
            return False
        return rule.stepwise or not any(_remains(left, finding) for left in _found_again(now, rule, finding))


def _possibly_new_errors(index: Index) -> Iterator[Finding]:
    """The errors of an index; of one made `after` another, only those on what differs."""
    for rule in all_rules().values():
        if rule.errors:
            for finding in _found_of(index, rule, index.touched or ()):
                if finding.severity == "error":
                    yield finding


def _found_of(index: Index, rule: Rule, skills: Iterable[str]) -> Iterable[Finding]:
    """The findings of a check on some skills (ids) in scope; all of them where it does not check skills one by one, or
    where the index follows none."""
    if rule.check_skills is None or index.touched is None:
        return rule.check(index)
    asked = (index.skills[skill_id] for skill_id in skills)
    return rule.check_skills(index, [skill for skill in asked if skill.in_scope])


def _found_again(index: Index, rule: Rule, finding: Finding) -> Iterable[Finding]:
    """The findings of a check on a later index: at least those on the subjects of an earlier finding."""
    kind, identifier = subject_id(finding.subjects[0]) if finding.subjects else ("", "")
    return _found_of(index, rule, [identifier] if kind == "skill" else [])


def proposals(index: Index, finding: Finding) -> Iterable[Fix]:
    """Untried cures: those a check proposes, best first, for lists too long to try each."""
    rule = all_rules().get(finding.code)
    return rule.fixes(index, finding) if rule is not None and rule.fixes is not None else ()


def _remains(after: Finding, before: Finding) -> bool:
    """Whether a finding is the remainder of another: the same check on the same subjects, or on fewer of them."""
    return after.code == before.code and set(after.subjects) <= set(before.subjects)


def field_of(finding: Finding) -> str | None:
    """The field to fill in, of a finding's first subject; None where its check asks for none."""
    rule = all_rules().get(finding.code)
    return rule.fields.get(subject_id(finding.subjects[0])[0]) if rule is not None and finding.subjects else None


def show_label(code: str) -> str | None:
    """The label of the button that leads to the place, for checks that no edit cures; None for others."""
    return all_rules()[code].show


@dataclass(frozen=True)
class Assessment:
    """The findings and the verdict on one scenario.

    findings: worst first, of one check the heaviest first; points accepted of unknown checks come last. accepted: those
    accepted on purpose -> the waiver that still holds.
    """

    index: Index
    coverage: Coverage
    findings: tuple[Finding, ...]
    accepted: dict[Finding, Waiver]
    verdict: Verdict

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """The findings nobody has accepted."""
        if not self.accepted:
            return self.findings
        return tuple(finding for finding in self.findings if finding not in self.accepted)

    def pressing(self) -> Iterator[tuple[Finding, list[str], list[str]]]:
        """The open points that must or should be fixed, worst first, each with the roles and the skills it names."""
        for finding in self.open:
            if finding.severity != "advice":
                ids = [subject_id(subject) for subject in finding.subjects]
                roles = [role_id for kind, role_id in ids if kind == "role" and role_id in self.index.roles]
                skills = [skill_id for kind, skill_id in ids if kind == "skill" and skill_id in self.index.skills]
                yield finding, roles, skills

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the map."""
        return vocabulary_of(self.index.document)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(finding.severity for finding in self.open)

    @property
    def verdict_words(self) -> str:
        """The verdict in words that never contradict a figure beside it."""
        if self.verdict == "faded" and self._absorbed:
            return self.vocabulary.absorbed
        return VERDICT[self.verdict]

    @property
    def _absorbed(self) -> bool:
        """Whether an error says that product work fades, and marketing holds some of it: more than reads as 0 %."""
        fades = any(point.severity == "error" and family(point.code) == "FADE" for point in self.open)
        return fades and rounded(100 * Coverage.of(self.index).leak) >= 1

    def count(self, severity: str) -> int:
        """How many open points there are of a severity."""
        return self._counts[severity]


def waiver_for(scenario: Scenario, finding: Finding, today: date) -> Waiver | None:
    """The waiver that accepts a finding today, or None. A waiver holds through the end of its last day."""
    for waiver in scenario.waivers:
        if _covers(waiver, finding) and (waiver.until is None or today <= waiver.until):
            return waiver
    return None


def _covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver speaks of this finding: its check, also by a retired code, its subjects, no greater severity."""
    return (
        current_code(waiver.code) == finding.code
        and set(waiver.subjects) == set(finding.subjects)
        and RANK[finding.severity] >= RANK[waiver.severity]
    )


def _found(index: Index) -> list[Finding]:
    findings = [finding for rule in all_rules().values() for finding in rule.check(index)]
    findings.sort(key=lambda finding: (finding.order, -_importance(index, finding)))
    return findings


def _importance(index: Index, finding: Finding) -> int:
    """The importance of the skill to jump to first; 0 where a finding's first subject is no skill."""
    kind, identifier = subject_id(finding.subjects[0]) if finding.subjects else ("", "")
    return index.skills[identifier].importance if kind == "skill" else 0


def assess(index: Index, today: date) -> Assessment:
    """Run every check on a scenario."""
    findings = _found(index)
    accepted = {}
    if index.scenario.waivers:
        for finding in findings:
            waiver = waiver_for(index.scenario, finding, today)
            if waiver is not None:
                accepted[finding] = waiver
        unknown = _of_unknown_checks(index)
        findings += unknown
        accepted |= unknown
    coverage = Coverage.of(index)
    return Assessment(index, coverage, tuple(findings), accepted, _verdict(coverage, findings, accepted))


def _of_unknown_checks(index: Index) -> dict[Finding, Waiver]:
    """Accepted points of checks that this version does not know, as findings: listed, never judged, never cured.

    A file may come from another version of the program. Refusing it would keep older programs from opening newer
    files, and close old files to a version that retired a check.
    """
    accepted = {}
    for waiver in index.scenario.waivers:
        if current_code(waiver.code) not in all_rules():
            names = tuple(subject_name(index, subject) or subject for subject in waiver.subjects)
            places, variant = values(code=waiver.code), ""
            if names:
                places, variant = values(code=waiver.code, about=Names(names, _NAMED)), "about"
            accepted[Finding(waiver.code, waiver.severity, waiver.subjects, places, variant)] = waiver
    return accepted


def _verdict(coverage: Coverage, findings: Iterable[Finding], accepted: dict[Finding, Waiver]) -> Verdict:
    if coverage.designed.product_share is None and coverage.placed.product_share is None:
        return "undecided"
    open_points = (finding for finding in findings if finding not in accepted)
    severities = {finding.severity for finding in open_points if family(finding.code) in VERDICT_FAMILIES}
    return "faded" if "error" in severities else "drifting" if "warning" in severities else "distinct"


@dataclass(frozen=True)
class Certainty:
    """Sensitivity analysis: the product share on paper under other assumptions, fractions of 1, None where undefined.

    tips: what is assumed where the verdict would be another, and how it would read. tolerance: how far a share may lie
    from the one counted and still be called the same, a fraction of 1. Values: presentation makes the sentence.
    """

    support_nothing: float | None
    as_counted: float | None
    support_full: float | None
    equal_weights: float | None
    tips: tuple[tuple[Assumed, str], ...]
    tolerance: float

    @property
    def holds(self) -> bool:
        """Whether the share stays what it is, whatever is assumed."""
        others = (self.support_nothing, self.support_full, self.equal_weights)
        return self.as_counted is not None and all(
            share is not None and abs(share - self.as_counted) <= self.tolerance + 1e-9 for share in others
        )


_OTHERWISE: Mapping[Assumed, Assumptions] = {
    "support_nothing": Assumptions(support=0.0),
    "support_full": Assumptions(support=1.0),
    "equal_weights": Assumptions(equal_weights=True),
}


def how_sure(assessment: Assessment, today: date) -> Certainty:
    """Run the sensitivity analysis: the checks with a support counting nothing, then in full, then all skills equal."""
    index = assessment.index
    shares, tips = [], list[tuple[Assumed, str]]()
    for assumed, assumptions in _OTHERWISE.items():
        other = assess(Index(index.document, index.scenario, assumptions), today)
        shares.append(other.coverage.designed.product_share)
        if other.verdict != assessment.verdict:
            tips.append((assumed, other.verdict_words))
    nothing, full, equal = shares
    counted = assessment.coverage.designed.product_share
    return Certainty(nothing, counted, full, equal, tuple(tips), index.policy.sides_band)
