"""Built-in templates: plain maps in the resources, listed in the order they are offered. Knows no single one."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from workbench.domain.model import CapabilityMap
from workbench.files.document import map_from_json
from workbench.runtime.paths import resources_dir


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its name (the key), its title, and a description of a sentence or two."""

    name: str
    title: str
    blurb: str


def templates() -> tuple[Template, ...]:
    """All templates, in the order they are offered."""
    listed = orjson.loads((resources_dir() / "templates" / "index.json").read_bytes())
    return tuple(Template(**entry) for entry in listed)


def load(name: str) -> CapabilityMap:
    """The map of a template. Raises KeyError where there is none of that name."""
    if name not in {template.name for template in templates()}:
        raise KeyError(name)
    path = resources_dir() / "templates" / f"{name}.json"
    return map_from_json(path.read_bytes(), path.name)
