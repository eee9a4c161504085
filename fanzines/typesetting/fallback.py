"""Which font shows each grapheme cluster, so that no letter is ever an empty box."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fanzines.typesetting.faces import chain, prefers_emoji
from fanzines.typesetting.fonts import covers

# Default_Ignorable_Code_Point (DerivedCoreProperties.txt) as far as HarfBuzz draws nothing for it.
INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_NOTHING: Final = "\u200b"
_STAND_IN: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Choice:
    """For each character of a cluster the font and the character to shape; `missing` ones have a stand-in."""

    fonts: tuple[str, ...]
    shown: str
    missing: bool = False


@lru_cache(maxsize=8192)
def choose(cluster: str, face: str, script: str) -> Choice:
    """The first font of the face's chain that holds the whole cluster, else one for each character."""
    shown = "".join(_printable(char) for char in cluster)
    fonts = chain(face, script, prefers_emoji(shown))
    for key in fonts:
        if _holds(key, shown):
            return Choice((key,) * len(shown), shown)
    return _one_by_one(shown, fonts)


def _printable(char: str) -> str:
    if char == "\t":
        return " "
    return _NOTHING if unicodedata.category(char) == "Cc" else char


def _holds(key: str, cluster: str) -> bool:
    visible = INVISIBLE.sub("", cluster)
    if all(covers(key, char) for char in visible):
        return True
    composed = unicodedata.normalize("NFC", visible)
    return composed != visible and all(covers(key, char) for char in composed)


def _one_by_one(cluster: str, fonts: tuple[str, ...]) -> Choice:
    keys, shown = [], ""
    for char in cluster:
        key = next((key for key in fonts if _holds(key, char)), None)
        keys.append(key or _font_of_stand_in(fonts))
        shown += char if key else _STAND_IN
    return Choice(tuple(keys), shown, _STAND_IN in shown)


def _font_of_stand_in(fonts: tuple[str, ...]) -> str:
    return next(key for key in fonts if covers(key, _STAND_IN))
