"""A strip of paper that says one thing and goes by itself."""

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import OptionProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk import theme


class Notice(FloatLayout):
    """Lies over every place; it can be touched away."""

    text = StringProperty("")
    icon = StringProperty("hand-palm")
    where = OptionProperty("top", options=("top", "beside", "low", "aside"))

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._going = Clock.create_trigger(lambda _dt: self.hide(), theme.NOTICE_STAYS)

    def say(self, text: str, icon: str, where: str = "top") -> None:
        """Show a sentence for a while, where it lies over nothing that is touched next."""
        self.where, self.icon, self.text = where, icon, text
        self._going.cancel()
        self._going()

    def hide(self) -> None:
        """Take the strip away."""
        self._going.cancel()
        self.text = ""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Touching the strip takes it away; everything else is for the place beneath."""
        if self.text and self.ids.strip.collide_point(*touch.pos):
            self.hide()
            return True
        return False
