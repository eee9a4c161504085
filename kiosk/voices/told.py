"""Which phrases have a voice in a language, and whose."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fanzines.voices.phrases import Part, Phrase, phrases
from fanzines.voices.store import Recorded, Voices


class Said(StrEnum):
    """How a phrase is said: recorded here, recorded elsewhere, as speech of the machine, or not at all."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    MACHINE = "machine"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase, and how it is said."""

    phrase: Phrase
    said: Said

    @property
    def recorded(self) -> bool:
        """Whether a person said it."""
        return self.said in (Said.HERE, Said.ELSEWHERE)


def lines(voices: Voices, language: str, *, speaks: bool) -> tuple[Line, ...]:
    """Every phrase in a language which the machine `speaks` or not. LibraryError."""
    recorded = voices.recorded(language)
    return tuple(Line(phrase, _said(recorded.get(phrase.text), speaks)) for phrase in phrases())


def counted(found: Iterable[Line]) -> dict[Part, tuple[int, int]]:
    """For each part how many of its phrases were recorded, and how many there are."""
    counts = dict.fromkeys(Part, (0, 0))
    for line in found:
        done, of = counts[line.phrase.part]
        counts[line.phrase.part] = (done + line.recorded, of + 1)
    return counts


def _said(recorded: Recorded | None, speaks: bool) -> Said:
    if recorded is not None:
        return Said.HERE if recorded.own else Said.ELSEWHERE
    return Said.MACHINE if speaks else Said.NOT
