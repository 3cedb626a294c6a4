"""Mime data of drags and the clipboard: skills of the library or a card, a role, a department, with text beside them.

People go without a text: their names are for this program alone.

And the files that other programs drag. Knows no map.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

import orjson
from PySide6.QtCore import QMimeData, QUrl

SKILLS = "application/x-capability-workbench-skills"
ROLE = "application/x-capability-workbench-role"
DEPARTMENT = "application/x-capability-workbench-department"
PEOPLE = "application/x-capability-workbench-people"


@dataclass(frozen=True, slots=True)
class SkillsPayload:
    """Payload of a drag or copy of skills: from the library where role is None, else chips of that role."""

    skills: tuple[str, ...]
    role: str | None = None


def skills_data(payload: SkillsPayload, text: str) -> QMimeData:
    """Mime data for skills, with their names as plain text for other programs."""
    data = QMimeData()
    data.setData(SKILLS, orjson.dumps({"skills": payload.skills, "role": payload.role}))
    data.setText(text)
    return data


def skills_in(data: QMimeData | None) -> SkillsPayload | None:
    """The skills a drag or the clipboard carries, or None: also where another program says so and carries none.

    An empty clipboard has no data at all.
    """
    if data is None or not data.hasFormat(SKILLS):
        return None
    try:
        content = orjson.loads(bytes(data.data(SKILLS).data()))
        skills, role = tuple(content["skills"]), content["role"]
    except (ValueError, TypeError, KeyError):
        return None
    fits = all(isinstance(skill, str) for skill in skills) and isinstance(role, str | None)
    return SkillsPayload(skills, role) if fits and skills else None


def people_data(people: tuple[str, ...]) -> QMimeData:
    """Mime data for people, by their ids."""
    data = QMimeData()
    data.setData(PEOPLE, orjson.dumps(people))
    return data


def people_in(data: QMimeData | None) -> tuple[str, ...]:
    """The ids of the people a drag carries; none also where another program says so and carries none."""
    if data is None or not data.hasFormat(PEOPLE):
        return ()
    try:
        people = tuple(orjson.loads(bytes(data.data(PEOPLE).data())))
    except (ValueError, TypeError):
        return ()
    return people if all(isinstance(person, str) for person in people) else ()


def role_data(role_id: str, title: str) -> QMimeData:
    """Mime data for a role."""
    return _one(ROLE, role_id, title)


def role_in(data: QMimeData) -> str | None:
    """The role a drag carries, or None."""
    return _one_in(ROLE, data)


def department_data(department_id: str, name: str) -> QMimeData:
    """Mime data for a department."""
    return _one(DEPARTMENT, department_id, name)


def department_in(data: QMimeData) -> str | None:
    """The department a drag carries, or None."""
    return _one_in(DEPARTMENT, data)


def _one(kind: str, identifier: str, name: str) -> QMimeData:
    data = QMimeData()
    data.setData(kind, identifier.encode())
    data.setText(name)
    return data


def _one_in(kind: str, data: QMimeData) -> str | None:
    return bytes(data.data(kind).data()).decode(errors="replace") if data.hasFormat(kind) else None


def is_ours(data: QMimeData) -> bool:
    """Whether this is mime data of a window of this program."""
    return any(map(data.hasFormat, (SKILLS, ROLE, DEPARTMENT, PEOPLE)))


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The local files a drag carries, by their URLs; the disk is not looked at."""
    return tuple(_path_of(url) for url in data.urls() if url.isLocalFile())


def address_of(path: Path) -> QUrl:
    """The URL of a file, whatever the bytes of its name are; `QUrl.fromLocalFile` loses those that are no text."""
    return QUrl.fromEncoded(path.absolute().as_uri().encode())


def _path_of(url: QUrl) -> Path:
    """The path of a local URL; `QUrl.toLocalFile` loses names that are not UTF-8, as POSIX allows them."""
    if os.name != "posix" or url.host():
        return Path(url.toLocalFile())
    return Path(os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded))))
