"""What a drag or the clipboard carries: skills from the library, chips from a card, a card; text beside them."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from PySide6.QtCore import QMimeData

SKILLS = "application/x-capability-workbench-skills"
ROLE = "application/x-capability-workbench-role"


@dataclass(frozen=True, slots=True)
class SkillsPayload:
    """Skills on their way: from the library where role is None, else chips of that role."""

    skills: tuple[str, ...]
    role: str | None = None


def skills_data(payload: SkillsPayload, text: str) -> QMimeData:
    """Mime data for skills, with their names as plain text for other programs."""
    data = QMimeData()
    data.setData(SKILLS, orjson.dumps({"skills": payload.skills, "role": payload.role}))
    data.setText(text)
    return data


def skills_in(data: QMimeData | None) -> SkillsPayload | None:
    """The skills a drag or the clipboard carries, or None. An empty clipboard has no data at all."""
    if data is None or not data.hasFormat(SKILLS):
        return None
    content = orjson.loads(bytes(data.data(SKILLS).data()))
    return SkillsPayload(tuple(content["skills"]), content["role"])


def role_data(role_id: str, title: str) -> QMimeData:
    """Mime data for a role card."""
    data = QMimeData()
    data.setData(ROLE, role_id.encode())
    data.setText(title)
    return data


def role_in(data: QMimeData) -> str | None:
    """The role card a drag carries, or None."""
    return bytes(data.data(ROLE).data()).decode() if data.hasFormat(ROLE) else None
