"""Print controller: paginates the report off the GUI thread, and shows the print preview. Knows no printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.application.handing_on import handed_on
from workbench.application.task import Cancelled, Task
from workbench.presentation.handing_on_text import left_out_note
from workbench.qt.background import Background, Job
from workbench.qt.context import Context
from workbench.qt.document_file import DocumentFile
from workbench.runtime.preferences import Preferences
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.what_goes_out import ask_what_goes_out
from workbench.widgets.parts.editors import finish_editing

if TYPE_CHECKING:
    from workbench.widgets.report.pagination import PaginatedReport

LEFT = "Another map was opened meanwhile, so the report was not shown. Ask for it again where you want it."


class Printing(QObject):
    """Previews the report of the scenario on screen, one at a time. Imports what prints when it is asked to."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        preferences: Preferences,
        modal_guard: ModalGuard,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._session, self._document_file, self._modal_guard, self._window = (
            context.session,
            document_file,
            modal_guard,
            window,
        )
        self._strip = window.printing_strip
        self._strip.cancelled.connect(self._cancel)
        self._work = Background(self)
        self._job: Job | None = None

    def preview(self) -> None:
        """Make the report, and show its print preview; ignored while one is being made."""
        from workbench.files.paper import SIZE, paper_here
        from workbench.presentation.report import make_report
        from workbench.widgets.report.pagination import paginate
        from workbench.widgets.report.preview import TITLE

        if self._job is not None:
            return
        finish_editing()
        goes_out = ask_what_goes_out(TITLE, self._session.document, self._modal_guard, self._window)
        if goes_out is None:
            return
        document, left_out = handed_on(self._session.document, people=goes_out.people, names=goes_out.names)
        scenario, today = self._session.scenario, self._session.today()
        version = "" if self._document_file.dirty else self._document_file.identity.version
        token = self._session.document_token

        paper = self._preferences.choices.paper or paper_here()

        def work(job: Job) -> PaginatedReport:
            task = Task(job.report, job.is_cancelled)
            return paginate(make_report(document, scenario.id, today, version, task), *SIZE[paper], task)

        self._strip.begin("Laying out the report")
        progress = self._strip.progress

        def show(pages: PaginatedReport) -> None:
            self._show(pages, token, left_out_note(left_out))

        self._job = self._work.start("laying out the report", work, show, self._failed, progress=progress)

    def wait(self, limit: float | None = None) -> bool:
        """Block until the preview was shown, for `limit` seconds; whether it was."""
        return self._work.wait(limit)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show(self, pages: PaginatedReport, token: object, left_out: str) -> None:
        from workbench.widgets.report.preview import PrintPreview

        cancelled = self._job is not None and self._job.cancelled
        self._end()
        if cancelled:  # it may have been done before it looked
            return
        if self._session.document_token is not token:
            self._window.notice.say(LEFT, bad=True)
        else:
            self._modal_guard.ask_in(PrintPreview(pages, self._window))
            if left_out:
                self._window.notice.say(left_out)

    def _failed(self, fault: Exception) -> None:
        self._end()
        if not isinstance(fault, Cancelled):
            self._window.notice.say("The report could not be laid out, so nothing was printed.", bad=True)

    def _end(self) -> None:
        self._job = None
        self._strip.end()
