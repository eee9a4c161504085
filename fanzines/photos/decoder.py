"""The process that opens one photograph: strange bytes on its input, clean pixels on its output.

It runs apart from the app (`python -m fanzines.photos.decoder LONG_SIDE`), with as little memory and power as
a photograph needs, writes no file, and ends after one picture. Its answer is one line, `refused KIND` or
`kept`, and after the latter the bytes to keep.
"""

import sys
from contextlib import suppress
from io import BytesIO
from typing import Final

from pi_heif.as_plugin import register_heif_opener
from PIL import Image, ImageChops, ImageCms, UnidentifiedImageError

from fanzines.photos.encoding import encoded
from fanzines.powerless import give_up_power

_MAX_PIXELS: Final = 60_000_000
_MEMORY: Final = 448 * 1024**2
_MEMORY_FOR_HEIF: Final = 640 * 1024**2
"""Its 48 megapixels of a phone are in memory three times over; threads reserve more than they use."""
_WEBP_BYTES: Final = 16
"""What its decoder needs for a pixel."""
_CPU_SECONDS: Final = 20
_FORMATS: Final[tuple[str, ...]] = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF", "HEIF")
_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class TooManyPixelsError(Exception):
    """The picture has more pixels than are taken in."""


def main() -> None:
    """Answer for the one picture on standard input."""
    give_up_power(_MEMORY_FOR_HEIF, _CPU_SECONDS)
    data = sys.stdin.buffer.read()
    if not (data[4:8] == b"ftyp" and data[8:12] != b"avif"):
        give_up_power(_MEMORY, _CPU_SECONDS)
    sys.stdout.buffer.write(answer(data, int(sys.argv[-1])))


def answer(data: bytes, long_side: int) -> bytes:
    """The line described above, and the kept bytes if there are any, no longer than so many pixels."""
    try:
        return b"kept\n" + cleaned(data, long_side)
    except UnidentifiedImageError:
        return b"refused unidentified\n"
    except (TooManyPixelsError, Image.DecompressionBombError):
        return b"refused too-many-pixels\n"
    except MemoryError:
        return b"refused too-heavy\n"
    except Exception:  # a damaged picture may break its decoder anywhere and in any way
        return b"refused damaged\n"


def cleaned(data: bytes, long_side: int) -> bytes:
    """The picture upright, in sRGB, bounded and rebuilt from its pixels, as a JPEG, or a PNG if transparent.

    Raises TooManyPixelsError, UnidentifiedImageError, or whatever the decoder of a damaged picture raises.
    """
    image = _loaded(data, long_side)
    orientation, profile = _orientation(image), image.info.get("icc_profile")
    image = _simple(image)
    image.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    if orientation in _UPRIGHT:
        image = image.transpose(_UPRIGHT[orientation])
    image = _in_srgb(image, profile)
    return encoded(image)


def _loaded(data: bytes, long_side: int) -> Image.Image:
    _check_webp(data)
    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=2)
    Image.init()
    known = [name for name in _FORMATS if name in Image.OPEN]
    image = Image.open(BytesIO(data), formats=known)
    _check_pixels(image)
    image.draft(None, (long_side, long_side))
    image.load()
    _check_pixels(image)
    many = getattr(image, "is_animated", False)
    return image.copy() if many else image  # a file of many pictures would come back in full at every step


def _check_pixels(image: Image.Image) -> None:
    if image.width * image.height > _MAX_PIXELS:
        raise TooManyPixelsError


def _check_webp(data: bytes) -> None:
    """WebP's decoder takes all its memory while the file is opened, so its size is read from the header.

    TooManyPixelsError, MemoryError.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return
    kind, head = data[12:16], data[20:30]
    if kind == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (4, 7))
    elif kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    if width * height > _MAX_PIXELS:
        raise TooManyPixelsError
    if width * height * _WEBP_BYTES > _MEMORY:
        raise MemoryError


def _orientation(image: Image.Image) -> object:
    """EXIF's number for which way is up, read after loading, as some decoders turn the picture themselves."""
    with suppress(Exception):  # EXIF may be broken in any way; the picture is still a picture
        return image.getexif().get(_ORIENTATION)
    return None


def _simple(image: Image.Image) -> Image.Image:
    """The picture in one of the modes L, RGB, RGBA, CMYK and LAB, with 8 bits a channel."""
    if image.mode[0] in "IF":
        return _eight_bits(image)
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode == "CMYK":
        return _inks(image)
    if image.mode in ("L", "RGB", "LAB"):
        return image
    return image.convert("RGB")


def _inks(image: Image.Image) -> Image.Image:
    """CMYK as it is meant: Pillow takes every JPEG for one of Adobe's, whose inks are upside down."""
    reversed_by_mistake = image.format == "JPEG" and "adobe" not in image.info
    return ImageChops.invert(image) if reversed_by_mistake else image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits, 32 bits or floating point as L; white is the depth's own, or the brightest pixel."""
    deep = image.convert("F")
    white = 65535.0 if image.mode.startswith("I;16") else _white(deep)
    return deep.point(lambda value: value * (255.0 / white)).convert("L")


def _white(deep: Image.Image) -> float:
    brightest = max(value for value in deep.getextrema() if isinstance(value, float))
    return next((white for white in (1.0, 255.0, 65535.0) if brightest <= white), brightest)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture as RGB, or RGBA when any of it can be seen through; what is invisible becomes black."""
    if image.mode != "RGBA":
        return _converted(image, profile)
    alpha = image.getchannel("A")
    colour = _converted(image.convert("RGB"), profile)
    if alpha.getextrema() == (255, 255):
        return colour
    seen = alpha.point(lambda value: 255 if value else 0)
    colour = Image.composite(colour, Image.new("RGB", image.size), seen)
    colour.putalpha(alpha)
    return colour


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture as RGB by its colour profile; a broken profile or another mode's does not count."""
    if image.mode == "LAB":
        return _transformed(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            return _transformed(image, ImageCms.ImageCmsProfile(BytesIO(profile)))
    return image.convert("RGB")


def _transformed(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    result = ImageCms.profileToProfile(image, profile, srgb, outputMode="RGB")
    return result or image


if __name__ == "__main__":
    main()
