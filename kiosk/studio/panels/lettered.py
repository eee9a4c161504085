"""A word set by the painter in each face and on each ground, as small pictures to choose by."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from PIL import Image

from fanzines.colours import brightness
from fanzines.model import Placement, Style, Words
from fanzines.typesetting import set_words
from fanzines.typesetting.caret import next_cluster
from printing.pictures.picture import item_picture

GROUNDS: Final = MappingProxyType(
    {
        Style.PLAIN: "#FFFFFF",
        Style.LABEL: "#0F6FB4",
        Style.SCRAPS: "#FFD23F",
        Style.SPEECH: "#FFFFFF",
        Style.THOUGHT: "#FFFFFF",
        Style.MARKED: "#FFD23F",
        Style.STRIP: "#F2B8A0",
    }
)
"""The ground each style comes with."""
INK: Final = "#1E1B18"
WHITE: Final = "#FFFFFF"
_DARK: Final = 0.35
_LETTERS: Final = 7
_ID: Final = "0" * 16
_HERE: Final = Placement(74.0, 60.0)
_WIDEST: Final = 140.0
_SIZE: Final = 24.0
_LARGEST: Final = 17.0
_FINEST: Final = 600.0


@dataclass(frozen=True, slots=True)
class Look:
    """How words look; `size` (pt) is the largest a sample may have."""

    face: str
    style: Style = Style.PLAIN
    colour: str = INK
    ground: str = "#FFFFFF"
    size: float = _LARGEST


def first_word(text: str) -> str:
    """As much of the first word as a tile can show, whole letters; empty when there is none."""
    word = next(iter(text.split()), "")
    end = 0
    for _ in range(_LETTERS):
        end = next_cluster(word, end)
    return word[:end]


def ground_for(before: Style, ground: str, after: Style) -> str:
    """The ground words keep when they take another style: their own, unless it only came with the first."""
    return GROUNDS[after] if ground == GROUNDS[before] else ground


def letters_on(style: Style, ground: str, colour: str) -> str:
    """The colour of the letters, so that they are seen: never that of their ground.

    A label as it comes is embossed: what would be black is white on it.
    """
    if style is Style.LABEL and ground == GROUNDS[style] and colour == INK:
        return WHITE
    if style is not Style.PLAIN and colour == ground:
        return WHITE if brightness(ground) < _DARK else INK
    return colour


def sample(word: str, look: Look, width_px: int, height_px: int, dpi: float) -> Image.Image:
    """The word in the middle of nothing, RGBA, as large as it fits. `dpi` is the screen's."""
    words = _close_fitting(word, look)
    made = item_picture(words, dict[str, bytes]().__getitem__, min(dpi * look.size / _SIZE, _FINEST)).image
    inked = made.crop(made.getbbox())
    inked.thumbnail((width_px, height_px), Image.Resampling.LANCZOS)
    tile = Image.new("RGBA", (width_px, height_px))
    tile.paste(inked, ((width_px - inked.width) // 2, (height_px - inked.height) // 2))
    return tile


def _close_fitting(word: str, look: Look) -> Words:
    wide = Words(
        _ID,
        _HERE,
        word,
        _WIDEST,
        _SIZE,
        look.colour,
        look.face,
        style=look.style,
        ground=look.ground,
    )
    widest = max(line.width for line in set_words(wide).lines)
    return replace(wide, width=min(widest + 0.01, _WIDEST))
