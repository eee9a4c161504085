"""Counting in memory, written down every so often: what visitors do never waits for a disk."""

import logging
import threading
from collections import Counter
from collections.abc import Callable
from typing import Final

from exhibitions.journal.counts import MOST, Counted, What, add, today
from exhibitions.journal.journal import Journal, JournalFails

log = logging.getLogger(__name__)

EVERY: Final = 60.0
"""Seconds between two writings: as much as this is lost when the plug is pulled."""


class Tally:
    """Counts for one journal. It may be told from any thread."""

    def __init__(self, journal: Journal, day: Callable[[], str] = today) -> None:
        self.journal = journal
        self._day = day
        self._lock = threading.Lock()
        self._counted: Counter[tuple[str, str, What]] = Counter()

    def add(self, slug: str, what: What) -> None:
        """Count one."""
        with self._lock:
            self._counted[slug, self._day(), what] += 1

    def write(self) -> None:
        """Write down what was counted; what cannot be written now is kept for the next time."""
        with self._lock:
            counted, self._counted = self._counted, Counter()
        if not counted:
            return
        try:
            add(self.journal, (Counted(*key, min(number, MOST)) for key, number in sorted(counted.items())))
        except JournalFails:
            log.warning("The journal could not be written; it is tried again.")
            with self._lock:
                self._counted.update(counted)


class Writing:
    """Writes a tally down beside everything else, and a last time when it ends."""

    def __init__(self, tally: Tally, every: float = EVERY) -> None:
        self._tally, self._every = tally, every
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)

    def begin(self) -> None:
        """From now on."""
        self._thread.start()

    def end(self) -> None:
        """Write what is left and stop."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        self._tally.write()

    def _run(self) -> None:
        while not self._ended.wait(self._every):
            self._tally.write()
