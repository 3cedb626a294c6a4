"""Find controller: opens the find bar above a view, steps through what was found, and closes it. Matches nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from workbench.qt.context import Context
from workbench.shell.main_window import MainWindow
from workbench.shell.view_stack import SKILL_TABLE
from workbench.widgets.inspector.departments import department_options
from workbench.widgets.parts.announce import announce

SETTLES = 180
"""Milliseconds after the last key before the view scrolls to the first match: no key waits for that."""


class FindController(QObject):
    """Controller of the find bar. In a view without roles, and from skills, people and tables, Find is their search."""

    def __init__(self, context: Context, window: MainWindow, find_skill: Callable[[], object]) -> None:
        super().__init__(window)
        self._context, self._window, self._find_skill = context, window, find_skill
        self._search, self._bar = context.role_search, window.find_bar
        self._open = False
        self._token = context.session.document_token
        self._came_from: QWidget | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLES)
        self._settled.timeout.connect(self._show_first)
        self._bar.narrowed.connect(self._search.narrow)
        self._bar.cleared.connect(self._clear)
        self._bar.closed.connect(self.close)
        self._bar.stepped.connect(self.step)
        self._bar.left_downwards.connect(self._leave)
        self._search.changed.connect(self._show_sought)
        context.session.changed.connect(self._follow)
        window.views.shown.connect(self._show_in_view)
        window.installEventFilter(self)

    def find(self) -> None:
        """Open the bar above the view on show and focus its field, or the search of what has the focus."""
        focused, view = QApplication.focusWidget(), self._window.views.on_show
        left = self._window.left
        if focused is not None and left.tab == "people" and left.people.isAncestorOf(focused):
            left.people.focus_search()
            return
        in_library = focused is not None and self._window.library.isAncestorOf(focused)
        if not in_library and view.find_within():
            return
        if in_library or not view.finds_roles:
            self._find_skill()
            return
        if focused is not None and not self._bar.isAncestorOf(focused):
            self._came_from = focused
        self._open = True
        self._refresh()
        self._bar.take_focus()
        QTimer.singleShot(0, self, self._search.prepare)

    def replace(self) -> None:
        """Open find and replace in the table of the view on show; where it has none, in that of the skills."""
        views = self._window.views
        if not views.on_show.replace_within():
            views.show_view(SKILL_TABLE)
            views.on_show.replace_within()

    def close(self) -> None:
        """Close the bar, seek nothing any more, and give the focus back: to a match that was gone to, if there is."""
        if not self._open:
            return
        self._open, view, role_id = False, self._window.views.on_show, self._picked_match()
        focused = QApplication.focusWidget()
        inside = focused is not None and self._bar.isAncestorOf(focused)
        back, self._came_from = self._came_from, None
        self._search.clear()
        self._refresh()
        if not inside:
            return
        if role_id is not None:
            view.reveal(f"role:{role_id}")
        elif back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, forward: bool) -> None:
        """Pick the next or previous match of the view and bring it into sight; open the bar where nothing is sought."""
        view, matches = self._window.views.on_show, self._search.matches
        if not self._open or matches is None or not view.finds_roles:
            self.find()
            return
        order = list(view.roles_in_order())
        found = [role_id for role_id in order if role_id in matches.roles]
        if not found:
            announce(self._bar.field, self._search.nothing_found or self._search.count_text)
            return
        target = self._beside(order, found, forward)
        self._context.selection.pick(f"role:{target}")
        focused = QApplication.focusWidget()
        if focused is not None and self._bar.isAncestorOf(focused):
            view.bring_role_into_sight(target)
            title = self._context.session.index.titles[target]
            announce(self._bar.field, f"{title}, {found.index(target) + 1} of {len(found)}")
        else:
            view.reveal(f"role:{target}")

    def _beside(self, order: list[str], found: list[str], forward: bool) -> str:
        """The match after or before the picked role in the order of the view, going round at the end."""
        picked = next(iter(self._context.selection.ids("role")), None)
        if picked not in order:
            return found[0 if forward else -1]
        here = order.index(picked)
        turned = order[here + 1 :] + order[:here] if forward else order[here - 1 :: -1] + order[:here:-1]
        passing = set(found)
        return next((role_id for role_id in turned[: len(order)] if role_id in passing), found[0])

    def _picked_match(self) -> str | None:
        """The picked role, if it is among the matches."""
        matches = self._search.matches
        picked = next(iter(self._context.selection.ids("role")), None)
        return picked if matches is not None and picked in matches.roles else None

    def _clear(self) -> None:
        self._search.clear()
        self._bar.take_focus()

    def _leave(self) -> None:
        role_id = self._picked_match()
        view = self._window.views.on_show
        if role_id is None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            view.reveal(f"role:{role_id}")

    def _show_first(self) -> None:
        """Bring the first match into sight, unless the picked role is one."""
        view, matches = self._window.views.on_show, self._search.matches
        if self._open and matches is not None and view.finds_roles and self._picked_match() is None:
            first = next((role_id for role_id in view.roles_in_order() if role_id in matches.roles), None)
            if first is not None:
                view.bring_role_into_sight(first)

    def _show_sought(self) -> None:
        self._refresh(spoken=self._open)
        if self._open:
            self._settled.start()

    def _show_in_view(self) -> None:
        """Another view takes the search over, and comes up with a match in sight."""
        self._refresh()
        if self._open:
            self._settled.start()

    def _follow(self) -> None:
        """After an edit what passes may differ; another map begins without the bar."""
        session = self._context.session
        if self._token is not session.document_token:
            self._token, self._open = session.document_token, False
        if self._open or not self._bar.isHidden():
            self._refresh()

    def _refresh(self, *, spoken: bool = False) -> None:
        self._bar.setVisible(self._open and self._window.views.on_show.finds_roles)
        if self._open:
            self._bar.show_departments(department_options(self._context.session.index))
        self._bar.show_criteria(self._search.criteria)
        self._bar.show_found(self._search.count_text, self._search.nothing_found, spoken=spoken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc that nothing in the window handled closes the bar."""
        escaped = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if escaped and event.key() == Qt.Key.Key_Escape and not self._bar.isHidden():  # type: ignore[attr-defined]
            self.close()
            return True
        return super().eventFilter(watched, event)
