"""A path through the running app: a driver in a thread beside it, with a hand and eyes."""

import faulthandler
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from kivy.app import App
from kivy.clock import Clock

from kiosk.mainloop import AppEnded
from kiosk.tour.eyes import Eyes
from kiosk.tour.hand import Hand

SECONDS = 120.0
GRACE = 15.0
"""Seconds an app has to stop after the watchdog asked for it; then the process ends with code 70."""
HUNG = 70

Driver = Callable[[Hand, Eyes], None]


class JourneyTooLong(Exception):
    """The driver was not done in time."""


class Journey:
    """Runs the app until the driver is done, then raises what the driver raised."""

    def __init__(
        self, app: App, driver: Driver, *, seconds: float = SECONDS, picture: Path | None = None
    ) -> None:
        """The picture is where the screen is saved when the journey fails."""
        self._app = app
        self._driver = driver
        self._seconds = seconds
        self._picture = picture
        self._hand = Hand()
        self._eyes = Eyes(self._hand)
        self._problem: Exception | None = None
        self._over = threading.Event()

    def run(self) -> None:
        """Blocks. Raises the driver's exception, or JourneyTooLong."""
        self._app.bind(on_start=self._begin)
        try:
            self._app.run()
        finally:
            self._over.set()
        if self._problem:
            raise self._problem

    def _begin(self, app: App) -> None:
        Clock.schedule_once(lambda dt: threading.Thread(target=self._drive, daemon=True).start())
        threading.Thread(target=self._watch, daemon=True).start()

    def _drive(self) -> None:
        try:
            self._driver(self._hand, self._eyes)
        except Exception as problem:
            self._fail(problem)
        self._leave()

    def _watch(self) -> None:
        if self._over.wait(self._seconds):
            return
        faulthandler.dump_traceback(sys.__stderr__ or 2)
        self._fail(JourneyTooLong(f"The journey was not over after {self._seconds:.0f} seconds."))
        self._leave()
        if not self._over.wait(GRACE):
            os._exit(HUNG)

    def _fail(self, problem: Exception) -> None:
        self._problem = self._problem or problem
        if self._picture and not self._over.is_set():
            try:
                self._eyes.read_screen(self._picture)
            except AppEnded as ended:
                problem.add_note(f"There is no picture of it: {ended}")

    def _leave(self) -> None:
        Clock.schedule_once(lambda dt: self._app.stop())
