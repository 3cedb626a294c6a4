"""Export controller: exports with their dialog and notices, and copies to the clipboard. Writes no file itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from workbench.application.handing_on import NOTHING, LeftOut, handed_on
from workbench.domain.assess import Assessment, assess
from workbench.domain.index import Index
from workbench.domain.model import Role, Scenario
from workbench.files.backups import Backups
from workbench.files.exporters import Baseline, Exporter, ExportRequest, default_name, exporter_for, exporters, suffixes
from workbench.files.paper import Paper, paper_here
from workbench.presentation.findings_text import open_points_text
from workbench.presentation.handing_on_text import WITH_PEOPLE, left_out_note
from workbench.presentation.job_description import job_description
from workbench.presentation.job_description_text import job_description_html, job_description_text
from workbench.qt.context import Context
from workbench.qt.document_file import DocumentFile
from workbench.qt.mime import address_of
from workbench.qt.presence import Presence
from workbench.qt.user_folders import documents_dir
from workbench.runtime.paths import shown
from workbench.runtime.preferences import Preferences, PreferredPaper
from workbench.shell.export_job import Export, ExportJob
from workbench.shell.main_window import MainWindow
from workbench.shell.modal_guard import ModalGuard
from workbench.shell.overwriting import confirm_overwrite
from workbench.shell.what_goes_out import WhatGoesOut, ask_what_goes_out
from workbench.widgets.parts.editors import finish_editing

if TYPE_CHECKING:
    from workbench.files.identity import Identity


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """Export format as the dialog offers it: an exporter, the paper size where it asks for one, and whether it carries
    what a file needs that may come back edited."""

    exporter: Exporter
    paper: Paper | None = None
    returns: bool = True

    @property
    def suffix(self) -> str:
        """The suffix of its files, with the dot."""
        return self.exporter.suffix

    @property
    def filter(self) -> str:
        """Its name filter in the file dialog."""
        words = f"{self.exporter.title} on {PAPER[self.paper]}" if self.paper else self.exporter.title
        return f"{words}{'' if self.returns else NO_RETURN} (*{self.suffix})"


PAPER: dict[Paper, str] = {"a4": "A4", "letter": "US Letter"}
NO_RETURN = ", not to be taken back"


def export_formats(suffix: str, preferred: PreferredPaper = "") -> tuple[ExportFormat, ...]:
    """The formats of a dialog, the likeliest first: the one with this suffix, on the preferred paper.

    preferred: "" for the paper used in this country. Raises ValueError where no exporter writes such files.
    """
    asked = exporter_for(suffix)
    if asked is None:
        raise ValueError(f"nothing writes {suffix}")
    offered = sorted(
        (exporter for exporter in exporters() if exporter.dialog is asked.dialog),
        key=lambda exporter: exporter != asked,
    )
    papers = sorted(PAPER, key=lambda paper: paper != (preferred or paper_here()))
    return tuple(
        ExportFormat(exporter, paper) for exporter in offered for paper in (papers if exporter.asks_paper else (None,))
    )


def _chosen_format(offered: Sequence[ExportFormat], path: Path, name_filter: str) -> ExportFormat:
    """The chosen format: by a suffix typed in place of the proposed one, else by the name filter.

    Where both agree it is that of the filter: files of one suffix may hold several things.
    """
    filtered = next((choice for choice in offered if choice.filter == name_filter), offered[0])
    typed = next((choice for choice in offered if choice.suffix == path.suffix.lower()), None)
    if typed is None or typed.suffix in (offered[0].suffix, filtered.suffix):
        return filtered
    return typed


def _nothing() -> None:
    """The offer of a copy that leaves nothing out."""


class ExportController(QObject):
    """Exports and copies what is on screen. Reads the session; changes nothing."""

    def __init__(
        self,
        context: Context,
        document_file: DocumentFile,
        backups: Backups,
        preferences: Preferences,
        presence: Presence,
        modal_guard: ModalGuard,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._session, self._document_file, self._preferences, self._presence = (
            context.session,
            document_file,
            preferences,
            presence,
        )
        self._modal_guard, self._window, self._notice = modal_guard, window, window.notice
        self._retry: Callable[[], None] = partial(self.export, ".xlsx")
        """Repeats the last export, asking where anew."""
        self.export_job = ExportJob(backups, self)
        self.export_job.started.connect(self._started)
        self.export_job.progress.connect(window.export_strip.progress)
        self.export_job.saved.connect(self._saved)
        self.export_job.failed.connect(self._failed)
        self.export_job.cancelled.connect(self._cancelled)
        self.export_job.ended.connect(window.export_strip.end)
        window.export_strip.cancelled.connect(self.export_job.cancel)

    def export(self, suffix: str, path: Path | None = None) -> None:
        """Export the scenario on screen: to a path, or ask where, and in which format of the suffix's dialog."""
        finish_editing()
        self._retry = partial(self.export, suffix)
        self._write(suffix, path, self._session.scenario)

    def export_changes(self, scenario: Scenario, against: Baseline) -> None:
        """Ask where, then export a scenario as a workbook that also lists its changes to another one."""
        self._retry = partial(self.export_changes, scenario, against)
        self._write(".xlsx", None, scenario, against)

    def _write(self, suffix: str, path: Path | None, scenario: Scenario, against: Baseline | None = None) -> None:
        offered = tuple(
            choice
            for choice in export_formats(suffix, self._preferences.choices.paper)
            if against is None or choice.exporter.compares
        )
        document, today = self._session.document, self._session.today()
        identities = {returns: self._identity(returns=returns) for returns in (False, True)}

        def write(path: Path, chosen: ExportFormat, goes_out: WhatGoesOut) -> None:
            returns = goes_out.returns and chosen.returns
            identity = identities[chosen.exporter.returns and returns]
            request = ExportRequest(
                document,
                scenario.id,
                today,
                identity=identity,
                paper=chosen.paper or self._preferences.choices.paper or None,
                against=against,
                people=goes_out.people,
                names=goes_out.names,
                returns=returns,
            )
            self.export_job.start(Export(chosen.exporter, path, request))

        if path is not None:
            write(path, offered[0], WhatGoesOut())
        else:
            title, returns = offered[0].exporter.dialog.value, offered[0].exporter.returns
            goes_out = ask_what_goes_out(title, document, self._modal_guard, self._window, returns=returns)
            if goes_out is None:
                return
            if not goes_out.asked:
                offered += tuple(dataclasses.replace(each, returns=False) for each in offered if each.exporter.returns)
            other = against.name if against is not None else None
            name = Path(default_name(document, scenario, today, other)).with_suffix(suffix).name
            self._ask(name, offered, lambda path, chosen: write(path, chosen, goes_out))

    def _identity(self, *, returns: bool) -> Identity:
        """The identity that a file names as its source: without a revision for a map with unsaved changes.

        returns: whether the file may come back edited. Its source is kept when it is written, so it has a revision.
        """
        identity = self._document_file.identity
        return dataclasses.replace(identity, revised=None) if self._document_file.dirty and not returns else identity

    def _ask(self, name: str, offered: Sequence[ExportFormat], chosen: Callable[[Path, ExportFormat], None]) -> None:
        """Ask for a path and a format; `chosen` is called with them unless that is cancelled."""
        folder, document = self.folder(), self._document_file.identity.document_id
        start, filters = str(folder / name), ";;".join(choice.filter for choice in offered)
        title = offered[0].exporter.dialog.value
        answer = self._modal_guard.ask(lambda: QFileDialog.getSaveFileName(self._window, title, start, filters))
        if answer is None or not answer[0]:
            return
        path = Path(answer[0])
        if path.parent != folder:
            usual = path.parent == self._usual_folder()
            place = self._preferences.place(document)
            self._preferences.set_place(
                document, dataclasses.replace(place, export_folder="" if usual else str(path.parent))
            )
        choice = _chosen_format(offered, path, answer[1])
        if path.suffix == choice.suffix:
            chosen(path, choice)
            return
        is_suffix = path.suffix.lower() in ("", *suffixes())  # any other ending is part of the name
        path = path.with_suffix(choice.suffix) if is_suffix else path.with_name(path.name + choice.suffix)
        confirm_overwrite(
            path, lambda: chosen(path, choice), lambda: None, self._presence, self._modal_guard, self._window
        )

    def folder(self) -> Path:
        """The folder in which the dialog begins: the one last chosen for this map, else the usual one."""
        chosen = self._preferences.place(self._document_file.identity.document_id).export_folder
        path, preferred = self._document_file.path, self._usual_folder()
        beside = path.parent if path is not None else None
        return self._presence.first(Path(chosen) if chosen else None, preferred, beside, documents_dir())

    def _usual_folder(self) -> Path | None:
        """The folder for exports that the preferences name, else the one of the map; None for a map that is in none."""
        preferred, path = self._preferences.choices.export_folder, self._document_file.path
        return Path(preferred) if preferred else path.parent if path is not None else None

    def _started(self, path: Path) -> None:
        self._window.export_strip.begin(f"Writing {shown(path.name)}")

    def _saved(self, path: Path, notes: Sequence[str]) -> None:
        links = (
            ("Open", lambda: QDesktopServices.openUrl(address_of(path))),
            ("Show in folder", lambda: QDesktopServices.openUrl(address_of(path.parent))),
        )
        self._notice.say(" ".join((f"Saved {shown(path.name)}.", *notes)), links)
        if self._window.tour is not None:
            self._window.tour.exported()

    def _failed(self, sentence: str) -> None:
        self._notice.say(sentence, (("Export elsewhere…", self._retry),), bad=True, lasting=True)

    def _cancelled(self) -> None:
        self._notice.say("The export was cancelled. Nothing was written.")

    # Copies

    def copy_message(self) -> None:
        """Copy the message as a picture for a slide."""
        assessment, _ = self._handed_on()
        self._copy(self._window.message.picture(assessment))

    def copy_card(self, role_id: str, *, people: bool = False) -> None:
        """Copy a role's card as a picture for a slide."""
        assessment, left_out = self._handed_on(people=people)
        self._copy(
            self._window.board.picture(role_id, assessment),
            left_out if self._session.index.roles[role_id].people else NOTHING,
            lambda: self.copy_card(role_id, people=True),
        )

    def copy_profile(self, role: Role, *, people: bool = False) -> None:
        """Copy a role's job description as plain text and as HTML."""
        assessment, left_out = self._handed_on(people=people)
        index, data = assessment.index, QMimeData()
        description = job_description(index, index.roles[role.id])
        data.setText(job_description_text(description))
        data.setHtml(job_description_html(description))
        QGuiApplication.clipboard().setMimeData(data)
        self._say_copied(
            f"The job description of {description.title} is on the clipboard. Paste it into a mail or into Word.",
            left_out if role.people else NOTHING,
            lambda: self.copy_profile(role, people=True),
        )

    def copy_findings(self, *, people: bool = False) -> None:
        """Copy the open points as text."""
        assessment, left_out = self._handed_on(people=people)
        text = open_points_text(assessment)
        QGuiApplication.clipboard().setText(text)
        self._say_copied(
            "The open points are on the clipboard as text.",
            NOTHING if text == open_points_text(self._session.assessment) else left_out,
            lambda: self.copy_findings(people=True),
        )

    def offer_people(self, sentence: str, with_people: Callable[[], object]) -> None:
        """Say what was copied without people, and offer to copy it with them."""
        self._notice.say(sentence, ((WITH_PEOPLE, with_people),))

    def _handed_on(self, *, people: bool = False) -> tuple[Assessment, LeftOut]:
        """The assessment of the scenario on screen as it may leave the program, and what is left out of it."""
        session = self._session
        document, left_out = handed_on(session.document, people=people)
        if document is session.document:
            return session.assessment, left_out
        by_id = {scenario.id: scenario for scenario in document.scenarios}
        return assess(Index(document, by_id[session.scenario.id]), session.today()), left_out

    def _copy(self, picture: QImage, left_out: LeftOut = NOTHING, with_people: Callable[[], object] = _nothing) -> None:
        QGuiApplication.clipboard().setImage(picture)
        self._say_copied("The picture is on the clipboard. Paste it onto a slide.", left_out, with_people)

    def _say_copied(self, sentence: str, left_out: LeftOut, with_people: Callable[[], object]) -> None:
        """Say what is on the clipboard; where people were left out, that too, and offer the copy with them."""
        if left_out:
            self.offer_people(f"{sentence} {left_out_note(left_out)}", with_people)
        else:
            self._notice.say(sentence)
