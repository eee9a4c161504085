"""Vector pictures of the house: stickers, tapes, papers, the pictures of a sign, scenes, prompts, topics
and stamps.

A picture is one JSON file of filled paths (non-zero rule) whose fills name a role, not a colour, so that
the same heart is coral for one maker and blue for another. y points down.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import assets

Kind = Literal["stickers", "tapes", "papers", "signs", "scenes", "prompts", "topics", "stamps"]
Segment = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)

KINDS: Final[tuple[Kind, ...]] = (
    *("stickers", "tapes", "papers", "signs"),
    *("scenes", "prompts", "topics", "stamps"),
)
INK: Final = "#1E1B18"
PAPER: Final = "#F6F1E7"

_WHITE_IN: Final = {"second": 0.45, "soft": 0.64, "faint": 0.76, "pale": 0.88}
_INK_IN_DEEP: Final = 0.45
_ROLES: Final = frozenset({"colour", "deep", "ink", "paper", *_WHITE_IN})
_FIXED: Final = re.compile(r"#[0-9A-F]{6}")
_TOKEN: Final = re.compile(r"[MLCZ]|-?(?:\d+\.?\d*|\.\d+)")
_BETWEEN: Final = re.compile(r"[\s,]*")
_NUMBERS: Final = {"M": 2, "L": 2, "C": 6, "Z": 0}
_NOT_PICTURES: Final = frozenset({"colours", "names", "packs", "topics"})


class ArtError(ValueError):
    """A picture's file cannot be drawn; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One filled path. `fill` is a role or a fixed #RRGGBB.

    Roles: the maker's own colour; deep (with ink in it); second, soft, faint and pale (with more and more
    white in it); and the house's ink and paper. Only drawings from outside are seen through.
    """

    fill: str
    segments: tuple[Segment, ...]
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Art:
    """A picture `width` x `height` units large, painted from the first shape to the last.

    With a `tile` (mm) the picture is repeated at that size and clipped; without one it is stretched.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    tile: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """Stickers or papers that belong together, in the order they are shown; the first stands for them all."""

    name: str
    pictures: tuple[str, ...]


@lru_cache
def packs(kind: Literal["stickers", "papers"] = "stickers") -> tuple[Pack, ...]:
    """The packs of that kind in the order they are shown. Every picture is in one of them."""
    listed = json.loads(assets.text(kind, "packs.json"))
    return tuple(Pack(pack["name"], tuple(pack["pictures"])) for pack in listed)


@lru_cache
def names(kind: Kind) -> tuple[str, ...]:
    """Every picture of that kind, in alphabetical order."""
    found = (file.stem for file in _folder(kind).glob("*.json"))
    return tuple(sorted(name for name in found if name not in _NOT_PICTURES))


@lru_cache(maxsize=1)
def sticker_names() -> Mapping[str, str]:
    """What each sticker is called, in English: "bird" is "A bird"."""
    return dict[str, str](json.loads(assets.text("stickers", "names.json")))


@lru_cache(maxsize=256)
def load(kind: Kind, name: str) -> Art:
    """The picture of that name. Raises KeyError for an unknown one and ArtError for a damaged file."""
    if name not in names(kind):
        raise KeyError(name)
    try:
        return parse(json.loads(assets.text(kind, f"{name}.json")))
    except (KeyError, TypeError, ValueError) as error:
        raise ArtError(f"The picture {kind}/{name} cannot be drawn: {error}.") from error


def parse(data: dict[str, Any]) -> Art:
    """A picture from its JSON. Raises KeyError, TypeError or ValueError where the data is not a picture."""
    shapes = tuple(_shape(path) for path in data["paths"])
    if not shapes:
        raise ValueError("it has no paths")
    tile = (_length(data["tile"][0]), _length(data["tile"][1])) if "tile" in data else None
    return Art(_length(data["width"]), _length(data["height"]), shapes, tile)


def as_json(art: Art) -> dict[str, Any]:
    """The data `parse` reads the same picture from."""
    tile = {} if art.tile is None else {"tile": list(art.tile)}
    return {"width": art.width, "height": art.height, **tile, "paths": [_path(shape) for shape in art.shapes]}


def segments(d: str) -> tuple[Segment, ...]:
    """An SVG path of absolute M, L, C and Z; letters may be left out where SVG allows it."""
    tokens = list(_tokens(d))
    if not tokens or tokens[0] != "M":
        raise ValueError("a path starts with M")
    found: list[Segment] = []
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        elif command == "Z":
            raise ValueError("a path has numbers after Z")
        count = _NUMBERS[command]
        found.append(_segment(command, tokens[at : at + count]))
        at += count
        command = "L" if command == "M" else command
    return tuple(found)


def fill_colour(fill: str, colour: str) -> str:
    """The #RRGGBB a fill stands for when the maker chose `colour`."""
    match fill:
        case "colour":
            return colour
        case "deep":
            return _mixed(colour, INK, _INK_IN_DEEP)
        case "second" | "soft" | "faint" | "pale":
            return _mixed(colour, "#FFFFFF", _WHITE_IN[fill])
        case "ink":
            return INK
        case "paper":
            return PAPER
    return fill


def tint(colour: str) -> str:
    """The slipped second colour: `colour` with 45 % white mixed in."""
    return fill_colour("second", colour)


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)


def _shape(path: dict[str, Any]) -> Shape:
    opacity = float(path.get("opacity", 1.0))
    if not 0 < opacity <= 1:
        raise ValueError("an opacity lies between 0 and 1")
    return Shape(_checked_fill(path["fill"]), segments(path["d"]), opacity)


def _path(shape: Shape) -> dict[str, Any]:
    written = (segment[0] + " ".join(_number(value) for value in segment[1:]) for segment in shape.segments)
    seen = {} if shape.opacity == 1 else {"opacity": shape.opacity}
    return {"d": "".join(written), "fill": shape.fill, **seen}


def _number(value: float | str) -> str:
    return f"{float(value):.3f}".rstrip("0").rstrip(".")


def _folder(kind: Kind) -> Path:
    if kind not in KINDS:
        raise KeyError(kind)
    return assets.path(kind)


def _tokens(d: str) -> Iterator[str]:
    at = 0
    while at < len(d):
        if match := _TOKEN.match(d, at):
            yield match.group()
        elif not (match := _BETWEEN.match(d, at)) or not match.group():
            raise ValueError(f"a path has an unexpected {d[at]!r}")
        at = match.end()


def _segment(command: str, numbers: list[str]) -> Segment:
    if len(numbers) < _NUMBERS[command] or any(number.isalpha() for number in numbers):
        raise ValueError(f"a path has too few numbers after {command}")
    values = tuple(float(number) for number in numbers)
    match command, values:
        case "C", (x1, y1, x2, y2, x, y):
            return ("C", x1, y1, x2, y2, x, y)
        case "M", (x, y):
            return ("M", x, y)
        case "L", (x, y):
            return ("L", x, y)
    return ("Z",)


def _checked_fill(fill: str) -> str:
    if fill in _ROLES or _FIXED.fullmatch(fill):
        return fill
    raise ValueError(f"{fill!r} is not a fill")


def _length(value: Any) -> float:
    if not float(value) > 0:
        raise ValueError("its width and height must be greater than 0")
    return float(value)
