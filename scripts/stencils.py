"""Cuts stencils out of heavy fonts: every counter is joined to the outside by bridges, as in a sheet of card.

    python -m scripts.stencils SOURCE.ttf TARGET.ttf "Name Of Stencil" [--bridges 1] [--keep 370-3FF,400-4FF]

Layout stays as it is, so letters join and marks are placed as in the source; outlines become straight lines.
Letters that a second bridge would break into two others (Hebrew, Bengali) get one.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import fontTools.subset
import pyclipper
from fontTools.misc import bezierTools
from fontTools.pens import basePen, ttGlyphPen
from fontTools.ttLib import TTFont

clipper: Any = pyclipper  # they carry no types
pens: Any = basePen
beziers: Any = bezierTools
glyph_pens: Any = ttGlyphPen
subset: Any = fontTools.subset

Path_ = list[tuple[float, float]]
Span = tuple[float, float]

BRIDGE: Final = 0.075
_THICKEST: Final = 0.36
_SMALLEST: Final = 0.05
_WIDE: Final = 0.62
_ROUNDS: Final = 4
_STEPS: Final = 7
_FINE: Final = 16
_NAMES: Final = (1, 3, 4, 6, 16, 17, 21, 22, 25)


class _Flat(pens.BasePen):  # type: ignore[misc]  # fontTools carries no types
    """Gathers a glyph's contours as polygons."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.paths: list[Path_] = []

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools calls it by this name
        self.paths.append([point])

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools calls it by this name
        self.paths[-1].append(point)

    def _qCurveToOne(self, pull: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802 - as above
        start = self.paths[-1][-1]
        for step in range(1, _STEPS + 1):
            self.paths[-1].append(beziers.quadraticPointAtT(start, pull, end, step / _STEPS))


def stencilled(paths: Sequence[Path_], em: float, bridges: int = 2) -> list[Path_]:
    """The outlines (non-zero rule) with bridges across the ink around each counter."""
    solid = [path for path in paths if len(path) > 2]
    if not solid:
        return []
    form = clipper.scale_to_clipper(solid, _FINE)
    whole = clipper.SimplifyPolygons(form, clipper.PFT_NONZERO)
    for _ in range(_ROUNDS):
        bars = [bar for path in whole for bar in _bars(path, whole, em * _FINE, bridges)]
        whole = _without(whole, bars)
        if not any(_is_counter(path, em * _FINE) for path in whole):
            break
    clean = clipper.CleanPolygons(whole, 0.0012 * em * _FINE)
    return [path for path in clipper.scale_from_clipper(clean, _FINE) if len(path) > 2]


def _without(whole: list[Path_], bars: list[Path_]) -> list[Path_]:
    if not bars:
        return whole
    cut = clipper.Pyclipper()
    cut.AddPaths(whole, clipper.PT_SUBJECT, True)
    cut.AddPaths(bars, clipper.PT_CLIP, True)
    left: list[Path_] = cut.Execute(clipper.CT_DIFFERENCE, clipper.PFT_NONZERO, clipper.PFT_NONZERO)
    return left


def _is_counter(path: Path_, em: float) -> bool:
    """Whether the outline is a hole that is worth a bridge."""
    xs, ys = zip(*path, strict=True)
    extent = min(max(xs) - min(xs), max(ys) - min(ys))
    return not clipper.Orientation(path) and extent >= _SMALLEST * em


def _bars(path: Path_, whole: list[Path_], em: float, bridges: int) -> Iterator[Path_]:
    """What is cut for one outline: above and below a counter, or through the long bar of a letter without."""
    xs, ys = zip(*path, strict=True)
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    x, half = (left + right) / 2, BRIDGE * em / 2
    spans = _ink(whole, x)
    if _is_counter(path, em):
        below = [span for span in spans if span[1] <= (low + high) / 2][-1:]
        above = [span for span in spans if span[0] >= (low + high) / 2][:1]
        beside = sorted((*below, *above), key=lambda span: span[1] - span[0])
        thin = [span for span in beside if span[1] - span[0] < _THICKEST * em]
        chosen = thin[:bridges] or beside[:1]
    elif clipper.Orientation(path) and right - left > _WIDE * em and not _has_counter(path, whole):
        chosen = [span for span in spans[:1] if span[1] - span[0] < _THICKEST * em]
    else:
        return
    for bottom, top in chosen:
        yield [
            (x - half, bottom - half),
            (x + half, bottom - half),
            (x + half, top + half),
            (x - half, top + half),
        ]


def _has_counter(path: Path_, whole: list[Path_]) -> bool:
    holes = (other for other in whole if not clipper.Orientation(other))
    return any(clipper.PointInPolygon(hole[0], path) for hole in holes)


def _ink(whole: list[Path_], x: float) -> list[Span]:
    """Where an upright line at x runs through ink, from below."""
    meets = []
    for path in whole:
        for (ax, ay), (bx, by) in zip(path, (*path[1:], path[0]), strict=True):
            if (ax <= x) != (bx <= x):
                meets.append(ay + (by - ay) * (x - ax) / (bx - ax))
    meets.sort()
    return list(zip(meets[::2], meets[1::2], strict=True))


def cut(font: Any, name: str, bridges: int = 2) -> None:
    """Cuts every glyph of the font, and names it anew."""
    glyphs, em = font.getGlyphSet(), font["head"].unitsPerEm
    made = {}
    for key in font.getGlyphOrder():
        flat = _Flat(glyphs)
        glyphs[key].draw(flat)
        pen = glyph_pens.TTGlyphPen(None)
        for path in stencilled(flat.paths, em, bridges):
            _draw(pen, [(round(x), round(y)) for x, y in path])
        made[key] = pen.glyph()
    for key, glyph in made.items():
        font["glyf"][key] = glyph
        width = font["hmtx"][key][0]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][key] = (width, getattr(glyph, "xMin", 0) if glyph.numberOfContours else 0)
    _rename(font, name)


def _draw(pen: Any, points: Sequence[tuple[int, int]]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def _rename(font: Any, name: str) -> None:
    table = font["name"]
    for number in _NAMES:
        table.removeNames(number)
    for number, text in ((1, name), (3, name), (4, name), (6, name.replace(" ", ""))):
        table.setName(text, number, 3, 1, 0x409)
    for tag in ("cvt ", "fpgm", "prep", "gasp", "DSIG", "HVAR", "STAT"):
        if tag in font:
            del font[tag]


def _keep(font: Any, ranges: str) -> None:
    options = subset.Options(layout_features=["*"], hinting=False, glyph_names=False, notdef_outline=True)
    chosen = subset.Subsetter(options)
    found = list[int]()
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    chosen.populate(unicodes=found)
    chosen.subset(font)


def main(arguments: Sequence[str]) -> int:
    """Reads one font and writes its stencil."""
    parser = ArgumentParser(prog="python -m scripts.stencils")
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("name")
    parser.add_argument("--bridges", type=int, default=2)
    parser.add_argument("--keep", default="")
    chosen = parser.parse_args(arguments)
    with TTFont(chosen.source) as font:
        if chosen.keep:
            _keep(font, chosen.keep)
        cut(font, chosen.name, chosen.bridges)
        font.save(chosen.target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
