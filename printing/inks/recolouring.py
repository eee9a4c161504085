"""A PDF of the press in one ink: every colour and every picture turned into that plate's greys.

It stays what it was: words are words, outlines outlines. Only what our own painters write is understood.
"""

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageFilter

from printing.inks.tones import Tone, grey
from printing.painting.canvas import number
from printing.painting.nameless import saved

_COLOUR: Final = re.compile(rb"(?<![\w.])([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)(?![\w])")
_GREY: Final = re.compile(rb"(?<![\w.])([\d.]+) (g|G)(?![\w])")
_CUBE: Final = 17
_QUALITY: Final = 90
_LEVEL: Final = 4

Recolour = Callable[[Image.Image], Image.Image]


def recoloured(pdf: bytes, tone: Tone) -> bytes:
    """The same sheets in greys that say how much of the ink is printed."""
    import pikepdf  # it takes 0.1 s and 6 MB, which only the press needs

    picture = _picture_tone(tone)
    with pikepdf.open(BytesIO(pdf)) as document:
        masks = _masks(document)
        pages = {page.Contents.objgen for page in document.pages}
        for thing in document.objects:
            if not isinstance(thing, pikepdf.Stream):
                continue
            kind = thing.get("/Subtype")
            if kind == "/Image" and thing.objgen not in masks and not thing.get("/ImageMask"):
                _recolour_picture(thing, picture, tone)
            elif kind == "/Form" or thing.objgen in pages:
                drawn = _recoloured_operators(thing.read_bytes(), tone)
                thing.write(zlib.compress(drawn, 1), filter=pikepdf.Name.FlateDecode)
        return saved(document)


def _masks(document: Any) -> set[tuple[int, int]]:
    """Pictures that say where others can be seen through: they have no colour."""
    import pikepdf

    streams = (thing for thing in document.objects if isinstance(thing, pikepdf.Stream))
    return {thing.SMask.objgen for thing in streams if "/SMask" in thing}


def _recoloured_operators(content: bytes, tone: Tone) -> bytes:
    def colour(found: re.Match[bytes]) -> bytes:
        red, green, blue = (float(found[part]) for part in (1, 2, 3))
        return _written(tone((red, green, blue)), found[4].lower() == found[4])

    def level(found: re.Match[bytes]) -> bytes:
        light = float(found[1])
        return _written(tone((light, light, light)), found[2] == b"g")

    # Greys first: afterwards the colours are greys too.
    return _COLOUR.sub(colour, _GREY.sub(level, content))


def _written(light: float, fills: bool) -> bytes:
    return f"{number(light)} {'g' if fills else 'G'}".encode("ascii")


def _recolour_picture(thing: Any, picture: Recolour, tone: Tone) -> None:
    import pikepdf

    space = thing.ColorSpace
    if isinstance(space, pikepdf.Array):
        colours = bytes(space[3])
        levels = bytes(
            round(255 * tone((red / 255, green / 255, blue / 255)))
            for red, green, blue in zip(colours[::3], colours[1::3], colours[2::3], strict=True)
        )
        thing.ColorSpace = pikepdf.Array([space[0], pikepdf.Name.DeviceGray, space[2], levels])
        return
    packing = thing.get("/Filter")
    jpeg = pikepdf.Name.DCTDecode in (list(packing) if isinstance(packing, pikepdf.Array) else [packing])
    if jpeg:
        with Image.open(BytesIO(thing.read_raw_bytes())) as opened:
            found = opened.convert("RGB")
    else:
        mode = "L" if space == "/DeviceGray" else "RGB"
        found = Image.frombytes(mode, (int(thing.Width), int(thing.Height)), thing.read_bytes()).convert(
            "RGB"
        )
    plate = picture(found)
    thing.ColorSpace = pikepdf.Name.DeviceGray
    if jpeg:
        file = BytesIO()
        plate.save(file, "JPEG", quality=_QUALITY)
        thing.write(file.getvalue(), filter=pikepdf.Name.DCTDecode)
    else:
        thing.write(zlib.compress(plate.tobytes(), _LEVEL), filter=pikepdf.Name.FlateDecode)


def _picture_tone(tone: Tone) -> Recolour:
    if tone is grey:
        return lambda picture: picture.convert("L")
    table = ImageFilter.Color3DLUT.generate(_CUBE, lambda red, green, blue: (tone((red, green, blue)),) * 3)
    return lambda picture: picture.filter(table).getchannel(0)
