"""Effect of a drop in words: as a sentence, and in the short phrases a pad has room for.

The previewed edit is the one the drop performs. Works nothing out itself: it words a `Preview`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.application.preview import Preview
from workbench.domain.index import Index
from workbench.domain.words import join_names
from workbench.presentation.effect import effect_parts
from workbench.presentation.formatting import sentence_from
from workbench.presentation.short_effect import short_effect

NOTHING = "no figure changes"


def outcome(preview: Preview, skills: Sequence[str]) -> str:
    """Effect as a sentence: the refusal, or findings solved and new, the split, and the roles that lose the lead."""
    after = preview.after
    if after is None:
        return preview.refusal or ""
    leads = _leads(preview.before.index, after.index, skills)
    return sentence_from([*effect_parts(preview, how_counted=False), *leads] or [NOTHING])


def in_short(preview: Preview, skills: Sequence[str], role: str) -> tuple[str, ...]:
    """Effect in phrases of a few words, for a pad of the role's card: figures first, then who leads."""
    before, after = preview.before.index, preview.after
    if after is None:
        if {assignment.skill for assignment in before.roles[role].assignments}.issuperset(skills):
            return (f"holds {'it' if len(skills) == 1 else 'them'} already",)
        return (preview.refusal or "",)
    return (*short_effect(preview), *_short_leads(before, after.index, skills)) or (NOTHING,)


def _short_leads(before: Index, after: Index, skills: Sequence[str]) -> Iterator[str]:
    if _giving_way(before, after, skills):
        yield "takes over the lead"
    yield from _orphans(before, after, skills)


def _leads(before: Index, after: Index, skills: Sequence[str]) -> Iterator[str]:
    demoted = sorted(_giving_way(before, after, skills))
    if demoted:
        yield f"{join_names(demoted, 2)} then {'supports' if len(demoted) == 1 else 'support'}"
    yield from _orphans(before, after, skills)


def _giving_way(before: Index, after: Index, skills: Sequence[str]) -> set[str]:
    """Titles of the roles that lead one of these skills before and support it after."""
    return {
        before.titles[old.role.id]
        for skill in skills
        for old in before.leads[skill]
        if any(new.role.id == old.role.id for new in after.supports(skill))
    }


def _orphans(before: Index, after: Index, skills: Sequence[str]) -> Iterator[str]:
    orphans = [skill for skill in skills if not after.leads[skill]]
    if orphans:
        still = "still " if not any(before.leads[orphan] for orphan in orphans) else ""
        yield f"{still}no lead" if len(skills) == 1 else f"{len(orphans)} {still}without a lead"
