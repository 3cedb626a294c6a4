"""Threaded comments of a workbook, as Excel 365 writes them: openpyxl sees of each a note that explains them.

The author of that note names the thread. Knows no sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from workbench.files.importers._opening.refusal import Refused
from workbench.files.importers._opening.zip_parts import Parts

_SPACE = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_SIGN = "tc="

Thread = tuple[tuple[str, str], ...]
"""Authors and texts, in their order."""


def threads_of(data: bytes) -> Mapping[str, Thread]:
    """The author of a note -> the comments that it stands for; empty where there are none, or they cannot be read."""
    try:
        parts = Parts(data)
        names = sorted(parts.names)
        people = [parts.part(name) for name in names if "/persons/" in name]
        threads = [parts.part(name) for name in names if "/threadedComments/" in name]
        persons = {
            str(person.get("id")): str(person.get("displayName") or "")
            for each in people
            for person in ElementTree.fromstring(each).iter(f"{_SPACE}person")  # noqa: S314 it has no DOCTYPE: looked at
        }
        found: dict[str, Thread] = {}
        for each in threads:
            for comment in ElementTree.fromstring(each).iter(f"{_SPACE}threadedComment"):  # noqa: S314 as above
                first = f"{_SIGN}{comment.get('parentId') or comment.get('id')}"
                said = persons.get(str(comment.get("personId")), ""), comment.findtext(f"{_SPACE}text") or ""
                found[first] = (*found.get(first, ()), said)
        return found
    except (Refused, ElementTree.ParseError):
        return {}
