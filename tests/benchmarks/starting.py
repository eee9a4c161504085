"""From the start of the process to the first touch that does something, seen from outside.

    python -m tests.benchmarks.starting [--rounds 5]

On home a locked kiosk is told to speak Arabic. In the studio the kiosk has opened its library by its phrase
on the way, and a dot of ink is drawn.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from tests.benchmarks.input_to_pixel import BenchmarkFailed
from tests.benchmarks.table import Row, table
from tests.benchmarks.works import kiosk_folder
from tests.benchmarks.xserver import XServer
from tests.windows import environment, xvfb

INK, WHITE = bytes((0x18, 0x1B, 0x1E)), b"\xff\xff\xff"
"""Blue, green, red, as the X server keeps them."""
LOOK_EVERY, TAP_EVERY = 0.004, 0.05
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Start:
    """A touch at `tap` changes the pixel at `watch`, which shows `before` once the place is painted."""

    what: str
    command: Sequence[str]
    tap: tuple[int, int]
    watch: tuple[int, int]
    before: bytes


def starts(folder: Path) -> tuple[Start, ...]:
    data = str(kiosk_folder(folder, 0))
    kiosk = [sys.executable, "-c", "from kiosk.cli import main; main()"]
    studio = [sys.executable, str(Path(__file__).parent / "studio_app.py"), data]
    return (
        Start("home, locked", [*kiosk, "--data", data, "--window", "1280x800"], (181, 42), (40, 25), INK),
        Start("the studio, unlocked on the way", studio, (706, 400), (706, 400), WHITE),
    )


def first_touch(start: Start) -> tuple[float, float]:
    """Seconds until the place is painted, and until a touch acts. BenchmarkFailed when none ever does."""
    with xvfb() as display:
        server = XServer(display)
        began = time.perf_counter()
        app = subprocess.Popen(start.command, env=environment(display), stdout=subprocess.DEVNULL)
        try:
            painted = _when(server, start, shows_before=True)
            return painted - began, _when(server, start, shows_before=False) - began
        finally:
            app.kill()
            app.wait()
            server.close()


def rows(rounds: int = 5) -> Iterator[Row]:
    """Seconds from the start of the process."""
    with tempfile.TemporaryDirectory() as folder:
        for start in starts(Path(folder)):
            times = [first_touch(start) for _ in range(rounds)]
            for name, found in zip(("painted", "a touch acts"), zip(*times, strict=True), strict=True):
                yield Row(
                    f"start to {start.what}: {name}",
                    f"{statistics.median(found):.2f} s",
                    f"{max(found):.2f} s at worst",
                )


def _when(server: XServer, start: Start, *, shows_before: bool) -> float:
    """The moment the pixel shows what it did before a touch, or another colour; taps meanwhile for that."""
    server.move(*start.tap)
    tapped, pressed, deadline = 0.0, False, time.perf_counter() + PATIENCE
    while (now := time.perf_counter()) < deadline:
        if (server.pixels((*start.watch, 1, 1))[:3] == start.before) is shows_before:
            return now
        if not shows_before and now - tapped > TAP_EVERY:
            pressed, tapped = not pressed, now
            server.button(pressed)
        time.sleep(LOOK_EVERY)
    raise BenchmarkFailed(f"Nothing came of the start to {start.what}.")


@click.command(help=__doc__)
@click.option("--rounds", default=5, show_default=True)
def main(rounds: int) -> None:
    click.echo(table(rows(rounds)))


if __name__ == "__main__":
    main()
