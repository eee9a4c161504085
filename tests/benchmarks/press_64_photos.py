"""How long the press takes for 64 photo pages, and how much memory for a book of 256, beside pikepdf alone.

    python -m tests.benchmarks.press_64_photos [--rounds 3]

Every page is filled by a photograph of about 4 megapixels that is read from the disk when it is asked for, as
the library's are. `composed and imposed` goes from the fanzine to the sheets; the pikepdf script only places
pages that lie ready, the one that joins chunks makes them beforehand. Every measurement runs in a process of
its own that imports no more than it needs; its peak of memory is told with what that takes.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from PIL import Image

from fanzines.model import Direction, Page, Photo, Placement
from printing.folding.pressing import PressPage, write_reading, write_sheets
from printing.folding.saddle import saddle
from printing.folding.sheeting import Product, Sheeting
from printing.paper import A4
from tests.benchmarks.memory import peak
from tests.benchmarks.table import Row, table

PAGES, BOOK = 64, 256
GRAIN: Final = 0.08
SHEETS = Sheeting(Product.SADDLE, thickness=0.1)
SIGNATURES = Sheeting(Product.SADDLE, thickness=0.1, signature=8)


class Measured(NamedTuple):
    """Seconds, peak megabytes of the process, bytes written."""

    seconds: float
    peak: float
    size: int


class Book(Sequence[PressPage]):
    """So many pages, each one photograph from a folder; made when they are asked for."""

    def __init__(self, folder: Path, count: int) -> None:
        self._files = sorted(folder.glob("*.jpg"))
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> PressPage:
        file = self._files[index % len(self._files)]
        identity = f"{index + 1:016x}"
        # Another name for every page: the same picture twice would be in the file once.
        name = f"{index:064x}"
        photo = Photo(identity, Placement(74, 105, 1.0, 90), name, 210, 148)
        return PressPage(Page(identity, (photo,)), lambda _name: file.read_bytes())


def put_photographs(folder: Path) -> None:
    """Those of the sample, turned about so that no two are the same, with the grain of a phone's sensor."""
    from tests.benchmarks.works import photograph

    with Image.open(BytesIO(photograph(0))) as first:
        grain = Image.effect_noise(first.size, 60).convert("RGB")
    for index in range(PAGES):
        with Image.open(BytesIO(photograph(index))) as smooth:
            Image.blend(smooth, grain, GRAIN).save(folder / f"{index:02}.jpg", quality=88)


def pressed(folder: Path, count: int, sheeting: Sheeting, out: Path | None) -> Measured:
    """The sheets, into memory or a file."""
    start = time.perf_counter()
    if out:
        with out.open("wb") as file:
            write_sheets(file, Book(folder, count), sheeting, Direction.LTR)
        size = out.stat().st_size
    else:
        made = BytesIO()
        write_sheets(made, Book(folder, count), sheeting, Direction.LTR)
        size = len(made.getvalue())
    return _measured(start, size)


def placed(pages: Path) -> Measured:
    """The least that can be done: ready-made pages placed side by side on sheets."""
    import pikepdf

    start = time.perf_counter()
    made = BytesIO()
    with pikepdf.open(pages) as source, pikepdf.new() as target:
        for sheet in saddle(PAGES, A4, Direction.LTR):
            for side in sheet.sides:
                target.add_blank_page(page_size=(A4.width, A4.height))
                for panel in side.panels:
                    if panel.page is not None:
                        box = pikepdf.Rectangle(panel.x, 0, panel.x + panel.width, panel.height)
                        target.pages[-1].add_overlay(source.pages[panel.page], box)
        target.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return _measured(start, len(made.getvalue()))


def _measured(start: float, size: int) -> Measured:
    seconds = time.perf_counter() - start
    return Measured(seconds, peak(), size)


def rows(rounds: int = 3) -> Iterator[Row]:
    """They take turns, so that all meet the same machine."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with get_context("spawn").Pool(1) as pool:
            pool.apply(put_photographs, (folder,))
        pictures = sum(file.stat().st_size for file in folder.glob("*.jpg"))
        ready = folder / "ready.pdf"
        with ready.open("wb") as file:
            write_reading(file, Book(folder, PAGES), Direction.LTR)
        works: dict[str, Callable[[], Measured]] = {
            "64 ready-made photo pages placed by pikepdf alone": lambda: _fresh(placed, ready),
            "64 photo pages composed and imposed": lambda: _fresh(pressed, folder, PAGES, SHEETS, None),
            "the same, into a file": lambda: _fresh(pressed, folder, PAGES, SHEETS, folder / "out.pdf"),
            "a book of 256 photo pages in signatures, into a file": lambda: _fresh(
                pressed, folder, BOOK, SIGNATURES, folder / "book.pdf"
            ),
        }
        runs: dict[str, list[Measured]] = {name: [] for name in works}
        for name in chain.from_iterable(works for _ in range(rounds)):
            runs[name].append(works[name]())
        least = median(run.seconds for run in next(iter(runs.values())))
        for name, found in runs.items():
            seconds, most = median(run.seconds for run in found), max(run.peak for run in found)
            size = found[0].size
            of = pictures * (BOOK // PAGES if "256" in name else 1)
            over = f"{100 * (size / of - 1):.2f} % over the pictures"
            what = f"{name} ({size / 1e6:.1f} MB, {over}, {most:.0f} MB peak)"
            yield Row(what, f"{seconds:.2f} s", "", seconds / least, "pikepdf")


def _fresh(work: Callable[..., Measured], *arguments: object) -> Measured:
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--rounds", type=int, default=3)
    print(table(rows(options.parse_args().rounds)))


if __name__ == "__main__":
    main()
