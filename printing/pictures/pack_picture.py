"""Pictures from outside as photographs: drawings are pictured once, at the press's resolution."""

from io import BytesIO
from typing import Final

from fanzines.art import Art, Shape
from fanzines.packs import OutsidePicture
from fanzines.photos import TakenPhoto, kept_photo
from printing.painting.art import filled_paths
from printing.painting.canvas import Canvas, fill, new_canvas
from printing.pictures.picture import pdf_picture

LONG_SIDE_MM: Final = 80.0
DPI: Final = 300.0


def pack_photo(picture: OutsidePicture) -> TakenPhoto:
    """The picture as the photo intake keeps them: a drawing as a PNG, see-through, 80 mm long at 300 dpi."""
    if isinstance(picture.picture, TakenPhoto):
        return picture.picture
    return kept_photo(drawing_png(picture.picture))


def drawing_png(art: Art, long_side_px: int = round(LONG_SIDE_MM / 25.4 * DPI)) -> bytes:
    """The art on nothing, clipped to its box, as the bytes of an RGBA PNG so many pixels long."""
    scale = long_side_px / max(art.width, art.height)
    width, height = max(1, round(art.width * scale)), max(1, round(art.height * scale))
    made, canvas_file = BytesIO(), BytesIO()
    canvas = new_canvas(canvas_file, width - 1e-3, height - 1e-3, compressed=False)
    canvas.transform(1, 0, 0, -1, width / 2, height / 2)
    for shape, path in zip(art.shapes, filled_paths(art, float(width), float(height)), strict=True):
        _paint(canvas, shape, path)
    canvas.save()
    pdf_picture(canvas_file.getvalue(), 0, 72, clear=True).save(made, "PNG")
    return made.getvalue()


def _paint(canvas: Canvas, shape: Shape, path: str) -> None:
    canvas.saveState()
    if shape.opacity < 1:
        canvas.setFillAlpha(shape.opacity)
    canvas.addLiteral(fill(shape.fill))
    canvas.addLiteral(path)
    canvas.restoreState()
