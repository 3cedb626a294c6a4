"""The one store: one signal an edit, refusals that touch nothing, undo that gives back the identical object."""

from __future__ import annotations

import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.application.samples import TODAY, role, sample
from workbench.application.edit import Edit
from workbench.application.edits.assignments import Assign, Remove, SetLevel
from workbench.application.edits.document import SetNotes, SetTitle
from workbench.application.edits.roles import SetRole
from workbench.application.edits.scenarios import DeleteScenario, DuplicateScenario
from workbench.application.edits.skills import SetSkill
from workbench.domain.assess import Assessment, assess
from workbench.domain.change import Change
from workbench.domain.coverage import Coverage
from workbench.domain.model import Assignment, CapabilityMap, Role, Scenario, Skill
from workbench.domain.replace import replace
from workbench.qt.session import AT_ONCE, READ_ONLY, TOO_LARGE, UNSOUND, Performed, Refusal, Session

GIVE = Assign("today", "psm", ("apis",))


class Heard:
    """What a session said, in order."""

    def __init__(self, session: Session) -> None:
        self.changes: list[Change] = []
        self.assessments: list[Assessment] = []
        self.refusals: list[str] = []
        session.changed.connect(self.changes.append)
        session.assessed.connect(self.assessments.append)
        session.refused.connect(self.refusals.append)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session(sample(), lambda: TODAY)
    yield session
    session.deleteLater()


@pytest.fixture
def heard(session: Session) -> Heard:
    return Heard(session)


def large() -> CapabilityMap:
    skills = tuple(
        Skill(f"s{n}", f"Skill {n}", group="G", belongs_to="product", importance=3, level_needed=3)
        for n in range(AT_ONCE // 10)
    )
    roles = tuple(
        Role(f"r{n}", f"Role {n}", assignments=tuple(Assignment(each.id, "support", level=2) for each in skills))
        for n in range(11)
    )
    return CapabilityMap("Large", skills=skills, scenarios=(Scenario("one", "One", model="holistic", roles=roles),))


def test_one_signal_for_each_edit_undo_and_redo(session: Session, heard: Heard):
    before = session.document
    assert session.perform(GIVE)
    after = session.document
    assert len(heard.changes) == 1
    session.undo_stack.undo()
    assert session.document is before
    assert len(heard.changes) == 2
    session.undo_stack.redo()
    assert session.document is after
    assert len(heard.changes) == 3
    assert [(each.before is before, each.after is after) for each in heard.changes] == [
        (True, True),
        (False, False),
        (True, True),
    ]
    assert heard.changes[0].roles == {"psm"}
    assert len(heard.assessments) == 3
    assert heard.assessments[-1] is session.assessment
    assert session.assessment.index.document is after


def test_undo_is_named(session: Session):
    session.perform(GIVE)
    assert session.undo_stack.undoText() == "Assign Social APIs to Social Product Strategist"
    session.perform(SetRole("today", "psm", "title", f"Long\n{'name ' * 50}"))
    assert "\n" not in session.undo_stack.undoText()
    assert len(session.undo_stack.undoText()) <= 100
    session.perform(SetSkill("apis", "group", "Gro\u0308\u00dfe\u200b"))
    assert session.undo_stack.undoText().endswith("Gr\u00f6\u00dfe")


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Assign("today", "engineer", ("apis",)), "Social Engineer holds Social APIs already."),
        (SetLevel("today", "engineer", ("apis",), 7), "That cannot be: level 7 is not 1-4. Nothing was changed."),
    ],
)
def test_a_refused_edit_touches_nothing(session: Session, heard: Heard, edit: Edit, sentence: str):
    before = session.document
    assert session.perform(edit) == Refusal(sentence)
    assert heard.refusals == [sentence]
    assert session.document is before
    assert session.undo_stack.count() == 0
    assert heard.changes == []


def test_an_edit_that_changes_nothing_leaves_no_step(session: Session, heard: Heard):
    assert session.perform(SetRole("today", "psm", "grade", 5)) == Performed()
    assert session.undo_stack.count() == 0
    assert heard.changes == []
    assert heard.refusals == []


def test_an_unsound_map_is_never_taken(session: Session, heard: Heard):
    class Careless:
        def describe(self, document: CapabilityMap) -> str:
            return "Break it"

        def apply(self, document: CapabilityMap) -> CapabilityMap:
            return replace(document, scenarios=())

    before = session.document
    assert not session.perform(Careless())
    assert heard.refusals == [UNSOUND]
    assert session.document is before


def test_a_map_that_no_file_could_hold_is_never_taken(session: Session, heard: Heard):
    before = session.document
    for _ in range(2):
        assert not session.perform(SetNotes("x" * 10_000_001))
    assert heard.refusals == [TOO_LARGE.format(excess="a text in it would be larger than 10 MB")] * 2
    assert session.document is before
    assert session.perform(SetNotes("x"))


def test_read_only_refuses(session: Session, heard: Heard):
    document = sample()
    session.load(document, read_only=True)
    assert session.perform(GIVE) == Refusal(READ_ONLY)
    assert heard.refusals == [READ_ONLY]
    assert session.document is document


def test_what_if_changes_nothing(session: Session, heard: Heard):
    before = session.document
    preview = session.what_if(GIVE)
    assert preview.document is not None
    assert role(preview.document, "psm") != role(before, "psm")
    assert preview.before is session.assessment
    assert session.document is before
    assert session.undo_stack.count() == 0
    assert heard.changes == []


def test_loading_starts_afresh(session: Session, heard: Heard):
    session.perform(GIVE)
    document = sample()
    session.load(document, scenario_id="proposed")
    assert session.document is document
    assert session.scenario.id == "proposed"
    assert session.undo_stack.count() == 0
    assert session.undo_stack.isClean()
    assert len(heard.changes) == 2
    session.load(document, scenario_id="gone")
    assert session.scenario.id == "today"


def test_what_is_being_typed_stays_with_the_map_it_is_typed_in(session: Session):
    session.set_pending_edit(lambda: SetTitle("Half typed"))
    assert session.with_pending().title == "Half typed"
    session.load(sample(), read_only=True)
    assert session.with_pending() is session.document
    session.set_pending_edit(lambda: SetTitle("Half typed"))
    assert session.with_pending() is session.document


def test_another_scenario_on_screen_is_no_edit(session: Session, heard: Heard):
    session.show_scenario("proposed")
    assert session.scenario.id == "proposed"
    assert heard.changes[0].other_scenario
    assert session.undo_stack.count() == 0
    session.show_scenario("proposed")
    session.show_scenario("gone")
    assert len(heard.changes) == 1
    assert session.assessment.index.scenario.id == "proposed"


def test_undo_goes_back_to_the_scenario_the_edit_was_made_in(session: Session):
    session.perform(GIVE)
    session.show_scenario("proposed")
    session.undo_stack.undo()
    assert session.scenario.id == "today"


def test_a_duplicate_is_shown_and_a_deleted_scenario_is_not(session: Session):
    session.perform(DuplicateScenario("today", "Spring"))
    assert session.scenario.name == "Spring"
    session.perform(DeleteScenario("spring"))
    assert session.scenario.name == "Today"
    session.undo_stack.undo()
    assert session.scenario.name == "Spring"
    session.undo_stack.undo()
    assert session.scenario.name == "Today"


def test_the_date_is_asked_for_anew(qtbot: QtBot):
    days = [date(2026, 1, 1)]
    session = Session(sample(), lambda: days[-1])
    days.append(date(2027, 1, 1))
    assert session.today() == date(2027, 1, 1)


def test_a_large_map_is_assessed_on_a_worker(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    from workbench.qt import session as module

    threads: list[int] = []

    def noted(*arguments: Any) -> Assessment:
        threads.append(threading.get_ident())
        return assess(*arguments)

    monkeypatch.setattr(module, "assess", noted)
    session = Session(large(), lambda: TODAY)
    heard = Heard(session)
    with qtbot.waitSignal(session.assessed, timeout=20_000):
        session.perform(Remove("one", "r0", ("s0",)))
        assert heard.assessments == []
    assert threads != []
    assert threading.get_ident() not in threads
    assert session.assessment is heard.assessments[0]
    assert session.assessment.index is session.index


def test_only_the_last_of_many_edits_on_a_large_map_is_told(qtbot: QtBot):
    session = Session(large(), lambda: TODAY)
    heard = Heard(session)
    with qtbot.waitSignal(session.assessed, timeout=20_000):
        for number in range(5):
            session.perform(SetTitle(f"Title {number}"))
    qtbot.wait(200)
    assert [each.index.document.title for each in heard.assessments] == ["Title 4"]


def test_what_was_worked_out_for_an_earlier_map_dies_with_it(session: Session):
    gone = weakref.ref(session.index)
    assert session.assessment.coverage is Coverage.of(session.index)
    assert session.perform(GIVE)
    assert session.index is not gone()
    assert gone() is None


DYING = """
import gc
gc.disable()
from PySide6.QtGui import QGuiApplication
from workbench.application.edits.document import SetTitle
from workbench.files.templates import load
from workbench.qt.session import Session
program = QGuiApplication([])
for _ in range(20):
    session = Session(load("blank"))
    session.itself = session
    gc.freeze()
    for title in "abc":
        session.perform(SetTitle(title))
    gc.collect()
    gc.unfreeze()  # the collector comes to the steps first now, and to the session after them
    del session
    gc.collect()
print("ended well")
"""


def test_a_session_is_collected_with_its_steps_in_whatever_order() -> None:
    ended = subprocess.run([sys.executable, "-c", DYING], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.strip() == "ended well", ended.returncode
