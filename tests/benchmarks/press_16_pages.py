"""How long the press takes for 16 full pages, beside placing ready-made pages with pikepdf alone.

    python tests/benchmarks/press_16_pages.py [--strokes 200] [--rounds 3]

Each page holds a photograph of about 4 megapixels, a paragraph and so many strokes of 80 points. Every
measurement runs in a process of its own; memory is that process's peak. `cold` outlines every stroke first;
`warm` finds the outlines made, as after the pages were looked at.
"""

import argparse
import hashlib
import math
import random
import resource
import time
from collections.abc import Callable
from functools import cache
from io import BytesIO
from multiprocessing import get_context
from statistics import median
from typing import NamedTuple

import pikepdf
from PIL import Image

import assets
from fanzines.model import (
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Fold,
    Page,
    Photo,
    Placement,
    Point,
    Stroke,
    Words,
    new_id,
)
from printing.booklet import press, reading_pdf
from printing.imposition import saddle
from printing.paper import A4

PAGES = 16
LINE = "A quiet morning by the sea, where nobody asked me anything at all. "
PHOTOGRAPHS = ("brushes", "cat", "coffee", "dandelions", "fig")


class Measured(NamedTuple):
    """Seconds, peak megabytes of the process, and bytes written."""

    seconds: float
    peak: float
    size: int


@cache
def photograph(index: int) -> bytes:
    """A sample photograph enlarged to a kept one's size, turned about so that no two are the same."""
    name = PHOTOGRAPHS[index % len(PHOTOGRAPHS)]
    with Image.open(BytesIO(assets.data("sample", "photos", f"{name}.jpg"))) as small:
        large = small.convert("RGB").resize((2480, 1654)).rotate(index)
    file = BytesIO()
    large.save(file, "JPEG", quality=88)
    return file.getvalue()


def stroke(hand: random.Random) -> Stroke:
    x, y, bend = hand.uniform(0, 100), hand.uniform(0, 150), hand.uniform(2, 9)
    points = (Point(x + 0.5 * i, y + bend * math.sin(i / bend), hand.uniform(0.3, 0.7)) for i in range(80))
    return Stroke(Brush.PEN, "#0F6FB4", hand.uniform(0.8, 4), tuple(points))


def page(index: int, strokes: int) -> Page:
    hand = random.Random(index)
    digest = hashlib.sha256(photograph(index)).hexdigest()
    return Page(
        new_id(),
        (
            Photo(new_id(), Placement(74, 60, 1.0, 3 * index), digest, 120, 80),
            Words(new_id(), Placement(74, 130), LINE * 5, 130, size=14),
            Drawing(new_id(), Placement(5, 10), tuple(stroke(hand) for _ in range(strokes))),
        ),
    )


def fanzine(strokes: int) -> tuple[Fanzine, dict[str, bytes]]:
    photos = {hashlib.sha256(data).hexdigest(): data for data in map(photograph, range(PAGES))}
    pages = tuple(page(index, strokes) for index in range(PAGES))
    return Fanzine(new_id(), "2026-11", Fold.SADDLE, Direction.LTR, "", pages), photos


def imposed_by_pikepdf(pages: bytes) -> bytes:
    """The least that can be done: ready-made pages placed side by side on sheets."""
    file = BytesIO()
    with pikepdf.open(BytesIO(pages)) as source, pikepdf.new() as target:
        for sheet in saddle(PAGES, A4, Direction.LTR):
            for side in sheet.sides:
                target.add_blank_page(page_size=(A4.width, A4.height))
                for panel in side.panels:
                    if panel.page is not None:
                        box = pikepdf.Rectangle(panel.x, 0, panel.x + panel.width, panel.height)
                        target.pages[-1].add_overlay(source.pages[panel.page], box)
        target.save(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return file.getvalue()


def measured(work: Callable[[], bytes]) -> Measured:
    start = time.perf_counter()
    size = len(work())
    seconds = time.perf_counter() - start
    return Measured(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, size)


def pressed(strokes: int, looked_at: bool) -> Measured:
    work, photos = fanzine(strokes)
    if looked_at:
        press(work, photos.__getitem__)
    return measured(lambda: press(work, photos.__getitem__))


def placed(pages: bytes) -> Measured:
    return measured(lambda: imposed_by_pikepdf(pages))


def ready_made(strokes: int) -> bytes:
    work, photos = fanzine(strokes)
    return reading_pdf(work, photos.__getitem__)


def fresh(rounds: int, work: Callable[..., Measured], *arguments: object) -> Measured:
    """The median time of so many fresh processes, with the highest peak."""
    runs = []
    for _ in range(rounds):
        with get_context("spawn").Pool(1) as pool:
            runs.append(pool.apply(work, arguments))
    return Measured(median(run.seconds for run in runs), max(run.peak for run in runs), runs[0].size)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--strokes", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with get_context("spawn").Pool(1) as pool:
        pages = pool.apply(ready_made, (chosen.strokes,))
    found = {
        "pikepdf, ready-made pages": fresh(chosen.rounds, placed, pages),
        "press, cold": fresh(chosen.rounds, pressed, chosen.strokes, False),
        "press, warm": fresh(chosen.rounds, pressed, chosen.strokes, True),
    }
    least = found["pikepdf, ready-made pages"].seconds
    for name, run in found.items():
        print(
            f"{name:28}{run.seconds:8.2f} s {run.peak:7.0f} MB peak {run.size / 1e6:7.1f} MB"
            f"  {run.seconds / least:6.1f} x"
        )


if __name__ == "__main__":
    main()
