"""Preview cache: the effect of edits, worked out once for each while a drag hovers over its targets.

The previewed edit is the one the drop performs. Large maps are worked out on another thread. Knows no target.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.application.edit import Edit
from workbench.application.preview import Preview, what_if
from workbench.domain.assess import Assessment, assess
from workbench.qt.background import Background
from workbench.qt.session import Session, at_once


class Previews(QObject):
    """Cache of previews by edit, cleared when the map changes."""

    ready = Signal()
    """A preview was worked out in the background: ask again."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[Edit, Preview] = {}
        self._asked: set[Edit] = set()
        self._assessment: Assessment | None = None
        self._work = Background(self)
        session.changed.connect(self._forget)
        session.assessed.connect(self._take_assessment)

    def ask(self, edit: Edit) -> Preview | None:
        """The preview of an edit; None while it is worked out in the background, after which `ready` is emitted."""
        if edit in self._known:
            return self._known[edit]
        index = self._session.index
        if at_once(index):
            self._known[edit] = self._session.what_if(edit)
            return self._known[edit]
        if edit not in self._asked:
            self._asked.add(edit)
            known, today = self._assessment, self._session.today()

            def foresee(_: object) -> Preview:
                return what_if(known if known and known.index is index else assess(index, today), edit, today)

            self._work.start("foreseeing a drop", foresee, lambda preview: self._keep(edit, preview))
        return None

    def _keep(self, edit: Edit, preview: Preview) -> None:
        self._known[edit] = preview
        self.ready.emit()

    def _forget(self) -> None:
        self._work.forget()
        self._known.clear()
        self._asked.clear()

    def _take_assessment(self, assessment: Assessment) -> None:
        self._assessment = assessment
