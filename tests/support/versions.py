"""Earlier versions for tests: a document whose states were kept at chosen moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from workbench.domain.model import CapabilityMap, Role
from workbench.files.backups import Backups, Why
from workbench.files.document import to_bytes
from workbench.files.identity import Identity, fresh_identity
from workbench.files.templates import load


def states(number: int, document: CapabilityMap | None = None) -> list[CapabilityMap]:
    """So many states of a map, each with one role more than the one before."""
    found = [document or load("social-leadership")]
    for each in range(number - 1):
        scenario = found[-1].scenarios[0]
        grown = replace(scenario, roles=(*scenario.roles, Role(f"more-{each}", f"One more {each}")))
        found.append(replace(found[-1], scenarios=(grown, *found[-1].scenarios[1:])))
    return found


def kept(
    folder: Path, documents: Sequence[CapabilityMap], ages: Sequence[timedelta], whys: Sequence[Why] = ()
) -> tuple[Identity, bytes]:
    """Keep these states, oldest first, as of so long ago; the identity and the bytes of the last."""
    now, identity, data = datetime.now(), fresh_identity(), b""
    for number, (document, age) in enumerate(zip(documents, ages, strict=True)):
        moment = (now - age).timestamp()
        data, identity = to_bytes(document, identity)
        why = whys[number] if whys else "save"
        Backups(folder, partial(float, moment)).keep(identity.document_id, identity.revision, data, why)
    return identity, data
