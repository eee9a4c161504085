"""Whether bytes begin like a photo of a phone. What they are in truth the decoder finds out, apart."""

import re
from typing import Final

_PHOTO: Final = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF.{4}WEBP|.{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1|avif)", re.DOTALL
)


def begins_like_a_photo(data: bytes | bytearray) -> bool:
    """JPEG, PNG, WebP, HEIC or AVIF by its first bytes, whatever name and kind it came with."""
    return _PHOTO.match(data) is not None
