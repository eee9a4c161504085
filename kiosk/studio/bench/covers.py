"""What covers are made of, how they lie over the faces that were found, and which faces are still bare."""

from collections.abc import Iterable
from typing import Final

from fanzines import art
from fanzines.geometry import page_box
from fanzines.model import Brush, Drawing, Paper, Placement, Point, Sticker, Stroke, new_id
from fanzines.plane import Box
from kiosk import theme
from printing.pictures.covering import Cover

COLOURS: Final = (
    *(theme.INK, "#FFFFFF", theme.CORAL, theme.YELLOW),
    *(theme.BLUE, "#2E8B57", "#E48BB0", "#D9B48F"),
)
STICKERS: Final = (
    "indigo-circle",
    "full-sun",
    "heart",
    "button",
    "tile-flower",
    "shell",
    "full-moon",
    "pomegranate",
)
"""Those that leave no gaps: behind a thin flower a face would still be known."""
BEYOND: Final = 1.5
"""How many times wider than the face a cover is, so that neither ears nor hair tell."""
_TORN: Final = 1.6
_CUT: Final = 2.0
"""Torn paper loses something at its edges, and a sticker has ink beneath it to hide."""
_ROUND: Final = 0.2
"""By how much of a face's width a blot of ink begins within the face: its ends are round."""


def still_open(faces: Iterable[Box], covers: Iterable[Cover]) -> tuple[Box, ...]:
    """The faces that no cover lies on."""
    boxes = [page_box(cover) for cover in covers]
    return tuple(face for face in faces if not any(_holds(box, face) for box in boxes))


def covers_over(face: Box, kind: str, colour: str, sticker: str) -> tuple[Cover, ...]:
    """Ink, torn paper or a sticker over a face and some way beyond it.

    Beneath a sticker lies ink: between a sun's rays, or where a heart has its notch, hair would be seen.
    """
    (x, y), across = face.centre, face.width
    if kind == "patch":
        return (Paper(new_id(), Placement(x, y), "torn", colour, _TORN * across, _TORN * face.height),)
    half = face.height / 2 - _ROUND * across
    ends = (Point(x, y - half, 0.5), Point(x, y + half, 0.5))
    stroke = Stroke(Brush.PEN, colour, max(BEYOND * across, 1.0), ends)
    ink = Drawing(new_id(), Placement(0, 0), (stroke,))
    if kind == "ink":
        return (ink,)
    picture = art.load("stickers", sticker)
    scale = _CUT * max(across / picture.width, face.height / picture.height)
    size = scale * picture.width, scale * picture.height
    return ink, Sticker(new_id(), Placement(x, y), sticker, *size, colour)


def _holds(cover: Box, face: Box) -> bool:
    """Whether the middle of the face lies in the cover, from brow to mouth."""
    (x, y), high = face.centre, face.height / 4
    return cover.left <= x <= cover.right and cover.top <= y - high and y + high <= cover.bottom
