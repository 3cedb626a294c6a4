"""What every exporter takes and gives. Knows no format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from workbench.application.cancelling import Asked
from workbench.domain.model import CapabilityMap

if TYPE_CHECKING:
    from workbench.files.document import Identity

Progress = Callable[[float], None]


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
    ) -> Exported:
        """One scenario as a file in memory. Raises Cancelled or ExportFailed.

        progress is told fractions of 1; cancelled is asked often and stops the work when it says so.
        """
