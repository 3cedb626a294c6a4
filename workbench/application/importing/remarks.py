"""Remarks: texts that explain a table and name nothing, such as footnotes, by how they begin or how long they are."""

from __future__ import annotations

import re

from workbench.domain.searching import search_key, word_key

LONG, WORDS_OF_NOTE = 12, 4
"""Words of a text that is a sentence, and of one behind an asterisk or the number of a footnote, at least."""

_WORDS = "|".join(
    search_key(word)
    for word in (
        *("source", "sources", "note", "notes", "nb", "remark", "remarks", "legend", "key", "see also", "disclaimer"),
        *("quelle", "quellen", "hinweis", "hinweise", "anmerkung", "anmerkungen", "bemerkung", "legende", "stand"),
        *("remarque", "remarques", "légende", "nota", "fuente", "fuentes", "leyenda"),
        *("bron", "bronnen", "opmerking", "opmerkingen", "legenda", "last updated", "updated", "as of"),
    )
)
_BEGUN = re.compile(rf"(?:{_WORDS})\s*[:\u2013\u2014=]")
_MARKED = re.compile(r"(?:\*+|\u2020|\u2021|[\u00b9\u00b2\u00b3]|\(\d\)|\[\d\])\s*\S")


def is_note(text: str) -> bool:
    """Whether a text begins as a source, a legend or a footnote does, and so is no name."""
    if _BEGUN.match(word_key(text)):
        return True
    return bool(_MARKED.match(text.strip())) and len(text.split()) >= WORDS_OF_NOTE


def is_sentence(text: str) -> bool:
    """Whether a text is a long sentence, which is no name where the others are none."""
    return len(text.split()) >= LONG and text.rstrip().endswith((".", "!", "?"))
