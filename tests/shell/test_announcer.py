"""What is announced to those who hear the program: every result, then the figures that are news, once a moment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.application.edits.assignments import SetKind, SetLevel
from workbench.application.edits.document import SetTitle
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.shell.announcer import PAUSE
from workbench.shell.application import Workbench

PRODUCT = "social-product-strategist"
SHARES = r"product share \d+ % on paper, \d+ % where people sit"


class Heard:
    """What a screen reader was given."""

    def __init__(self, bench: Workbench) -> None:
        self._announcer, self._said = bench.announcer, list[str]()
        self.urgent = False
        bench.announcer.flush()
        bench.announcer.announced.connect(self._hear)

    def _hear(self, text: str, urgent: bool) -> None:
        self._said.append(text)
        self.urgent = urgent

    def now(self) -> str:
        """What is said of all that has happened since: one announcement, or none."""
        self._said.clear()
        self._announcer.flush()
        assert len(self._said) <= 1
        return self._said[0].replace("\u00a0", " ") if self._said else ""


@pytest.fixture
def heard(opened: Workbench) -> Heard:
    """Listening to the window on a map with much to mend."""
    return Heard(opened)


def heaviest(bench: Workbench) -> str:
    """The heaviest skill of the product strategist."""
    index = bench.session.index
    held = index.roles[PRODUCT].assignments
    return max((each.skill for each in held), key=lambda each: index.skills[each].importance)


def test_an_edit_is_heard_before_the_figures_that_are_news(opened: Workbench, heard: Heard) -> None:
    session = opened.session
    session.perform(SetTitle("Other"))
    assert re.fullmatch(f"Rename the map to Other; {SHARES}.", heard.now())
    session.perform(SetLevel(session.scenario.id, PRODUCT, (heaviest(opened),), 1))
    assert re.match(rf"level 1 of 4; {SHARES}; nobody holds \d+ %; 12 open points; ", heard.now())
    session.undo_stack.undo()
    assert re.match(rf"Undone: Lower .* to level 1; {SHARES}; nobody holds \d+ %; 11 open points; ", heard.now())
    session.undo_stack.redo()
    assert re.match(rf"Redone: Lower .* to level 1; {SHARES}; nobody holds \d+ %; 12 open points; ", heard.now())
    assert heard.now() == ""


def test_the_new_sentence_is_heard_last(opened: Workbench, heard: Heard) -> None:
    session = opened.session
    product = next(each.id for each in session.scenario.departments if each.kind == "product")
    session.perform(SetRole(session.scenario.id, PRODUCT, "department", product))
    said = heard.now()
    assert re.match(
        r"Move .*; product share 60 %; \d+ open points; The Social Product Strategist is 2 grades below", said
    )
    assert not said.endswith("..")


def test_keys_pressed_in_a_row_are_told_of_once(opened: Workbench, heard: Heard) -> None:
    session, skill = opened.session, heaviest(opened)
    for level in (1, 2, 3):
        session.perform(SetLevel(session.scenario.id, PRODUCT, (skill,), level))
    assert heard.now().startswith("level 3 of 4; product share ")
    timer = opened.announcer.timer
    assert (timer.isSingleShot(), timer.interval()) == (True, PAUSE)


def test_what_the_notice_says_of_an_edit_is_not_said_twice(opened: Workbench, heard: Heard) -> None:
    session = opened.session
    session.perform(DeleteRoles(session.scenario.id, ("social-engineer",)))
    said = heard.now()
    nobody = r"Nobody holds 22 % of the work; before, it was 4 %"
    assert re.match(rf"Deleted Social Engineer\. {nobody}; {SHARES}; \d+ open points; ", said)


def test_a_notice_is_heard_beside_an_edit(opened: Workbench, heard: Heard) -> None:
    opened.window.notice.say("The open points are on the clipboard as text.")
    opened.session.perform(SetKind(opened.session.scenario.id, PRODUCT, (heaviest(opened),), "support"))
    said = heard.now()
    assert said.startswith("The open points are on the clipboard as text; Make Social Product Strategist support ")
    assert not heard.urgent
    opened.session.refuse("That cannot be.")
    assert (heard.now(), heard.urgent) == ("That cannot be.", True)


def test_another_scenario_is_heard_by_name_with_all_its_figures(opened: Workbench, heard: Heard) -> None:
    session = opened.session
    session.show_scenario(session.document.scenarios[1].id)
    assert heard.now().startswith("Scenario Proposed; product share 61 %; no open points; The design stands on its own")


def test_a_closed_map_is_no_news(opened: Workbench, heard: Heard) -> None:
    opened.documents.closed.emit()
    assert heard.now() == ""


def test_long_work_is_heard_its_quarters_and_its_end(opened: Workbench, heard: Heard) -> None:
    line = opened.window.export_strip
    opened.export_job.started.emit(Path("plan.xlsx"))
    assert heard.now() == "Writing plan.xlsx…"
    for hundredths in range(30):
        line.progress(hundredths / 100)
    assert heard.now() == "Writing plan.xlsx… 25 %."
    line.progress(0.6)
    opened.export_job.ended.emit()
    assert heard.now() == "Writing plan.xlsx: ended."
    assert heard.now() == ""


def test_the_result_of_work_stands_for_its_end(opened: Workbench, heard: Heard) -> None:
    opened.export_job.started.emit(Path("plan.xlsx"))
    opened.export_job.ended.emit()
    opened.export_job.cancelled.emit()
    assert heard.now() == "The export was cancelled. Nothing was written."


def test_every_notice_and_every_line_of_work_is_heard(opened: Workbench, heard: Heard) -> None:
    window = opened.window
    for notice in (window.notice, window.disk_notice):
        notice.say("News.")
        assert heard.now() == "News."
    for line in (window.opening_strip, window.export_strip, window.fix_strip, window.printing_strip):
        line.begin("At work")
        assert heard.now() == "At work…"
        line.end()
        assert heard.now() == "At work: ended."
