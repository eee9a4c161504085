"""Covering up: ink, torn paper and stickers burned into a photograph's pixels before it is kept.

What covers hides altogether: wherever a cover leaves a trace of itself it becomes opaque, brushes that let
the paper show are laid as a full line, and the holes inside a cut shape are closed with paper. The covered
pixels are filled first and encoded afterwards, so nothing of what lay beneath is in the new picture but
what JPEG carries over within a block from the picture beside the cover.
"""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops

from fanzines import art
from fanzines.model import Brush, Drawing, Item, Paper, Sticker
from fanzines.photos import TakenPhoto, kept_photo
from fanzines.photos.encoding import encoded
from fanzines.photos.rings import area, rectangle, united
from fanzines.plane import Ring
from printing.painting.canvas import (
    FILL,
    PAGE_POINTS,
    RESTORE,
    SAVE,
    Canvas,
    fill,
    new_canvas,
    page_matrix,
    placement_matrix,
)
from printing.painting.painter import paint_item
from printing.painting.photo import path
from printing.pictures.picture import pdf_picture

Cover = Drawing | Paper | Sticker

_FULL: Final = frozenset({Brush.PEN, Brush.BRUSH, Brush.ERASER})
_CURVE_STEPS: Final = 12


def covered(taken: TakenPhoto, covers: Iterable[Cover], width: float) -> TakenPhoto:
    """The photograph, `width` mm wide, with the covers burned in, under its new name.

    The covers lie in the photograph's own mm about its centre, lowest first. Without any it is the same.
    Raises PhotoRefused when its bytes are not as `take_in` left them, and KeyError for unknown art.
    """
    laid = tuple(covers)
    if not laid:
        return taken
    over = _pictured(laid, taken, width)
    hidden = over.getchannel("A").point(lambda value: 255 if value else 0)
    with Image.open(BytesIO(taken.data), formats=("JPEG", "PNG")) as image:
        photo = image.convert("RGBA" if image.has_transparency_data else "RGB")
    photo.paste(over.convert("RGB"), mask=hidden)
    if photo.mode == "RGBA":
        photo.putalpha(ImageChops.lighter(photo.getchannel("A"), hidden))
    return kept_photo(encoded(photo))


def _pictured(covers: tuple[Cover, ...], taken: TakenPhoto, width: float) -> Image.Image:
    """The covers on nothing, pixel for pixel as large as the photograph."""
    dpi = taken.width_px / width * 25.4
    # PDFium rounds sizes up: a hair less than whole pixels becomes whole pixels.
    across, down = ((pixels - 1e-3) * 72 / dpi for pixels in (taken.width_px, taken.height_px))
    file = BytesIO()
    canvas = new_canvas(file, across, down, compressed=False)
    canvas.translate(across / 2, down / 2 - PAGE_POINTS[1])
    for cover in covers:
        if not isinstance(cover, Drawing):
            _back(canvas, cover)
        paint_item(canvas, _full(cover), _no_photo)
    canvas.save()
    picture = pdf_picture(file.getvalue(), 0, dpi, clear=True)
    if picture.size != (taken.width_px, taken.height_px):
        raise AssertionError("the covers' picture is not as large as the photograph")
    return picture


def _full(cover: Cover) -> Item:
    """The cover with every stroke as full ink."""
    if not isinstance(cover, Drawing):
        return cover
    strokes = (s if s.brush in _FULL else replace(s, brush=Brush.PEN) for s in cover.strokes)
    return replace(cover, strokes=tuple(strokes))


def _back(canvas: Canvas, cover: Paper | Sticker) -> None:
    """Paper beneath a cut shape, as large as its outline and without its holes."""
    canvas.addLiteral(f"{SAVE} {page_matrix()} {placement_matrix(cover.placement)} {fill(art.PAPER)}")
    canvas.addLiteral(f"{path(_outline(cover))} {FILL} {RESTORE}")


def _outline(cover: Paper | Sticker) -> tuple[Ring, ...]:
    """The cover's outline, in its own mm."""
    half_x, half_y = cover.width / 2, cover.height / 2
    if isinstance(cover, Paper):
        picture = art.load("papers", cover.paper)
    else:
        picture = art.load("stickers", cover.sticker)
    if picture.tile is not None:
        return (rectangle(-half_x, -half_y, half_x, half_y),)
    across, down = cover.width / picture.width, cover.height / picture.height
    shapes = [ring for shape in picture.shapes for ring in _flat(shape)]
    laid = [tuple((x * across - half_x, y * down - half_y) for x, y in ring) for ring in shapes]
    one_way_round = (ring if area(ring) > 0 else ring[::-1] for ring in laid)
    return tuple(ring for ring in united(one_way_round) if area(ring) > 0)


def _flat(shape: art.Shape) -> Iterable[Ring]:
    """The closed lines of a painted shape, its curves as corners."""
    ring: list[tuple[float, float]] = []
    for command, *values in shape.segments:
        points = list(zip(values[::2], values[1::2], strict=True))
        if command == "M" and len(ring) > 2:
            yield tuple(ring)
        if command == "M":
            ring = []
        if command == "C":
            ring += _curve(ring[-1], *points)
        else:
            ring += points
    if len(ring) > 2:
        yield tuple(ring)


def _curve(*points: tuple[float, float]) -> Iterable[tuple[float, float]]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    for step in range(1, _CURVE_STEPS + 1):
        t, u = step / _CURVE_STEPS, 1 - step / _CURVE_STEPS
        a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def _no_photo(digest: str) -> bytes:
    raise KeyError(digest)
