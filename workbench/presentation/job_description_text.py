"""A role's job description as plain text and as HTML, for a mail, Word or a slide. Knows no clipboard."""

from __future__ import annotations

from html import escape

from workbench.presentation.job_description import DescriptionPart, HeldSkill, JobDescription


def job_description_text(description: JobDescription) -> str:
    """The description as lines, each section under its heading."""
    lines = [description.title, description.place, *(f"{label}: {text}" for label, text in description.fields)]
    for part in description.parts:
        lines += ["", part.heading, *(f"- {row}" for row in _rows(part))]
    return "\n".join(lines)


def job_description_html(description: JobDescription) -> str:
    """The description as an HTML fragment with headings and lists, for programs that paste formatted text."""
    fields = "".join(f"<p><b>{escape(label)}:</b> {escape(text)}</p>" for label, text in description.fields)
    parts = "".join(
        f"<h3>{escape(part.heading)}</h3><ul>{''.join(f'<li>{escape(row)}</li>' for row in _rows(part))}</ul>"
        for part in description.parts
    )
    return f"<h2>{escape(description.title)}</h2><p>{escape(description.place)}</p>{fields}{parts}"


def _rows(part: DescriptionPart) -> list[str]:
    return [*map(_skill_line, part.skills), *(f"{label}: {text}" for label, text in part.fields)]


def _skill_line(held_skill: HeldSkill) -> str:
    return f"{held_skill.skill.name} ({held_skill.level}){f': {held_skill.note}' if held_skill.note else ''}"
