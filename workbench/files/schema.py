"""JSON Schema of a capability map, for other programs that write or check one. Opens no file.

pydantic derives it from the same dataclasses as the shape is derived from by hand, which a test holds equal to it. It
takes long to load, so this is for those who ask for the schema, never for those who open a file.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from pydantic import ConfigDict, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from workbench.domain.model import CapabilityMap
from workbench.files.document import FORMAT_VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Untitled(GenerateJsonSchema):
    """Without a title for each field, which would only say its name once more."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 its signature there
        return False


@cache
def adapter() -> TypeAdapter[tuple[CapabilityMap]]:
    """pydantic's adapter for a tuple of one map, strict: nothing is coerced, unknown keys are forbidden.

    A dataclass of the standard library takes its configuration from what it is nested in, hence the tuple.
    """
    return TypeAdapter(tuple[CapabilityMap], config=ConfigDict(strict=True, extra="forbid", allow_inf_nan=False))


def map_schema() -> dict[str, Any]:
    """The schema of map.json, as a value. Limits of numbers and texts beyond their type are in descriptions only."""
    definitions: dict[str, Any] = adapter().json_schema(schema_generator=_Untitled)["$defs"]
    whole = definitions.pop(CapabilityMap.__name__)
    version = {"const": FORMAT_VERSION, "description": "The version of this format."}
    return {
        "$schema": DIALECT,
        **whole,
        "title": "Capability map",
        "properties": {"format_version": version, **whole["properties"]},
        "required": ["format_version", *whole["required"]],
        "$defs": definitions,
    }


def schema_json() -> bytes:
    """The schema as JSON for people: indented, a newline at the end."""
    return orjson.dumps(map_schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
