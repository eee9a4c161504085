"""A finger that brushes over what is read turns it; the big buttons beside it do the same."""

from typing import Final

from kivy.input import MotionEvent
from kivy.uix.boxlayout import BoxLayout

from kiosk import theme

_LEAST: Final = 12.0
"""Millimetres a finger has to go sideways."""
_STEEPEST: Final = 0.7


class Swiped(BoxLayout):
    """`on_swipe` tells +1 for a finger that went to the left, -1 for one to the right."""

    __events__ = ("on_swipe",)

    def on_swipe(self, by: int) -> None:
        """The finger went that way."""

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """See how far it went; a touch that something else holds is that thing's."""
        across, up = touch.x - touch.ox, touch.y - touch.oy
        here = self.collide_point(*touch.opos) and not touch.grab_list and touch.grab_current is None
        if here and abs(across) >= theme.mm(_LEAST) and abs(up) <= abs(across) * _STEEPEST:
            self.dispatch("on_swipe", 1 if across < 0 else -1)
            return True
        return bool(super().on_touch_up(touch))
