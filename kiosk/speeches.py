"""The languages the app speaks: each by its own name, with its direction and the fonts of its labels."""

import json
import logging
from collections.abc import Collection
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
    name_font: str = ""
    """The font of its own name, where that is not the labels' own."""


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
    Speech("bn", "বাংলা", False, "NotoSansBengali", "NotoSansBengaliBold", "Atma", size=0.9, leading=0.78),
    Speech("ti", "ትግርኛ", False, "NotoSansEthiopic", "NotoSansEthiopicBold", "NotoSansEthiopicBold"),
)

RECORDED: Final = (
    Speech("pcm", "Naijá"),
    Speech("bin", "Ẹ̀dó"),
    Speech("yo", "Yorùbá"),
    Speech("ig", "Igbo"),
    Speech("ha", "Hausa"),
    Speech("so", "Soomaali"),
    Speech("am", "አማርኛ", False, "NotoSansEthiopic", "NotoSansEthiopicBold", "NotoSansEthiopicBold"),
    Speech("ur", "اردو", name_font="Cairo"),
    Speech("hi", "हिन्दी", name_font="NotoSansDevanagari"),
    Speech("ru", "Русский"),
    Speech("zh", "中文", name_font="DroidSansFallback"),
)
"""Languages that can have a voice, recorded by a mediator, before they have words: those are English."""

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
    "NotoSansDevanagari": "NotoSansDevanagari-Regular.ttf",
    "DroidSansFallback": "DroidSansFallback.ttf",
    "NotoNaskhArabicBold": "NotoNaskhArabic-Bold.ttf",
    "NotoSansHebrewBold": "NotoSansHebrew-Bold.ttf",
    "NotoSansDevanagariBold": "NotoSansDevanagari-Bold.ttf",
    "NotoSansThai": "NotoSansThai-Regular.ttf",
    "NotoEmoji": "NotoEmoji-Regular.ttf",
}
"""Label fonts and their files. A label has one font, so each of a language has Latin letters and digits, too;
the last ones stand on keys only.
"""


@cache
def offered() -> tuple[Speech, ...]:
    """English, and the languages whose catalogues are complete; English alone where their list is broken."""
    try:
        complete = frozenset(json.loads(assets.text(*COMPLETE)))
    except (OSError, ValueError, TypeError) as problem:
        log.warning("The list of complete catalogues cannot be read (%s).", type(problem).__name__)
        complete = frozenset()
    return tuple(speech for speech in SPEECHES if speech.tag == SOURCE or speech.tag in complete)


def voiced(recorded: Collection[str]) -> tuple[Speech, ...]:
    """The languages that are offered, and those without complete words in which something was recorded."""
    told = offered()
    return (*told, *(speech for speech in recordable() if speech.tag in recorded and speech not in told))


def recordable() -> tuple[Speech, ...]:
    """The languages in which the kiosk's sentences can be recorded."""
    return (*SPEECHES, *RECORDED)


def speech_of(tag: str) -> Speech:
    """The language with that tag. KeyError."""
    return _BY_TAG[tag]


def own_name(tag: str) -> str:
    """A language by its own name; one the app does not speak by its tag."""
    return _BY_TAG[tag].own_name if tag in _BY_TAG else tag


_BY_TAG: Final = {speech.tag: speech for speech in recordable()}
