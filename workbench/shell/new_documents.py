"""Controller of new maps and of the user's own templates: made of pasted lists, kept, shown, removed and put back.

The document controller begins the maps; the folder of templates is read and written off the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from workbench.files.atomic import SaveFailed
from workbench.files.own_templates import (
    OwnTemplates,
    keep_template,
    own_templates,
    remove_template,
    restore_template,
)
from workbench.files.templates import Template
from workbench.qt.background import Background
from workbench.qt.context import Context
from workbench.shell.documents import Documents
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.widgets.parts.editors import finish_editing
from workbench.widgets.parts.style import label
from workbench.widgets.start.own_templates_list import OwnTemplate

T = TypeVar("T")

KEPT = "Skills, departments, roles and limits are kept; people, holders and accepted points are left out."


class NewDocuments(QObject):
    """Controller of File > New map, File > Save as template, and the templates on the start page."""

    def __init__(self, context: Context, documents: Documents, modal_guard: ModalGuard, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._documents, self._modal_guard, self._window = context, documents, modal_guard, window
        self._background = Background(self)
        window.start_page.new_map_requested.connect(self.new_map)
        window.start_page.own_templates.removal_requested.connect(self._remove)

    def new_map(self) -> None:
        """Ask for sides, departments and roles, and begin an untitled map made of them."""
        from workbench.widgets.dialogs.new_map import NewMapDialog  # not before the first paint

        dialog = NewMapDialog(self._context.theme.colours, self._context.session.today(), self._window)
        if self._modal_guard.ask_in(dialog) and dialog.plan.document is not None:
            self._documents.begin_new(dialog.plan.document)

    def save_template(self) -> None:
        """Ask for a title, and keep the map on screen as a template under it, without people and holders."""
        from workbench.widgets.dialogs.name import NameDialog

        finish_editing()
        document = self._context.session.document
        dialog = NameDialog("Save as template", "Title", document.title, "Save", self._window)
        dialog.form.addRow("", label(KEPT, "small", wrap=True))
        if self._modal_guard.ask_in(dialog):
            self._work("keeping a template", partial(keep_template, document, dialog.name), self._say_kept)

    def _say_kept(self, kept: Template) -> None:
        self._window.notice.say(f"“{kept.title}” is among the templates now: File > New from a template.")

    def show_templates(self) -> None:
        """Show the user's templates on the start page, as soon as they are read."""
        self._background.start("reading templates", lambda _: own_templates(), self._show)

    def _show(self, found: OwnTemplates) -> None:
        cards = [OwnTemplate(template.name, template.title, template.blurb) for template in found.templates]
        self._window.start_page.own_templates.show_templates(cards, found.problems)

    def _remove(self, name: str) -> None:
        self._work("removing a template", partial(remove_template, name), partial(self._say_removed, name))

    def _say_removed(self, name: str, data: bytes) -> None:
        self.show_templates()
        self._window.start_page.new_map_button.setFocus()
        self._window.notice.say("The template was removed.", (("Undo", partial(self._restore, name, data)),))

    def _restore(self, name: str, data: bytes) -> None:
        self._window.notice.hide()
        self._work("restoring a template", partial(restore_template, name, data), lambda _: self.show_templates())

    def _work(self, what: str, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Do something to the folder of templates; a failure is said in the notice."""
        self._background.start(what, lambda _: work(), done, self._say_failed, foreseen=(SaveFailed,))

    def _say_failed(self, error: BaseException) -> None:
        if not isinstance(error, SaveFailed):
            raise error
        self._window.notice.say(error.sentence, bad=True)
