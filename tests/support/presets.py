"""Questions of an import answered by what is supposed."""

from __future__ import annotations

from workbench.application.importing.mapping import Mapping


def with_presets(mapping: Mapping) -> Mapping:
    """The mapping where every question that has a preset is answered by it."""
    for question in mapping.questions:
        if question.preset is not None:
            mapping = mapping.answered(question, question.preset)
    return mapping
