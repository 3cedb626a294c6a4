"""Role words: what the title of a role is made of and the name of a person is not, in five languages. Only data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.application.importing.headings import heading_words
from workbench.domain.searching import search_key

_PARTS, _BLANKS = re.compile(r"[\s\-]+"), re.compile(r"[\s,]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[\-'’.][^\W\d_]*)*")

TITLE_WORDS = frozenset(
    word
    for words in (
        "manager management director head lead leader chief officer president vp owner team group board",
        "engineer engineering developer designer analyst architect scientist researcher tester administrator admin",
        "strategist specialist expert consultant coordinator assistant associate executive editor writer planner",
        "producer partner representative agent controller accountant auditor operator technician trainer coach",
        "recruiter buyer seller junior senior principal staff intern trainee",
        "leiter leiterin leitung manager referent referentin entwickler entwicklerin berater beraterin sachbearbeiter",
        "vertrieb einkauf geschäftsführer geschäftsführung vorstand redakteur redakteurin assistenz werkstudent",
        "responsable directeur directrice chef chargé chargée développeur développeuse ingénieur ingénieure analyste",
        "concepteur conceptrice consultante conseiller conseillère rédacteur rédactrice assistante stagiaire équipe",
        "gerente directora jefe jefa desarrollador desarrolladora ingeniero ingeniera analista diseñador diseñadora",
        "consultor consultora coordinador coordinadora redactor redactora asistente becario equipo",
        "hoofd leider beheerder ontwikkelaar ontwerper adviseur medewerker coördinator stagiair",
        "governance committee department office unit client customer vendor supplier stakeholder sponsor",
    )
    for word in search_key(words).split()
)
"""Words of titles, folded."""

FIELD_WORDS = frozenset(
    word
    for words in (
        "sales marketing product finance legal support service operations business data hr it community content",
        "social media brand project program programme",
    )
    for word in words.split()
)
"""Words of fields of work: in titles and in the names of skills, and not in those of people."""

NAMES = 0.7
"""The share of texts that look like names of people, from which on they may be."""

PEOPLE = 0.6
"""The share of texts that are a first and a last name, from which on they may be people though others are none."""

ROLES = 0.3
"""The share of texts with a word of titles, from which on they are roles."""


def has_role_word(text: str) -> bool:
    """Whether a text has a word of titles or of a field of work, or is an abbreviation such as TPM."""
    return any(word in TITLE_WORDS or word in FIELD_WORDS for word in heading_words(text)) or any(
        len(part) > 1 and part.isupper() for part in _PARTS.split(text)
    )


def look_like_roles(texts: Sequence[str]) -> bool:
    """Whether enough texts are no names of people, but of roles."""
    return bool(texts) and sum(map(has_role_word, texts)) >= ROLES * len(texts)


def look_like_titles(texts: Sequence[str]) -> bool:
    """Whether enough texts have a word of titles, which the names of skills have not."""
    titled = sum(any(word in TITLE_WORDS for word in heading_words(text)) for text in texts)
    return bool(texts) and titled >= ROLES * len(texts)


def look_like_names(texts: Sequence[str], words: Sequence[int] = (2, 3)) -> bool:
    """Whether most texts are as many capitalised words as names of people have."""
    return bool(texts) and sum(_is_name(text, words) for text in texts) >= NAMES * len(texts)


def look_like_people(texts: Sequence[str]) -> bool:
    """Whether most texts are a first and a last name, others beside them or not; also A. Berg, Alain DUPLANC, and with
    a remark in brackets."""
    return bool(texts) and sum(map(_is_full_name, texts)) >= PEOPLE * len(texts)


def _is_full_name(text: str) -> bool:
    text = _IN_BRACKETS.sub(" ", text).strip()
    parts = [part for part in _BLANKS.split(text) if part]
    if any(word in TITLE_WORDS or word in FIELD_WORDS for word in heading_words(text)) or text.isupper():
        return False
    return len(parts) in (2, 3) and len(parts[-1]) > 1 and all(map(_NAME.fullmatch, parts))  # "Plan A" is none


def _is_name(text: str, words: Sequence[int]) -> bool:
    parts = [part for part in _BLANKS.split(text) if part]
    return len(parts) in words and all(map(_is_part_of_name, parts))


def _is_part_of_name(part: str) -> bool:
    return bool(_NAME.fullmatch(part)) and (len(part) < 3 or not part.isupper())
