"""What a drop would do, in a few words, worked out once for each card and payload while the pointer hovers.

The edit asked about is the one the drop performs. Large maps are worked out on another thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from workbench.application.edit import Edit
from workbench.application.effect import effect
from workbench.application.preview import Preview, what_if
from workbench.domain.assess import Assessment, assess
from workbench.domain.index import Index
from workbench.domain.words import listing
from workbench.qt.background import Background
from workbench.qt.session import AT_ONCE, Session


def outcome(preview: Preview, skills: Sequence[str]) -> str:
    """What an edit of these skills would do: why not, or open points lost and won, the split, and who gives way."""
    after = preview.after
    if after is None:
        return preview.refusal or ""
    said = (effect(preview, how_counted=False), *_leads(preview.before.index, after.index, skills))
    text = ", ".join(filter(None, said)) or "no figure changes"
    return text[0].upper() + text[1:]


def _leads(before: Index, after: Index, skills: Sequence[str]) -> list[str]:
    demoted = {
        old.role.title
        for skill in skills
        for old in before.leads[skill]
        if any(new.role.id == old.role.id for new in after.supports(skill))
    }
    orphans = [skill for skill in skills if not after.leads[skill]]
    said = [f"{listing(sorted(demoted), 2)} then supports"] if len(demoted) == 1 else []
    said += [f"{listing(sorted(demoted), 2)} then support"] if len(demoted) > 1 else []
    if orphans:
        still = "still " if not any(before.leads[each] for each in orphans) else ""
        said.append(f"{still}no lead" if len(skills) == 1 else f"{len(orphans)} {still}without a lead")
    return said


class Previews(QObject):
    """Previews of edits, kept until the map changes."""

    ready = Signal()
    """A preview that had to be waited for is there: ask again."""

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
        """What an edit would do; None while a large map is being worked out."""
        if edit in self._known:
            return self._known[edit]
        index = self._session.index
        if sum(len(role.assignments) for role in index.scenario.roles) <= AT_ONCE:
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
