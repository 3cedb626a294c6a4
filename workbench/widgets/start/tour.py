"""Guided tour, two minutes through the main job on a real map: read it, drag a skill, fix findings, export.

Each step watches the session, so it makes no difference whether the user or the tour does the thing. Knows the window
by the names of its parts only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.application.edits.assignments import Assign
from workbench.domain.assess import Assessment
from workbench.domain.index import Index
from workbench.domain.model import Severity
from workbench.domain.replace import replace
from workbench.files.backgrounds import backgrounds
from workbench.presentation.fit_text import each_alone
from workbench.qt.context import Context
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.style import label

TourTarget = Literal["message", "skills", "points"]

SKILL = "social-graph"
ROLE = "social-product-strategist"
CAREERS = ("marketer", "product-manager", "software-developer")
"""The backgrounds of the tour's map of which it says how much of that role they fill."""
NEXT_ONE = "Do the next one for me"


@dataclass(frozen=True)
class TourStep:
    """Step of the tour: one thing to do, and the part of the window it is about.

    figures: what is said after the text, of the map as it is at that moment. done: predicate on the assessment, None if
    reading is enough; help: does the thing; offer: the text of its button.
    """

    title: str
    text: str
    part: TourTarget | None = None
    figures: Callable[[Assessment], str] | None = None
    done: Callable[[Assessment], bool] | None = None
    help: Callable[[Context], None] | None = None
    offer: str = "Do it for me"


def _skill_is_led(assessment: Assessment) -> bool:
    return SKILL not in assessment.index.skills or bool(assessment.index.leads[SKILL])


def _lead_it(context: Context) -> None:
    session = context.session
    session.perform(Assign(session.scenario.id, ROLE, (SKILL,), "lead"))


def _none_left(severity: str) -> Callable[[Assessment], bool]:
    return lambda assessment: assessment.count(severity) == 0


def _fix_next(severity: Severity) -> Callable[[Context], None]:
    return lambda context: context.bulk_fix.fix_next(severity)


def _careers(assessment: Assessment) -> str:
    """How much of the role each career fills, by the estimates that come with the program; nobody is put in the map."""
    index = assessment.index
    if ROLE not in index.roles:
        return ""
    careers = Index(replace(index.document, people=backgrounds(index.document)), index.scenario)
    return each_alone(careers, ROLE, CAREERS)


STEPS = (
    TourStep(
        "This is a company today",
        "The sentence below is the worst thing the checks found. The bar shows who holds the work: press any part "
        "of it to see the roles and skills behind it.",
        "message",
    ),
    TourStep(
        "Give a skill to a role",
        "Nobody leads Social graph strategy. Drag it from the skills on the left onto the Leads zone of the "
        "Social Product Strategist. By keyboard: pick it and press Ctrl+Enter. Then read the sentence again: it gets "
        "worse, for this role sits in Marketing and takes the skill there. The next step mends that.",
        "skills",
        done=_skill_is_led,
        help=_lead_it,
    ),
    TourStep(
        "Mend what must be fixed",
        "On the right are the open points. The blue text is the cure, and says what it will do. Press it on each "
        "point marked “Must fix”. Everything can be undone.",
        "points",
        done=_none_left("error"),
        help=_fix_next("error"),
        offer=NEXT_ONE,
    ),
    TourStep(
        "Then what should be fixed",
        "Cure the points marked “Should fix” in the same way, or accept one with a reason: it stays listed and no "
        "longer counts. The hub is the small team that keeps all departments in step; each department with social "
        "work of its own sends somebody there.",
        "points",
        done=_none_left("warning"),
        help=_fix_next("warning"),
        offer=NEXT_ONE,
    ),
    TourStep(
        "No career alone is enough",
        "Who could hold the card of the Social Product Strategist? Add the typical backgrounds under People, or your "
        "own people: pick a card, and Who fits ranks them on the right. By our estimate, for you to edit:",
        figures=_careers,
    ),
    TourStep(
        "Hand it on",
        "Press Export to Excel. The workbook carries the sentence, the split as live formulas, each role as a job "
        "description, and the open points.",
    ),
    TourStep(
        "That is all there is to it",
        "Press Ctrl+Z to see each step undone. Start your own from your Excel file: File, Import, or drop it on the "
        "window. Or from File, New map: name the two sides, and paste your roles.",
    ),
)
EXPORT = 5


class Tour(QFrame):
    """Card that leads through the steps. Emits `export_requested` on the last but one, `finished` at the end."""

    export_requested = Signal()
    finished = Signal()
    part_named = Signal(str)
    """The `TourTarget` that the current step is about."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self.setProperty("look", "tour")
        self.setAccessibleName("Tour")
        self._context, self._session = context, context.session
        self._number = 0
        self._reading = LateAnnouncement(self)
        self._progress = label("", "small", parent=self)
        self._title = label("", "strong", parent=self)
        self._text = label("", wrap=True, parent=self)
        self.help_button = QPushButton(self)
        self.help_button.clicked.connect(self._do_it)
        self.next_button = QPushButton("Next", self)
        self.next_button.setProperty("look", "primary")
        self.next_button.clicked.connect(self.advance)
        leave = QPushButton("Leave the tour", self)
        leave.setProperty("look", "link")
        leave.clicked.connect(self.finished)

        buttons = QHBoxLayout()
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(self.help_button)
        buttons.addWidget(self.next_button)
        heading = QHBoxLayout()
        heading.addWidget(self._title, 1)
        heading.addWidget(self._progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(heading)
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        self._session.assessed.connect(self._judge)
        context.bulk_fix.busy_changed.connect(self._judge_again)  # a method, no lambda: Qt disconnects it with the tour
        self._show()

    @property
    def number(self) -> int:
        """Index of the current step, from 0."""
        return self._number

    def name_part(self) -> None:
        """Emit `part_named` if the current step is about a part of the window."""
        part = STEPS[self._number].part
        if part is not None:
            self.part_named.emit(part)

    def advance(self) -> None:
        """Next step, or finish."""
        if self._number == EXPORT:
            self.export_requested.emit()
        elif self._number + 1 == len(STEPS):
            self.finished.emit()
        else:
            self._go(self._number + 1)

    def exported(self) -> None:
        """Go to the last step: the workbook was written."""
        if self._number == EXPORT:
            self._go(EXPORT + 1)

    def _go(self, number: int) -> None:
        self._number = number
        self._show()
        self.name_part()

    def _do_it(self) -> None:
        act = STEPS[self._number].help
        if act is not None:
            act(self._context)

    def _show(self) -> None:
        step = STEPS[self._number]
        last = self._number + 1 == len(STEPS)
        self._title.setText(step.title)
        text = " ".join(filter(None, (step.text, step.figures(self._session.assessment) if step.figures else "")))
        self._text.setText(text)
        self._progress.setText(f"{self._number + 1} of {len(STEPS)}")
        self._reading.say(f"{self._progress.text()}: {step.title}. {text}")
        self.help_button.setText(step.offer)
        self.help_button.setVisible(step.help is not None)
        self.next_button.setText("Finish" if last else "Export to Excel" if self._number == EXPORT else "Next")
        self._judge_again()

    def _judge_again(self) -> None:
        self._judge(self._session.assessment)

    def _judge(self, assessment: Assessment) -> None:
        done = STEPS[self._number].done
        met = done is None or done(assessment)
        focused = any(widget.hasFocus() for widget in (self, self.help_button, self.next_button))
        self.next_button.setEnabled(met)
        self.help_button.setEnabled(not met and not self._context.bulk_fix.busy)
        if focused:
            self.take_focus()

    def take_focus(self) -> None:
        """Focus an enabled button: Qt moves the focus away from a button that is disabled."""
        if self.next_button.isEnabled():
            self.next_button.setFocus()
        elif self.help_button.isEnabled():
            self.help_button.setFocus()
        else:
            self.setFocus()
