"""Checks a JSON value against a schema of this folder and says in words what does not fit, and where."""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

_NUMBERED: Final = {"pages": "page", "items": "item", "strokes": "stroke", "agreed": "consent"}
_KINDS: Final = {"object": "a group", "array": "a list", "string": "text", "number": "a number"}
_BOUNDS: Final = {"type", "minimum", "maximum"}


def problem(schema: str, value: object) -> str | None:
    """What first does not fit, like `page 3, item 2: "colour" is not written as it should be`, or None."""
    error = next(iter(_validator(schema).iter_errors(value)), None)
    return None if error is None else f"{_where(error)} {_what(error)}"


@lru_cache
def _validator(schema: str) -> Validator:
    source = files(__package__).joinpath(f"{schema}.schema.json").read_text("utf-8")
    return _Validator(json.loads(source))


def _items(validator: Any, items: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """As in the standard, but without a visit per number: strokes hold hundreds of thousands of them."""
    if _is_bounds(items) and _all_within(instance, items["minimum"], items["maximum"]):
        return
    yield from Draft202012Validator.VALIDATORS["items"](validator, items, instance, schema)


def _is_bounds(items: Any) -> bool:
    return isinstance(items, dict) and items.keys() == _BOUNDS and items["type"] == "number"


def _all_within(values: Any, low: float, high: float) -> bool:
    return isinstance(values, list) and all(
        (type(value) is float or type(value) is int) and low <= value <= high for value in values
    )


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    # A schema's $ is the very end of the text; Python's also stands before a last line feed.
    if isinstance(instance, str) and not re.fullmatch(pattern, instance):
        yield ValidationError("pattern")


def _where(error: ValidationError) -> str:
    places: list[str] = []
    fields: list[str] = []
    for step in error.absolute_path:
        if isinstance(step, int):
            field = fields.pop()
            places.append(f"{_NUMBERED.get(field, field)} {step + 1}")
        else:
            fields.append(str(step))
    if error.validator == "required":
        fields.append(next(name for name in error.validator_value if name not in error.instance))
    place, field = ", ".join(places), " ".join(fields)
    if field:
        return f'{place}: "{field}"' if place else f'"{field}"'
    return place or "it"


def _what(error: ValidationError) -> str:
    say = _WORDS.get(str(error.validator), lambda _: "is not as it should be")
    return say(error.validator_value)


_WORDS: Final[dict[str, Callable[[Any], str]]] = {
    "additionalProperties": lambda _: "has something that does not belong there",
    "required": lambda _: "is missing",
    "type": lambda kind: f"is not {_KINDS[kind]}",
    "const": lambda value: f"is not {value}",
    "enum": lambda values: f"is none of {', '.join(values)}",
    "pattern": lambda _: "is not written as it should be",
    "minimum": lambda limit: f"is less than {limit}",
    "maximum": lambda limit: f"is more than {limit}",
    "minItems": lambda limit: f"has fewer than {limit} entries",
    "maxItems": lambda limit: f"has more than {limit} entries",
    "maxLength": lambda limit: f"is longer than {limit} letters",
}

_KEYWORDS: Final = {"items": _items, "pattern": _pattern}
_Validator: Final[type[Validator]] = extend(  # type: ignore[no-untyped-call]  # jsonschema leaves it untyped
    Draft202012Validator, _KEYWORDS
)
