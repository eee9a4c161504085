"""High contrast, switched live: the app's own paper and ink in pure white and black. Never a maker's page."""

from typing import Final

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty

from kiosk import theme

_CLEARER: Final = {
    theme.GROUND: theme.CLEAR_PAPER,
    theme.SHEET: theme.CLEAR_PAPER,
    theme.INK: theme.CLEAR_INK,
    theme.SHADE: theme.CLEAR_INK,
    theme.FAINT: theme.CLEAR_INK,
    theme.QUIET: theme.CLEAR_INK,
}


class Contrast(EventDispatcher):
    """Whether it is high now."""

    high = BooleanProperty(False)


contrast = Contrast()


def shown(colour: str, high: bool | None = None) -> str:
    """The colour as it is seen now; kv names `contrast.high`, so that a rule follows it."""
    return _CLEARER.get(colour, colour) if (contrast.high if high is None else high) else colour
