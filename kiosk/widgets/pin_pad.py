"""Ten digits under the dots of what was typed: the facilitator's PIN, chosen or asked for."""

from typing import Final

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.touch import Touchable

LONGEST: Final = 8
_ROWS: Final = ("123", "456", "789")


class PinKey(Touchable):
    """One digit, or what is done with them."""

    digit = StringProperty("")
    icon = StringProperty("")


class PinPad(BoxLayout):
    """Collects up to `LONGEST` digits in `typed`; `on_done` tells them and forgets them."""

    __events__ = ("on_done",)
    typed = StringProperty("")
    about = StringProperty("")
    """Stands where the dots will be."""
    keys = ObjectProperty(None)

    def on_keys(self, *_: object) -> None:
        """The grid is there: lay the keys."""
        for digit in "".join(_ROWS):
            self._lay(PinKey(digit=digit, touch_name=f"pin.{digit}"))
        erase = PinKey(icon="backspace", touch_name="pin.backspace")
        erase.bind(on_release=lambda _key: self.undigit())
        self.keys.add_widget(erase)
        self._lay(PinKey(digit="0", touch_name="pin.0"))
        check = PinKey(icon="check", touch_name="pin.check", kind="next")
        check.bind(on_release=lambda _key: self.finish())
        self.keys.add_widget(check)

    def digit(self, digit: str) -> None:
        """One more digit."""
        if len(self.typed) < LONGEST:
            self.typed += digit

    def undigit(self) -> None:
        """One digit less."""
        self.typed = self.typed[:-1]

    def finish(self) -> None:
        """They are complete; none at all are the second tap of a double tap."""
        typed, self.typed = self.typed, ""
        if typed:
            self.take(typed)

    def take(self, typed: str) -> None:
        """Tell what was typed."""
        self.dispatch("on_done", typed)

    def clear(self) -> None:
        """Forget what was typed."""
        self.typed = ""

    def on_done(self, typed: str) -> None:
        """The PIN is complete."""

    def _lay(self, key: PinKey) -> None:
        key.bind(on_release=lambda pressed: self.digit(pressed.digit))
        self.keys.add_widget(key)
