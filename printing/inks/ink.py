"""With what ink the sheets are printed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fanzines.model import RISO

LINES_PER_INCH: Final = 53.0
ANGLE: Final = 45.0


class Kind(StrEnum):
    """How colours become ink."""

    COLOUR = "colour"
    GREY = "grey"
    BLACK = "black"
    """Black dots, nothing between black and white."""
    SPOT = "spot"
    """A file for each ink, black where that ink is full."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An ink of a risograph: its name in file names, and its colour on white paper (#RRGGBB)."""

    name: str
    colour: str


CORAL: Final = Spot("coral", RISO[1])
BLUE: Final = Spot("blue", RISO[0])
YELLOW: Final = Spot("yellow", "#FFD23F")
BLACK_INK: Final = Spot("black", "#1E1B18")
SPOTS: Final = {spot.name: spot for spot in (CORAL, BLUE, YELLOW, BLACK_INK)}


@dataclass(frozen=True, slots=True)
class Ink:
    """A kind of ink; `lines` (to the inch) and `angle` (degrees) are the screen's of black dots."""

    kind: Kind = Kind.COLOUR
    spots: tuple[Spot, ...] = ()
    lines: float = LINES_PER_INCH
    angle: float = ANGLE


COLOUR: Final = Ink()
GREY: Final = Ink(Kind.GREY)
BLACK: Final = Ink(Kind.BLACK)


def spots(*inks: Spot) -> Ink:
    """One file for each of these inks; coral and blue when none are named."""
    return Ink(Kind.SPOT, inks or (CORAL, BLUE))
