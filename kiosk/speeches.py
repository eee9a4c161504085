"""The languages the app speaks: each by its own name, with its direction and the fonts of its labels."""

import json
import logging
from dataclasses import dataclass
from functools import cache
from typing import Final

import assets

log = logging.getLogger(__name__)

SOURCE: Final = "en"
"""The language the app is written in; it needs no catalogue."""
COMPLETE: Final = ("locale", "complete.json")
"""Names the languages whose catalogues are whole; `make catalogues` writes it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A language the app speaks: its tag, its own name, its direction and the fonts of its labels.

    A title is set at `size` times its height, with lines `leading` times its font's own apart.
    """

    tag: str
    own_name: str
    rtl: bool = False
    body: str = "NotoSans"
    strong: str = "NotoSansBold"
    display: str = "ShantellSans"
    size: float = 1.0
    leading: float = 0.92


SPEECHES: Final = (
    Speech("en", "English"),
    Speech("it", "Italiano"),
    Speech("es", "Español"),
    Speech("ca", "Català"),
    Speech("el", "Ελληνικά", display="PlaypenSans", size=0.94, leading=0.82),
    Speech("ro", "Română"),
    Speech("fr", "Français"),
    Speech("pt", "Português"),
    Speech("sq", "Shqip"),
    Speech("ar", "العربية", True, "Cairo", "CairoBold", "Marhey", size=0.88, leading=0.85),
    Speech("bn", "বাংলা", False, "NotoSansBengali", "NotoSansBengaliBold", "Atma", leading=0.78),
    Speech("ti", "ትግርኛ", False, "NotoSansEthiopic", "NotoSansEthiopicBold", "NotoSansEthiopicBold"),
)

FONTS: Final = {
    "NotoSans": "NotoSans-Regular.ttf",
    "NotoSansBold": "NotoSans-Bold.ttf",
    "ShantellSans": "ShantellSans-ExtraBold.ttf",
    "PlaypenSans": "PlaypenSans-ExtraBold.ttf",
    "Cairo": "Cairo-Regular.ttf",
    "CairoBold": "Cairo-Bold.ttf",
    "Marhey": "Marhey-Bold.ttf",
    "NotoSansBengali": "NotoSansBengali-Regular.ttf",
    "NotoSansBengaliBold": "NotoSansBengali-Bold.ttf",
    "Atma": "Atma-Bold.ttf",
    "NotoSansEthiopic": "NotoSansEthiopic-Regular.ttf",
    "NotoSansEthiopicBold": "NotoSansEthiopic-Bold.ttf",
}
"""Label fonts and their files. A label has one font, so each has Latin letters and digits, too."""


@cache
def offered() -> tuple[Speech, ...]:
    """English, and the languages whose catalogues are complete; English alone where their list is broken."""
    try:
        complete = frozenset(json.loads(assets.text(*COMPLETE)))
    except (OSError, ValueError, TypeError) as problem:
        log.warning("The list of complete catalogues cannot be read (%s).", type(problem).__name__)
        complete = frozenset()
    return tuple(speech for speech in SPEECHES if speech.tag == SOURCE or speech.tag in complete)


def speech_of(tag: str) -> Speech:
    """The language with that tag. KeyError."""
    return _BY_TAG[tag]


def own_name(tag: str) -> str:
    """A language by its own name; one the app does not speak by its tag."""
    return _BY_TAG[tag].own_name if tag in _BY_TAG else tag


_BY_TAG: Final = {speech.tag: speech for speech in SPEECHES}
