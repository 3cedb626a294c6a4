"""Window layout: panels, message, zoom and theme, kept for the next start. Knows no document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from workbench.qt.theme import Theme
from workbench.runtime.preferences import Preferences
from workbench.shell.actions import Actions
from workbench.shell.main_window import MainWindow
from workbench.shell.view_stack import BOARD
from workbench.widgets.parts.divider import focus_next_divider

if TYPE_CHECKING:
    from workbench.widgets.start.tour import TourTarget

ZOOM_STEP = 0.1
"""Step of the zoom factor, which is 1 as designed."""


class WindowLayout(QObject):
    """Controller of panels, message, zoom and theme, and of the check marks of their actions."""

    def __init__(self, window: MainWindow, theme: Theme, preferences: Preferences, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._theme, self._preferences, self._actions = window, theme, preferences, actions
        window.message.folded_changed.connect(actions["toggle_message"].setChecked)
        window.message.fold_requested.connect(window.set_message_folded)
        window.views.shown.connect(self._show_view)

    def restore(self) -> None:
        """Restore the layout of the last run. To be called last: then every widget is styled once, by one theme."""
        layout = self._preferences.layout()
        self._window.restore_layout(layout)
        for name, shown in (
            ("toggle_message", self._window.message.folded),
            (f"theme_{self._preferences.theme}", True),
        ):
            self._actions[name].setChecked(shown)
        self._show_view(self._window.views.name)
        self._theme.choose(self._preferences.theme)

    def keep(self) -> None:
        """Keep the layout for the next start."""
        self._preferences.set_layout(self._window.layout_state())

    def show_subject(self, subject: str) -> None:
        """Unfold the panels that a role, skill, person or department is shown in beside the view."""
        if subject.startswith(("skill:", "person:")) and self._window.views.name == BOARD:
            self._unfold("toggle_left")
        self._unfold("toggle_right")

    def show_findings(self) -> None:
        """Show the open points and focus the first."""
        self._unfold("toggle_right")
        self._window.findings.focus_first()

    def unfold(self, part: TourTarget) -> None:
        """Unfold the part of the window that the tour is about."""
        if part == "message":
            self._window.set_message_folded(False)
        elif part == "skills":
            from workbench.widgets.start.tour import SKILL

            self._unfold("toggle_left")
            self._window.left.show_tab("skills")
            self._window.library.bring_into_sight(SKILL)
        else:
            self._unfold("toggle_right")

    def find_skill(self) -> None:
        """Show the skills and focus their search field."""
        self._unfold("toggle_left")
        self._window.left.show_tab("skills")
        self._window.library.focus_search()

    def find_person(self) -> None:
        """Show the people and focus their search field."""
        self._unfold("toggle_left")
        self._window.left.show_tab("people")
        self._window.left.people.focus_search()

    def show_what_if(self, role_id: str, department_id: str) -> None:
        """Show the what-if preview of a role in a department, in the inspector."""
        self._unfold("toggle_right")
        self._window.inspector.show_what_if(role_id, department_id)
        self._window.widen_inspector()

    def forward(self, keys: QKeySequence) -> None:
        """Forward the shortcut of a menu action to the focused widget, as if it had been pressed there."""
        target = self._window.focusWidget()
        if target is None or keys.isEmpty():
            return
        combination = keys[0]  # type: ignore[index]  # the stubs leave out that a sequence has items
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(target, QKeyEvent(kind, combination.key(), combination.keyboardModifiers()))

    def _show_view(self, name: str) -> None:
        self._actions[f"show_{name}"].setChecked(True)
        self._actions["toggle_left"].setChecked(self._window.left_shown)
        self._actions["toggle_right"].setChecked(self._window.right_shown)

    def toggle_left(self) -> None:
        """Show or fold the skills, as the action is checked."""
        self._window.set_left(self._actions["toggle_left"].isChecked())

    def toggle_right(self) -> None:
        """Show or fold the open points and the inspector, as the action is checked."""
        self._window.set_right(self._actions["toggle_right"].isChecked())

    def toggle_message(self) -> None:
        """Fold or unfold the message, whatever folded it before."""
        self._window.set_message_folded(not self._window.message.folded)

    def fold_numbers(self) -> None:
        """Fold the columns of numbers of the view on show, or show them again; say where there are some."""
        if not self._window.views.on_show.fold_columns():
            self._window.notice.say("Columns of numbers fold in the matrix: View, Matrix shows it.")

    def next_pane(self) -> None:
        """Focus the next pane."""
        self._step_pane(1)

    def previous_pane(self) -> None:
        """Focus the pane before."""
        self._step_pane(-1)

    def move_divider(self) -> None:
        """Focus the next divider between panes, which the arrow keys then move."""
        focus_next_divider(self._window)

    def _step_pane(self, step: int) -> None:
        panes = self._window.panels()
        focused = QApplication.focusWidget()
        inside = [n for n, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))]
        here = inside[0] if inside else -1 if step > 0 else 0
        panes[(here + step) % len(panes)].setFocus()

    def zoom_by(self, steps: int) -> None:
        """Zoom the view on show by steps of ZOOM_STEP; 0 steps resets it to 1."""
        view = self._window.views.on_show
        view.set_zoom(round(view.zoom + steps * ZOOM_STEP, 2) if steps else 1.0)
        self._window.show_zoom(view.zoom)

    def choose_theme(self, mode: str) -> None:
        """Choose the theme, "system", "light" or "dark", and keep it."""
        self._theme.choose(mode)
        self._preferences.set_theme(mode)

    def _unfold(self, name: str) -> None:
        if not self._actions[name].isChecked():
            self._actions[name].trigger()
