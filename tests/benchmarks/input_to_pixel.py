"""From a moved pointer to a changed pixel, seen from outside: how late does ink follow the hand?

Any app that draws under a pressed pointer can be measured; each is started on an Xvfb of its own:

    python -m tests.benchmarks.input_to_pixel --start 300 200 --region 300 200 600 400 -- COMMAND ...
"""

import contextlib
import json
import random
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import click

from tests.benchmarks.xserver import Box, XServer
from tests.windows import environment, xvfb

STEP, ROW = 11, 15
"""Pixels between two places, and between two rows of them."""
REACH = 4
"""Half the side of the square that is watched around a place."""
LOOK_EVERY = 0.0003
GIVE_UP = 1.0
REST = (0.02, 0.06)
"""Seconds between two moves, at random: else they fall in step with the app's frames."""
SETTLED = 3.0
START_SECONDS = 40.0


class BenchmarkFailed(Exception):
    """Nothing could be measured."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from the pointer's move to the first changed pixel."""

    samples: int
    missed: int
    median: float
    p95: float
    worst: float


def measure(command: Sequence[str], start: tuple[int, int], region: Box, samples: int = 100) -> Latency:
    """How late the command's ink is. Raises BenchmarkFailed as `follow_pointer` does."""
    return summary(follow_pointer(command, start, region, samples))


def follow_pointer(
    command: Sequence[str], start: tuple[int, int], region: Box, samples: int
) -> list[float | None]:
    """Start the command, press at the start, move through the region: milliseconds, None for a miss.

    Raises BenchmarkFailed when nothing appears on the screen or the region is too small for the samples.
    """
    places = list(_places(region, samples))
    with xvfb() as display, _running(command, display):
        server = XServer(display)
        _settle(server, region)
        server.move(*start)
        server.button(True)
        time.sleep(0.3)
        times = [_follow(server, place) for place in places]
        server.button(False)
        server.close()
    return times


def summary(samples: Sequence[float | None]) -> Latency:
    """What the samples come to. Raises BenchmarkFailed when nearly all were missed."""
    times = [moment for moment in samples if moment is not None]
    if len(times) < 2:
        raise BenchmarkFailed("No pixel changed: does the app draw between the start and the region?")
    figures = (statistics.median(times), statistics.quantiles(times, n=20)[-1], max(times))
    return Latency(len(samples), samples.count(None), *(round(figure, 1) for figure in figures))


@contextlib.contextmanager
def _running(command: Sequence[str], display: str) -> Iterator[None]:
    app = subprocess.Popen(command, env=environment(display), stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        app.kill()
        app.wait()


def _settle(server: XServer, region: Box) -> None:
    """Wait until the app has painted the region and then left it alone for a while."""
    empty = before = server.pixels(region)
    deadline, quiet_since = time.monotonic() + START_SECONDS, time.monotonic()
    while before == empty or time.monotonic() - quiet_since < SETTLED:
        if time.monotonic() > deadline:
            raise BenchmarkFailed("The app painted nothing, or never came to rest.")
        time.sleep(0.05)
        now = server.pixels(region)
        if now != before:
            before, quiet_since = now, time.monotonic()


def _follow(server: XServer, place: tuple[int, int]) -> float | None:
    """Milliseconds until the pixels around the place change after a move to it; None when they do not."""
    time.sleep(random.uniform(*REST))
    box = (place[0] - REACH, place[1] - REACH, 2 * REACH, 2 * REACH)
    before = server.pixels(box)
    moved = time.perf_counter()
    server.move(*place)
    while time.perf_counter() - moved < GIVE_UP:
        if server.pixels(box) != before:
            return (time.perf_counter() - moved) * 1000
        time.sleep(LOOK_EVERY)
    return None


def _places(region: Box, count: int) -> Iterator[tuple[int, int]]:
    """Places on untouched ground, row by row, there and back."""
    left, top, width, height = region
    across = list(range(left + STEP, left + width - REACH, STEP))
    down = range(top + ROW, top + height - REACH, ROW)
    places = [
        (x, y) for number, y in enumerate(down) for x in (across if number % 2 == 0 else reversed(across))
    ]
    if len(places) < count:
        raise BenchmarkFailed(f"The region has room for {len(places)} samples, not for {count}.")
    yield from places[:count]


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--start", nargs=2, type=int, required=True, help="Where the pointer is pressed: X Y.")
@click.option("--region", nargs=4, type=int, required=True, help="Fresh ground: LEFT TOP WIDTH HEIGHT.")
@click.option("--samples", default=100, show_default=True)
@click.argument("command", nargs=-1, required=True)
def main(start: tuple[int, int], region: Box, samples: int, command: tuple[str, ...]) -> None:
    """Measure an app from outside; prints milliseconds as JSON."""
    click.echo(json.dumps(asdict(measure(command, start, region, samples))))


if __name__ == "__main__":
    main()
