"""Pictures of the vector art by itself, for the screen: drawn by the same painter as on a page."""

from io import BytesIO

from PIL import Image

from fanzines.art import Kind, load
from fanzines.model import Placement, Sticker
from printing.painting.art import paint_art
from printing.painting.canvas import new_canvas
from printing.pictures.picture import pdf_picture

_NOBODY = "0" * 16


def art_picture(kind: Kind, name: str, colour: str, width_px: int) -> Image.Image:
    """One picture on nothing, RGBA, so many pixels wide. KeyError for an unknown picture."""
    art = load(kind, name)
    height_px = max(1, round(width_px * art.height / art.width))
    file = BytesIO()
    canvas = new_canvas(file, width_px - 1e-3, height_px - 1e-3, compressed=False)
    canvas.transform(1, 0, 0, -1, width_px / 2, height_px / 2)
    item = Sticker(_NOBODY, Placement(0, 0), name, float(width_px), float(height_px), colour)
    paint_art(canvas, kind, name, item)
    canvas.save()
    return _on_white_nothing(pdf_picture(file.getvalue(), 0, 72, clear=True))


def _on_white_nothing(picture: Image.Image) -> Image.Image:
    """Black nothing would darken the edges when the screen scales the picture: it is white."""
    drawn = picture.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    return Image.composite(picture, Image.new("RGBA", picture.size, (255, 255, 255, 0)), drawn)
