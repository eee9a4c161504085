"""Telling a hand laid on the screen from fingers that draw."""

from collections.abc import Hashable

from fanzines.plane import XY
from kiosk import theme


class Palm:
    """Every finger that is down. Points are mm on the glass, times seconds.

    A hand is four fingers that landed within half a second and lie as far apart as a hand is broad. Nothing
    drawn is like it: a line and a resting hand land one after the other, and a pen says that it is a pen.
    """

    def __init__(self) -> None:
        self._down: dict[Hashable, tuple[XY, float]] = {}
        self._pens: set[Hashable] = set()

    def lands(self, key: Hashable, at: XY, now: float, *, finger: bool = True) -> bool:
        """A contact lands; whether it makes a whole hand."""
        if not finger:
            self._pens.add(key)
            return False
        self._down[key] = at, now
        together = [place for place, since in self._down.values() if now - since <= theme.TOGETHER]
        return not self._pens and len(together) >= theme.HAND and _across(together) >= theme.HAND_ACROSS

    def lifts(self, key: Hashable) -> None:
        """It lifts."""
        self._down.pop(key, None)
        self._pens.discard(key)


def _across(places: list[XY]) -> float:
    xs, ys = zip(*places, strict=True)
    return max(max(xs) - min(xs), max(ys) - min(ys))
