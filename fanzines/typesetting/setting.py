"""Sets words into their box: the one entrance to typesetting."""

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from fanzines.model import Style as Look
from fanzines.model import Words
from fanzines.typesetting import breaking, fallback, itemising, shaping
from fanzines.typesetting.languages import language_of, runs_to_the_left
from fanzines.typesetting.lines import Begun, fill
from fanzines.typesetting.paragraph import LEADING, Style, prepare
from fanzines.typesetting.pieces import TRACKING
from fanzines.typesetting.rows import forget_lines, placed
from fanzines.typesetting.settext import Line, SetText

# Tracking and leading (em) that what lies under the words asks for.
_ROOM: Final = MappingProxyType(
    {Look.LABEL: (0.08, 1.55), Look.SCRAPS: (TRACKING, 1.7), Look.STRIP: (0.0, 1.7), Look.MARKED: (0.0, 1.5)}
)


@lru_cache(maxsize=64)
def set_words(words: Words) -> SetText:
    """Sets the words into their width. Half characters (lone surrogates) are set, and kept, as U+FFFD.

    A paragraph without a letter (empty, or digits only) runs as the words' language does.
    """
    language = language_of(words.language, words.text)
    tracking, leading = _ROOM.get(words.style, (0.0, LEADING))
    style = Style(
        words.face,
        words.size,
        words.width,
        words.align,
        language,
        runs_to_the_left(language),
        tracking,
        leading,
        words.style is Look.SCRAPS,
    )
    return _set_text(breaking.without_surrogates(words.text), style)


def missing(words: Words) -> tuple[str, ...]:
    """The clusters that no font here can show, each once: they are kept, and a sign stands in their place."""
    return set_words(words).missing


def forget_set() -> None:
    """Drops every remembered piece of text."""
    for remembered in (set_words, _set_text, _set_paragraph, breaking.clusters, fallback.choose):
        remembered.cache_clear()
    itemising.forget_choices()
    shaping.forget_shapes()
    forget_lines()


@lru_cache(maxsize=64)
def _set_text(text: str, style: Style) -> SetText:
    found: list[Line] = []
    missing: dict[str, None] = {}
    top = 0.0
    for start, end in breaking.paragraphs(text):
        begun, lacking = _set_paragraph(text[start:end], style)
        for at, row in begun:
            found.append(placed(row, start + at, top))
            top += found[-1].ascent + found[-1].descent
        missing |= dict.fromkeys(lacking)
    return SetText(tuple(found), style.width, top, tuple(missing))


@lru_cache(maxsize=128)
def _set_paragraph(text: str, style: Style) -> tuple[tuple[Begun, ...], tuple[str, ...]]:
    paragraph = prepare(text, style)
    return fill(paragraph), paragraph.itemised.missing
