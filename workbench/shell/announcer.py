"""Live region of the window: what happened and what became of the figures, for those who hear the program.

A throttle: what comes within a moment is said as one, the results first, then the figures. Knows no view.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.assess import Assessment
from workbench.presentation.spoken_figures import SpokenFigures, in_one
from workbench.qt.session import Session
from workbench.shell.notice import Notice
from workbench.shell.progress_strip import ProgressStrip
from workbench.widgets.parts.announce import announce

PAUSE = 250
"""Milliseconds without news after which it is said: keys pressed in a row are told of once."""


class Announcer(QObject):
    """Says the last result of each kind and the figures that are news, when nothing more comes for a moment."""

    said = Signal(str, bool)
    """What was just announced, and whether it broke off what was being said."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._results: dict[object, str] = {}
        self._ends: dict[object, str] = {}
        self._urgent = False
        self._assessment: Assessment | None = None
        self._told: tuple[object, str, SpokenFigures] | None = None
        """What was said last, and of which document and scenario."""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self.flush)
        session.assessed.connect(self._assessed)

    def follow(self, *notices: Notice) -> None:
        """Say what notices show; bad news at once."""
        for each in notices:
            each.said.connect(lambda text, bad, of=each: self.say(text, of, urgent=bad))

    def follow_work(self, *lines: ProgressStrip) -> None:
        """Say what is under way, how far it is, and that it is over."""
        for each in lines:
            each.told.connect(lambda text, of=each: self.say(text, of))
            each.ended.connect(lambda text, of=each: self.say_end(text, of))

    def say(self, text: str, of: object = None, *, urgent: bool = False) -> None:
        """Have a result said. of: its kind; a later one of the same kind takes its place."""
        self._results.pop(of, None)
        self._results[of] = text
        self._urgent = self._urgent or urgent
        self.timer.start()

    def say_end(self, text: str, of: object) -> None:
        """Have the end of work said, unless its result is said with it; what was to be said of its course is over."""
        self._results.pop(of, None)
        self._ends[of] = text
        self.timer.start()

    def forget(self) -> None:
        """No map is on screen: nothing is to be said of its figures."""
        self._assessment = self._told = None

    def flush(self) -> None:
        """Say now what waits to be said."""
        self.timer.stop()
        figures = self._figures()
        results = [*(self._results.values() or self._ends.values())]
        said = " ".join(results).casefold()
        parts = [*results, *(each for each in figures if each.casefold() not in said)]  # no figure twice
        urgent, self._urgent = self._urgent, False
        self._results, self._ends = {}, {}
        text = in_one(parts)
        if text:
            announce(self._window, text, urgent=urgent)
            self.said.emit(text, urgent)

    def _assessed(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self.timer.start()

    def _figures(self) -> list[str]:
        """What is to be said of the figures, if they were worked out anew."""
        assessment, self._assessment = self._assessment, None
        if assessment is None:
            return []
        now, scenario = SpokenFigures.of(assessment), self._session.scenario
        told, self._told = self._told, (self._session.document_token, scenario.id, now)
        if told is not None and told[:2] == self._told[:2]:
            return list(now.after(told[2]))
        return [*([] if self._results else [f"Scenario {scenario.name}"]), *now.after(None)]
