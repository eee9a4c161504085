"""A day of visitors at an exhibition, compressed: no growth of memory, no dead end, always back to the wall.

Run by hand as `python -m tests.journeys.visitors --visitors 160 --seed 1`: as many as come in eight hours
when one comes every three minutes, each left alone for two seconds instead of a minute. The last line printed
is a summary; the exit code is 1 when memory went on growing. A dead end, or a way that does not lead back to
the wall, ends it with what was waited for.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

import assets
from tests.windows import run_app, xvfb

APP: Final = Path(__file__).parent / "apps/visitors_app.py"
GROWTH: Final = 12.0
"""Megabytes between the medians of the third quarter and the last: what is kept and dropped in turn."""
SECONDS_EACH: Final = 60


def main() -> int:
    """Let so many visitors come and go, and tell what was held."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visitors", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    began = time.monotonic()
    with xvfb() as display, tempfile.TemporaryDirectory() as folder:
        shutil.copytree(assets.path("sample", "show"), Path(folder) / "show")
        seconds = 180.0 + SECONDS_EACH * wanted.visitors
        report = run_app(
            APP, f"{wanted.visitors}:{wanted.seed}", folder, display=display, seconds=seconds, fresh=True
        )
    grown = growth(report["megabytes"])
    touches = ", ".join(f"{kind} {count}" for kind, count in report["done"].items())
    print(
        f"{wanted.visitors} visitors in {(time.monotonic() - began) / 60:.0f} minutes, seed {wanted.seed} "
        f"({touches}): no dead end, back to the wall {report['away']} of {report['away']} times; "
        f"{max(report['megabytes']):.0f} MB at the most, {grown:+.0f} MB from the third quarter to the last"
    )
    return int(grown > GROWTH)


def growth(held: list[float]) -> float:
    """Megabytes from the third quarter of the visitors to the last."""
    quarter = max(1, len(held) // 4)
    return median(held[-quarter:]) - median(held[-2 * quarter : -quarter])


if __name__ == "__main__":
    sys.exit(main())
