"""Extraction: the records of a file, read from its grids as a mapping says. Nothing is lost without being told."""

from __future__ import annotations

import dataclasses
from collections.abc import Set

from workbench.application.importing.beyond import beyond
from workbench.application.importing.collecting import Collected
from workbench.application.importing.column_fields import left_fields
from workbench.application.importing.content import Content
from workbench.application.importing.grid import Grid
from workbench.application.importing.headings import Meaning
from workbench.application.importing.left_out import SILENT, left_columns
from workbench.application.importing.level_words import KIND_OF
from workbench.application.importing.lines import (
    Head,
    Line,
    charted_names,
    different_heads,
    empty_groups,
    group_name,
    lines_of,
    names_in_several_groups,
)
from workbench.application.importing.mapping import HOLDERS, NAMING_PEOPLE, PLURAL, Mapping, Scaled, TableMapping, Topic
from workbench.application.importing.needed import Read, is_of_roles, left_rows, reader_in, used_row
from workbench.application.importing.records import Origin, Records
from workbench.application.importing.row_numbers import are_row_numbers
from workbench.application.importing.scale import Held, Scale, scale_of
from workbench.application.importing.shapes import LeftReason, cell_at, heading_at, spread, text_at
from workbench.application.importing.vacancy import is_nobody
from workbench.application.plain_tables import parted
from workbench.application.task import UNWATCHED, Task
from workbench.domain.model import AssignmentKind
from workbench.domain.normalisation import name_key
from workbench.domain.searching import word_key

STEP = 500
"""Rows between two cancellation checks."""

NONE = Held(0)
_CHARTED: dict[Meaning, AssignmentKind] = {"accountable": "lead", "responsible": "support"}
"""What a column with the names of roles says that these do."""
_PERSONAL: frozenset[Meaning] = frozenset((*NAMING_PEOPLE, "holder", *_CHARTED))
"""Columns beside which a row that is left out may name a person."""
_OF_BANDS = ("department", "holder", "status")
"""What tells roles of one title apart that are columns."""


def records_of(content: Content, mapping: Mapping, task: Task = UNWATCHED) -> Records:
    """The records that the tables of a file hold. Raises Cancelled."""
    by_name = {grid.name: grid for grid in content.grids}
    unsure = {(each.table, each.topic) for each in mapping.questions if PLURAL["person"] in each.choices}
    whole: dict[str, Grid] = {}
    collected = Collected(content.name, content.source)
    for number, table in enumerate(mapping.tables):
        task.report(number / len(mapping.tables))
        sheet = table.table.sheet
        if sheet not in by_name:
            continue
        if not table.taken:
            collected.leave(_origin(by_name[sheet], content.name, table.table.heading), sheet, "not_read")
            continue
        whole.setdefault(sheet, spread(by_name[sheet]))
        topics = {topic for each, topic in unsure if each == number}
        _Reading(whole[sheet], table, collected, task, topics).read()
    for sheet, grid in whole.items():
        tables = [each.table for each in mapping.tables if each.table.sheet == sheet]
        if sheet not in mapping.more_tables and (found := beyond(grid, tables)) is not None:
            collected.leave(_origin(grid, content.name, found.row), found.text, "beyond", cells=found.numbers)
    for sheet in mapping.more_tables:
        if sheet in by_name:
            collected.leave(_origin(by_name[sheet], content.name, -1), sheet, "more_tables")
    return collected.records()


def _origin(grid: Grid, file: str, row: int, column: int = -1) -> Origin:
    """The origin of a cell of a grid, by its row and column there; file: that of the content."""
    row, column = grid.place(row, column)
    return Origin(*grid.sheet_in(file), row + 1, column + 1, bool(grid.turned))


class _Reading:
    """One table on its way into the records. unsure: the topics of the open questions whether names are of people."""

    def __init__(self, grid: Grid, mapping: TableMapping, collected: Collected, task: Task, unsure: Set[Topic]) -> None:
        self._grid, self._mapping, self._into, self._task = grid, mapping, collected, task
        self._unsure = unsure
        self._readers: dict[Scaled, Read] = {name: scale.reader() for name, scale in mapping.scales.items()}
        self._twins = names_in_several_groups(grid, mapping) if mapping.apart else {}
        self._heads, _ = different_heads(grid, mapping)
        self._columns = {meaning: column for column, meaning in mapping.meanings.items()}
        self._needed_of_roles = is_of_roles(mapping)
        self._numbered = {meaning for meaning in self._columns if are_row_numbers(grid, mapping, meaning)}

    def read(self) -> None:
        """Collect all that the table holds."""
        self._into.begin(own=self._mapping.own)
        self._leave_out()
        if self._mapping.across is not None:
            self._take_heads()
        required = self._required()
        for number, line in enumerate(lines_of(self._grid, self._mapping)):
            if number % STEP == 0:
                self._task.check_cancelled()
            if self._mapping.across is not None:
                self._matrix_line(line)
            else:
                self._record(line)
        for skill, level in required.items():
            self._into.needs(skill, level)
        self._into.end(kept=self._mapping.across is not None or not self._holds())

    def _holds(self) -> bool:
        """Whether the rows of a list say who has a skill."""
        return "skill" in self._columns and bool(HOLDERS & self._columns.keys())

    def _origin(self, row: int, column: int = -1) -> Origin:
        return _origin(self._grid, self._into.file, row, column)

    def _leave(self, row: int, column: int, what: str, reason: LeftReason, *, personal: bool = False) -> None:
        self._into.leave(self._origin(row, column), what, reason, personal=personal)

    def _leave_out(self) -> None:
        table, of_people = self._mapping.table, "axes" in self._unsure or not _PERSONAL.isdisjoint(self._columns)
        heads_of_people = self._mapping.across == "person" or not self._unsure.isdisjoint(("columns", "axes"))
        for row, why in (left_rows(self._mapping) | left_fields(self._grid, self._mapping)).items():
            if why not in SILENT:
                what = next((text for column in table.columns if (text := text_at(self._grid, row, column))), "")
                self._leave(row, -1, what, why, personal=of_people)
        for row in empty_groups(self._mapping):
            if text := group_name(self._grid, self._mapping, row):
                self._leave(row, -1, text, "group_above", personal=of_people)
        for row in table.bands if self._mapping.band is None and self._mapping.across in ("role", "person") else ():
            texts = dict.fromkeys(text for column in table.values if (text := text_at(self._grid, row, column)))
            self._leave(row, -1, ", ".join(texts), "band", personal=True)
        for column, reason in left_columns(self._grid, self._mapping).items():
            heading = heading_at(self._grid, table, column)
            self._leave(table.heading, column, heading, reason, personal=heads_of_people)
        for scale in self._mapping.scales.values():
            self._leave_values(scale)

    def _leave_values(self, scale: Scale) -> None:
        """Tell the values that are left out, each once with how often it was found."""
        for value in scale.values:
            if value.held is None:
                self._into.leave(self._origin(-1), value.text, "no_value", cells=value.count)

    def _take_heads(self) -> None:
        """The roles, skills or people that the columns are."""
        row = self._mapping.table.heading
        for head in self._heads:
            self._note_person(head.name, "columns", "axes")
            origin = self._origin(row, head.column)
            match self._mapping.across:
                case "skill":
                    group = head.text("group") if self._mapping.band == "group" else self._mapping.group
                    self._into.skill(self._named(head.name, head.band), origin, group=group or None)
                case "role":
                    self._into.role(
                        self._role_name(head),
                        origin,
                        code=head.code,
                        department=head.text("department"),
                        holder=head.text("holder"),
                        grade=head.text("grade"),
                        reports_to=head.text("reports_to"),
                        headcount=head.text("headcount"),
                        apart=_OF_BANDS,
                    )
                case "person":
                    title, place, superior = head.text("role"), head.text("department"), head.text("reports_to")
                    self._into.person(head.name, origin, role=title, department=place, reports_to=superior)
                    if title:
                        self._into.role(title, origin)

    def _note_person(self, name: str, *topics: Topic) -> None:
        """Note that a name may be that of a person, where that is still asked."""
        if not self._unsure.isdisjoint(topics):
            self._into.may_be_person(name)

    def _role_name(self, head: Head) -> str:
        return (self._mapping.whose if len(self._heads) == 1 else None) or head.name

    def _named(self, name: str, group: str) -> str:
        """The name of a skill, told from one of that name in another group."""
        return f"{name} ({group})" if group and name_key(name) in self._twins else name

    def _matrix_line(self, line: Line) -> None:
        subject = self._mapping.subject
        name = self._line_name(line)
        if not name or subject is None:
            self._leave(line.row, -1, "", "unlabelled")
            return
        self._note_person(name, "axes")
        self._subject(line)
        read = self._readers["value"]
        if self._mapping.across == "level":
            self._marked_level(line, name)
            return
        for head in self._heads:
            held = read(cell_at(self._grid, line.row, head.column))
            if held is None:
                continue
            origin = self._origin(line.row, head.column)
            if self._mapping.across == "skill":
                skill = self._named(head.name, head.band)
                place = line.text("department") if subject == "role" else ""
                codes = (self._code(line, "person_code"), "") if subject == "person" else ("", "")
                self._into.holds(name, skill, held, origin, person=subject == "person", department=place, codes=codes)
            else:
                person = self._mapping.across == "person"
                holder = head.name if person else self._role_name(head)
                codes = head.code, self._code(line, "skill_code")
                place = "" if person else head.text("department")
                self._into.holds(holder, name, held, origin, person=person, department=place, codes=codes)

    def _marked_level(self, line: Line, skill: str) -> None:
        """The highest level that is marked, of the role that has all that is listed; without one it is needed."""
        read, level_of = self._readers["value"], scale_of(head.name for head in self._heads).reader()
        marked = [
            head for head in self._heads if (held := read(cell_at(self._grid, line.row, head.column))) and held != NONE
        ]
        levels = [(held.level, head) for head in marked if (held := level_of(head.name)) and held.level]
        if not levels:
            return
        level, head = max(levels, key=lambda each: each[0] or 0)
        origin = self._origin(line.row, head.column)
        if self._mapping.whose:
            self._into.role(self._mapping.whose, origin)
            self._into.holds(self._mapping.whose, skill, Held(level), origin)
        else:
            self._into.skill(skill, origin, level_needed=level)

    def _line_name(self, line: Line) -> str:
        """What the row is called."""
        subject = self._mapping.subject
        if subject == "skill":
            return self._named(line.text("skill"), line.text("group")) if line.text("skill") else ""
        return self._person(line) if subject == "person" else line.text("role")

    def _person(self, line: Line) -> str:
        """Who the row names; nobody where it says that a post is vacant."""
        name = self._person_name(line)
        return "" if is_nobody(name) else name or line.text("person_code")

    def _person_name(self, line: Line) -> str:
        first, last = line.text("first_name"), line.text("last_name")
        return line.text("person") or " ".join(part for part in (first, last) if part)

    def _vacancy(self, line: Line) -> str:
        """The word for nobody in place of who holds the role of the row."""
        name = self._person_name(line)
        return name if is_nobody(name) else ""

    def _subject(self, line: Line) -> None:
        """The skill, role or person that the row is."""
        match self._mapping.subject:
            case "skill":
                self._skill(line)
            case "role":
                self._role(line)
            case "person":
                self._take_person(line, self._person(line), line.text("role"))
                if line.text("role"):
                    self._role(line)

    def _take_person(self, line: Line, name: str, role: str) -> None:
        """The person that the row names, and the role she has there; "" where it says none."""
        place, superior = line.text("department") if role else "", line.text("reports_to")
        origin, code = self._origin(line.row, line.column("person") - 1), self._code(line, "person_code")
        self._into.person(name, origin, role=role, code=code, department=place, reports_to=superior)

    def _skill(self, line: Line) -> None:
        held = {name: self._held(line, name) for name in ("level_needed", "importance", "belongs_to")}
        needed, importance, side = held["level_needed"], held["importance"], held["belongs_to"]
        definition = line.text("definition")
        self._into.skill(
            self._line_name(line) if self._mapping.subject == "skill" else line.text("skill"),
            self._origin(line.row, line.column("skill") - 1),
            group=line.text("group") or self._mapping.group,
            code=self._code(line, "skill_code"),
            definition=None if self._into.is_placeholder(definition) else definition,
            aliases=line.text("aliases"),
            level_needed=(needed.level or None) if needed and not self._needed_of_roles else None,
            importance=importance.importance if importance else None,
            belongs_to=side.belongs_to if side else None,
        )

    def _role(self, line: Line) -> None:
        text = line.text
        department, unit_id = parted(text("department")) if self._mapping.own else (text("department"), "")
        self._into.role(
            self._title(line),
            self._origin(line.row, line.column("role") - 1),
            code=self._code(line, "role_code"),
            department=department,
            department_id=unit_id,
            family=text("role_family"),
            grade=text("grade"),
            reports_to=text("reports_to"),
            dotted_to=text("dotted_to"),
            also_called=text("also_called"),
            headcount=text("headcount"),
            holder=text("holder") or self._vacancy(line),
            held=bool(self._person(line)),
            purpose=text("purpose"),
            parent=text("parent"),
            apart=self._telling(),
        )

    def _title(self, line: Line) -> str:
        """The title of the row's role; that of the coarser role where in place of it stands that there is none."""
        title, family = line.text("role"), line.text("role_family")
        return family if title and family and self._into.is_placeholder(title) else title

    def _telling(self) -> tuple[str, ...]:
        """What tells roles of one title apart that are rows, or are had by the people that are."""
        if "skill" in self._columns:
            return ()
        return ("department", "holder", "status", "source") if self._mapping.across is None else ("department",)

    def _held(self, line: Line, name: Scaled) -> Held | None:
        column = self._columns.get(name)
        read = reader_in(self._readers, name)
        return None if column is None or read is None else read(cell_at(self._grid, line.row, column))

    def _held_at(self, line: Line) -> Held | None:
        """What a row of a list, or a skill in a cell of several, says of the level; the one that is needed without."""
        if self._mapping.packed is not None and line.level is not None and "level" in self._readers:
            return self._readers["level"](line.level)
        return self._held(line, "level") if "level" in self._columns else Held()

    def _code(self, line: Line, meaning: Meaning) -> str:
        """The code of the row; none where these are only its numbers."""
        return "" if meaning in self._numbered else line.text(meaning)

    def _record(self, line: Line) -> None:
        """A row of a list: who has a skill, or a skill, a role or a person."""
        role, skill, person = self._title(line), line.text("skill"), self._person(line)
        needed = self._held(line, "level_needed") if self._needed_of_roles else None
        held = needed if self._needed_of_roles and "level" not in self._columns else self._held_at(line)
        origin = self._origin(line.row, line.column("level") - 1)
        if skill:
            self._skill(line)
        if role:
            self._role(line)
        if person:
            self._take_person(line, person, role)
        if not (skill or role or person):
            self._leave(line.row, -1, "", "unlabelled")
        self._charted(line)
        if skill and role and person and needed is not None:
            self._into.holds(
                role, self._skill_name(line), needed, self._origin(line.row, line.column("level_needed") - 1)
            )
            held = held if "level" in self._columns else None  # what she needs does not say what she has
        if not skill or held is None:
            return
        if held.importance is not None:
            self._into.skill(self._skill_name(line), origin, importance=held.importance)
        holder = person or role or self._mapping.whose or ""
        if holder:
            if not person and not role:
                self._into.role(holder, origin)
            kind = KIND_OF.get(word_key(line.text("kind")))
            held = held if kind is None else dataclasses.replace(held, kind=kind)
            code = self._code(line, "person_code" if person else "role_code")
            codes, note = (code, self._code(line, "skill_code")), line.text("note")
            self._into.holds(holder, self._skill_name(line), held, origin, person=bool(person), note=note, codes=codes)

    def _charted(self, line: Line) -> None:
        """Who leads and who supports the skill of a row, in a chart with a column for each: of both it is the lead."""
        named: dict[str, tuple[str, Meaning]] = {}
        for meaning in _CHARTED if line.text("skill") else ():
            for name in charted_names(line.text(meaning)):
                named.setdefault(name_key(name), (name, meaning))
        person = self._mapping.charted == "person"
        for name, meaning in named.values():
            origin = self._origin(line.row, line.column(meaning) - 1)
            self._note_person(name, "charted")
            if person:
                self._into.person(name, origin)
            else:
                self._into.role(name, origin)
            self._into.holds(name, self._skill_name(line), Held(kind=_CHARTED[meaning]), origin, person=person)

    def _skill_name(self, line: Line) -> str:
        return self._named(line.text("skill"), line.text("group"))

    def _required(self) -> dict[str, int]:
        """The levels that a row below a matrix of skills says are needed, where it is used."""
        row = used_row(self._mapping)
        if row is None:
            return {}
        read = self._readers["value"]
        levels = {head: read(cell_at(self._grid, row, head.column)) for head in self._heads}
        return {self._named(head.name, head.band): held.level for head, held in levels.items() if held and held.level}
