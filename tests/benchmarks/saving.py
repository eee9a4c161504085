"""How long one edit takes until it lies in the encrypted library, on a page with few strokes and with many.

    python -m tests.benchmarks.saving [--edits 200]

The two pages take turns, edit by edit. Each edit is one more stroke, through the maker's sitting.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click

from fanzines.edits import AddStroke
from fanzines.library import Library
from fanzines.sitting import Sitting
from tests.benchmarks.table import Row, table
from tests.benchmarks.works import FANZINE, fanzine, short_stroke

FEW, MANY = 10, 5000


def save(sitting: Sitting, hand: random.Random) -> float:
    """Milliseconds for one more stroke."""
    page = sitting.fanzine.pages[0]
    edit = AddStroke(page.id, page.items[-1].id, short_stroke(hand))
    start = time.perf_counter()
    sitting.do(edit)
    return (time.perf_counter() - start) * 1000


def rows(edits: int = 200) -> Iterator[Row]:
    """Milliseconds for one edit."""
    hand = random.Random(1)
    times: dict[int, list[float]] = {FEW: [], MANY: []}
    with tempfile.TemporaryDirectory() as folder:
        libraries = {count: Library.create(Path(folder, str(count)), bytes(32)) for count in times}
        for count, library in libraries.items():
            library.new(fanzine(count))
        sittings = {count: Sitting(library, FANZINE) for count, library in libraries.items()}
        for count in list(times) * edits:
            times[count].append(save(sittings[count], hand))
        for library in libraries.values():
            library.close()
    few = f"{FEW} strokes"
    for count, found in times.items():
        p95 = statistics.quantiles(found, n=20)[-1]
        ratio = statistics.median(found) / statistics.median(times[FEW])
        median = f"{statistics.median(found):.2f} ms"
        yield Row(f"an edit saved, {count:,} strokes on the page", median, f"{p95:.2f} ms", ratio, few)


@click.command(help=__doc__)
@click.option("--edits", default=200, show_default=True)
def main(edits: int) -> None:
    click.echo(table(rows(edits)))


if __name__ == "__main__":
    main()
