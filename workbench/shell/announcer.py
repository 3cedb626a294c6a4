"""Screen-reader announcements (live region): results of edits and changes of the figures. Knows no view.

Debounced: what comes within PAUSE milliseconds is announced as one, the results first, then the figures.
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
"""Milliseconds without news after which an announcement is made: keys pressed in a row are announced once."""


class Announcer(QObject):
    """Announces the last result of each kind and the figures that differ, once PAUSE milliseconds pass without news."""

    announced = Signal(str, bool)
    """The announcement just made, and whether it interrupted the one being read out."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._results: dict[object, str] = {}
        self._ends: dict[object, str] = {}
        self._urgent = False
        self._assessment: Assessment | None = None
        self._announced: tuple[object, str, SpokenFigures] | None = None
        """The document token, the scenario and the figures announced last; the next ones are compared with these."""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self.flush)
        session.assessed.connect(self._assessed)

    def follow(self, *notices: Notice) -> None:
        """Announce what notices show; bad news interrupts."""
        for notice in notices:
            notice.shown.connect(lambda text, bad, of=notice: self.say(text, of, urgent=bad))

    def follow_work(self, *strips: ProgressStrip) -> None:
        """Announce the start, the progress and the end of work."""
        for strip in strips:
            strip.progressed.connect(lambda text, of=strip: self.say(text, of))
            strip.ended.connect(lambda text, of=strip: self.say_end(text, of))

    def say(self, text: str, of: object = None, *, urgent: bool = False) -> None:
        """Queue a result. of: its kind; a later one of the same kind takes its place. urgent: whether it interrupts."""
        self._results.pop(of, None)
        self._results[of] = text
        self._urgent = self._urgent or urgent
        self.timer.start()

    def say_end(self, text: str, of: object) -> None:
        """Queue the end of work, said only if no result comes with it; its queued progress is dropped."""
        self._results.pop(of, None)
        self._ends[of] = text
        self.timer.start()

    def forget(self) -> None:
        """Drop the figures, for no map is on screen."""
        self._assessment = self._announced = None

    def flush(self) -> None:
        """Announce now what is queued."""
        self.timer.stop()
        figures = self._figures()
        results = [*(self._results.values() or self._ends.values())]
        result_text = " ".join(results).casefold()
        parts = [*results, *(figure for figure in figures if figure.casefold() not in result_text)]  # no figure twice
        urgent, self._urgent = self._urgent, False
        self._results, self._ends = {}, {}
        text = in_one(parts)
        if text:
            announce(self._window, text, urgent=urgent)
            self.announced.emit(text, urgent)

    def _assessed(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self.timer.start()

    def _figures(self) -> list[str]:
        """The figures that differ, if they were worked out anew; all of them for another scenario, with its name."""
        assessment, self._assessment = self._assessment, None
        if assessment is None:
            return []
        now, scenario = SpokenFigures.of(assessment), self._session.scenario
        before, self._announced = self._announced, (self._session.document_token, scenario.id, now)
        if before is not None and before[:2] == self._announced[:2]:
            return list(now.after(before[2]))
        return [*([] if self._results else [f"Scenario {scenario.name}"]), *now.after(None)]
