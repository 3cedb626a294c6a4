"""Role search of board, matrix and organisation picture: what is sought, and what passes. Not in the document."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal

from workbench.presentation.role_filters import RoleCatalogue, RoleCriteria, RoleMatches, count_text, nothing_found
from workbench.qt.session import Session

EVERYTHING = RoleCriteria()


class RoleSearch(QObject):
    """The criteria in force and what passes them in the scenario on screen, worked out when it is asked for.

    Whoever shows matches asks again after an edit: the criteria stay, what passes may differ. Another document begins
    without criteria, and a department that is gone narrows no more.
    """

    changed = Signal()
    """The user seeks something else, or nothing any more. Not for an edit."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._token = session, session.document_token
        self._criteria = EVERYTHING
        self._catalogue: RoleCatalogue | None = None
        self._found: tuple[RoleCriteria, RoleMatches] | None = None

    @property
    def criteria(self) -> RoleCriteria:
        """What is sought now."""
        if self._token is not self._session.document_token:
            self._token, self._criteria = self._session.document_token, EVERYTHING
        if self._criteria.department and self._criteria.department not in self._session.index.departments:
            self._criteria = dataclasses.replace(self._criteria, department=None)
        return self._criteria

    @property
    def matches(self) -> RoleMatches | None:
        """What passes; None where nothing narrows."""
        criteria = self.criteria
        if not criteria.narrows:
            self._found = None
            return None
        catalogue = self._current_catalogue()
        if self._found is None or self._found[0] != criteria:
            self._found = criteria, catalogue.matches(criteria)
        return self._found[1]

    def prepare(self) -> None:
        """Make ready for the first key of a search."""
        self._current_catalogue().prepare()

    def _current_catalogue(self) -> RoleCatalogue:
        index = self._session.index
        if self._catalogue is None or self._catalogue.index is not index:
            self._catalogue, self._found = RoleCatalogue(index, self._catalogue), None
        return self._catalogue

    @property
    def count_text(self) -> str:
        """How much passes, in words; "" where nothing narrows."""
        return "" if self.matches is None else count_text(self.matches)

    @property
    def nothing_found(self) -> str:
        """The message where nothing passes; "" where something does."""
        return nothing_found(self.criteria) if self.matches is not None and self.matches.nothing else ""

    def narrow(self, criteria: RoleCriteria) -> None:
        """Seek something else."""
        if criteria != self.criteria:
            self._criteria = criteria
            self.changed.emit()

    def clear(self) -> None:
        """Seek nothing any more, and keep nothing ready for it."""
        self._catalogue = None
        self.narrow(EVERYTHING)
