"""Opening a page with much on it, and what one more stroke costs there.

    python -m tests.benchmarks.opening [--rounds 3]

In the studio of the real app, beside a page with a drawing of ten strokes; the two take turns.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from tests.benchmarks.table import Row, table
from tests.benchmarks.works import kiosk_folder
from tests.windows import environment, xvfb

APP = Path(__file__).parent / "studio_times_app.py"
PAGES = {"10 strokes": (10, 0), "2,000 strokes and 6 photos": (2000, 6)}
MEANINGS = {
    "build": "the studio built, once a start",
    "open": "the studio opened",
    "seen": "a page never seen before: all of it seen",
    "seen again": "a page seen before: all of it seen",
    "lift": "a stroke lifted: saved and shown",
    "dry": "the painter's picture in its place",
    "undo": "a stroke taken back and gone",
}


def run(folder: Path, display: str) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as copy:
        data = shutil.copytree(folder, Path(copy, "data"))
        times = _times(data, display)
        times["seen again"] = _times(data, display, "again")["seen"]
    return times


def _times(data: Path, display: str, *how: str) -> dict[str, list[float]]:
    command = [sys.executable, str(APP), str(data), *how]
    done = subprocess.run(command, env=environment(display), capture_output=True, text=True, check=True)
    times: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return times


def rows(rounds: int = 3) -> Iterator[Row]:
    """Milliseconds of the studio's own thread, or until something is seen."""
    found: dict[str, dict[str, list[float]]] = {name: {} for name in PAGES}
    with tempfile.TemporaryDirectory() as folder, xvfb() as display:
        for name, (strokes, photos) in PAGES.items():
            kiosk_folder(Path(folder, name), strokes, photos)
        for name in list(PAGES) * rounds:
            for what, times in run(Path(folder, name), display).items():
                found[name].setdefault(what, []).extend(times)
    few = next(iter(PAGES))
    for what, meaning in MEANINGS.items():
        for name in PAGES:
            middle, p95 = (
                statistics.median(found[name][what]),
                statistics.quantiles(found[name][what], n=20)[-1],
            )
            ratio = middle / statistics.median(found[few][what])
            yield Row(f"{meaning}, {name}", f"{middle:.1f} ms", f"{p95:.1f} ms", ratio, few)


@click.command(help=__doc__)
@click.option("--rounds", default=3, show_default=True)
def main(rounds: int) -> None:
    click.echo(table(rows(rounds)))


if __name__ == "__main__":
    main()
