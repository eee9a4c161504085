"""How late ink follows the pointer in the studio, beside Tux Paint and the smallest Kivy app.

    python -m tests.benchmarks.drawing [--rounds 3] [--samples 120]

The apps take turns, so that whatever else the machine does falls on all of them.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from tests.benchmarks.input_to_pixel import follow_pointer, summary
from tests.benchmarks.table import Row, table
from tests.benchmarks.works import kiosk_folder

START, REGION = (446, 50), (450, 54, 500, 560)
"""On the studio's page and on Tux Paint's, both 1280 x 800."""
STUDIO = "the studio, an empty page"
FULL = "the studio, 2,000 strokes on the page"
SMALLEST = "one Kivy line and nothing else"
TUX = "Tux Paint"


def commands(folder: Path) -> dict[str, list[str]]:
    """Each app and how it is started; its files go below the folder."""
    here = Path(__file__).parent
    studio = [sys.executable, str(here / "studio_app.py")]
    apps = {SMALLEST: [sys.executable, str(here / "drawing_app.py")]}
    for name, strokes in ((STUDIO, 0), (FULL, 2000)):
        apps[name] = [*studio, str(kiosk_folder(folder / str(strokes), strokes))]
    if shutil.which("tuxpaint"):
        options = "--windowed --1280x800 --nosound --nolockfile --startblank --nofancycursors --nosysconfig"
        apps[TUX] = ["tuxpaint", *options.split(), "--savedir", str(folder / "tux")]
    return apps


def rows(rounds: int = 3, samples: int = 120) -> Iterator[Row]:
    """Milliseconds from a moved pointer to a changed pixel."""
    with tempfile.TemporaryDirectory() as folder:
        apps = commands(Path(folder))
        times: dict[str, list[float | None]] = {name: [] for name in apps}
        for name, command in list(apps.items()) * rounds:
            times[name] += follow_pointer(command, START, REGION, samples)
    found = {name: summary(all_times) for name, all_times in times.items()}
    base = TUX if TUX in found else SMALLEST
    for name, latency in found.items():
        missed = f", {latency.missed} missed" if latency.missed else ""
        yield Row(
            f"input to pixel: {name}{missed}",
            f"{latency.median:.1f} ms",
            f"{latency.p95:.1f} ms",
            latency.median / found[base].median,
            base,
        )


@click.command(help=__doc__)
@click.option("--rounds", default=3, show_default=True)
@click.option("--samples", default=120, show_default=True)
def main(rounds: int, samples: int) -> None:
    click.echo(table(rows(rounds, samples)))


if __name__ == "__main__":
    main()
