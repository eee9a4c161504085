"""How much memory the app holds while page after page is made.

Run by hand as `python -m tests.journeys.memory --pages 100 --seed 1`. The last line printed is a summary; the
exit code is 1 when the app held too much or went on growing.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from tests.windows import run_app, xvfb

APP: Final = Path(__file__).parent / "apps/memory_app.py"
MOST: Final = 400.0
"""Megabytes, with OpenGL in software, which takes about 60 of them."""
GROWTH: Final = 12.0
"""Megabytes between the medians of the third quarter and the last: what is kept and dropped in turn."""
SECONDS_EACH: Final = 45


def main() -> int:
    """Fill so many pages and tell what was held."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with xvfb() as display, tempfile.TemporaryDirectory() as folder:
        seconds = 120.0 + SECONDS_EACH * wanted.pages
        report = run_app(
            APP, f"{wanted.pages}:{wanted.seed}", folder, display=display, seconds=seconds, fresh=True
        )
    held: list[float] = report["megabytes"]
    quarter = max(1, len(held) // 4)
    growth = median(held[-quarter:]) - median(held[-2 * quarter : -quarter])
    print(
        f"{len(held)} pages, seed {wanted.seed}: {max(held):.0f} MB at the most, "
        f"{held[0]:.0f} after the first page, {growth:+.0f} MB from the third quarter to the last"
    )
    return int(max(held) > MOST or growth > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
