"""Trails of leaves and of stars, as if cut from paper by hand: no two are quite alike."""

import math
from random import Random
from typing import Final

from fanzines.ink.dotted import circle
from fanzines.ink.track import Spot, Track
from fanzines.ink.trails import Marks, Place, Trail
from fanzines.model import Point
from fanzines.plane import XY, Ring

_STEM: Final = 0.055
_NODE: Final = 0.58
_BLADE: Final = (
    (0.0, 0.0),
    (0.12, 0.5),
    (0.28, 0.86),
    (0.44, 1.0),
    (0.6, 0.93),
    (0.76, 0.68),
    (0.89, 0.34),
    (1, 0),
)
_VEIN: Final = ((0.16, 0.1), (0.5, 0.13), (0.84, 0.0), (0.5, -0.13), (0.16, -0.1))
_STARS: Final = ((5, 0.46), (5, 0.46), (5, 0.5), (5, 0.42), (4, 0.3), (8, 0.6))


def leaf_trail(width: float, seed: int) -> Trail:
    """A fine stem with leaves to either side in turn, and one at its tip."""
    return Trail(width, seed, _leaf_stride, 1.6 * width, _leaf_on_stem, _last_leaf, _sprig)


def star_trail(width: float, seed: int) -> Trail:
    """Stars of several kinds and sizes, with a small dot here and there."""
    return Trail(width, seed, _star_stride, 0.8 * width, _star)


def _leaf_stride(trail: Trail, spot: Spot) -> float:
    return trail.width * 0.52 * (0.5 + spot.weight)


def _leaf_on_stem(trail: Trail, track: Track, place: Place, marks: Marks) -> None:
    """A piece of the stem and the leaf that grows from it; near the line's end only the stem."""
    stride = _leaf_stride(trail, track.spot(place.along, 0.0))
    end = min(place.along + stride, track.length)
    marks.rings.append(_stem(trail, track, place.along, end))
    node = place.along + _NODE * stride
    if node + 0.3 * trail.width > track.length:
        return
    chance, spot = Random(place.index), track.spot(node, 0.3 * trail.width)
    side = 1 if place.index % 2 else -1
    angle = side * math.radians(chance.uniform(38, 56))
    length = trail.width * chance.uniform(0.68, 0.86) * (0.55 + 0.9 * spot.weight)
    marks.rings.append(
        _leaf(spot, angle, length, chance.uniform(0.19, 0.24), side * chance.uniform(0.02, 0.1))
    )


def _last_leaf(trail: Trail, track: Track, place: Place, marks: Marks) -> None:
    spot, chance = track.spot(track.length, 0.3 * trail.width), Random(place.index)
    length = trail.width * 0.8 * (0.55 + 0.9 * spot.weight)
    marks.rings.append(_leaf(spot, 0.0, length, 0.22, chance.uniform(-0.08, 0.08)))


def _stem(trail: Trail, track: Track, start: float, end: float) -> Ring:
    right: list[XY] = []
    left: list[XY] = []
    for step in range(5):
        spot = track.spot(start + (end - start) * step / 4, 0.1 * trail.width)
        half = trail.width * _STEM * (0.7 + 0.6 * spot.weight)
        right.append(spot.beside(0, half))
        left.append(spot.beside(0, -half))
    return (*left, *reversed(right))


def _leaf(spot: Spot, angle: float, length: float, breadth: float, bend: float) -> Ring:
    """A blade, slit along its vein from where it grows."""
    cos, sin = math.cos(angle), math.sin(angle)

    def at(t: float, across: float) -> XY:
        forward, aside = length * t, length * (across + bend * 4 * t * (1 - t))
        return spot.beside(cos * forward - sin * aside, sin * forward + cos * aside)

    left = [at(t, -breadth * half) for t, half in _BLADE]
    right = [at(t, breadth * half) for t, half in reversed(_BLADE[:-1])]
    slit = [at(t, breadth * half) for t, half in _VEIN]
    return (*left, *right, *slit)


def _star_stride(trail: Trail, spot: Spot) -> float:
    return trail.width * 1.12 * (0.5 + spot.weight)


def _star(trail: Trail, track: Track, place: Place, marks: Marks) -> None:
    spot, chance = track.spot(place.along, 0.4 * trail.width), Random(place.index)
    pressed = trail.width * (0.5 + spot.weight)
    points, waist = chance.choice(_STARS) if place.index else _STARS[0]
    radius = pressed * (chance.uniform(0.3, 0.52) if place.index else 0.5)
    side = chance.uniform(-0.2, 0.2) if place.index else 0.0
    x, y = spot.beside(0, side * pressed)
    heading = math.atan2(spot.ahead[1], spot.ahead[0]) + chance.uniform(-0.5, 0.5)
    marks.rings.append(_star_ring(x, y, radius, points, waist, heading, chance))
    if place.index and chance.random() < 0.55:
        dot = spot.beside(-0.55 * pressed, -math.copysign(chance.uniform(0.2, 0.42), side) * pressed)
        marks.rings.append(circle(*dot, pressed * chance.uniform(0.05, 0.085), 12))


def _star_ring(
    x: float, y: float, radius: float, points: int, waist: float, heading: float, chance: Random
) -> Ring:
    """Its corners, each a little farther or nearer than it should be."""
    corners = []
    for corner in range(2 * points):
        far = radius * (waist if corner % 2 else 1.0) * chance.uniform(0.92, 1.06)
        angle = heading - math.pi / 2 + math.pi * corner / points + chance.uniform(-0.05, 0.05)
        corners.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    return tuple(corners)


def _sprig(trail: Trail, at: Point) -> tuple[Point, ...]:
    """A short upright line, long enough for a leaf on either side and one at its tip."""
    up = 0.9 * trail.width
    return tuple(Point(at.x, at.y + up * (0.5 - t / 4), at.weight) for t in range(5))
