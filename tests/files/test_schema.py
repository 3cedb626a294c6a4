"""The schema of a map: current, and the same shape as the one files are read by, on good maps and on bad ones."""

from __future__ import annotations

import dataclasses
import json
import math
import typing
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from tests.files.maps import FULL, maps
from workbench.domain.model import CapabilityMap
from workbench.files.container import unpack
from workbench.files.document import FORMAT_VERSION, map_json
from workbench.files.schema import adapter, map_schema, schema_json
from workbench.files.shape import map_from

ROOT = Path(__file__).parents[2]
ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    1,
    2.0,
    2.5,
    -3,
    2**70,
    "",
    "lead",
    "error",
    "5",
    "2024-02-29",
    "2024-02-30",
    "24-1-1",
    [],
    [1],
    ["a"],
    {},
)
"""Values that stand where they do not belong, or do; whichever shape is asked has to say the same."""


def test_the_schema_that_is_handed_out_is_the_one_of_this_version() -> None:
    """Made anew by `make format-files`."""
    assert (ROOT / "docs" / "capmap.schema.json").read_bytes() == schema_json()


SAMPLES = [
    *sorted((ROOT / "resources" / "templates").glob("*.json")),
    *sorted((ROOT / "tests" / "golden" / "files").glob(f"version-{FORMAT_VERSION}.*")),
]


@pytest.mark.parametrize("path", [each for each in SAMPLES if each.name != "index.json"], ids=lambda path: path.name)
def test_every_template_and_every_golden_file_of_this_version_is_of_the_schema(path: Path) -> None:
    data = path.read_bytes()
    document = orjson.loads(data) if path.suffix == ".json" else orjson.loads(unpack(data).map_json)
    validator = Draft202012Validator(map_schema())
    validator.check_schema(map_schema())
    assert list(validator.iter_errors(document)) == []
    document["scenarios"][0]["other"] = 1
    assert [error.validator for error in validator.iter_errors(document)] == ["additionalProperties"]


def test_the_schema_has_every_field_of_the_document() -> None:
    schema = map_schema()
    kinds = {"CapabilityMap": schema, **schema["$defs"]}
    assert kinds["CapabilityMap"]["properties"].pop("format_version")["const"] == FORMAT_VERSION
    for kind in _dataclasses(CapabilityMap):
        assert list(kinds[kind.__name__]["properties"]) == [each.name for each in dataclasses.fields(kind)]
        assert kinds[kind.__name__]["additionalProperties"] is False


def _dataclasses(kind: Any) -> Iterator[Any]:
    if dataclasses.is_dataclass(kind):
        yield kind
        for hint in typing.get_type_hints(kind).values():
            for inner in (hint, *typing.get_args(hint)):
                yield from _dataclasses(inner)


def by_hand(raw: dict[str, Any]) -> CapabilityMap | None:
    try:
        return map_from(raw)
    except ValidationError:
        return None


def by_pydantic(raw: dict[str, Any]) -> CapabilityMap | None:
    try:
        return adapter().validate_json(json.dumps([raw]))[0]
    except ValidationError:
        return None


def plain(document: CapabilityMap) -> dict[str, Any]:
    raw: dict[str, Any] = orjson.loads(map_json(document))
    del raw["format_version"]
    return raw


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """A sound map in which one to three things were taken away, added or put in another's place."""
    raw = plain(draw(st.one_of(maps(), st.just(FULL))))
    for _ in range(draw(st.integers(1, 3))):
        places = [raw, *_within(raw)]
        place = draw(st.sampled_from(places))
        if isinstance(place, list):
            place.insert(draw(st.integers(0, len(place))), deepcopy(draw(st.sampled_from(ODD))))
            continue
        key = draw(st.sampled_from([*place, "other", "Title"]))
        if draw(st.integers(0, 3)) == 0:
            place.pop(key, None)
        else:
            place[key] = deepcopy(draw(st.sampled_from(ODD)))
    return raw


def _within(value: Any) -> Iterator[Any]:
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield inner
            yield from _within(inner)


@given(maps())
@settings(max_examples=40)
def test_both_shapes_make_the_same_of_a_sound_map(document: CapabilityMap) -> None:
    raw = plain(document)
    assert by_hand(raw) == document
    assert by_pydantic(raw) == document


@given(spoilt())
@settings(max_examples=300)
def test_both_shapes_take_and_refuse_the_same(raw: dict[str, Any]) -> None:
    assert by_hand(raw) == by_pydantic(raw)


def test_both_shapes_take_and_refuse_the_same_in_every_field() -> None:
    raw = plain(FULL)
    for place in (raw, *_within(raw)):
        for key in place if isinstance(place, dict) else range(len(place)):
            kept = place[key]
            for odd in ODD:
                place[key] = odd
                assert by_hand(raw) == by_pydantic(raw), (key, odd)
            place[key] = kept


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", "86400"), ("until", "0")],
)
def test_a_date_is_written_as_one(field: str, value: str) -> None:
    """The one thing in which pydantic is known to be more lenient: it takes seconds since 1970, written as text."""
    raw = plain(FULL)
    raw["scenarios"][0]["waivers"][0][field] = value
    assert by_hand(raw) is None
    assert by_pydantic(raw) is not None


@pytest.mark.parametrize("value", [math.inf, math.nan])
def test_a_number_is_finite(value: float) -> None:
    raw = plain(FULL)
    raw["policy"]["fade_error"] = value
    assert by_hand(raw) is None
    with pytest.raises(ValidationError):
        adapter().validate_python(((raw,),))
