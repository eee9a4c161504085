"""Pictures to take in: four quarters of known colours, stored in many ways, with something hidden in each."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageChops, ImageCms
from PIL.PngImagePlugin import PngInfo

from fanzines.photos import TakenPhoto

CANARY: Final = b"CANARY"
SAMPLES: Final = Path(__file__).parents[2] / "assets" / "sample" / "photos"
HEIC: Final = (Path(__file__).parent / "quarters.heic").read_bytes()
"""The quarters, stored sideways, with the canary in EXIF and XMP and a second picture behind the first."""

_COLOURS: Final = ((220, 40, 40), (40, 160, 60), (50, 70, 200), (235, 220, 60))
_STORED_BY: Final = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def quarters(mode: str = "RGB", size: tuple[int, int] = (120, 80)) -> Image.Image:
    """Red, green, blue and yellow: top left, top right, bottom left, bottom right."""
    small = Image.new("RGB", (2, 2))
    for place, colour in zip(((0, 0), (1, 0), (0, 1), (1, 1)), _COLOURS, strict=True):
        small.putpixel(place, colour)
    return small.resize(size, Image.Resampling.NEAREST).convert(mode)


def deep_greys() -> Image.Image:
    """The quarters in greys of 16 bits."""
    grey = quarters("L")
    return Image.frombytes("I;16", grey.size, b"".join(bytes((value, value)) for value in grey.tobytes()))


def deep_colours() -> bytes:
    """The quarters as a PNG of 16 bits a channel, which Pillow reads and does not write."""
    image = quarters()
    row, wide = image.width * 3, bytes(value for value in image.tobytes() for _ in range(2))
    lines = b"".join(b"\0" + wide[at : at + row * 2] for at in range(0, len(wide), row * 2))
    header = struct.pack(">IIBBBBB", *image.size, 16, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def inks_as_they_are() -> bytes:
    """The quarters as a CMYK JPEG without Adobe's mark: its inks are not stored the other way round."""
    adobe = stored(ImageChops.invert(quarters("CMYK")), "JPEG")
    mark = adobe.index(b"\xff\xee")
    return adobe[:mark] + adobe[mark + 2 + int.from_bytes(adobe[mark + 2 : mark + 4]) :]


def stored(image: Image.Image, kind: str, **how: Any) -> bytes:
    """The picture's bytes in a kind of file."""
    file = BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def turned(orientation: int) -> Image.Image:
    """The quarters as a camera stores them that writes that EXIF orientation beside them."""
    method = _STORED_BY[orientation]
    return quarters() if method is None else quarters().transpose(method)


def exif(orientation: int = 1) -> Image.Exif:
    """EXIF with the canary in the camera's name, the GPS and the maker's note."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = "CANARY camera"
    tags.get_ifd(0x8825).update({29: "CANARY place"})
    tags.get_ifd(0x8769).update({0x927C: CANARY})
    return tags


def profile(*, swapped: bool = False) -> bytes:
    """An sRGB profile with the canary at its end; when swapped, its red is green and its green red."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if swapped:
        srgb = srgb.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")
    return srgb + CANARY


def shown(photo: TakenPhoto) -> Image.Image:
    """The kept picture, opened."""
    image = Image.open(BytesIO(photo.data))
    image.load()
    return image


def looks(image: Image.Image) -> tuple[str, ...]:
    """What stands in the middle of each quarter, as the nearest colour's name."""
    names = ("red", "green", "blue", "yellow")
    width, height = image.size
    places = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
    found = [image.convert("RGB").crop((x, y, x + 1, y + 1)).tobytes() for x, y in places]
    return tuple(names[min(range(4), key=lambda index: _apart(pixel, _COLOURS[index]))] for pixel in found)


def tell_tales() -> dict[str, bytes]:
    """Pictures with the canary wherever each kind of file can hide something."""
    words = PngInfo()
    words.add_text("Author", CANARY.decode())
    words.add_itxt("Place", CANARY.decode())
    words.add(b"prVt", CANARY)
    extra: dict[str, Any] = {"exif": exif(), "icc_profile": profile()}
    xmp = b"<x:xmpmeta>CANARY</x:xmpmeta>"
    jpeg = stored(quarters(), "JPEG", **extra, comment=CANARY, xmp=xmp)
    iptc = b"\xff\xed\x00\x1cPhotoshop 3.0\x008BIMCANARY.."
    frame = stored(quarters(), "JPEG", comment=CANARY)
    return {
        "jpeg": jpeg,
        "jpeg with IPTC": jpeg[:2] + iptc + jpeg[2:],
        "jpeg with a trailer": stored(quarters(), "JPEG") + CANARY,
        "jpeg with another behind it": stored(quarters(), "JPEG") + frame,
        "mpo": stored(quarters(), "MPO", save_all=True, append_images=[quarters()], exif=exif()),
        "png": stored(quarters(), "PNG", **extra, pnginfo=words) + CANARY,
        "webp": stored(quarters(), "WEBP", **extra, xmp=xmp),
        "avif": stored(quarters(), "AVIF", **extra, xmp=xmp),
        "gif": stored(quarters(), "GIF", comment=CANARY),
        "tiff": stored(quarters(), "TIFF", tiffinfo={270: "CANARY", 315: "CANARY", 700: xmp}),
        "heic": HEIC,
        "jpeg with an Apple maker's note": jpeg[:2] + segment(0xE1, b"Exif\0\0" + _makers_note()) + jpeg[2:],
        "jpeg with thumbnails": with_thumbnails(frame),
        "motion photo": motion_photo(),
        "jpeg with a gain map": with_gain_map(),
        "jpeg with a named profile": stored(quarters(), "JPEG", icc_profile=named_profile()),
        "tiff with a profile": stored(quarters(), "TIFF", icc_profile=named_profile()),
        "tiff of two pages": stored(
            quarters(), "TIFF", save_all=True, append_images=[quarters()], tiffinfo={305: "CANARY"}
        ),
        "webp with a part of its own": with_own_part(stored(quarters(), "WEBP", exif=exif())),
    }


def segment(marker: int, body: bytes) -> bytes:
    """One segment of a JPEG."""
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def movie() -> bytes:
    """A little of an MP4, with the canary where its pictures and its place would be."""
    parts = ((b"ftyp", b"mp42\0\0\0\0isommp42"), (b"moov", b"\xa9xyz" + CANARY), (b"mdat", CANARY * 40))
    return b"".join(struct.pack(">I", len(body) + 8) + kind + body for kind, body in parts)


def motion_photo() -> bytes:
    """A JPEG with a short film behind it and the XMP that says so, as phones of Google and Samsung write."""
    film = movie()
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description GCamera:MotionPhoto="1" '
        b'GCamera:MicroVideoOffset="%d" note="CANARY"/></x:xmpmeta>' % len(film)
    )
    return stored(quarters(), "JPEG", exif=exif(), xmp=xmp) + film + b"SEFH\0\0\0\0SEFT" + CANARY


def with_gain_map() -> bytes:
    """An Ultra HDR picture: XMP, an index of two pictures, and the gain map behind the first."""
    gains = stored(Image.new("L", (30, 20), 90), "JPEG", comment=CANARY)
    xmp = b'<x:xmpmeta><rdf:Description hdrgm:Version="1.0" note="CANARY"/></x:xmpmeta>'
    first = stored(quarters(), "JPEG", xmp=xmp)
    iso = segment(0xE2, b"urn:iso:std:iso:ts:21496:-1\0" + CANARY)
    return first[:2] + iso + segment(0xE2, b"MPF\0II*\0" + CANARY) + first[2:] + gains


def with_thumbnails(small: bytes) -> bytes:
    """A JPEG with small pictures in its JFIF, JFXX and EXIF headers."""
    jfif = segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\2\1" + CANARY)
    return b"\xff\xd8" + jfif + segment(0xE0, b"JFXX\0\x10" + small) + stored(quarters(), "JPEG")[20:]


def named_profile() -> bytes:
    """A profile whose own name, which screens and scanners fill in, is the canary."""
    return profile().replace(b"sRGB built-in", b"CANARY------+"[:13])


def with_own_part(webp: bytes) -> bytes:
    """A WebP with a part no decoder knows."""
    longer = webp[8:] + b"hers" + struct.pack("<I", len(CANARY)) + CANARY
    return b"RIFF" + struct.pack("<I", len(longer)) + longer


def _makers_note() -> bytes:
    note = exif()
    note.get_ifd(0x8769)[0x927C] = b"Apple iOS\0\0\1MM" + CANARY
    return note.tobytes().removeprefix(b"Exif\0\0")


def _apart(pixel: bytes, colour: tuple[int, int, int]) -> int:
    return sum(abs(a - b) for a, b in zip(pixel, colour, strict=True))
