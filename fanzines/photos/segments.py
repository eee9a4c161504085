"""The allow-list for kept pictures: which parts a JPEG or a PNG may have, so that nothing rides along.

A kept picture holds what its pixels need and nothing else: no EXIF, comment, profile, thumbnail or trailer.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

MediaType = Literal["image/jpeg", "image/png"]

_SOI: Final = b"\xff\xd8"
_APP0, _SOF0, _SOS = 0xE0, 0xC0, 0xDA
_JPEG_PARTS: Final = {_APP0: "jfif ", 0xDB: "dqt ", _SOF0: "sof ", 0xC4: "dht ", 0xDD: "dri ", _SOS: "scan "}
_JPEG_ORDER: Final = re.compile(r"(jfif )?(dqt )+sof ((dht )|(dri )|(dqt ))*scan ")
_PLAIN_JFIF: Final = re.compile(rb"JFIF\0\x01[\x00-\x02]\x00\x00\x01\x00\x01\x00\x00")
_SCAN_AND_END: Final = re.compile(rb"(?:[^\xff]++|\xff[\x00\xd0-\xd7])*+\xff\xd9")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_ORDER: Final = re.compile(r"IHDR (PLTE )?(tRNS )?(IDAT )+IEND ")
_IHDR_SIZE: Final = 13


class NotCleanError(ValueError):
    """The picture is not a JPEG or PNG made of allowed parts only; the message names the part."""


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """What a picture of allowed parts says about itself; sizes in pixels."""

    media_type: MediaType
    width: int
    height: int


def checked(data: bytes) -> CleanPicture:
    """What the picture is. NotCleanError when it is anything but pixels."""
    try:
        return _checked_png(data) if data.startswith(_PNG) else _checked_jpeg(data)
    except IndexError as error:
        raise NotCleanError("the picture ends too soon") from error


def _checked_jpeg(data: bytes) -> CleanPicture:
    if not data.startswith(_SOI):
        raise NotCleanError("neither a JPEG nor a PNG")
    width = height = 0
    for marker, body, end in _jpeg_segments(data):
        if marker == _APP0 and not _PLAIN_JFIF.fullmatch(body):
            raise NotCleanError("a JFIF header with more in it than a version")
        if marker == _SOF0:
            width, height = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
        if marker == _SOS and not _SCAN_AND_END.fullmatch(data, end):
            raise NotCleanError("something between the pixels and the end, or after it")
    if not (width and height):
        raise NotCleanError("a JPEG without a size")
    return CleanPicture("image/jpeg", width, height)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, body and end of each segment up to the one scan, in an order a decoder takes."""
    at, order = 2, ""
    while not order.endswith("scan "):
        if data[at] != 0xFF or data[at + 1] not in _JPEG_PARTS:
            raise NotCleanError(f"a JPEG segment that no picture needs: {data[at : at + 2].hex()}")
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield marker, data[at + 4 : end], end
        order += _JPEG_PARTS[marker]
        at = end
    if not _JPEG_ORDER.fullmatch(order):
        raise NotCleanError("JPEG segments twice or out of order")


def _checked_png(data: bytes) -> CleanPicture:
    order, header, at = "", b"", len(_PNG)
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body, end = data[at + 8 : at + 8 + length], at + 12 + length
        if data[end - 4 : end] != zlib.crc32(kind + body).to_bytes(4, "big"):
            raise NotCleanError("a PNG part that is cut short or changed")
        header = header or body
        order += kind.decode("latin-1") + " "
        at = end
    if not _PNG_ORDER.fullmatch(order) or len(header) != _IHDR_SIZE:
        raise NotCleanError("a PNG part that no picture needs, twice, or out of order")
    return CleanPicture("image/png", int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big"))
