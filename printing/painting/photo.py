"""Photographs: white paper around them, then what their cut left of them; each goes into the file once."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from reportlab.lib import utils as reportlab_utils
from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from fanzines.model import Photo
from fanzines.photos import PhotoSource
from fanzines.photos.cutout import Cutout, cutout
from fanzines.plane import Box, Ring
from printing.painting.canvas import CLIP, FILL, Canvas, fill, matrix, number, rectangle
from printing.painting.prepared import Prepared, prepared

pdfdoc: Any = reportlab_pdfdoc  # they carry no types
utils: Any = reportlab_utils

# Renderers leave a turned picture's edge jagged but smooth a clip's, so a sliver (mm) is clipped away.
_RIM: Final = 0.1
_WHITE: Final = "#FFFFFF"
_HAIRLINE: Final = "0.82 0.79 0.74 RG"


def paint_photo(canvas: Canvas, item: Photo, photos: PhotoSource) -> None:
    """The photograph in its own millimetres, y down. Raises KeyError when there is no such photograph."""
    cut = cutout(item)
    _paint_paper(canvas, cut)
    if not cut.picture:
        return
    name, box = _embedded(canvas, item, prepared(item, photos))
    uncut = cut.picture == (_whole(item).corners,)
    canvas.addLiteral(f"{_inset(_whole(item)) if uncut else path(cut.picture)} {CLIP}")
    canvas.addLiteral(matrix(box.width, 0, 0, -box.height, box.left, box.bottom))
    canvas.doForm(name)


def path(rings: Iterable[Ring]) -> str:
    """The operators that add closed rings to the path."""
    lines = []
    for first, *others in rings:
        lines.append(f"{number(first[0])} {number(first[1])} m")
        lines += [f"{number(x)} {number(y)} l" for x, y in others]
        lines.append("h")
    return "\n".join(lines)


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


class _Picture(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab carries no types
    """A prepared picture as an object of the file."""

    def __init__(self, prepared_picture: Prepared, alpha: Any) -> None:
        self._prepared = prepared_picture
        self._alpha = alpha

    def format(self, document: Any) -> Any:
        picture = self._prepared
        entries = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
            "Width": picture.width,
            "Height": picture.height,
            "BitsPerComponent": 8,
            "ColorSpace": _space(picture),
            "Filter": pdfdoc.PDFName(picture.filter),
        }
        if self._alpha is not None:
            entries["SMask"] = self._alpha
        return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), picture.data).format(document)


def _space(picture: Prepared) -> Any:
    if not picture.palette:
        return pdfdoc.PDFName(picture.space)
    last = len(picture.palette) // 3 - 1
    return pdfdoc.PDFArray(
        [pdfdoc.PDFName("Indexed"), pdfdoc.PDFName("DeviceRGB"), last, _Hexadecimal(picture.palette)]
    )


class _Hexadecimal(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab carries no types
    """Bytes written as a string of hexadecimal digits."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, document: Any) -> bytes:
        return b"<" + self._data.hex().encode() + b">"


def _embedded(canvas: Canvas, item: Photo, picture: Prepared | bytes) -> tuple[str, Box]:
    """The name under which the picture is in the document by now, and where it lies."""
    if isinstance(picture, bytes):
        name = f"photo.{item.photo}"
        if not canvas.hasForm(name):
            embed_picture(canvas, name, picture)
        return name, _whole(item)
    name = f"photo.{picture.name}"
    if not canvas.hasForm(name):
        canvas._doc.addForm(name, _Picture(picture, _alpha(canvas, picture)))
    return name, picture.box


def _alpha(canvas: Canvas, picture: Prepared) -> Any:
    """A reference to the picture's alpha in the document, or None when it cannot be seen through."""
    if not picture.alpha:
        return None
    mask = Prepared(
        picture.name, picture.width, picture.height, "DeviceGray", "FlateDecode", picture.alpha, picture.box
    )
    return canvas._doc.Reference(_Picture(mask, None), f"photo.{picture.name}.alpha")


def _paint_paper(canvas: Canvas, cut: Cutout) -> None:
    for index, sheet in enumerate(cut.paper):
        canvas.addLiteral(fill(_WHITE))
        if index == 0 and cut.hairline:
            canvas.addLiteral(f"{_HAIRLINE} {number(cut.hairline)} w 1 j {path(sheet)} B")
        else:
            canvas.addLiteral(f"{path(sheet)} {FILL}")


def _whole(item: Photo) -> Box:
    return Box(-item.width / 2, -item.height / 2, item.width / 2, item.height / 2)


def _inset(box: Box) -> str:
    return rectangle(box.left + _RIM, box.top + _RIM, box.width - 2 * _RIM, box.height - 2 * _RIM)
