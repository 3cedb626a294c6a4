"""Map keeper: puts the map as it is before a large change among the earlier versions, off the GUI thread.

Knows no edit and no window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QObject, Signal

from workbench.domain.model import CapabilityMap
from workbench.files.atomic import SaveFailed
from workbench.files.backups import Backups
from workbench.files.identity import Identity
from workbench.qt.background import Background

BeforeWhat = Literal["delete", "import", "merge", "return"]
_BEFORE: Mapping[BeforeWhat, str] = {
    "delete": "the deletion",
    "import": "the import",
    "merge": "the merge",
    "return": "the workbook was taken back",
}


class MapKeeper(QObject):
    """Keeps maps; `identity` gives the identity of the file as last read or saved."""

    failed = Signal(str)
    """A sentence: a map could not be kept."""

    def __init__(self, backups: Backups, identity: Callable[[], Identity], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups, self._identity = backups, identity
        self._work = Background(self)

    def keep_before(self, what: BeforeWhat, document: CapabilityMap) -> None:
        """Keep the map as it is before a large deletion, an import, a merge, or what a returned workbook changes."""
        identity, backups = self._identity(), self._backups
        self._work.start(
            f"keeping what was before {_BEFORE[what]}",
            lambda _: backups.keep_map(document, identity, what),
            lambda _: None,
            lambda fault: self.failed.emit(str(fault) if isinstance(fault, SaveFailed) else unkept_text(what)),
            foreseen=(SaveFailed,),
        )

    def wait(self, limit: float | None = None) -> bool:
        """Block until what is to be kept is kept, for `limit` seconds; whether it is."""
        return self._work.wait(limit)


def unkept_text(what: BeforeWhat) -> str:
    """The sentence of what could not be kept, for a reason that nobody foresaw."""
    return (
        f"The map as it was before {_BEFORE[what]} could not be kept among the earlier versions. Undo brings it back."
    )
