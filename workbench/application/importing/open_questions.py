"""Open questions about the values of a scale: which of those of a mapping is about a value, or about its highest one.

Two scales of a table may ask of the same word in the same words; the scale is named, and one of the equal questions is
as good as another.
"""

from __future__ import annotations

from workbench.application.importing.mapping import Mapping, Question, Scaled, answers_of
from workbench.application.importing.scale import Value


def question_of_value(mapping: Mapping, table: int, name: Scaled, value: Value) -> Question | None:
    """The open question what a value becomes; None where there is none."""
    if not value.asked:
        return None
    for question in mapping.questions:
        same = question.about == value.text and question.count == value.count and question.choices == answers_of(name)
        if question.topic == "value" and question.table == table and same:
            return question
    return None


def question_of_top(mapping: Mapping, table: int, name: Scaled) -> Question | None:
    """The open question which value of a scale is the highest; None where there is none."""
    for question in mapping.questions:
        if question.topic == "top" and question.table == table and question.about == name:
            return question
    return None
