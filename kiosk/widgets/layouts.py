"""The keyboards there are: rows of keys out of assets, and what a key offers when it is held."""

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import assets

CHOICE: Final = (
    *("abc", "en", "fr", "it", "es", "ca"),
    *("pt", "ro", "sq", "el", "ru", "uk"),
    *("ar", "he", "bn", "hi", "ti", "th"),
)
"""Letters to choose from, six in a row: Latin in the order of the alphabet, and as on a desk, come first."""
FIRST: Final = "en"
SIGNS: Final = ("signs", "emoji")
"""What comes after the letters, one after the other."""
CARD: Final = "card"
"""The letters and digits of a kiosk's card, and no others."""
_LATIN: Final = frozenset(("abc", "en", "fr", "it", "es", "ca", "pt", "ro", "sq"))
_BLOCK: Final = 3
"""Vowels in a row, where they stand beside the consonants."""
_FONTS: Final = (
    (0x0590, 0x05FF, "NotoSansHebrewBold"),
    (0x0600, 0x06FF, "NotoNaskhArabicBold"),
    (0x0900, 0x097F, "NotoSansDevanagariBold"),
    (0x0980, 0x09FF, "NotoSansBengaliBold"),
    (0x0E00, 0x0E7F, "NotoSansThai"),
    (0x1200, 0x139F, "NotoSansEthiopicBold"),
    (0x2190, 0x2BFF, "NotoEmoji"),
    (0x1F000, 0x1FAFF, "NotoEmoji"),
)
"""Ranges of letters, and the font that shows them on a key."""
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of keys, plain and shifted, each key the text it types.

    A key that is one of `orders` chooses a consonant; what is typed is one of its syllables, in vowel order.
    `short` stands on the key that leads here; `voice` is the language its letters are spoken in.
    """

    tag: str
    own_name: str
    rtl: bool
    rows: Rows
    shifted: Rows
    orders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    voice: str = ""
    short: str = ""

    @property
    def capitals(self) -> bool:
        """Whether the shift is for one letter only."""
        return any(key.isupper() for row in self.shifted for key in row)


@dataclass(frozen=True, slots=True)
class Cap:
    """What stands on a key, and the name it is found by; its place is empty where there is none.

    `lit` is a consonant that was chosen, and what comes `next` its syllables.
    """

    text: str
    name: str
    lit: bool = False
    next: bool = False


@cache
def layout(tag: str) -> Layout:
    """The keyboard layout of that tag."""
    read = json.loads(assets.text("keyboards", f"{tag}.json"))
    return Layout(
        read["tag"],
        read["own_name"],
        read["rtl"],
        tuple(map(tuple, read["rows"])),
        tuple(map(tuple, read["shifted"])),
        {orders[0]: tuple(orders) for orders in read.get("orders", ())},
        read.get("voice", read["tag"]),
        read.get("short", read["own_name"]),
    )


def held(letter: str) -> tuple[str, ...]:
    """The letter, and those a finger that stays on it can choose from; nothing where there is no other."""
    small = letter.lower()
    others = tuple(_held().get(small, ()))
    if not others:
        return ()
    return (letter, *((one.upper() if letter != small else one) for one in others))


def ring(tag: str) -> tuple[str, ...]:
    """What one key leads through from these letters: Latin ones where they are not, then signs."""
    if tag == CARD:
        return (CARD, FIRST, SIGNS[0])
    return (tag, *(() if tag in _LATIN else (FIRST,)), *SIGNS)


def caps(chosen: Layout, *, shifted: bool, stem: str = "") -> tuple[tuple[Cap, ...], ...]:
    """What stands on the keys; beside consonants, the syllables of the one that was chosen."""
    rows = chosen.shifted if shifted else chosen.rows
    if not chosen.orders:
        return tuple(tuple(Cap(key, f"key.{key}") for key in row) for row in rows)
    stem = stem or next(iter(chosen.orders))
    syllables = chosen.orders[stem]
    return tuple(
        (
            *(Cap(key, f"{'stem' if key in chosen.orders else 'key'}.{key}", key == stem) for key in row),
            *_filled(
                [Cap(one, f"key.{one}", next=True) for one in syllables[at * _BLOCK :][:_BLOCK]], _BLOCK
            ),
        )
        for at, row in enumerate(rows)
    )


def page(texts: tuple[Cap, ...], rows: int, columns: int) -> tuple[tuple[Cap, ...], ...]:
    """Keys that take the place of the letters for one touch: as many rows, and at least so many columns."""
    columns = max(columns, -(-len(texts) // rows))
    return tuple(tuple(_filled(list(texts[at * columns :][:columns]), columns)) for at in range(rows))


def font_for(text: str) -> str:
    """The label font for what stands on a key."""
    for letter in text:
        for first, last, font in _FONTS:
            if first <= ord(letter) <= last and letter != "।":
                return font
    return "NotoSansBold"


def seen_on_key(text: str) -> str:
    """What stands on a key that types this: the Thai vowel am, whose ring is cut off where it has no letter
    to sit on, stands beside an empty place.
    """
    return "◌ำ" if text == "ำ" else text


def _filled(row: list[Cap], width: int) -> list[Cap]:
    return row + [Cap("", "")] * (width - len(row))


@cache
def _held() -> dict[str, list[str]]:
    read: dict[str, list[str]] = json.loads(assets.text("keyboards", "held.json"))
    return read
