"""A photo in a .fanzine file: the bytes its name promises, and a clean picture of a bearable size."""

import hashlib
from io import BytesIO
from typing import Final

from PIL import Image

from fanzines.archive import FileRefused

MOST_PIXELS: Final = 50_000_000
_ENDINGS: Final = {"JPEG": "jpg", "PNG": "png"}


def photo_name(digest: str, data: bytes) -> str:
    """The photo's name inside a file. FileRefused when its bytes are not those of its digest, or no photo."""
    _check_digest(digest, data)
    return f"photos/{digest}.{_ending(digest, data)}"


def check_photo(name: str, digest: str, data: bytes) -> None:
    """FileRefused when a member is not the photo that its name promises."""
    _check_digest(digest, data)
    if not name.endswith(_ending(digest, data)):
        raise FileRefused(f"The photo {digest} is not of the kind its name says.")


def _check_digest(digest: str, data: bytes) -> None:
    if hashlib.sha256(data).hexdigest() != digest:
        raise FileRefused(f"The photo {digest} was changed: its bytes are not those it is named by.")


def _ending(digest: str, data: bytes) -> str:
    try:
        with Image.open(BytesIO(data), formats=tuple(_ENDINGS)) as picture:
            kind, pixels = str(picture.format), picture.width * picture.height
            picture.verify()
    except Exception as error:  # Pillow raises many kinds on hostile bytes: whatever it is, this is no photo
        raise FileRefused(f"The photo {digest} cannot be read as a picture.") from error
    if pixels > MOST_PIXELS:
        raise FileRefused(f"The photo {digest} is larger than {MOST_PIXELS // 1_000_000} million pixels.")
    return _ENDINGS[kind]
