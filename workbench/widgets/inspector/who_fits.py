"""Who fits: the people of a map ranked for a role, and the roles ranked for a person. Performs holding edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application.edits.people import AddHolder, RemoveHolder
from workbench.domain.fit import Fit, Fits, Pair
from workbench.domain.names import person_names
from workbench.domain.words import PERSON_KIND_INSIDE
from workbench.presentation.who_fits import best_pair_in_words, who_fits
from workbench.qt.background import Background
from workbench.qt.context import Context
from workbench.widgets.inspector.fit_row import FitRow
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import discard, label

FEW = 5
"""Rows shown before all are asked for."""
MOST = 60
"""Rows shown at most; the rest is counted."""
AT_ONCE = 60
"""People among whom the best pair is found while the window waits; 500 take the better part of a second."""
LOOKING = "Looking for the best pair…"
NOBODY = "Nobody to compare yet. Add people, or the typical backgrounds, under People."


class FitList(QWidget):
    """List of ranked fits: the first few, all on request."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._all = False
        self._of = ""
        self.rows: list[FitRow] = []
        self._keys: list[str] = []
        self._fits: Sequence[Fit] = ()
        self._few = FEW
        self._hint = label("", "muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self.more = LinkButton("", context.theme, parent=self)
        self.more.clicked.connect(self._show_all)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self._hint)
        self.column.addLayout(self._list)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_ranked(self, subject: str, fits: Sequence[Fit], hint: str, few: int = FEW) -> None:
        """Show the fits of a subject, the best first, `few` until all are asked for. hint: a sentence above, or ""."""
        fresh = subject != self._of
        self._of, self._all = subject, self._all and not fresh
        self._fits, self._few = fits, few
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._fill(fresh=fresh)

    def _show_all(self) -> None:
        self._all = not self._all
        self._fill(fresh=False)

    def _fill(self, *, fresh: bool) -> None:
        shown = self._fits[: max(MOST, self._few) if self._all else self._few]
        keys = [self.key(fit) for fit in shown]
        if fresh or keys != self._keys:
            self._rebuild(keys)
        for row, fit in zip(self.rows, shown, strict=True):
            self.show_row(row, fit)
        rest = len(self._fits) - self._few
        self.more.setVisible(rest > 0)
        self.more.relabel("Show fewer" if self._all else f"Show {rest} more" if shown else f"Show all {rest}")
        left_out = len(self._fits) - MOST
        self.more.explain(f"{left_out} more are not shown" if self._all and left_out > 0 else "")

    def _rebuild(self, keys: list[str]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            discard(row)
        self._keys, self.rows = keys, []
        for place, _ in enumerate(keys):
            row = FitRow(self._context.theme, self)
            row.revealed.connect(partial(self._reveal, place))
            row.hold_requested.connect(partial(self._hold, place))
            self._list.addWidget(row)
            row.show()
            self.rows.append(row)

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> her name, told from others of that name."""
        return person_names(self._context.session.index)

    def key(self, fit: Fit) -> str:
        """The id of what the row of a fit is for."""
        raise NotImplementedError

    def show_row(self, row: FitRow, fit: Fit) -> None:
        """Update a row."""
        raise NotImplementedError

    def subject(self, fit: Fit) -> str:
        """The subject that the link of a row reveals."""
        raise NotImplementedError

    def _reveal(self, place: int) -> None:
        self._context.selection.reveal(self.subject(self._fits[place]))

    def _hold(self, place: int, holds: bool) -> None:
        fit, session = self._fits[place], self._context.session
        edit = AddHolder if holds else RemoveHolder
        session.perform(edit(session.scenario.id, fit.role.id, fit.person.id))


class WhoFits(FitList):
    """The people and typical backgrounds by how they fill a role, and the pair that fills it best."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._work = Background(self)
        self._pair_of: tuple[object, object] = (None, None)
        """The people and needs that the best pair was found for, or is being looked for."""
        self.pair = label("", wrap=True, parent=self)
        self.column.addWidget(self.pair)

    def show_role(self, role_id: str) -> None:
        """Show who fits a role."""
        index = self._context.session.index
        fits = index.derived(Fits)
        people, needs = index.document.people, fits.needs(role_id)
        who = who_fits(index, role_id)
        first = who.first(FEW)
        self.show_ranked(role_id, (*first, *who.rest(FEW)), who.hint if people else NOBODY, len(first))
        if self._pair_of[0] is not people or self._pair_of[1] is not needs:
            self._pair_of = (people, needs)
            self._work.forget()
            if len(people) <= AT_ONCE:
                self._show_pair(fits.best_pair(role_id) if needs and len(people) > 1 else None)
            else:
                self._say_pair(LOOKING)
                self._work.start("looking for a pair", lambda _: fits.best_pair(role_id), self._show_pair)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the best pair is found, for `limit` seconds at most; whether it is."""
        return self._work.wait(limit)

    def _show_pair(self, pair: Pair | None) -> None:
        self._say_pair(best_pair_in_words(self._context.session.index, pair))

    def _say_pair(self, text: str) -> None:
        self.pair.setText(text)
        self.pair.setVisible(bool(text))

    def key(self, fit: Fit) -> str:
        """The person."""
        return fit.person.id

    def subject(self, fit: Fit) -> str:
        """The person."""
        return f"person:{fit.person.id}"

    def show_row(self, row: FitRow, fit: Fit) -> None:
        """The person, and that she is a typical background where she is one."""
        besides = () if fit.person.kind == "person" else (PERSON_KIND_INSIDE[fit.person.kind],)
        row.show_fit(fit, self.names[fit.person.id], self._context.session.index.titles[fit.role.id], besides)


class RolesFor(FitList):
    """The roles by how a person fills them."""

    def show_person(self, person_id: str) -> None:
        """Show which roles a person fits; of those that hold nothing in scope only the ones she holds, last."""
        fits = self._context.session.index.derived(Fits).roles_for(person_id)
        ranked = [fit for fit in fits if fit.known is not None]
        best, held = ranked[:FEW], [fit for fit in fits if fit.holds]
        first = [*best, *(fit for fit in held if fit not in best)]
        others = [fit for fit in ranked[FEW:] if not fit.holds]
        hint = "" if ranked else "No role holds a skill in scope yet."
        self.show_ranked(person_id, (*first, *others), hint, len(first))

    def key(self, fit: Fit) -> str:
        """The role."""
        return fit.role.id

    def subject(self, fit: Fit) -> str:
        """The role."""
        return f"role:{fit.role.id}"

    def show_row(self, row: FitRow, fit: Fit) -> None:
        """The role."""
        row.show_fit(fit, self._context.session.index.titles[fit.role.id], self.names[fit.person.id])
