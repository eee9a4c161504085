"""Lines and figures among points: hulls, figures of four sides, the line that points lie on."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fanzines.plane import XY, Ring


def hull(points: Sequence[XY]) -> Ring:
    """The points' convex hull (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def chain(points: Sequence[XY]) -> list[XY]:
        kept: list[XY] = []
        for point in points:
            while len(kept) > 1 and side(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return (*chain(ordered), *chain(ordered[::-1]))


def four_sided(outline: Ring) -> Ring | None:
    """The convex outline without its sides but four: each time the one goes whose going adds least."""
    ring = list(outline)
    while len(ring) > 4:
        best: tuple[float, int, XY] | None = None
        for index in range(len(ring)):
            before, a, b, after = (ring[(index + step) % len(ring)] for step in (-1, 0, 1, 2))
            met = _met(before, a, after, b)
            if met is None:
                continue
            added = abs(side(a, b, met)) / 2
            if best is None or added < best[0]:
                best = added, index, met
        if best is None:
            return None
        _, index, met = best
        ring[index] = met
        del ring[(index + 1) % len(ring)]
    return tuple(ring) if len(ring) == 4 else None


def convex(ring: Ring) -> bool:
    """Whether a figure of four sides turns the same way at each corner."""
    turns = [side(ring[index - 2], ring[index - 1], ring[index]) for index in range(4)]
    return all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)


def sides(ring: Sequence[XY]) -> Iterator[tuple[XY, XY]]:
    """Both ends of each side."""
    return pairwise((*ring, ring[0]))


def side(a: XY, b: XY, c: XY) -> float:
    """On which side of the line from a to b the point c lies: twice the area between them, signed."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def fitted(points: list[XY]) -> tuple[XY, XY]:
    """Two points of the line with the least squares of distances."""
    count = len(points)
    x, y = sum(at for at, _ in points) / count, sum(at for _, at in points) / count
    xx = sum((at - x) ** 2 for at, _ in points)
    yy = sum((at - y) ** 2 for _, at in points)
    xy = sum((across - x) * (down - y) for across, down in points)
    angle = math.atan2(2 * xy, xx - yy) / 2
    return (x, y), (x + math.cos(angle), y + math.sin(angle))


def lines_met(one: tuple[XY, XY], other: tuple[XY, XY]) -> XY | None:
    """Where two lines cross, each given by two of its points; None when they run alongside."""
    (a, b), (c, d) = one, other
    across, down = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    turn = across[0] * down[1] - across[1] * down[0]
    if abs(turn) < 1e-9:
        return None
    along = ((c[0] - a[0]) * down[1] - (c[1] - a[1]) * down[0]) / turn
    return a[0] + along * across[0], a[1] + along * across[1]


def _met(a: XY, b: XY, c: XY, d: XY) -> XY | None:
    """Where the ray from a through b meets the one from c through d, beyond b and d, if it does."""
    across, down = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    turn = across[0] * down[1] - across[1] * down[0]
    if abs(turn) < 1e-9:
        return None
    along = ((c[0] - a[0]) * down[1] - (c[1] - a[1]) * down[0]) / turn
    other = ((c[0] - a[0]) * across[1] - (c[1] - a[1]) * across[0]) / turn
    if along < 1 or other < 1:
        return None
    return a[0] + along * across[0], a[1] + along * across[1]
