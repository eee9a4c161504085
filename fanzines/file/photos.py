"""A photo in a .fanzine file: the bytes its name promises, and nothing but a picture of a bearable size."""

import hashlib
from io import BytesIO
from typing import Final

from PIL import Image

from fanzines.file.archive import FileRefused
from fanzines.photos.segments import CleanPicture, NotCleanError, checked

MOST_PIXELS: Final = 50_000_000
_ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png"}


def photo_name(digest: str, data: bytes) -> str:
    """The photo's name inside a file. FileRefused when its bytes are not those of its digest, or no photo."""
    _check_digest(digest, data)
    return f"photos/{digest}.{_ENDINGS[_clean(digest, data).media_type]}"


def check_photo(name: str, digest: str, data: bytes) -> None:
    """FileRefused when a member is not the photo that its name promises."""
    if photo_name(digest, data) != name:
        raise FileRefused(f"The photo {digest} is not of the kind its name says.")


def _check_digest(digest: str, data: bytes) -> None:
    if hashlib.sha256(data).hexdigest() != digest:
        raise FileRefused(f"The photo {digest} was changed: its bytes are not those it is named by.")


def _clean(digest: str, data: bytes) -> CleanPicture:
    try:
        picture = checked(data)
    except NotCleanError as error:
        raise FileRefused(f"The photo {digest} is damaged, or holds more than a picture.") from error
    if picture.width * picture.height > MOST_PIXELS:
        raise FileRefused(f"The photo {digest} is larger than {MOST_PIXELS // 1_000_000} million pixels.")
    _check_header(digest, data)
    return picture


def _check_header(digest: str, data: bytes) -> None:
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as picture:
            picture.verify()
    except Exception as error:  # Pillow raises many kinds on hostile bytes: whatever it is, this is no photo
        raise FileRefused(f"The photo {digest} is damaged, or holds more than a picture.") from error
