"""Import session: the files that are being imported, read and prepared off the GUI thread, and the answers so far.

Knows no dialog. Nothing enters the map before `Session.perform` is handed the edit of the proposal.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.application.edit import EditRefused
from workbench.application.importing import mapping as tables
from workbench.application.importing.choices import Choices, for_another_map
from workbench.application.importing.content import Content
from workbench.application.importing.pointing import with_answer
from workbench.application.importing.preparation import (
    Preparation,
    cells_in,
    open_questions,
    prepare,
    target_that_stands,
)
from workbench.application.importing.remembering import Applied, RememberedAnswers, applied
from workbench.application.task import UNWATCHED, Cancelled, Task
from workbench.domain.model import CapabilityMap
from workbench.files.importers import (
    Encoding,
    ImportFailed,
    content_of,
    joined,
    named_sources,
    open_source,
    source_name,
)
from workbench.qt.background import Background, Job

AT_ONCE = 4_000
"""Cells up to which an answer is worked out while the window waits, some 15 microseconds each; more are in the
background."""


@dataclass(frozen=True, slots=True)
class OpenedFiles:
    """What was read of the files: their contents, notes on them, and which code page is only supposed.

    encodings: by the name of the file, with a number where several files have that name.
    """

    contents: tuple[Content, ...]
    notes: tuple[str, ...] = ()
    encodings: Mapping[str, Encoding] = field(default_factory=dict)


class ImportSession(QObject):
    """State of one import, from the files to the proposal."""

    changed = Signal()
    """`preparation` is another, or `opened` is."""

    busy_changed = Signal(bool)
    """Something is being worked out in the background; or no more."""

    progressed = Signal(float)
    """How far that is, as a fraction of 1."""

    failed = Signal(str)
    """A sentence: a file cannot be read, or was not read to its end; what was prepared before stands."""

    def __init__(
        self,
        document: CapabilityMap,
        parent: QObject | None = None,
        recall: Callable[[], Sequence[RememberedAnswers]] = tuple,
    ) -> None:
        """document: the map that is imported into. recall: gives what was answered before, on any thread."""
        super().__init__(parent)
        self._document = document
        self._recall = recall
        self._last_time: Applied | None = None
        self._background = Background(self)
        self._paths: tuple[Path, ...] = ()
        self._code_pages: dict[str, str] = {}
        self._job: Job | None = None
        self._is_reading = False
        """Whether that job reads files."""
        self.opened = OpenedFiles(())
        self.preparation: Preparation | None = None
        """What is prepared. While it is worked out anew, its mappings and choices are those that were given last, for
        the next answer to be added to them; its records and proposal follow."""
        self._settled: Preparation | None = None
        """The last one that was worked out whole, while another is."""
        self._settled_pages: dict[str, str] = {}

    @property
    def busy(self) -> bool:
        """Whether something is being worked out."""
        return self._job is not None

    @property
    def last_time(self) -> date | None:
        """When a file like these was imported, and its answers were remembered; None where there is none."""
        return None if self._last_time is None else self._last_time.day

    @property
    def last_time_answers(self) -> tuple[int, int]:
        """How many questions of what the tables mean those answers settle, and how many there are."""
        if self._last_time is None or self.preparation is None:
            return 0, 0
        now, then = (
            sum(len(open_questions(mapping)) for mapping in mappings)
            for mappings in (self.preparation.asking, self._last_time.mappings)
        )
        return max(now - then, 0), now

    def as_last_time(self) -> None:
        """Answer as for the file like these, as far as its answers go; where the import goes stays chosen."""
        if self._last_time is not None and self.preparation is not None:
            now, then = self.preparation.choices, self._last_time.choices
            choices = dataclasses.replace(then, target=now.target, names=now.names, only_roles=now.only_roles)
            self._prepare(self._last_time.mappings, choices)

    @property
    def document(self) -> CapabilityMap:
        """The map that is imported into."""
        return self._document

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that were opened; none where what is imported was read already."""
        return self._paths

    @property
    def file_names(self) -> list[str]:
        """The names of the files that are read."""
        return list(map(source_name, self._paths))

    @property
    def code_pages(self) -> Mapping[str, str]:
        """The code pages that were chosen, by the name of the file as in `OpenedFiles.encodings`."""
        return self._code_pages

    def open(self, paths: Sequence[Path]) -> None:
        """Read files in the background, and prepare what is in them."""
        self._paths = tuple(paths)
        self._read()

    def take(self, contents: Sequence[Content], choices: Choices | None = None) -> None:
        """Prepare contents that are read already, such as a text that was pasted. choices: None for the preset ones."""
        self._give_up()
        self.opened = OpenedFiles(tuple(contents))
        self._last_time = None
        self._prepare(None, choices or Choices())

    def set_code_page(self, name: str, code_page: str) -> None:
        """Read the files once more, a text in another code page. name: that of its file in `OpenedFiles.encodings`.

        What was answered stays, but for what the tables of a file mean that is read otherwise.
        """
        self._code_pages[name] = code_page
        self._read()

    def set_document(self, document: CapabilityMap, choices: Choices | None = None) -> None:
        """Import into another map. choices: None for those until now, without what means nothing in another map."""
        self._document = document
        if self.preparation is not None:
            self._prepare(self.preparation.mappings, choices or for_another_map(self.preparation.choices))
        elif self._is_reading:
            self._read()

    def answer(self, content: int, question: tables.Question, answer: str) -> None:
        """Answer a question about the tables of a content, by its number. Raises UnknownAnswer."""
        if self.preparation is not None:
            before = self.preparation
            self.set_mapping(content, with_answer(before.contents[content], before.mappings[content], question, answer))

    def set_mapping(self, content: int, mapping: tables.Mapping) -> None:
        """Let the tables of a content, by its number, mean something else."""
        if self.preparation is not None:
            mappings = list(self.preparation.mappings)
            mappings[content] = mapping
            self._prepare(mappings, self.preparation.choices)

    def choose(self, choices: Choices) -> None:
        """Decide otherwise what the files do not say."""
        if self.preparation is not None:
            self._prepare(self.preparation.mappings, choices)

    def abandon(self) -> None:
        """Give up all that is being worked out, whether or not it ever ends; nothing is emitted any more."""
        self._background.abandon()
        self._set_job(None)

    def wait(self, limit: float | None = None) -> bool:
        """Block until nothing is being worked out, for `limit` seconds at the most; whether that is so."""
        return self._background.wait(limit)

    def cancel(self) -> None:
        """Give up what is being worked out; a process that reads is ended."""
        if self._job is not None:
            self._job.cancel()

    def _read(self) -> None:
        paths, code_pages, document, recall = self._paths, dict(self._code_pages), self._document, self._recall
        before = self.preparation
        choices = Choices() if before is None else dataclasses.replace(before.choices, only_roles=None)

        def work(job: Job) -> tuple[OpenedFiles, Preparation, Applied | None]:
            task = Task(job.report, job.is_cancelled)
            opened = _read(paths, code_pages, task)
            made = prepare(document, opened.contents, _still_meant(opened.contents, before), choices, task)
            return opened, made, applied(recall(), made.contents, made.mappings, made.choices)

        def done(answer: tuple[OpenedFiles, Preparation, Applied | None]) -> None:
            self.opened, preparation, self._last_time = answer
            self._show(preparation)

        self._start("reading files to import", work, done)
        self._is_reading = True

    def _prepare(self, mappings: Sequence[tables.Mapping] | None, choices: Choices) -> None:
        if self._is_reading and mappings is not None:
            self._expect(mappings, choices)
            self._read()
            return
        document, contents = self._document, self.opened.contents
        if cells_in(contents) <= AT_ONCE:
            self._give_up()
            try:
                self._show(prepare(document, contents, mappings, choices, UNWATCHED))
            except EditRefused as refusal:
                self._fail(refusal)
            return
        if mappings is not None:
            self._expect(mappings, choices)
        self._start(
            "preparing an import",
            lambda job: prepare(document, contents, mappings, choices, Task(job.report, job.is_cancelled)),
            self._show,
        )

    def _expect(self, mappings: Sequence[tables.Mapping], choices: Choices) -> None:
        """Let the next answer be added to these, until they are worked out."""
        if self.preparation is not None:
            self._settled = self._settled or self.preparation
            self.preparation = dataclasses.replace(self.preparation, mappings=tuple(mappings), choices=choices)

    def _start(self, what: str, work: Callable[[Job], object], done: Callable[..., object]) -> None:
        """Work in the background; of several requests only the last is shown."""
        self._give_up()

        def ended(answer: object) -> None:
            self._set_job(None)
            done(answer)

        self._set_job(
            self._background.start(
                what,
                work,
                ended,
                self._fail,
                foreseen=(ImportFailed, EditRefused, Cancelled),
                progress=self.progressed.emit,
            )
        )

    def _give_up(self) -> None:
        self._background.forget()
        self._set_job(None)

    def _set_job(self, job: Job | None) -> None:
        was, self._job = self.busy, job
        self._is_reading = False
        if was != self.busy:
            self.busy_changed.emit(self.busy)

    def _show(self, preparation: Preparation) -> None:
        """Show what is prepared; where it goes stays so from then on, whatever is answered, until another is chosen."""
        target = target_that_stands(preparation)
        if target != preparation.choices.target:
            choices = dataclasses.replace(preparation.choices, target=target)
            preparation = dataclasses.replace(preparation, choices=choices)
        self.preparation, self._settled = preparation, None
        self._settled_pages = dict(self._code_pages)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._set_job(None)
        if not isinstance(error, ImportFailed | EditRefused | Cancelled):
            raise error
        self._go_back()
        self.failed.emit(str(error))

    def _go_back(self) -> None:
        """Stand at what was prepared before, as what was wanted came to nothing."""
        self._code_pages = dict(self._settled_pages)
        if self.preparation is None:
            return
        self.preparation, self._settled = self._settled or self.preparation, None
        self._document = self.preparation.document
        self.changed.emit()


def _read(paths: Sequence[Path], code_pages: Mapping[str, str], task: Task) -> OpenedFiles:
    """The contents of files. Raises ImportFailed and Cancelled."""
    contents: list[Content] = []
    notes: list[str] = []
    encodings: dict[str, Encoding] = {}
    sources = []
    for name, path in named_sources(paths):
        source = open_source(path, task, code_pages.get(name))
        sources.append(source)
        if source.encoding is not None:
            encodings[name] = source.encoding
    for opened in joined(sources):
        content, said = content_of(opened)
        contents.append(content)
        notes += said
    return OpenedFiles(tuple(contents), tuple(notes), encodings)


def _still_meant(contents: Sequence[Content], before: Preparation | None) -> list[tables.Mapping | None]:
    """What contents mean by a preparation, each that is read as it was then; None for the others."""
    meant = () if before is None else tuple(zip(before.contents, before.mappings, strict=True))
    same = (meant[place] if place < len(meant) else (None, None) for place in range(len(contents)))
    return [mapping if then == content else None for content, (then, mapping) in zip(contents, same, strict=True)]
