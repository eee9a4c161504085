"""The wall of an exhibition and its reader, with a thousand fanzines and with twenty.

    python -m tests.benchmarks.wall [--rounds 3]

The whole app on a show folder; the two shows take turns. The files of a show are verified beside the screen
meanwhile.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from tests.benchmarks.many import many_show
from tests.benchmarks.table import Row, table
from tests.windows import environment, xvfb

APP = Path(__file__).parent / "wall_app.py"
SHOWS = {"20 fanzines": 20, "1,000 fanzines": 1000}
MEANINGS = {
    "open": "the wall opened, every cover on the screen seen",
    "frame": "a frame while the wall moves",
    "turn": "a page turned",
    "memory": "memory at the most",
}


def rows(rounds: int = 3) -> Iterator[Row]:
    """Milliseconds, or megabytes."""
    found: dict[str, dict[str, list[float]]] = {name: {} for name in SHOWS}
    with tempfile.TemporaryDirectory() as folder, xvfb() as display:
        for name, count in SHOWS.items():
            many_show(Path(folder, name), count)
        for name in list(SHOWS) * rounds:
            for what, times in _times(Path(folder, name), display).items():
                found[name].setdefault(what, []).extend(times)
    few = next(iter(SHOWS))
    for what, meaning in MEANINGS.items():
        for name in SHOWS:
            middle = statistics.median(found[name][what])
            ratio = middle / statistics.median(found[few][what])
            yield Row(f"{meaning}, {name}", _said(what, middle), _worst(what, found[name][what]), ratio, few)


def _times(show: Path, display: str) -> dict[str, list[float]]:
    command = [sys.executable, str(APP), str(show)]
    done = subprocess.run(command, env=environment(display), capture_output=True, text=True, check=True)
    times: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return times


def _said(what: str, value: float) -> str:
    return f"{value:.0f} MB" if what == "memory" else f"{value:.1f} ms"


def _worst(what: str, values: list[float]) -> str:
    if len(values) < 20:
        return f"{_said(what, max(values))} at worst"
    return _said(what, statistics.quantiles(values, n=20)[-1])


@click.command(help=__doc__)
@click.option("--rounds", default=3, show_default=True)
def main(rounds: int) -> None:
    click.echo(table(rows(rounds)))


if __name__ == "__main__":
    main()
