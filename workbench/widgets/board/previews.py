"""What a drop would do, in a few words.

The edit asked about is the one the drop performs.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.application.effect import effect
from workbench.application.preview import Preview
from workbench.domain.index import Index
from workbench.domain.words import listing


def outcome(preview: Preview, skills: Sequence[str]) -> str:
    """What an edit of these skills would do: why not, or open points lost and won, the split, and who gives way."""
    after = preview.after
    if after is None:
        return preview.refusal or ""
    said = (effect(preview, how_counted=False), *_leads(preview.before.index, after.index, skills))
    text = ", ".join(filter(None, said)) or "no figure changes"
    return text[0].upper() + text[1:]


def _leads(before: Index, after: Index, skills: Sequence[str]) -> list[str]:
    demoted = {
        before.titles[old.role.id]
        for skill in skills
        for old in before.leads[skill]
        if any(new.role.id == old.role.id for new in after.supports(skill))
    }
    orphans = [skill for skill in skills if not after.leads[skill]]
    said = [f"{listing(sorted(demoted), 2)} then supports"] if len(demoted) == 1 else []
    said += [f"{listing(sorted(demoted), 2)} then support"] if len(demoted) > 1 else []
    if orphans:
        still = "still " if not any(before.leads[each] for each in orphans) else ""
        said.append(f"{still}no lead" if len(skills) == 1 else f"{len(orphans)} {still}without a lead")
    return said
