"""A role's job description as plain text and as HTML, for a mail, Word or a slide. Knows no clipboard."""

from __future__ import annotations

from html import escape

from workbench.presentation.job_description import DescriptionPart, HeldSkill, JobDescription


def job_description_text(profile: JobDescription) -> str:
    """The description as lines, each section under its heading."""
    lines = [profile.title, profile.place, *(f"{label}: {text}" for label, text in profile.fields)]
    for part in profile.parts:
        lines += ["", part.heading, *(f"- {row}" for row in _rows(part))]
    return "\n".join(lines)


def job_description_html(profile: JobDescription) -> str:
    """The description as an HTML fragment with headings and lists, for programs that paste formatted text."""
    fields = "".join(f"<p><b>{escape(label)}:</b> {escape(text)}</p>" for label, text in profile.fields)
    parts = "".join(
        f"<h3>{escape(part.heading)}</h3><ul>{''.join(f'<li>{escape(row)}</li>' for row in _rows(part))}</ul>"
        for part in profile.parts
    )
    return f"<h2>{escape(profile.title)}</h2><p>{escape(profile.place)}</p>{fields}{parts}"


def _rows(part: DescriptionPart) -> list[str]:
    return [*map(_held, part.skills), *(f"{label}: {text}" for label, text in part.fields)]


def _held(held_skill: HeldSkill) -> str:
    return f"{held_skill.skill.name} ({held_skill.level}){f': {held_skill.note}' if held_skill.note else ''}"
