"""What drags and the clipboard carry: read as it was put there, and taken for nothing where it is something else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from workbench.qt.mime import ROLE, SKILLS, SkillsPayload, is_ours, role_data, role_in, skills_data, skills_in


@pytest.mark.parametrize("payload", [SkillsPayload(("one", "two")), SkillsPayload(("one",), "role")])
def test_skills_come_back(payload: SkillsPayload) -> None:
    data = skills_data(payload, "One")
    assert skills_in(data) == payload
    assert is_ours(data)
    assert role_in(data) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"skills": 5, "role": null}',
        b'{"skills": [5], "role": null}',
        b'{"skills": ["one"]}',
        b'{"skills": ["one"], "role": 5}',
        b'{"skills": [], "role": null}',
        b"\xff\xfe",
    ],
)
def test_what_another_program_calls_skills_is_none(content: bytes) -> None:
    data = QMimeData()
    data.setData(SKILLS, content)
    assert skills_in(data) is None


def test_a_role_comes_back_and_what_is_no_text_is_no_role_of_a_map() -> None:
    assert role_in(role_data("engineer", "Engineer")) == "engineer"
    data = QMimeData()
    data.setData(ROLE, b"\xff")
    assert role_in(data) == "\ufffd"
