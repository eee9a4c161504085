"""What of a photograph is seen, and what white paper lies around it: its cut, its torn edge and its frame."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Final

from fanzines.model import Edge, Frame, Photo
from fanzines.photos.rings import circle, inside, rectangle, without
from fanzines.photos.tearing import torn
from fanzines.plane import Box, Ring, box_around, distance_to_ring, winds_around

_POLAROID_SIDE: Final = 0.065
_POLAROID_FOOT: Final = 0.27
_STAMP_RIM: Final = 0.085
_PERFORATION: Final = 0.3
_HAIRLINE: Final = 0.15


@dataclass(frozen=True, slots=True)
class Cutout:
    """A photograph as it lies on the page, in its own mm.

    `picture` is what is seen of it, `paper` the white sheets beneath, lowest first, and `box` is around all.
    A `bare` photograph is whole, with no paper around it. Nothing at all may be left of a picture.
    """

    picture: tuple[Ring, ...]
    paper: tuple[tuple[Ring, ...], ...]
    box: Box
    bare: bool
    hairline: float = 0.0
    """How wide (mm) the line around the lowest sheet is."""

    def holds(self, x: float, y: float, reach: float = 0.0) -> bool:
        """Whether any of it lies at that point, or no farther from it than `reach` mm."""
        if not self.box.grown(reach).holds(x, y):
            return False
        if self.bare:
            return True
        sheets = (self.picture, *self.paper)
        if any(sum(winds_around(ring, x, y) for ring in rings) for rings in sheets):
            return True
        return reach > 0 and any(distance_to_ring(ring, x, y) <= reach for rings in sheets for ring in rings)


def cutout(photo: Photo) -> Cutout:
    """How the photograph was cut out and framed."""
    return _cutout(photo.width, photo.height, photo.cut, photo.edge, photo.frame)


def forget_cutouts() -> None:
    """Let go of every remembered cut."""
    _cutout.cache_clear()


@lru_cache(maxsize=128)
def _cutout(width: float, height: float, cut: tuple[Ring, ...], edge: Edge, frame: Frame) -> Cutout:
    whole = Box(-width / 2, -height / 2, width / 2, height / 2)
    bare = not cut and edge is Edge.CLEAN and frame is Frame.NONE
    if bare:
        return Cutout((whole.corners,), (), whole, bare)
    picture = inside(cut, (whole.corners,)) if cut else (whole.corners,)
    if not picture:
        return Cutout((), (), Box(0.0, 0.0, 0.0, 0.0), bare)
    paper: list[tuple[Ring, ...]] = []
    if frame is not Frame.NONE:
        paper.append(_polaroid(_around(picture)) if frame is Frame.POLAROID else _stamp(_around(picture)))
    if edge is Edge.TORN:
        picture, fibres = torn(picture)
        paper.append(fibres)
    hairline = _HAIRLINE if frame is not Frame.NONE else 0.0
    boxes = [_around(rings) for rings in (*paper, picture) if rings]
    return Cutout(picture, tuple(paper), reduce(Box.union, boxes).grown(hairline), bare, hairline)


def _around(rings: Iterable[Ring]) -> Box:
    return box_around(point for ring in rings for point in ring)


def _polaroid(box: Box) -> tuple[Ring, ...]:
    """A card a little larger than the picture, with room to write beneath it."""
    short = min(box.width, box.height)
    side = _POLAROID_SIDE * short
    return (
        rectangle(box.left - side, box.top - side, box.right + side, box.bottom + _POLAROID_FOOT * short),
    )


def _stamp(box: Box) -> tuple[Ring, ...]:
    """A rim with holes along its edge, as stamps are torn from their sheet."""
    short = min(box.width, box.height)
    sheet = box.grown(_STAMP_RIM * short)
    pitch = min(max(0.075 * short, 0.8), 5.0)
    holes = [circle(x, y, _PERFORATION * pitch, 24) for x, y in _perforations(sheet, pitch)]
    return without((sheet.corners,), holes)


def _perforations(sheet: Box, pitch: float) -> Iterable[tuple[float, float]]:
    columns, rows = (max(round(side / pitch), 3) for side in (sheet.width, sheet.height))
    for column in range(columns + 1):
        x = sheet.left + sheet.width * column / columns
        yield from ((x, sheet.top), (x, sheet.bottom))
    for row in range(1, rows):
        y = sheet.top + sheet.height * row / rows
        yield from ((sheet.left, y), (sheet.right, y))
