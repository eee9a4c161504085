"""Photographs made ready for the file: in their look, cut out, no larger than print needs.

What was cut away is not in them: the picture is cropped to its cut, and beyond the cut's edge there is only
white (clear where the photograph is clear), but for a narrow band of colours drawn outward from the inside,
so that the clip that follows the edge has no white seam. Preparing takes long enough to be felt, so the
last ones are kept, packed as they go into files.
"""

import hashlib
import math
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Final

from PIL import Image, ImageChops

from fanzines.model import RISO, Edge, Look, Photo
from fanzines.photos import PhotoSource
from fanzines.photos.cutout import cutout, forget_cutouts
from fanzines.photos.looks import Printed, grain, looked
from fanzines.plane import Box
from printing.painting.baked import Grid, cut_grid, mask_of, near, only_inside, pixels_of, whole_grid

_DENSITY: Final = 300 / 25.4
_MOST_PIXELS: Final = 6_000_000
_STEPS: Final = 4
_QUALITY: Final = 90
_KEPT_BYTES: Final = 24_000_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it goes into a PDF: its packed pixels and where they lie, in the photo's own mm.

    `filter` is DCTDecode or FlateDecode; `palette` are the colours (RGB) of pixels that are indices into it;
    `alpha` is packed by Flate.
    """

    name: str
    width: int
    height: int
    space: str
    filter: str
    data: bytes
    box: Box
    palette: bytes = b""
    alpha: bytes = b""

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data) + len(self.alpha)


class _KeptPrepared:
    """The last prepared pictures, as many as fit into so many bytes. Safe to share between threads."""

    def __init__(self, room: int) -> None:
        self._kept: OrderedDict[object, Prepared] = OrderedDict()
        self._most, self._room = room, room
        self._lock = Lock()

    def get(self, key: object) -> Prepared | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: object, picture: Prepared) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = picture
                self._room -= picture.size
            while self._room < 0:
                self._room += self._kept.popitem(last=False)[1].size

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._room = self._most


_kept: Final = _KeptPrepared(_KEPT_BYTES)


def prepared(item: Photo, photos: PhotoSource) -> Prepared | bytes:
    """The photograph as it is printed there, or its kept bytes where these can go into the file as they are.

    Its resolution is at most 300 pixels an inch of the item as it is scaled on a page of A5. There must be
    something left of it inside its cut. Raises KeyError when there is no such photograph.
    """
    key = _key(item)
    found = _kept.get(key)
    if found is None:
        data = photos(item.photo)
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
            whole = _whole(item, image.size)
            if whole == image.size and item.look is Look.PLAIN and _uncut(item):
                return data
            found = _made(item, image, whole, hashlib.sha256(repr(key).encode()).hexdigest()[:32])
        _kept.put(key, found)
    return found


def forget_prepared() -> None:
    """Drop every prepared picture and remembered cut from memory, for when a maker leaves."""
    _kept.clear()
    forget_cutouts()


def _uncut(item: Photo) -> bool:
    return not item.cut and item.edge is Edge.CLEAN


def _key(item: Photo) -> tuple[object, ...]:
    """Everything its printed pixels depend on."""
    inks = item.inks if item.look is Look.DUOTONE else RISO
    extent = item.width, item.height, round(item.placement.scale, 4)
    return item.photo, item.look, inks, item.cut, item.edge, extent


def _whole(item: Photo, size: tuple[int, int]) -> tuple[int, int]:
    """How many pixels the whole photograph is given.

    Looks with a grain of their own get exactly what the paper asks for. Others get no more than they have,
    in steps, so that a photograph keeps its pixels while it is scaled a little.
    """
    scale = item.placement.scale
    width, height = item.width * scale * _DENSITY, item.height * scale * _DENSITY
    held = min(1.0, math.sqrt(_MOST_PIXELS / (width * height)))
    if grain(item.look):
        return max(round(width * held), 1), max(round(height * held), 1)
    share = min(1.0, max(width * held / size[0], height * held / size[1]))
    share = 2 ** (math.floor(math.log2(share) * _STEPS) / _STEPS)
    return max(round(size[0] * share), 1), max(round(size[1] * share), 1)


def _made(item: Photo, image: Image.Image, whole: tuple[int, int], name: str) -> Prepared:
    image.draft("RGB", whole)
    extent, rings = (item.width, item.height), cutout(item).picture
    grid = whole_grid(whole, extent) if _uncut(item) else cut_grid(whole, extent, rings)
    stretch = pixels_of(image.convert("RGBA" if image.has_transparency_data else "RGB"), grid)
    alpha = stretch.getchannel("A") if stretch.mode == "RGBA" else None
    colour = _on_white(stretch) if alpha else stretch
    mask = None if _uncut(item) else mask_of(rings, grid)
    if mask:
        colour = only_inside(colour, mask)
        alpha = ImageChops.darker(alpha, mask) if alpha else None
    density = whole[0] / (item.width * item.placement.scale)
    seen = ImageChops.darker(mask, alpha) if mask and alpha else mask or alpha
    printed = Printed(density, grid.left, grid.top, seen if seen and seen.getbbox() else None)
    result = looked(colour, item.look, printed, item.inks)
    if mask:
        result.paste(0 if result.mode == "P" else "white", mask=ImageChops.invert(near(mask)))
    return _packed(name, result, alpha, grid, item.look)


def _on_white(picture: Image.Image) -> Image.Image:
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture.convert("RGB"), mask=picture.getchannel("A"))
    return white


def _packed(name: str, picture: Image.Image, alpha: Image.Image | None, grid: Grid, look: Look) -> Prepared:
    """Photographs by JPEG; dots and outlines, and what can be seen through, without loss."""
    clear = _flate(alpha) if alpha and alpha.getextrema() != (255, 255) else b""
    space = {"L": "DeviceGray", "P": "Indexed"}.get(picture.mode, "DeviceRGB")
    palette = bytes(picture.getpalette() or ()) if picture.mode == "P" else b""
    lossy = not clear and look not in (Look.HALFTONE, Look.CONTRAST, Look.DUOTONE)
    data = _jpeg(picture) if lossy else _flate(picture)
    packing = "DCTDecode" if lossy else "FlateDecode"
    return Prepared(name, *picture.size, space, packing, data, grid.box, palette, clear)


def _jpeg(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _flate(picture: Image.Image) -> bytes:
    return zlib.compress(picture.tobytes(), level=4)
