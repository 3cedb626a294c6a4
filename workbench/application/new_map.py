"""New map: what was typed about its sides, departments and roles, and the plan of a whole map made of it.

Every line has an outcome, to be previewed. What no line says gets a sensible value, such that the checks find nothing
to fix while there are no skills. Knows no dialog.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.application.new_map_lines import ListName, PlannedLine
from workbench.application.new_organisation import Organisation
from workbench.application.pasted_text import cleaned, refuse_too_much
from workbench.application.role_list import DEPARTMENTS, ROLES
from workbench.application.table import ColumnSet, Table, headings_left_out, parse, unseen_note
from workbench.application.task import UNWATCHED, Task
from workbench.domain import limits
from workbench.domain.model import CapabilityMap, Scenario, Terms
from workbench.domain.normalisation import name_key, one_line
from workbench.domain.transform import EditRefused
from workbench.domain.validate import read_alike
from workbench.domain.words import join_names, sentence_start

TITLE = "Untitled map"
"""The title of a map that has none yet; its file's name becomes that."""

LINES_LIMIT = 2_000
"""Lines of a list that are read, at most: the preview follows every key."""

_COLUMNS: Mapping[ListName, ColumnSet] = {"departments": DEPARTMENTS, "roles": ROLES}
_ORDER: Mapping[ListName, str] = {
    "departments": "Department, Kind, Part of",
    "roles": "Title, Department, Grade, Reports to",
}
_READ: Mapping[ListName, str] = {
    "departments": _ORDER["departments"],
    "roles": f"{_ORDER['roles']}, Side, Headcount, Holder, Purpose",
}
_NAMED: Mapping[str, str] = {
    "marketing": "The name of the one side",
    "product": "The name of the other side",
    "marketing_strategist": "The title of the role that leads the one side",
    "product_strategist": "The title of the role that leads the other side",
    "technology": "The name of the third kind of work",
    "hub": "The name of the hub",
}
_OPTIONAL = ("technology", "hub")


@dataclass(frozen=True, slots=True)
class NewMap:
    """What was typed: the terms of the two sides and of the roles that lead them, and two lists, a name a line; where
    there are such, the terms of a third kind of work and of the hub. marks: what parts the cells of a list, where that
    was said."""

    marketing: str = "marketing"
    product: str = "product"
    marketing_strategist: str = "Head of Marketing"
    product_strategist: str = "Head of Product"
    departments: str = ""
    roles: str = ""
    technology: str = ""
    hub: str = ""
    marks: Mapping[ListName, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewMapPlan:
    """The plan: the outcome of each line, sentences to read first, and the map; where there is none, the problem.

    marks: for each list, what parts its cells, and what else may, itself among them, where that is not certain.
    """

    rows: tuple[PlannedLine, ...] = ()
    notes: tuple[str, ...] = ()
    document: CapabilityMap | None = None
    problem: str = ""
    marks: Mapping[ListName, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


def plan(typed: NewMap, task: Task = UNWATCHED) -> NewMapPlan:
    """The plan of a new map. Raises Cancelled."""
    try:
        terms = _terms(typed)
        tables = {name: _table(name, getattr(typed, name), task, typed.marks.get(name)) for name in _COLUMNS}
    except EditRefused as refusal:
        return NewMapPlan(problem=str(refusal))
    organisation = Organisation(terms)
    add = {"departments": organisation.add_department_line, "roles": organisation.add_role_line}
    for name, table in tables.items():
        for row in table.rows[:LINES_LIMIT]:
            add[name](row, table.columns)
    departments, roles = organisation.settle()
    scenario = Scenario("today", "Today", model="decentralised", departments=departments, roles=roles)
    notes = [note for name, table in tables.items() for note in _notes(name, table)]
    return NewMapPlan(
        tuple(organisation.lines()),
        (*notes, *organisation.notes()),
        CapabilityMap(TITLE, terms=terms, scenarios=(scenario,)),
        marks={name: (table.mark, table.marks) for name, table in tables.items()},
    )


def blank_map(title: str = "") -> CapabilityMap:
    """A map that holds nothing yet, in words that speak of no company. title: "" for that of a map that has none."""
    scenario = Scenario("today", "Today", model="decentralised")
    return CapabilityMap(title.strip() or TITLE, terms=_terms(NewMap()), scenarios=(scenario,))


def _terms(typed: NewMap) -> Terms:
    """The words of the map. Those of the program speak of a third kind of work beside two sides that are its own."""
    given = {name: " ".join(one_line(cleaned(getattr(typed, name))).split()) for name in _NAMED}
    for name, term in given.items():
        if not term and name not in _OPTIONAL:
            raise EditRefused(f"{_NAMED[name]} is missing.")
        if len(term) > limits.LONGEST_TERM:
            raise EditRefused(f"{_NAMED[name]} has {len(term)} characters; {limits.LONGEST_TERM} are allowed.")
    one, other, *leaders, third, hub = given.values()
    if name_key(one) == name_key(other):
        raise EditRefused(f"Both sides are called “{other}”. Give them names of their own.")
    if name_key(leaders[0]) == name_key(leaders[1]):
        raise EditRefused(f"Both leading roles are called “{leaders[1]}”. Give them titles of their own.")
    own = (name_key(one), name_key(other)) == ("marketing", "product")
    leads_hub = f"Head of {sentence_start(hub)}" if hub else ""
    given |= {"technology": third or ("technology" if own else ""), "hub": hub or "hub"}
    terms = Terms(
        **given,
        hub_lead=leads_hub if 0 < len(leads_hub) <= limits.LONGEST_TERM else "Head of the hub",
        representative="representative",
        work="shared work",
    )
    for name, _ in read_alike(terms):
        raise EditRefused(f"“{getattr(terms, name)}” stands for something else in this map. Choose another word.")
    return terms


def _table(name: ListName, text: str, task: Task, mark: str | None) -> Table:
    refuse_too_much(text)
    return parse(text, _COLUMNS[name], task, mark)


def _notes(name: ListName, table: Table) -> Iterator[str]:
    """Sentences on what a list holds that was not taken."""
    if unseen := unseen_note(table):
        yield unseen
    if len(table.rows) > LINES_LIMIT or table.more:
        yield f"A list takes {LINES_LIMIT:,} lines. Those below were left out."
    left_out = headings_left_out(table)
    if left_out:
        yield f"Left out: {join_names(left_out, 8)}. Columns that are read: {_READ[name]}."
    with_comma = sum(len(row.cells) == 1 and "," in row.cells[0] for row in table.rows)
    if table.header is None and 2 * with_comma > len(table.rows):
        choice = "choose so below the list, or put" if "," in table.marks else "put"
        yield f"Commas stay in the names. Where they part columns, {choice} this line on top: {_ORDER[name]}."
