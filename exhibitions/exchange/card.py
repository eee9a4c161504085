"""A kiosk's card: the two public keys by which partners know it, as a line of text and a QR code."""

import re
from dataclasses import dataclass
from typing import Final

import pyrage

from exhibitions.exchange.bech32 import bech32
from fanzines.seal import fingerprint, key_as_text, key_from_text

ENDING: Final = ".fanzinecard"
NO_CARD: Final = "This is not the card of a kiosk. Look at it again, letter by letter."

_WORD: Final = "KIOSK"
_KEY: Final = 52
_CHECK: Final = 4
_READ_ALIKE: Final = str.maketrans("OIL", "011")


class CardMisread(ValueError):
    """The text is no card, or a letter of it is wrong. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Card:
    """`seal` proves what a kiosk sends (Ed25519), `age` locks what is sent to it (X25519); 32 bytes each."""

    seal: bytes
    age: bytes

    @property
    def text(self) -> str:
        """108 letters and digits in groups of four; the last group tells when one was misread."""
        digits = self._digits
        return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))

    @property
    def qr(self) -> str:
        """What a QR code of the card holds."""
        return f"{_WORD}:{self._digits}"

    @property
    def mark(self) -> str:
        """Sixteen letters and digits for two people to compare before they trust each other's kiosk."""
        return fingerprint(self.seal + self.age)

    @property
    def recipient(self) -> pyrage.x25519.Recipient:
        """Whom age encrypts for."""
        return pyrage.x25519.Recipient.from_str(bech32("age", self.age))

    @property
    def _digits(self) -> str:
        keys = (key_as_text(self.seal), key_as_text(self.age), self.mark[:_CHECK])
        return "".join(keys).replace("-", "")


def read_card(text: str) -> Card:
    """The card so written, typed or scanned; CardMisread. Small letters, spaces, O for 0 are forgiven."""
    letters = re.sub(r"[\s:-]", "", text).upper().removeprefix(_WORD).translate(_READ_ALIKE)
    try:
        card = Card(key_from_text(letters[:_KEY]), key_from_text(letters[_KEY : 2 * _KEY]))
    except ValueError as error:
        raise CardMisread(NO_CARD) from error
    if letters[2 * _KEY :] != card.mark[:_CHECK]:
        raise CardMisread(NO_CARD)
    return card
