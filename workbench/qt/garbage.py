"""Garbage collector of the window program, on the GUI thread and no other. Knows nothing of what is collected.

Left alone, Python collects on whatever thread happens to allocate; a dialog or a timer in a reference cycle then dies
on a thread that is not its own, and takes the process with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

EVERY = 1000
"""Milliseconds from one look to the next: often enough that garbage stays few, and idle CPU stays unmeasurable."""
MUCH = 20_000
"""Objects that can be searched within half a frame: some 0.2 microseconds each."""
QUIET, STIR = 5, 50
"""Looks in a row between which fewer objects than that came or went: nobody is there to notice a full collection,
which holds up a large map for longer than a frame."""
PATIENCE = 60
"""Looks after which an owed full collection is made, quiet or not: somebody who works on has garbage too."""
LEFT = 1_000_000
"""Objects left unsearched, some 100 MB, after which it is made too."""


class GarbageCollector(QObject):
    """Collects on the thread it is made on, by a timer: automatic collection is off from then on, for good.

    A look at a program in which nothing happens costs some microseconds. What is young is searched at once where that
    does not cost a frame. What is more, the values of a loaded map say, is frozen, which costs nothing; a full
    collection is then owed, and made once the program is quiet.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._middle = self._left = self._looks = self._quiet = 0
        self._owed = False
        self._counted = 0
        self._timer = QTimer(self, interval=EVERY, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def owe(self) -> None:
        """Owe a full collection, for much was loaded or released: it is made when it disturbs nobody."""
        gc.freeze()
        self._middle = 0
        self._owed = True

    def look(self) -> None:
        """Collect what is due by now: everything, or the young objects."""
        young = gc.get_count()[0]
        self._quiet = self._quiet + 1 if abs(young - self._counted) < STIR else 0
        self._looks = self._looks + 1 if self._owed else 0
        if self._owed and (self._quiet >= QUIET or self._looks >= PATIENCE or self._left >= LEFT):
            self.collect()
        elif young > gc.get_threshold()[0]:
            self._collect_young(young)
        self._counted = gc.get_count()[0]

    def collect(self) -> None:
        """Make a full collection, and freeze what survives it."""
        gc.unfreeze()
        gc.collect()
        self.owe()
        self._owed, self._left = False, 0

    def _collect_young(self, young: int) -> None:
        # There may be more, for the count goes down with each older object that dies, too. What is there is not asked
        # for: gc.get_objects would hold what another thread is making, and a tuple that is held cannot be finished
        # (SystemError, "bad argument to internal function").
        self._middle += young
        if young > MUCH:
            self._left += young
            self.owe()
        elif self._middle > MUCH:
            gc.collect(1)
            self._middle, self._owed = 0, True
        else:
            gc.collect(0)
