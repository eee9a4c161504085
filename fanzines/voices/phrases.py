"""The phrases of the kiosk that a voice can say: messages of the catalogues that makers and visitors meet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

import assets


class Part(StrEnum):
    """Where in the kiosk a phrase is met, in the order they are recorded."""

    INVITATIONS = "invitations"
    BEGINNING = "beginning"
    TABLE = "table"
    STICKERS = "stickers"
    FINISHING = "finishing"
    CIRCLE = "circle"
    EXHIBITION = "exhibition"


_STANDS_IN: Final = {
    "assets/prompts/": Part.INVITATIONS,
    "kiosk/language.py": Part.BEGINNING,
    "kiosk/home/": Part.BEGINNING,
    "kiosk/hiding/": Part.BEGINNING,
    "kiosk/widgets/": Part.BEGINNING,
    "kiosk/names.py": Part.TABLE,
    "assets/stickers/": Part.STICKERS,
    "kiosk/studio/": Part.TABLE,
    "kiosk/camera/": Part.TABLE,
    "kiosk/finish/": Part.FINISHING,
    "kiosk/microphone/": Part.FINISHING,
    "kiosk/wish/": Part.FINISHING,
    "assets/topics/": Part.CIRCLE,
    "kiosk/circle/": Part.CIRCLE,
    "kiosk/exhibition/": Part.EXHIBITION,
}
_MESSAGE: Final = re.compile(r'^((?:#: .*\n)+)msgid ((?:".*"\n)+)msgstr', re.MULTILINE)
_QUOTED: Final = re.compile(r'"(.*)"')


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: its message as it stands in the code, in English, and the part where it is met first."""

    text: str
    part: Part


@lru_cache
def phrases() -> tuple[Phrase, ...]:
    """Every phrase, part by part; those whose words change, such as a count, have to be made as speech.

    AssetMissing when this copy of the app lacks the messages.
    """
    order = list(Part)
    return tuple(sorted(_found(assets.text("locale", "fanzine.pot")), key=lambda one: order.index(one.part)))


def _found(template: str) -> Iterator[Phrase]:
    for places, quoted in _MESSAGE.findall(template):
        text = _plain("".join(_QUOTED.findall(quoted)))
        parts = {part for start, part in _STANDS_IN.items() if f" {start}" in places}
        if parts and text and "{" not in text:
            yield Phrase(text, min(parts, key=list(Part).index))


def _plain(quoted: str) -> str:
    """A message without the escapes of a catalogue."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], quoted)
