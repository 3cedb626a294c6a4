"""What is said of an import that was done: the numbers, and where each line stood."""

from __future__ import annotations

from tests.support.imported import at, blank
from workbench.application.importing.proposal import Line, Proposal, Remark
from workbench.application.importing.records import Origin
from workbench.application.importing.shapes import LeftReason
from workbench.presentation.imported_text import imported_rows, imported_text

LINES = (
    Line(kind="skill", outcome="added", name="Baking", origins=(at(2),)),
    Line(kind="skill", outcome="added", name="Cooking", origins=(at(3),)),
    Line(kind="role", outcome="updated", name="Chef", origins=(at(0),)),
    Line(kind="row", outcome="left_out", name="Total", origins=(Origin("plan.csv", "", 9),)),
    Line(kind="assignment", outcome="refused", name="Baking", holder="Chef", origins=(Origin("plan.csv"),)),
    Line(kind="skill", outcome="unchanged", name="Serving"),
)


def test_each_outcome_that_is_news_is_counted() -> None:
    assert imported_text(Proposal(LINES), ["plan.xlsx"]) == (
        "Imported “plan.xlsx”: 2 skills added, 1 role updated, 1 assignment refused, 1 row left out."
    )
    assert imported_text(Proposal(LINES[:1]), ["a.csv", "b.csv", "c.csv"]) == (
        "Imported “a.csv”, “b.csv” and 1 more: 1 skill added."
    )


def test_what_was_left_out_is_called_what_it_is() -> None:
    def left(why: LeftReason, origin: Origin) -> Line:
        remark = Remark("as_read", left=why, number=3)
        return Line(kind="row", outcome="left_out", name="C", origins=(origin,), remarks=(remark,))

    lines = (
        LINES[0],
        left("summary", Origin("plan.csv", "", 9)),
        left("unknown_column", Origin("plan.csv", "", 1, 3)),
        left("unknown_column", Origin("plan.csv", "", 1, 4)),
        left("no_value", Origin("plan.csv")),
        left("holds_nothing", Origin("plan.csv", "", 4)),
    )
    assert imported_text(Proposal(lines), ["plan.csv"]) == (
        "Imported “plan.csv”: 1 skill added, 1 role, 1 row, 2 columns, 1 value left out."
    )


def test_a_line_says_where_it_stood_and_its_file_where_there_are_several() -> None:
    rows = imported_rows(blank(), LINES, files=False)
    assert [row.place for row in rows] == [
        "sheet “Team”, row 2",
        "sheet “Team”, row 3",
        "sheet “Team”",
        "row 9",
        "plan.csv",
        "",
    ]
    assert imported_rows(blank(), LINES, files=True)[3].place == "plan.csv, row 9"
    assert [(row.outcome, row.sentence) for row in rows[3:]] == [
        ("Left out", "Total: left out."),
        ("Refused", "Baking of Chef: refused."),
        ("Unchanged", "Serving: unchanged."),
    ]
