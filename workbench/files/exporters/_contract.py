"""Contract of exporters: what each takes, gives and declares. Knows no format, and no Qt: drawings are delegated."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Literal, NoReturn, Protocol

from workbench.application.handing_on import NOTHING, LeftOut, handed_on, index_handed_on
from workbench.application.task import IsCancelled, Progress, Task
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap

if TYPE_CHECKING:
    from workbench.files.identity import Identity
    from workbench.files.paper import Paper

Drawing = Literal["report.pdf", "organisation.svg", "organisation.png", "organisation.pdf"]
"""A drawing, which needs Qt: the report or the organisation chart, with its file format."""


class ExportFailed(Exception):
    """An export that would not be sound; its text is a sentence for the user."""


class Dialog(Enum):
    """The dialog in which a format is offered, one for each entry of the menu; the value is its title."""

    WORKBOOK = "Export to Excel"
    REPORT = "Save the report as PDF"
    PICTURE = "Save the organisation as picture"
    TABLE = "Export as table, list or JSON"


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of the file, and notes for the reader."""

    data: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """The other scenario of a comparison: of the same map, or of another file. name is its label, such as "Proposed" or
    "Proposed (plan.capmap)"."""

    index: Index
    name: str


class Draw(Protocol):
    """The delegate that makes drawings, injected by the layer that may load Qt."""

    def __call__(self, drawing: Drawing, request: ExportRequest) -> Exported:
        """The bytes of a drawing. Raises Cancelled or ExportFailed."""


def nothing_draws(drawing: Drawing, request: ExportRequest) -> NoReturn:
    """The Draw of a request without a delegate. Raises ValueError: it is a fault of the program."""
    raise ValueError(f"nothing was handed in that draws {drawing} of {request.document.title}")


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A request for a file of one scenario, with progress and cancellation.

    identity: the document and revision it is made from. paper: for files that are printed; A4 or Letter by locale
    unless given. separator: what parts the cells of a text; by the kind of file unless given. against: the other
    scenario of a comparison. progress is told fractions of 1; cancelled is asked often
    and stops the work when it returns True. draw makes the drawings.

    people: whether people and their levels go out, too; names: whether holders that are text do. No request has what it
    is not to hand on: document and against are put through `handed_on` here, and left_out says what they lost. returns:
    whether a file that may come back edited carries what that needs, such as ids and the map it is made of.
    """

    document: CapabilityMap
    scenario_id: str
    today: date
    _: KW_ONLY
    identity: Identity | None = None
    paper: Paper | None = None
    separator: str | None = None
    against: Baseline | None = None
    progress: Progress | None = None
    cancelled: IsCancelled | None = None
    draw: Draw = nothing_draws
    people: bool = False
    names: bool = True
    returns: bool = True
    left_out: LeftOut = NOTHING

    def __post_init__(self) -> None:
        document, left_out = handed_on(self.document, people=self.people, names=self.names)
        if document is not self.document:
            object.__setattr__(self, "document", document)
            object.__setattr__(self, "left_out", left_out)
        if self.against is not None:
            index = index_handed_on(self.against.index, people=self.people, names=self.names)
            if index is not self.against.index:
                object.__setattr__(self, "against", dataclasses.replace(self.against, index=index))

    @property
    def task(self) -> Task:
        """Progress and cancellation, as the steps of the work see them."""
        return Task(self.progress, self.cancelled)


Write = Callable[[ExportRequest], Exported]
"""A function that makes the file in memory. Raises Cancelled or ExportFailed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A kind of file that can be written; a module of this package exports it as EXPORTER.

    order: its place among those of its dialog, and where all are listed. suffix: the ending of its files, such as
    ".csv". title: the line of the dialog. phrase: what the command line says is written, such as "a table". write:
    makes the file in memory. dialog: where it is offered. by_suffix: whether the ending alone means it, so that the
    command line writes it, too. asks_paper: whether its dialog asks what it is printed on. compares: whether it says
    what changes to another scenario. returns: whether it may come back edited, and the state it is made of is kept.
    content: what is written, by the word of the command line, where several kinds of files say the same or files of one
    ending say several things; "" where the ending says all.
    """

    order: int
    suffix: str
    title: str
    phrase: str
    write: Write
    dialog: Dialog = Dialog.TABLE
    by_suffix: bool = True
    asks_paper: bool = False
    compares: bool = False
    returns: bool = False
    content: str = ""


def drawn(drawing: Drawing) -> Write:
    """The write function of a drawing: it delegates to the request's draw."""
    return lambda request: request.draw(drawing, request)
