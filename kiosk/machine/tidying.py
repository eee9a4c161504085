"""Python's search for unreachable memory, kept out of the way of a hand that draws.

What start-up makes, some 400,000 objects, and every place, some 20,000, stays for as long as the app runs.
Searching it finds nothing and takes 150 ms at a time, half a second when all places are there.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from kivy.clock import Clock


def leave_out_what_starts() -> None:
    """Call before the app is imported: nothing is searched until it runs, and what there is then never is."""
    gc.disable()
    Clock.schedule_once(_search_from_here)


@contextmanager
def leave_out_what_is_built() -> Iterator[None]:
    """What is made within stays: nothing is searched meanwhile, and it itself by `search_all` only."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            _search_from_here()


def search_all() -> None:
    """Let go of whatever nothing points to, wherever it is."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _search_from_here(_dt: float = 0.0) -> None:
    gc.freeze()
    gc.enable()
