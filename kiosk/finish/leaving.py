"""A short, visible time for a change of heart: paper covers her cover slowly; then it is gone."""

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk import theme
from kiosk.widgets.touch import Touchable


class CoverChoice(Touchable):
    """One way to decide about her fanzine: its cover, as much `there` (0 to 1) as it will be then."""

    icon = StringProperty("")
    text = StringProperty("")
    texture = ObjectProperty(None, allownone=True)
    there = NumericProperty(1.0)


class CoveredPicture(Touchable):
    """Her cover, `covered` from below by paper, from 0 to 1; a touch takes the paper away again."""

    texture = ObjectProperty(None, allownone=True)
    covered = NumericProperty(0.0)


class LeavingStep(BoxLayout):
    """`on_over` when the time is over, or when she did not want to wait; `on_keep` when she keeps it."""

    __events__ = ("on_over", "on_keep")
    texture = ObjectProperty(None, allownone=True)
    covered = NumericProperty(0.0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._tick = None

    def begin(self) -> None:
        """All of the time, from now on."""
        self.stop()
        self._tick = Clock.schedule_interval(self._pass, 0)

    def stop(self) -> None:
        """Nothing is taken away."""
        if self._tick:
            self._tick.cancel()
        self._tick, self.covered = None, 0.0

    def on_over(self) -> None:
        """It goes."""

    def on_keep(self) -> None:
        """It stays."""

    def _pass(self, seconds: float) -> None:
        # A frame that took long, as when the tablet slept, is not time in which she could choose.
        self.covered = min(1.0, self.covered + min(seconds, theme.LONGEST_FRAME) / theme.CHANGE_OF_HEART)
        if self.covered == 1.0:
            self.stop()
            self.dispatch("on_over")
