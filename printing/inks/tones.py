"""From colours to how much of an ink is printed for them."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from printing.inks.ink import Spot

Colour = tuple[float, float, float]
Tone = Callable[[Colour], float]
"""From a colour (0 to 1) to how light the plate is there: 1 prints nothing, 0 is full ink."""

_LUMA: Final = (0.299, 0.587, 0.114)
_ROUNDS: Final = 24
_LEAST: Final = 1e-9
_BLACK: Final = 0.2
_STILL: Final = 1e-4


def grey(colour: Colour) -> float:
    """How light a colour is (ITU-R BT.601, as pictures are turned grey)."""
    return sum(weight * part for weight, part in zip(_LUMA, colour, strict=True))


def plate(spots: tuple[Spot, ...], number: int) -> Tone:
    """The plate of one of these inks, when all are printed over one another.

    What is darker than a black ink is printed by that alone: no other lies beneath every black letter.
    """
    inks = tuple(_colour(spot.colour) for spot in spots)
    darkest = min(inks, key=grey)
    least = grey(darkest) if grey(darkest) < _BLACK else 0.0
    return lambda colour: 1.0 - _coverages(inks, darkest if grey(colour) < least else colour)[number]


def _colour(text: str) -> Colour:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=20_000)
def _coverages(inks: tuple[Colour, ...], colour: Colour) -> tuple[float, ...]:
    """How much of each ink comes nearest to a colour.

    An ink lets light through: so much of the paper's light passes each. For one ink after the other the best
    coverage beneath the rest follows from least squares; a few rounds find them all. Whatever goes first
    prints most, so each does once, the darkest before the others, and the nearest is taken.
    """
    takes = [tuple(1.0 - part for part in ink) for ink in inks]
    darkest_first = sorted(range(len(inks)), key=lambda number: grey(inks[number]))
    orders = [[first, *(other for other in darkest_first if other != first)] for first in darkest_first]
    tried = [_descended(takes, colour, order) for order in orders]
    return min(tried, key=lambda found: round(_far(takes, found, colour), 8))


def _descended(takes: Sequence[tuple[float, ...]], colour: Colour, order: Sequence[int]) -> tuple[float, ...]:
    found = [0.0] * len(takes)
    for _ in range(_ROUNDS):
        before = tuple(found)
        for number in order:
            taken, passed = takes[number], _passed(takes, found, number)
            above = below = _LEAST
            for light, take, wanted, weight in zip(passed, taken, colour, _LUMA, strict=True):
                above += weight * light * take * (light - wanted)
                below += weight * (light * take) ** 2
            found[number] = min(max(above / below, 0.0), 1.0)
        if max(abs(a - b) for a, b in zip(before, found, strict=True)) < _STILL:
            break
    return tuple(found)


def _far(takes: Sequence[tuple[float, ...]], found: Sequence[float], colour: Colour) -> float:
    light = _passed(takes, found, -1)
    return sum(w * (a - b) ** 2 for w, a, b in zip(_LUMA, light, colour, strict=True))


def _passed(takes: Sequence[tuple[float, ...]], found: Sequence[float], without: int) -> Colour:
    light = [1.0, 1.0, 1.0]
    for number, taken in enumerate(takes):
        if number != without:
            light = [part * (1.0 - found[number] * take) for part, take in zip(light, taken, strict=True)]
    return light[0], light[1], light[2]
