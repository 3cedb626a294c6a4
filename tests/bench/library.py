"""The library: what a key in its search field takes on a large map."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from tests.bench.desk import FRAME, application, wait
from tests.bench.maps import vast
from tests.bench.ratio import Timed, compare
from tests.bench.rows import Result, row
from tests.support.panels import make_context
from workbench.widgets.library import SkillLibrary

_FRAME = f"a frame of {FRAME} ms"


def made() -> SkillLibrary:
    """A library of the size it has in a window, on the screen and at rest."""
    application()
    library = SkillLibrary(make_context(vast()))
    library.resize(284, 800)
    library.show()
    wait(200)
    return library


def typing(before: str, text: str, library: Callable[[], SkillLibrary]) -> Timed:
    """The CPU seconds from a key until the list that it leaves is painted: a frame is no slower on a busy machine."""

    def run() -> float:
        there = library()
        there.search.setText(before)
        QApplication.processEvents()
        begin = time.thread_time()
        there.search.setText(text)
        QApplication.processEvents()
        return time.thread_time() - begin

    return run


def _against_a_frame(subject: Timed, rounds: int) -> Result:
    return Result(compare(lambda: FRAME / 1000, subject, rounds))


@row("first key", "the first key of a search of 10,000 skills", _FRAME, 1.0)
def first_key() -> Result:
    """Each in a library in which nothing was sought yet."""
    return _against_a_frame(typing("", "s", made), 5)


@row("key", "each further key", _FRAME, 1.0)
def key() -> Result:
    """Half of the skills are found."""
    library = made()
    return _against_a_frame(typing("s", "skill 7", lambda: library), 11)


@row("clearing", "clearing the search", _FRAME, 1.0)
def clearing() -> Result:
    """All skills are listed again."""
    library = made()
    return _against_a_frame(typing("skill 7", "", lambda: library), 11)
