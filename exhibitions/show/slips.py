"""What a visitor can leave: a stamp, a mark drawn with a finger, or a short word, on a slip of paper."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from exhibitions.show.address import is_slug

WIDTH: Final = 1000
HEIGHT: Final = 620
"""A slip in its own units; marks lie on it by whole numbers, y from the top."""
LONGEST_WORD: Final = 40
MOST_STROKES: Final = 60
MOST_POINTS: Final = 2000

Points = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """One of the project's stamps, by its name."""

    name: str

    def __post_init__(self) -> None:
        if not (
            self.name.replace("-", "").isalnum() and self.name.isascii() and len(self.name) <= LONGEST_WORD
        ):
            raise ValueError("a stamp goes by a short name")


@dataclass(frozen=True, slots=True)
class Mark:
    """Strokes as they lie on the slip: geometry, and nothing of how fast they were drawn."""

    strokes: tuple[Points, ...]

    def __post_init__(self) -> None:
        points = [point for stroke in self.strokes for point in stroke]
        if not (all(self.strokes) and 0 < len(points) <= MOST_POINTS and len(self.strokes) <= MOST_STROKES):
            raise ValueError("a mark is some strokes")
        if not all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points):
            raise ValueError("a mark lies on its slip")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a few, on one line."""

    text: str

    def __post_init__(self) -> None:
        if not 0 < len(self.text) <= LONGEST_WORD or self.text != plain(self.text):
            raise ValueError(f"a word has up to {LONGEST_WORD} letters")


Slip = Stamp | Mark | Word


@dataclass(frozen=True, slots=True)
class HungSlip:
    """A slip that hangs beside a fanzine, under a random name by which it can be taken back."""

    slug: str
    slip: Slip

    def __post_init__(self) -> None:
        if not is_slug(self.slug):
            raise ValueError("a slip that hangs goes by a slug")


def plain(text: str) -> str:
    """What was typed as one line: no breaks, nothing that steers a terminal or turns the line's direction."""
    kept = (sign for sign in text if not unicodedata.category(sign).startswith("C") or sign in "\u200c\u200d")
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def slip_as_json(slip: Slip) -> dict[str, Any]:
    """As it is kept and carried."""
    match slip:
        case Stamp(name):
            return {"stamp": name}
        case Mark(strokes):
            return {"mark": [[list(point) for point in stroke] for stroke in strokes]}
        case Word(text):
            return {"word": text}


def slips_as_json(slips: Iterable[HungSlip]) -> list[dict[str, Any]]:
    """As they hang beside a fanzine in a show."""
    return [{"slug": one.slug, "slip": slip_as_json(one.slip)} for one in slips]


def slip_from_json(value: Any) -> Slip:
    """The slip that value describes; ValueError when it describes none."""
    match value:
        case {"stamp": str(name), **rest} if not rest:
            return Stamp(name)
        case {"mark": list(strokes), **rest} if not rest:
            return Mark(tuple(_points(stroke) for stroke in strokes))
        case {"word": str(text), **rest} if not rest:
            return Word(text)
    raise ValueError("this is no slip")


def _points(stroke: Any) -> Points:
    if not isinstance(stroke, list):
        raise ValueError("a stroke is a row of points")
    points = []
    for point in stroke:
        match point:
            case [int(x), int(y)]:
                points.append((x, y))
            case _:
                raise ValueError("a point has two whole numbers")
    return tuple(points)
