"""What every exporter takes and gives. Knows no format, and no Qt: what needs it is drawn by whoever may load it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Literal, NoReturn, Protocol

from workbench.application.task import IsCancelled, Progress, Task
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap

if TYPE_CHECKING:
    from workbench.files.document import Identity
    from workbench.files.paper import Paper

Drawing = Literal["report.pdf", "organisation.svg", "organisation.png", "organisation.pdf"]
"""What is drawn with Qt: the report or the picture of the organisation, and as which kind of file."""


class ExportFailed(Exception):
    """An export that would not be sound; its text is a sentence for the user."""


class Dialog(Enum):
    """What is offered together, by one entry of the menu; the value is what its dialog is called."""

    WORKBOOK = "Export to Excel"
    REPORT = "Save the report as PDF"
    PICTURE = "Save the organisation as picture"
    TABLE = "Export as table or JSON"


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of the file, and what the reader must be told of them."""

    data: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """The scenario that a file compares its own with: of the same map, or of another file. name is how it is told
    apart, such as "Proposed" or "Proposed (plan.capmap)"."""

    index: Index
    name: str


class Draw(Protocol):
    """Makes a file of a kind that is drawn; whoever may load Qt hands it to whom may not."""

    def __call__(self, drawing: Drawing, request: ExportRequest) -> Exported:
        """The bytes of a drawing. Raises Cancelled or ExportFailed."""


def nothing_draws(drawing: Drawing, request: ExportRequest) -> NoReturn:
    """Draw where nobody handed in who can. Raises ValueError: it is a fault of the program."""
    raise ValueError(f"nothing was handed in that draws {drawing} of {request.document.title}")


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One scenario that is to become a file, and how the work is followed.

    identity: which file and state it is made from. paper: for files that are printed; A4 or Letter by locale unless
    given. against: the scenario a file that compares also says the changes to. progress is told fractions of 1;
    cancelled is asked often and stops the work when it says so. draw makes what is drawn.
    """

    document: CapabilityMap
    scenario_id: str
    today: date
    _: KW_ONLY
    identity: Identity | None = None
    paper: Paper | None = None
    against: Baseline | None = None
    progress: Progress | None = None
    cancelled: IsCancelled | None = None
    draw: Draw = nothing_draws

    @property
    def task(self) -> Task:
        """The work under way, as its steps see it."""
        return Task(self.progress, self.cancelled)


Write = Callable[[ExportRequest], Exported]
"""Makes the file in memory. Raises Cancelled or ExportFailed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A kind of file that can be written; a module of this package exports it as EXPORTER.

    order: its place among those of its dialog, and where all are listed. suffix: the ending of its files, such as
    ".csv". title: the line of the dialog. phrase: what the command line says is written, such as "a table". write:
    makes the file in memory. dialog: where it is offered. by_suffix: whether the ending alone means it, so that the
    command line writes it, too. asks_paper: whether its dialog asks what it is printed on. compares: whether it says
    what changes to another scenario. returns: whether it may come back edited, and the state it is made of is kept.
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


def drawn(drawing: Drawing) -> Write:
    """What writes a kind of file that is drawn, by whoever the request brings along."""
    return lambda request: request.draw(drawing, request)
