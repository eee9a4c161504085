"""Why a picture is not taken in, and the sentence for each reason."""

import re
from enum import StrEnum
from typing import Final


class Refusal(StrEnum):
    """The reason; its value is the key of its sentence in translations."""

    NOT_A_PICTURE = "photo-not-a-picture"
    UNKNOWN_KIND = "photo-unknown-kind"
    DAMAGED = "photo-damaged"
    TOO_LARGE = "photo-too-large"
    TOO_MANY_PIXELS = "photo-too-many-pixels"
    TOO_HEAVY = "photo-too-heavy"
    TOO_SLOW = "photo-too-slow"


SENTENCES: Final = {
    Refusal.NOT_A_PICTURE: "This file is not a picture.",
    Refusal.UNKNOWN_KIND: "This kind of picture cannot be opened here. Save it as JPEG or PNG and try again.",
    Refusal.DAMAGED: "This picture is cut short or damaged. Copy it again from where it came.",
    Refusal.TOO_LARGE: "This file is larger than 30 MB. Save a smaller copy and try again.",
    Refusal.TOO_MANY_PIXELS: "This picture has over 60 million pixels. Save a smaller copy and try again.",
    Refusal.TOO_HEAVY: "This picture is too heavy for this machine. Save a smaller copy and try again.",
    Refusal.TOO_SLOW: "This picture took too long to open. Save a smaller copy and try again.",
}

_TAKEN_KINDS: Final = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP"
    rb"|.{4}ftyp(hei|hev|mif1|msf1|avif|avis)",
    re.DOTALL,
)
_OTHER_KINDS: Final = re.compile(
    rb"8BPS|\x00\x00\x01\x00|\xff\x0a|\x00\x00\x00\x0c(JXL|jP)|%PDF|%!PS|gimp xcf"
    rb"|P[1-7]\s|DDS |qoif|icns|\xff\x4f\xff\x51|.{4}ftyp(crx|avc)"
    rb"|(\xef\xbb\xbf)?\s*(<\?xml.*|<!--.*)?<svg",
    re.DOTALL,
)


class PhotoRefused(Exception):
    """The picture is not taken in. The message is a plain sentence, `reason` says the same in a word."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(SENTENCES[reason])
        self.reason = reason


def unidentified(data: bytes) -> Refusal:
    """Why no decoder knew the picture: it is one of ours but damaged, of another kind, or none at all."""
    if _TAKEN_KINDS.match(data):
        return Refusal.DAMAGED
    return Refusal.UNKNOWN_KIND if _OTHER_KINDS.match(data[:2000]) else Refusal.NOT_A_PICTURE
