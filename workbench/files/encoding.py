"""Encoding of a map as map.json: compact inside a file, indented for people. Knows no container.

An Encoder caches fragments by object identity. An edit shares all it does not touch with the map before it, so saving a
large map again encodes only what changed, and holds up no other thread meanwhile: encoding from the start keeps the
interpreter's lock for 40 ms at 100,000 assignments. Nothing but speed depends on it.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import orjson

from workbench.domain.model import CapabilityMap

Memory = dict[int, tuple[object, orjson.Fragment]]


class Encoder:
    """An incremental encoder, one for each document that is written again and again. May be used from any thread."""

    def __init__(self) -> None:
        self._last = Memory()

    def compact(self, document: CapabilityMap, version: int) -> bytes:
        """The map without white space, naming `version`. Raises TypeError where a text holds half a character."""
        before, now = self._last, Memory()

        def encoded(value: object) -> orjson.Fragment:
            known = before.get(id(value))
            fragment = known[1] if known else orjson.Fragment(orjson.dumps(value))
            now[id(value)] = (value, fragment)
            return fragment

        scenarios = [
            {**_fields(scenario), "roles": [encoded(role) for role in scenario.roles]}
            for scenario in document.scenarios
        ]
        whole = {**_top(document, version), "skills": encoded(document.skills), "scenarios": scenarios}
        data = orjson.dumps(whole)
        self._last = now
        return data


def indented(document: CapabilityMap, version: int) -> bytes:
    """The same, indented by two, with a newline at the end. Raises TypeError as Encoder does."""
    return orjson.dumps(_top(document, version), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _top(document: CapabilityMap, version: int) -> dict[str, Any]:
    return {"format_version": version, **_fields(document)}


def _fields(value: CapabilityMap | Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
