"""Level words: what people write into the cells of a matrix, in five languages, and the level each one means.

Only data, by `word_key`: a new word is a line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.domain.model import AssignmentKind, BelongsTo
from workbench.domain.searching import word_key

_LEVELS: Mapping[int, tuple[str, ...]] = {
    0: (
        *("none", "nc", "n/a", "na", "not applicable", "no experience", "no knowledge", "not concerned"),
        *("keine", "kein", "nicht vorhanden", "keine kenntnisse", "aucun", "aucune", "non concerné", "sans objet"),
        *("ninguno", "ninguna", "no aplica", "geen", "niet van toepassing"),
    ),
    1: (
        *("aware", "awareness", "basic", "basics", "beginner", "novice", "entry", "foundation", "foundational"),
        *("elementary", "limited", "learning", "grundkenntnisse", "grundlagen", "anfänger", "einsteiger", "neuling"),
        *("débutant", "débutante", "notions", "élémentaire", "principiante", "básico", "básica", "inicial"),
        *("basis", "beginnend", "basiskennis", "poor", "matig"),
    ),
    2: (
        *("working", "intermediate", "competent", "fortgeschritten", "fortgeschrittene", "intermédiaire"),
        *("intermedio", "intermedia", "gemiddeld", "gevorderd", "fair", "redelijk", "befriedigend"),
        *("anwender", "anwenderin"),
    ),
    3: (
        *("practitioner", "advanced", "skilled", "proficient", "weit fortgeschritten", "kompetent", "erfahren"),
        *("avancé", "avancée", "confirmé", "confirmée", "avanzado", "avanzada", "vergevorderd", "ervaren"),
        *("good", "goed", "gut", "bon", "bonne", "bueno", "buena", "könner"),
    ),
    4: (
        *("expert", "experte", "expertin", "master", "mastery", "sets direction", "maîtrise", "experto", "experta"),
        *("maestro", "meester", "excellent", "very good", "uitstekend", "sehr gut", "très bon", "excellente"),
    ),
}
LEVEL_OF: Mapping[str, int] = {word_key(word): level for level, words in _LEVELS.items() for word in words}
"""The key of a word -> the level it means, 0 for none."""

RACI_WORDS: Mapping[str, str] = {
    "responsible": "R",
    "accountable": "A",
    "consulted": "C",
    "consult": "C",
    "informed": "I",
    "inform": "I",
}
"""The key of a word -> its letter."""


def _by_key(words: Mapping[int, Iterable[str]]) -> dict[str, int]:
    return {word_key(word): number for number, listed in words.items() for word in listed}


IMPORTANCE_OF: Mapping[str, int] = _by_key(
    {
        5: ("critical", "very high", "must", "must have", "kritisch", "sehr hoch", "critique", "crítico", "crítica"),
        4: ("high", "essential", "core", "hoch", "haut", "haute", "élevée", "alta", "alto", "hoog", "should"),
        3: ("medium", "normal", "moderate", "mittel", "moyen", "moyenne", "media", "medio", "gemiddeld", "could"),
        2: ("low", "optional", "additional", "niedrig", "gering", "bas", "basse", "faible", "baja", "bajo", "laag"),
        1: ("very low", "none", "sehr niedrig", "très faible", "muy baja", "zeer laag", "won't"),
    }
)
"""The key of a word -> the importance it means."""

SIDE_OF: Mapping[str, BelongsTo] = {
    "marketing": "marketing",
    "product": "product",
    "technology": "technology",
    "either side": "either",
    "either": "either",
    "both": "either",
    "both sides": "either",
    "beide": "either",
    "beide seiten": "either",
    "tech": "technology",
    "technologie": "technology",
    "technik": "technology",
    "produkt": "product",
    **dict.fromkeys(("produit", "producto"), "product"),
    **dict.fromkeys(map(word_key, ("tecnología", "techniek")), "technology"),
    **dict.fromkeys(("les deux", "ambos"), "either"),
}
"""The key of a word -> the side it names."""

ESSENTIAL: Mapping[str, tuple[int, int]] = {
    "essential": (4, 3),
    "core": (4, 3),
    "optional": (2, 2),
    "additional": (2, 2),
}
"""The key of a word said of a role and a skill -> the skill's importance, and the level it is held at."""

KIND_OF: Mapping[str, AssignmentKind] = {
    **dict.fromkeys(("lead", "leads", "l", "accountable", "a", "leitet", "verantwortlich", "responsable"), "lead"),
    **dict.fromkeys(("support", "supports", "s", "responsible", "r", "hilft", "unterstützt", "soutient"), "support"),
}
"""The key of a word said of a role and a skill -> whether the role leads it or supports."""

PLACEHOLDERS = frozenset(map(word_key, ("missing", "n/a", "na", "tbd", "tbc", "todo", "none", "null", "not in use")))
"""Keys of what stands where a text is still to be written."""
