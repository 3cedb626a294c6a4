"""View model of a card: what it shows, as a value read from the index. Equal values need no repaint. Knows no Qt
widget."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import is_

from workbench.domain.assess import Assessment
from workbench.domain.change import Change
from workbench.domain.findings import Finding, subject_id
from workbench.domain.index import SIDE_OF_STRATEGIST, Index
from workbench.domain.model import ActsAs, Discipline, Role
from workbench.domain.names import role_title
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.domain.words import grade_name, pluralise
from workbench.presentation.fit_text import held_by
from workbench.qt.role_model import Chip, FindingsOf, chips_of

STRATEGISTS: tuple[ActsAs, ...] = tuple(SIDE_OF_STRATEGIST)
"""Keys of the columns of the two leading roles."""
LANES: dict[str, tuple[Discipline, ...]] = {
    "marketing": ("marketing",),
    "hub": ("hub",),
    "product": ("product", "technology"),
    "other": ("other",),
}
"""Key of a lane -> the kinds of work whose roles stand in it; the first is that of a role dropped there."""
TERM_OF: dict[str, str] = {
    **{acts_as: acts_as for acts_as in STRATEGISTS},
    **{key: key for key in LANES if key != "other"},
}
"""Column key -> the term of the map that its title is made of."""
LANE_OF: dict[Discipline, str] = {kind: key for key, kinds in LANES.items() for kind in kinds}


def column_titles(vocabulary: Vocabulary) -> dict[str, str]:
    """Column key -> title in the map's words: the leading roles and the lanes."""
    lanes = {key: vocabulary.lane[kinds[0]] for key, kinds in LANES.items()}
    return {**{acts_as: vocabulary.acts_as[acts_as] for acts_as in STRATEGISTS}, **lanes}


def column_of(role: Role) -> str:
    """Key of the column a role's card stands in: what the role acts as, or the lane of its kind of work."""
    return role.acts_as if role.acts_as and role.acts_as in STRATEGISTS else LANE_OF[role.discipline]


@dataclass(frozen=True, slots=True)
class CardData:
    """Card data of one role."""

    role_id: str
    title: str
    """Display title, made unique among roles of the same title; the title as written is `Role.title`."""
    places: tuple[str, ...]
    """Grade, and department where the role has one."""
    superior: str
    """Whom it reports to, in words; "" for nobody."""
    leads: tuple[Chip, ...]
    supports: tuple[Chip, ...]
    findings: tuple[Finding, ...]
    vocabulary: Vocabulary
    """The words of the map, in which the findings are said."""
    held_by: str = ""
    """The people who hold it, in words, and whether they are more than its posts; "" for nobody."""

    @property
    def place(self) -> str:
        """Grade and department in a line."""
        return " · ".join(self.places)

    @property
    def details(self) -> tuple[str, ...]:
        """Grade, department and whom it reports to."""
        reporting = (f"reports to the {self.superior}",) if self.superior else ()
        return (*self.places, *reporting)

    @property
    def detail(self) -> str:
        """`details` in a line."""
        return " · ".join(self.details)

    @property
    def counts(self) -> str:
        """The number of skills in words."""
        return f"{pluralise(len(self.leads), 'lead')} · {pluralise(len(self.supports), 'support')}"

    @property
    def counts_short(self) -> str:
        """The number of skills, short: for a compact card."""
        return f"{len(self.leads)} · {len(self.supports)}"


def card_data_of(index: Index, role_id: str, findings: FindingsOf) -> CardData:
    """Card data of a role as it is now."""
    role = index.roles[role_id]
    places = [grade_name(index.document, role.grade)]
    if role.department is not None:
        places.append(index.departments[role.department].name)
    return CardData(
        role_id,
        index.titles[role_id],
        tuple(places),
        role_title(index, role.reports_to),
        tuple(chips_of(index, role, "lead", findings)),
        tuple(chips_of(index, role, "support", findings)),
        findings.get((role_id, None), ()),
        vocabulary_of(index.document),
        held_by(index, role),
    )


def findings_by_chip(assessment: Assessment, before: FindingsOf | None = None) -> FindingsOf:
    """Findings that must or should be fixed, by (role id, skill id or None for the card itself), worst first.

    A finding equal to one of `before` is that same object: chips share findings, some of which name every role of a
    vast map, so later comparisons go by identity. Comparing them chip by chip took 2 to 7 s on 100,000 assignments.
    """
    # by id first: a finding that many chips share is hashed and compared once
    priors = (finding for findings in (before or {}).values() for finding in findings)
    known = {finding: finding for finding in {id(prior): prior for prior in priors}.values()}
    holdings = assessment.index.holdings
    by_chip: defaultdict[tuple[str, str | None], list[Finding]] = defaultdict(list)
    for pressing, roles, skills in assessment.pressing():
        finding = known.get(pressing, pressing)
        if not skills:
            for role in roles:
                by_chip[role, None].append(finding)
        for skill in skills:
            for holding in holdings[skill]:
                if not roles or holding.role.id in roles:
                    by_chip[holding.role.id, skill].append(finding)
    return {key: tuple(findings) for key, findings in by_chip.items()}


def role_showing(subject: str, index: Index, active: str | None) -> str | None:
    """Id of the role whose card shows a role, a skill or a department; None where no card does.

    A skill is shown by the card used last, `active`, if that has it, else by one that leads it.
    """
    kind, identifier = subject_id(subject)
    if kind == "role" and identifier in index.roles:
        return identifier
    if kind == "skill" and index.holdings.get(identifier):
        holders = [holding.role.id for holding in (*index.leads[identifier], *index.holdings[identifier])]
        return active if active in holders else holders[0]
    if kind == "department" and identifier in index.departments:
        return next((role.id for role in index.roles_in(identifier)), None)
    return None


def roles_touched(change: Change, index: Index) -> set[str]:
    """Ids of the roles whose card may look different after a change; deleted roles may be among them."""
    touched = set(change.roles) | (change.renamed & index.roles.keys())
    for skill in change.skills & index.holdings.keys():
        touched.update(holding.role.id for holding in index.holdings[skill])
    touched |= {role.id for role in index.scenario.roles if role.department in change.departments}
    touched |= {role.id for role in index.scenario.roles if role.reports_to in change.renamed}
    if change.people:
        touched |= {role.id for role in index.scenario.roles if not change.people.isdisjoint(role.people)}
    if change.other_scenario or change.terms or change.before.grade_names != change.after.grade_names:
        touched |= index.roles.keys()
    return touched


def roles_told_otherwise(before: FindingsOf, after: FindingsOf) -> set[str]:
    """Ids of the roles whose findings differ; by identity, so `after` must have been made from `before`."""
    return {key[0] for key in before.keys() | after.keys() if not _same(before.get(key, ()), after.get(key, ()))}


def _same(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> bool:
    return len(before) == len(after) and all(map(is_, before, after))
