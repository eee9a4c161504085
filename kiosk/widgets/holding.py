"""Telling a finger that stays from one that only touched."""

from collections.abc import Callable

from kivy.clock import Clock


class Holding:
    """Acts once a finger has stayed for so many seconds, unless it is called off before."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        # A finger that lifted while a frame took long is heard of only after that frame.
        self._sure = Clock.create_trigger(lambda _dt: act())
        self._long = Clock.create_trigger(lambda _dt: self._sure(), seconds)

    def begin(self) -> None:
        """A finger has landed."""
        self.cancel()
        self._long()

    def cancel(self) -> None:
        """It has lifted, or moved away."""
        self._long.cancel()
        self._sure.cancel()
