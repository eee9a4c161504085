"""Stencils are cut so that no counter falls out of the card."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pyclipper
import pytest
from fontTools.ttLib import TTFont

import assets
from fanzines.typesetting.fonts import font_file, units_per_em
from scripts.stencils import main, stencilled

clipper: Any = pyclipper  # it carries no types
RING = [(0.0, 0.0), (1000.0, 0.0), (1000.0, 1000.0), (0.0, 1000.0)]
HOLE = [(250.0, 250.0), (250.0, 750.0), (750.0, 750.0), (750.0, 250.0)]


def counters(paths: list[list[tuple[float, float]]]) -> int:
    return sum(not clipper.Orientation(path) for path in paths)


@pytest.mark.parametrize("bridges", [1, 2])
def test_a_counter_is_joined_to_the_outside(bridges: int) -> None:
    cut = stencilled([RING, HOLE], 1000.0, bridges)
    assert counters(cut) == 0
    assert len(cut) == bridges


def test_a_narrow_stroke_stays_whole() -> None:
    bar = [(0.0, 0.0), (120.0, 0.0), (120.0, 700.0), (0.0, 700.0)]
    assert len(stencilled([bar], 1000.0)) == 1


def test_a_cut_font_has_the_letters_and_the_layout_of_its_source(tmp_path: Path) -> None:
    target = tmp_path / "cut.ttf"
    source = font_file("NotoSansHebrew-Bold")
    assert main([str(source), str(target), "Cut For A Test", "--bridges", "1"]) == 0
    with TTFont(source) as before, TTFont(target) as after:
        assert before.getBestCmap() == after.getBestCmap()
        assert before["hmtx"]["uni05DE"][0] == after["hmtx"]["uni05DE"][0]
        assert after["name"].getDebugName(6) == "CutForATest"
        assert {"GSUB", "GPOS"} & set(before.keys()) <= set(after.keys())


@pytest.mark.parametrize("name", sorted(f.stem for f in assets.path("fonts").glob("CutStencil*.ttf")))
def test_no_large_counter_is_left_in_the_stencils_that_ship(name: str) -> None:
    with TTFont(BytesIO(font_file(name).read_bytes())) as font:
        glyphs, em = font["glyf"], units_per_em(name)
        left = [key for key in (font.getBestCmap() or {}).values() if _has_island(glyphs[key], 0.1 * em)]
    assert left == []


def _has_island(glyph: Any, least: float) -> bool:
    if glyph.numberOfContours <= 0:
        return False
    points, start = list(glyph.coordinates), 0
    for end in glyph.endPtsOfContours:
        path, start = points[start : end + 1], end + 1
        xs, ys = zip(*path, strict=True)
        if not clipper.Orientation(path) and min(max(xs) - min(xs), max(ys) - min(ys)) > least:
            return True
    return False
