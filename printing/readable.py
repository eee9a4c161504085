"""How the text of a line with right-to-left words can be taken out of a PDF again in its logical order.

A mark (RLM or LRM) ends a word where a reader that turns right-to-left parts around would go astray.
"""

from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise
from typing import Final, NamedTuple
from unicodedata import bidirectional

from fanzines.model import Direction
from fanzines.typesetting import Line, Run

_RLM: Final = "\u200f"
_LRM: Final = "\u200e"
_STRONG_RTL: Final = frozenset({"R", "AL"})


class Letter(NamedTuple):
    """Text over a stretch of the line, mm from the box's left edge."""

    text: str
    left: float
    right: float


class Carrier(NamedTuple):
    """A word, or a whole left-to-right run: its letters from left to right."""

    run: Run
    letters: tuple[Letter, ...]


def carriers(line: Line) -> tuple[Carrier, ...]:
    """The line's text in logical order; nothing when all of it runs from left to right."""
    if not any(run.rtl for run in line.runs):
        return ()
    runs = sorted(line.runs, key=lambda run: run.start)
    return tuple(carrier for run in runs for carrier in _of_run(run, line.direction))


def glyph_texts(run: Run) -> tuple[str, ...]:
    """For each glyph the text it stands for: that of its cluster on the cluster's widest glyph."""
    texts = _cluster_texts(run)
    widest: dict[int, int] = {}
    for index, glyph in enumerate(run.glyphs):
        best = widest.setdefault(glyph.cluster, index)
        if glyph.advance > run.glyphs[best].advance:
            widest[glyph.cluster] = index
    return tuple(
        texts[glyph.cluster] if widest[glyph.cluster] == index else ""
        for index, glyph in enumerate(run.glyphs)
    )


def _of_run(run: Run, direction: Direction) -> Iterator[Carrier]:
    words = list(_words(_clusters(run)))
    if run.rtl:
        carried = [_right_to_left(word) for word in words]
        if carried and direction is Direction.LTR:
            carried[0] = (*carried[0][:-1], _marked(carried[0][-1], after=_LRM))
        return (Carrier(run, letters) for letters in carried)
    if not words:
        return iter(())
    letter = Letter(run.text.strip(), words[0][0].left, words[-1][-1].right)
    return iter((Carrier(run, (_marked(letter, _RLM) if direction is Direction.RTL else letter,)),))


def _right_to_left(word: list[Letter]) -> tuple[Letter, ...]:
    """The word's characters from left to right without a gap, each with its share of its cluster's width."""
    letters = [letter for cluster in reversed(word) for letter in _characters(cluster)]
    if bidirectional(letters[0].text[0]) not in _STRONG_RTL:
        letters[0] = _marked(letters[0], _RLM)
    edges = pairwise(accumulate((*(letter.left for letter in letters), letters[-1].right), max))
    return tuple(Letter(letter.text, *edge) for letter, edge in zip(letters, edges, strict=True))


def _characters(cluster: Letter) -> Iterator[Letter]:
    characters = _visual(cluster.text)
    share = (cluster.right - cluster.left) / len(characters)
    for place, character in enumerate(characters):
        left = cluster.left + place * share
        yield Letter(character, left, left + share)


def _visual(text: str) -> list[str]:
    """The characters from left to right, each with the marks on it."""
    found: list[str] = []
    for character in text:
        if found and bidirectional(character) == "NSM":
            found[-1] = character + found[-1]
        else:
            found.append(character)
    return found[::-1]


def _marked(letter: Letter, before: str = "", *, after: str = "") -> Letter:
    return letter._replace(text=before + letter.text + after)


def _words(clusters: list[Letter]) -> Iterator[list[Letter]]:
    for kind, word in groupby(clusters, _kind):
        if kind != "space":
            yield list(word)


def _kind(cluster: Letter) -> str:
    """Commas and their like stand alone: readers take them for parts of numbers."""
    if cluster.text.isspace():
        return "space"
    return "comma" if bidirectional(cluster.text[0]) == "CS" else "word"


def _clusters(run: Run) -> list[Letter]:
    """The run's clusters in logical order; what has no width of its own joins the one before."""
    found: list[Letter] = []
    for start, text in sorted(_cluster_texts(run).items()):
        wide = [g for g in run.glyphs if g.cluster == start and g.advance > 0]
        if wide:
            found.append(Letter(text, min(g.x for g in wide), max(g.x + g.advance for g in wide)))
        elif found:
            found[-1] = _marked(found[-1], after=text)
    return found


def _cluster_texts(run: Run) -> dict[int, str]:
    starts = sorted({glyph.cluster for glyph in run.glyphs})
    bounds = pairwise((*starts, run.start + len(run.text)))
    return {start: run.text[start - run.start : end - run.start] for start, end in bounds}
