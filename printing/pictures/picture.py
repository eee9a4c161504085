"""Pictures of pages and items: PDFium's rendering of the very PDF that is printed.

Every picture lies on its page's grid of pixels, whose first corner is the page's top left; so an item's
picture laid on the page's shows the same pixels as the page drawn whole.
"""

from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from math import ceil, floor
from threading import Lock
from typing import Any, Final

import pypdfium2
from PIL import Image

from fanzines.geometry import page_box
from fanzines.ink import multiplies
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Brush, Drawing, Item, Page, Stroke, Words
from fanzines.photos import PhotoSource
from fanzines.plane import Box
from printing.halting import go_on
from printing.painting.canvas import PAGE_POINTS, Canvas, new_canvas
from printing.painting.painter import paint_item, paint_page
from printing.painting.prepared import forget_prepared
from printing.paper import POINTS_PER_MM
from printing.pictures.kept import ItemPicture, KeptPictures

__all__ = [
    "ItemPicture",
    "forget_pictures",
    "item_picture",
    "page_picture",
    "page_picture_png",
    "pdf_grey",
    "pdf_picture",
    "pdf_sides",
]

pdfium: Any = pypdfium2  # it carries no types

_WHITE: Final = (255, 255, 255, 255)
_NOTHING: Final = (0, 0, 0, 0)
_RIM: Final = 2
_KEPT_PIXELS: Final = 5_000_000
_MOST_BATCHES: Final = 6
_AROUND_THE_PAGE: Final = Box(-PAGE_WIDTH, -PAGE_HEIGHT, 2 * PAGE_WIDTH, 2 * PAGE_HEIGHT)

_pdfium: Final = Lock()
_kept: Final = KeptPictures(_KEPT_PIXELS)


@dataclass(frozen=True, slots=True)
class _Grid:
    """A stretch of the page's grid of pixels at so many to the inch."""

    left: int
    top: int
    width: int
    height: int
    dpi: float

    @property
    def box(self) -> Box:
        """The same stretch in mm."""
        mm = 25.4 / self.dpi
        right, bottom = self.left + self.width, self.top + self.height
        return Box(self.left * mm, self.top * mm, right * mm, bottom * mm)

    def canvas(self, file: BytesIO) -> Canvas:
        """A canvas of just that stretch, with its origin at the page's bottom left."""
        points = 72 / self.dpi
        # PDFium rounds sizes up: a hair less than whole pixels becomes whole pixels.
        canvas = new_canvas(
            file, (self.width - 1e-3) * points, (self.height - 1e-3) * points, compressed=False
        )
        canvas.translate(-self.left * points, (self.height + self.top) * points - PAGE_POINTS[1])
        return canvas


def page_picture(page: Page, photos: PhotoSource, dpi: float) -> Image.Image:
    """The page on white, RGB."""
    grid = _page_grid(dpi)
    file = BytesIO()
    canvas = grid.canvas(file)
    paint_page(canvas, page, photos)
    canvas.save()
    return pdf_picture(file.getvalue(), 0, dpi)


def page_picture_png(page: Page, photos: PhotoSource, dpi: float) -> bytes:
    """The page on white as the bytes of a PNG."""
    file = BytesIO()
    page_picture(page, photos, dpi).save(file, "PNG")
    return file.getvalue()


def item_picture(item: Item, photos: PhotoSource, dpi: float, within: Box | None = None) -> ItemPicture:
    """The item as it lies on its page, on nothing: all of it, or what lies `within` a box of the page (mm).

    What hangs over the page by more than its own size is left out.
    """
    picture = _kept.get(item, dpi, within)
    if picture is None:
        picture = _grown(item, photos, dpi, within) or _drawn(item, photos, dpi, within)
        _kept.put(item, dpi, picture, within)
    return picture


def piled_picture(page: Page, photos: PhotoSource, dpi: float) -> Image.Image:
    """The page on white, RGB, made of its items' pictures: quick where most of them are kept."""
    sheet = _page_grid(dpi)
    pile = ItemPicture(Image.new("RGBA", (sheet.width, sheet.height), _WHITE), sheet.box)
    for item in page.items:
        pile = pile.under(item_picture(item, photos, dpi), dpi)
    left, top = (round(-edge * dpi / 25.4) for edge in (pile.box.left, pile.box.top))
    return pile.image.crop((left, top, left + sheet.width, top + sheet.height)).convert("RGB")


def pdf_picture(pdf: bytes, index: int, dpi: float, *, clear: bool = False) -> Image.Image:
    """One page of a PDF: on white, RGB; or `clear`, on nothing, RGBA. GivenUp."""
    go_on()
    return _rendered(pdf, index, dpi, _NOTHING if clear else _WHITE)


def pdf_sides(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _pdfium, pdfium.PdfDocument(pdf) as document:
        return len(document)


def pdf_grey(pdf: bytes, index: int, dpi: float) -> Image.Image:
    """One page of a PDF on white, in greys (L). GivenUp."""
    go_on()
    with _pdfium, pdfium.PdfDocument(pdf) as document:
        page = document[index]
        bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=False)
        picture: Image.Image = bitmap.to_pil().copy()
        bitmap.close()
        page.close()
    return picture


def forget_pictures() -> None:
    """Drop every kept picture from memory, for when a maker leaves."""
    _kept.clear()
    forget_prepared()


def _page_grid(dpi: float) -> _Grid:
    pixels = dpi / 25.4
    return _Grid(0, 0, round(PAGE_WIDTH * pixels), round(PAGE_HEIGHT * pixels), dpi)


def _drawn(item: Item, photos: PhotoSource, dpi: float, within: Box | None) -> ItemPicture:
    grid = _grid_around(item, dpi, within or _AROUND_THE_PAGE)
    file = BytesIO()
    canvas = grid.canvas(file)
    paint_item(canvas, item, photos)
    canvas.save()
    return ItemPicture(_rendered(file.getvalue(), 0, dpi, _NOTHING), grid.box)


def _grown(item: Item, photos: PhotoSource, dpi: float, within: Box | None) -> ItemPicture | None:
    """A kept picture of a drawing's beginning under its newer strokes; None when there is no such.

    Ink that multiplies is laid on stroke by stroke, the rest together; after an eraser all is drawn anew.
    """
    beginning = _kept.beginning(item, dpi, within) if isinstance(item, Drawing) else None
    if not (isinstance(item, Drawing) and beginning):
        return None
    count, picture = beginning
    newer = _batches(item.strokes[count:])
    if len(newer) > _MOST_BATCHES or any(batch[0].brush is Brush.ERASER for batch in newer):
        return None
    for batch in newer:
        above = _drawn(replace(item, strokes=batch), photos, dpi, within)
        picture = picture.under(above, dpi, multiplied=multiplies(batch[0].brush))
    return picture


def _batches(strokes: tuple[Stroke, ...]) -> list[tuple[Stroke, ...]]:
    """The strokes in their order, those together that can be laid on at once."""
    numbered = groupby(enumerate(strokes), lambda one: _batch(*one))
    return [tuple(stroke for _, stroke in batch) for _, batch in numbered]


def _batch(number: int, stroke: Stroke) -> tuple[bool, int]:
    """What strokes laid on at once have in common; one of multiplying ink stays alone."""
    return stroke.brush is Brush.ERASER, number if multiplies(stroke.brush) else -1


def _grid_around(item: Item, dpi: float, within: Box) -> _Grid:
    """The pixels it touches there: its box, a rim for soft edges, and room for letters that hang over."""
    overhang = item.size * item.placement.scale / (2 * POINTS_PER_MM) if isinstance(item, Words) else 0.0
    box, pixels = page_box(item).grown(overhang), dpi / 25.4
    left, top = max(box.left, within.left), max(box.top, within.top)
    right, bottom = min(box.right, within.right), min(box.bottom, within.bottom)
    first_x, first_y = floor(left * pixels) - _RIM, floor(top * pixels) - _RIM
    last_x, last_y = ceil(right * pixels) + _RIM, ceil(bottom * pixels) + _RIM
    return _Grid(first_x, first_y, max(last_x - first_x, 1), max(last_y - first_y, 1), dpi)


def _rendered(pdf: bytes, index: int, dpi: float, ground: tuple[int, int, int, int]) -> Image.Image:
    """PDFium is not thread-safe: one rendering at a time."""
    with _pdfium, pdfium.PdfDocument(pdf) as document:
        page = document[index]
        bitmap = page.render(scale=dpi / 72, fill_color=ground, may_draw_forms=False)
        picture: Image.Image = bitmap.to_pil().copy()
        bitmap.close()
        page.close()
    return picture
