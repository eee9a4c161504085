"""Slow work beside the screen: one worker, and its result handed over on the screen's own thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from kivy.clock import Clock


class Background:
    """Does one thing after the other; `done` gets what came out, or the exception."""

    def __init__(self, name: str) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix=name)

    def do(self, act: Callable[[], object], done: Callable[[object], None]) -> None:
        """Begin, or wait for what was begun before."""

        def hand_over(future: "Future[object]") -> None:
            result = future.exception() or future.result()
            Clock.schedule_once(lambda _dt: done(result))

        self._worker.submit(act).add_done_callback(hand_over)

    def finish(self) -> None:
        """Wait until all that was begun is done: what is to be erased is erased before the kiosk locks."""
        self._worker.submit(lambda: None).result()
