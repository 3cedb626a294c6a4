"""Headings: what a column is about, by its heading, in English, German, French, Spanish and Dutch.

The words are data: a new synonym is a word here. A heading of several words means what its last one does, where the
others are known too: a "Competence area name" is a group. Knows no cell but that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from workbench.domain.searching import search_key

Meaning = Literal[
    "skill",
    "skill_code",
    "group",
    "belongs_to",
    "importance",
    "level_needed",
    "definition",
    "aliases",
    "role",
    "role_code",
    "role_family",
    "department",
    "grade",
    "reports_to",
    "dotted_to",
    "also_called",
    "headcount",
    "purpose",
    "parent",
    "person",
    "person_code",
    "first_name",
    "last_name",
    "holder",
    "level",
    "note",
    "kind",
    "accountable",
    "responsible",
    "informed",
    "name",
    "code",
    "description",
    "role_level",
    "level_text",
    "value",
    "required",
    "left_out",
]
"""What a column is about. name, code and description are of whatever the rows are about; value: a column of a matrix;
required: one whose numbers are the level that is needed; accountable, responsible, informed: who leads a skill, who
supports it, who is only told or asked; level_text: what a level means, which is not kept."""

MEANINGS: tuple[Meaning, ...] = get_args(Meaning)

LONGEST_HEADING = 80

_SKILLS = """skill, skills, competence, competences, competency, competencies, capability, capabilities,
    fähigkeit, fähigkeiten, kompetenz, kompetenzen, fertigkeit, fertigkeiten, compétence, compétences, competencia,
    competencias, habilidad, habilidades, vaardigheid, vaardigheden, competentie, competenties"""
"""Words for a skill that are no skill themselves, as "Technology" may be."""

_WORDS: Mapping[Meaning, str] = {
    "skill": f"""{_SKILLS}, knowledge, ability, abilities, task, tasks, activity, activities, step, steps, process,
        parameter, attribute, dimension, technology, technologies, techno, technos, technologie, technologien,
        deliverable, deliverables, aufgabe, aufgaben, tätigkeit, tätigkeiten, aktivität, aktivitäten,
        kenntnis, kenntnisse, tâche, tâches, activité, activités, étape, aptitude, tarea, tareas, actividad,
        actividades, taak, taken, activiteit, activiteiten""",
    "role": """role, roles, job, jobs, position, title, titel, function, occupation, profession, post, rolle, rollen,
        stelle, stellen, planstelle, funktion, stellenbezeichnung, berufsbezeichnung, jobtitel, rôle, rôles, poste,
        postes, fonction, métier, profil, rol, puesto, puestos, cargo, ocupación, functie, functies, functietitel,
        job role, job title, role title, position title, intitulé du poste""",
    "person": """person, people, employee, employees, staff, colleague, team member, full name, member, mitarbeiter,
        mitarbeiterin, mitarbeitende, mitarbeitender, beschäftigte, kollege, personne, employé, employée, salarié,
        collaborateur, collaboratrice, empleado, empleada, persona, trabajador, medewerker, werknemer, persoon,
        collega""",
    "holder": """holder, held by, incumbent, job holder, role holder, stelleninhaber, stelleninhaberin,
        inhaber, inhaberin, titulaire, titular, functiehouder""",
    "person_code": """personalnummer, personalnr, personal nr, persnr, pers nr,
        mitarbeiternummer, mitarbeiternr, staff number, staff id,
        staff no, payroll number, matricule, personeelsnummer, número de empleado""",
    "first_name": "first name, given name, vorname, prénom, nombre de pila, voornaam",
    "last_name": "last name, surname, family name, nachname, familienname, nom de famille, apellido, achternaam",
    "group": """group, groups, category, categories, subcategory, cluster, area, domain, topic, theme, family, pillar,
        gruppe, gruppen, kategorie, thema, themen, themenbereich, themenfeld, themengebiet,
        kompetenzbereich, kompetenzfeld, catégorie, groupe, domaine, famille,
        thème, categoría, grupo, área, ámbito, dominio, categorie, groep, gebied, skill group""",
    "department": """department, departments, dept, unit, team, division, business unit, organisation unit, org unit,
        abteilung, abt, bereich, einheit, organisationseinheit, org einheit, département, service, équipe, direction,
        departamento, equipo, afdeling""",
    "parent": "parent department, part of, parent unit, teil von, übergeordnete abteilung",
    "level": """level, levels, rating, proficiency, score, niveau, stufe, bewertung, nivel, puntuación, current level,
        proficiency level, skill level, ist, ist niveau, kompetenzstufe, beoordeling""",
    "level_needed": """level needed, needed, needed level, required, requis,
        requerido, vereist, benötigt, target level, required level, level required, expected level,
        level expected, expected proficiency, proficiency expected, required proficiency, proficiency required,
        target, sollniveau, zielniveau, soll, benötigtes niveau, niveau requis, niveau attendu, niveau cible,
        nivel requerido, nivel necesario, vereist niveau, gewenst niveau""",
    "importance": """importance, weight, priority, criticality, relation type, wichtigkeit, bedeutung, gewicht,
        gewichtung, priorität, priorité, poids, importancia, prioridad, peso, belang, prioriteit, gewicht""",
    "belongs_to": """belongs to, side, kind of work, art der arbeit, gehört zu, seite, zuordnung, appartient à,
        pertenece a, hoort bij""",
    "aliases": """aliases, alias, synonyms, synonym, alt labels, alternative names, alternative labels, other names,
        synonyme, auch genannt, synonymes, sinónimos, synoniemen, also known as""",
    "also_called": "also called, other titles, alternative titles",
    "note": """note, notes, comment, comments, remark, remarks, evidence, bemerkung, bemerkungen, kommentar, remarque,
        remarques, commentaire, observación, observaciones, comentario, opmerking, opmerkingen, toelichting""",
    "reports_to": """reports to, report to, reporting to, manager, line manager, supervisor, boss, superior,
        vorgesetzter, vorgesetzte, führungskraft, berichtet an, supérieur, responsable hiérarchique, rattaché à,
        rattachement, jefe, superior, reporta a, leidinggevende, rapporteert aan""",
    "dotted_to": "dotted, dotted line, dotted lines, dotted line to, dotted to, dotted ids, fachlich unterstellt",
    "headcount": """headcount, fte, positions, number of positions, anzahl stellen, kopfzahl, köpfe, effectif,
        plantilla""",
    "grade": """grade, job grade, pay grade, salary grade, band, seniority, rank, career level, entgeltgruppe,
        gehaltsstufe, ebene, rang, salarisschaal""",
    "purpose": "purpose, mission, zweck, job summary, role summary",
    "kind": "kind, type, art, tipo, soort",
    "accountable": """accountable, approver, rechenschaftspflichtig, gesamtverantwortlich, approbateur, approbatrice,
        aprobador, aprobadora, eindverantwoordelijk, eindverantwoordelijke""",
    "responsible": """responsible, verantwortlich, durchführungsverantwortlich, zuständig, responsable, réalisateur,
        verantwoordelijk, verantwoordelijke""",
    "informed": """consulted, informed, konsultiert, informiert, consulté, consultés, informé, informés, consultado,
        informado, geraadpleegd, geïnformeerd""",
    "name": "name, label, preferred label, nom, nombre, naam, bezeichnung, libellé, titre",
    "code": """id, code, number, no, nr, key, uri, url, identifier, kennung, nummer, numéro, código, número, ref,
        reference, referenz, kürzel""",
    "description": """description, definition, meaning, descriptor, explanation, beschreibung, erklärung, erläuterung,
        définition, descripción, definición, omschrijving, beschrijving, definitie""",
}
_QUALIFIERS = frozenset(("key", "main", "current", "primary", "concept"))
"""Words before another that change nothing."""
_TIME = frozenset(
    word
    for words in (
        "day days week weeks month months quarter year years after by in at end",
        "tag tage tagen woche wochen monat monate monaten quartal jahr jahre jahren ab nach bis am im ende",
        "jour jours semaine semaines mois trimestre an ans annee a au apres fin",
        "dia dias semana semanas mes meses ano anos tras en",
        "dag dagen weken maand maanden kwartaal jaar na op",
    )
    for word in words.split()
)
"""Words that say by when a level is needed: "Required day 90" is one, too."""
_SMALL = frozenset(("the", "a", "an", "or", "and", "la", "le", "les", "die", "das", "el", "los", "und", "et", "y"))
_OF_WORDS = frozenset(("of", "de", "du", "des", "del", "der", "van"))
"""Words that turn the order round: the "name of a skill" is a skill name."""

_OF: Mapping[tuple[Meaning, Meaning], Meaning | None] = {
    ("skill", "code"): "skill_code",
    ("skill", "description"): "definition",
    ("skill", "level"): "level",
    ("skill", "kind"): "kind",
    ("skill", "group"): "group",
    ("role", "code"): "role_code",
    ("role", "description"): "purpose",
    ("role", "level"): "role_level",
    ("role", "group"): "department",
    ("role", "kind"): "kind",
    ("person", "code"): "person_code",
    ("person", "group"): "department",
    ("person", "level"): "level",
    ("level", "description"): "level_text",
    ("role_level", "description"): "level_text",
    ("level", "level"): "level",
    ("reports_to", "code"): "reports_to",
    ("dotted_to", "code"): "dotted_to",
    ("name", "code"): "code",
}
"""What is said, by a word and what it is said of: a skill's description. A name is of what stands before it."""
_NAMED = frozenset(("skill", "role", "person", "group", "department", "level", "reports_to", "role_level", "holder"))

_SHORTEST = 3
"""Letters of a word that is written together with another one, at least."""
_WRITTEN_TOGETHER = frozenset(("name", "code", "level", "role", "group"))
"""What the second of two words that are written together means: "skillname", "managerid", "jobtitle"."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OTHERWISE = re.compile(r"[/\\|]")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_A-Z])")
_WORD = re.compile(r"[^\W\d_]+")


def heading_words(text: str) -> tuple[str, ...]:
    """The words of a heading, folded: no case, no accents, no brackets, camelCase split; none where it is too long."""
    if len(text) > LONGEST_HEADING:
        return ()
    return tuple(_WORD.findall(search_key(_CAMEL.sub(" ", _IN_BRACKETS.sub(" ", _HYPHENATED.sub("", text))))))


def _by_words(words: Mapping[Meaning, str]) -> dict[tuple[str, ...], Meaning]:
    found: dict[tuple[str, ...], Meaning] = {}
    for meaning, synonyms in words.items():
        for synonym in synonyms.split(","):
            found.setdefault(heading_words(synonym), meaning)
    for words_of_it, meaning in list(found.items()):
        found.setdefault(("".join(words_of_it),), meaning)  # "reportsto"
    return found


_MEANING_OF = _by_words(_WORDS)
_SKILL_WORDS = frozenset(word for (word,) in _by_words({"skill": _SKILLS}))


def meaning_of(heading: str) -> Meaning | None:
    """What a heading says that its column is about; None where it is not known. "Skill/Attribute" is a skill.

    In the corner of a matrix "Skill \\ Role" says what its rows are, and then what its columns are.
    """
    for part in (*_OTHERWISE.split(heading), heading):
        meaning = _meaning(heading_words(part))
        if meaning is not None:
            return meaning
    return None


def is_plainly_headed(heading: str) -> bool:
    """Whether a heading says by itself what its column names: "Skill" does, while "Technology" may be one."""
    return all(word in _SKILL_WORDS or _MEANING_OF.get((word,)) != "skill" for word in heading_words(heading))


def has_word_of(heading: str, meaning: Meaning) -> bool:
    """Whether one of the words of a heading means that by itself: "Key skills (all)" has one of skills."""
    return any(_MEANING_OF.get((word,)) == meaning for word in heading_words(heading))


def telling_words(heading: str) -> tuple[str, ...]:
    """The words of a heading by which its meaning is known, without what stands in brackets; none where it is not."""
    parts = map(heading_words, (*_OTHERWISE.split(heading), heading))
    return next((words for words in parts if _meaning(words) is not None), ())


def untimed(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a heading without those that say by when; as they are where no other is left."""
    return tuple(word for word in words if word not in _TIME) or words


def _meaning(words: tuple[str, ...]) -> Meaning | None:
    if words in _MEANING_OF:
        return _MEANING_OF[words]
    if _MEANING_OF.get(untimed(words)) == "level_needed":
        return "level_needed"
    words = _in_order((*(word for word in words[:-1] if word not in _SMALL), *words[-1:]))  # "Skill A" is a name
    if words in _MEANING_OF:
        return _MEANING_OF[words]
    if len(words) == 1:
        words = _parted(words[0])
    if len(words) < 2:
        return None
    last = _MEANING_OF.get(words[-1:])
    return None if last is None else _qualified(words[:-1], last)


def _parted(word: str) -> tuple[str, ...]:
    """The two known words that a word is made of: "skillname" is a skill and its name; none where it is not."""
    for place in range(_SHORTEST, len(word) - 1):
        first, last = word[:place], word[place:]
        if (first,) in _MEANING_OF and _MEANING_OF.get((last,)) in _WRITTEN_TOGETHER:
            return first, last
    return ()


def _in_order(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with what they are said of before them: "code de compétence" as "compétence code"."""
    place = next((place for place, word in enumerate(words) if word in _OF_WORDS), None)
    if place is None or place == 0:
        return tuple(word for word in words if word not in _OF_WORDS)
    return (*_in_order(words[place + 1 :]), *words[:place])


def _qualified(before: tuple[str, ...], last: Meaning) -> Meaning | None:
    if all(word in _QUALIFIERS for word in before):
        return last
    of = _meaning(before)
    if of is None:
        return None
    if last == "name":
        return of if of in _NAMED else None
    if (of, last) in _OF:
        return _OF[of, last]
    if last in ("code", "description", "name", "kind"):
        return None
    return last


def first_of_each(meanings: Iterable[Meaning | None]) -> list[Meaning | None]:
    """The meanings of columns, each once: where two columns claim the same, the first one has it."""
    found: list[Meaning | None] = []
    for meaning in meanings:
        found.append(meaning if meaning not in found else None)
    return found
