"""Migration from format version 1: the map gains its own words, and people. The defaults are what version 1 meant."""

from __future__ import annotations

from workbench.files.migrations import Migration, Raw


def migrate(raw: Raw) -> Raw:
    """The same: the words are those of the program, and nobody is in the map."""
    return raw


MIGRATION = Migration(takes=1, migrate=migrate)
