"""Layouts to begin a page with: cut papers and tapes, every one of them hers to move or remove.

A layout is one JSON file of papers and tapes whose colours name a part in a palette, not a colour.
"""

import json
from functools import lru_cache
from typing import Any, Final

import assets
from fanzines.model import PAGE_WIDTH, Direction, Item, Paper, Placement, Tape, new_id

PALETTE: Final = "riso"

_FOLDER: Final = "layouts"
_PALETTES: Final = "palettes"

Palette = dict[str, str]
"""From a part (ground, first, second, third) to its colour, #RRGGBB."""


@lru_cache
def names() -> tuple[str, ...]:
    """Every layout, in alphabetical order."""
    found = (file.stem for file in assets.path(_FOLDER).glob("*.json"))
    return tuple(sorted(name for name in found if name != _PALETTES))


@lru_cache
def palettes() -> tuple[str, ...]:
    """Every palette a layout can be coloured with, in the order they are offered."""
    return tuple(_all_palettes())


def colours(palette: str) -> tuple[str, ...]:
    """The palette's colours, its ground first. Raises KeyError for an unknown one."""
    return tuple(_all_palettes()[palette].values())


def load(name: str, direction: Direction = Direction.LTR, palette: str = PALETTE) -> tuple[Item, ...]:
    """The layout's papers and tapes from the bottom up, under new ids; mirrored for right-to-left.

    Raises KeyError for an unknown layout or palette.
    """
    if name not in names():
        raise KeyError(name)
    parts = _all_palettes()[palette]
    return tuple(_item(entry, parts, direction) for entry in _entries(name))


@lru_cache(maxsize=64)
def _entries(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(assets.text(_FOLDER, f"{name}.json"))["items"])


@lru_cache
def _all_palettes() -> dict[str, Palette]:
    found: dict[str, Palette] = json.loads(assets.text(_FOLDER, f"{_PALETTES}.json"))
    return found


def _item(entry: dict[str, Any], parts: Palette, direction: Direction) -> Item:
    x, turn = entry["x"], entry.get("turn", 0.0)
    if direction is Direction.RTL:
        x, turn = PAGE_WIDTH - x, -turn
    placement = Placement(float(x), float(entry["y"]), turn=float(turn))
    size = float(entry["width"]), float(entry["height"])
    if "tape" in entry:
        return Tape(new_id(), placement, entry["tape"], *size, parts[entry["colour"]])
    return Paper(new_id(), placement, entry["paper"], parts[entry["colour"]], *size)
