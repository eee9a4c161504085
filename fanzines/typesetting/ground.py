"""What words are set on, from the lowest shape to the highest. Lengths are the box's mm, y down."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from fanzines.model import Direction, Placement, Style, Words
from fanzines.plane import Box, box_around
from fanzines.typesetting import breaking
from fanzines.typesetting.bands import label, marked, strip
from fanzines.typesetting.bubbles import speech, thought
from fanzines.typesetting.scraps import MM_PER_PT, Scrap, scraps
from fanzines.typesetting.setting import set_words
from fanzines.typesetting.shapes import Shape, bands

_ANY: Final = "0" * 16
_ANYWHERE: Final = Placement(0.0, 0.0)
_BANDS: Final = {Style.LABEL: label, Style.MARKED: marked, Style.STRIP: strip}
_BUBBLES: Final = {Style.SPEECH: speech, Style.THOUGHT: thought}


@dataclass(frozen=True, slots=True)
class Ground:
    """Shapes and the box around them (None without any); `scraps` when the letters themselves are moved."""

    shapes: tuple[Shape, ...] = ()
    box: Box | None = None
    scraps: tuple[Scrap, ...] = ()


def grounds(words: Words) -> Ground:
    """What those words lie on: nothing when they are plain, or when nothing of them is to be seen."""
    if words.style is Style.PLAIN:
        return Ground()
    return _ground(replace(words, id=_ANY, placement=_ANYWHERE))


@lru_cache(maxsize=64)
def _ground(words: Words) -> Ground:
    if words.style is Style.SCRAPS:
        found = tuple(_scraps(words))
        return _of(tuple(shape for scrap in found for shape in scrap.shapes), found)
    return _of(_shapes(words))


def _of(shapes: tuple[Shape, ...], found: tuple[Scrap, ...] = ()) -> Ground:
    points = [point for shape in shapes for ring in shape.rings for point in ring]
    return Ground(shapes, box_around(points) if points else None, found)


def _scraps(words: Words) -> tuple[Scrap, ...]:
    text = breaking.without_surrogates(words.text)
    return tuple(scraps(set_words(words), text, words.size * MM_PER_PT, words.colour, words.ground))


def _shapes(words: Words) -> tuple[Shape, ...]:
    set_text, em = set_words(words), words.size * MM_PER_PT
    lines = bands(set_text)
    if not lines:
        return ()
    if draw := _BANDS.get(words.style):
        return tuple(shape for band in lines for shape in draw(band, em, words.ground))
    to_the_left = set_text.lines[lines[0].index].direction is Direction.LTR
    bubble = _BUBBLES[words.style]
    return tuple(bubble(lines, em, words.ground, words.colour, to_the_left=to_the_left))


def forget_grounds() -> None:
    """Drops what is remembered of any words."""
    _ground.cache_clear()
