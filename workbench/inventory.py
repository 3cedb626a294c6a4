"""Inventory of the parts of this version, by name: a registry must find what its folder held when it was packaged.

A part that a bundle has lost would be missing without a word: a lost check makes every design look sound.
"""

from __future__ import annotations

import sys
from pathlib import Path

import orjson

from workbench.runtime.paths import resources_dir

RESOURCE = "inventory.json"
"""The names of the source tree, which packaging writes among the resources of a bundle."""

FOLDERS = {
    "checks": "domain/rules",
    "sheets": "files/exporters/xlsx/sheets",
    "exporters": "files/exporters",
    "importers": "files/importers",
    "migrations": "files/migrations",
}
"""Kind of part -> the folder of the package that a registry lists for it."""

TEMPLATES = "templates"

Names = dict[str, list[str]]
"""Kind of part -> the names of all of it, sorted."""


def package_of(kind: str) -> str:
    """The package a registry lists for a kind of part, which a bundle must hold whole."""
    return f"workbench.{FOLDERS[kind].replace('/', '.')}"


def in_folders(package: Path, resources: Path) -> Names:
    """The names in the folders of a source tree, read without importing anything."""
    names = {kind: sorted(_modules(package / folder)) for kind, folder in FOLDERS.items()}
    templates = (resources / TEMPLATES).glob("*.json")
    return {**names, TEMPLATES: sorted(template.stem for template in templates if template.stem != "index")}


def expected() -> Names:
    """The names a whole installation has: those it was packaged with or, where it is sources, those in its folders.

    Raises FileNotFoundError where a bundle came without its list.
    """
    listed = resources_dir() / RESOURCE
    if not listed.exists() and not hasattr(sys, "frozen"):
        return in_folders(Path(__file__).parent, resources_dir())
    names: Names = orjson.loads(listed.read_bytes())
    return names


def _modules(folder: Path) -> set[str]:
    """Public modules and packages directly in a folder."""
    modules = {file.stem for file in folder.glob("*.py")} | {file.parent.name for file in folder.glob("*/__init__.py")}
    return {name for name in modules if not name.startswith("_")}
