"""The frame a photo is cropped to: dragged by its corners, and kept upright while the photo turns beneath.

A frame lies in the photo's millimetres after the photo was turned anticlockwise about its middle.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import atan2, degrees, dist
from typing import Final

from fanzines.model import Edge, Frame, Photo, Ring
from fanzines.photos.shapes import crop
from fanzines.plane import XY, Box, box_around, rotated, to_page

SMALLEST: Final = 12.0
STRIP: Final = 4.0
"""Mm that one touch cuts off a side."""
SIDES: Final = ("left", "top", "right", "bottom")
STEEPEST: Final = 20.0
_NEAR: Final = 0.1


@dataclass(frozen=True, slots=True)
class Cropping:
    """An upright box over a photo that is turned anticlockwise by `turn` degrees."""

    box: Box
    turn: float = 0.0


def cropping_of(photo: Photo) -> Cropping:
    """How the photo is cropped now; one that was cut otherwise counts as whole."""
    ring = photo.cut[0] if len(photo.cut) == 1 and len(photo.cut[0]) == 4 else None
    if ring is None:
        return Cropping(_whole(photo))
    (ax, ay), (bx, by) = ring[0], ring[1]
    turn = round(degrees(atan2(by - ay, bx - ax)), 1)
    box = box_around(rotated(x, y, -turn) for x, y in ring)
    upright = all(min(dist(rotated(x, y, -turn), c) for c in box.corners) < _NEAR for x, y in ring)
    return Cropping(box, turn) if upright and abs(turn) <= STEEPEST + _NEAR else Cropping(_whole(photo))


def cropped(photo: Photo, cropping: Cropping) -> Photo:
    """The photo cut to the frame, and turned on its page so that the frame's sides stand as they stood.

    What is left of it stays where it lies.
    """
    before = cropping_of(photo)
    turn = photo.placement.turn - (cropping.turn - before.turn)
    turned = replace(photo, cut=_cut(photo, cropping), placement=replace(photo.placement, turn=turn))
    if photo.frame is not Frame.NONE:
        turned = replace(turned, frame=Frame.NONE)
    middle = rotated(*cropping.box.centre, cropping.turn)
    return _laid(turned, middle, to_page(photo.placement, *middle))


def whole(photo: Photo) -> Photo:
    """The photo with all of it, as it was before anything was cut."""
    straight = cropped(photo, Cropping(_whole(photo)))
    return replace(straight, cut=(), edge=Edge.CLEAN, frame=Frame.NONE)


def dragged(cropping: Cropping, corner: int, x: float, y: float, photo: Photo) -> Cropping:
    """The frame with a corner (0 top left, then clockwise) drawn towards a point of the photo's mm."""
    x, y = rotated(x, y, -cropping.turn)
    box = cropping.box
    left, right = (x, box.right) if corner in (0, 3) else (box.left, x)
    top, bottom = (y, box.bottom) if corner in (0, 1) else (box.top, y)
    if corner in (0, 3):
        left = min(left, right - SMALLEST)
    else:
        right = max(right, left + SMALLEST)
    if corner in (0, 1):
        top = min(top, bottom - SMALLEST)
    else:
        bottom = max(bottom, top + SMALLEST)
    return _nearest(cropping, Box(left, top, right, bottom), photo)


def trimmed(cropping: Cropping, side: str) -> Cropping:
    """The frame with a strip less on one of its `SIDES`; the smallest frame stays as it is."""
    box = cropping.box
    across, down = (max(0.0, min(STRIP, length - SMALLEST)) for length in (box.width, box.height))
    moved = {
        "left": replace(box, left=box.left + across),
        "top": replace(box, top=box.top + down),
        "right": replace(box, right=box.right - across),
        "bottom": replace(box, bottom=box.bottom - down),
    }
    return replace(cropping, box=moved[side])


def straightened(cropping: Cropping, turn: float, photo: Photo) -> Cropping:
    """The same frame over the photo turned to a tenth of a degree, as much smaller as the photo then is."""
    turn = round(max(-STEEPEST, min(STEEPEST, turn)), 1)
    x, y = rotated(*rotated(*cropping.box.centre, cropping.turn), -turn)
    across, down = cropping.box.width / 2, cropping.box.height / 2

    def frame(part: float) -> Cropping:
        return Cropping(Box(x - across * part, y - down * part, x + across * part, y + down * part), turn)

    return _largest(frame, photo)


def _nearest(cropping: Cropping, wanted: Box, photo: Photo) -> Cropping:
    """The frame on its way to the wanted box, as far as the photo reaches."""
    now = cropping.box

    def frame(part: float) -> Cropping:
        return replace(cropping, box=_between(now, wanted, part))

    return _largest(frame, photo)


def _largest(frame: Callable[[float], Cropping], photo: Photo) -> Cropping:
    """The frame of the largest part, 0 to 1, that the photo still fills."""
    if _filled(frame(1.0), photo):
        return frame(1.0)
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if _filled(frame(middle), photo) else (low, middle)
    return frame(low)


def _between(now: Box, then: Box, part: float) -> Box:
    sides = zip(
        (now.left, now.top, now.right, now.bottom),
        (then.left, then.top, then.right, then.bottom),
        strict=True,
    )
    return Box(*(a + (b - a) * part for a, b in sides))


def _filled(cropping: Cropping, photo: Photo) -> bool:
    bounds = _whole(photo).grown(1e-6)
    return all(bounds.holds(*rotated(x, y, cropping.turn)) for x, y in cropping.box.corners)


def _cut(photo: Photo, cropping: Cropping) -> tuple[Ring, ...]:
    box = cropping.box
    if not cropping.turn and all(
        abs(a - b) < _NEAR for a, b in zip(_sides(box), _sides(_whole(photo)), strict=True)
    ):
        return ()
    x, y = rotated(*box.centre, cropping.turn)
    across, down = box.width / 2, box.height / 2
    return crop(x - across, y - down, x + across, y + down, cropping.turn)


def _laid(photo: Photo, own: XY, there: XY) -> Photo:
    """The photo carried so that its own point lies at that point of the page."""
    x, y = to_page(photo.placement, *own)
    place = photo.placement
    return replace(photo, placement=replace(place, x=place.x + there[0] - x, y=place.y + there[1] - y))


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _whole(photo: Photo) -> Box:
    return Box(-photo.width / 2, -photo.height / 2, photo.width / 2, photo.height / 2)
