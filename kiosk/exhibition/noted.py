"""What visitors did, told to the journal of the show on the wall. Nobody waits for it."""

import logging
from collections.abc import Collection
from pathlib import Path

from exhibitions.journal.counts import What, forget
from exhibitions.journal.journal import Journal, JournalFails, journal_beside
from exhibitions.journal.tally import Tally, Writing

log = logging.getLogger(__name__)


class Noted:
    """The journal of whatever show is followed; of none nothing is noted."""

    def __init__(self) -> None:
        self._tally: Tally | None = None
        self._writing: Writing | None = None

    @property
    def journal(self) -> Journal | None:
        """The journal of the show that is followed."""
        return self._tally.journal if self._tally else None

    def follow(self, place: Path | None, gone: Collection[str] = ()) -> None:
        """Note what happens with the show in that place; `gone` of it was taken back. It uses the disk."""
        journal = Journal(journal_beside(place)) if place else None
        if self._tally is None or journal is None or self._tally.journal.path != journal.path:
            self.rest()
            self._begin(journal)
        if self.journal is None:
            return
        try:
            forget(self.journal, gone)
        except JournalFails:
            log.warning("The journal could not be brought up to what was taken back.")

    def add(self, slug: str, what: What) -> None:
        """Count one; it is written down later."""
        if self._tally:
            self._tally.add(slug, what)

    def write(self) -> None:
        """Write down now what was counted."""
        if self._tally:
            self._tally.write()

    def rest(self) -> None:
        """Write down what was counted and follow nothing."""
        if self._writing:
            self._writing.end()
        self._tally = self._writing = None

    def _begin(self, journal: Journal | None) -> None:
        if journal:
            self._tally = Tally(journal)
            self._writing = Writing(self._tally)
            self._writing.begin()
