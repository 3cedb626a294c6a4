"""View state of each map (scenario, view, folded groups), kept in the preferences and restored when it is opened."""

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
"""The key of the library in `Place.folded`; the others are names of views."""

WAITS = 500
"""Milliseconds of debounce after which a change is written, so that it is kept should the program be killed."""


class MapPlaces(QObject):
    """Keeps and restores the view state, by document id. Changes no document."""

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
        self._token: object | None = None
        """Token of the document whose view state is followed; None between two documents."""
        self._document = ""
        self._left = Place()
        """The view state of that document."""
        self._touched = False
        """Whether the view state has yet to be written."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        session.changed.connect(self._changed)
        window.views.shown.connect(self._touch)
        window.views.made.connect(self._follow)
        window.library.view.folding_changed.connect(self._touch)

    def restore(self) -> None:
        """Restore the view state of the map on screen. One never seen stays in the view on show, if that opens maps."""
        self.keep()
        self._token, self._document = None, self._document_file.identity.document_id
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
        self._token = self._session.document_token

    def keep(self) -> None:
        """Write the view state, if it changed since the last time."""
        self._timer.stop()
        if self._touched:
            self._touched = False
            exports = self._preferences.place(self._document).export_folder
            self._preferences.set_place(self._document, dataclasses.replace(self._left, export_folder=exports))

    def _follow(self, name: str) -> None:
        """Restore the folded groups of a view that was just made, and follow them."""
        view = self._window.views.view(name)
        view.set_folded(frozenset(dict(self._left.folded).get(name, ())))
        view.folding_changed.connect(self._touch)

    def _changed(self, change: Change) -> None:
        if change.other_scenario:
            self._touch()

    def _touch(self) -> None:
        if self._token is self._session.document_token:
            views = self._window.views
            panes = {**dict(self._left.folded), SKILLS: self._window.library.view.folded}
            panes |= {name: view.folded for name, view in views.made_so_far.items()}
            folded = tuple((pane, tuple(sorted(names))) for pane, names in panes.items() if names)
            self._left = Place(self._session.scenario.id, views.name, folded)
            self._touched = True
            self._timer.start(WAITS)
