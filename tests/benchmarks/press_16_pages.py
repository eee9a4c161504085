"""How long the press takes for 16 full pages, beside placing ready-made pages with pikepdf alone.

    python -m tests.benchmarks.press_16_pages [--strokes 200] [--rounds 3]

Each page holds a photograph of about 4 megapixels, a paragraph and so many strokes of 80 points. Every
measurement runs in a process of its own; memory is that process's peak. `cold` outlines every stroke first;
`warm` finds the outlines made, as after the pages were looked at.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from multiprocessing import get_context
from statistics import median
from typing import NamedTuple

import pikepdf

from fanzines.model import Direction, Drawing, Fanzine, Fold, Page, Photo, Placement, Words, new_id
from printing.folding.imposition import saddle
from printing.paper import A4
from printing.products.booklet import press, reading_pdf
from tests.benchmarks.memory import peak
from tests.benchmarks.table import Row, table
from tests.benchmarks.works import digest, long_stroke, photograph

PAGES = 16
LINE = "A quiet morning by the sea, where nobody asked me anything at all. "


class Measured(NamedTuple):
    """Seconds, peak megabytes of the process, and bytes written."""

    seconds: float
    peak: float
    size: int


def page(index: int, strokes: int) -> Page:
    hand = random.Random(index)
    name = digest(photograph(index))
    return Page(
        new_id(),
        (
            Photo(new_id(), Placement(74, 60, 1.0, 3 * index), name, 120, 80),
            Words(new_id(), Placement(74, 130), LINE * 5, 130, size=14),
            Drawing(new_id(), Placement(5, 10), tuple(long_stroke(hand) for _ in range(strokes))),
        ),
    )


def fanzine(strokes: int) -> tuple[Fanzine, dict[str, bytes]]:
    photos = {digest(data): data for data in map(photograph, range(PAGES))}
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
    return Measured(seconds, peak(), size)


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


def rows(strokes: int = 200, rounds: int = 3) -> Iterator[Row]:
    """Seconds to a whole file."""
    with get_context("spawn").Pool(1) as pool:
        pages = pool.apply(ready_made, (strokes,))
    least = "pikepdf"
    found = {
        "ready-made pages placed by pikepdf alone": fresh(rounds, placed, pages),
        "16 pages pressed, never looked at": fresh(rounds, pressed, strokes, False),
        "16 pages pressed after they were looked at": fresh(rounds, pressed, strokes, True),
    }
    baseline = next(iter(found.values())).seconds
    for name, run in found.items():
        size = f"{run.size / 1e6:.1f} MB, {run.peak:.0f} MB peak"
        yield Row(f"{name} ({size})", f"{run.seconds:.2f} s", "", run.seconds / baseline, least)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--strokes", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    print(table(rows(chosen.strokes, chosen.rounds)))


if __name__ == "__main__":
    main()
