"""Looks beside the screen, again and again, whether a newer version of the show lies in its folder."""

import logging
import threading
from collections.abc import Callable

from kivy.clock import Clock

from exhibitions.show.last_good import LastGood
from kiosk import theme

log = logging.getLogger(__name__)


class Renewing:
    """`renewed` is told on the screen's own thread that something else is to be shown."""

    def __init__(self, kept: LastGood, renewed: Callable[[], None]) -> None:
        self._kept, self._renewed = kept, renewed
        self._over = threading.Event()

    def start(self) -> None:
        """Begin; the app never waits for it to end."""
        threading.Thread(target=self._go, name="renewing", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()

    def _go(self) -> None:
        while not self._over.wait(theme.SHOW_RENEWED_EVERY):
            try:
                changed = self._kept.look()
            except OSError as problem:
                log.warning("The show's folder cannot be looked at (%s).", type(problem).__name__)
            else:
                if changed and not self._over.is_set():
                    Clock.schedule_once(lambda _dt: self._renewed())
