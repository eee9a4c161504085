"""A calm moment while the library is shut beside the screen."""

from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.place import Place


class Waiting(FloatLayout):
    """Says what is being done; there is nothing to touch."""

    text = StringProperty("")


class WaitPlace(Place):
    """Where nobody's work is on the screen any more, and the kiosk is not locked yet."""
