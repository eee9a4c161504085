"""The two pins that hold the ends of what is chosen: each has its foot at an edge and a head for a finger.

Points are window px with y up.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fanzines.plane import XY, Box


@dataclass(frozen=True, slots=True)
class Pin:
    """`foot` is the lower end of its edge; `head` the middle of what a finger takes hold of."""

    foot: XY
    head: XY


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a pin stands, and the unit vectors to its outer side and down along the edge."""

    at: XY
    outward: XY
    down: XY


def laid(feet: Sequence[Foot], across: float, room: Box) -> list[Pin]:
    """The pins of two feet, their heads `across` wide, beside each other and within the room.

    The heads lie outward and below the edges; where both would lie on one another they give way to either
    side. `room` has y up: its `top` is the lower side.
    """
    reach = across / 2
    heads = [
        (
            foot.at[0] + reach * (foot.outward[0] + foot.down[0]),
            foot.at[1] + reach * (foot.outward[1] + foot.down[1]),
        )
        for foot in feet
    ]
    first, second = (_within(head, reach, room) for head in heads)
    kept = _apart(first, second, across, room)
    return [Pin(foot.at, head) for foot, head in zip(feet, kept, strict=True)]


def nearest(pins: Sequence[Pin], at: XY, across: float) -> int | None:
    """Which pin a finger takes hold of: that with the nearer head, when the finger is on one."""
    found = min(range(len(pins)), key=lambda index: math.dist(pins[index].head, at), default=None)
    if found is None:
        return None
    x, y = pins[found].head
    return found if max(abs(x - at[0]), abs(y - at[1])) <= across / 2 else None


def _apart(first: XY, second: XY, across: float, room: Box) -> tuple[XY, XY]:
    """Both moved to either side of their middle, as far as they lay on one another."""
    dx, dy = second[0] - first[0], second[1] - first[1]
    if max(abs(dx), abs(dy)) >= across:
        return first, second
    middle = _held((first[0] + second[0]) / 2, room.left + across, room.right - across)
    by = across / 2 if dx >= 0 else -across / 2
    return (middle - by, first[1]), (middle + by, second[1])


def _within(point: XY, reach: float, room: Box) -> XY:
    x, y = point
    return (
        _held(x, room.left + reach, room.right - reach),
        _held(y, room.top + reach, room.bottom - reach),
    )


def _held(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))
