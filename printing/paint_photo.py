"""Photographs: kept bytes go into the file as they are, once however often they are laid."""

from io import BytesIO
from typing import Any, Final

from reportlab.lib import utils as reportlab_utils
from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from fanzines.model import Photo
from fanzines.photos import PhotoSource
from printing.canvas import CLIP, Canvas, matrix, rectangle

pdfdoc: Any = reportlab_pdfdoc  # they carry no types
utils: Any = reportlab_utils

# Renderers leave a turned picture's edge jagged but smooth a clip's, so a sliver (mm) is clipped away.
_RIM: Final = 0.1


def paint_photo(canvas: Canvas, item: Photo, photos: PhotoSource) -> None:
    """The photograph in its own millimetres, y down."""
    name = f"photo.{item.photo}"
    if not canvas.hasForm(name):
        embed_picture(canvas, name, photos(item.photo))
    inner = rectangle(
        _RIM - item.width / 2, _RIM - item.height / 2, item.width - 2 * _RIM, item.height - 2 * _RIM
    )
    canvas.addLiteral(f"{inner} {CLIP}")
    canvas.addLiteral(matrix(item.width, 0, 0, -item.height, -item.width / 2, item.height / 2))
    canvas.doForm(name)


def embed_picture(canvas: Canvas, name: str, data: bytes) -> None:
    """Put a JPEG (as it is) or a PNG (with its alpha) into the document under a name of our own.

    `Canvas.drawImage` would decode every JPEG only to name it by its pixels.
    """
    picture = pdfdoc.PDFImageXObject(name, utils.ImageReader(BytesIO(data)), mask="auto")
    mask = getattr(picture, "_smask", None)
    if mask is not None:
        picture.smask = canvas._doc.Reference(mask, f"{name}.alpha")
        del picture._smask
    canvas._doc.addForm(name, picture)
