"""Slow work beside the screen: one worker, and its result handed over on the screen's own thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from kivy.clock import Clock

T = TypeVar("T")


class Background:
    """Does one thing after the other; `done` gets what came out, or the exception."""

    def __init__(self, name: str) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix=name)

    def do(self, act: Callable[[], T], done: Callable[[object], None]) -> "Future[T]":
        """Begin, or wait for what was begun before; what will have come out, for work that builds on it."""

        def hand_over(future: "Future[T]") -> None:
            result = future.exception() or future.result()
            Clock.schedule_once(lambda _dt: done(result))

        begun = self._worker.submit(act)
        begun.add_done_callback(hand_over)
        return begun

    def finish(self, seconds: float | None = None) -> None:
        """Wait until all that was begun is done: what is to be erased is erased before the kiosk locks.

        With `seconds`, no longer than that.
        """
        with suppress(TimeoutError):
            self._worker.submit(lambda: None).result(seconds)
