"""Shape validation of a map's JSON, derived from the dataclasses: every key, its type, and no other key.

pydantic's engine checks it, strictly: nothing is coerced (10 stays 10, and is written as it was), lists become tuples.
What the program writes has every field and is checked straight from its bytes; all else is parsed first, so that it can
be said what is wrong with it, and what may be missing gets its default.
The engine is used without pydantic's own layer above it, whose import alone takes longer than a whole check of a map;
a test holds this shape equal to what that layer makes of the same dataclasses (schema.py).
What values mean, and which are allowed, is the domain's to say.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, Literal, Union

from pydantic_core import SchemaValidator, ValidationError, core_schema
from pydantic_core.core_schema import CoreSchema

from workbench.domain.model import CapabilityMap

_DATE = r"^\d{4}-\d{2}-\d{2}$"
_SCALARS: Mapping[type, Callable[[], CoreSchema]] = {
    str: lambda: core_schema.str_schema(strict=True),
    bool: lambda: core_schema.bool_schema(strict=True),
    int: lambda: core_schema.int_schema(strict=True),
    float: lambda: core_schema.union_schema(
        [core_schema.int_schema(strict=True), core_schema.float_schema(strict=True, allow_inf_nan=False)],
        mode="left_to_right",
    ),
    datetime.date: lambda: core_schema.chain_schema([core_schema.str_schema(pattern=_DATE), core_schema.date_schema()]),
}


def map_if_whole(data: bytes) -> CapabilityMap | None:
    """The map in this JSON where every field is given and has the shape it must have, else None.

    Keys that are no field are passed over; `keys_of` says how many there should be.
    """
    try:
        document: CapabilityMap | None = _whole().validate_json(data)
    except (ValidationError, _Absent):  # no JSON; a field is not given
        return None
    return document


def map_from(raw: dict[str, Any]) -> CapabilityMap:
    """The map in parsed JSON, what may be missing filled in.

    Raises pydantic_core.ValidationError, which a list ends at its first fault. Checks the shape alone: whether the map
    holds together is the domain's.
    """
    document: CapabilityMap = _lenient().validate_python(raw)
    return document


def value_from(wanted: Any, raw: Any) -> Any:
    """A value of a type that fields have, in parsed JSON. Raises pydantic_core.ValidationError."""
    return SchemaValidator(_schema(wanted, False)).validate_python(raw)


def field_type(kind: type, name: str) -> Any:
    """The type of a field. Raises LookupError where the class has none of that name."""
    return _types(kind)[name]


def keys_of(document: CapabilityMap) -> int:
    """The number of keys in the JSON of a map with all fields written out, the format version included."""
    return 1 + _keys(CapabilityMap, [document])


def drop_unknown_keys(raw: Any, kind: type = CapabilityMap) -> int:
    """Remove, at every depth, the keys that `kind` has no field for, and return how many there were."""
    if not isinstance(raw, dict):
        return 0
    types_of = _types(kind)
    unknown = [key for key in raw if key not in types_of]
    for key in unknown:
        del raw[key]
    count = len(unknown)
    for key, value in raw.items():
        for inner in (types_of[key], *typing.get_args(types_of[key])):
            if dataclasses.is_dataclass(inner) and isinstance(inner, type):
                count += sum(drop_unknown_keys(item, inner) for item in (value if isinstance(value, list) else [value]))
    return count


class _Absent(Exception):
    """A field is missing."""


def _absent() -> None:
    raise _Absent


@cache
def _whole() -> SchemaValidator:
    """The validator of whole maps, which gives None for an invalid one.

    Its own error would copy what is at fault, which is all the file where a field is missing.
    """
    schema = _dataclass(CapabilityMap, whole=True)
    return SchemaValidator(core_schema.with_default_schema(schema, default=None, on_error="default"))


@cache
def _lenient() -> SchemaValidator:
    return SchemaValidator(_dataclass(CapabilityMap, whole=False))


@cache
def _types(kind: type) -> dict[str, Any]:
    """The fields of a dataclass and their types; its annotations may name more, such as where keywords begin."""
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


@cache
def _nested(kind: type) -> tuple[tuple[str, type, bool], ...]:
    """The fields of a dataclass that hold dataclasses: name, which, and whether many."""
    return tuple(
        (name, inner, inner is not hint)
        for name, hint in _types(kind).items()
        for inner in (hint, *typing.get_args(hint))
        if dataclasses.is_dataclass(inner) and isinstance(inner, type)
    )


def _keys(kind: type, values: Sequence[Any]) -> int:
    total = len(values) * len(dataclasses.fields(kind))
    for name, inner, many in _nested(kind):
        column = map(attrgetter(name), values)
        total += _keys(inner, list(chain.from_iterable(column) if many else column))
    return total


def _schema(wanted: Any, whole: bool) -> CoreSchema:
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is Literal:
        return core_schema.literal_schema(list(arguments))
    if origin is tuple:
        return core_schema.tuple_schema([_schema(arguments[0], whole)], variadic_item_index=0, fail_fast=True)
    if origin in (Union, types.UnionType):
        choices = [_schema(argument, whole) for argument in arguments if argument is not type(None)]
        choice = choices[0] if len(choices) == 1 else core_schema.union_schema(list(choices))
        return core_schema.nullable_schema(choice) if type(None) in arguments else choice
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return _dataclass(wanted, whole)
    return _SCALARS[wanted]()


def _dataclass(kind: type, whole: bool) -> CoreSchema:
    fields = []
    hints = _types(kind)
    for field in dataclasses.fields(kind):
        schema = _schema(hints[field.name], whole)
        if whole:
            schema = core_schema.with_default_schema(schema, default_factory=_absent)
        elif field.default is not dataclasses.MISSING:
            schema = core_schema.with_default_schema(schema, default=field.default)
        elif field.default_factory is not dataclasses.MISSING:
            schema = core_schema.with_default_schema(schema, default_factory=field.default_factory)
        fields.append(core_schema.dataclass_field(field.name, schema))
    return core_schema.dataclass_schema(
        kind,
        core_schema.dataclass_args_schema(kind.__name__, fields, extra_behavior="ignore" if whole else "forbid"),
        [field.name for field in dataclasses.fields(kind)],
        slots=True,
        frozen=True,
    )
