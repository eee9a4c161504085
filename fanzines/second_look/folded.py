"""Text made easy to search: digits of every script as 0 to 9, accents and vowel points left out."""

import unicodedata
from typing import Final

LETTER: Final = r"[\w\u0900-\u0963\u0966-\u0dff\u0e00-\u0e7f]"
"""For patterns: letters, digits, and the vowel signs Python's `\\w` leaves out."""
WORD: Final = rf"{LETTER}+(?:[-’']{LETTER}+)*"

_LEFT_OUT: Final = (
    *(range(0x0300, 0x0370), range(0x0591, 0x05C8), range(0x064B, 0x0660), range(0x200B, 0x2010)),
    *(range(0x202A, 0x202F), range(0x2060, 0x2070)),
)
_ALONE: Final = frozenset({0x00AD, 0x0640, 0x0670, 0xFEFF})
_SAME: Final = {"ی": "ي", "ى": "ي", "ک": "ك", "’": "'", "ʼ": "'", "‑": "-", "\xa0": " ", "\u202f": " "}


class Folded:
    """A text for searching; `span` leads from what was found back to the text it came from."""

    def __init__(self, source: str) -> None:
        letters: list[str] = []
        self._from: list[int] = []
        for place, letter in enumerate(source):
            for one in _folded(letter):
                letters.append(one)
                self._from.append(place)
        self.text = "".join(letters)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to before `end` stand in the source."""
        return self._from[start], self._from[end - 1] + 1


def folded(text: str) -> str:
    """The text as it is searched."""
    return Folded(text).text


def _folded(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    parts = (_SAME.get(part, part) for part in unicodedata.normalize("NFD", letter))
    return "".join(part for part in parts if not _is_left_out(ord(part)))


def _is_left_out(code: int) -> bool:
    return code in _ALONE or any(code in some for some in _LEFT_OUT)
