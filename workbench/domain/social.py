"""Detection of social work: whether a map speaks of it, as the built-in templates do, or is another company's."""

from __future__ import annotations

from workbench.domain.model import CapabilityMap

SOCIAL_SKILLS = frozenset(
    {
        "Social APIs",
        "Social analytics",
        "Social customer care",
        "Social data pipelines",
        "Social graph strategy",
        "Social interaction design",
        "Social product vision",
        "Social selling",
        "Social sign-in and identity",
        "Social strategy",
    }
)
"""The skills of the templates that name social work; the others, such as "User research", could be anybody's."""


def is_social(document: CapabilityMap) -> bool:
    """Whether a map holds a skill of the social templates, and so the words of their roles belong in it."""
    return any(skill.name in SOCIAL_SKILLS for skill in document.skills)
