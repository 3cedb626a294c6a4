"""A role's job description as text and as HTML, for a mail, Word or a slide."""

from __future__ import annotations

from html import escape

from workbench.presentation.job_description import DescriptionPart, HeldSkill, JobDescription


def job_description_text(profile: JobDescription) -> str:
    """The description as lines, each part under its heading."""
    lines = [profile.title, profile.place, *(f"{label}: {said}" for label, said in profile.fields)]
    for part in profile.parts:
        lines += ["", part.heading, *(f"- {each}" for each in _rows(part))]
    return "\n".join(lines)


def job_description_html(profile: JobDescription) -> str:
    """The same with headings and lists, as programs that take formatted text paste it."""
    fields = "".join(f"<p><b>{escape(label)}:</b> {escape(said)}</p>" for label, said in profile.fields)
    parts = "".join(
        f"<h3>{escape(part.heading)}</h3><ul>{''.join(f'<li>{escape(each)}</li>' for each in _rows(part))}</ul>"
        for part in profile.parts
    )
    return f"<h2>{escape(profile.title)}</h2><p>{escape(profile.place)}</p>{fields}{parts}"


def _rows(part: DescriptionPart) -> list[str]:
    return [*map(_held, part.skills), *(f"{label}: {said}" for label, said in part.fields)]


def _held(held: HeldSkill) -> str:
    return f"{held.skill.name} ({held.level}){f': {held.note}' if held.note else ''}"
