"""Slow work at the press that is given up when nobody waits for it any more."""

from collections.abc import Callable
from contextvars import ContextVar
from threading import Event
from typing import TypeVar

T = TypeVar("T")


class GivenUp(Exception):
    """Nobody waits for it any more; nothing of it is left."""


class Work:
    """What one person waits for. `do` may run beside the screen while `give_up` is said on it."""

    def __init__(self) -> None:
        self._over = Event()

    def give_up(self) -> None:
        """Nobody waits any more: what is being done ends at the next page, what comes later never begins."""
        self._over.set()

    def do(self, act: Callable[[], T]) -> T:
        """What the act gives. GivenUp, or what the act raises."""
        before = _CURRENT.set(self)
        try:
            go_on()
            return act()
        finally:
            _CURRENT.reset(before)

    @property
    def is_over(self) -> bool:
        """Whether it was given up."""
        return self._over.is_set()


_CURRENT: ContextVar[Work | None] = ContextVar("work", default=None)


def go_on() -> None:
    """Asked by the press before each page and each side. GivenUp when nobody waits; else nothing happens."""
    work = _CURRENT.get()
    if work is not None and work.is_over:
        raise GivenUp
