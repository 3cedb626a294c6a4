"""Grades by words: what a title or a cell says of the grade of a role. Plans nothing and makes no map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from workbench.domain.model import DEFAULT_GRADE_NAMES, GRADES
from workbench.domain.searching import search_key, word_key

PLAIN_GRADE = 2
"""The grade of a role of which nothing says one: that of a specialist."""

_LOWEST = 1
_GRADE_WORDS: Mapping[str, int] = {
    **{word_key(name): grade for grade, name in zip(GRADES, DEFAULT_GRADE_NAMES, strict=True)},
    **dict.fromkeys(("ceo", "cfo", "coo", "cto", "cio", "cmo", "cpo", "chro", "cso", "cdo", "chief", "pdg"), 7),
    **dict.fromkeys(("managing director", "geschaftsfuhrer", "geschaftsfuhrerin", "geschaftsfuhrung", "vorstand"), 7),
    **dict.fromkeys(("directeur general", "directrice generale", "director general", "directora general"), 7),
    **dict.fromkeys(("algemeen directeur",), 7),
    **dict.fromkeys(("vp", "svp", "evp", "vizeprasident", "vizeprasidentin", "vicepresidente"), 6),
    **dict.fromkeys(("head", "leiter", "leiterin", "leitung"), 5),
    **dict.fromkeys(("direktor", "direktorin", "directeur", "directrice", "directora", "hoofd"), 5),
    **dict.fromkeys(("lead", "leader", "supervisor", "team lead", "managerin", "responsable", "leidinggevende"), 4),
    **dict.fromkeys(("chef de", "chef du", "chef des", "cheffe de", "jefe de", "jefa de", "gerente"), 4),
    **dict.fromkeys(("sr", "principal", "expert", "experte", "expertin", "experto", "experta"), 3),
    **dict.fromkeys(("junior", "jr", "trainee", "intern", "apprentice", "azubi", "stagiaire", "stagiair"), _LOWEST),
    **dict.fromkeys(("assistent", "assistentin", "assistenz", "assistante", "asistente"), _LOWEST),
    **dict.fromkeys(("praktikant", "praktikantin", "werkstudent", "werkstudentin", "auszubildende"), _LOWEST),
}
"""Words of a title, without accents -> the grade they stand for."""
_GRADE_OF_WORDS = {tuple(words.split()): grade for words, grade in _GRADE_WORDS.items()}
_GRADE_ENDINGS: Mapping[str, int | None] = {
    **dict.fromkeys(("leiter", "leiterin", "leitung", "direktor", "direktorin", "chef", "chefin"), 5),
    **dict.fromkeys(("teamleiter", "teamleiterin", "teamleitung", "gruppenleiter", "gruppenleiterin"), 4),
    **dict.fromkeys(("gruppenleitung", "projektleiter", "projektleiterin", "projektleitung"), 4),
    **dict.fromkeys(("schichtleiter", "schichtleiterin", "schichtleitung", "filialleiter", "filialleiterin"), 4),
    **dict.fromkeys(("filialleitung", "stationsleiter", "stationsleiterin", "stationsleitung"), 4),
    **dict.fromkeys(("manager", "managerin"), 4),
    **dict.fromkeys(("experte", "expertin"), 3),
    **dict.fromkeys(("assistent", "assistentin", "assistenz", "praktikant", "praktikantin"), _LOWEST),
    **dict.fromkeys(("begleiter", "begleiterin", "begleitung", "anleiter", "anleiterin", "anleitung"), None),
    **dict.fromkeys(("reiseleiter", "reiseleiterin", "reiseleitung", "halbleiter", "souschef"), None),
}
"""Endings of words that are written as one, as German does -> the grade they stand for; None for none. The longest that
fits counts."""
_ONLY_ENDINGS = ("chef", "chefin")
"""Endings that stand for no grade as words: a chef cooks."""
_GRADE_NUMBER = re.compile(r"(?:grade|level|band|stufe|g|l)?\s*([1-7])(?:[.,]0+)?(?![\d.,])(?:\s*\D.*)?", re.DOTALL)
LONGEST = 80
"""Characters of a title that are looked at for what it says."""
_RANKS: Mapping[str, int] = {
    **dict.fromkeys(("junior", "jr", "associate", "associee", "asociado", "asociada"), -1),
    **dict.fromkeys(("senior", "sr", "erfahrener", "erfahrene", "confirme", "confirmee"), 1),
    **dict.fromkeys(("lead", "principal", "staff", "leitender", "leitende", "leidend"), 2),
}
"""Words that tell variants of one title apart, without accents -> how far above the plain title, or below it."""
_NUMERALS: Mapping[str, int] = {"i": -1, "ii": 0, "iii": 1, "iv": 2, "v": 2, "vi": 2}
"""Roman numerals at the end of a title -> the same: the first is who begins. Arabic ones count posts as often."""
_LADDER = 4
"""The grade up to which variants of a title are ranked below the highest of them: that of a manager, which is also the
end of titles of those who manage nobody. From the next one on the title without such a word has what it names."""
_LONGEST_RUN = 6
"""Words of a name that is looked for in a title, at most."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case and accents."""
    return tuple(re.findall(r"[^\W_]+", search_key(text)))


def runs_in(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every run of words in a short text, such as a title, each with the number of the word after it."""
    words = words_of(text[:LONGEST])
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _LONGEST_RUN), end):
            yield end, words[start:end]


def read_grade(text: str) -> int | None:
    """The grade that a cell names: by its name, its number, or words such as VP; None where it names none."""
    match = _GRADE_NUMBER.fullmatch(search_key(text).strip()) if len(text) <= LONGEST else None
    by_name = _GRADE_WORDS.get(word_key(text))
    return by_name or (int(match[1]) if match else grade_in(text))


def grade_in(title: str) -> int | None:
    """The grade that a title names: the highest in it, but an assistant is one, whoever is assisted; None for none."""
    grades = [_GRADE_OF_WORDS[words] for _, words in runs_in(title) if words in _GRADE_OF_WORDS]
    grades += filter(None, map(_grade_of_ending, words_of(title[:LONGEST])))
    return _LOWEST if _LOWEST in grades else max(grades, default=None)


def grades_in(titles: Iterable[str]) -> dict[str, int]:
    """The grades that titles of one file name, by title; without those that name none.

    Variants of one title are told apart: of Associate Product Manager, Product Manager and Senior Product Manager only
    the last is a manager, each other one grade below the next; of Engineer I, II and III the third is the senior one.
    """
    titles = list(dict.fromkeys(titles))
    grades = {title: grade for title in titles if (grade := grade_in(title)) is not None}
    variants: dict[tuple[str, ...], dict[str, int]] = {}
    for title in titles:
        base, rank = _ranked(title)
        if base:
            variants.setdefault(base, {})[title] = rank
    for base, ranks in variants.items():
        if len(set(ranks.values())) > 1:
            named = grade_in(" ".join(base))
            for title, rank in ranks.items():
                if named is not None:
                    grades[title] = min(_grade_of_variant(named, rank, set(ranks.values())), grades[title])
                elif rank:
                    grades[title] = PLAIN_GRADE + rank
    return grades


def _ranked(title: str) -> tuple[tuple[str, ...], int]:
    """The words of a title without those of rank, and how far above the plain title they put it, or below it."""
    words = words_of(title[:LONGEST])
    ranks = [_RANKS[word] for word in words if word in _RANKS]
    base = tuple(word for word in words if word not in _RANKS)
    if len(base) > 1 and base[-1] in _NUMERALS:
        ranks, base = ranks or [_NUMERALS[base[-1]]], base[:-1]
    return base, max(ranks, default=0)


def _grade_of_variant(named: int, rank: int, ranks: set[int]) -> int:
    """The grade of a variant of a title. named: what the title names without words of rank; ranks: those that are."""
    below = sum(other > rank for other in ranks) if named <= _LADDER else -min(rank, 0)
    return max(_LOWEST, named - below)


def _grade_of_ending(word: str) -> int | None:
    """The grade of the longest known ending of a word: 4 of "teamleiterin", 5 of "vertriebsleiterin"; None for none."""
    endings = (word[start:] for start in range(len(word)))
    found = None if word in _ONLY_ENDINGS else next((each for each in endings if each in _GRADE_ENDINGS), None)
    return None if found is None else _GRADE_ENDINGS[found]
