"""From a thread to Kivy's main thread and back; import after kiosk.start.prepare()."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from kivy.base import EventLoop
from kivy.clock import Clock

Value = TypeVar("Value")
PATIENCE = 20.0
"""Seconds a thread waits for the app before it gives up."""


class AppEnded(Exception):
    """The app stopped, or hangs, while a thread waited for it."""


def on_main(work: Callable[[], Value], seconds: float = PATIENCE) -> Value:
    """Run the work on the main thread and return its value, or raise what it raised."""
    if threading.current_thread() is threading.main_thread():
        return work()
    outcome: Future[Value] = Future()

    def do_it(dt: float) -> None:
        try:
            outcome.set_result(work())
        except Exception as problem:
            outcome.set_exception(problem)

    Clock.schedule_once(do_it)
    wait_for_app(outcome.done, seconds)
    return outcome.result()


def wait_for_app(done: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Sleep until it is done. Raises AppEnded when the app cannot do it any more."""
    deadline = time.monotonic() + seconds
    while not done():
        if EventLoop.status in ("stopped", "closed"):
            raise AppEnded("The app stopped before it had answered.")
        if time.monotonic() > deadline:
            raise AppEnded(f"The app has not answered for {seconds:.0f} seconds.")
        time.sleep(0.002)
