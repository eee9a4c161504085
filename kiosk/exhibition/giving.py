"""What visitors leave for a maker and take home: what the open fanzine allows of it, and doing it."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from kivy.clock import Clock
from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty

from exhibitions.journal.answers import leave
from exhibitions.journal.counts import What
from exhibitions.show.reading import Booklet, Show, ShowEntry
from exhibitions.show.slips import Slip
from kiosk import theme
from kiosk.background import Background
from kiosk.exhibition.answering import AnswerSheet
from kiosk.exhibition.noted import Noted
from kiosk.exhibition.taking import Taken, TakeSheet, take
from printing.printers.known import Known

log = logging.getLogger(__name__)

Done = Callable[[object], None]

_COUNTED: Final = {Taken.PRINTED: What.PRINTED, Taken.SAVED: What.SAVED}


class Giving(EventDispatcher):
    """`answers` and `booklets`: the open fanzine takes answers, can be taken home.

    `read`: its last page was seen. `prints`: the printer is not busy with the booklet before.
    """

    answers = BooleanProperty(False)
    booklets = BooleanProperty(False)
    read = BooleanProperty(False)
    prints = BooleanProperty(True)

    def __init__(self, noted: Noted, background: Background) -> None:
        super().__init__()
        self._noted, self._background = noted, background
        self._printing = Background("booklets")
        self._open: tuple[Show, ShowEntry] | None = None
        self._rest = Clock.create_trigger(self._rested, theme.BOOKLETS_APART)

    def open(self, show: Show, entry: ShowEntry) -> None:
        """Somebody opens a fanzine: it is counted."""
        self._open = show, entry
        self.read = False
        self.answers = show.answers
        self.booklets = bool(entry.booklets) and show.booklets_a_day > 0
        self._noted.add(entry.key, What.OPENED)

    def finish(self) -> None:
        """Its last page was seen: it is counted."""
        if self._open is not None:
            self._noted.add(self._open[1].key, What.FINISHED)
            self.read = True

    def close(self) -> None:
        """It is closed."""
        self._open = None
        self.answers = self.booklets = self.read = False

    def answer(self) -> AnswerSheet:
        """The sheet on which an answer is made."""
        return AnswerSheet(self._leave)

    def take(self, folder: Path | None, known: Known) -> TakeSheet:
        """The sheet on which a booklet is chosen; in `folder` it is kept as a file, else printed."""
        assert self._open is not None
        return TakeSheet(self._open[1].booklets, partial(self._take, *self._open, folder, known))

    def _leave(self, slip: Slip, done: Done) -> None:
        """Where nothing is noted, as in a preview, it looks the same and nothing is kept."""
        key = self._open[1].key if self._open is not None else ""

        def put() -> bool:
            journal = self._noted.journal
            return journal is None or leave(journal, key, slip)

        self._background.do(put, done)

    def _take(
        self, show: Show, entry: ShowEntry, folder: Path | None, known: Known, booklet: Booklet, done: Done
    ) -> None:
        def print_one() -> Taken:
            journal = self._noted.journal
            return Taken.SAVED if journal is None else take(show, booklet, journal, folder, known)

        def taken(result: object) -> None:
            if isinstance(result, Exception):
                log.warning("A booklet could not be printed (%s).", type(result).__name__)
            if result is Taken.PRINTED:
                self.prints = False
                self._rest()
            if isinstance(result, Taken):
                self._noted.add(entry.key, _COUNTED[result])
            done(result)

        self._printing.do(print_one, taken)

    def _rested(self, _dt: float) -> None:
        self.prints = True
