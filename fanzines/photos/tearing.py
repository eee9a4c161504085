"""Torn edges: where the picture ends, and the white fibres of the paper that stand out beyond it.

A sheet torn towards the hand shows much of its white core on one side and hardly any on the other. Every
tear is drawn from the torn shape's own value, so the same cut is torn the same way on every screen and sheet.
"""

import hashlib
import math
from collections.abc import Sequence
from random import Random
from typing import Final

from fanzines.photos.rings import area, evenly, inside, length, unfolded, united
from fanzines.plane import Ring

_STEP: Final = 0.3
_DEEPEST: Final = 2.0
_WIDEST: Final = 3.4
_FULL_SIZE: Final = 45.0
_WAVES: Final = ((13.0, 0.40), (4.5, 0.26), (1.7, 0.19), (0.6, 0.15))
"""Wavelength (mm) and share of each wave that a torn edge is made of."""


def torn(rings: Sequence[Ring]) -> tuple[tuple[Ring, ...], tuple[Ring, ...]]:
    """What is left of the picture, never more than the rings hold, and the white paper it lies on.

    The rings must be as `united` gives them.
    """
    chance = Random(hashlib.sha256(repr(_told(rings)).encode()).digest())
    light = chance.uniform(0, 2 * math.pi)
    left, fibres = [], []
    for ring in rings:
        size = min(1.0, math.sqrt(abs(area(ring))) / _FULL_SIZE)
        walked = evenly(ring, max(round(length(ring) / _STEP), 12))
        inward = _waves(chance, len(walked), _STEP)
        outward = _waves(chance, len(walked), _STEP)
        facing = _normals(walked)
        shown = [0.12 + 0.88 * (0.5 + 0.5 * math.cos(math.atan2(y, x) - light)) ** 1.5 for x, y in facing]
        left.append(_moved(walked, facing, [-size * _DEEPEST * wave for wave in inward]))
        reach = zip(outward, shown, strict=True)
        fibres.append(
            _moved(walked, facing, [size * _WIDEST * (0.06 + wave * share) for wave, share in reach])
        )
    return inside(unfolded(left), rings), united([*fibres, *rings])


def _told(rings: Sequence[Ring]) -> list[list[tuple[int, int]]]:
    """The rings to a tenth of a millimetre."""
    return [[(round(x * 10), round(y * 10)) for x, y in ring] for ring in rings]


def _waves(chance: Random, count: int, step: float) -> list[float]:
    """A rough line from 0 to 1 that closes upon itself."""
    total = [0.0] * count
    for wave, share in _WAVES:
        knots = [chance.random() for _ in range(max(round(count * step / wave), 3))]
        for index in range(count):
            at = index * len(knots) / count
            before, part = int(at), at - int(at)
            part = (1 - math.cos(math.pi * part)) / 2
            after = knots[(before + 1) % len(knots)]
            total[index] += share * ((1 - part) * knots[before] + part * after)
    return total


def _normals(ring: Ring) -> list[tuple[float, float]]:
    """At each point the way that leads out of what the ring fills, 1 mm long."""
    found = []
    for (ax, ay), (bx, by) in zip((ring[-1], *ring[:-1]), (*ring[1:], ring[0]), strict=True):
        across, along = by - ay, ax - bx
        size = math.hypot(across, along) or 1.0
        found.append((across / size, along / size))
    return found


def _moved(ring: Ring, ways: list[tuple[float, float]], by: list[float]) -> Ring:
    steps = zip(ring, ways, by, strict=True)
    return tuple((x + far * way_x, y + far * way_y) for (x, y), (way_x, way_y), far in steps)
