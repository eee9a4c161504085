"""The one painter: what it draws is what is printed, and every picture of a page is a picture of this."""

from fanzines.model import Direction, Drawing, Item, Page, Paper, Photo, Sticker, Tape, Words
from fanzines.photos import PhotoSource
from printing.painting.art import paint_art
from printing.painting.canvas import (
    CLIP,
    PAGE_POINTS,
    RESTORE,
    SAVE,
    Canvas,
    page_matrix,
    placement_matrix,
    rectangle,
)
from printing.painting.ink import paint_ink
from printing.painting.photo import paint_photo
from printing.painting.words import paint_words


def paint_page(
    canvas: Canvas,
    page: Page,
    photos: PhotoSource,
    reading: Direction = Direction.LTR,
    *,
    bleed: float = 0.0,
) -> None:
    """The page's pile of items, clipped to the page, whose bottom left is the canvas's origin.

    It is drawn at its natural size (points). The page's ground is not painted: paper is paper. `reading` is
    the way of the side that the page will lie on (see printing/painting/readable.py). What lies beside the
    page is drawn as far as `bleed` (points).
    """
    width, height = (side + 2 * bleed for side in PAGE_POINTS)
    canvas.addLiteral(f"{SAVE} {rectangle(-bleed, -bleed, width, height)} {CLIP}")
    for item in page.items:
        paint_item(canvas, item, photos, reading)
    canvas.addLiteral(RESTORE)


def paint_unseen_words(canvas: Canvas, page: Page, reading: Direction) -> None:
    """The page's words as unseen letters where they lie, to be found over a picture of it."""
    canvas.addLiteral(f"{SAVE} {rectangle(0, 0, *PAGE_POINTS)} {CLIP}")
    for item in page.items:
        if isinstance(item, Words):
            canvas.addLiteral(f"{SAVE} {page_matrix()} {placement_matrix(item.placement)}")
            paint_words(canvas, item, reading, unseen=True)
            canvas.addLiteral(RESTORE)
    canvas.addLiteral(RESTORE)


def paint_item(canvas: Canvas, item: Item, photos: PhotoSource, reading: Direction = Direction.LTR) -> None:
    """One item where it lies on its page. Raises KeyError for art or a photograph that is not there."""
    canvas.addLiteral(f"{SAVE} {page_matrix()} {placement_matrix(item.placement)}")
    match item:
        case Drawing():
            paint_ink(canvas, item)
        case Photo():
            paint_photo(canvas, item, photos)
        case Words():
            paint_words(canvas, item, reading)
        case Sticker():
            paint_art(canvas, "stickers", item.sticker, item)
        case Tape():
            paint_art(canvas, "tapes", item.tape, item)
        case Paper():
            paint_art(canvas, "papers", item.paper, item)
    canvas.addLiteral(RESTORE)
