"""Families of roles: the roles that a name means, where a file has coarser roles beside the finer ones."""

from __future__ import annotations

from workbench.application.importing.records import Records
from workbench.domain.normalisation import name_key


def titles_named(records: Records, name: str) -> tuple[str, ...]:
    """The titles of the roles that a name means: those of that family, or else the one of that title."""
    key = name_key(name)
    family = tuple(role.title for role in records.roles if role.family and name_key(role.family) == key)
    return family or tuple(role.title for role in records.roles if name_key(role.title) == key)
