"""How each map was left: its scenario, its view, what was folded; shown again when it is opened or recovered."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, QTimer

from workbench.domain.change import Change
from workbench.qt.document_file import DocumentFile
from workbench.qt.session import Session
from workbench.runtime.preferences import Place, Preferences
from workbench.shell.main_window import MainWindow
from workbench.shell.view_stack import BOARD, VIEW_SPECS

SKILLS = "skills"
"""The name of the library among the panes in which something folds; the others are views."""

WAITS = 500
"""Milliseconds after which a change is written: the map is left so, should the program end there."""


class MapPlaces(QObject):
    """Follows what is on show and keeps it with the preferences, by document. Changes no document."""

    def __init__(
        self, session: Session, document_file: DocumentFile, preferences: Preferences, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._session, self._document_file, self._preferences, self._window = (
            session,
            document_file,
            preferences,
            window,
        )
        self._loaded: object | None = None
        """Which document is followed; None between two."""
        self._document = ""
        self._left = Place()
        """How the map that is followed stands now."""
        self._touched = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        session.changed.connect(self._changed)
        window.views.shown.connect(self._touch)
        window.views.made.connect(self._follow)
        window.library.view.folding_changed.connect(self._touch)

    def restore(self) -> None:
        """Show the map on screen as it was left. One never seen stays in the view on show, if that opens maps."""
        self.keep()
        self._loaded, self._document = None, self._document_file.identity.document_id
        place = self._left = self._preferences.place(self._document)
        views = self._window.views
        self._session.show_scenario(place.scenario)
        if place.view in VIEW_SPECS:
            views.show_view(place.view)
        elif not views.on_show.opens_maps:
            views.show_view(BOARD)
        folded = dict(place.folded)
        self._window.library.view.set_folded(frozenset(folded.get(SKILLS, ())))
        for name, view in views.made_so_far.items():
            view.set_folded(frozenset(folded.get(name, ())))
        self._loaded = self._session.document_token

    def keep(self) -> None:
        """Write how the map that is followed is left, if it was touched."""
        self._timer.stop()
        if self._touched:
            self._touched = False
            exports = self._preferences.place(self._document).export_folder
            self._preferences.set_place(self._document, dataclasses.replace(self._left, export_folder=exports))

    def _follow(self, name: str) -> None:
        """A view was made just now."""
        view = self._window.views.view(name)
        view.set_folded(frozenset(dict(self._left.folded).get(name, ())))
        view.folding_changed.connect(self._touch)

    def _changed(self, change: Change) -> None:
        if change.other_scenario:
            self._touch()

    def _touch(self) -> None:
        if self._loaded is self._session.document_token:
            views = self._window.views
            panes = {**dict(self._left.folded), SKILLS: self._window.library.view.folded}
            panes |= {name: view.folded for name, view in views.made_so_far.items()}
            folded = tuple((pane, tuple(sorted(names))) for pane, names in panes.items() if names)
            self._left = Place(self._session.scenario.id, views.name, folded)
            self._touched = True
            self._timer.start(WAITS)
