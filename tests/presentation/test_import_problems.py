"""Problems of an import as a list."""

from __future__ import annotations

import pytest

from workbench.application.importing.proposal import Line, Outcome, Proposal, Remark
from workbench.application.importing.records import Origin
from workbench.presentation import import_problems
from workbench.presentation.import_problems import problems_of, problems_text


def line(outcome: Outcome, name: str, *origins: Origin, reason: str = "no_name") -> Line:
    return Line(kind="skill", outcome=outcome, name=name, origins=origins, remarks=(Remark(reason),))  # type: ignore[arg-type]


LINES = (
    line("left_out", "Z", Origin("a.csv", "", 3, 1), reason="taken_away"),
    line("refused", "B", Origin("b.csv", "Team", 2, 1)),
    line("refused", "A", Origin("a.csv", "Team", 9, 1)),
    line("added", "N", Origin("a.csv", "Team", 1, 1)),
    line("refused", "", Origin("a.csv", "Team", 2, 5)),
    line("refused", "C", Origin("a.csv", "Team", 2, 1)),
    line("left_out", "Y"),
    line("left_out", "many", Origin("a.csv", "", 1), reason="too_many"),
    line("left_out", "unwanted", Origin("a.csv", "", 1), reason="not_wanted"),
)


def test_what_is_refused_stands_first_and_by_its_place() -> None:
    found = problems_of(Proposal(LINES))
    assert [(each.name, each.place, each.refused) for each in found] == [
        ("C", "Team, row 2", True),
        ("", "Team, row 2", True),
        ("A", "Team, row 9", True),
        ("B", "Team, row 2", True),
        ("Y", "", False),
        ("Z", "row 3", False),
    ]
    assert found[0].origin == Origin("a.csv", "Team", 2, 1)
    assert (found[4].origin, found[0].sentence) == (None, "The skill has no name.")
    assert problems_text(Proposal(LINES)) == "4 refused, 2 left out"
    assert problems_text(Proposal(LINES[:1])) == "1 left out"
    assert (problems_text(Proposal(LINES[3:4])), problems_of(Proposal(LINES[7:]))) == ("", [])


def test_beyond_many_they_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_problems, "MOST", 3)
    found = problems_of(Proposal(LINES))
    assert [each.name for each in found] == ["C", "", "A", "", "Y", "Z"]
    assert (found[3].sentence, found[3].refused, found[3].origin) == ("1 more are refused.", True, None)
