"""Questions of an import answered by what is supposed."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly

from workbench.application.importing.content import Content
from workbench.application.importing.mapping import Mapping, Topic
from workbench.application.importing.pointing import with_answer

_MOST = 1_000
"""Questions that are answered one after the other, at most."""


def with_presets(content: Content, mapping: Mapping, answers: ReadOnly[Topic, str] | None = None) -> Mapping:
    """The mapping where every question that has a preset is answered by it, or as is said here of its topic."""
    for _ in range(_MOST):
        said = ((each, (answers or {}).get(each.topic, each.preset)) for each in mapping.questions)
        question, answer = next(((each, answer) for each, answer in said if answer is not None), (None, None))
        if question is None or answer is None:
            return mapping
        mapping = with_answer(content, mapping, question, answer)
    raise AssertionError(f"{_MOST} questions were answered, and more are asked.")
