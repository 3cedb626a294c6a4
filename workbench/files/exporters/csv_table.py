"""CSV exporter: a scenario as a table, a row an assignment, for those who count on their own."""

from __future__ import annotations

import csv
import io

from workbench.domain.index import Index
from workbench.domain.transform import find
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import ASSIGNMENT_KIND
from workbench.files.exporters._contract import Exported, Exporter, ExportRequest
from workbench.files.texts import no_formula

COLUMNS = (
    "scenario",
    "role",
    "department",
    "skill",
    "group",
    "belongs to",
    "kind",
    "level",
    "needed",
    "importance",
    "note",
)


def export(request: ExportRequest) -> Exported:
    """Every assignment of a scenario. Quoted, with a byte order mark, no text left that opens as a formula."""
    task, document = request.task, request.document
    scenario = find(document.scenarios, request.scenario_id)
    index, belongs_to = Index(document, scenario), vocabulary_of(document).belongs_to
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=request.separator or ",", quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for number, role in enumerate(scenario.roles):
        task.report(number / len(scenario.roles))
        department = index.departments[role.department].name if role.department else ""
        before = [no_formula(scenario.name), no_formula(index.titles[role.id]), no_formula(department)]
        for assignment in role.assignments:
            skill = index.skills[assignment.skill]
            rows.writerow(
                [
                    *before,
                    no_formula(skill.name),
                    no_formula(skill.group),
                    no_formula(belongs_to[skill.belongs_to]),
                    ASSIGNMENT_KIND[assignment.kind],
                    assignment.level,
                    skill.level_needed,
                    skill.importance,
                    no_formula(assignment.note),
                ]
            )
    return Exported(out.getvalue().encode("utf-8-sig"))


EXPORTER = Exporter(order=60, suffix=".csv", title="Table, a row an assignment", phrase="a table", write=export)
