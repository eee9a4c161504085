"""Sets words into their box: the one entrance to typesetting."""

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from fanzines.model import Style as Look
from fanzines.model import Words
from fanzines.typesetting import breaking, fallback, itemising, lines, shaping
from fanzines.typesetting.paragraph import LEADING, Style, prepare
from fanzines.typesetting.pieces import TRACKING
from fanzines.typesetting.settext import Glyph, Line, SetText, glyphs_of

_RTL_LANGUAGES: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


# Tracking and leading (em) that what lies under the words asks for.
_ROOM: Final = MappingProxyType(
    {Look.LABEL: (0.08, 1.55), Look.SCRAPS: (TRACKING, 1.7), Look.STRIP: (0.0, 1.7), Look.MARKED: (0.0, 1.5)}
)


@lru_cache(maxsize=64)
def set_words(words: Words) -> SetText:
    """Sets the words into their width. Half characters (lone surrogates) are set, and kept, as U+FFFD.

    A paragraph without a letter (empty, or digits only) runs as the words' language does.
    """
    rtl = words.language.split("-")[0].lower() in _RTL_LANGUAGES
    tracking, leading = _ROOM.get(words.style, (0.0, LEADING))
    style = Style(
        words.face,
        words.size,
        words.width,
        words.align,
        words.language,
        rtl,
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


@lru_cache(maxsize=64)
def _set_text(text: str, style: Style) -> SetText:
    found: list[Line] = []
    missing: dict[str, None] = {}
    top = 0.0
    for start, end in breaking.paragraphs(text):
        filled, lacking = _set_paragraph(text[start:end], style)
        for line in filled:
            found.append(_moved(line, start, top))
            top += line.ascent + line.descent
        missing |= dict.fromkeys(lacking)
    return SetText(tuple(found), style.width, top, tuple(missing))


@lru_cache(maxsize=128)
def _set_paragraph(text: str, style: Style) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    paragraph = prepare(text, style)
    return lines.fill(paragraph), paragraph.itemised.missing


def _moved(line: Line, start: int, top: float) -> Line:
    """The line, set as if its paragraph began the text and its baseline were at 0, where it belongs."""
    baseline = top + line.ascent
    runs = tuple(
        replace(run, start=run.start + start, glyphs=_moved_glyphs(run.glyphs, start, baseline))
        for run in line.runs
    )
    return replace(line, start=line.start + start, end=line.end + start, baseline=baseline, runs=runs)


def _moved_glyphs(glyphs: tuple[Glyph, ...], start: int, baseline: float) -> tuple[Glyph, ...]:
    if not glyphs:
        return ()
    gids, xs, ys, advances, clusters = zip(*glyphs, strict=True)
    return glyphs_of(gids, xs, [y + baseline for y in ys], advances, [c + start for c in clusters])
