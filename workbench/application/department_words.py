"""Department words: what a department of each kind is called in five languages, word for word. Nothing is guessed.

A department of marketing or product is on that side of the map only where the map calls its side so: where the sides
are called otherwise, "Marketing" is a department like others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.model import DepartmentKind, Terms
from workbench.domain.normalisation import name_key
from workbench.domain.vocabulary import DEFAULT, Vocabulary

_WORDS: Mapping[DepartmentKind, tuple[str, ...]] = {
    "marketing": ("marketing", "mercadotecnia"),
    "product": (
        *("product", "products", "product management", "produkt", "produkte", "produktmanagement"),
        *("produit", "produits", "gestion de produit", "gestion de produits", "gestion des produits"),
        *("producto", "productos", "gestión de producto", "gestión de productos", "producten", "productmanagement"),
    ),
    "technology": ("technology", "technologie", "technik", "tecnología", "techniek"),
    "communications": ("communications", "kommunikation", "communication", "comunicación", "communicatie"),
    "service": ("kundendienst", "kundenservice", "service client", "servicio al cliente", "klantenservice"),
    "sales": ("sales", "vertrieb", "verkauf", "ventes", "ventas", "verkoop"),
    "hr": ("personal", "personalabteilung", "personalwesen", "ressources humaines", "recursos humanos", "personeel"),
    "legal": ("recht", "rechtsabteilung", "juridique", "service juridique", "jurídico", "juridische zaken"),
}

_OTHERS = """finance, finances, finanzen, finanzas, financiën, accounting, buchhaltung, comptabilité, controlling, it,
    informatik, informatique, edv, purchasing, procurement, einkauf, achats, compras, inkoop, logistics, logistik,
    logistique, logística, logistiek, production, produktion, fertigung, producción, productie, operations, betrieb,
    administration, verwaltung, management, geschäftsleitung, geschäftsführung, direction, directie, dirección,
    engineering, entwicklung, développement, desarrollo, ontwikkeling, r&d, research, forschung, quality, qualität,
    qualité, calidad, design, customer success, support, service, hr, human resources, people, sales, legal"""
"""Names of departments of no kind that a map tells apart, or of one that is called otherwise."""
_UNIT = re.compile(r"\b(?:team|department|dept\.?|abteilung|bereich|département|departamento|afdeling)\b", re.I)
MOSTLY = 0.5
"""The share of texts that are names of departments, from which on they are departments."""


def are_departments(texts: Sequence[str]) -> bool:
    """Whether most texts are words for departments, such as Marketing, Produktmanagement, or "Abteilung Vertrieb"."""
    known = {*kinds_by_word(DEFAULT), *(name_key(word) for word in _OTHERS.split(","))}
    found = sum(name_key(_UNIT.sub(" ", text).strip()) in known for text in texts)
    return bool(texts) and found > MOSTLY * len(texts)


def kinds_by_word(vocabulary: Vocabulary) -> dict[str, DepartmentKind]:
    """The key of a name -> the kind of department that is called exactly so, by the map or in one of the languages."""
    labels = {kind: label for kind, label in vocabulary.department_kind.items() if label}
    said = [(word, kind) for kind, words in _WORDS.items() if _is_usual(kind, vocabulary) for word in words]
    return {name_key(name): kind for name, kind in (*said, *_offered(labels, vocabulary))}


def _offered(labels: Mapping[DepartmentKind, str], vocabulary: Vocabulary) -> Iterator[tuple[str, DepartmentKind]]:
    return ((label, kind) for kind, label in labels.items() if kind not in vocabulary.hidden_kinds)


def _is_usual(kind: DepartmentKind, vocabulary: Vocabulary) -> bool:
    """Whether the map means by a kind what the word for it says."""
    if kind in vocabulary.hidden_kinds:
        return False
    term = getattr(vocabulary.terms, kind, None)
    return term is None or name_key(term) == name_key(getattr(Terms(), kind))
