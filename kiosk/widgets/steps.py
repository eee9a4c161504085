"""One screen at a time: the places of the app, and the steps inside one place."""

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.screenmanager import NoTransition, ScreenManager
from kivy.uix.widget import Widget

from kiosk import theme


class Turning(ScreenManager):
    """Only the current screen is there to be seen and touched.

    A touch that comes before anybody can have seen it was meant for the screen before: the second tap of a
    double tap, or taps while something slow was done. Such touches go nowhere; `awake` says when they do.
    """

    awake = BooleanProperty(True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(transition=NoTransition(), **kwargs)
        self._see_all()
        self._wake = Clock.create_trigger(self._look_up, theme.NOTICED)

    def on_current(self, instance: Widget, name: str) -> None:
        """Another screen is shown; it can be touched once it was there for a moment."""
        super().on_current(instance, name)
        self.awake = False
        self._wake.cancel()
        # The time that counts begins with the next frame: what led here may have taken long.
        Clock.schedule_once(lambda _dt: self._wake())

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Keep what comes too early from every screen."""
        return not self.awake or bool(super().on_touch_down(touch))

    def _see_all(self) -> None:
        """Kivy cuts what slides in from the side with a stencil, a tenth of a frame; here nothing slides."""
        self.canvas.before.clear()
        self.canvas.after.clear()

    def _look_up(self, _dt: float) -> None:
        self.awake = True


class Steps(Turning):
    """A screen manager whose `step` may be named before the step itself has been added."""

    step = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(step=self._follow)

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Add a step, and show it when it is the one that is wanted; kv names it only afterwards."""
        super().add_widget(widget, *args, **kwargs)
        widget.bind(name=self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        if self.has_screen(self.step):
            self.current = self.step
