"""What every exporter takes and gives. Knows no format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from workbench.application.cancelling import Asked, Progress
from workbench.domain.model import CapabilityMap

if TYPE_CHECKING:
    from workbench.files.document import Identity
    from workbench.files.paper import Paper


class ExportFailed(Exception):
    """An export that would not be sound; its text is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of the file, and what the reader must be told of them."""

    data: bytes
    notes: tuple[str, ...] = ()


class Exporter(Protocol):
    """A module of this package: one kind of file."""

    SUFFIX: str

    @staticmethod
    def export(
        document: CapabilityMap,
        scenario_id: str,
        today: date,
        *,
        progress: Progress | None = None,
        cancelled: Asked | None = None,
        identity: Identity | None = None,
        paper: Paper | None = None,
    ) -> Exported:
        """One scenario as a file in memory. Raises Cancelled or ExportFailed.

        progress is told fractions of 1; cancelled is asked often and stops the work when it says so. paper is for files
        that are printed: A4 or Letter by locale unless given.
        """


class Draw(Protocol):
    """Makes a file of a kind that is drawn; whoever may load Qt hands it to whom may not."""

    def __call__(
        self,
        suffix: str,
        document: CapabilityMap,
        scenario_id: str,
        today: date,
        *,
        identity: Identity | None = None,
        paper: Paper | None = None,
    ) -> Exported:
        """One scenario as a file with this ending. Raises ExportFailed."""
