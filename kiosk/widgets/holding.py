"""Telling a finger that stays from one that only touched."""

from collections.abc import Callable
from typing import Final

from kivy.clock import Clock

_LOOKS: Final = 3


class Holding:
    """Acts once a finger has stayed for so many seconds, unless it is called off before.

    That a finger lifted while a frame took long is heard of only after that frame: so the app looks a few
    times more whether it is still there.
    """

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self._act = act
        self._left = 0
        self._look = Clock.create_trigger(lambda _dt: self._once_more())
        self._long = Clock.create_trigger(lambda _dt: self._look(), seconds)

    def begin(self) -> None:
        """A finger has landed."""
        self.cancel()
        self._left = _LOOKS
        self._long()

    def cancel(self) -> None:
        """It has lifted, or moved away."""
        self._long.cancel()
        self._look.cancel()

    def _once_more(self) -> None:
        self._left -= 1
        if self._left:
            self._look()
        else:
            self._act()
