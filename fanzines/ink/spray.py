"""The spray can: many fine dots about the line, denser in the middle, and now and then a drop."""

import math
from random import Random
from typing import Final

from fanzines.ink.track import Spot, Track
from fanzines.ink.trails import Marks, Place, Trail

_STEP: Final = 0.1
_COVER: Final = 0.8
_PUFF: Final = 7
_FINEST, _FINE, _FARTHEST = 0.08, 0.017, 2.7


def spray_trail(width: float, seed: int) -> Trail:
    """Dots whose places come from the seed and from how far along the line they are."""
    return Trail(width, seed, _stride, 0.0, _puff, _rest)


def _stride(trail: Trail, _spot: Spot) -> float:
    return trail.width * _STEP


def _puff(trail: Trail, track: Track, place: Place, marks: Marks) -> None:
    """The dots of one short piece of the line, spread as wide as the hand presses."""
    spot, chance = track.spot(min(place.along, track.length), 0.0), Random(trail.seed << 32 | place.index)
    fine = _FINEST + _FINE * trail.width
    spread = trail.width * (0.14 + 0.12 * spot.weight)
    count = _COVER * 2.5 * spread * trail.width * _STEP / (math.pi * fine * fine)
    for _ in range(int(count + chance.random())):
        far = spread * min(math.sqrt(-2 * math.log(1 - chance.random())), _FARTHEST)
        angle = 2 * math.pi * chance.random()
        size = fine * (0.7 + 0.9 * chance.random() ** 3)
        marks.dots.append((spot.x + far * math.cos(angle), spot.y + far * math.sin(angle), size))


def _rest(trail: Trail, track: Track, place: Place, marks: Marks) -> None:
    """A touch without a move, or hardly any, is still a whole puff."""
    for index in range(place.index, _PUFF):
        _puff(trail, track, Place(index, track.length), marks)
