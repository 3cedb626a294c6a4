"""The shape a capability map has in JSON, derived from the dataclasses: every key, its type, and no other key.

pydantic's engine checks it, strictly: nothing is coerced (10 stays 10, and is written as it was), lists become tuples,
what may be missing gets its default.
The engine is used without pydantic's own layer above it, whose import alone takes longer than a whole check of a map.
What values mean, and which are allowed, is the domain's to say.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, Union

from pydantic_core import SchemaValidator, core_schema
from pydantic_core.core_schema import CoreSchema

from workbench.domain.model import CapabilityMap

_SCALARS: Mapping[type, Callable[[], CoreSchema]] = {
    str: lambda: core_schema.str_schema(strict=True),
    bool: lambda: core_schema.bool_schema(strict=True),
    int: lambda: core_schema.int_schema(strict=True),
    float: lambda: core_schema.union_schema(
        [core_schema.int_schema(strict=True), core_schema.float_schema(strict=True, allow_inf_nan=False)],
        mode="left_to_right",
    ),
    datetime.date: lambda: core_schema.date_schema(strict=True),
}


def map_from(data: bytes, version: int) -> CapabilityMap:
    """The map in this JSON, which must say that it is of format `version`.

    Raises pydantic_core.ValidationError. Checks the shape alone: whether the map holds together is the domain's.
    """
    fields = _validator(version).validate_json(data)
    del fields["format_version"]
    return CapabilityMap(**fields)


def set_aside(raw: Any, kind: type = CapabilityMap) -> int:
    """Remove, at every depth, the keys that `kind` has no field for, and return how many there were."""
    if not isinstance(raw, dict):
        return 0
    types_of = typing.get_type_hints(kind)
    unknown = [key for key in raw if key not in types_of]
    for key in unknown:
        del raw[key]
    count = len(unknown)
    for key, value in raw.items():
        for inner in (types_of[key], *typing.get_args(types_of[key])):
            if dataclasses.is_dataclass(inner) and isinstance(inner, type):
                count += sum(set_aside(each, inner) for each in (value if isinstance(value, list) else [value]))
    return count


@cache
def _validator(version: int) -> SchemaValidator:
    fields = {
        field.name: core_schema.typed_dict_field(schema, required=required)
        for field, schema, required in _fields(CapabilityMap)
    }
    fields["format_version"] = core_schema.typed_dict_field(core_schema.int_schema(strict=True, ge=version, le=version))
    return SchemaValidator(core_schema.typed_dict_schema(fields, extra_behavior="forbid"))


def _fields(kind: type) -> list[tuple[dataclasses.Field[Any], CoreSchema, bool]]:
    """Each field of a dataclass, the schema of its type, and whether it must be given."""
    hints = typing.get_type_hints(kind)
    return [
        (field, _schema(hints[field.name]), field.default is field.default_factory is dataclasses.MISSING)
        for field in dataclasses.fields(kind)
    ]


def _schema(wanted: Any) -> CoreSchema:
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is Literal:
        return core_schema.literal_schema(list(arguments))
    if origin is tuple:
        return core_schema.tuple_variable_schema(_schema(arguments[0]))
    if origin in (Union, types.UnionType):
        choices = [_schema(each) for each in arguments if each is not type(None)]
        choice = choices[0] if len(choices) == 1 else core_schema.union_schema(list(choices))
        return core_schema.nullable_schema(choice) if type(None) in arguments else choice
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return _dataclass(wanted)
    return _SCALARS[wanted]()


def _dataclass(kind: type) -> CoreSchema:
    fields = []
    for field, schema, _ in _fields(kind):
        if field.default is not dataclasses.MISSING:
            schema = core_schema.with_default_schema(schema, default=field.default)
        elif field.default_factory is not dataclasses.MISSING:
            schema = core_schema.with_default_schema(schema, default_factory=field.default_factory)
        fields.append(core_schema.dataclass_field(field.name, schema))
    return core_schema.dataclass_schema(
        kind,
        core_schema.dataclass_args_schema(kind.__name__, fields, extra_behavior="forbid"),
        [field.name for field in dataclasses.fields(kind)],
        slots=True,
        frozen=True,
    )
