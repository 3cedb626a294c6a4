"""Saved state: what a finished save wrote, and where. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.domain.model import CapabilityMap
from workbench.files.atomic import Fingerprint
from workbench.files.document_lock import DocumentLock
from workbench.files.identity import Identity


@dataclass(frozen=True, slots=True)
class SavedState:
    """Result of a finished save. backup_problem: why a state is not among the earlier versions, "" where all are."""

    document: CapabilityMap
    path: Path
    identity: Identity
    fingerprint: Fingerprint
    time: datetime
    lock: DocumentLock | None = None
    backup_problem: str = ""
