"""New, open, save, close: the questions around a document's life on disk. The Keeper does the work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from workbench.application.edits.document import SetTitle
from workbench.domain.words import count
from workbench.files.document import DocumentError
from workbench.files.recovery import KEPT_DAYS
from workbench.files.recovery_copy import Recovered
from workbench.files.templates import load as load_template
from workbench.files.templates import templates
from workbench.qt.context import Context
from workbench.qt.keeper import Keeper, Saved
from workbench.runtime.paths import documents_dir
from workbench.runtime.preferences import Preferences
from workbench.shell.notice import Notice
from workbench.shell.questions import Questions
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.picker import Entry, Picker
from workbench.widgets.parts.editors import finish_editing
from workbench.widgets.start.start_page import RecentFile

STILL_HERE = "Your changes are still here in the window."
FILTER = "Capability maps (*.capmap *.json);;All files (*)"


class Documents(QObject):
    """The document on screen and its file, as the user meets them."""

    opened = Signal()
    """Another document is on screen."""

    closed = Signal()
    """No document is on screen."""

    recent_changed = Signal()

    def __init__(
        self,
        context: Context,
        keeper: Keeper,
        preferences: Preferences,
        questions: Questions,
        notice: Notice,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._keeper, self._preferences = context.session, keeper, preferences
        self._mending = context.mending
        self._questions, self._notice, self._window = questions, notice, window
        self._after_save: Callable[[], object] | None = None
        keeper.saved.connect(self._saved)
        keeper.save_failed.connect(self._failed)

    # New and open

    def new_from(self, name: str, then: Callable[[], object] | None = None) -> None:
        """Begin an untitled document from a template; `then` is called once it is on screen, if it comes to that."""
        self._leave(lambda: self._begin(name, then))

    def _begin(self, name: str, then: Callable[[], object] | None) -> None:
        self._keeper.new(load_template(name))
        self.opened.emit()
        if then is not None:
            then()

    def new(self) -> None:
        """Ask which template to begin with."""
        entries = [Entry(each.name, each.title, each.blurb) for each in templates()]
        picker = Picker("New", "Begin with which template?", entries, "Create", parent=self._window, sentences=True)
        picker.resize(640, 560)
        if self._questions.ask_in(picker) and picker.picked is not None:
            self.new_from(picker.picked)

    def open(self) -> None:
        """Ask for a file and open it."""
        start = str(self._keeper.path.parent if self._keeper.path else documents_dir())
        answer = self._questions.ask(
            lambda: QFileDialog.getOpenFileName(self._window, "Open a capability map", start, FILTER)
        )
        if answer is not None and answer[0]:
            self.open_path(Path(answer[0]))

    def open_path(self, path: Path) -> None:
        """Open a file in place of what is on screen, which is saved or let go first."""
        self._leave(lambda: self._open(path))

    def _open(self, path: Path) -> None:
        try:
            notes = self._keeper.open(path)
        except DocumentError as error:
            self.recent_changed.emit()
            ask.tell(self._window, "The file was not opened", str(error))
            return
        self._remember(path)
        self.opened.emit()
        if notes:
            self._notice.say(" ".join(notes), bad=True)

    def restore(self, recovered: Recovered) -> None:
        """Take recovered work as the document on screen."""
        self._keeper.restore(recovered)
        self.opened.emit()
        self._notice.say("This is the unsaved work that was found. Save it to keep it.", (("Save", self.save),))

    # Save

    def save(self) -> None:
        """Save where the document lives, or ask where."""
        finish_editing()
        self._save_then(None)

    def save_as(self) -> None:
        """Ask where to save."""
        finish_editing()
        path = self._ask_path()
        if path is not None:
            self._save_at(path)

    def _save_at(self, path: Path) -> None:
        """Save under a name, which becomes the title of a map that has none yet."""
        if self._session.document.title == load_template("blank").title:
            self._session.perform(SetTitle(path.stem))
        self._keeper.save(path)

    def _save_then(self, then: Callable[[], object] | None) -> None:
        self._after_save = then
        if self._keeper.path is None or self._session.read_only:
            path = self._ask_path()
            if path is None:
                self._after_save = None
                return
            self._save_at(path)
        else:
            self._keeper.save()

    def _ask_path(self) -> Path | None:
        folder = self._keeper.path.parent if self._keeper.path else documents_dir()
        name = self._keeper.path.stem if self._keeper.path else file_name(self._session.document.title)
        start, kind = str(folder / f"{name}.capmap"), "Capability maps (*.capmap)"
        answer = self._questions.ask(
            lambda: QFileDialog.getSaveFileName(self._window, "Save the capability map", start, kind)
        )
        if answer is None or not answer[0]:
            return None
        path = Path(answer[0])
        if path.suffix == ".capmap":
            return path
        path = path.with_name(f"{path.name}.capmap")
        return path if may_replace(path, self._questions, self._window) else None

    def _saved(self, saved: Saved) -> None:
        self._remember(saved.path)
        self._notice.say(f"Saved {saved.path.name}.")
        then, self._after_save = self._after_save, None
        if then is not None:
            self._leave(then)

    def _failed(self, sentence: str, changed_on_disk: bool) -> None:
        self._after_save = None
        links: tuple[tuple[str, Callable[[], object]], ...] = (("Save as…", self.save_as),)
        if not changed_on_disk and self._keeper.path is not None:
            links = (*links, ("Try again", self.save))
        self._notice.say(f"{sentence} {STILL_HERE}", links, bad=True, lasting=True)

    # Close

    def close(self) -> None:
        """Close the document and go back to the start page."""
        self._leave(self._close)

    def _close(self) -> None:
        self._let_go()
        self.closed.emit()

    def _let_go(self) -> None:
        self._mending.forget()
        self._keeper.close()

    def may_quit(self, then: Callable[[], object]) -> bool:
        """Whether the program may end now. False: the user cancelled, or `then` is called once a save is done."""
        done: list[bool] = []
        self._leave(lambda: done.append(True), after_save=then)
        if done:
            self._let_go()
        return bool(done)

    def _leave(self, then: Callable[[], object], after_save: Callable[[], object] | None = None) -> None:
        """Call `then` once the document on screen is saved or let go; not at all where the user cancels."""
        finish_editing()
        self._keeper.wait()
        if not self._keeper.dirty:
            then()
            return
        answer = self._ask_to_save()
        if answer == QMessageBox.StandardButton.Discard:
            then()
        elif answer == QMessageBox.StandardButton.Save:
            self._save_then(after_save or then)

    def _ask_to_save(self) -> QMessageBox.StandardButton | None:
        kept = (
            f"Discard lets go of what is not saved. A copy of it is kept for {count(KEPT_DAYS, 'day')} among "
            "the backups of the program."
        )
        question = f"Save the changes to “{self._session.document.title}”?"
        box = ask.box(self._window, ask.Icon.Question, "Unsaved changes", question, kept)
        box.setObjectName("saveQuestion")
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = self._questions.ask_in(box)
        return None if answer is None else buttons(answer)

    # Recent files

    def recent(self) -> list[RecentFile]:
        """The files opened before, newest first."""
        found = []
        for entry in self._preferences.recent:
            path = Path(entry.path)
            found.append(
                RecentFile(
                    path,
                    entry.title,
                    f"{when(entry.time)}, {path.name} in {path.parent.name or path.parent}",
                    _missing(path),
                )
            )
        return found

    def clear_recent(self) -> None:
        """Forget which files were opened."""
        self._preferences.clear_recent()
        self.recent_changed.emit()

    def _remember(self, path: Path) -> None:
        self._preferences.remember(path, self._session.document.title)
        self.recent_changed.emit()


def may_replace(path: Path, questions: Questions, window: QWidget) -> bool:
    """Whether a name is free, or the file there may be replaced: asked where the dialog asked about another name."""
    if _missing(path):
        return True
    words = f"“{path.name}” is there already. Replace it?"
    return bool(questions.ask(lambda: ask.agree(window, "Replace the file?", words)))


def _missing(path: Path) -> bool:
    """Whether a file is not there, or cannot be looked at."""
    try:
        return not path.exists()
    except OSError:
        return True


def when(time: datetime, now: datetime | None = None) -> str:
    """A moment in words: "today 10:42", "20 November", "20 November 2025"."""
    now = now or datetime.now()
    if time.date() == now.date():
        return f"today {time:%H:%M}"
    return f"{time.day} {time:%B}" if time.year == now.year else f"{time.day} {time:%B %Y}"


def file_name(title: str) -> str:
    """A title as a file name every system takes."""
    kept = "".join("-" if each in '<>:"/\\|?*' or ord(each) < 32 else each for each in title).strip(" .")
    return kept[:80] or "Capability map"
