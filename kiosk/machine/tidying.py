"""Python's search for unreachable memory, kept out of the way of a hand that draws.

What start-up makes, some 400,000 objects, stays for as long as the app runs. Searching it takes 150 ms
at a time, half a second during the start alone, and finds nothing.
"""

import gc

from kivy.clock import Clock


def leave_out_what_starts() -> None:
    """Call before the app is imported: nothing is searched until it runs, and what there is then never is."""
    gc.disable()
    Clock.schedule_once(_search_from_here)


def _search_from_here(_dt: float) -> None:
    gc.freeze()
    gc.enable()
