"""Small pictures of the very photo: in every look, in every shape, with every edge."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final

from PIL import Image

from fanzines.geometry import local_box
from fanzines.model import Edge, Frame, Look, Photo, Ring
from fanzines.photos import PhotoSource
from fanzines.photos.shapes import SHAPES, crop, shaped
from kiosk.studio.bench.view import on_bench
from printing.pictures.picture import item_picture

LOOKS: Final = tuple(Look)
EDGES: Final = tuple(Edge)
DUOTONES: Final = (
    ("#0F6FB4", "#FF5C4D"),
    ("#1E1B18", "#FFD23F"),
    ("#6A4C93", "#FF9A3C"),
    ("#0B7A75", "#E48BB0"),
)
"""Pairs of riso inks, dark and light."""
_SIDE: Final = 480
_LARGE: Final = 40.0
_SQUARE: Final = 26.0


@dataclass(frozen=True, slots=True)
class Small:
    """The photo once more with few pixels, its longer side 40 mm, under a name of its own."""

    photo: Photo
    data: bytes

    def bytes_of(self, digest: str) -> bytes:
        """A photo source that knows only this one. KeyError for another."""
        if digest != self.photo.photo:
            raise KeyError(digest)
        return self.data


def small(photo: Photo, photos: PhotoSource) -> Small:
    """A small copy, cut, framed and printed as the photo is. KeyError, LibraryError when it is gone."""
    with Image.open(BytesIO(photos(photo.photo)), formats=("JPEG", "PNG")) as image:
        image.draft(None, (_SIDE, _SIDE))
        image.thumbnail((_SIDE, _SIDE))
        made = BytesIO()
        image.save(made, "PNG" if image.mode == "RGBA" else "JPEG", quality=85)
    data = made.getvalue()
    factor = _LARGE / max(photo.width, photo.height)
    cut: tuple[Ring, ...] = tuple(tuple((x * factor, y * factor) for x, y in ring) for ring in photo.cut)
    name = hashlib.sha256(data).hexdigest()
    size = photo.width * factor, photo.height * factor
    return Small(on_bench(replace(photo, photo=name, width=size[0], height=size[1], cut=cut)), data)


def kinds(mode: str, of: Small) -> Iterator[tuple[str, Photo]]:
    """What a mode has tiles for, by name: the photo as it would be."""
    photo = of.photo
    if mode == "look":
        square = _squared(photo)
        for look in LOOKS:
            yield look.value, replace(square, look=look)
    if mode == "cut":
        bare = replace(photo, cut=(), frame=Frame.NONE, edge=Edge.CLEAN)
        yield "whole", bare
        for name in SHAPES:
            yield name, shaped(bare, name)
        for edge in EDGES:
            yield edge.value, replace(photo, edge=edge)


def pictured(photo: Photo, of: Small, side_px: float) -> Image.Image:
    """A tile's picture, so many pixels long at most."""
    box = local_box(photo)
    dpi = side_px / max(box.width, box.height, 1.0) * 25.4
    return item_picture(photo, of.bytes_of, dpi).image


def _squared(photo: Photo) -> Photo:
    """The middle of the photo as a square without a frame, so that every look is seen equally large."""
    factor = _SQUARE / min(photo.width, photo.height)
    large = replace(photo, width=photo.width * factor, height=photo.height * factor)
    half = _SQUARE / 2
    return replace(large, cut=crop(-half, -half, half, half), frame=Frame.NONE, edge=Edge.CLEAN)
