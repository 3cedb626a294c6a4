"""How large a map may be: what binds a file on its way in binds a map on its way out."""

from __future__ import annotations

BYTES = 100_000_000
"""Bytes a file may have, and all its parts unpacked."""
VALUES = 4_000_000
"""Values in the sense of JSON that a map may hold: every text, number, list and object; names of fields are none."""
CONTAINERS = 1_000_000
"""How many of the values may be lists and objects; of the values of a map of assignments only, one of five is."""
TEXT = 10_000_000
"""Bytes that one text may have."""
DEPTH = 20
"""How deep lists and objects may stand in each other; those of a map stand seven deep."""
