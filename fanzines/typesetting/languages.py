"""What a language tag (BCP 47) asks of typesetting."""

import re
from typing import Final

_RTL: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_NASTALIQ: Final = frozenset({"ur", "pnb", "skr", "ks", "bal"})
_URDU: Final = re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1-\u06c3\u06d2\u06d3]")
# Letters of Pashto, Sindhi, Kurdish and Uyghur, which have some of Urdu's as well.
_NOT_URDU: Final = re.compile(
    "[\u067a-\u067d\u067f\u0680\u0681\u0683-\u0685\u0687\u0689\u068a\u068c\u068d\u068f"
    "\u0693\u0695\u0696\u0699\u069a\u06aa\u06ab\u06ad\u06b1\u06b3\u06b5\u06bb\u06bc"
    "\u06c6-\u06c8\u06cb\u06cd\u06ce\u06d0\u06d5]"
)


def language_of(tag: str, text: str) -> str:
    """The tag; for text without one, Urdu where its letters say so, else an empty one."""
    if tag:
        return tag
    return "ur" if _URDU.search(text) and not _NOT_URDU.search(text) else ""


def runs_to_the_left(tag: str) -> bool:
    """Whether the language is written from right to left."""
    return tag.split("-")[0].lower() in _RTL


def in_nastaliq(tag: str) -> bool:
    """Whether its Arabic letters are printed hanging: as a script subtag says, else as is usual for it."""
    first, *others = tag.lower().split("-")
    return "aran" in others or (first in _NASTALIQ and "arab" not in others)
