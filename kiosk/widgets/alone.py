"""Noticing that nobody is there any more: after a while it asks, counts visibly, then gives up."""

from collections.abc import Callable

from kivy.clock import Clock
from kivy.properties import NumericProperty
from kivy.uix.floatlayout import FloatLayout

Times = tuple[float, float]
"""Seconds without a touch before it asks, and seconds it counts."""


class LeftAlone:
    """`ask` is told the seconds left, 0 when somebody stirred; `left` when nobody did."""

    def __init__(
        self, ask: Callable[[int], None], left: Callable[[], None], times: Callable[[], Times]
    ) -> None:
        self._ask, self._left, self._times = ask, left, times
        self._still = 0.0
        self._tick = None

    def watch(self) -> None:
        """Begin."""
        self.rest()
        self._still = 0.0
        self._tick = Clock.schedule_interval(self._pass, 1.0)

    def rest(self) -> None:
        """End."""
        if self._tick:
            self._tick.cancel()
        self._tick = None

    def stir(self) -> None:
        """Somebody is here."""
        if self._still >= self._times()[0]:
            self._ask(0)
        self._still = 0.0

    def _pass(self, seconds: float) -> None:
        asks_after, counts = self._times()
        self._still += seconds
        over = self._still - asks_after
        if over >= counts:
            self._still = 0.0
            self._ask(0)
            self._left()
        elif over >= 0:
            self._ask(max(1, round(counts - over)))


class Asking(FloatLayout):
    """The piece of paper that asks; it is there while `seconds` are left."""

    seconds = NumericProperty(0)
