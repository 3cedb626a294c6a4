"""Lightcast Open Skills: a JSON list of skills with categories, as its interface hands it out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from workbench.files.importers._columns import Lines
from workbench.files.importers._contract import Importer, Opened, Recognised

_ID = re.compile(r"[A-Z]{2,4}[0-9A-Z]{4,}")

LOOKED_AT = 50
"""Objects that are looked at to tell whether a list is of this format."""


def recognise(opened: Opened) -> Recognised | None:
    """The skills by subcategory; their kind, tags and links are not taken."""
    tree = opened.tree
    listed = tree.get("data") if isinstance(tree, Mapping) else tree
    if not isinstance(listed, list) or not listed or not all(map(_is_skill, listed[:LOOKED_AT])):
        return None
    lines = Lines("Skill", "Skill code", "Group", "Definition")
    for number, each in enumerate(listed):
        if _is_skill(each):
            group = _name(each.get("subcategory")) or _name(each.get("category"))
            lines.add(number, each["name"], each["id"], group, _text(each.get("description")))
    return Recognised((lines.grid(""),), (f"{opened.name}: kinds, tags and links of skills were left out.",))


def _is_skill(value: Any) -> bool:
    """Whether an object has the keys that all skills have: the kind is an object of its own."""
    if not isinstance(value, Mapping) or not all(isinstance(value.get(key), str) for key in ("id", "name")):
        return False
    return bool(_ID.fullmatch(value["id"])) and isinstance(value.get("type"), Mapping) and "name" in value["type"]


def _name(value: Any) -> str:
    return _text(value.get("name")) if isinstance(value, Mapping) else ""


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


IMPORTER = Importer(id="lightcast", order=18, name="Lightcast Open Skills", recognise=recognise)
