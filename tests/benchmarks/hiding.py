"""From a touch of the sign to hide to the drawing board on the screen, seen from outside.

    python -m tests.benchmarks.hiding [--rounds 5]

In the studio of the real app over a page of 2,000 strokes and six photos; the X server's own pointer touches.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from tests.benchmarks.input_to_pixel import BenchmarkFailed
from tests.benchmarks.table import Row, table
from tests.benchmarks.works import kiosk_folder
from tests.benchmarks.xserver import XServer
from tests.windows import environment, xvfb

SIGN = (1249, 30)
"""Where the sign lies at the DPI of a plain X server, and a part of her page."""
PAGE = (500, 100, 400, 500)
LOOK_EVERY, SETTLED, PATIENCE = 0.0005, 3.0, 60.0


def touch_to_board(folder: Path) -> float:
    """Milliseconds until nothing of the page is left on the screen. BenchmarkFailed when that never comes."""
    app_file = Path(__file__).parent / "studio_app.py"
    with xvfb() as display:
        server = XServer(display)
        app = subprocess.Popen(
            [sys.executable, str(app_file), str(folder)], env=environment(display), stdout=subprocess.DEVNULL
        )
        try:
            _wait(lambda: _drawn_upon(server), "the page")
            time.sleep(SETTLED)
            server.move(*SIGN)
            time.sleep(0.3)
            touched = time.perf_counter()
            server.button(True)
            _wait(lambda: not _drawn_upon(server), "the board")
            return (time.perf_counter() - touched) * 1000
        finally:
            app.kill()
            app.wait()
            server.close()


def rows(rounds: int = 5) -> Iterator[Row]:
    """Milliseconds."""
    with tempfile.TemporaryDirectory() as place:
        folder = kiosk_folder(Path(place), 2000, 6)
        times = [touch_to_board(folder) for _ in range(rounds)]
    yield Row(
        "a touch of the sign to hide: the drawing board is seen",
        f"{statistics.median(times):.0f} ms",
        f"{max(times):.0f} ms at worst",
    )


def _drawn_upon(server: XServer) -> bool:
    """Whether the page's middle shows anything but white and the ground's one colour."""
    data = server.pixels(PAGE)
    return len({data[at : at + 3] for at in range(0, len(data), 4 * 7)}) > 2


def _wait(done: Callable[[], bool], what: str) -> None:
    deadline = time.perf_counter() + PATIENCE
    while not done():
        if time.perf_counter() > deadline:
            raise BenchmarkFailed(f"There was never {what}.")
        time.sleep(LOOK_EVERY)


@click.command(help=__doc__)
@click.option("--rounds", default=5, show_default=True)
def main(rounds: int) -> None:
    click.echo(table(rows(rounds)))


if __name__ == "__main__":
    main()
