"""Noticing that nobody is there any more: after a while it asks, counts visibly, then gives up."""

from collections.abc import Callable

from kivy.clock import Clock

from kiosk import theme


class LeftAlone:
    """`ask` is told the seconds left, 0 when somebody stirred; `left` when nobody did."""

    def __init__(self, ask: Callable[[int], None], left: Callable[[], None]) -> None:
        self._ask, self._left = ask, left
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
        if self._still >= theme.EXHIBITION_ASKS_AFTER:
            self._ask(0)
        self._still = 0.0

    def _pass(self, seconds: float) -> None:
        self._still += seconds
        over = self._still - theme.EXHIBITION_ASKS_AFTER
        if over >= theme.EXHIBITION_COUNTS:
            self._still = 0.0
            self._ask(0)
            self._left()
        elif over >= 0:
            self._ask(max(1, round(theme.EXHIBITION_COUNTS - over)))
