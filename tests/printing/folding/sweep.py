"""Folds every product from every number of pages: `python -m tests.printing.folding.sweep`.

Slow; `make test` folds a sample of them (test_folding.py).
"""

import argparse
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from typing import NamedTuple

from fanzines.model import Direction
from tests.printing.folding.products import CASES, check


class Task(NamedTuple):
    """One product to print and fold."""

    case: int
    pages: int
    direction: Direction


def tasks(most: int) -> Iterator[Task]:
    """All there are with up to so many pages."""
    for number, case in enumerate(CASES):
        least, largest = case.pages
        for pages in range(least, min(most, largest) + 1):
            for direction in Direction:
                yield Task(number, pages, direction)


def fold(task: Task) -> str:
    """What went wrong, if anything did."""
    case = CASES[task.case]
    try:
        check(case, task.pages, task.direction)
    except Exception as problem:
        return f"{case.name}, {task.pages} pages, {task.direction}: {type(problem).__name__}"
    return ""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--most", type=int, default=96)
    options.add_argument("--seed", type=int, default=1, help="Nothing here is left to chance.")
    chosen = options.parse_args()
    todo = list(tasks(chosen.most))
    with get_context("spawn").Pool(2) as pool:
        wrong = [found for found in pool.imap_unordered(fold, todo, chunksize=20) if found]
    for found in wrong:
        print(found, file=sys.stderr)
    print(
        f"{len(CASES)} products, 1 to {chosen.most} pages, both directions: {len(todo)} printed, "
        f"folded and read, {len(wrong)} wrong"
    )
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
