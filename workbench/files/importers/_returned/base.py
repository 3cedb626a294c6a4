"""Base of a returned workbook: its key, and the map inside that it was made from.

The map inside is believed only where its sum is right and it is the map that the sheets were made of.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from hashlib import sha256

from workbench.application.returned import NoBase, ReturnKey
from workbench.domain.model import CapabilityMap
from workbench.domain.size import BYTES
from workbench.files.document import DocumentError, from_bytes
from workbench.files.exporters.xlsx.layout import FIRST_ROLE, ID, KEYS_ROW, SIDES_ROW
from workbench.files.importers._returned.cells import ReturnedSheet, Sheets, as_read

_KEY = re.compile(r"capmap ([0-9]{1,4}) (\S+) (\S+) (.+) (\d{4}-\d\d-\d\d)", re.DOTALL)
_VERSION = "1"
_BASE = "Base"
_SHA256 = re.compile("[0-9a-f]{64}")


class NoMap(Exception):
    """The map inside is no base, and why."""

    def __init__(self, why: NoBase) -> None:
        super().__init__(why)
        self.why: NoBase = why


def key_in(text: str) -> ReturnKey | None:
    """The key that a text is, None where it is none, or one of another version."""
    found = _KEY.fullmatch(text)
    return ReturnKey(*found.groups()[1:]) if found and found[1] == _VERSION else None


def keys_in(sheet: ReturnedSheet) -> Iterator[tuple[tuple[int, int], ReturnKey]]:
    """The keys in a sheet, with their places."""
    for place, cell in sorted(sheet.cells.items()):
        if isinstance(cell.value, str) and cell.value.startswith("capmap ") and (key := key_in(cell.value)):
            yield place, key


def hidden_sheet(sheets: Sheets) -> ReturnedSheet | None:
    """The sheet Exported, whatever it is called: its first row says of what file it is, and its key stands in place."""
    for sheet in sheets:
        labels = [sheet.at(0, column).text for column in (0, 2, 4, 6)]
        if labels == ["File", "Revision", "Scenario", "Exported"]:
            return sheet
    return None


def base_in(exported: ReturnedSheet | None, key: ReturnKey) -> CapabilityMap:
    """The map inside. Raises NoMap."""
    if exported is None:
        raise NoMap("missing")
    its_key = key_in(exported.at(KEYS_ROW, ID).text)
    if its_key != key:
        raise NoMap("other_map")
    base = _unpacked(exported)
    if [scenario.id for scenario in base.scenarios] != [key.scenario] or _ids(base) != _written_ids(exported, base):
        raise NoMap("other_map")
    return base


def _unpacked(exported: ReturnedSheet) -> CapabilityMap:
    """The map in the cells. Raises NoMap."""
    places = [place for place in exported.rows_of(_BASE) if place[1] == 0 and place[0] > SIDES_ROW]
    digests = [(row, exported.at(row, 1).text) for row, _ in places]
    found = [(row, digest) for row, digest in digests if _SHA256.fullmatch(digest)]
    if not found:
        raise NoMap("damaged" if places else "missing")
    row, digest = found[-1]
    pieces: list[str] = []
    while piece := exported.at(row + 1 + len(pieces), 0).text:
        pieces.append(piece)
    try:
        packed = base64.b64decode("".join(pieces), validate=True)
        stream = zlib.decompressobj()
        data = stream.decompress(packed, BYTES)
    except (binascii.Error, zlib.error, ValueError) as cause:
        raise NoMap("damaged") from cause
    if stream.unconsumed_tail:
        raise NoMap("large")
    if sha256(data).hexdigest() != digest:
        raise NoMap("damaged")
    try:
        loaded = from_bytes(data)
    except DocumentError as cause:
        raise NoMap("other_version") from cause
    if loaded.read_only:
        raise NoMap("other_version")
    return loaded.document


def _ids(base: CapabilityMap) -> tuple[set[str], set[str]]:
    roles = {as_read(role.id) for role in base.scenarios[0].roles}
    return {as_read(skill.id) for skill in base.skills}, roles


def _written_ids(exported: ReturnedSheet, base: CapabilityMap) -> tuple[set[str], set[str]]:
    """The ids of skills and roles beside which the copy of Matrix was written."""
    rows = range(SIDES_ROW + 1, SIDES_ROW + 1 + len(base.skills))
    columns = range(FIRST_ROLE, FIRST_ROLE + len(base.scenarios[0].roles))
    return (
        {as_read(exported.at(row, ID).text) for row in rows},
        {as_read(exported.at(KEYS_ROW, column).text) for column in columns},
    )
