"""How the text of a line can be taken out of a PDF again in its logical order.

Readers such as poppler go through a whole side one way, the way most of its letters run: here the side's
reading. They take a line's stretches of one direction in the order in which they stand, and turn around those
that run the other way. A mark (RLM or LRM) ends a stretch where such a reader would go astray, and a line of
two directions that runs against its side carries its unseen text in the order in which it is read there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain, groupby, pairwise
from typing import Final, NamedTuple
from unicodedata import bidirectional

from fanzines.model import Direction
from fanzines.typesetting import Line, Run

_RLM: Final = "\u200f"
_LRM: Final = "\u200e"
_STRONG_RTL: Final = frozenset({"R", "AL"})
_STRONG_LTR: Final = frozenset({"L", "EN"})
_IN_NUMBERS: Final = frozenset({"CS", "ES", "ET"})


class Letter(NamedTuple):
    """Text over a stretch of the line, mm from the box's left edge."""

    text: str
    left: float
    right: float


class Carrier(NamedTuple):
    """A word, or a whole left-to-right run: its letters from left to right."""

    run: Run
    letters: tuple[Letter, ...]


_Stretch = tuple[Carrier, ...]
"""What a run carries."""


def side_reading(texts: Iterable[str]) -> Direction:
    """The way in which most letters of a side run; to the right when as many run either way."""
    counted = Counter(map(bidirectional, chain.from_iterable(texts)))
    to_the_left = sum(counted[kind] for kind in _STRONG_RTL)
    return Direction.RTL if to_the_left > counted["L"] else Direction.LTR


def carriers(line: Line, reading: Direction, *, cut_out: bool = False) -> tuple[Carrier, ...]:
    """The line's text in logical order; nothing when all of it runs from left to right, unless cut out."""
    runs = sorted(line.runs, key=lambda run: run.start)
    if cut_out:
        runs = list(_joined(runs))
    elif not any(run.rtl for run in runs):
        return ()
    stretches = [_of_run(part, reading) for run in runs for part in _parts(run, reading)]
    return tuple(chain.from_iterable(_in_order([s for s in stretches if s], reading)))


def left_to_right(text: str, reading: Direction) -> str:
    """Text that runs to the right, with the marks that keep its first and last signs with it."""
    if reading is Direction.LTR:
        return text if _begins_a_stretch(text[:1]) else _LRM + text
    return text if _begins_a_stretch(text[-1:]) else text + _LRM


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


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Runs that follow one another at one level as one, as if all its letters were from one font."""
    for _, found in groupby(runs, lambda run: run.level):
        parts = list(found)
        ordered = parts[::-1] if parts[0].rtl else parts
        glyphs = tuple(glyph for part in ordered for glyph in part.glyphs)
        yield replace(parts[0], text="".join(part.text for part in parts), glyphs=glyphs)


def _in_order(stretches: list[_Stretch], reading: Direction) -> Iterable[_Stretch]:
    """The stretches one beside the other as they are read, moved only where they do not stand so already."""
    extents = [_extent(stretch) for stretch in stretches]
    if extents == sorted(extents, reverse=reading is Direction.RTL):
        return stretches
    widths = [right - left for left, right in extents]
    gaps = [_is_space_between(before[0].run, after[0].run) for before, after in pairwise(stretches)]
    start, end = min(left for left, _ in extents), max(right for _, right in extents)
    space = (end - start - sum(widths)) / max(sum(gaps), 1)
    steps = [width + space * gap for width, gap in zip(widths, gaps, strict=False)]
    places = list(accumulate(steps, initial=start))
    if reading is Direction.RTL:
        places = [start + end - place - width for place, width in zip(places, widths, strict=True)]
    moves = [place - left for place, (left, _) in zip(places, extents, strict=True)]
    return map(_moved, stretches, moves)


def _parts(run: Run, reading: Direction) -> Iterator[Run]:
    """Readers take a comma for a number, which ends a stretch that runs against the side."""
    if not run.rtl or reading is Direction.RTL:
        yield run
        return
    for _, found in groupby(_cluster_texts(run).items(), lambda item: _is_comma(item[1])):
        starts, texts = zip(*found, strict=True)
        glyphs = tuple(glyph for glyph in run.glyphs if glyph.cluster in starts)
        yield replace(run, text="".join(texts), start=starts[0], glyphs=glyphs)


def _is_space_between(before: Run, after: Run) -> bool:
    first = after.start + len(after.text) - len(after.text.lstrip())
    return before.start + len(before.text.rstrip()) < first


def _extent(stretch: _Stretch) -> tuple[float, float]:
    letters = [letter for carrier in stretch for letter in carrier.letters]
    return min(letter.left for letter in letters), max(letter.right for letter in letters)


def _moved(stretch: _Stretch, by: float) -> _Stretch:
    return tuple(
        Carrier(run, tuple(Letter(text, left + by, right + by) for text, left, right in letters))
        for run, letters in stretch
    )


def _of_run(run: Run, reading: Direction) -> _Stretch:
    words = list(_words(_clusters(run)))
    if run.rtl:
        carried = [_right_to_left(word) for word in words]
        if carried and reading is Direction.LTR:
            carried[0] = (*carried[0][:-1], _marked(carried[0][-1], after=_LRM))
        return tuple(Carrier(run, letters) for letters in carried)
    if not words:
        return ()
    letter = Letter(left_to_right(run.text.strip(), reading), words[0][0].left, words[-1][-1].right)
    return (Carrier(run, (_marked(letter, _RLM) if reading is Direction.RTL else letter,)),)


def _begins_a_stretch(sign: str) -> bool:
    return not sign or bidirectional(sign) in _STRONG_LTR


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
    if cluster.text.isspace():
        return "space"
    return "comma" if _is_comma(cluster.text) else "word"


def _is_comma(text: str) -> bool:
    """Commas, dashes and their like stand alone: readers take them for parts of numbers."""
    return bidirectional(text[0]) in _IN_NUMBERS


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
